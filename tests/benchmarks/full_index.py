"""A full index into an empty cache, beside inserting the same texts into a bare FTS5 table; its
list, beside reading all bytes; its size, beside the texts."""

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

    from library import Progress

_MODULE = "tests.benchmarks.full_index"
ROUNDS = 2
"""How often both are measured: ours, floor, ours, floor."""


def measure(folder: str, data: str) -> list[Row]:
    """Indexes `folder` into `data`, which other measurements go on with."""
    lists: list[float] = []
    ours: list[float] = []
    readings: list[float] = []
    floors: list[dict[str, float]] = []
    read_all(folder)  # fills the page cache
    for number in range(ROUNDS):
        with tempfile.TemporaryDirectory() as fresh:
            listed, whole = index_in_steps(folder, fresh if number else data)
        lists.append(listed)
        ours.append(whole)
        readings.append(run_module(_MODULE, "--read", folder)["seconds"])
        floors.append(run_module(_MODULE, "--floor", folder, data))
    inserting = statistics.median(floor["seconds"] for floor in floors)
    reading = statistics.median(readings)
    rows = [
        at_most("full index", statistics.median(ours), inserting, 1.0, "s", " (FTS5 insert)"),
        at_most(
            "list whole, without texts", statistics.median(lists), reading, 3.0, "s",
            " (reading all bytes)",
        ),
        at_most(
            "size of the index", size(folder, data) / 1e6, floors[0]["bytes"] / 1e6, 1.1, "MB",
            " (text of the articles)",
        ),
    ]  # fmt: skip
    for row in rows:
        say(row)
    return rows


def read_all(folder: str) -> float:
    """Seconds that reading every file takes, one after the other."""
    started = time.perf_counter()
    for path, _, names in os.walk(os.fsencode(folder)):
        for name in names:
            read_file(os.path.join(path, name))
    return time.perf_counter() - started


def size(folder: str, data: str) -> int:
    """Bytes of the index in `data`."""
    library = Library.open(folder, Places.below(data))
    try:
        return library.index_size()
    finally:
        library.close()


def index(folder: str, data: str) -> float:
    """Seconds that `Library.refresh` takes."""
    return index_in_steps(folder, data)[1]


def index_in_steps(folder: str, data: str) -> tuple[float, float]:
    """Seconds that `Library.refresh` takes until its list is whole, and until its end."""
    library = Library.open(folder, Places.below(data))
    listed: list[float] = []

    def note(now: Progress) -> None:
        if now.stage == "list" and now.done == now.total:
            listed.append(time.perf_counter())

    try:
        started = time.perf_counter()
        library.refresh(note)
        ended = time.perf_counter()
    finally:
        library.close()
    return (listed or [ended])[-1] - started, ended - started


def insert_only(folder: str, data: str) -> dict[str, float]:
    """Seconds that the inserts and commits alone take, for what the index in `data` holds; and
    the bytes of its texts, in UTF-8."""
    import apsw

    os.nice(5)  # as the indexer's process does
    seconds = length = 0.0
    with tempfile.TemporaryDirectory() as fresh:
        connection = apsw.Connection(os.path.join(fresh, "floor.db"))
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=NORMAL")
        connection.execute(TEXT_MIGRATIONS[0])
        for batch, text_bytes in _prepared(folder, data):
            length += text_bytes
            started = time.perf_counter()
            _insert(connection, batch)
            seconds += time.perf_counter() - started
        connection.close()
    return {"seconds": seconds, "bytes": length}


def _insert(connection: apsw.Connection, batch: list[tuple[int, str, str]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO text(rowid, body, title) VALUES(?,?,?)", batch)
    connection.execute("COMMIT")


def _prepared(folder: str, data: str) -> Iterator[tuple[list[tuple[int, str, str]], int]]:
    """The indexer's own batches: the newest first, each in the order of its ids; with the bytes
    of their texts."""
    import apsw

    index_file = os.path.join(Places.below(data).cache_of(folder), "index.db")
    reading = apsw.Connection(index_file, flags=apsw.SQLITE_OPEN_READONLY)
    rows = reading.execute("SELECT id, path FROM article ORDER BY id DESC").fetchall()
    reading.close()
    for start in range(0, len(rows), TEXT_BATCH):
        batch: list[tuple[int, str, str]] = []
        text_bytes = 0
        for id_, path in reversed(rows[start : start + TEXT_BATCH]):
            article = read_article(path, read_file(os.path.join(os.fsencode(folder), path)))
            body = body_text(article.body, article.body_format)
            batch.append((id_, tokens(body), tokens(article.title)))
            text_bytes += len(f"{article.title}{body}".encode(errors="replace"))
        yield batch, text_bytes


def main(arguments: list[str]) -> None:
    """FOLDER measures all; --floor FOLDER DATA and --read FOLDER only a floor."""
    if arguments[0] == "--floor":
        sys.stdout.write(json.dumps(insert_only(*arguments[1:])) + "\n")
        return
    if arguments[0] == "--read":
        sys.stdout.write(json.dumps({"seconds": read_all(*arguments[1:])}) + "\n")
        return
    with tempfile.TemporaryDirectory() as data:
        measure(os.path.abspath(arguments[0]), data)


if __name__ == "__main__":
    main(sys.argv[1:])
