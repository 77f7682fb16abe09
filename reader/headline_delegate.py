"""How a row of the article list is painted: dot, title, snippet, source, date, star."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from library import language_of, spans
from reader.article_header import one_line
from reader.dates import short_date
from reader.headline_model import HEADLINE, source_words
from reader.icons import pixmap
from reader.scale import px
from reader.typography import families, keep_quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library import Headline, Language
    from reader.theme import Theme

# As in the design: see reader.scale.
STAR = 16
_LEFT = 28
_RIGHT = 14
_DOT = 8
_TITLE_SIZE = 14
_SNIPPET_SIZE = 13
_FOOT_SIZE = 12
_LONGEST = 300
"""Characters of a text that can show in two lines, with plenty to spare: cut before eliding."""


class Density(NamedTuple):
    """How much of an article a row shows; pixels of the design."""

    row_height: int
    top: int
    title_lines: int
    """At most."""
    lines: int
    """That title and snippet share."""


DENSITIES = {
    "compact": Density(60, 8, 1, 1),
    "normal": Density(104, 11, 2, 3),
    "roomy": Density(132, 15, 2, 4),
}
NORMAL = DENSITIES["normal"]


def _font_for(text: str, theme: Theme, size: int, *, bold: bool = False) -> QFont:
    return _font(language_of(text), theme.ui_families, size, bold)


@lru_cache(maxsize=32)
def _font(language: Language, names: tuple[str, ...], size: int, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies([*families(language), *names])
    keep_quotes(font, language)
    font.setPixelSize(size)
    font.setBold(bold)
    return font


def star_area(row: QRect) -> QRect:
    """Where the star of a row stands, with room around it for the mouse."""
    left = row.right() - px(_RIGHT + STAR + 4)
    return QRect(left, row.top() + px(4), px(STAR + 12), px(STAR + 14))


class HeadlineDelegate(QStyledItemDelegate):
    """Paints headlines; the list keeps `theme`, `density` and `marks`, what was searched for, up
    to date."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self.theme = theme
        self.density = NORMAL
        self.marks: Sequence[str] = ()
        self._view = view

    @property
    def row_height(self) -> int:
        """The height of each row in pixels."""
        return px(self.density.row_height)

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(200), self.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        # Not from option.state: QStyle alone takes 3 ms to import.
        chosen = self._view.selectionModel().isSelected(index)
        pointed = self._view.viewport().underMouse() and rect.contains(
            self._view.viewport().mapFromGlobal(QCursor.pos())
        )
        headline: Headline | None = index.data(HEADLINE)
        painter.save()
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter, rect, chosen=chosen, pointed=pointed)
            if headline is None:
                self._paint_waiting(painter, rect)
            else:
                self._paint_headline(painter, rect, headline, pointed=pointed)
        finally:
            painter.restore()  # a painter that is left in disorder takes the program with it

    def _paint_ground(self, painter: QPainter, rect: QRect, *, chosen: bool, pointed: bool) -> None:
        theme = self.theme
        if chosen:
            painter.fillRect(rect, QColor(theme.selection))
            if self._view.hasFocus():
                painter.fillRect(
                    QRect(rect.left(), rect.top(), px(3), rect.height() - 1), QColor(theme.accent)
                )
        elif pointed:
            painter.fillRect(rect, QColor(theme.hover))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.hairline))

    def _paint_waiting(self, painter: QPainter, rect: QRect) -> None:
        """Grey bars where the words will stand, so that a fast scroll shows rows, not holes."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.hairline))
        left, height = rect.left() + px(_LEFT), px(10)
        bars = ((px(self.density.top + 5), 0.75), (px(42), 0.9), (rect.height() - px(24), 0.35))
        for top, share in bars if self.density.lines > 1 else bars[::2]:
            width = int((rect.width() - px(_LEFT + _RIGHT)) * share)
            painter.drawRoundedRect(QRect(left, rect.top() + top, width, height), 3, 3)

    def _paint_headline(
        self, painter: QPainter, rect: QRect, headline: Headline, *, pointed: bool
    ) -> None:
        theme, density = self.theme, self.density
        left, width = rect.left() + px(_LEFT), rect.width() - px(_LEFT + _RIGHT)
        if not headline.read:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            corner = rect.topLeft() + QPoint(px(12), px(density.top + 6))
            painter.drawEllipse(QRect(corner, QSize(px(_DOT), px(_DOT))))
        self._paint_star(painter, rect, headline, pointed=pointed)
        top = float(rect.top() + px(density.top))
        title = one_line(headline.title)[:_LONGEST]
        font = _font_for(title, theme, px(_TITLE_SIZE), bold=not headline.read)
        colour = theme.text
        room, most = width - px(STAR + 8), density.title_lines
        lines, top = self._paint_lines(painter, title, font, colour, left, top, room, most)
        snippet = headline.snippet[:_LONGEST]
        font = _font_for(snippet, theme, px(_SNIPPET_SIZE))
        most = density.lines - lines
        self._paint_lines(painter, snippet, font, theme.muted, left, top + px(2), width, most)
        self._paint_foot(painter, rect, headline)

    def _paint_star(
        self, painter: QPainter, rect: QRect, headline: Headline, *, pointed: bool
    ) -> None:
        theme = self.theme
        if headline.favourite:
            name, colour = "favourite-filled", theme.star
        elif pointed:
            name, colour = "favourite", theme.muted
        else:
            return
        picture = pixmap(name, colour, px(STAR), self._view.devicePixelRatioF())
        top = rect.top() + px(self.density.top + 1)
        painter.drawPixmap(rect.right() - px(_RIGHT + STAR - 2), top, picture)

    def _paint_foot(self, painter: QPainter, rect: QRect, headline: Headline) -> None:
        theme = self.theme
        words = source_words(headline)
        font = _font_for(words, theme, px(_FOOT_SIZE))
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        left, height = rect.left() + px(_LEFT), px(18)
        line = QRect(left, rect.bottom() - px(25), rect.width() - px(_LEFT + _RIGHT), height)
        date = short_date(headline)
        width = metrics.horizontalAdvance(date)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, int(Qt.AlignmentFlag.AlignRight | middle), date)
        source = metrics.elidedText(
            words, Qt.TextElideMode.ElideMiddle, line.width() - width - px(16)
        )
        painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | middle), source)

    def _paint_lines(
        self,
        painter: QPainter,
        text: str,
        font: QFont,
        colour: str,
        left: float,
        top: float,
        width: float,
        most: int,
    ) -> tuple[int, float]:
        """Paints at most `most` lines, hits marked; returns how many, and where they end."""
        lines = _break(text, font, width, most)
        painter.setPen(QColor(colour))
        marks = self.marks
        for words in lines:
            layout = QTextLayout(words, font)
            layout.setTextOption(_no_wrap())
            layout.setFormats(self._formats(words, marks))
            layout.beginLayout()
            line = layout.createLine()
            line.setLineWidth(width)
            layout.endLayout()
            layout.draw(painter, QPointF(left, top))
            top += line.height()
        return len(lines), top

    def _formats(self, text: str, marks: Sequence[str]) -> list[QTextLayout.FormatRange]:
        theme = self.theme
        formats: list[QTextLayout.FormatRange] = []
        for start, end in spans(text, marks):
            place = QTextLayout.FormatRange()
            # Qt counts in units of UTF-16: an emoji is two.
            place.start, place.length = units(text[:start]), units(text[start:end])
            style = QTextCharFormat()
            style.setBackground(QColor(theme.mark))
            style.setForeground(QColor(theme.mark_text))
            place.format = style
            formats.append(place)
        return formats


def _no_wrap() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


@lru_cache(maxsize=512)
def _break(text: str, font: QFont, width: float, most: int) -> tuple[str, ...]:
    """`text` in at most `most` lines, the last one with an ellipsis where more would follow."""
    if most <= 0 or not text:
        return ()
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most - 1:
            rest = text_from(text, start)
            lines.append(
                QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, int(width))
            )
        else:
            lines.append(text_from(text, start, line.textLength()).rstrip())
    layout.endLayout()
    return tuple(lines)


def units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def text_from(text: str, start: int, length: int | None = None) -> str:
    """A piece of a text, by Qt's places: it counts what lies outside the first plane as two."""
    if text.isascii() or max(text) <= "\uffff":
        return text[start:] if length is None else text[start : start + length]
    units = text.encode("utf-16-le", "surrogatepass")
    end = None if length is None else 2 * (start + length)
    return units[2 * start : end].decode("utf-16-le", "replace")
