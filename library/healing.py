"""An index that turns out to be damaged is started anew: what it held can be read again."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from library.article import LibraryError
from library.lock import one_at_a_time

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from library.index import Index

log = logging.getLogger(__name__)
BUILT_ANEW = "The index was damaged and has been built anew; nothing of yours is lost."


class Healing:
    """`with healing():` stands around whatever asks the index of a library."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._silent = index.was_damaged
        """Whether an index was discarded of which nobody was told."""

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Starts the index anew where it is damaged, and says so in a LibraryError."""
        try:
            yield
        except Exception as error:
            if not self._index.shows_damage(error):
                raise
            self._discard(error)
            raise LibraryError(
                "The index of this library was damaged and has been set back. Reload the library "
                "to build it anew; nothing of yours is lost."
            ) from error

    def retry(self, call: Callable[[], None]) -> None:
        """Calls once more, on an empty index, where it was damaged."""
        try:
            call()
        except Exception as error:
            if not self._index.shows_damage(error):
                raise
            self._discard(error)
            self._silent = True
            with self():
                call()

    def told(self) -> tuple[str, ...]:
        """What the reader is to be told once the index has been built, and only once."""
        silent, self._silent = self._silent, False
        return (BUILT_ANEW,) if silent else ()

    def _discard(self, error: Exception) -> None:
        log.error("the index is discarded", exc_info=error)
        with one_at_a_time(self._index.folder, lambda: True) as alone:
            if alone:  # an indexer that is at work meets the damage itself
                self._index.discard()
