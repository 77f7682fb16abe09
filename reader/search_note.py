"""The line under the list's header that says what a search could not do as it was asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class SearchNote(QLabel):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("searchNote")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def set_text(self, words: str) -> None:
        """Says a sentence; "" takes it away."""
        self.setText(words)
        self.setVisible(bool(words))
