"""Keeping up with the folder: the index is brought up to date behind the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from library import Library, Progress, Report
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

    def __init__(self, library: Library, worker: Worker) -> None:
        super().__init__()
        self.running = False
        self._again = False
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
        if self.running:
            self._again = True
        if self.running or self._cancelled:
            return
        self.running, self._again = True, False
        self._worker.run(
            "refresh",
            lambda: self._library.refresh(
                lambda now: self._worker.post(lambda: self._progress(now)),
                lambda: self._cancelled,
                fresh=fresh,
            ),
            self._finish,
            self._fail,
        )
        self.started.emit(self)

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
        self.progressed.emit(now)
        if not self._growing.isActive():
            self._growing.start()

    def _finish(self, report: Report | None) -> None:
        self.running = False
        self._growing.stop()
        self.finished.emit(report)
        if self._again:
            self.start()

    def _fail(self, error: Exception) -> None:
        self._finish(None)
        self.failed.emit(error)
