"""The pill over the list that says how many articles have come in above what is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPushButton

from reader.counted import Counted
from reader.scale import px

if TYPE_CHECKING:
    from reader.article_list import ArticleList

_FROM_TOP = 8


class NewArticles(QPushButton):
    """Goes to the top of the list when it is clicked, and away when the reader gets there."""

    def __init__(self, rows: ArticleList) -> None:
        super().__init__(rows)
        self.setObjectName("newArticles")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Home does the same
        self._rows = rows
        self._count = 0
        rows.installEventFilter(self)
        rows.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.clicked.connect(rows.scrollToTop)
        self.hide()

    def add(self, count: int) -> None:
        """So many rows more stand above what is in sight."""
        if count <= 0 or self._rows.at_top():
            return
        self._count += count
        self.setText(f"↑ {Counted().new_articles(self._count)}")
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def forget(self) -> None:
        """The list holds something else now, or the reader has seen its top."""
        self._count = 0
        self.hide()

    def _scrolled(self, _: int) -> None:
        if self._rows.at_top():
            self.forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.move((self._rows.viewport().width() - self.width()) // 2, px(_FROM_TOP))
