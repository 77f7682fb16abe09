"""The disk refuses one write after the other: said in a sentence, nothing half-written, and what
was acknowledged stays.

    PYTHONPATH=. .venv/bin/python -P -m tests.stress.failing_disk [EVERY]

strace (a package of Debian) makes the Nth call that writes, cuts or syncs a file fail: once, or
from then on; with a full disk, or a failing one; for each Nth that there is, or EVERY so many.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

from library.article import LibraryError
from library.mending import open_state

ROOT = Path(__file__).parents[2]
CALLS = "pwrite64,fsync,fdatasync,ftruncate"
GROUP = 5
"""Articles of one mark: all of them or none."""
MARKS = 12
FAILED = "failed: "


def group(number: int) -> list[tuple[bytes, bytes | None]]:
    """The articles of a mark."""
    return [(f"{number}/{at}.md".encode(), b"text") for at in range(GROUP)]


def work(folder: str) -> None:
    """Marks one group after the other, and tells each that is done or what was said instead."""
    logging.disable(logging.CRITICAL)
    try:
        with closing(open_state(folder)) as state:
            for number in range(MARKS):
                try:
                    state.mark(group(number), "favourite", True)
                except LibraryError as error:
                    os.write(1, f"{FAILED}{error}\n".encode())
                else:
                    os.write(1, f"{number}\n".encode())
            state.back_up()
    except LibraryError as error:
        os.write(1, f"{FAILED}{error}\n".encode())
    os.write(1, b"end\n")


def fail(folder: str, error: str, when: str) -> tuple[list[str], bool]:
    """(what the process told, whether any call was made to fail)."""
    trace = os.path.join(os.path.dirname(folder), "trace")
    command = ["strace", "-f", "-qq", "-o", trace, "-e", f"trace={CALLS}",
               "-e", f"inject={CALLS}:error={error}:when={when}",
               sys.executable, "-P", "-m", "tests.stress.failing_disk", "work", folder]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert not done.stderr, done.stderr
    return done.stdout.splitlines(), "(INJECTED)" in Path(trace).read_text(encoding="utf-8")


def judge(folder: str, told: list[str]) -> str:
    """What came of it."""
    if told[-1:] != ["end"]:
        return "IT DIED"
    words = [line.removeprefix(FAILED) for line in told if line.startswith(FAILED)]
    plain = ("is full", "disk failed", "can't write", "failed", "damaged", "locked")
    if not all(any(one in line for one in plain) for line in words):
        return f"SAID {words}"
    kept = {int(line) for line in told if line.isdigit()}
    with closing(open_state(folder)) as state:
        for number in range(MARKS):
            starred = sum(state.status(path).favourite for path, _ in group(number))
            if starred not in (0, GROUP):
                return "HALF WRITTEN"
            if number in kept and not starred:
                return "LOST"
        if state.notices:
            return "mended, and told"
    return "said, and nothing lost" if words else "went on, and nothing lost"


def run(every: int, below: str) -> Counter[str]:
    """Lets each `every`th call fail; how often what came of it."""
    outcomes = Counter[str]()
    for error in ("ENOSPC", "EIO"):
        for more in ("", "+"):
            number, failed = 1, True
            while failed:
                folder = os.path.join(below, "state")
                told, failed = fail(folder, error, f"{number}{more}")
                if failed:
                    outcomes[judge(folder, told)] += 1
                shutil.rmtree(folder)
                number += every
    return outcomes


def main(arguments: list[str]) -> None:
    """Runs it and says what came out."""
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as below:
        outcomes = run(int(arguments[0]) if arguments else 1, below)
    sys.stdout.write(f"{sum(outcomes.values())} faults: {dict(outcomes.most_common())}\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["work"]:
        work(sys.argv[2])
    else:
        main(sys.argv[1:])
