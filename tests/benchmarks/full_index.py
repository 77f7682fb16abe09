"""A full index into an empty cache, beside inserting the same texts into a bare FTS5 table."""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from library import Library, Places
from library.fold import tokens
from library.frontmatter import read_article
from library.index_schema import TEXT_MIGRATIONS
from library.indexer import TEXT_BATCH
from library.scan import read_file
from library.text import body_text
from tests.benchmarks.figures import Row, at_most, run_module, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    import apsw

_MODULE = "tests.benchmarks.full_index"
ROUNDS = 2
"""How often both are measured: ours, floor, ours, floor."""


def measure(folder: str, data: str) -> list[Row]:
    """Indexes `folder` into `data`, which other measurements go on with."""
    ours: list[float] = []
    floors: list[float] = []
    _fill_page_cache(folder)
    for number in range(ROUNDS):
        with tempfile.TemporaryDirectory() as fresh:
            ours.append(index(folder, fresh if number else data))
        floors.append(run_module(_MODULE, "--floor", folder, data)["seconds"])
    row = at_most(
        "full index", statistics.median(ours), statistics.median(floors), 2.0, "s", " (FTS5 insert)"
    )
    say(row)
    return [row]


def _fill_page_cache(folder: str) -> None:
    for path, _, names in os.walk(folder):
        for name in names:
            read_file(os.path.join(os.fsencode(path), os.fsencode(name)))


def index(folder: str, data: str) -> float:
    """Seconds that `Library.refresh` takes."""
    library = Library.open(folder, Places.below(data))
    try:
        started = time.perf_counter()
        library.refresh()
        return time.perf_counter() - started
    finally:
        library.close()


def insert_only(folder: str, data: str) -> float:
    """Seconds that the inserts and commits alone take, for what the index in `data` holds."""
    import apsw

    os.nice(5)  # as the indexer's process does
    seconds = 0.0
    with tempfile.TemporaryDirectory() as fresh:
        connection = apsw.Connection(os.path.join(fresh, "floor.db"))
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(TEXT_MIGRATIONS[0])
        for batch in _prepared(folder, data):
            started = time.perf_counter()
            _insert(connection, batch)
            seconds += time.perf_counter() - started
        connection.close()
    return seconds


def _insert(connection: apsw.Connection, batch: list[tuple[int, str, str]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO text(rowid, body, title) VALUES(?,?,?)", batch)
    connection.execute("COMMIT")


def _prepared(folder: str, data: str) -> Iterator[list[tuple[int, str, str]]]:
    """The indexer's own batches: the newest first, each in the order of its ids."""
    import apsw

    index_file = os.path.join(Places.below(data).cache_of(folder), "index.db")
    reading = apsw.Connection(index_file, flags=apsw.SQLITE_OPEN_READONLY)
    rows = reading.execute("SELECT id, path FROM article ORDER BY id DESC").fetchall()
    reading.close()
    for start in range(0, len(rows), TEXT_BATCH):
        batch: list[tuple[int, str, str]] = []
        for id_, path in reversed(rows[start : start + TEXT_BATCH]):
            article = read_article(path, read_file(os.path.join(os.fsencode(folder), path)))
            body = body_text(article.body, article.body_format)
            batch.append((id_, tokens(body), tokens(article.title)))
        yield batch


def main(arguments: list[str]) -> None:
    """FOLDER measures both; --floor FOLDER DATA only the floor."""
    if arguments[0] == "--floor":
        sys.stdout.write(json.dumps({"seconds": insert_only(*arguments[1:])}) + "\n")
        return
    with tempfile.TemporaryDirectory() as data:
        measure(os.path.abspath(arguments[0]), data)


if __name__ == "__main__":
    main(sys.argv[1:])
