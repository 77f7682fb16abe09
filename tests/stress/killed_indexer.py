"""The indexer is killed again and again while articles come, change, move and go: the next start
must be quick, no star may be lost, and in the end the index must equal a fresh one.

    PYTHONPATH=. .venv/bin/python -P -m tests.stress.killed_indexer [KILLS] [SEED]
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from library import Library, Places, Query, process
from tests.conftest import ROOT, write
from tests.stress.restless import INDEXER, Folder, check, say, star_some, stars_kept, start

ARTICLES = 300
LONGEST = 0.15
"""Seconds that an indexer lives after its first word."""


def kill_once(folder: Folder, places: Places) -> bool:
    """Starts the indexer and kills it after its first word; whether it was at work still."""
    name = str(folder.root)
    command = [sys.executable, "-P", "-m", INDEXER, name,
               places.cache_of(name), places.state_of(name), "hexo"]  # fmt: skip
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(folder.random.random() * LONGEST)
        was_at_work = child.poll() is None
        child.send_signal(signal.SIGKILL)
    return was_at_work


def start_again(folder: Folder, places: Places) -> float:
    """Opens the library and looks at its first page; seconds until then."""
    begun = time.monotonic()
    library = Library.open(folder.root, places)
    library.headlines(library.find(Query()).ids[:100])
    took = time.monotonic() - begun
    assert library.notices == (), library.notices
    library.close()
    return took


def run(kills: int, seed: int, below: str) -> tuple[int, float, tuple[int, int]]:
    """(kills at work, slowest start in seconds, (stars kept, stars)); the index equals a fresh
    one."""
    folder = Folder(Path(below) / "新闻 news", seed)
    write(folder.root, {})
    for _ in range(ARTICLES):
        folder.add()
    places = Places.below(Path(below) / "ours")
    library = Library.open(folder.root, places)
    library.refresh()
    star_some(folder, library)
    library.close()
    at_work, slowest = 0, 0.0
    for _ in range(kills):
        for _ in range(folder.random.randrange(10)):
            folder.change()
        at_work += kill_once(folder, places)
        slowest = max(slowest, start_again(folder, places))
    library = Library.open(folder.root, places)
    check(folder, library, Path(below))
    kept = stars_kept(folder, library)
    library.close()
    return at_work, slowest, kept


def main(arguments: list[str]) -> None:
    """Runs it and says what came out."""
    process.start_module = start
    kills, seed = [*map(int, arguments), *[1000, 1][len(arguments) :]]
    with tempfile.TemporaryDirectory() as below:
        at_work, slowest, (kept, stars) = run(kills, seed, below)
    say(f"{kills} kills, {at_work} of them at work: equals a fresh index; "
        f"{kept} of {stars} stars kept; slowest start {slowest * 1000:.0f} ms")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
