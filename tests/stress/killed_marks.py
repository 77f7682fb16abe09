"""A process that marks articles is killed again and again: what it acknowledged must be kept, and
the next start must be quick.

    PYTHONPATH=. .venv/bin/python -P -m tests.stress.killed_marks [KILLS] [SEED]
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from library.mending import open_state

if TYPE_CHECKING:
    from library.article import Flag

ARTICLES = 500
ROOT = Path(__file__).parents[2]
LONGEST = 0.05
"""Seconds that a process lives after its first mark."""


def name(number: int) -> bytes:
    """The path of an article."""
    return f"a/{number}.md".encode()


def drawn(chance: random.Random) -> tuple[int, Flag, bool]:
    """The next mark."""
    number, value = chance.randrange(ARTICLES), chance.random() < 0.6
    return number, "favourite" if chance.random() < 0.5 else "read", value


def work(folder: str, seed: int) -> None:
    """Toggles flags until it is killed, and tells each that is done."""
    chance, state = random.Random(seed), open_state(folder)
    while True:
        number, flag, value = drawn(chance)
        state.mark([(name(number), b"text %d" % number)], flag, value)
        os.write(1, f"{number} {flag} {int(value)}\n".encode())


def main(arguments: list[str]) -> None:
    """Runs it and says what came out."""
    kills, seed = [*map(int, arguments), *[1000, 1][len(arguments) :]]
    chance = random.Random(seed)
    acknowledged: dict[tuple[int, str], bool] = {}
    lost, slowest, marks = 0, 0.0, 0
    with tempfile.TemporaryDirectory() as folder:
        for kill in range(kills):
            command = [sys.executable, "-P", "-m", "tests.stress.killed_marks", "work", folder,
                       str(seed * 1_000_000 + kill)]  # fmt: skip
            with subprocess.Popen(
                command, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
            ) as child:
                assert child.stdout is not None
                first = child.stdout.readline()
                time.sleep(chance.random() * LONGEST)
                child.kill()
                told = (first + child.stdout.read()).split(b"\n")[:-1]
            same = random.Random(seed * 1_000_000 + kill)
            for line in told:
                number, flag, value = drawn(same)
                assert line == f"{number} {flag} {int(value)}".encode()
                acknowledged[number, flag] = value
            marks += len(told)
            begun = time.monotonic()
            state = open_state(folder)
            slowest = max(slowest, time.monotonic() - begun)
            # The next may have been committed and not told yet: it may be there, and only it.
            number, flag, value = drawn(same)
            if getattr(state.status(name(number)), flag) == value:
                acknowledged[number, flag] = value
            lost += sum(
                getattr(state.status(name(number)), flag) != value
                for (number, flag), value in acknowledged.items()
            )
            assert state.notices == (), state.notices
            state.close()
    sys.stdout.write(
        f"{kills} kills, {marks} marks told, {lost} lost; slowest start {slowest * 1000:.0f} ms\n"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["work"]:
        work(sys.argv[2], int(sys.argv[3]))
    else:
        main(sys.argv[1:])
