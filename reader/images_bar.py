"""The bar over an article whose remote images are blocked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reader.top_bar import ElidedLabel


class ImagesBar(QWidget):
    """Says that images are blocked, and offers to load them; what happens then is not ours."""

    load_clicked = Signal(object)
    """The images of this article are wanted, this once."""
    always_clicked = Signal(object)
    """The images of all articles of this library are wanted from now on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("imagesBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.words = ElidedLabel(self)
        self.words.setText(self.tr("Remote images are blocked in this library."))
        self.load = self._button(self.tr("Load for this article"), "loadImagesButton")
        self.always = self._button(self.tr("Always load here"), "alwaysLoadImagesButton")
        self.load.clicked.connect(lambda: self.load_clicked.emit(self))
        self.always.clicked.connect(lambda: self.always_clicked.emit(self))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 12, 5)
        row.setSpacing(4)
        for part in (self.words, self.load, self.always):
            row.addWidget(part)
        row.addStretch(1)

    def _button(self, words: str, name: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setProperty("role", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        return button
