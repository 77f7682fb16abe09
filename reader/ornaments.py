"""What style sheets of QTextDocument cannot: headings, bullets, code, quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QPainter,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextList,
    QTextListFormat,
    QTextTable,
)

from reader.table_widths import widen

if TYPE_CHECKING:
    from reader.reading_style import ReadingStyle

_CODE = QTextFormat.Property.UserProperty + 1
_QUOTE = QTextFormat.Property.UserProperty + 2
_BULLET = QTextFormat.Property.UserProperty + 3
_BOXES = ("☐ ", "☑ ")
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)


def prepare(document: QTextDocument, style: ReadingStyle) -> list[int]:
    """Does block by block what the style sheets of QTextDocument do not; the numbers of the
    blocks that are headings."""
    headings: list[int] = []
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    block = document.begin()
    while block.isValid():
        bullets = block.textList()
        if bullets is not None and bullets.format().style() in _BULLETS:
            _take_bullet(cursor, bullets)
        wanted = block.blockFormat()
        cursor.setPosition(block.position())
        if style.typography.justified and _stays_ragged(block):
            wanted.setAlignment(Qt.AlignmentFlag.AlignLeft)
            cursor.setBlockFormat(wanted)
        if wanted.nonBreakableLines():  # code: let it wrap, and remember what it is
            wanted.setNonBreakableLines(False)
            if _before_table(block):
                wanted.setBottomMargin(style.pixels(12))
            else:
                wanted.setProperty(_CODE, True)
            cursor.setBlockFormat(wanted)
        elif wanted.headingLevel():
            _size_heading(cursor, wanted.headingLevel(), style)
            headings.append(block.blockNumber())
        elif quotes := _quotes(wanted, style):
            wanted.setProperty(_QUOTE, quotes)
            cursor.setBlockFormat(wanted)
        elif block.text() == "\ufffc":
            wanted.setBottomMargin(style.pixels(9))
            cursor.setBlockFormat(wanted)
        elif _runs_into_paragraph(block):
            wanted.setBottomMargin(block.next().blockFormat().bottomMargin())
            cursor.setBlockFormat(wanted)
        block = block.next()
    # All that is in sight of the root frame; tables within tables stay as Qt has them.
    room = document.textWidth() - 2 * document.documentMargin()
    # Asked of a cursor: PySide keeps what document.rootFrame() gives until the document goes, one
    # frame for each article that was on show.
    for frame in QTextCursor(document).currentFrame().childFrames():
        if isinstance(frame, QTextTable):
            widen(frame, style, room)
    cursor.endEditBlock()
    # A change to a document that is still being laid out ends that work too early: whatever
    # lies farther down would never be shown. This begins it anew.
    document.setTextWidth(document.textWidth())
    return headings


def _stays_ragged(block: QTextBlock) -> bool:
    """Whether a block would only get holes from being justified: code, a heading, a cell."""
    look = block.blockFormat()
    if look.hasProperty(QTextFormat.Property.BlockAlignment):
        return False
    narrow = look.nonBreakableLines() or bool(look.headingLevel())
    return narrow or QTextCursor(block).currentTable() is not None


def _runs_into_paragraph(block: QTextBlock) -> bool:
    """Whether text that stands in no paragraph is followed by one: Qt leaves no room between."""
    following = block.next()
    if block.blockFormat().bottomMargin() or block.textList() or not following.isValid():
        return False
    after = following.blockFormat()
    # The margin of a paragraph alone: headings, code and tables bring room above them.
    if not after.bottomMargin() or after.topMargin() or after.headingLevel() or not block.text():
        return False
    return not QTextCursor(following).currentTable() and not following.textList()


def _before_table(block: QTextBlock) -> bool:
    """Whether a block is the empty one that Qt sets before a table, in the look of the last."""
    following = block.next()
    if block.length() > 1 or not following.isValid():
        return False
    return QTextCursor(following).currentTable() != QTextCursor(block).currentTable()


def _take_bullet(cursor: QTextCursor, bullets: QTextList) -> None:
    """Leaves the bullets of a list to us: Qt draws them too large and too high."""
    level = _BULLETS.index(bullets.format().style()) + 1
    listing = bullets.format()
    listing.setStyle(QTextListFormat.Style.ListStyleUndefined)
    blocks = [bullets.item(at) for at in range(bullets.count())]
    bullets.setFormat(listing)
    for block in blocks:
        if block.text().startswith(_BOXES):
            continue  # the box of a task is its bullet
        wanted = block.blockFormat()
        wanted.setProperty(_BULLET, level)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(wanted)


def _quotes(block: QTextBlockFormat, style: ReadingStyle) -> int:
    """In how many quotations a block stands. Qt says so of the first block of each only."""
    times, rest = divmod(round(block.leftMargin()), style.quote_indent)
    return 0 if rest else times


def _size_heading(cursor: QTextCursor, level: int, style: ReadingStyle) -> None:
    fragments = cursor.block().begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        wanted = fragment.charFormat()
        wanted.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        wanted.setProperty(QTextFormat.Property.FontPixelSize, style.heading(level))
        cursor.setPosition(fragment.position())
        end = fragment.position() + fragment.length()
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        fragments += 1
        cursor.setCharFormat(wanted)


def paint(
    painter: QPainter, document: QTextDocument, style: ReadingStyle, top: float, bottom: float
) -> None:
    """Bullets, the ground of code and the bar beside quotations, from `top` to `bottom`."""
    layout, block = document.documentLayout(), _first_in_sight(document, top)
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        if rect.top() > bottom:
            break
        if block.blockFormat().hasProperty(_CODE):
            _paint_code(painter, block, rect, style)
        elif block.blockFormat().hasProperty(_QUOTE):
            _paint_quote(painter, block, rect, style)
        if block.blockFormat().hasProperty(_BULLET):
            _paint_bullet(painter, block, style)
        block = block.next()


def _first_in_sight(document: QTextDocument, top: float) -> QTextBlock:
    """A block at or a little above `top`.

    Asking Qt for what stands at a point fails here: until all of a document is laid out, its top
    is taken for its end. Asking for a block's place lays out no more than leads there.
    """
    layout, count = document.documentLayout(), document.blockCount()

    def above(number: int) -> bool:
        return layout.blockBoundingRect(document.findBlockByNumber(number)).bottom() < top

    low, high = 0, 1
    while high < count and above(high):
        low, high = high, high * 2
    while low + 1 < high:
        middle = (low + high) // 2
        if middle < count and above(middle):
            low = middle
        else:
            high = middle
    cursor = QTextCursor(document.findBlockByNumber(low))
    # Cells of a row stand beside each other: their blocks are not in the order of their places.
    table = cursor.currentTable()
    return table.firstCursorPosition().block() if table else cursor.block()


def _paint_code(painter: QPainter, block: QTextBlock, rect: QRectF, style: ReadingStyle) -> None:
    pad, following = style.pixels(12), block.next()
    sides = block.blockFormat().leftMargin() + block.blockFormat().rightMargin()
    first = not block.previous().blockFormat().hasProperty(_CODE) or _begins_code(block)
    last = not following.blockFormat().hasProperty(_CODE) or _begins_code(following)
    # Paragraphs within code are of one piece.
    layout = block.document().documentLayout()
    gap = 0.0 if last else layout.blockBoundingRect(following).top() - rect.bottom()
    area = rect.adjusted(0, -pad if first else -1, sides, pad if last else gap + 1)
    painter.fillRect(area, QColor(style.theme.code))


def _begins_code(block: QTextBlock) -> bool:
    """Whether a `<pre>` begins here: it alone, and not what stands in it, has room above."""
    return block.blockFormat().topMargin() > 0


def _paint_bullet(painter: QPainter, block: QTextBlock, style: ReadingStyle) -> None:
    layout, size = block.layout(), style.pixels(5)
    line = layout.lineAt(0)
    # In the middle of the small letters.
    middle = line.y() + line.ascent() - QFontMetricsF(style.font).xHeight() / 2
    place = layout.position() + QPointF(line.x() - style.pixels(14), middle - size / 2)
    level = block.blockFormat().intProperty(_BULLET)
    colour = QColor(style.theme.muted)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(colour if level == 2 else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if level == 2 else colour)
    shape = QRectF(place, QSizeF(size, size))
    (painter.drawRect if level == 3 else painter.drawEllipse)(shape)
    painter.restore()


def _paint_quote(painter: QPainter, block: QTextBlock, rect: QRectF, style: ReadingStyle) -> None:
    levels = block.blockFormat().intProperty(_QUOTE)
    following = block.next()
    below = block.document().documentLayout().blockBoundingRect(following).top()
    for level in range(levels):
        goes_on = following.blockFormat().intProperty(_QUOTE) > level
        left = rect.left() + level * style.quote_indent + 2
        height = (below if goes_on else rect.bottom()) - rect.top()
        painter.fillRect(QRectF(left, rect.top(), 3, height), QColor(style.theme.hairline))
