"""The searches that a reader saved, in the order that they were given; part of the state."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any, get_args

from library.article import Order, Query, SavedSearch, Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    import apsw

    from library.database import Database

COLUMNS = "id, name, words, shelf, category, unread_only, sort, place, changed_at"
SAVE = f"""
    INSERT INTO saved_search({COLUMNS}) VALUES(?,?,?,?,?,?,?,?,?)
    ON CONFLICT(id) DO UPDATE SET name=excluded.name, words=excluded.words, shelf=excluded.shelf,
        category=excluded.category, unread_only=excluded.unread_only, sort=excluded.sort,
        place=excluded.place, changed_at=excluded.changed_at
"""
"""Keeps a row as it is."""
MERGE = f"{SAVE} WHERE excluded.changed_at>=changed_at"
"""Adds a row of another state wherever it is newer."""


TRAVELLING = "name, words, shelf, category, unread_only, sort, place"
"""What a device tells others of a search, as a list in JSON."""
_LARGEST = 2**53


class SavedSearches:
    """The saved searches of one state. Every method raises LibraryError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[SavedSearch, ...]:
        """Those that are kept, in order; `place` counts from 0."""
        with self._database.read() as connection:
            return all_of(connection)

    def save(self, search: SavedSearch) -> SavedSearch:
        """Keeps a search at its place, and moves the others out of its way."""
        with self._database.write() as connection:
            return put(connection, search)

    def delete(self, id_: int) -> None:
        """Deletes one; nothing happens where it is gone."""
        with self._database.write() as connection:
            drop(connection, id_)


def all_of(connection: apsw.Connection) -> tuple[SavedSearch, ...]:
    """What `SavedSearches.all` gives."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM saved_search ORDER BY place, id").fetchall()
    return tuple(_search(row, place) for place, row in enumerate(rows))


def put(connection: apsw.Connection, search: SavedSearch) -> SavedSearch:
    """What `SavedSearches.save` does, in a transaction of the caller's."""
    id_ = search.id or int(connection.execute("SELECT abs(random() >> 11) + 1").get)
    others = _others(connection, id_)
    place = search.place if 0 <= search.place <= len(others) else len(others)
    _number(connection, [*others[:place], id_, *others[place:]])
    query = search.query
    connection.execute(
        SAVE,
        (id_, _text(search.name), _text(query.words), query.shelf, json.dumps(query.category),
         int(query.unread_only), query.order, place, int(time.time())),
    )  # fmt: skip
    return SavedSearch(search.name, query, place, id_)


def drop(connection: apsw.Connection, id_: int) -> None:
    """What `SavedSearches.delete` does, in a transaction of the caller's."""
    connection.execute("DELETE FROM saved_search WHERE id=?", (id_,))
    _number(connection, _others(connection, id_))


def _text(words: str) -> str:
    # Half a character, such as Qt lets through, is none that SQLite takes.
    return words.encode("utf-8", "replace").decode()


def _others(connection: apsw.Connection, id_: int) -> list[int]:
    sql = "SELECT id FROM saved_search WHERE id<>? ORDER BY place, id"
    return [other for (other,) in connection.execute(sql, (id_,))]


def _number(connection: apsw.Connection, ids: Sequence[int]) -> None:
    connection.executemany(
        "UPDATE saved_search SET place=?1 WHERE id=?2 AND place<>?1", list(enumerate(ids))
    )


def _search(row: tuple[Any, ...], place: int) -> SavedSearch:
    id_, name, words, shelf, category, unread_only, order, *_ = row
    query = Query(
        words,
        shelf=shelf if shelf in get_args(Shelf) else "all",
        category=tuple(map(str, json.loads(category))),
        unread_only=bool(unread_only),
        order=order if order in get_args(Order) else "newest",
    )
    return SavedSearch(name, query, place, id_)


def makes_sense(row: tuple[Any, ...]) -> bool:
    """Whether a row of a broken file, or of a stranger, can be kept."""
    try:
        search = _search(row, 0)
        texts = (search.name, search.query.words, *row[3:5], row[6])
        numbers = (row[0], row[5], *row[7:])
        for text in texts:
            text.encode()
    except (ValueError, TypeError, AttributeError, RecursionError):
        return False
    return all(type(one) is int and 0 <= one <= _LARGEST for one in numbers)


def row_of(key: bytes, told: str, changed_at: int) -> tuple[Any, ...] | None:
    """The row of a search that another device has told of; None where it makes no sense here."""
    try:
        row = (int(key), *json.loads(told), changed_at)
    except (ValueError, TypeError, RecursionError):
        return None
    return row if len(row) == COLUMNS.count(",") + 1 and makes_sense(row) else None
