"""The text of an article on the screen: one column, pictures painted by us, nothing fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QUrl, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QToolTip, QWidget

from reader import ornaments
from reader.keys import SIDE_BUTTONS, sideways
from reader.outline import Heading
from reader.picture_object import PictureObject, number_of
from reader.words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QContextMenuEvent, QPaintEvent, QResizeEvent

    from reader.pictures import Pictures
    from reader.reading_style import ReadingStyle

_MARGIN = 30
_WEB = ("http:", "https:")


def encoded(url: QUrl) -> str:
    """A link as it stands in the article, with what had to be escaped still escaped."""
    return bytes(url.toEncoded().data()).decode("ascii")


class ArticleBrowser(QTextBrowser):
    """Shows safe HTML in a column of the measure; links are told, never followed."""

    followed = Signal(str)
    """The href of a link that was clicked, as it stands in the HTML."""
    left = Signal(int)
    """-1: the pane to the left is asked for."""
    picture_clicked = Signal(object)
    """The address of a picture that was clicked and is no link."""
    menu_wanted = Signal(object)
    """(the menu of the text, the address of the picture under the mouse or "", where to open)"""
    outside_wanted = Signal(object)
    """The address of a link that is to be opened in the browser, whatever the library holds."""
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
        self._picture_object = PictureObject(self)
        self._places: list[tuple[QTextCursor, str]] | None = None
        self._pressed = ""
        self._with_control = False
        self._headings: list[int] = []
        self.tips: dict[int, str] = {}
        """What is said while the mouse rests on a block, by its number; plain text."""
        self.document().documentLayout().registerHandler(
            QTextFormat.ObjectTypes.ImageObject, self._picture_object
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if sideways(event) < 0 and self.horizontalScrollBar().value() == 0:
            self.left.emit(-1)
            return
        self._with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        super().keyPressEvent(event)
        self._with_control = False

    def loadResource(self, kind: int, _name: QUrl | str) -> Any:
        """Never the network, never a file: an answer at once, so that Qt does not ask again."""
        return self._nothing if kind == QTextDocument.ResourceType.ImageResource else ""

    def show_html(self, html: str, style: ReadingStyle, pictures: Pictures | None = None) -> None:
        """Shows `html` from its top. It must be capped: laying it out cannot be interrupted."""
        document = self.document()
        if style != self._style:
            document.clear()  # nor is the former article laid out once more in the new style
            self._style = style
            self._picture_object.style = style
            self._set_colours(style)
            document.setDefaultFont(style.font)
            document.setDefaultStyleSheet(style.style_sheet())
            edges = document.defaultTextOption()
            edges.setAlignment(style.alignment)
            document.setDefaultTextOption(edges)
            self._set_column()
        self._picture_object.show(pictures)
        self._places = None
        document.setLayoutEnabled(False)  # else what comes next would lay it out twice more
        self.setHtml(html)
        self._headings = ornaments.prepare(document, style)
        document.setLayoutEnabled(True)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def headings(self) -> list[Heading]:
        """The headings below the title, in order; those without words are left out."""
        found: list[Heading] = []
        for number in self._headings:
            block = self.document().findBlockByNumber(number)
            level, words = block.blockFormat().headingLevel(), block.text().replace("\u200b", "")
            words = " ".join(words.replace("\ufffc", " ").split())
            if level > 1 and words:
                found.append(Heading(level, words, number))
        return found

    def top_of(self, number: int) -> float:
        """Where a block begins, in pixels from the top; lays out what stands above it."""
        block = self.document().findBlockByNumber(number)
        return self.document().documentLayout().blockBoundingRect(block).top()

    def _follow(self, url: QUrl) -> None:
        address = encoded(url)
        outside = self._with_control and address.startswith(_WEB)
        (self.outside_wanted if outside else self.followed).emit(address)

    # Pictures

    def fit_pictures(self, addresses: set[str]) -> None:
        """Gives pictures the place that they take by now."""
        self.lay_out()  # a change while Qt still lays out would end that too early
        if self._places is None:
            self._places = self._find_pictures()
        for cursor, address in self._places:
            if address in addresses:
                self.document().markContentsDirty(cursor.position(), 1)
        self.lay_out()

    def _find_pictures(self) -> list[tuple[QTextCursor, str]]:
        """Where each picture stands. A cursor goes with its text when the header changes."""
        places: list[tuple[QTextCursor, str]] = []
        block = self.document().begin()
        while block.isValid():
            text, at = block.text(), -1
            while (at := text.find("\ufffc", at + 1)) >= 0:
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + at + 1)
                name = cursor.charFormat().toImageFormat().name()
                cursor.setPosition(block.position() + at)
                places.append((cursor, self._picture_object.address(number_of(name))))
            block = block.next()
        return places

    def picture_at(self, point: QPoint) -> str:
        """The address of the picture under a point of the viewport, "" where there is none."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        layout = self.document().documentLayout()
        name = layout.imageAt(QPointF(point.x() + across, point.y() + down))
        return self._picture_object.address(number_of(name)) if name else ""

    def first_picture_in_sight(self, fits: Callable[[str], bool]) -> str:
        """The address of the first picture from the top of what is in sight that fits, or else of
        the first in the article; "" where none does."""
        if self._places is None:
            self._places = self._find_pictures()
        fitting = [(cursor, address) for cursor, address in self._places if fits(address)]
        height = self.viewport().height()
        for cursor, address in fitting:
            place = self.cursorRect(cursor)
            if place.bottom() >= 0 and place.top() < height:
                return address
        return fitting[0][1] if fitting else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in SIDE_BUTTONS:
            event.ignore()
            return
        point = event.position().toPoint()
        plain = event.button() == Qt.MouseButton.LeftButton and not self.anchorAt(point)
        self._pressed = self.picture_at(point) if plain else ""
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        super().mouseReleaseEvent(event)
        self._with_control = False
        pressed, self._pressed = self._pressed, ""
        selects = self.textCursor().selectedText().strip("\ufffc")
        if pressed and not selects and self.picture_at(event.position().toPoint()) == pressed:
            self.picture_clicked.emit(pressed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        address = self.anchorAt(event.pos())
        if address.startswith(_WEB):
            # A click opens the article of the library that is a copy of that page.
            out = QAction(self.tr("Open Link in &Browser"), menu)
            out.setObjectName("openLinkOutside")
            out.triggered.connect(lambda: self.outside_wanted.emit(address))
            menu.insertAction(menu.actions()[0], out)
        self.menu_wanted.emit((menu, self.picture_at(event.pos()), event.globalPos()))

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
            assert isinstance(event, QHelpEvent)
            block = self.cursorForPosition(event.pos()).blockNumber() if self.tips else -1
            if block in self.tips:
                QToolTip.showText(event.globalPos(), plain_tip(self.tips[block]), self)
            return True
        return super().viewportEvent(event)

    # The column

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_column()
        super().resizeEvent(event)
        self.resized.emit()

    def column_width(self) -> int:
        """Pixels that the column takes where there is room, with its scroll bar."""
        measure = self._style.measure if self._style else 0
        return measure + 2 * _MARGIN + self.verticalScrollBar().sizeHint().width()

    def _set_column(self) -> None:
        # Margins of the viewport, not of the document: widening the pane lays nothing out anew.
        # Nor does it whether the scroll bar is there or not: its place is kept free.
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        column = self._style.measure + 2 * _MARGIN if self._style else room
        side = max((room - column) // 2, 0)
        self.setViewportMargins(side, 0, side, 0)
        wrap = max(min(column, room), 100)
        if wrap != self.lineWrapColumnOrWidth():  # each time, Qt lays everything out anew
            self.setLineWrapColumnOrWidth(wrap)

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
