"""The text of an article on the screen: one column, drawn placeholders, nothing ever fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QRect, QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPen,
    QPyTextObject,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from reader import ornaments
from reader.keys import sideways

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from reader.reading_style import ReadingStyle

_MARGIN = 30
_PLACEHOLDER = QSizeF(320, 96)
_LARGEST_INLINE = 64
_SPACE = 7
"""Pixels above and below a picture that stands in a line of its own."""


def encoded(url: QUrl) -> str:
    """A link as it stands in the article, with what had to be escaped still escaped."""
    return bytes(url.toEncoded().data()).decode("ascii")


def _space(width: float, height: float) -> int:
    return _SPACE if max(width, height) > _LARGEST_INLINE else 0


class ImagePlaceholder(QPyTextObject):
    """Draws a box with the picture's words where a picture belongs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.style: ReadingStyle | None = None

    def intrinsicSize(self, doc: QTextDocument, _at: int, image_format: QTextFormat) -> QSizeF:
        image = image_format.toImageFormat()
        width = image.width() or _PLACEHOLDER.width()
        height = image.height() or (_PLACEHOLDER.height() if not image.width() else width * 0.6)
        room = doc.textWidth() - 2 * doc.documentMargin()
        if 0 < room < width:
            width, height = room, height * room / width
        return QSizeF(width, height + 2 * _space(width, height))

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
        rect = QRectF(rect)
        space = _space(rect.width(), rect.height())
        rect.adjust(0, space, 0, -space)
        theme = self.style.theme
        painter.save()
        painter.setPen(QPen(QColor(theme.hairline), 1))
        painter.setBrush(QColor(theme.code))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        words = image_format.toCharFormat().toolTip() or self.tr("Picture")
        font = self.style.font
        font.setPixelSize(self.style.pixels(13))
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        inside = rect.adjusted(8, 4, -8, -4)
        if inside.width() > 30 and inside.height() > 14:
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(inside, int(flags), words)
        painter.restore()


class ArticleBrowser(QTextBrowser):
    """Shows safe HTML in a column of the measure; links are told, never followed."""

    followed = Signal(str)
    """The href of a link that was clicked, as it stands in the HTML."""
    left = Signal(int)
    """-1: the pane to the left is asked for."""
    resized = Signal()
    """The column may have another width: what stood at the top does so no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("articleView")
        self.setAccessibleName(self.tr("Article"))
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(_MARGIN)
        self.document().setIndentWidth(28)
        self.anchorClicked.connect(self._follow)
        self._style: ReadingStyle | None = None
        self._nothing = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
        self._nothing.fill(Qt.GlobalColor.transparent)
        self._placeholder = ImagePlaceholder(self)
        self.document().documentLayout().registerHandler(
            QTextFormat.ObjectTypes.ImageObject, self._placeholder
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if sideways(event) < 0 and self.horizontalScrollBar().value() == 0:
            self.left.emit(-1)
            return
        super().keyPressEvent(event)

    def loadResource(self, kind: int, _name: QUrl | str) -> Any:
        """Never the network, never a file: an answer at once, so that Qt does not ask again."""
        return self._nothing if kind == QTextDocument.ResourceType.ImageResource else ""

    def show_html(self, html: str, style: ReadingStyle) -> None:
        """Shows `html` from its top. It must be capped: laying it out cannot be interrupted."""
        document = self.document()
        if style != self._style:
            self._style = style
            self._placeholder.style = style
            self._set_colours(style)
            document.setDefaultFont(style.font)
            document.setDefaultStyleSheet(style.style_sheet())
            self._set_column()
        self.setHtml(html)
        ornaments.prepare(document, style)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _follow(self, url: QUrl) -> None:
        self.followed.emit(encoded(url))

    def lay_out(self) -> None:
        """Lays out all that is not yet, and makes the scroll bar true; a giant takes 0.5 s."""
        # Qt finishes its layout when asked for the size, but tells the scroll bar later.
        height = int(self.document().size().height())
        self.verticalScrollBar().setRange(0, max(height - self.viewport().height(), 0))

    def _set_colours(self, style: ReadingStyle) -> None:
        theme = style.theme
        palette = self.palette()
        for role, colour in (
            (palette.ColorRole.Base, theme.paper),
            (palette.ColorRole.Text, theme.text),
            (palette.ColorRole.Highlight, theme.selection),
            (palette.ColorRole.HighlightedText, theme.text),
            (palette.ColorRole.Link, theme.accent),
            (palette.ColorRole.Dark, theme.hairline),
            (palette.ColorRole.Window, theme.paper),
        ):
            palette.setColor(role, QColor(colour))
        self.setPalette(palette)
        paper, text = QColor(theme.paper).name(), QColor(theme.text).name()
        self.setStyleSheet(
            f"ArticleBrowser {{ background: {paper}; color: {text}; border: none; }}"
        )

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            # Qt would show a picture's words as rich text. They stand in its placeholder.
            return True
        return super().viewportEvent(event)

    # The column

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_column()
        super().resizeEvent(event)
        self.resized.emit()

    def _set_column(self) -> None:
        # Margins of the viewport, not of the document: widening the pane lays nothing out anew.
        # Nor does it whether the scroll bar is there or not: its place is kept free.
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        column = self._style.measure + 2 * _MARGIN if self._style else room
        side = max((room - column) // 2, 0)
        self.setViewportMargins(side, 0, side, 0)
        self.setLineWrapColumnOrWidth(max(min(column, room), 100))

    # Painting what style sheets of QTextDocument cannot

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._style is not None:
            painter = QPainter(self.viewport())
            painter.translate(
                -self.horizontalScrollBar().value(), -self.verticalScrollBar().value()
            )
            top = self.verticalScrollBar().value()
            bottom = top + self.viewport().height()
            ornaments.paint(painter, self.document(), self._style, top, bottom)
            if self.hasFocus():
                edge = QRect(self.horizontalScrollBar().value(), top, 2, bottom - top)
                painter.fillRect(edge, QColor(self._style.theme.accent))
            painter.end()
        super().paintEvent(event)
