"""What the reader decides about the open library: its rules, and which problems to show."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, SignalInstance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library import Dialect, Library, RemoteImages
    from reader.worker import Worker


class Decisions(QObject):
    """Keeps decisions off the UI thread, and tells when they hold."""

    rules_changed = Signal(object)
    """Every file is to be read again."""
    problems_changed = Signal(object)
    list_changed = Signal(object)
    images_changed = Signal(object)
    travel_changed = Signal(object)
    detected = Signal(object)
    """The `Dialect` that the folder seems to be written in."""
    measured = Signal(object)
    """How many bytes the index takes on the disk."""
    failed = Signal(object)

    def __init__(self, library: Library, worker: Worker) -> None:
        super().__init__()
        self._library = library
        self._worker = worker

    def set_dialect(self, dialect: Dialect | None) -> None:
        """Reads the library by other rules; None by those that were detected."""
        self._keep(self.rules_changed, dialect=dialect)

    def detect(self) -> None:
        """Looks for what tells a dialect: the folder may be far away."""
        self._worker.run(
            "dialect",
            lambda: self._library.detected_dialect,
            self.detected.emit,
            self.failed.emit,
        )

    def measure(self) -> None:
        """Looks how large the index is."""
        self._worker.run(
            "index size", self._library.index_size, self.measured.emit, self.failed.emit
        )

    def leave_out(self, kinds: Sequence[str]) -> None:
        """Shows no problems of these kinds."""
        self._keep(self.problems_changed, left_out=tuple(kinds))

    def fold_copies(self, fold: bool) -> None:
        """Shows the same text once, or once for each file."""
        self._keep(self.list_changed, fold=fold)

    def search_strictly(self, strict: bool) -> None:
        """Tells simplified characters from traditional ones in a search, or takes them as one."""
        self._keep(self.list_changed, strict=strict)

    def load_images(self, policy: RemoteImages) -> None:
        """Fetches the images of this library's articles never, always, or when asked to."""
        self._keep(self.images_changed, images=policy)

    def keep_in_library(self, travel: bool) -> None:
        """Keeps what is read and starred in the library as well, or no longer."""
        self._keep(self.travel_changed, travel=travel)

    def _keep(self, changed: SignalInstance, **decision: Any) -> None:
        library = self._library
        self._worker.run_in_order(
            # What was decided a moment ago is not kept yet when this is called.
            lambda: library.set_options(replace(library.options, **decision)),
            lambda _: changed.emit(self),
            self.failed.emit,
        )
