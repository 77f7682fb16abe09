"""Marks of articles of a library: on the disk in the state first, then in the index's lists."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from library.article import LibraryError
from library.mirror import mirror
from library.paths import MANY, PackedPaths, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library.article import Changes, Flag, Hits
    from library.index import Index
    from library.state import State
    from library.state_export import StateExported
    from library.state_import import StateImported
    from library.travel import Travelled

    Kept = Callable[[Changes], None]
    """Told of changes that are on the disk by now."""


class Marks:
    """Sets flags in a state, and lets an index follow."""

    def __init__(self, index: Index, state: State) -> None:
        self._index = index
        self._state = state

    def mark(
        self, hits: Hits, flag: Flag, value: bool, *, copies: bool, kept: Kept | None
    ) -> Changes:
        """Sets a flag of what was found, and of its copies. Raises LibraryError where the numbers
        are those of an earlier index."""
        index, state = self._index, self._state
        ids = index.with_copies(hits.ids) if copies else hits.ids
        if len(ids) < MANY:
            articles = index.identities(ids)
            self._check(hits)
            return self._follow(state.mark(articles, flag, value), kept)
        paths = index.paths_of(ids)
        self._check(hits)
        return self._follow(state.mark_many(paths, flag, value), kept)

    def mark_files(
        self, paths: Sequence[bytes], flag: Flag, value: bool, *, copies: bool
    ) -> Changes:
        """The same for the articles that some files hold."""
        paths = self._where_now(paths)
        articles = self._index.fingerprints(paths)
        if copies:
            ids = array("q", self._index.articles_of(paths).values())
            articles = [*articles, *self._index.identities(self._index.with_copies(ids))]
        return self._follow(self._state.mark(dict(articles).items(), flag, value))

    def forget_absent(self, paths: Sequence[bytes]) -> Changes:
        """Takes the stars off articles that are not there, and off no others."""
        there = self._index.articles_of(paths)
        gone = [(path, None) for path in paths if path not in there]
        return self._follow(self._state.mark(gone, "favourite", False)._replace(absent=True))

    def restore(self, changes: Changes, kept: Kept | None) -> Changes:
        """Takes a mark back; the answer takes that back in turn."""
        index, state = self._index, self._state
        paths, flag, value = changes.paths, changes.flag, not changes.value
        if not isinstance(paths, PackedPaths):
            # Another article may stand by now where it was marked.
            heirs = state.heirs(paths)
            now = [heirs.get(path, path) for path in paths]
            now = now if changes.absent else self._where_now(now)
            articles = index.fingerprints(list(dict.fromkeys(now)))
            done = state.mark(articles, flag, value)
            return self._follow(done._replace(absent=changes.absent), kept)
        as_of: int | None = changes.change
        news = state.news(changes.change)
        # What has moved since was marked at its new place.
        elsewhere = news.parts or any(path not in paths for path, *_ in news.rows)
        if elsewhere and (moved := self._moved(index.gone(paths))):
            paths, as_of = packed(sorted({*paths, *moved})), None
        return self._follow(state.mark_many(paths, flag, value, as_of=as_of), kept)

    def settle(self) -> bool:
        """See `State.settle`."""
        return self._state.settle(self._index.fingerprints)

    def export(self, file: str, *, replace: bool) -> StateExported:
        """Writes what is marked, left half-read and saved to a file. Raises TargetError."""
        while (done := self._state.export(file, replace=replace)) is None:
            self._settle_all()
        return done

    def import_(self, file: str) -> StateImported:
        """Merges what was exported, or takes an import back."""
        from library.state_export import read

        what = read(file)
        self._state.back_up()
        self._settle_all()  # so that what is written knows the texts of its articles
        done = self._state.import_(what)
        mirror(self._index, self._state)
        return done

    def travel(self, library: str) -> Travelled:
        """Exchanges changes with other devices, by the journals in the library's folder."""
        self._settle_all()  # only what are rows can be told, with the texts of their articles
        done = self._state.travel(library)
        mirror(self._index, self._state)
        return done

    def set_position(self, path: bytes, position: float) -> None:
        """Remembers how far down the article of a file was left."""
        if self._index.id_of(path) is None:  # it has moved while it was on show
            path = self._state.heirs([path]).get(path, path)
        for _, fingerprint in self._index.fingerprints([path]):
            self._state.set_position(path, fingerprint, position)

    def moved_id(self, gone: bytes) -> int | None:
        """The article to which the text of a file that has gone was moved, if that is known."""
        return next(map(self._index.id_of, self._moved([gone])), None)

    def _settle_all(self) -> None:
        while self.settle():
            continue

    def _check(self, hits: Hits) -> None:
        if self._index.generation() != hits.generation:
            raise LibraryError(
                "The library has changed since this list was made, so nothing was marked. "
                "Look at the list, and choose it again."
            )

    def _where_now(self, paths: Sequence[bytes]) -> list[bytes]:
        """These files, but in place of those that have gone, where their articles are now."""
        there = self._index.articles_of(paths)
        gone = [path for path in paths if path not in there]
        heirs = self._state.heirs(gone)
        return [*(heirs.get(path, path) for path in paths), *self._moved(gone)]

    def _moved(self, gone: Sequence[bytes]) -> list[bytes]:
        """Where the articles of files that have gone are now, or their texts."""
        heirs = self._state.heirs(gone)
        texts = self._state.texts_of([path for path in gone if path not in heirs])
        found = (self._index.with_text(text) for _, text in texts)
        return [*heirs.values(), *(path for paths in found for path in paths)]

    def _follow(self, changes: Changes, kept: Kept | None = None) -> Changes:
        if kept is not None:
            kept(changes)
        mirror(self._index, self._state)
        return changes
