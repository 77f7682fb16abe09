"""Where something stands in the article on show: hits of the search, or matches of find."""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from library import spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QTextBrowser

    from reader.reading_style import ReadingStyle

    Place = tuple[int, int]

# Painting looks at every selection for every line.
_MOST_PAINTED = 1_000
MOST_FOUND = 100_000


class ArticleHits(QObject):
    """The places that F3 goes through in one browser, in positions of its QTextDocument."""

    changed = Signal(object)
    """The places, or which of them is the current one."""

    def __init__(self, browser: QTextBrowser) -> None:
        super().__init__(browser)
        self._browser = browser
        self._style: ReadingStyle | None = None
        self._marks: tuple[str, ...] = ()
        self._body_block = 0
        self._find: Callable[[str], list[Place]] | None = None
        self._places: list[Place] = []
        self._at = -1
        self._stepped = False

    @property
    def places(self) -> Sequence[Place]:
        """From where to where each of them stands, in order."""
        return self._places

    @property
    def at(self) -> int:
        """Which of them is the current one; -1 before the first step."""
        return self._at

    @property
    def style(self) -> ReadingStyle | None:
        """The look of the article that they stand in."""
        return self._style

    def set_style(self, style: ReadingStyle) -> None:
        """Takes the colours of the matches from the article's style."""
        self._style = style

    def set_marks(self, marks: Sequence[str], body_block: int) -> None:
        """What the search has marked in the text, which begins with a block of that number."""
        self._marks, self._body_block = tuple(marks), body_block

    def find(self, find: Callable[[str], list[Place]] | None) -> None:
        """Goes by what this finds in the text from now on; None by the hits of the search."""
        self._find = find
        self.refresh()

    def refresh(self) -> None:
        """The article has changed: looks again without moving."""
        self._at, self._stepped = -1, False
        if self._find is not None:
            self._places = self._find(self._browser.toPlainText())
        else:
            self._places = list(islice(self._marked(), MOST_FOUND)) if self._marks else []
        self._paint()

    def follow(self) -> None:
        """A line above the text was written anew: the same ones stand elsewhere."""
        at, stepped, known = self._at, self._stepped, len(self._places)
        self.refresh()
        if len(self._places) == known:
            self._at, self._stepped = at, stepped
            self._paint()

    def begin(self) -> None:
        """The first one was brought into sight: the next step goes to the second."""
        self._at = 0 if self._places else -1
        self._paint()

    def go_to_first(self) -> None:
        """Brings the first hit of the search into sight, whatever find finds."""
        self._browser.scrollToAnchor("hit")
        place = next(self._marked(), None) if self._marks else None
        if place is None:
            return
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(place[0])
        bar, height = self._browser.verticalScrollBar(), self._browser.viewport().height()
        # By the text, not by the bar: in a short article that can't go down as far as the hit.
        top = bar.value() + self._browser.cursorRect(cursor).top()
        # What can be seen below the title is; else a third down shows what stands around it.
        bar.setValue(0 if top < height * 3 // 4 else top - height // 3)

    def go_near(self, position: int) -> None:
        """Goes to the first one from a position on, or around to the first of all."""
        if self._places:
            starts = [start for start, _ in self._places]
            self.go(bisect_left(starts, position) % len(starts))

    def step(self, by: int) -> None:
        """Goes to the next one (1) or the one before (-1), around the end."""
        if self._places:
            at = self._at if self._at >= 0 or by > 0 else 0
            self.go((at + by) % len(self._places))

    def go(self, at: int) -> None:
        """Brings one into sight as the current one."""
        self._at, self._stepped = at, True
        cursor = self._cursor(at)
        cursor.setPosition(cursor.selectionStart())  # a selection would hide the match's colour
        bar = self._browser.verticalScrollBar()
        before, height = bar.value(), self._browser.viewport().height()
        self._browser.setTextCursor(cursor)
        self._browser.ensureCursorVisible()
        rect = self._browser.cursorRect()
        if bar.value() != before or rect.top() < 0 or rect.bottom() > height:
            # Out of sight, and at an edge now: a third down shows what stands around it.
            bar.setValue(bar.value() + rect.top() - height // 3)
        self._paint()

    def _marked(self) -> Iterator[Place]:
        document = self._browser.document()
        first = document.findBlockByNumber(self._body_block).position()
        text = in_units_from(self._browser.toPlainText(), first)
        at = first
        # By lines: the library looks closely at each that holds an ellipsis, which takes long.
        for line in text.split("\n"):
            for start, end in in_units(line, spans(line, self._marks)):
                yield at + start, at + end
            at += len(line) + 1 if line.isascii() else units(line) + 1

    def _cursor(self, at: int) -> QTextCursor:
        start, end = self._places[at]
        cursor = QTextCursor(self._browser.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _paint(self) -> None:
        self._browser.setExtraSelections(self._selections())
        self.changed.emit(self)

    def _selections(self) -> list[QTextEdit.ExtraSelection]:
        if self._style is None:
            return []
        if self._find is None:  # the text is marked already
            painted = range(self._at, self._at + 1) if self._stepped else range(0)
        else:
            first = max(self._at - _MOST_PAINTED // 2, 0)
            painted = range(first, min(first + _MOST_PAINTED, len(self._places)))
        selections = []
        for at in painted:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(at)
            mark.format = self._style.match_format(current=at == self._at)
            selections.append(mark)
        return selections


def units(text: str) -> int:
    """The length of a text as a QTextDocument counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def in_units_from(text: str, start: int) -> str:
    """What stands in a text from a position of a QTextDocument on."""
    if not start or text.isascii():
        return text[start:]
    return text.encode("utf-16-le", "surrogatepass")[2 * start :].decode("utf-16-le", "replace")


def in_units(text: str, found: list[Place]) -> list[Place]:
    """Places in a text as a QTextDocument counts them: what lies beyond the first 65,536
    characters counts twice."""
    if not found or max(text) <= "\uffff":
        return found
    wide = [at for at, character in enumerate(text) if character > "\uffff"]
    return [
        (start + bisect_left(wide, start), end + bisect_left(wide, end)) for start, end in found
    ]
