"""What a headless verb says: its answer on stdout, sentences and progress on stderr."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from library.article import Hits, Progress


def fail(error: Exception | str, code: int) -> int:
    """One line on stderr; returns the exit code."""
    tell(str(error))
    return code


def no_output(error: OSError) -> int:
    """Says that standard output can't be written to; the exit code."""
    # What is left in the buffer must go somewhere when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return 0  # the reader of our output has had enough, as `head` does: no fault
    reason = (error.strerror or str(error)).lower()
    return fail(
        f"The output can't be written ({reason}). Make room there, or write it elsewhere.", 1
    )


def tell(words: str) -> None:
    """One line on stderr."""
    with suppress(OSError):  # a full disk, a closed pipe: there is nobody else to tell
        sys.stderr.write(f"broadsheet: {' '.join(words.split())}\n")
        sys.stderr.flush()


def tell_odd(hits: Hits) -> None:
    """Says what of a query was not understood."""
    for part in hits.not_understood:
        tell(f"“{part}” was not understood; it was taken as plain words.")


@contextmanager
def stoppable() -> Iterator[tuple[Callable[[Progress], None], Callable[[], bool]]]:
    """A line of progress where stderr is a terminal, and whether Ctrl+C has been pressed."""
    stop = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: stop.set())
    line = _ProgressLine()
    try:
        yield line.show, stop.is_set
    finally:
        signal.signal(signal.SIGINT, before)
        line.clear()


class _ProgressLine:
    """One line on a terminal that says how far it is; nothing anywhere else."""

    _WORDS = {  # noqa: RUF012 - a table
        "scan": "Looking through the folder",
        "list": "Reading",
        "text": "Indexing",
        "pack": "Packing the index",
        "export": "Writing",
    }

    def __init__(self) -> None:
        self._shown = False

    def show(self, progress: Progress) -> None:
        if progress.stage == "wait":
            tell("Another Broadsheet indexes this library. Waiting until it has done so.")
        elif sys.stderr.isatty():
            self._show(progress)

    def _show(self, progress: Progress) -> None:
        words = self._WORDS[progress.stage]
        if progress.total:
            words += f" {progress.done:,} of {progress.total:,}"
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def say_json(value: object) -> None:
    """A value on stdout, in one line."""
    say(json.dumps(value, ensure_ascii=False))


def say(words: str) -> None:
    """A line on stdout. Raises SystemExit where that can't be written."""
    try:
        sys.stdout.write(words + "\n")
    except OSError as error:
        sys.exit(no_output(error))
