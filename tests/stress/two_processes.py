"""Two processes toggle flags of the same state at once: no change of either may be lost.

    PYTHONPATH=. .venv/bin/python -P -m tests.stress.two_processes [TOGGLES] [SEED]

Each has articles of its own, which must be as it left them; those that both have must be as either
left them. The state's counter must have counted each change.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from library.mending import open_state

ARTICLES = 200
ROOT = Path(__file__).parents[2]


def toggles(who: int, count: int, seed: int) -> list[tuple[bytes, bool]]:
    """What a process does: (path, favourite). Half of it is on articles that both have."""
    chance = random.Random(seed * 2 + who)
    now: dict[bytes, bool] = {}
    done = []
    for _ in range(count):
        owner = chance.choice([str(who), "both"])
        path = f"{owner}/{chance.randrange(ARTICLES)}.md".encode()
        now[path] = not now.get(path, False)
        done.append((path, now[path]))
    return done


def work(folder: str, who: int, count: int, seed: int) -> None:
    """One of the processes."""
    with closing(open_state(folder)) as state:
        sys.stdin.readline()
        for path, value in toggles(who, count, seed):
            state.mark([(path, None)], "favourite", value)
    sys.stdout.write("done\n")


def run(count: int, seed: int, folder: str) -> tuple[int, int]:
    """(articles that are not as they were left, changes that were not counted)."""
    with closing(open_state(folder)) as state:
        before = state.counter()
    children = []
    for who in (0, 1):
        command = [sys.executable, "-P", "-m", "tests.stress.two_processes", "work", folder,
                   str(who), str(count), str(seed)]  # fmt: skip
        children.append(
            subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
        )  # fmt: skip
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    said = [child.communicate()[0] for child in children]
    assert said == ["done\n", "done\n"], said
    left = [dict(toggles(who, count, seed)) for who in (0, 1)]
    with closing(open_state(folder)) as state:
        wrong = sum(
            state.status(path).favourite not in {one[path] for one in left if path in one}
            for path in left[0].keys() | left[1].keys()
        )
        return wrong, before + 2 * count - state.counter()


def main(arguments: list[str]) -> None:
    """Runs it and says what came out."""
    count, seed = [*map(int, arguments), *[10_000, 1][len(arguments) :]]
    with tempfile.TemporaryDirectory() as folder:
        wrong, uncounted = run(count, seed, folder)
    sys.stdout.write(f"2 x {count} toggles: {wrong} articles wrong, {uncounted} changes lost\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["work"]:
        work(sys.argv[2], *map(int, sys.argv[3:]))
    else:
        main(sys.argv[1:])
