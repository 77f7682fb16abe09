"""Fields of a query as pills: which parts of a line are pills, where they stand, how they look."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QInputMethodEvent,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextFormat,
    QTextLayout,
)

from reader.headline_delegate import units
from reader.scale import px

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QPoint

    from library import Part
    from reader.theme import Theme

PAD = 6
"""Pixels of the design between the edge of a pill and its words."""
GAP = 3
"""Pixels that keep a pill away from what follows it, beside the blank."""
CROSS = 14
"""The width of the cross at the end of a pill."""


class Pill(NamedTuple):
    """A piece of the line, in Qt's places."""

    start: int
    end: int
    words: str


class Dress(NamedTuple):
    """How a stretch of the line is set: room after each of its characters, and an underline."""

    start: int
    length: int
    room: float = 0.0
    odd: bool = False
    """Not understood: underlined as a word that is misspelt is elsewhere."""


def pills_of(words: str, parts: Sequence[Part], caret: int | None) -> tuple[Pill, ...]:
    """The fields that are finished: what ends at the caret, and at the end of all, is being typed.

    `caret` is None while the line has not the focus.
    """
    found = []
    for part in parts:
        start, end = units(words[: part.start]), units(words[: part.end])
        typing = caret == end and part.end == len(words)
        whole = part.value and part.understood and not part.pending
        if part.kind == "field" and whole and not typing:
            found.append(Pill(start, end, words[part.start : part.end]))
    return tuple(found)


def odd_parts(words: str, parts: Sequence[Part], caret: int | None) -> list[Part]:
    """What was not understood, but for what is being typed."""
    at_end = caret == units(words)
    odd = (part for part in parts if part.pending or not part.understood)
    return [
        part for part in odd if not (at_end and part.pending) and caret != units(words[: part.end])
    ]


def dress(words: str, pills: Iterable[Pill], odd: Iterable[Part]) -> tuple[Dress, ...]:
    """What makes room for the pills, and underlines what was not understood."""
    dressed = [
        Dress(units(words[: part.start]), units(words[part.start : part.end]), odd=True)
        for part in odd
    ]
    room: Counter[int] = Counter()
    for pill in pills:
        room.update({pill.start - 1: px(PAD), pill.end - 1: px(CROSS), pill.end: px(GAP)})
    return (*dressed, *(Dress(at, 1, pixels) for at, pixels in room.items() if at >= 0))


def _format(dressed: Dress, colour: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    if dressed.room:
        made.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        made.setFontLetterSpacing(dressed.room)
    if dressed.odd:
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        made.setUnderlineColor(colour)
    return made


def attributes(
    dressed: Iterable[Dress], colour: QColor, caret: int, composed: int
) -> list[QInputMethodEvent.Attribute]:
    """The same for an input method's event: the one way to set pieces of a QLineEdit apart.

    `composed` characters stand at the caret and are not the line's yet.
    """
    kind = QInputMethodEvent.AttributeType.TextFormat
    made = []
    for one in dressed:
        start = one.start + (composed if one.start >= caret else 0)
        value = QTextFormat(_format(one, colour))
        made.append(QInputMethodEvent.Attribute(kind, start - caret, one.length, value))
    return made


class Line:
    """The line laid out as the QLineEdit does it, which does not tell where its words stand."""

    def __init__(
        self, text: str, font: QFont, dressed: Iterable[Dress], caret: int, preedit: str
    ) -> None:
        self._layout = QTextLayout(text, font)
        self._layout.setPreeditArea(caret, preedit)
        self._caret, self._composed = caret, units(preedit)
        ranges = []
        for one in dressed:
            place = QTextLayout.FormatRange()
            place.start, place.length = self._at(one.start), one.length
            place.format = _format(one, QColor())
            ranges.append(place)
        self._layout.setFormats(ranges)
        self._layout.beginLayout()
        self._line = self._layout.createLine()
        self._layout.endLayout()

    def _at(self, place: int) -> int:
        return place + (self._composed if place >= self._caret else 0)

    def x(self, place: int) -> float:
        """How far from the beginning of the line a place is, in pixels."""
        return self._cursor_x(self._at(place))

    def caret_x(self, within: int) -> float:
        """The same for the cursor, that many characters into what is being composed."""
        return self._cursor_x(self._caret + within)

    def _cursor_x(self, place: int) -> float:
        return cast("tuple[float, int]", self._line.cursorToX(place))[0]

    def area(self, pill: Pill, left: float, top: float, height: float) -> QRectF:
        """Where a pill stands, the line beginning at `left`."""
        start, end = self.x(pill.start), self.x(pill.end)
        return QRectF(left + start - px(PAD), top, end - start + px(PAD) + 1, height)


def cross_of(area: QRectF) -> QRectF:
    """Where the cross of a pill is, with room for the mouse."""
    return QRectF(area.right() - px(CROSS) - 1, area.top(), px(CROSS) + 1, area.height())


def paint_pill(painter: QPainter, area: QRectF, theme: Theme, *, pointed: bool) -> None:
    """The ground of a pill, and its cross; the words are the line's own."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.selection))
    painter.drawRoundedRect(area, px(4), px(4))
    centre = cross_of(area).center() - QPointF(1, 0)
    painter.setPen(QPen(QColor(theme.accent if pointed else theme.muted), 1.2))
    arm = px(3)
    for down in (arm, -arm):
        painter.drawLine(centre + QPointF(-arm, -down), centre + QPointF(arm, down))


def paint_more(painter: QPainter, area: QRectF, count: int, theme: Theme) -> None:
    """How many pills are out of sight on one side."""
    painter.setPen(QColor(theme.muted))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"+{count}")


def pill_at(areas: Sequence[tuple[Pill, QRectF]], where: QPoint) -> Pill | None:
    """The pill whose cross is at a point."""
    return next((pill for pill, area in areas if cross_of(area).contains(QPointF(where))), None)


def pill_before(text: str, pills: Iterable[Pill], caret: int) -> Pill | None:
    """The pill that ends at the caret, or at the blank before it."""
    return next((one for one in pills if _beside(text, one.end, caret)), None)


def pill_after(text: str, pills: Iterable[Pill], caret: int) -> Pill | None:
    """The pill that begins at the caret, or at the blank after it."""
    return next((one for one in pills if _beside(text, caret, one.start)), None)


def _beside(text: str, first: int, second: int) -> bool:
    if first == second:
        return True
    return second == first + 1 and _unit(text, first).isspace()


def _unit(text: str, at: int) -> str:
    return text.encode("utf-16-le", "surrogatepass")[2 * at : 2 * at + 2].decode(
        "utf-16-le", "replace"
    )


def with_blank(text: str, pill: Pill) -> tuple[int, int]:
    """From where to where a pill goes when it is removed: one of the blanks around goes too."""
    if _unit(text, pill.end).isspace():
        return pill.start, pill.end + 1
    if pill.start and _unit(text, pill.start - 1).isspace():
        return pill.start - 1, pill.end
    return pill.start, pill.end
