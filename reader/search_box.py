"""Where one types what to find; fields stand as pills, the number of hits at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget

from library import parts
from reader import search_pills
from reader.headline_delegate import units
from reader.icons import icon
from reader.scale import px
from reader.search_pills import Dress, Line, Pill

if TYPE_CHECKING:
    from reader.theme import Theme

WIDTH, WIDEST = 420, 680
"""In pixels; it grows with a query that is longer, as far as the window has room."""
_CLEAR_BUTTON = 28
"""Qt's own, whatever the size of the text."""
_MARGIN = 10
_LEFT = 4
_MORE = 26
"""On both sides of a line that is longer than the box: how many pills are out of sight there."""
_CURSOR = 5
"""Half of what Qt takes a cursor's rectangle to be wide."""


class SearchBox(QLineEdit):
    """A line of text, which is the whole query, pills and all. While an input method composes, its
    text is not the line's yet, so `textChanged` never carries half a word."""

    left = Signal(object)
    """The list should have the focus: True for Escape, which also ends the search."""
    focus_left = Signal(object)
    help_wanted = Signal(object)
    """The recent searches are asked for by key."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("searchBox")
        self.setPlaceholderText(self.tr("Search"))
        self.setAccessibleName(self.tr("Search the library"))
        self._tip = self.tr(
            'All words must occur. "a phrase", -without, a OR b, title:, author:, category:, '
            "date:2021-05, is:unread, is:favourite  ( / )"
        )
        self.setToolTip(self._tip)
        self.setMinimumWidth(180)
        self.setMaximumWidth(px(WIDTH))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setClearButtonEnabled(True)
        self.setMouseTracking(True)
        self._theme: Theme | None = None
        self._pills: tuple[Pill, ...] = ()
        self._dressed: tuple[Dress, ...] = ()
        self._composing = ""
        self._overflows = False
        """Whether there are pills, and more than the box can show at once."""
        self._within = 0
        """Where the cursor stands in what is being composed."""
        self._pointed: Pill | None = None
        self._glass = QAction(self)
        self._glass.setText(self.tr("Search"))
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._glass.triggered.connect(self.setFocus)
        self._answer = QLabel(self)
        self._answer.setObjectName("searchAnswer")
        self._answer.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._answer.hide()
        self.textChanged.connect(self._place_answer)
        self.textChanged.connect(self._look)
        self.cursorPositionChanged.connect(self._look)

    def set_answer(self, words: str) -> None:
        """Shows how many were found; an empty string takes it away."""
        self._answer.setText(words)
        self._place_answer()

    def answer(self) -> str:
        """What stands at the end of the box."""
        return self._answer.text()

    def set_hint(self, words: str) -> None:
        """Says what was not understood to whoever points at the box or listens."""
        self.setToolTip(f"{words}\n\n{self._tip}" if words else self._tip)
        self.setAccessibleDescription(words)

    def apply_theme(self, theme: Theme) -> None:
        """Draws the glass and the pills in the theme's colours."""
        self._theme = theme
        self._glass.setIcon(icon("search", theme.muted, 16))
        self._dressed = ()
        self._look()
        self._place_answer()

    @property
    def composing(self) -> bool:
        """Whether an input method is at work: the keys are its own."""
        return bool(self._composing)

    # Pills

    def pills(self) -> tuple[Pill, ...]:
        """The fields that stand as pills."""
        return self._pills

    def remove(self, pill: Pill) -> None:
        """Takes a pill out of the query; it can be undone as whatever was typed."""
        start, end = search_pills.with_blank(self.text(), pill)
        self.setSelection(start, end - start)
        self.del_()

    def cross_area(self, pill: Pill) -> QRectF:
        """Where the cross of a pill is."""
        return search_pills.cross_of(dict(self._areas())[pill])

    def out_of_sight(self) -> tuple[int, int]:
        """How many pills cannot be seen, or not whole, at the left and at the right."""
        if not self._overflows:
            return 0, 0
        shown, areas = self._shown(), [area for _, area in self._areas()]
        left = sum(area.left() < shown.left() - px(search_pills.PAD) for area in areas)
        return left, sum(area.right() > shown.right() + px(search_pills.PAD) for area in areas)

    def more_areas(self) -> tuple[QRectF, QRectF]:
        """Where these numbers stand; a click goes there."""
        shown = self._shown()
        return (
            QRectF(shown.left() - px(_MORE), 0, px(_MORE), self.height()),
            QRectF(shown.right(), 0, px(_MORE), self.height()),
        )

    def _shown(self) -> QRectF:
        """Where the line is seen: between the glass and the answer."""
        right = self._answer.x() if self._answer.isVisible() else self.width() - _CLEAR_BUTTON
        more = px(_MORE) * self._overflows
        return QRectF(_CLEAR_BUTTON, 0, right - px(_LEFT) - _CLEAR_BUTTON, self.height()).adjusted(
            more, 0, -more, 0
        )

    def _go_to_more(self, where: QPointF) -> bool:
        """Goes to the end that lies behind a number of pills out of sight."""
        for area, count, end in zip(
            self.more_areas(), self.out_of_sight(), (self.home, self.end), strict=True
        ):
            if count and area.contains(where):
                end(False)
                return True
        return False

    def _look(self) -> None:
        words, caret = self.text(), self.cursorPosition() if self.hasFocus() else None
        found = parts(words)
        pills = search_pills.pills_of(words, found, caret)
        dressed = search_pills.dress(words, pills, search_pills.odd_parts(words, found, caret))
        if (pills, dressed) == (self._pills, self._dressed):
            return
        self._pills, self._dressed = pills, dressed
        self._place_answer()
        if not self._composing:  # an event without its words would end that
            super().inputMethodEvent(QInputMethodEvent("", self._attributes(0)))
        self.update()

    def _attributes(self, composed: int) -> list[QInputMethodEvent.Attribute]:
        colour = QColor(self._theme.accent if self._theme else Qt.GlobalColor.red)
        return search_pills.attributes(self._dressed, colour, self.cursorPosition(), composed)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        # Its attributes would take the place of ours.
        self._composing = event.preeditString()
        given = event.attributes()
        cursor = [one.start for one in given if one.type == QInputMethodEvent.AttributeType.Cursor]
        length = units(self._composing)
        self._within = cursor[-1] if cursor else length
        ours = self._attributes(length) if self._composing and not event.commitString() else []
        dressed = QInputMethodEvent(self._composing, [*given, *ours])
        dressed.setCommitString(
            event.commitString(), event.replacementStart(), event.replacementLength()
        )
        super().inputMethodEvent(dressed)
        event.setAccepted(dressed.isAccepted())
        if not self._composing:
            self._dressed = ()
            self._look()

    def _line(self) -> Line:
        return Line(self.text(), self.font(), self._dressed, self.cursorPosition(), self._composing)

    def _left(self, line: Line) -> float:
        """Where the line begins; it is scrolled sideways where it is longer than the box."""
        return (
            self.cursorRect().x() + _CURSOR - line.caret_x(self._within if self._composing else 0)
        )

    def _areas(self) -> list[tuple[Pill, QRectF]]:
        if not self._pills:
            return []
        line = self._line()
        left, middle = self._left(line), self.cursorRect().center().y()
        height = self.fontMetrics().height() + 4
        return [
            (pill, line.area(pill, left, middle - height / 2 + 0.5, height)) for pill in self._pills
        ]

    # Keys

    def event(self, event: QEvent) -> bool:
        # The tree has a use for this key, in a menu of the window.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() == Qt.KeyboardModifier.AltModifier
            and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        down = key == Qt.Key.Key_Down
        if self._composing:
            super().keyPressEvent(event)
            event.accept()  # Escape ends what is composed, and no more
        elif down and (event.modifiers() == Qt.KeyboardModifier.AltModifier or not self.text()):
            self.help_wanted.emit(self)
        elif key == Qt.Key.Key_Escape:
            self.left.emit(True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or down:
            self.left.emit(False)
        elif plain and (pill := self._beside(key)) is not None:
            self.remove(pill)
        else:
            super().keyPressEvent(event)

    def _beside(self, key: int) -> Pill | None:
        """The pill that a key removes."""
        if self.hasSelectedText():
            return None
        if key == Qt.Key.Key_Backspace:
            return search_pills.pill_before(self.text(), self._pills, self.cursorPosition())
        if key == Qt.Key.Key_Delete:
            return search_pills.pill_after(self.text(), self._pills, self.cursorPosition())
        return None

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._look()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._look()
        self.focus_left.emit(self)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        left = event.button() == Qt.MouseButton.LeftButton
        if left and self._go_to_more(event.position()):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
        elif self._point(event) is None or not left:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pill = self._pointed
        if pill is not None and event.button() == Qt.MouseButton.LeftButton:
            if self._point(event) == pill:
                self.remove(pill)
                self._point(event)
            return
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._point(event) is None:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons():
            self._point(event)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_pointed(None)

    def _point(self, event: QMouseEvent) -> Pill | None:
        pill = search_pills.pill_at(self._areas(), event.position().toPoint())
        self._set_pointed(pill)
        return pill

    def _set_pointed(self, pill: Pill | None) -> None:
        if pill != self._pointed:
            self._pointed = pill
            shape = Qt.CursorShape.ArrowCursor if pill else Qt.CursorShape.IBeamCursor
            self.setCursor(shape)
            self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        before = self.cursorRect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        painter.end()
        super().paintEvent(event)  # nothing but the words: its ground is transparent
        if self._pills and self.cursorRect() != before:
            self.update()  # it was scrolled just now, and the pills were not

    def _paint_ground(self, painter: QPainter) -> None:
        theme = self._theme
        if theme is None:
            return
        edge = theme.accent if self.hasFocus() else theme.hairline
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(theme.field))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        for where, count in zip(self.more_areas(), self.out_of_sight(), strict=True):
            if count:
                search_pills.paint_more(painter, where, count, theme)
        painter.setClipRect(self._shown())
        for pill, area in self._areas():
            search_pills.paint_pill(painter, area, theme, pointed=pill == self._pointed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_answer()

    def _place_answer(self) -> None:
        width = self._answer.sizeHint().width()
        needed = self.fontMetrics().horizontalAdvance(self.text()) + width + 2 * _CLEAR_BUTTON
        needed += len(self._pills) * px(search_pills.CROSS) * 2
        self.setMaximumWidth(min(max(px(WIDTH), needed + 2 * px(_MARGIN)), px(WIDEST)))
        right = _CLEAR_BUTTON if self.text() else px(_MARGIN)
        self._overflows = bool(self._pills) and needed - width > self.width()
        # The list's header says how many, too: pills need the room more.
        crowded = bool(self._pills) and needed > self.width()
        fits = bool(self._answer.text()) and width + right < self.width() // 2 and not crowded
        self._answer.setVisible(fits)
        self._answer.setGeometry(self.width() - width - right, 0, width, self.height())
        more = px(_MORE) * self._overflows
        self.setTextMargins(px(_LEFT) + more, 0, width + px(_MARGIN) if fits else more, 0)
