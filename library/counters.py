"""Kept numbers: how many articles stand under each category, and how many of them are unread.

One row counts the articles that have the same set of categories. Triggers on `flags` keep them,
whoever writes there and however: nothing is ever counted by walking.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from library.article import Category, Counts
from library.index_schema import ALL, DRAFTS
from library.question import LISTED, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    import apsw

    from library.article import Path
    from library.database import Database

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
    sums = {number: (total, unread) for number, total, unread, _ in lists.rows(_SUMS.format(""))}
    paths = lists.rows("SELECT id, path FROM category")
    return _tree({
        tuple(json.loads(path)): sums[number]
        for number, path in paths
        if sums.get(number, (0, 0))[0]
    })  # fmt: skip


def counts(lists: Database, left_out: Sequence[str] = ()) -> Counts:
    """The numbers beside the shelves, without the files whose problems are of these kinds."""
    rows = lists.rows(_SUMS.format(f"WHERE category IN ({ALL}, {DRAFTS})"))
    sums = {number: more for number, *more in rows}
    total, unread, favourites = sums.get(ALL, (0, 0, 0))
    ((dated, problems),) = lists.rows(
        "SELECT"
        "(SELECT count(*) FROM article WHERE date>=? AND date<? AND draft=0 AND guessed=0),"
        f"(SELECT count(DISTINCT path) FROM problem WHERE kind NOT IN {LISTED})",
        (*today(), json.dumps(left_out)),
    )
    drafts = sums.get(DRAFTS, (0,))[0]
    return Counts(total, unread, favourites, dated, drafts, problems)


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
