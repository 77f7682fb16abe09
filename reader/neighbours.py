"""From article to article in a window of its own, through the list of the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from library import Hits
from reader.navigation import nearest_unread

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library import Library, Query
    from reader.article_window import ArticleWindow
    from reader.open_library import OpenLibrary

Found = tuple[int, bytes, tuple[str, ...]]
"""The number of an article, its file, and what the list that it stands in marks."""


class Neighbours(QObject):
    """Goes by the list as it is now; where the article has left that, as it was when the window
    was opened."""

    def __init__(self, library: OpenLibrary, window: ArticleWindow) -> None:
        super().__init__(window)
        self._library = library
        self._window = window
        self._list = library.hits
        self._topic = f"beside {id(window)}"
        self._begun: int | None = None
        """The article that a step is on its way from, and how far it goes."""
        self._by = 0

    def step(self, by: int) -> None:
        """Shows the next article of the list (1), or the one before (-1)."""
        lists, id_ = (self._library.hits, self._list), self._window.showing.id
        # Keys may be quicker than the look-up: each of them is a step.
        by += self._by if id_ == self._begun else 0
        if by == 0:
            self._begun = None
            self._library.worker.cancel(self._topic)
            return
        words = (
            self.tr("No article of the list comes after this one.")
            if by > 0
            else self.tr("No article of the list comes before this one.")
        )
        self._go(lambda library, id_: _beside(library, lists, id_, by), words)
        self._begun, self._by = id_, by

    def go_unread(self, by: int) -> None:
        """Shows the nearest unread article, of the list or of another category."""
        query, hits = self._library.query, self._library.hits
        words = (
            self.tr("There is nothing unread left here.")
            if by > 0
            else self.tr("There is nothing unread before this.")
        )
        self._go(lambda library, id_: _unread(library, query, hits, id_, by), words)

    def _go(self, look: Callable[[Library, int], Found | None], nothing: str) -> None:
        window, files, id_ = self._window, self._library.library, self._window.showing.id
        self._begun = None
        if id_ is None:
            return

        def found(place: Found | None) -> None:
            self._begun = None
            if not window.is_open or window.showing.id != id_:
                return  # closed, or gone on to another article meanwhile
            if place is None:
                window.say(nothing)
            else:
                window.show_article(*place)

        def failed(error: Exception) -> None:
            self._begun = None
            if window.is_open:
                window.say(error)

        self._library.worker.run(self._topic, lambda: look(files, id_), found, failed)


def _beside(library: Library, lists: Sequence[Hits], id_: int, by: int) -> Found | None:
    """Blocks; raises LibraryError where the list has other numbers by now."""
    for hits in lists:
        row = _row(hits, id_)
        if row >= 0:
            at = min(max(row + by, 0), len(hits.ids) - 1)
            ids = hits.ids[at : at + 1] if at != row else hits.ids[:0]
            paths = library.files(Hits(ids, generation=hits.generation))
            return (ids[0], paths[0], hits.marks) if paths else None
    return None


def _unread(library: Library, query: Query, hits: Hits, id_: int, by: int) -> Found | None:
    place = nearest_unread(library, query, hits.ids, _row(hits, id_), by)
    return None if place is None else (place.id, place.path, hits.marks)


def _row(hits: Hits, id_: int) -> int:
    try:
        return hits.ids.index(id_)
    except ValueError:
        return -1
