"""Parsers in processes of their own: all cores work, and a file that kills one costs no other."""

from __future__ import annotations

import logging
import os
import pickle
import threading
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import islice
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any

from library.process import start_module

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from library.article import Dialect

Call = tuple[Any, ...]
"""The arguments of one call."""
Event = tuple[int, list[tuple[Call, Any]]]
"""How many more texts were read, and the calls that were answered, each with its answer."""
log = logging.getLogger(__name__)
MOST = 4
"""Processes at once."""
CHUNK = 50
"""Files given to a process at a time: few, so that cancelling and progress need not wait long."""
AHEAD = 20
"""Chunks for each process that are read before they are asked for: writing must not wait."""
WORTH_A_PROCESS = 200
"""Files that pay for the tenth of a second that one more process takes to start."""
SECONDS_FOR_A_PART = 180.0
"""A part of an answer takes a fiftieth of a second, the text of a file of 64 MB half a minute; one
that takes this long never ends. What computes for ever is ended sooner, by `limits`."""
SECONDS_BETWEEN_LOOKS = 0.1


def _ignore(_: int) -> None:
    pass


class Parsers:
    """Processes that are started when they are first asked, and end with `close`."""

    def __init__(self, folder: bytes, dialect: Dialect, files: int) -> None:
        """For about so many files."""
        self._arguments = [os.fsdecode(folder), dialect]
        self.count = min(MOST, os.cpu_count() or 1, 1 + files // WORTH_A_PROCESS)
        self._threads = ThreadPoolExecutor(self.count)
        self._local = threading.local()
        self._children: list[subprocess.Popen[bytes]] = []
        self._closed = False
        self._starting = threading.Lock()

    def articles(self, files: Iterable[Call]) -> Iterator[tuple[Call, Any]]:
        """Each of `files` with what `Parser.articles` says of it, in order; None for one that
        killed its process or took too long. Chunks are read ahead while one is worked on."""
        waiting: deque[tuple[list[Call], Future[list[Any]]]] = deque()
        rest = iter(files)
        while True:
            while len(waiting) <= AHEAD * self.count and (chunk := list(islice(rest, CHUNK))):
                waiting.append((chunk, self._threads.submit(self._ask, "articles", chunk)))
            if not waiting:
                return
            chunk, answers = waiting.popleft()
            yield from zip(chunk, answers.result(), strict=True)

    def fill(self, shards: Iterable[tuple[str, Iterable[list[Call]]]]) -> Iterator[Event]:
        """Fills the files of shards, each in a process of its own, with batches of texts.

        Tells how many more were read, and, once a batch is in its shard, its calls with what
        `Parser.texts` says of each; None as above. Raises what that raises. Says that nothing has
        happened (0, []) now and then.
        """
        return self._together(self._fill, shards)

    def pack(self, shards: Iterable[str]) -> Iterator[Event]:
        """Packs the files of shards, each in a process of its own; tells of each that is done.
        Raises what `Parser.pack` raises, and says that nothing has happened as above."""
        return self._together(self._pack, ((shard,) for shard in shards))

    def _together(self, work: Callable[..., None], calls: Iterable[Call]) -> Iterator[Event]:
        told: SimpleQueue[Event | Future[None]] = SimpleQueue()
        jobs = [self._threads.submit(work, *call, told.put) for call in calls]
        for job in jobs:
            job.add_done_callback(told.put)
        running = len(jobs)
        while running:
            try:
                event = told.get(timeout=SECONDS_BETWEEN_LOOKS)
            except Empty:
                event = 0, []
            if isinstance(event, Future):
                event.result()
                running -= 1
            else:
                yield event

    def rows(
        self, listed: list[Call], needed: Sequence[Sequence[str]], look: Callable[[], None]
    ) -> list[Any]:
        """What `Parser.rows` says of each; None as above. What `look` raises, now and then, ends
        the waiting."""
        job = self._threads.submit(self._ask, "rows", listed, needed)
        while not wait([job], SECONDS_BETWEEN_LOOKS).done:
            look()
        return job.result()

    def close(self) -> None:
        """Ends the processes."""
        with self._starting:
            self._closed = True
        for child in self._children:
            child.kill()
        self._threads.shutdown(cancel_futures=True)
        for child in self._children:
            child.communicate()

    def _fill(
        self,
        shard: str,
        batches: Iterable[list[Call]],
        tell: Callable[[Event], None],
    ) -> None:
        filled = 0
        for batch in batches:
            if self._closed:
                return
            answers = self._ask("texts", batch, shard, read=lambda count: tell((count, [])))
            tell((0, list(zip(batch, answers, strict=True))))
            filled += len(batch)
        if filled:
            self._try("finish", [shard], 1)

    def _pack(self, shard: str, tell: Callable[[Event], None]) -> None:
        if not self._closed:
            self._try("pack", [shard], 1)
            tell((0, [((shard,), None)]))

    def _ask(
        self, method: str, chunk: Sequence[Call], *more: Any, read: Callable[[int], None] = _ignore
    ) -> list[Any]:
        """An answer to each call of a chunk."""
        answers = self._try(method, [chunk, *more], len(chunk), read)
        if answers is not None:
            return answers
        if len(chunk) == 1 or self._closed:
            return [None] * len(chunk)
        log.warning("a parser ended early; its %s files are read in smaller parts", len(chunk))
        size = CHUNK if len(chunk) > CHUNK else 1
        parts = (chunk[start : start + size] for start in range(0, len(chunk), size))
        return [answer for part in parts for answer in self._ask(method, part, *more, read=read)]

    def _try(
        self,
        method: str,
        arguments: list[Any],
        count: int,
        read: Callable[[int], None] = _ignore,
    ) -> list[Any] | None:
        """So many answers of this thread's process, or None where it died; raises what it raised.

        `read` is told how many of them have come.
        """
        child = self._child()
        if child is None:
            return None
        answers: list[Any] = []
        part: Any = []
        try:
            assert child.stdin is not None
            pickle.dump((method, *arguments), child.stdin)
            child.stdin.flush()
            while len(answers) < count and isinstance(part := _receive(child), list):
                answers += part
                read(len(part))
        except (OSError, EOFError, pickle.UnpicklingError):
            child.kill()
            child.wait()
            return None
        if isinstance(part, Exception):
            raise part
        return answers

    def _child(self) -> subprocess.Popen[bytes] | None:
        child: subprocess.Popen[bytes] | None = getattr(self._local, "child", None)
        if child is None or child.poll() is not None:
            with self._starting:
                if self._closed:
                    return None
                child = self._local.child = start_module("library.parser", self._arguments)
                self._children.append(child)
        return child


def _receive(child: subprocess.Popen[bytes]) -> Any:
    """A part of an answer; a child that falls silent is killed."""
    assert child.stdout is not None
    patience = threading.Timer(SECONDS_FOR_A_PART, child.kill)
    patience.daemon = True
    patience.start()
    try:
        return pickle.load(child.stdout)
    finally:
        patience.cancel()
