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


class Healing:
    """`with healing():` stands around whatever asks the index of a library."""

    def __init__(self, index: Index) -> None:
        self._index = index

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
            with self():
                call()

    def _discard(self, error: Exception) -> None:
        log.error("the index is discarded", exc_info=error)
        with one_at_a_time(self._index.folder, lambda: True) as alone:
            if alone:  # an indexer that is at work meets the damage itself
                self._index.discard()
