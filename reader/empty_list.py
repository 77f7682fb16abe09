"""What stands in place of a list that is empty: why it is, and ways on that a click takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from reader.scale import px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from library import Query

_SIDE = 32
_AROUND = 16
"""What a button needs beside its words, and a little more."""


class Offer(NamedTuple):
    """A way on: what the button says, and what it asks for."""

    words: str
    query: Query


class EmptyList(QWidget):
    """A title, a sentence, and a button for each offer."""

    taken = Signal(object)
    """The `Query` of the offer that the reader took."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("emptyList")
        self._title = self._label("title")
        self._words = self._label("muted")
        self._offers: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._column.setSpacing(8)
        self._column.addStretch(1)
        self._column.addWidget(self._title)
        self._column.addWidget(self._words)
        self._column.addStretch(2)
        self.hide()

    def _label(self, role: str) -> QLabel:
        label = QLabel(self)
        label.setProperty("role", "empty-title" if role == "title" else role)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setWordWrap(True)
        return label

    def text(self) -> tuple[str, str]:
        """The title and the sentence."""
        return self._title.text(), self._words.text()

    def set_text(self, title: str, words: str) -> None:
        """Says why there is nothing; what was offered for another reason goes."""
        if (title, words) != self.text():
            self._title.setText(title)
            self._words.setText(words)
            self.set_offers(())

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """Offers ways on, the best first."""
        for button in self._offers:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._offers = [self._button(offer) for offer in offers]
        for at, button in enumerate(self._offers):
            self._column.insertWidget(3 + at, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def offers(self) -> list[QPushButton]:
        """The buttons, in order."""
        return self._offers

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button in self._offers:
            self._label_button(button)

    def _button(self, offer: Offer) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("role", "link")
        button.setAccessibleName(offer.words)
        button.setToolTip(offer.words)
        button.clicked.connect(lambda: self.taken.emit(offer.query))
        self._label_button(button)
        return button

    def _label_button(self, button: QPushButton) -> None:
        room = max(self.width() - 2 * _SIDE - px(_AROUND), 160)
        words = button.fontMetrics().elidedText(
            button.accessibleName(), Qt.TextElideMode.ElideMiddle, room
        )
        button.setText(words.replace("&", "&&"))
