"""Copies the state's flags into the index, where lists and counts are made of them."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.bulk import Part
    from library.index import Index
    from library.state import News, State

STEP = 10_000
"""Flags that are set in one transaction of some 40 ms: a star that waits for it is not noticed."""
TRIES = 3
_BELOW_ALL = -(2**63)


class Seen(NamedTuple):
    """Up to where an index mirrors which state."""

    identity: object
    counter: int
    generation: int
    """Of the index: another one may have given a number to another article."""


def mirror(index: Index, state: State) -> None:
    """Copies every change of the state that this index has not seen yet; all of another one."""
    for _ in range(TRIES):
        seen = _seen(index)
        if (seen.identity, seen.counter) == (state.identity(), state.counter()):
            return
        news = state.news(seen.counter)
        if not news.parts or not _goes_on(news, seen):
            break
        _in_steps(index, news, seen)
    with index.lists.write() as connection:
        _at_once(index, connection, state)


def _seen(index: Index) -> Seen:
    counter = index.meta("mirrored")
    return Seen(
        index.meta("mirrored state"),
        counter if isinstance(counter, int) else 0,
        index.generation(),
    )


def _goes_on(news: News, seen: Seen) -> bool:
    return news.identity == seen.identity and news.counter >= seen.counter


def _in_steps(index: Index, news: News, seen: Seen) -> None:
    """Applies marks of very many in many transactions. Stops as soon as another process has gone
    further, or numbers have been given anew: who has done the same harms nobody."""
    for part, paths in _by_mark(news.parts):
        with index.lists.read() as reader, _marked(reader, paths):
            last: int | None = _BELOW_ALL
            while last is not None:
                with index.lists.write() as connection:
                    if connection is not reader or _seen(index) != seen:
                        return
                    last = _set_some(connection, part, last)
    with index.lists.write() as connection:
        if _seen(index) == seen:
            _put(connection, news)


def _at_once(index: Index, connection: apsw.Connection, state: State) -> None:
    seen = _seen(index)
    news = state.news(seen.counter)
    if not _goes_on(news, seen):
        connection.execute("UPDATE flags SET read=0, favourite=0 WHERE read OR favourite")
        news = state.news(-1)
    for part, paths in _by_mark(news.parts):
        with _marked(connection, paths):
            last: int | None = _BELOW_ALL
            while last is not None:
                last = _set_some(connection, part, last)
    _put(connection, news)


def _by_mark(parts: list[Part]) -> Iterator[tuple[Part, list[Part]]]:
    """Parts of one mark together, and the first of them."""
    together: list[Part] = []
    for part in parts:
        if together and part.change != together[0].change:
            yield together[0], together
            together = []
        together.append(part)
    if together:
        yield together[0], together


@contextmanager
def _marked(connection: apsw.Connection, parts: list[Part]) -> Iterator[None]:
    """The numbers of the articles in these parts, in the temporary table `marked`: set in their
    order, each page of the flags is written once."""
    connection.execute("CREATE TEMP TABLE marked(id INTEGER PRIMARY KEY)")
    try:
        for part in parts:
            connection.execute(
                "INSERT OR IGNORE INTO marked "
                "SELECT id FROM carray(?) CROSS JOIN file ON path=value WHERE id IS NOT NULL",
                (apsw.carray(part.block.paths()),),
            )
        yield
    finally:
        connection.execute("DROP TABLE temp.marked")


def _set_some(connection: apsw.Connection, part: Part, after: int) -> int | None:
    """Sets a step of the flags; the last number that was set, None where there are no more."""
    sql = "SELECT max(id) FROM (SELECT id FROM temp.marked WHERE id>? ORDER BY id LIMIT ?)"
    last: int | None = connection.execute(sql, (after, STEP)).get
    if last is not None:
        connection.execute(
            f"UPDATE flags SET {part.flag}=?1 WHERE {part.flag}!=?1 "
            "AND id IN (SELECT id FROM temp.marked WHERE id>?2 AND id<=?3)",
            (int(part.value), after, last),
        )
    return last


def _put(connection: apsw.Connection, news: News) -> None:
    """Sets the flags of single articles, and says up to where the index mirrors by now."""
    connection.executemany(
        "UPDATE flags SET read=?2, favourite=?3 "
        "WHERE id=(SELECT id FROM file WHERE path=?1) AND (read!=?2 OR favourite!=?3)",
        news.rows,
    )
    values: list[tuple[str, Any]] = [
        ("mirrored state", news.identity),
        ("mirrored", news.counter),
    ]
    connection.executemany("INSERT OR REPLACE INTO meta VALUES(?,?)", values)
