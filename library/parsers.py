"""Parsers in processes of their own: all cores work, and a file that kills one costs no other."""

from __future__ import annotations

import logging
import os
import pickle
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, Any

from library.process import start_module

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future

    from library.article import Dialect

Call = tuple[Any, ...]
"""The arguments of one call."""
log = logging.getLogger(__name__)
MOST = 4
"""Processes at once."""
CHUNK = 50
"""Files given to a process at a time: few, so that cancelling and progress need not wait long."""
AHEAD = 20
"""Chunks for each process that are read before they are asked for: writing must not wait."""
WORTH_A_PROCESS = 200
"""Files that pay for the tenth of a second that one more process takes to start."""
SECONDS_FOR_A_CHUNK = 30.0
"""A chunk takes a fiftieth of a second; one that takes this long never ends."""


class Parsers:
    """Processes that are started when they are first asked, and end with `close`."""

    def __init__(self, folder: bytes, dialect: Dialect, files: int) -> None:
        """For about so many files."""
        self._arguments = [os.fsdecode(folder), dialect]
        self._count = min(MOST, os.cpu_count() or 1, 1 + files // WORTH_A_PROCESS)
        self._threads = ThreadPoolExecutor(self._count)
        self._local = threading.local()
        self._children: list[subprocess.Popen[bytes]] = []
        self._closed = False

    def each(self, method: str, calls: Iterable[Call]) -> Iterator[tuple[Call, Any]]:
        """Each call with what a method of `Parser` answers to it, in order; None for a call that
        killed its process or took too long. Chunks are read ahead while one is worked on."""
        waiting: deque[tuple[list[Call], Future[list[Any]]]] = deque()
        rest = iter(calls)
        while True:
            while len(waiting) <= AHEAD * self._count and (chunk := list(islice(rest, CHUNK))):
                waiting.append((chunk, self._threads.submit(self._ask, method, chunk)))
            if not waiting:
                return
            chunk, answers = waiting.popleft()
            yield from zip(chunk, answers.result(), strict=True)

    def close(self) -> None:
        """Ends the processes."""
        self._closed = True
        for child in self._children:
            child.kill()
        self._threads.shutdown(cancel_futures=True)
        for child in self._children:
            child.communicate()

    def _ask(self, method: str, chunk: Sequence[Call]) -> list[Any]:
        answers = self._try(method, chunk)
        if answers is not None:
            return answers
        log.warning("a parser ended early; its %s files are read one by one", len(chunk))
        return [(self._try(method, [one]) or [None])[0] for one in chunk]

    def _try(self, method: str, chunk: Sequence[Call]) -> list[Any] | None:
        """The answers of this thread's process; None where it died."""
        if self._closed:
            return None
        child: subprocess.Popen[bytes] | None = getattr(self._local, "child", None)
        if child is None or child.poll() is not None:
            child = self._local.child = start_module("library.parser", self._arguments)
            self._children.append(child)
        assert child.stdin is not None
        assert child.stdout is not None
        patience = threading.Timer(SECONDS_FOR_A_CHUNK, child.kill)
        patience.daemon = True
        patience.start()
        try:
            pickle.dump((method, list(chunk)), child.stdin)
            child.stdin.flush()
            answers: list[Any] = pickle.load(child.stdout)
        except (OSError, EOFError, pickle.UnpicklingError):
            child.kill()
            child.wait()
            return None
        finally:
            patience.cancel()
        return answers
