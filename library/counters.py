"""Kept numbers: how many articles stand under each category, and how many of them are unread.

One row counts the articles that have the same set of categories. Triggers on `flags` keep them,
whoever writes there and however: nothing is ever counted by walking.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from library.article import Category, Counts
from library.index_schema import ALL, DRAFTS
from library.question import LISTED, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    import apsw

    from library.article import Path
    from library.database import Database


class Sums(NamedTuple):
    """The numbers of one category, or of all articles."""

    total: int = 0
    unread: int = 0
    favourites: int = 0


_SUMS = (
    "SELECT category, sum(total), sum(unread), sum(favourites) "
    "FROM counting JOIN counter ON counter.id=counting.counter {} GROUP BY category"
)


def counter_of(connection: apsw.Connection, categories: str, places: Sequence[int]) -> int:
    """The number of the row that counts articles of these categories, as an article's row has
    them; `places` are the numbers of the categories and of all above them."""
    find = "SELECT id FROM counter WHERE categories=?"
    number: int | None = connection.execute(find, (categories,)).get
    if number is None:
        connection.execute("INSERT INTO counter(categories) VALUES(?)", (categories,))
        number = connection.last_insert_rowid()
        connection.executemany(
            "INSERT INTO counting VALUES(?,?)", [(place, number) for place in places]
        )
    return number


def categories(lists: Database) -> tuple[Category, ...]:
    """The tree, children in the order of their names."""
    rows = lists.rows(_SUMS.format(""))
    numbers = {category: (total, unread) for category, total, unread, _ in rows if total}
    paths = lists.rows("SELECT id, path FROM category")
    return _tree({tuple(json.loads(path)): numbers[id_] for id_, path in paths if id_ in numbers})


def sums(lists: Database, *categories: int) -> tuple[Sums, ...]:
    """Those of each category, by its number; of one that is empty too."""
    wanted = ",".join(map(str, categories))
    rows = lists.rows(_SUMS.format(f"WHERE category IN ({wanted})"))
    found = {category: Sums(*numbers) for category, *numbers in rows}
    return tuple(found.get(category, Sums()) for category in categories)


def counts(lists: Database, left_out: Sequence[str] = ()) -> Counts:
    """The numbers beside the shelves, without the files whose problems are of these kinds."""
    everywhere, drafts = sums(lists, ALL, DRAFTS)
    ((dated, problems),) = lists.rows(
        "SELECT"
        "(SELECT count(*) FROM article WHERE date>=? AND date<? AND draft=0 AND guessed=0),"
        f"(SELECT count(DISTINCT path) FROM problem WHERE kind NOT IN {LISTED})",
        (*today(), json.dumps(left_out)),
    )
    return Counts(*everywhere, dated, drafts.total, problems)


def _tree(numbers: dict[Path, tuple[int, int]]) -> tuple[Category, ...]:
    children: dict[Path, list[Path]] = {}
    for path in numbers:
        children.setdefault(path[:-1], []).append(path)

    built: dict[Path, Category] = {}
    # Deepest first, so that a node's children stand ready; no recursion on a hostile depth.
    for path in sorted(numbers, key=len, reverse=True):
        below = tuple(built[child] for child in sorted(children.get(path, [])))
        built[path] = Category(path, *numbers[path], below)
    return tuple(built[path] for path in sorted(children.get((), [])))
