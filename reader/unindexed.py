"""A search goes on behind the list through texts that are not indexed yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from library import Query, Stop

if TYPE_CHECKING:
    from collections.abc import Callable

    from library import Library, Unindexed
    from reader.answer import Answer
    from reader.worker import Worker

START_PAUSE = 300
"""Milliseconds after an answer: a process is not started for every letter that is typed."""
GROWING_PAUSE = 500
"""Milliseconds between two looks at a list into which more is found."""


class UnindexedSearch(QObject):
    """Follows the answers to one question at a time, off the UI thread."""

    progressed = Signal(object)
    """`Unindexed`: it is further."""
    grew = Signal(object)
    """It has found more: the list is to be asked for anew."""
    failed = Signal(object)

    def __init__(self, library: Library, worker: Worker) -> None:
        super().__init__()
        self._library = library
        self._worker = worker
        self._stop = Stop()
        self._query = Query()
        self._known: Unindexed | None = None
        self._running = False
        self._listed = 0
        self._ended_at = -1
        self._starting = self._timer(START_PAUSE, self._start)
        self._growing = self._timer(GROWING_PAUSE, self._grow)

    def _timer(self, milliseconds: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(call)
        return timer

    @property
    def waiting(self) -> bool:
        """Whether something is about to be asked."""
        return self._starting.isActive() or self._growing.isActive()

    def known(self, query: Query) -> Unindexed | None:
        """What was found so far of the answer to a query that is asked now; another is called
        off."""
        if query != self._query:
            self.call_off()
            self._query = query
        return self._known

    def follow(self, answer: Answer, listed: int) -> None:
        """Goes on where an answer says that texts wait; `listed` is how many articles there are.

        What is listed after it has been through is searched once there are more than then.
        """
        hits, known = answer.hits, self.known(answer.question.query)
        if known is not None and known.generation != hits.generation:
            self.call_off()
        if not answer.whole or self._running or self._starting.isActive():
            return
        if hits.unsearched if self._ended_at < 0 else listed > self._ended_at:
            self._listed = listed
            self._starting.start()

    def call_off(self) -> None:
        """Nobody waits for it any more."""
        self._stop.now()
        self._worker.cancel("unindexed")
        self._starting.stop()
        self._growing.stop()
        self._known, self._running, self._ended_at = None, False, -1

    def _start(self) -> None:
        self._running = True
        stop = self._stop = Stop()
        query, known, post = self._query, self._known, self._worker.post

        def tell(found: Unindexed) -> None:
            post(lambda: self._hear(found, stop))

        self._worker.run(
            "unindexed",
            lambda: self._library.search_unindexed(query, tell, stop, known),
            self._end,
            self._fail,
        )

    def _hear(self, found: Unindexed, stop: Stop) -> None:
        if stop is not self._stop or not self._running:
            return  # it was called off meanwhile
        before = len(self._known.texts) if self._known else 0
        self._known = found
        self.progressed.emit(found)
        if len(found.texts) > before and not self._growing.isActive():
            self._growing.start()

    def _grow(self) -> None:
        self.grew.emit(self)

    def _end(self, _: object) -> None:
        self._running, self._ended_at = False, self._listed

    def _fail(self, error: Exception) -> None:
        self._end(error)
        self.failed.emit(error)
