"""State follows a text to where it lies now: moved, renamed, or put in another file's place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from library.mirror import mirror

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from library.index import Index
    from library.state import State
    from library.text import Text


class Moves:
    """Watches the texts of one run go and come.

    Nothing is ever taken from a path: what is remembered of it may only be copied to another, and
    added to what is remembered there. So a star too many is possible, a star lost is not.
    """

    def __init__(
        self, index: Index, state: State, gone: Collection[bytes], new: Collection[bytes]
    ) -> None:
        """`gone` are files that are no longer there; the files `new` are read in this run."""
        self._index = index
        self._state = state
        self._gone = gone
        self._new = new
        self._replaced: dict[bytes, list[bytes]] = {}
        """Paths that hold another text by now, by the fingerprint of the one that they held."""
        self._followed: set[bytes] = set()

    def leave(self) -> None:
        """Before the index forgets what has gone: a copy that is listed already takes over."""
        moves = []
        self._state.take_in(self._index.fingerprints(list(self._gone)))
        for path, text in self._state.texts_of(self._gone):
            copies = [copy for copy in self._index.with_text(text) if self._is_present(copy)]
            same_name = (
                copy for copy in copies if os.path.basename(copy) == os.path.basename(path)
            )
            moves += [(path, copy) for copy in [*same_name, *copies][:1]]
        self._follow(moves)

    def arrive(self, texts: Sequence[Text]) -> None:
        """Texts were read, and are about to be put into the index.

        To be told first, so that a kill in between leaves them to be read and told again.
        """
        if self._state.is_empty():
            return
        read = {text.path: text.fingerprint for text in texts}
        known = self._state.texts_of(read)
        replaced = [(path, before) for path, before in known if before != read[path]]
        for path, before in replaced:
            self._replaced.setdefault(before, []).append(path)
        moves = [
            (source, path) for path, text in read.items() for source in self._sources(path, text)
        ]
        # The text that stood here may have been read at its new place earlier in this run.
        for path, before in replaced:
            if before not in self._followed:
                places = [new for new in self._index.with_text(before) if new in self._new]
                moves += [(path, new) for new in places[:1]]
        self._follow(moves)
        self._state.learn(read.items())

    def _sources(self, path: bytes, text: bytes) -> list[bytes]:
        """The paths that have lost the text that arrives at `path`."""
        if text in self._followed:
            return []
        replaced = self._replaced.get(text, [])
        holders = [holder for holder in self._state.with_text(text) if holder not in replaced]
        if any(self._is_present(holder) for holder in holders):
            return []  # it is a copy
        sources = [source for source in (*holders, *replaced) if source != path]
        if sources:
            self._followed.add(text)
        return sources

    def _follow(self, moves: Sequence[tuple[bytes, bytes]]) -> None:
        if self._state.follow(moves):
            mirror(self._index, self._state)

    def _is_present(self, path: bytes) -> bool:
        return path not in self._gone and self._index.knows(path)
