"""A library call off the UI thread: a stale answer is dropped, errors come in words."""

from __future__ import annotations

import logging
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from library import CalledOffError, LibraryError
from reader.times import Times

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
log = logging.getLogger(__name__)
READERS = 4
"""Calls that may run at once: SQLite lets go of the interpreter while it works."""


@dataclass(frozen=True, slots=True)
class _Job:
    topic: str | None
    ticket: int
    call: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    awaited: bool = True


class Worker(QObject):
    """Runs calls on threads of its own and brings the answers back to the UI thread.

    `run` keeps only the newest call of a topic; `run_in_order` keeps every one, one after another.
    """

    _posted = Signal(object)

    def __init__(self, times: Times | None = None, readers: int = READERS) -> None:
        super().__init__()
        self._times = times or Times()
        # Not QThreadPool: PySide forgets to unregister the wrapper of a QRunnable that deletes
        # itself, and hands it out again for whatever object lies at that address next.
        self._readers = ThreadPoolExecutor(readers, "reader")
        self._finder = ThreadPoolExecutor(1, "finder")
        self._writer = ThreadPoolExecutor(1, "writer")
        self._tickets: dict[str, int] = {}
        self._next = 0
        self._running = 0
        self._closed = False
        # Held while a thread speaks to Qt: once `close` has had it, none will touch this object.
        self._gate = threading.Lock()
        self._posted.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        # A window may never be closed, as after a screenshot; Qt's objects go before the threads.
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    @property
    def idle(self) -> bool:
        """Whether no answer that somebody waits for is on its way."""
        return self._running == 0

    def run(
        self,
        topic: str,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Calls `call` on a thread, then `done` here; an earlier call of the topic is forgotten.

        `failed` is given a LibraryError whose text is fit for the reader.
        """
        if not self._closed:
            self._next += 1
            self._tickets[topic] = self._next
            self._start(self._readers, _Job(topic, self._next, call, done, failed))

    def run_alone(
        self,
        topic: str,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """As `run`, but on one thread for all such calls: what it has opened stays open for the
        next, and a call that was not called off holds the next one up."""
        if not self._closed:
            self._next += 1
            self._tickets[topic] = self._next
            self._start(self._finder, _Job(topic, self._next, call, done, failed))

    def run_in_order(
        self,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        *,
        awaited: bool = True,
    ) -> None:
        """Calls `call` after everything that was given here before, even while closing.

        What is not `awaited` does not count for `idle`.
        """
        if not self._closed:
            self._start(self._writer, _Job(None, 0, call, done, failed, awaited))

    def cancel(self, topic: str) -> None:
        """Forgets a topic: an answer that is still on its way is dropped."""
        self._tickets.pop(topic, None)

    def post(self, call: Callable[[], None]) -> None:
        """Calls `call` on the UI thread; a thread may say this as long as it likes."""
        with self._gate:
            if not self._closed:
                self._posted.emit(call)

    @Slot()
    def close(self, last: Callable[[], None] | None = None) -> None:
        """Drops what was asked for and leaves what must be kept to the threads, without waiting.

        The last of them to leave calls `last`. The interpreter does not end before them.
        """
        if self._closed:
            return
        with self._gate:
            self._closed = True
        self._tickets.clear()
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._finder.shutdown(wait=False, cancel_futures=True)
        self._writer.submit(self._leave, last)
        self._writer.shutdown(wait=False)

    def _leave(self, last: Callable[[], None] | None) -> None:
        for pool in (self._readers, self._finder):
            pool.shutdown()  # this waits: whoever still reads may take long
        if last is not None:
            try:
                last()
            except Exception:
                log.exception("the last call failed")

    def _start(self, pool: ThreadPoolExecutor, job: _Job) -> None:
        try:
            pool.submit(self._work, job)
        except RuntimeError:
            # Python is ending: a window that was never closed, as after a screenshot, still says
            # where its article was scrolled to while it is taken apart.
            return
        self._running += job.awaited

    def _work(self, job: _Job) -> None:
        value: Any = None
        error: Exception | None = None
        if job.topic is None or self._tickets.get(job.topic) == job.ticket:
            begun = time.perf_counter()
            try:
                value = job.call()
            except CalledOffError as nothing:
                error = nothing  # nobody hears of it
            except LibraryError as told:
                log.warning("told the reader: %s", told, exc_info=True)
                error = told
            except Exception as unforeseen:
                log.exception("a call failed")
                error = LibraryError(_unforeseen().format(unforeseen))
            self._times.add(job.topic or "in order", time.perf_counter() - begun)
        self.post(lambda: self._deliver(job, value, error))

    @Slot(object)
    def _hear(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()

    def _deliver(self, job: _Job, value: Any, error: Exception | None) -> None:
        self._running -= job.awaited
        if job.topic is not None:
            if self._tickets.get(job.topic) != job.ticket:
                return
            del self._tickets[job.topic]  # topics are many: each page of a list is one
        if error is None:
            job.done(value)
        elif job.failed is not None:
            job.failed(error)


def _unforeseen() -> str:
    return QCoreApplication.translate(
        "Worker",
        "Something went wrong that Broadsheet did not foresee ({}). Reload the library; if it "
        "happens again, please report it.",
    )
