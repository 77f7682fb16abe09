"""Headlines for the list, a page at a time: from a worker, or at once where a key is waiting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library import Headline, Library
    from reader.conversion import Conversion
    from reader.worker import Worker


class HeadlinePages:
    """Reads them from one library; `marks` are what to mark in the snippets of the last answer."""

    def __init__(
        self,
        library: Library,
        worker: Worker,
        conversion: Conversion,
        failed: Callable[[Exception], None],
    ) -> None:
        self.marks: tuple[str, ...] = ()
        self._library = library
        self._worker = worker
        self._convert = conversion.headlines
        self._failed = failed

    def fetch(
        self,
        ids: Sequence[int],
        done: Callable[[list[Headline]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Reads a page on the worker's thread; one of `done` and `failed` is called."""
        marks, wanted = self.marks, list(ids)
        self._worker.run(
            f"page {wanted[0]}",
            lambda: self._convert(self._library.headlines(wanted, marks)),
            done,
            failed,
        )

    def read(self, ids: Sequence[int]) -> Sequence[Headline]:
        """Reads a page on the calling thread; nothing where that fails, which is told."""
        try:
            return self._convert(self._library.headlines(ids))
        except LibraryError as error:
            self._failed(error)
            return ()
