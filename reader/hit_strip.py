"""The strip beside the article's scroll bar that shows where the hits are; a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from reader import words

if TYPE_CHECKING:
    from reader.article_browser import ArticleBrowser
    from reader.article_hits import ArticleHits

WIDTH = 10
_TICK = 3
_MOST_TICKS = 2_000
_LONG = 200_000
"""Characters from which ticks go by the share of the text: to lay all of it out takes long."""


class HitStrip(QWidget):
    """Ticks as far down the strip as the hits are down the article."""

    def __init__(self, browser: ArticleBrowser, hits: ArticleHits) -> None:
        super().__init__(browser)
        self.setObjectName("hitStrip")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._browser = browser
        self._hits = hits
        self._ticks: list[tuple[int, int]] | None = None
        hits.changed.connect(self._changed)
        browser.document().documentLayout().documentSizeChanged.connect(self._changed)
        browser.resized.connect(self._resized)
        self.hide()

    def ticks(self) -> list[tuple[int, int]]:
        """(pixels from the top, which hit), from top to bottom."""
        if self._ticks is None:
            self._ticks = self._place_ticks()
        return self._ticks

    def _changed(self, _: object) -> None:
        self._ticks = None
        count = len(self._hits.places)
        self.setVisible(count > 0)
        if count:
            self.setAccessibleName(self.tr("Hits in this article: {}").format(words.number(count)))
            self.setToolTip(self.accessibleName())
            self._place()
        self.update()

    def _place(self) -> None:
        bar = self._browser.verticalScrollBar().sizeHint().width()
        self.setGeometry(
            QRect(self._browser.width() - bar - WIDTH, 0, WIDTH, self._browser.height())
        )
        self.raise_()

    def _place_ticks(self) -> list[tuple[int, int]]:
        document, places = self._browser.document(), self._hits.places
        layout, room = document.documentLayout(), self.height() - _TICK
        step = max(len(places) // _MOST_TICKS, 1)
        characters = document.characterCount()
        seen = max(self._browser.viewport().height(), 1)
        height = max(document.size().height(), seen) if characters < _LONG else 0.0
        ticks = []
        for at in range(0, len(places), step):
            start = places[at][0]
            share = start / characters
            if height:
                block = document.findBlock(start)
                line = block.layout().lineForTextPosition(start - block.position())
                down = line.y() if line.isValid() else 0.0
                share = (layout.blockBoundingRect(block).y() + down) / height
            ticks.append((round(share * room), at))
        return ticks

    def _resized(self) -> None:
        if not self.isHidden():
            self._ticks = None
            self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        where = event.position().y() - _TICK / 2
        nearest = min(self.ticks(), key=lambda tick: abs(tick[0] - where), default=None)
        if nearest is not None and event.button() == Qt.MouseButton.LeftButton:
            self._hits.go(nearest[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        style = self._hits.style
        if style is None:
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        theme = style.theme
        current = None
        for top, at in self.ticks():
            if at == self._hits.at:
                current = top
            painter.fillRect(QRect(2, top, WIDTH - 4, _TICK), QColor(theme.star))
        if current is not None:
            painter.fillRect(QRect(0, current, WIDTH, _TICK), QColor(theme.accent))
