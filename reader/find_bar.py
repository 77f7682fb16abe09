"""Find in article: a field, how many there are, next and previous."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QTextEdit, QToolButton, QWidget

from reader import words
from reader.counted import Counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTextBrowser

    from reader.reading_style import ReadingStyle

# Painting looks at every selection for every line.
_MOST_PAINTED = 1_000
_MOST_FOUND = 100_000


class FindBar(QWidget):
    """Searches the text of one browser; hidden until it is opened."""

    closed = Signal()

    def __init__(self, browser: QTextBrowser, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._browser = browser
        self._style: ReadingStyle | None = None
        self._found: list[tuple[int, int]] = []
        self._at = -1
        self.field = QLineEdit(self)
        self.field.setObjectName("findField")
        self.field.setPlaceholderText(self.tr("Find in this article"))
        self.field.setAccessibleName(self.tr("Find in this article"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaxLength(500)
        self.field.textChanged.connect(self._search)
        self.count = QLabel(self)
        self.count.setObjectName("findCount")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(6)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addWidget(self._button("↑", self.tr("Previous match (Shift+Enter)"), self.previous))
        row.addWidget(self._button("↓", self.tr("Next match (Enter)"), self.next))
        row.addWidget(self._button("✕", self.tr("Close (Esc)"), self.close_bar))
        self.hide()

    def _button(self, sign: str, tip: str, act: object) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        button.clicked.connect(act)
        return button

    def set_style(self, style: ReadingStyle) -> None:
        """Takes the colours of the matches from the article's style."""
        self._style = style

    def open(self) -> None:
        """Shows the bar with what is selected in the article, ready to be typed over."""
        selected = self._browser.textCursor().selectedText()
        if selected and len(selected) <= 200 and "\u2029" not in selected:
            self.field.setText(selected)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search()

    def close_bar(self) -> None:
        """Hides the bar and its marks."""
        self.hide()
        self._browser.setExtraSelections([])
        self.closed.emit()

    def next(self) -> None:
        """Goes to the next match, from the last to the first."""
        self._step(1)

    def previous(self) -> None:
        """Goes to the previous match, from the first to the last."""
        self._step(-1)

    def refresh(self) -> None:
        """The article has changed: searches it without moving."""
        if not self.isHidden():
            self._search(move=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What field and buttons leave: Escape, and the Return that the field has told of already.
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _search(self, _text: str = "", *, move: bool = True) -> None:
        needle = self.field.text()
        self._found = matches(self._browser.toPlainText(), needle) if needle else []
        self._at = -1
        if self._found and move:
            here = self._browser.textCursor().selectionStart()
            starts = [start for start, _ in self._found]
            self._go(bisect_left(starts, here) % len(starts))
        else:
            self._paint()

    def _step(self, by: int) -> None:
        if not self._found:
            return
        at = self._at if self._at >= 0 or by > 0 else 0
        self._go((at + by) % len(self._found))

    def _go(self, at: int) -> None:
        self._at = at
        cursor = self._cursor(at)
        cursor.setPosition(cursor.selectionStart())  # a selection would hide the match's colour
        self._browser.setTextCursor(cursor)
        self._browser.ensureCursorVisible()
        self._paint()

    def _cursor(self, at: int) -> QTextCursor:
        start, end = self._found[at]
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _paint(self) -> None:
        self.count.setText(self._count_words())
        marks = []
        if self._style is not None:
            first = max(self._at - _MOST_PAINTED // 2, 0)
            for at in range(first, min(first + _MOST_PAINTED, len(self._found))):
                mark = QTextEdit.ExtraSelection()
                mark.cursor = self._cursor(at)
                mark.format = self._style.match_format(current=at == self._at)
                marks.append(mark)
        self._browser.setExtraSelections(marks)

    def _count_words(self) -> str:
        if not self.field.text():
            return ""
        if not self._found:
            return self.tr("Not found")
        if self._at < 0:
            return Counted().found(len(self._found))
        return self.tr("{at} of {count}").format(
            at=words.number(self._at + 1), count=words.number(len(self._found))
        )


def matches(text: str, needle: str) -> list[tuple[int, int]]:
    """Where `needle` stands in `text`, without regard to case, in positions of a QTextDocument.

    A blank matches any white space; the positions count UTF-16 units.
    """
    parts = needle.split()
    if not parts:
        return []
    pattern = re.compile(r"[\s\u200b]+".join(map(re.escape, parts)), re.IGNORECASE)
    found = []
    for match in pattern.finditer(text):
        found.append(match.span())
        if len(found) == _MOST_FOUND:
            break
    if not text or max(text) <= "\uffff":
        return found
    # A QTextDocument counts what lies beyond the first 65,536 characters twice.
    wide = [at for at, character in enumerate(text) if character > "\uffff"]
    return [
        (start + bisect_left(wide, start), end + bisect_left(wide, end)) for start, end in found
    ]
