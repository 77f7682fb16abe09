"""Where an article stands in the index: its number in the order of dates, and its categories."""

from __future__ import annotations

import json
from collections import deque
from typing import TYPE_CHECKING, Any

from library.article_row import ArticleRow
from library.counters import counter_of
from library.database import DamagedError
from library.index import category_key
from library.index_schema import ALL, DRAFTS
from library.names import count_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import apsw

Flags = tuple[int, int]
"""Read, favourite."""
_BEFORE_ALL = -(2**62)
_INSERT = f"INSERT INTO article VALUES({','.join('?' * len(ArticleRow._fields))})"


def new_generation(connection: apsw.Connection) -> None:
    """Says that a number may stand for another article from now on."""
    connection.execute("UPDATE meta SET value=value+1 WHERE key='generation'")


class Filing:
    """Adds and removes article rows within one write transaction."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._categories: dict[tuple[str, ...], int] = {}
        self._places: dict[str, tuple[list[int], int]] = {}
        """By how an article's categories are written; where drafts stand, by nothing."""
        self._moving: deque[tuple[ArticleRow, Flags]] = deque()
        self._last = _BEFORE_ALL
        self._removed = False

    def add(self, rows: Sequence[ArticleRow], flags: Sequence[Flags]) -> None:
        """Inserts article rows with the flags of each, and files them under their categories."""
        self._connection.executemany(_INSERT, rows)
        self._connection.executemany(
            "INSERT INTO flags VALUES(?,?,?,?,?)",
            [
                (row.id, row.draft, *set_, self._places_of(row)[1])
                for row, set_ in zip(rows, flags, strict=True)
            ],
        )
        self._connection.executemany(
            "INSERT INTO filing VALUES(?,?)",
            [(place, row.id) for row in rows for place in self._places_of(row)[0]],
        )
        self._connection.executemany("INSERT OR IGNORE INTO page VALUES(?,?)", _pages(rows))
        count_names(self._connection, rows, 1)

    def remove(self, id_: int) -> tuple[ArticleRow, Flags]:
        """Takes an article out of the list and its text out of the search; returns what it was."""
        if not self._removed:
            new_generation(self._connection)
            self._removed = True
        found = next(self._connection.execute("SELECT * FROM article WHERE id=?", (id_,)), None)
        sql = "DELETE FROM flags WHERE id=? RETURNING read, favourite"
        flags: list[Any] = self._connection.execute(sql, (id_,)).fetchall()
        if found is None or not flags:
            raise DamagedError(f"article {id_} is not where its file says")
        row = ArticleRow(*found)
        self._connection.executemany(
            "DELETE FROM filing WHERE category=? AND id=?",
            ((place, id_) for place in self._places_of(row)[0]),
        )
        self._connection.executemany("DELETE FROM page WHERE key=? AND id=?", _pages([row]))
        self._connection.execute("DELETE FROM article WHERE id=?", (id_,))
        count_names(self._connection, [row], -1)
        self._connection.execute("INSERT OR IGNORE INTO stale VALUES(?)", (id_,))
        return row, flags[0]

    def places(self, dates: Sequence[int]) -> list[int]:
        """A free number for each date, in an order that keeps all numbers in the order of dates.

        `dates` are seconds since 1970 and ascend. A number is the minute of its date, or the next
        one up that is free. Where later articles are in the way they move up too, and their text
        is indexed again under the new number.
        """
        if self._connection.execute("SELECT NOT EXISTS(SELECT 1 FROM article)").get:
            return _ascending(dates)
        self._last = _BEFORE_ALL
        places = []
        for date in dates:
            self._land(until=date)
            places.append(self._place(date))
        self._land(until=None)
        return places

    def _place(self, date: int) -> int:
        below = self._connection.execute(
            "SELECT max(id) FROM article WHERE date=(SELECT max(date) FROM article WHERE date<=?)",
            (date,),
        ).get
        id_ = max(self._last + 1, date // 60, self._last if below is None else below + 1)
        # A later article's number is above all numbers of this date, and not below its own minute.
        in_the_way: list[Any] = self._connection.execute(
            "SELECT id FROM article WHERE id BETWEEN ? AND ? AND date>? ORDER BY id",
            (id_ if below is None else max(date // 60, below + 1), id_, date),
        ).fetchall()
        self._moving.extend(self.remove(row[0]) for row in in_the_way)
        self._last = id_
        return id_

    def _land(self, until: int | None) -> None:
        """Gives articles that were in the way their new numbers, up to a date or all of them."""
        while self._moving and (until is None or self._moving[0][0].date <= until):
            row, flags = self._moving.popleft()
            row = row._replace(id=self._place(row.date), indexed=0)
            self.add([row], [flags])
            self._connection.execute("UPDATE file SET id=? WHERE path=?", (row.id, row.path))

    def _places_of(self, row: ArticleRow) -> tuple[list[int], int]:
        """The numbers of an article's categories, of everything above them, and of all articles;
        and that of the row that counts the articles of these categories."""
        key = "" if row.draft else row.categories
        if key not in self._places:
            paths = json.loads(key or "[]")
            wanted = {
                tuple(path[:depth]): None for path in paths for depth in range(1, len(path) + 1)
            }
            places = [ALL, *map(self._category, wanted)] if key else [DRAFTS]
            self._places[key] = places, counter_of(self._connection, key, places)
        return self._places[key]

    def _category(self, path: tuple[str, ...]) -> int:
        if path not in self._categories:
            key = category_key(path)
            self._connection.execute("INSERT OR IGNORE INTO category(path) VALUES(?)", (key,))
            found = self._connection.execute("SELECT id FROM category WHERE path=?", (key,)).get
            self._categories[path] = int(found)
        return self._categories[path]


def _pages(rows: Iterable[ArticleRow]) -> list[tuple[int, int]]:
    return [(int(key), row.id) for row in rows if row.pages for key in row.pages.split()]


def _ascending(dates: Sequence[int]) -> list[int]:
    places: list[int] = []
    last = _BEFORE_ALL
    for date in dates:
        last = max(last + 1, date // 60)
        places.append(last)
    return places
