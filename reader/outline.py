"""The headings of a long article beside it: a click goes to one, the one being read is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QTreeWidget, QTreeWidgetItem, QWidget

from reader.pause import pause
from reader.scale import px
from reader.words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.article_browser import ArticleBrowser

WIDTH = 212
"""In the design, as the style sheet has it."""
FEWEST = 3
"""Headings from which an outline is worth its place."""
_MOST = 500
_LONGEST = 200
_INDENT = 14
_NEAR = 60
"""Pixels below the top of what is in sight at which a heading counts as reached."""


class Heading(NamedTuple):
    """A heading of the article on show."""

    level: int
    text: str
    block: int
    """The number of its block in the document."""


def heading_called(headings: Iterable[Heading], name: str) -> int | None:
    """The block of the heading that a link means by its words, or by what a generator makes of
    them: in small letters, parted by hyphens."""
    wanted = _slug(name)
    return next((one.block for one in headings if wanted and _slug(one.text) == wanted), None)


def _slug(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


class Outline(QTreeWidget):
    """Shows itself where the article has headings enough, and there is room or it is asked for."""

    chosen = Signal(object)
    """The number of the block to go to."""
    changed = Signal(object)
    """Whether it is shown, or can be, may be otherwise now."""

    def __init__(self, browser: ArticleBrowser, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("outline")
        self.setAccessibleName(self.tr("Outline"))
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(px(_INDENT))
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._browser = browser
        self._headings: Sequence[Heading] = ()
        self._items: list[QTreeWidgetItem] = []
        self._current = -1
        self._wanted: str = "auto"
        self._room = False
        self._following = pause(self, 0, self._follow)
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)
        browser.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.hide()

    @property
    def useful(self) -> bool:
        """Whether the article on show has headings enough."""
        return len(self._headings) >= FEWEST

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the window, not the beginning of a heading."""

    def set_wanted(self, wanted: str) -> None:
        """Shows it where there is room beside the text ("auto"), "always", or "never"."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._show_or_hide()

    def set_room(self, room: bool) -> None:
        """Whether it can stand beside the text without taking of its width."""
        if room != self._room:
            self._room = room
            self._show_or_hide()

    def set_headings(self, headings: Sequence[Heading]) -> None:
        """Another article is on show, or the same one anew."""
        if headings != self._headings:
            self._headings = headings
            self.clear()
            self._items.clear()
            self._show_or_hide()
        elif self._items:
            self._following.start()

    def _show_or_hide(self) -> None:
        shown = self.useful and (
            self._wanted == "always" or (self._wanted == "auto" and self._room)
        )
        if shown and not self._items:
            self._fill()
        self.setVisible(shown)
        if shown:
            self._following.start()
        self.changed.emit(shown)

    def _fill(self) -> None:
        self._current = -1
        above: list[tuple[int, QTreeWidgetItem]] = []
        for at, heading in enumerate(self._headings[:_MOST]):
            while above and above[-1][0] >= heading.level:
                above.pop()
            item = QTreeWidgetItem(above[-1][1] if above else self.invisibleRootItem())
            item.setText(0, heading.text[:_LONGEST])
            item.setToolTip(0, plain_tip(heading.text))
            item.setData(0, Qt.ItemDataRole.UserRole, at)
            above.append((heading.level, item))
            self._items.append(item)
        self.expandAll()

    def _choose(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(self._headings[item.data(0, Qt.ItemDataRole.UserRole)].block)

    # Where the reader is

    def _scrolled(self, _: int) -> None:
        if self._items and self.isVisible():
            self._following.start()

    def _follow(self) -> None:
        """Marks the last heading above what is being read. From the one before, step by step: to
        ask where a heading far below stands would lay out all that is above it."""
        if not self._items or not self.isVisible():
            return
        line = self._browser.verticalScrollBar().value() + _NEAR
        at = max(self._current, 0)
        while at + 1 < len(self._items) and self._browser.top_of(self._block(at + 1)) <= line:
            at += 1
        while at >= 0 and self._browser.top_of(self._block(at)) > line:
            at -= 1
        if at != self._current:
            self._mark(at)

    def _block(self, at: int) -> int:
        return self._headings[at].block

    def _mark(self, at: int) -> None:
        for number, bold in ((self._current, False), (at, True)):
            if number >= 0:
                font = QFont(self.font())
                font.setBold(bold)
                self._items[number].setFont(0, font)
        self._current = at
        if at >= 0:
            self.setCurrentItem(self._items[at])
        else:
            self.setCurrentIndex(QModelIndex())
