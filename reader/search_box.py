"""Where one types what to find; the number of hits stands at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from reader.icons import icon

if TYPE_CHECKING:
    from reader.theme import Theme

_CLEAR_BUTTON = 28
_MARGIN = 10


class SearchBox(QLineEdit):
    """A line of text. While an input method composes, its text is not the field's yet, so
    `textChanged` never carries half a word."""

    left = Signal(object)
    """The list should have the focus: True for Escape, which also ends the search."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("searchBox")
        self.setPlaceholderText(self.tr("Search"))
        self.setAccessibleName(self.tr("Search the library"))
        self.setToolTip(
            self.tr(
                'All words must occur. "a phrase", -without, a OR b, title:, author:, category:, '
                "date:2021-05, is:unread, is:favourite  ( / )"
            )
        )
        self.setMinimumWidth(180)
        self.setMaximumWidth(420)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self._glass.setText(self.tr("Search"))
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._glass.triggered.connect(self.setFocus)
        self._answer = QLabel(self)
        self._answer.setObjectName("searchAnswer")
        self._answer.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._answer.hide()
        self.textChanged.connect(self._place_answer)

    def set_answer(self, words: str) -> None:
        """Shows how many were found; an empty string takes it away."""
        self._answer.setText(words)
        self._place_answer()

    def answer(self) -> str:
        """What stands at the end of the box."""
        return self._answer.text()

    def apply_theme(self, theme: Theme) -> None:
        """Draws the glass in the theme's colour."""
        self._glass.setIcon(icon("search", theme.muted, 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit(True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit(False)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_answer()

    def _place_answer(self) -> None:
        width = self._answer.sizeHint().width()
        right = _CLEAR_BUTTON if self.text() else _MARGIN
        fits = bool(self._answer.text()) and width + right < self.width() // 2
        self._answer.setVisible(fits)
        self._answer.setGeometry(self.width() - width - right, 0, width, self.height())
        self.setTextMargins(2, 0, width + _MARGIN if fits else 0, 0)
