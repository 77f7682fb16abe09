"""The saved searches of the open library: in the tree with their numbers, edited with undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from library import SavedSearch, Stop

if TYPE_CHECKING:
    from library import Library, Query
    from reader.marking import Marking, Step
    from reader.panes import Panes
    from reader.worker import Worker

COUNT_PAUSE = 1000
"""Milliseconds between two rounds of counts: each is a search of its own."""
MOST_COUNTED = 100
"""Searches whose number is shown."""


@dataclass(slots=True)
class Edit:
    """Puts one search in the place of another, where None is no search; by turns back and forth."""

    library: Library
    there: SavedSearch | None
    wanted: SavedSearch | None

    def __call__(self) -> None:
        """Blocks. Raises LibraryError."""
        kept = self.wanted
        if kept is not None:
            kept = self.library.save_search(kept)
        elif self.there is not None:
            self.library.delete_search(self.there)
        self.there, self.wanted = kept, self.there


class SavedSearches(QObject):
    """Keeps the part of the tree up to date that shows what the reader saved."""

    failed = Signal(object)
    saved = Signal(object)
    """(`SavedSearch`, `Step`) of a search that is new, or that was saved before: then no step."""
    listed = Signal(object)
    """The tuple of all that are kept, which the tree shows by now."""
    deleted = Signal(object)
    """(`SavedSearch`, `Step`) of a search that was deleted, for which Undo is offered."""

    def __init__(self, library: Library, panes: Panes, worker: Worker, marking: Marking) -> None:
        super().__init__()
        self._library = library
        self._tree = panes.tree
        self._worker = worker
        self._marking = marking
        self._searches: tuple[SavedSearch, ...] = ()
        self._numbers: dict[int, int] = {}
        self._counting = Stop()
        self._waiting: list[SavedSearch] = []
        """Those that are still to be counted, the next one last."""
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(COUNT_PAUSE)
        self._due.timeout.connect(self._count)
        marking.turned.connect(self._turned)
        self._tree.search_edited.connect(self._edited)

    def let_go(self) -> None:
        """Hears no more of the tree."""
        self._call_off()
        self._tree.search_edited.disconnect(self._edited)
        self._tree.set_searches((), {})

    def load(self) -> None:
        """Shows what is kept, and counts what each would find."""
        self._worker.run("searches", self._library.saved_searches, self._show, self.failed.emit)

    def recount(self, _: object = None) -> None:
        """Marks or files have changed: the numbers follow, but never all the time."""
        if self._searches and not self._due.isActive():
            self._due.start()

    def count_anew(self) -> None:
        """The same words mean something else now: what a round has counted so far is wrong."""
        self._call_off()
        self._count()

    def _call_off(self) -> None:
        self._due.stop()
        self._waiting.clear()
        self._counting.now()
        self._worker.cancel("search numbers")

    # What the reader does

    def save(self, query: Query) -> None:
        """Keeps a search under its own words; one that is kept already is only pointed out."""
        for search in self._searches:
            if replace(search.query, order=query.order) == query:
                self.saved.emit((search, None))
                return
        name = " ".join(query.words.split())
        new = SavedSearch(name, query)  # a blank at its end says that the word is whole
        step = self._edit(None, new)
        self.saved.emit((new, step))

    def rename(self, search: SavedSearch, name: str) -> None:
        """Gives a search another name; an empty one is the search's own words."""
        name = " ".join(name.split()) or search.query.words
        if name != search.name:
            self._edit(search, replace(search, name=name))

    def move(self, search: SavedSearch, place: int) -> None:
        """Puts a search at another place of the list."""
        place = min(max(place, 0), len(self._searches) - 1)
        if place != search.place:
            self._edit(search, replace(search, place=place))

    def delete(self, search: SavedSearch) -> None:
        """Deletes a search; it can be undone."""
        self.deleted.emit((search, self._edit(search, None)))

    def _edited(self, what: tuple[SavedSearch, str | int | None]) -> None:
        search, wanted = what
        if wanted is None:
            self.delete(search)
        elif isinstance(wanted, str):
            self.rename(search, wanted)
        else:
            self.move(search, wanted)

    def _edit(self, there: SavedSearch | None, wanted: SavedSearch | None) -> Step:
        return self._marking.do(Edit(self._library, there, wanted))

    def _turned(self, _: object) -> None:
        self.load()

    # Numbers

    def _show(self, searches: tuple[SavedSearch, ...]) -> None:
        uncounted = {search.id for search in searches} - set(self._numbers)
        new = {search.id for search in searches} - {search.id for search in self._searches}
        self._searches = searches
        self._tree.set_searches(searches, self._numbers)
        if len(new) == 1:  # and not all of them at once, as on opening
            self._tree.reveal_search(new.pop())
        self.listed.emit(searches)
        if uncounted and not self._due.isActive():
            self._count()

    def _count(self) -> None:
        """Begins a round; one that has begun ends first, or nothing would be told while marks or
        files go on changing."""
        if self._waiting:
            self._due.start()
            return
        self._waiting = list(self._searches[:MOST_COUNTED][::-1])
        self._count_next()

    def _count_next(self) -> None:
        """One search at a time: what the reader asks for in between is not held up by a hundred."""
        if not self._waiting:
            return
        search, stop, fold = self._waiting[-1], Stop(), self._library.options.fold
        self._counting = stop

        def count() -> int:
            return self._library.count(search.query, stop, fold=fold)

        def tell(number: int) -> None:
            self._waiting.pop()
            if self._numbers.get(search.id) != number:
                self._numbers[search.id] = number
                self._tree.set_searches(self._searches, self._numbers)
            self._count_next()
            known = {*self._numbers, *(one.id for one in self._waiting)}
            if {one.id for one in self._searches[:MOST_COUNTED]} - known:
                self._due.start()

        self._worker.run("search numbers", count, tell, self._stop)

    def _stop(self, error: Exception) -> None:
        self._waiting.clear()
        self.failed.emit(error)
