"""One bit of a state's file is flipped, again and again: it must open, and no row may be wrong
without a word.

    PYTHONPATH=. .venv/bin/python -P -m tests.stress.flipped_bits [FLIPS] [SEED]
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

import apsw

from library.article import LibraryError, Status
from library.mending import open_state

ARTICLES = 300


def name(number: int) -> bytes:
    """The path of an article."""
    return f"news/2021/{number}.md".encode()


def make(folder: str) -> dict[bytes, Status]:
    """A state with a backup; what it holds."""
    with closing(open_state(folder)) as state:
        texts = [(name(number), b"text %d" % number) for number in range(ARTICLES)]
        state.mark(texts[::2], "read", True)
        state.mark(texts[::3], "favourite", True)
        for path, text in texts[::5]:
            state.set_position(path, text, 0.5)
        state.back_up()
        kept = {path: state.status(path) for path, _ in texts}
    with closing(apsw.Connection(os.path.join(folder, "state.db"))) as connection:
        connection.pragma("wal_checkpoint", "TRUNCATE")
    return kept


def outcome(folder: str, kept: dict[bytes, Status]) -> str:
    """What came of a flip."""
    try:
        with closing(open_state(folder)) as state:
            found = {path: state.status(path) for path in kept}
            told = bool(state.notices)
    except LibraryError:
        return "refused in words"
    if found == kept:
        return "mended, and told" if told else "nothing lost"
    return "something lost, and told" if told else "WRONG WITHOUT A WORD"


def main(arguments: list[str]) -> None:
    """Runs it and says what came out."""
    flips, seed = [*map(int, arguments), *[2000, 1][len(arguments) :]]
    logging.disable(logging.CRITICAL)
    chance, outcomes = random.Random(seed), Counter[str]()
    with tempfile.TemporaryDirectory() as below:
        model, folder = os.path.join(below, "model"), os.path.join(below, "state")
        kept = make(model)
        sound = Path(model, "state.db").read_bytes()
        for _ in range(flips):
            shutil.copytree(model, folder)
            at = chance.randrange(len(sound) * 8)
            broken = bytearray(sound)
            broken[at // 8] ^= 1 << at % 8
            Path(folder, "state.db").write_bytes(broken)
            outcomes[outcome(folder, kept)] += 1
            shutil.rmtree(folder)
    sys.stdout.write(f"{flips} flips in {len(sound):,} bytes: {dict(outcomes.most_common())}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
