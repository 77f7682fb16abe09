"""A picture in the text of an article: the place that it takes, and how it is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextImageFormat,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.pictures import Pictures
    from reader.reading_style import ReadingStyle

_UNKNOWN = QSizeF(320, 96)
"""The place of a picture of which nothing is known."""
LARGEST_INLINE = 64
_SPACE = 12
"""Pixels above and below a picture that stands in a line of its own."""
_AHEAD = 4
"""Pictures below the one in sight that are decoded beforehand."""
_CELL_PADDING = 22


def number_of(name: str) -> int:
    """The number of the picture that an `<img>` of the viewer's HTML names; -1 for none."""
    number = name.removeprefix("image:")
    return int(number) if number.isdecimal() else -1


class PictureObject(QPyTextObject):
    """Paints pictures, and in the place of those that are not there a box with their words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.style: ReadingStyle | None = None
        self.pictures: Pictures | None = None
        self._sizes: dict[int, QSizeF] = {}

    def show(self, pictures: Pictures | None) -> None:
        """Paints the pictures of another article from now on."""
        self.pictures = pictures
        self._sizes.clear()

    def address(self, number: int) -> str:
        """The address of a picture by its number, "" where there is none."""
        return self.pictures.address(number) if self.pictures else ""

    def intrinsicSize(self, doc: QTextDocument, at: int, image_format: QTextFormat) -> QSizeF:
        image = image_format.toImageFormat()
        number = number_of(image.name())
        natural = self.pictures.size(self.address(number)) if self.pictures else None
        size = _fitted(image, natural, _room(doc, at))
        self._sizes[number] = size
        return QSizeF(size.width(), size.height() + 2 * _space(size))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _doc: QTextDocument,
        _position: int,
        image_format: QTextFormat,
    ) -> None:
        if self.style is None:
            return
        place = QRectF(rect)
        space = _space(place.size() - QSizeF(0, 2 * _SPACE))
        place.adjust(0, space, 0, -space)
        image = image_format.toImageFormat()
        if not self._paint(painter, place, number_of(image.name())):
            self._paint_box(painter, place, image)

    def _paint(self, painter: QPainter, place: QRectF, number: int) -> bool:
        """Paints the picture if it is there, and has it and the next ones made if not."""
        if self.pictures is None or number < 0:
            return False
        ratio = painter.device().devicePixelRatioF()
        image = self.pictures.image(self.address(number), _pixels(place.size(), ratio))
        for following in range(number + 1, number + 1 + _AHEAD):
            size = self._sizes.get(following)
            if size is not None:
                self.pictures.image(self.address(following), _pixels(size, ratio))
        if image is None:
            return False
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if image.hasAlphaChannel() and self.style is not None and self.style.theme.dark:
            # Formulas and drawings are mostly black on nothing.
            painter.fillRect(place, QColor(_LIGHT_GROUND))
        painter.drawImage(place, image)
        painter.restore()
        return True

    def _paint_box(self, painter: QPainter, place: QRectF, image: QTextImageFormat) -> None:
        assert self.style is not None
        theme = self.style.theme
        painter.save()
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.setBrush(QColor(theme.code))
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
        font = self.style.font
        font.setPixelSize(self.style.pixels(13))
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        inside = place.adjusted(8, 4, -8, -4)
        if inside.width() > 30 and inside.height() > 14:
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inside, int(flags), self._words(image))
        painter.restore()

    def _words(self, image: QTextImageFormat) -> str:
        words: str = image.toolTip()
        address = self.address(number_of(image.name()))
        reason = self.pictures.words(address) if self.pictures else ""
        return "\n".join(filter(None, (words, reason))) or self.tr("Picture")


_LIGHT_GROUND = "#f2f0ec"


def _fitted(image: QTextImageFormat, natural: QSize | None, room: float) -> QSizeF:
    """The size on the page: as the article says, in the picture's own shape, within the room."""
    width, height = image.width(), image.height()
    if natural is not None and not natural.isEmpty():
        shape = natural.height() / natural.width()
        if not width:
            width = height / shape if height else natural.width()
        height = width * shape
    elif not width:
        width, height = _UNKNOWN.width(), height or _UNKNOWN.height()
    elif not height:
        height = width * 0.6
    if 0 < room < width:
        width, height = room, height * room / width
    return QSizeF(width, height)


def _room(doc: QTextDocument, at: int) -> float:
    """The width that a picture may take where it stands."""
    room: float = doc.textWidth() - 2 * doc.documentMargin()
    block = doc.findBlock(at)
    indent = block.blockFormat().leftMargin() + block.blockFormat().rightMargin()
    if block.textList() is not None:
        indent += block.textList().format().indent() * doc.indentWidth()
    table = QTextCursor(block).currentTable()
    if table:  # None outside tables, whatever its type says
        return max(room / table.columns() - _CELL_PADDING - indent, 16)
    return max(room - indent, 16)


def _space(size: QSizeF) -> int:
    return _SPACE if max(size.width(), size.height()) > LARGEST_INLINE else 0


def _pixels(size: QSizeF, ratio: float) -> QSize:
    return (size * ratio).toSize().expandedTo(QSize(1, 1))
