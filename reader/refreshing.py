"""Keeping up with the folder: the index is brought up to date behind the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library import Library, Progress, Report, Watch
    from reader.worker import Worker

GROWING_PAUSE = 1000
"""Milliseconds between two looks at a list that is still growing."""


class Refreshing(QObject):
    """One refresh at a time, in a process of the library's own."""

    started = Signal(object)
    progressed = Signal(object)
    """`Progress` of the indexer."""
    grew = Signal(object)
    """There is more in the index than there was; told once a second at most."""
    finished = Signal(object)
    """The `Report`, or None where it was called off or failed."""
    failed = Signal(object)
    watched = Signal(object)
    """`Watch`: how changes in the folder come to be known from now on."""

    def __init__(self, library: Library, worker: Worker) -> None:
        super().__init__()
        self.running = False
        self.quiet = False
        """Whether nobody asked for it: the folder has changed by itself."""
        self.has_news = False
        """Whether the one that has ended was asked for, or found anything; or may have."""
        self.blind = False
        """Whether the last one failed: what is shown may not be what lies in the folder."""
        self._problems = -1
        self._places: set[bytes] = set()
        self._everywhere = self._asked = self._fresh = False
        self._grew = self._packing = False
        self._watching = False
        self._library = library
        self._worker = worker
        self._cancelled = False
        self._growing = QTimer(self)
        self._growing.setSingleShot(True)
        self._growing.setInterval(GROWING_PAUSE)
        self._growing.timeout.connect(self._grow)

    def start(self, *, fresh: bool = False) -> None:
        """Looks for what has changed, or reads everything again; where it is doing so already,
        once more when it has ended."""
        self._everywhere = self._asked = True
        self._fresh |= fresh
        if not self.running:
            self._go_on()

    def _go_on(self) -> None:
        """Once more, where something has changed meanwhile: a storm of changes is one look."""
        if self._cancelled or not (self._everywhere or self._places):
            return
        self._everywhere |= self.blind  # what failed is owed
        places, fresh = None if self._everywhere else sorted(self._places), self._fresh
        self.running, self.quiet, self._grew, self._packing = True, not self._asked, False, False
        self._places, self._everywhere, self._asked, self._fresh = set(), False, False, False
        self._worker.run(
            "refresh",
            lambda: self._library.refresh(
                lambda now: self._worker.post(lambda: self._progress(now)),
                lambda: self._cancelled or self._gives_way,
                fresh=fresh,
                places=places,
            ),
            self._finish,
            self._fail,
        )
        self.started.emit(self)

    @property
    def _gives_way(self) -> bool:
        """Whether a run that only makes the index small is in the way of the next: to pack what
        holds a million takes minutes, and nobody waits so long for news."""
        return self._packing and (self._everywhere or bool(self._places))

    def _watch(self) -> None:
        self._watching = True
        post = self._worker.post
        self._worker.run(
            "watch",
            lambda: self._library.watch(
                lambda how: post(lambda: self._watched(how)),
                lambda places: post(lambda: self._changed(places)),
            ),
            lambda _: None,
            self.failed.emit,
        )

    def _watched(self, how: Watch) -> None:
        self.watched.emit(how)
        self._changed(None)  # what happened since the first look, nobody has told

    def _changed(self, places: Sequence[bytes] | None) -> None:
        self._everywhere |= places is None
        self._places.update(places or ())
        if not self.running:
            self._go_on()

    def rebuild(self) -> None:
        """Forgets the index and reads everything again; state is not touched."""
        self.start(fresh=True)

    def cancel(self) -> None:
        """Calls it off for good: the library is being closed."""
        self._cancelled = True
        self._growing.stop()

    def _grow(self) -> None:
        self.grew.emit(self)

    def _progress(self, now: Progress) -> None:
        self._packing = now.stage == "pack"
        if self._packing and not self._watching and not self._cancelled:
            self._watch()
        self.progressed.emit(now)
        if now.stage == "list" and not self._grew:
            self._grew = True
            self.grew.emit(self)  # the first rows at once
        elif now.stage != "pack" and not self._growing.isActive():
            self._growing.start()

    def _finish(self, report: Report | None) -> None:
        self.running = False
        self._growing.stop()
        self.has_news = not self.quiet or report is None or self._found_any(report)
        self._problems = report.problems if report else -1
        self.blind &= report is None
        self.finished.emit(report)
        if not self._watching and not self._cancelled:
            self._watch()
        self._go_on()

    def _found_any(self, report: Report) -> bool:
        several = (report.added, report.changed, report.moved, report.removed)
        return any(several) or report.problems != self._problems

    def _fail(self, error: Exception) -> None:
        self.blind = True
        self._finish(None)
        self.failed.emit(error)
