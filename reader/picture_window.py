"""One picture in its full size, and the way to the others of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from reader.translation import told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage, QMouseEvent, QPaintEvent

    from reader.picture_commands import PictureCommands

_SHARE = 0.8
"""Of the parent's size."""


class PictureWindow(QDialog):
    """Fits the picture to the window; a click shows it pixel by pixel, the next fits it again."""

    def __init__(
        self, commands: PictureCommands, addresses: Sequence[str], address: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pictureWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = commands
        self._addresses = addresses
        self._at = addresses.index(address)
        self.canvas = _Canvas(self)
        self.canvas.setAccessibleName(self.tr("Image"))
        self.area = QScrollArea(self)
        self.area.setAccessibleName(self.tr("Image"))
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setWidget(self.canvas)
        self.area.setWidgetResizable(True)
        self.line = QLabel(self)
        self.line.setProperty("role", "muted")
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.setMargin(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.line)
        for keys, call in (
            (("J", "Space", "PgDown"), lambda: self.step(1)),
            (("K", "Shift+Space", "PgUp"), lambda: self.step(-1)),
            (("Right",), lambda: self._go_sideways(1)),
            (("Left",), lambda: self._go_sideways(-1)),
            (("Return", "Enter", "1"), self.toggle_size),
            (("Ctrl+S",), lambda: commands.save(self.address)),
            (("Ctrl+C",), lambda: commands.copy(self.address)),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(key) for key in keys])
            shortcut.activated.connect(call)
        self.canvas.clicked.connect(lambda _: self.toggle_size())
        self.resize((parent.size() * _SHARE).expandedTo(QSize(480, 360)))
        self._load()

    @property
    def address(self) -> str:
        """The address of the picture on show."""
        return self._addresses[self._at]

    def step(self, by: int) -> None:
        """Shows another picture of the article, and after the last the first."""
        self._at = (self._at + by) % len(self._addresses)
        self._load()

    def _go_sideways(self, by: int) -> None:
        """To what of the picture lies out of sight there; at its edge to another picture."""
        bar = self.area.horizontalScrollBar()
        before = bar.value()
        bar.setValue(before + by * bar.singleStep())
        if bar.value() == before:
            self.step(by)

    def toggle_size(self) -> None:
        """Shows the picture pixel by pixel, or fitted to the window."""
        self.area.setWidgetResizable(not self.area.widgetResizable())
        if not self.area.widgetResizable():
            self.canvas.resize(self.canvas.natural())
        self.canvas.update()

    def _load(self) -> None:
        address = self.address
        self.line.setText(self.tr("Loading…"))

        def done(image: QImage) -> None:
            if address == self.address and self.isVisible():
                self._show(image)

        def failed(error: Exception) -> None:
            if address == self.address and self.isVisible():
                self.canvas.show_image(None)
                self._say(told(str(error)))

        self._commands.read_image(address, done, failed)

    def _show(self, image: QImage) -> None:
        self.area.setWidgetResizable(True)
        self.canvas.show_image(image)
        self._say(self.tr("{} × {} pixels").format(image.width(), image.height()))

    def _say(self, words: str) -> None:
        several = len(self._addresses) > 1
        place = self.tr("Image {} of {}").format(self._at + 1, len(self._addresses))
        self.setWindowTitle(place if several else self.tr("Image"))
        self.line.setText(f"{place} · {words}" if several else words)
        self.area.setAccessibleDescription(self.line.text())


class _Canvas(QWidget):
    clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._pressed: QPoint | None = None

    def show_image(self, image: QImage | None) -> None:
        self._image = image
        self.update()

    def natural(self) -> QSize:
        if self._image is None:
            return QSize(1, 1)
        return (self._image.size() / self.devicePixelRatioF()).expandedTo(QSize(1, 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image is None:
            return
        size = self.natural()
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint(0, 0), size)
        place.moveCenter(self.rect().center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._image.hasAlphaChannel():
            painter.fillRect(place, Qt.GlobalColor.white)
        painter.drawImage(place, self._image)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._pressed = None
            self.clicked.emit(self)
