"""Find in article: a field, how many there are, next and previous."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from reader import words
from reader.article_hits import MOST_FOUND, in_units
from reader.counted import Counted

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QTextBrowser

    from reader.article_hits import ArticleHits


class FindBar(QWidget):
    """Searches the text of one browser; hidden until it is opened."""

    closed = Signal()

    def __init__(self, browser: QTextBrowser, hits: ArticleHits, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._browser = browser
        self._hits = hits
        hits.changed.connect(self._changed)
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
        self._hits.find(None)
        self.closed.emit()

    def next(self) -> None:
        """Goes to the next match, from the last to the first."""
        self._hits.step(1)

    def previous(self) -> None:
        """Goes to the previous match, from the first to the last."""
        self._hits.step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What field and buttons leave: Escape, and the Return that the field has told of already.
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._hits.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def _search(self, _text: str = "") -> None:
        needle = self.field.text()
        self._hits.find(lambda text: matches(text, needle))
        self._hits.go_near(self._browser.textCursor().selectionStart())

    def _changed(self, _: object) -> None:
        if not self.isHidden():
            self.count.setText(self._count_words())

    def _count_words(self) -> str:
        count, at = len(self._hits.places), self._hits.at
        if not self.field.text():
            return ""
        if not count:
            return self.tr("Not found")
        if at < 0:
            return Counted().found(count)
        return self.tr("{at} of {count}").format(at=words.number(at + 1), count=words.number(count))


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
        if len(found) == MOST_FOUND:
            break
    return in_units(text, found)
