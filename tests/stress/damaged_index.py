"""A file of the index is damaged, again and again: the library must open, and a reload must bring
back all that was there.

    PYTHONPATH=. .venv/bin/python -P -m tests.stress.damaged_index [TIMES] [SEED]
"""

from __future__ import annotations

import logging
import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from library import Library, LibraryError, Places, Query, indexer, shards
from tests.conftest import write
from tests.stress.damaged_state import damaged
from tests.stress.restless import Folder, picture, say

ARTICLES = 120
STARRED = 20


def make(root: Path, data: Path, seed: int) -> object:
    """A library with an index of several shards and some stars; all that a reader sees of it."""
    folder = Folder(root, seed)
    write(folder.root, {})
    for _ in range(ARTICLES):
        folder.add()
    library = Library.open(root, Places.below(data))
    reload(library, data)
    library.mark(library.find(Query(), STARRED), "favourite", True)
    seen = picture(library)
    library.close()
    return seen


def reload(library: Library, data: Path) -> None:
    """As the indexer's process does it."""
    places = Places.below(data)
    indexer.refresh(
        library.folder, places.cache_of(library.folder), places.state_of(library.folder),
        "hexo", lambda _: None, lambda: False,
    )  # fmt: skip


def outcome(root: Path, data: Path, seen: object) -> str:
    """What came of the damage."""
    library = Library.open(root, Places.below(data))
    try:
        try:
            now = picture(library)
            if now == seen:
                return "nothing lost"
            # Found on opening, it is made anew, and the window begins to fill it at once.
            empty = not library.find(Query()).ids
            told = "made anew on opening" if empty else "LOOKED OTHERWISE"
        except LibraryError as error:
            told = "told" if "Reload" in str(error) else f"SAID {error}"
        except AssertionError:
            told = "LOOKED OTHERWISE"
        reload(library, data)
        if picture(library) == seen:
            return f"{told}, whole after a reload"
        indexer.refresh(
            library.folder, Places.below(data).cache_of(library.folder),
            Places.below(data).state_of(library.folder), "hexo", lambda _: None, lambda: False,
            fresh=True,
        )  # fmt: skip
        if picture(library) == seen:
            return f"{told}, whole only after it was built anew"
        return "NEVER WHOLE AGAIN"
    finally:
        library.close()


def run(times: int, seed: int, below: str) -> Counter[str]:
    """Damages an index so many times; how often what came of it."""
    chance, outcomes = random.Random(seed), Counter[str]()
    shards.LARGEST, shards.SMALLEST = 40, 10
    root, model, data = Path(below) / "news", Path(below) / "model", Path(below) / "data"
    seen = make(root, model, seed)
    for _ in range(times):
        shutil.copytree(model, data)
        cache = Path(Places.below(data).cache_of(str(root)))
        file = chance.choice(sorted(one for one in cache.rglob("*.db") if one.stat().st_size))
        if chance.random() < 0.05:
            file.unlink()
        else:
            file.write_bytes(damaged(file.read_bytes(), chance))
        outcomes[outcome(root, data, seen)] += 1
        shutil.rmtree(data)
    return outcomes


def main(arguments: list[str]) -> None:
    """Runs it and says what came out."""
    times, seed = [*map(int, arguments), *[300, 1][len(arguments) :]]
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as below:
        outcomes = run(times, seed, below)
    say(f"damaged {times} times: {dict(outcomes.most_common())}")


if __name__ == "__main__":
    main(sys.argv[1:])
