"""Which article comes next: in the list, or the nearest unread one anywhere."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from library import Category, Library, Query
    from reader.article_list import ArticleList
    from reader.open_library import OpenLibrary


class Place(NamedTuple):
    """An article and the list that it stands in."""

    query: Query
    id: int
    path: bytes


class Navigation(QObject):
    """Goes with one open library, from one unread article to another."""

    nothing_unread = Signal(object)
    """1 where nothing unread comes next, -1 where nothing stands before."""

    def __init__(self, library: OpenLibrary, rows: ArticleList) -> None:
        super().__init__(library)
        self._library = library
        self._rows = rows
        self.on_the_way = False
        """Whether the next unread article was asked for and is not on show yet."""
        library.showing.changed.connect(self._arrived)
        library.failed.connect(self._arrived)

    def go_unread(self, step: int) -> None:
        """Selects the nearest unread article, in this list or in another category."""
        if self._library.busy and not self._library.counts.all:
            return  # the first articles are on their way
        self.on_the_way = True
        self._library.when_found(lambda: self._go_unread(step))

    def _go_unread(self, step: int) -> None:
        library, row = self._library, self._rows.current_row()
        query, ids = library.query, library.hits.ids
        library.worker.run(
            "unread",
            lambda: nearest_unread(library.library, query, ids, row, step),
            lambda place: self._arrive(place, query, step),
            library.failed.emit,
        )

    def _arrived(self, _: object) -> None:
        self.on_the_way = False

    def _arrive(self, place: Place | None, asked: Query, step: int) -> None:
        library = self._library
        if library.query != asked:
            self.on_the_way = False
            return  # the reader went elsewhere meanwhile
        if place is None:
            self.on_the_way = False
            if step < 0 or not library.counts.unread:  # else some have come since
                self.nothing_unread.emit(step)
        elif place.query != library.query or not self._rows.select_id(place.id):
            library.go_to(place.query, place.path)
        else:
            self.on_the_way = library.showing.shown is None  # else it was on show, but not chosen


def nearest_unread(
    library: Library, query: Query, ids: Sequence[int], row: int, step: int
) -> Place | None:
    """The next unread article from `row` on, or the one before for a `step` of -1.

    First in the list, where the way on, but not the way back, goes round once; then in the
    categories that follow. A search stays where it is. Blocks: for a worker thread.
    """
    unread = set(library.find(replace(query, unread_only=True)).ids)
    if row >= 0:
        unread.discard(ids[row])
    if unread:
        for at in (*range(row + 1, len(ids)), *range(row)) if step > 0 else range(row - 1, -1, -1):
            if ids[at] in unread:
                return _place(library, query, ids[at])
    if query.words or query.shelf != "all":
        return None
    for category in _others(library.categories(), query, step):
        elsewhere = replace(query, category=category.path)
        found = library.find(replace(elsewhere, unread_only=True)).ids
        if found:
            return _place(library, elsewhere, found[0 if step > 0 else -1])
    return None


def _place(library: Library, query: Query, id_: int) -> Place | None:
    headlines = library.headlines([id_])
    return Place(query, id_, headlines[0].path) if headlines else None


def _others(categories: Sequence[Category], query: Query, step: int) -> Iterator[Category]:
    """Categories with unread articles of their own: what follows and around, or what is before."""
    if not query.category:
        return
    leaves = [one for one in _walk(categories) if one.unread > sum(c.unread for c in one.children)]
    if step < 0:
        leaves.reverse()
    depth = len(query.category)
    here = [at for at, one in enumerate(leaves) if one.path[:depth] == query.category]
    start = here[-1] + 1 if here else 0
    for one in (*leaves[start:], *leaves[:start]) if step > 0 else leaves[start:]:
        if one.unread and one.path != query.category:
            yield one


def _walk(categories: Sequence[Category]) -> Iterator[Category]:
    waiting = list(reversed(categories))
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(one.children))
