"""Articles that are dragged out of the list: copies of their files for others, and their titles."""

from __future__ import annotations

import os
from array import array
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QDrag, QPainter, QPixmap

from library import without_trackers
from reader import words
from reader.article_header import one_line
from reader.counted import Counted
from reader.scale import px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library import Headline
    from reader.article_list import ArticleList
    from reader.main_window import MainWindow
    from reader.open_library import OpenLibrary

MOST = 50
"""Articles of one drag: what the list reads at once by key, and as many as a desktop takes well."""
_WIDEST = 280
"""Pixels of the design."""


class Dragging(QObject):
    """Serves the list of a window as long as a library is open, and goes with it."""

    def __init__(self, library: OpenLibrary, window: MainWindow) -> None:
        super().__init__(library)
        self._library = library
        self._window = window
        window.panes.list.dragged.connect(self._drag)

    def _drag(self, rows: ArticleList) -> None:
        if self._window.current is not self._library:
            return
        chosen = sum(map(len, rows.selected_rows()))
        headlines = rows.headlines(self._first(rows.selected_rows()))
        if not headlines:
            return
        if chosen > MOST:
            said = self.tr(
                "The first {few} of {all} articles are dragged. Export Articles takes them all."
            )
            self._window.say(
                said.format(few=words.number(len(headlines)), all=words.number(chosen))
            )
        drag = QDrag(rows)
        drag.setMimeData(self._mime(headlines))
        label = one_line(headlines[0].title) or self.tr("Untitled")
        if len(headlines) > 1:
            label = Counted().articles(len(headlines))
        drag.setPixmap(self._picture(label))
        drag.setHotSpot(QPoint(-px(12), -px(8)))
        # Never a move: whoever takes them would delete the library's files.
        drag.exec(Qt.DropAction.CopyAction, Qt.DropAction.CopyAction)

    def _first(self, chosen: Sequence[range]) -> Sequence[int]:
        ids, found = self._library.hits.ids, array("q")
        for rows in chosen:
            found += ids[rows.start : min(rows.stop, rows.start + MOST - len(found))]
        return found

    def _mime(self, headlines: Sequence[Headline]) -> QMimeData:
        folder, mime = self._library.library.folder, QMimeData()
        files = [Path(folder, os.fsdecode(one.path)) for one in headlines]
        # A name of any bytes, which a text would not carry.
        mime.setUrls([QUrl.fromEncoded(file.as_uri().encode()) for file in files])
        mime.setText("\n".join(map(self._title, headlines)))
        return mime

    def _title(self, headline: Headline) -> str:
        """Its title, with its link where the article is on show: no other file is read for it."""
        title, shown = one_line(headline.title), self._library.showing.shown
        if shown is not None and shown.headline.id == headline.id and shown.article.source_url:
            return f"{title} {without_trackers(shown.article.source_url)}"
        return title

    def _picture(self, label: str) -> QPixmap:
        """What hangs at the mouse."""
        theme, metrics = self._window.theme, self._window.fontMetrics()
        label = metrics.elidedText(label, Qt.TextElideMode.ElideRight, px(_WIDEST))
        size = QRect(0, 0, metrics.horizontalAdvance(label) + px(24), px(30))
        scale = self._window.devicePixelRatioF()
        picture = QPixmap(size.size() * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.hairline))
        painter.setBrush(QColor(theme.field))
        painter.drawRoundedRect(size.adjusted(0, 0, -1, -1), px(6), px(6))
        painter.setPen(QColor(theme.text))
        painter.setFont(self._window.font())
        painter.drawText(size, Qt.AlignmentFlag.AlignCenter, label)
        painter.end()
        return picture
