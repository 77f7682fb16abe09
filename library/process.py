"""Starting the indexer's process, hearing how far it is, and calling it off."""

from __future__ import annotations

import json
import logging
import os
import queue
import subprocess
import sys
import tempfile
import threading
from typing import IO, TYPE_CHECKING, Any

from library.article import LibraryError, Progress, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library.article import Dialect

log = logging.getLogger(__name__)
LONGEST_ARGUMENT = 20_000
"""Characters; Windows allows 32,000 for all of them, Linux 128 KB for one."""
TRIES = 2
SECONDS_BETWEEN_LOOKS = 0.05
SECONDS_TO_STOP = 5.0


def refresh(
    folder: str,
    cache: str,
    state: str,
    dialect: Dialect,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
    *,
    fresh: bool,
    places: Sequence[bytes] | None,
) -> Report | None:
    """Runs the indexer to its end; None where it was called off. Raises LibraryError.

    One that ends in the middle, as the system kills processes where memory is short, is begun once
    more: it goes on from where it stopped.
    """
    arguments = [folder, cache, state, dialect]
    if fresh:
        arguments.append("fresh")
    elif places is not None:
        only = json.dumps([os.fsdecode(place) for place in places])
        # A system bounds the length of an argument: so many places are looked at all together.
        arguments += [only] if len(only) < LONGEST_ARGUMENT else []

    def heard(now: Progress) -> None:
        if now.stage == "scan" and "fresh" in arguments[4:]:
            arguments.pop()  # all was forgotten: what is read from now on is not, another time
        progress(now)

    for _ in range(TRIES):
        answer = _run(arguments, heard, cancelled)
        if "report" in answer:
            report = answer["report"]
            return Report(**{**report, "notices": tuple(report["notices"])})
        if "error" in answer:
            raise LibraryError(answer["error"])
        if "cancelled" in answer or cancelled():
            return None
    raise LibraryError(
        "Indexing stopped unexpectedly, and did so again when it was begun anew. What was indexed "
        "is kept. Choose Reload to go on."
    )


def _run(
    arguments: list[str], progress: Callable[[Progress], None], cancelled: Callable[[], bool]
) -> dict[str, Any]:
    """The indexer's last word; nothing where it ended without one."""
    with (
        tempfile.TemporaryFile() as errors,
        start_module("library.indexer", arguments, errors) as child,
    ):
        try:
            answer = listen(child, progress, cancelled)
        finally:
            stop(child)
        errors.seek(0)
        said = errors.read().decode("utf-8", "replace").strip()
        if said:
            log.warning("the indexer said: %s", said)
        if not answer and not cancelled():
            log.error("the indexer ended with %s", child.returncode)
        return answer


def start_module(
    name: str, arguments: list[str], errors: IO[bytes] | None = None
) -> subprocess.Popen[bytes]:
    """A module of ours as a process that hears us on its input and answers on its output."""
    root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    paths = [root, os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}
    # -P: a folder that happens to hold a `library` of its own must not be run in our place.
    return subprocess.Popen(
        [sys.executable, "-P", "-m", name, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        env=environment,
    )


def listen(
    child: subprocess.Popen[bytes],
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> dict[str, Any]:
    """Passes progress on until the last word, or until the child falls silent for ever."""
    lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read_lines, args=(child, lines), daemon=True)
    reader.start()
    stopping = False
    while True:
        if cancelled() and not stopping:
            stopping = True
            _close_input(child)
        try:
            line = lines.get(timeout=SECONDS_BETWEEN_LOOKS)
        except queue.Empty:
            continue
        if line is None:
            reader.join()
            return {}
        answer: dict[str, Any] = json.loads(line)
        if "progress" not in answer:
            return answer
        progress(Progress(**answer["progress"]))


def _read_lines(child: subprocess.Popen[bytes], lines: queue.SimpleQueue[bytes | None]) -> None:
    assert child.stdout is not None
    for line in child.stdout:
        lines.put(line)
    lines.put(None)


def _close_input(child: subprocess.Popen[bytes]) -> None:
    assert child.stdin is not None
    child.stdin.close()


def stop(child: subprocess.Popen[bytes]) -> None:
    """Closes a module's input, which ends it, and waits for that."""
    _close_input(child)
    try:
        child.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
