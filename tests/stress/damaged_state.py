"""A state's file is damaged, again and again: it must open, and no row may be wrong without a word.

    PYTHONPATH=. .venv/bin/python -P -m tests.stress.damaged_state [TIMES] [SEED]

Of ten times, seven flip one bit, one flips some, one cuts the file, one overwrites a piece of it.
The state holds rows, marks of very many that are not rows yet, positions and saved searches.
"""

from __future__ import annotations

import logging
import os
import random
import shutil
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path

from library import checksums
from library.article import LibraryError, Query, SavedSearch, Status
from library.mending import open_state
from library.paths import PackedPaths, block_of
from library.state import State

ARTICLES = 300


def name(number: int) -> bytes:
    """The path of an article."""
    return f"news/2021/{number}.md".encode()


def make(folder: str) -> dict[bytes, Status]:
    """A state with a backup; the articles it holds."""
    with closing(open_state(folder)) as state:
        texts = [(name(number), b"text %d" % number) for number in range(ARTICLES)]
        state.mark(texts[::2], "read", True)
        state.mark(texts[::3], "favourite", True)
        for path, text in texts[::5]:
            state.set_position(path, text, 0.5)
        for words in ("tide", "harbour", "moon"):
            state.searches.save(SavedSearch(words.title(), Query(words)))
        blocks = [sorted(path for path, _ in texts[at::4]) for at in (1, 3)]
        state.mark_many(PackedPaths(tuple(block_of(tuple(one)) for one in blocks)), "read", True)
        state.back_up()
        kept = {path: state.status(path) for path, _ in texts}
    with closing(checksums.connect(os.path.join(folder, "state.db"))) as connection:
        connection.pragma("wal_checkpoint", "TRUNCATE")
    return kept


def damaged(sound: bytes, chance: random.Random) -> bytes:
    """The file with some damage."""
    broken, kind = bytearray(sound), chance.randrange(10)
    if kind == 0:
        return sound[: chance.randrange(len(sound))]
    if kind == 1:
        at = chance.randrange(len(sound))
        end = min(len(sound), at + chance.randrange(1, 6000))
        broken[at:end] = bytes(end - at) if chance.random() < 0.5 else chance.randbytes(end - at)
    for _ in range(1 if kind > 2 else chance.randrange(2, 40) if kind == 2 else 0):
        at = chance.randrange(len(sound) * 8)
        broken[at // 8] ^= 1 << at % 8
    return bytes(broken)


def searches(state: State) -> list[tuple[str, Query]]:
    """The saved searches, in their order."""
    return [(one.name, one.query) for one in state.searches.all()]


def outcome(folder: str, kept: dict[bytes, Status], saved: list[tuple[str, Query]]) -> str:
    """What came of the damage."""
    try:
        with closing(open_state(folder)) as state:
            same = {path: state.status(path) for path in kept} == kept and searches(state) == saved
            told = bool(state.notices)
    except LibraryError:
        return "refused in words"
    if same:
        return "mended, and told" if told else "nothing lost"
    return "something lost, and told" if told else "WRONG WITHOUT A WORD"


def run(times: int, seed: int, below: str) -> Counter[str]:
    """Damages a state so many times, in a folder of its own each; how often what came of it."""
    chance, outcomes = random.Random(seed), Counter[str]()
    model, folder = os.path.join(below, "model"), os.path.join(below, "state")
    kept = make(model)
    with closing(State(model)) as state:
        saved = searches(state)
    sound = Path(model, "state.db").read_bytes()
    for _ in range(times):
        shutil.copytree(model, folder)
        Path(folder, "state.db").write_bytes(damaged(sound, chance))
        outcomes[outcome(folder, kept, saved)] += 1
        shutil.rmtree(folder)
    return outcomes


def main(arguments: list[str]) -> None:
    """Runs it and says what came out."""
    times, seed = [*map(int, arguments), *[2000, 1][len(arguments) :]]
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as below:
        outcomes = run(times, seed, below)
    sys.stdout.write(f"damaged {times} times: {dict(outcomes.most_common())}\n")
    if outcomes["WRONG WITHOUT A WORD"]:
        raise SystemExit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
