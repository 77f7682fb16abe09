"""Files come, change, move and go while they are indexed, and the indexer is killed again and
again: in the end the index must equal a fresh one, and no mark may be lost.

    PYTHONPATH=. .venv/bin/python -P -m tests.stress.restless [KILLS] [CHANGES] [SEED]
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from library import Library, Places, Query, process
from library.process import start_module
from tests.conftest import ROOT, article, write

if TYPE_CHECKING:
    from subprocess import Popen
    from typing import IO

WORDS = ["灯塔", "港口", "小船", "海岸", "集市", "面包", "harbour", "lamp", "2021", "PM2.5"]
ARTICLES = 3000
INDEXER = "tests.stress.small_shards"


class Folder:
    """A library that never rests. Each article's text is its own, so that moves can be told."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root = root
        self.random = random.Random(seed)
        self.made = 0
        self.starred: dict[str, str] = {}
        """Path of each starred article, by its own word."""

    def path(self) -> Path:
        """A name that is free."""
        while True:
            place = "/".join(self.random.choices(["a", "b", "c", "新闻", "d e"], k=2))
            path = self.root / place / f"{self.random.randrange(10**9)}.md"
            if not path.exists():
                path.parent.mkdir(parents=True, exist_ok=True)
                return path

    def some(self) -> Path | None:
        """Any article."""
        found = list(self.root.rglob("*.md"))
        return self.random.choice(found) if found else None

    def add(self, path: Path | None = None) -> None:
        """One article more."""
        self.made += 1
        words = " ".join(self.random.choices(WORDS, k=30))
        year, day = self.random.randrange(2018, 2024), self.random.randrange(1, 28)
        text = f"<p>own{self.made}x {words}</p>"
        head = article(f"Nr {self.made}", text, f"{year}-03-{day:02}", f"甲/{year}")
        (path or self.path()).write_text(head, encoding="utf-8")

    def change(self) -> None:
        """One thing happens to one article."""
        what = self.random.random()
        path = self.some()
        if what < 0.3 or path is None:
            self.add()
        elif what < 0.55:
            # Of what is moved and changed at once, nobody can tell that it is the same: what is
            # starred is either moved or changed.
            if not (own(path) in self.starred and own(path)[-2] in "02468"):
                path.rename(self.path())
                if self.random.random() < 0.3:  # another one, in its place
                    self.add(path)
        elif what < 0.8 and not (own(path) in self.starred and own(path)[-2] in "13579"):
            text = path.read_text(encoding="utf-8")
            path.write_text(
                text.replace("</p>", f" {self.random.choice(WORDS)}</p>"), encoding="utf-8"
            )
        elif what >= 0.8 and own(path) not in self.starred:
            path.unlink()


def own(path: Path) -> str:
    """The word that stands in one article alone."""
    text = path.read_text(encoding="utf-8")
    start = text.index("<p>own") + 3
    return text[start : text.index(" ", start)]


def picture(library: Library) -> object:
    """All that a reader could see of an index."""
    ids = library.find(Query()).ids
    rows = [
        (one.path, one.title, one.snippet, one.date, one.categories, one.read, one.favourite)
        for start in range(0, len(ids), 500)
        for one in library.headlines(ids[start : start + 500])
    ]
    hits = {}
    for word in WORDS:
        found = library.find(Query(word)).ids
        hits[word] = sorted(
            one.path
            for start in range(0, len(found), 500)
            for one in library.headlines(found[start : start + 500])
        )
    dates = [row[3] for row in rows]
    assert dates == sorted(dates, reverse=True), "the list is not in the order of dates"
    return sorted(rows), hits, library.categories(), library.counts(), library.problems()


def kill_at_random(folder: Folder, places: Places, kills: int) -> None:
    """Starts the indexer and kills it, with a few changes before each start."""
    name = str(folder.root)
    command = [sys.executable, "-P", "-m", INDEXER, name,
               places.cache_of(name), places.state_of(name), "hexo"]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for _ in range(kills):
        for _ in range(folder.random.randrange(40)):
            folder.change()
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment,
            start_new_session=True,
        ) as child:  # fmt: skip
            time.sleep(folder.random.random() * 0.7)
            child.send_signal(signal.SIGKILL)


def change_while_scanning(folder: Folder, library: Library, changes: int) -> None:
    """Changes files while one refresh follows the other."""
    done = threading.Event()

    def keep_up() -> None:
        while not done.is_set():
            library.refresh()

    keeper = threading.Thread(target=keep_up)
    keeper.start()
    try:
        for _ in range(changes):
            folder.change()
    finally:
        done.set()
        keeper.join()


def star_some(folder: Folder, library: Library) -> None:
    """Stars a few articles; they are never removed, only changed and moved."""
    paths = folder.random.sample(sorted(folder.root.rglob("*.md")), 100)
    folder.starred = {own(path): str(path) for path in paths}
    library.mark_files(
        [os.fsencode(path.relative_to(folder.root)) for path in paths], "favourite", True
    )


def check(folder: Folder, library: Library, data: Path) -> None:
    """The index equals a fresh one."""
    library.refresh()
    fresh = Library.open(folder.root, Places.below(data / "fresh"))
    fresh.refresh()
    ours, theirs = picture(library), picture(fresh)
    library.refresh(fresh=True)
    assert picture(library) == ours, "a rebuild gives another list"
    # A fresh data folder has no marks: they are left out of the comparison.
    strip = lambda shown: ([row[:5] for row in shown[0]], shown[1], shown[4])  # noqa: E731
    assert strip(ours) == strip(theirs), "a fresh index gives another list"
    fresh.close()


def stars_kept(folder: Folder, library: Library) -> tuple[int, int]:
    """(starred texts that are starred still, starred texts); nothing else is starred."""
    ids = library.find(Query("is:favourite")).ids
    paths = {os.fsdecode(one.path) for one in library.headlines(ids)}
    now = {own(folder.root / path) for path in paths}
    assert now <= folder.starred.keys(), "another article has come by a star"
    return len(now & folder.starred.keys()), len(folder.starred)


def start(name: str, arguments: list[str], errors: IO[bytes] | None = None) -> Popen[bytes]:
    """Any module of the library, but the indexer with small shards."""
    return start_module(INDEXER if name == "library.indexer" else name, arguments, errors)


def main(arguments: list[str]) -> None:
    """Runs it and says what came out."""
    process.start_module = start
    kills, changes, seed = [*map(int, arguments), *[200, 10_000, 1][len(arguments) :]]
    with tempfile.TemporaryDirectory() as below:
        data = Path(below)
        folder = Folder(data / "新闻 news", seed)
        write(folder.root, {})
        for _ in range(ARTICLES):
            folder.add()
        places = Places.below(data / "ours")
        library = Library.open(folder.root, places)
        library.refresh()
        star_some(folder, library)
        kill_at_random(folder, places, kills)
        check(folder, library, data)
        say(f"{kills} kills: equals a fresh index; stars {stars_kept(folder, library)}")
        change_while_scanning(folder, library, changes)
        check(folder, library, data)
        say(f"{changes} changes: equals a fresh index; stars {stars_kept(folder, library)}")
        library.close()


def say(words: str) -> None:
    """One line."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
