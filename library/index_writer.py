"""How the index is written: articles placed in the order of their dates, texts filled in behind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from library.article import Status
from library.filing import Filing, new_generation
from library.scan import FileStamp

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    import apsw

    from library.article import Dialect, Problem
    from library.article_row import ArticleRow
    from library.index import Index
    from library.shards import Shard
    from library.state import State
    from library.text import Text


TRY_AGAIN = -1
"""Remembered in place of the time of a file that is to be read again, whatever its time."""


class Entry(NamedTuple):
    """An article on its way into the list."""

    row: ArticleRow
    stamp: FileStamp
    problems: Sequence[Problem] = ()
    replaces: bool = True
    """Whether the index may know the file already."""


def known_files(index: Index, places: Collection[bytes] | None) -> dict[bytes, FileStamp]:
    """Every file that was looked at, with its stamp at that time; or those at some `places`."""
    sql = "SELECT path, size, modified FROM file"
    if places is None:
        rows = index.lists.rows(sql)
    else:
        rows = [
            row for place in places
            for row in index.lists.rows(f"{sql} WHERE {_AT}", _at(place))
        ]  # fmt: skip
    return {path: FileStamp(size, modified) for path, size, modified in rows}


def knows_files(index: Index) -> bool:
    """Whether any file was looked at before."""
    return bool(index.lists.value("SELECT EXISTS(SELECT 1 FROM file)"))


_AT = "(path=? OR (path>? AND path<?))"
"""A file itself, or any below a folder of that name."""


def _at(place: bytes) -> tuple[bytes, bytes, bytes]:
    return place, place + b"/", place + b"0"  # 0 comes after /


def put_articles(index: Index, state: State, entries: Sequence[Entry]) -> None:
    """Adds articles, or replaces those of the same path, in one transaction.

    Their status is read inside the transaction: a mark made meanwhile waits for it and then finds
    the new rows.
    """
    with index.lists.write() as connection:
        filing = Filing(connection)
        for entry in entries:
            if entry.replaces:
                _forget(connection, filing, entry.row.path)
        dated = sorted(entries, key=lambda entry: entry.row.date)
        ids = filing.places([entry.row.date for entry in dated])
        rows = [entry.row._replace(id=id_) for id_, entry in zip(ids, dated, strict=True)]
        known = state.statuses([row.path for row in rows])
        statuses = [known.get(row.path, Status()) for row in rows]
        filing.add(rows, [(int(one.read), int(one.favourite)) for one in statuses])
        connection.executemany(
            "INSERT INTO file VALUES(?,?,?,?)",
            [(entry.row.path, *entry.stamp, id_) for id_, entry in zip(ids, dated, strict=True)],
        )
        _put_problems(connection, [problem for entry in dated for problem in entry.problems])


def put_files(index: Index, files: Iterable[tuple[bytes, FileStamp, Sequence[Problem]]]) -> None:
    """Records files that are no articles, or could not be read, with the reason why."""
    with index.lists.write() as connection:
        filing = Filing(connection)
        for path, stamp, problems in files:
            _forget(connection, filing, path)
            connection.execute(
                "INSERT INTO file VALUES(?,?,?,NULL)", (path, stamp.size, stamp.modified)
            )
            _put_problems(connection, problems)


def remove_files(index: Index, paths: Iterable[bytes]) -> None:
    """Forgets files that have gone; their state stays."""
    with index.lists.write() as connection:
        filing = Filing(connection)
        for path in paths:
            _forget(connection, filing, path)


def replace_folder_problems(
    index: Index, problems: Sequence[Problem], places: Collection[bytes] | None
) -> None:
    """Sets the problems of what is no file that was read, everywhere or at some `places`."""
    sql = "DELETE FROM problem WHERE path NOT IN (SELECT path FROM file)"
    with index.lists.write() as connection:
        if places is None:
            connection.execute(sql)
        else:
            connection.executemany(f"{sql} AND {_AT}", map(_at, places))
        _put_problems(connection, problems)


def wipe(index: Index) -> None:
    """Forgets everything that was read, in place: other processes keep their connections."""
    with index.lists.write() as connection:
        for table in (
            "counter", "counting",  # first: then there is nothing to count down
            "file", "article", "flags", "category", "filing", "page", "name", "stale", "problem",
        ):  # fmt: skip
            connection.execute(f"DELETE FROM {table}")
        new_generation(connection)
        connection.execute("INSERT OR REPLACE INTO meta VALUES('wiping', 1)")
        connection.execute("DELETE FROM meta WHERE key IN ('look', 'whole')")
    index.shards.wipe()
    with index.lists.read() as connection:
        connection.execute("VACUUM")  # of what is empty: a moment
        connection.execute("DELETE FROM meta WHERE key='wiping'")


def drop_stale_texts(index: Index) -> None:
    """Takes the texts of changed and removed articles out of the search.

    All of them go before any new text comes: a number may have been given again.
    """
    stale = [row[0] for row in index.lists.rows("SELECT id FROM stale ORDER BY id")]
    for start in range(0, len(stale), 2000):
        batch = stale[start : start + 2000]
        index.shards.remove(batch)
        with index.lists.write() as connection:
            connection.executemany("DELETE FROM stale WHERE id=?", ((id_,) for id_ in batch))


def waiting_texts(
    index: Index, shard: Shard, batch: int, first: int | None = None
) -> Iterator[list[tuple[int, bytes, str, bool]]]:
    """(id, path, title, whether it has no problem) of each article of a shard whose text cannot be
    searched yet: the newest batch first, with `first` ones if that is given, and within a batch
    the oldest.

    The text index wants numbers that rise; the reader wants the newest articles.
    """
    below, size = shard.end, first or batch
    while rows := index.lists.rows(
        "SELECT id, path, title, NOT EXISTS(SELECT 1 FROM problem WHERE path=article.path) "
        "FROM article WHERE indexed=0 AND id>=? AND id<? ORDER BY id DESC LIMIT ?",
        (shard.first, below, size),
    ):
        below, size = rows[-1][0], batch
        yield rows[::-1]


def count_waiting(index: Index) -> int:
    """How many articles cannot be searched yet."""
    return int(index.lists.value("SELECT count(*) FROM article WHERE indexed=0"))


def put_texts(index: Index, texts: Sequence[Text]) -> None:
    """Records that a batch of texts can be searched: a shard holds them by now.

    After a kill between the two they still wait, and are put into the shard again.
    """
    with index.lists.write() as connection:
        connection.executemany(
            "UPDATE article SET indexed=1, snippet=?2, fingerprint=?3, image=?4 WHERE id=?1",
            ((text.id, text.snippet, text.fingerprint, text.has_image) for text in texts),
        )
        connection.execute(
            "UPDATE article SET twin=1 WHERE twin=0 AND fingerprint IN ("
            " SELECT fingerprint FROM article WHERE fingerprint IN ("
            "  SELECT fingerprint FROM article WHERE id IN (SELECT value FROM json_each(?)))"
            " GROUP BY fingerprint HAVING count(*)>1)",
            (json.dumps([text.id for text in texts]),),
        )


def drop_texts(index: Index, ids: Iterable[int]) -> None:
    """Gives up, until the next run, on texts whose file can no longer be read."""
    with index.lists.write() as connection:
        for id_ in ids:
            connection.execute("UPDATE article SET indexed=1 WHERE id=?", (id_,))
            connection.execute(
                "UPDATE file SET modified=? WHERE path=(SELECT path FROM article WHERE id=?)",
                (TRY_AGAIN, id_),
            )


def set_rules(index: Index, dialect: Dialect) -> None:
    """Keeps the dialect by which the files are read from now on: all of them are to be read again,
    also where the run that begins now does not come to its end."""
    with index.lists.write() as connection:
        connection.execute("INSERT OR REPLACE INTO meta VALUES('dialect', ?)", (dialect,))
        connection.execute("UPDATE file SET modified=?", (TRY_AGAIN,))


def set_disk(index: Index, disk: str) -> None:
    """Keeps the number of the disk on which the folder lies."""
    if index.meta("disk") != disk:
        with index.lists.write() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES('disk', ?)", (disk,))


def totals(index: Index) -> tuple[int, int]:
    """(articles, problems)."""
    articles = index.lists.value("SELECT count(*) FROM article")
    return int(articles), int(index.lists.value("SELECT count(*) FROM problem"))


def _forget(connection: apsw.Connection, filing: Filing, path: bytes) -> None:
    id_ = connection.execute("SELECT id FROM file WHERE path=?", (path,)).get
    if id_ is not None:
        filing.remove(id_)
    connection.execute("DELETE FROM problem WHERE path=?", (path,))
    connection.execute("DELETE FROM file WHERE path=?", (path,))


def _put_problems(connection: apsw.Connection, problems: Iterable[Problem]) -> None:
    connection.executemany(
        "INSERT INTO problem VALUES(?,?,?,?)",
        ((one.path, one.line, one.kind, one.message) for one in problems),
    )
