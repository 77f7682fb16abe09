"""The authors and tags of the articles, each once and with its number, for completion."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from library.fold import fold
from library.han import unified

if TYPE_CHECKING:
    from collections.abc import Iterable

    import apsw

    from library.article_row import ArticleRow
    from library.database import Database

_COUNT = (
    "INSERT INTO name VALUES(?,?,?,?,?) "
    "ON CONFLICT(kind, text) DO UPDATE SET count=count+excluded.count"
)


def count_names(connection: apsw.Connection, rows: Iterable[ArticleRow], by: int) -> None:
    """Adds (1) or takes away (-1) what some articles name; drafts stand nowhere."""
    counted = Counter[tuple[str, str, str]]()
    for row in rows:
        if not row.draft:
            if row.author:
                counted["author", row.author, row.source_key] += by
            if row.tags != "[]":
                counted.update({("tag", tag, ""): by for tag in json.loads(row.tags)})
    connection.executemany(
        _COUNT, [(*name, unified(fold(name[1])), count) for name, count in counted.items()]
    )
    if by < 0:
        connection.executemany(
            "DELETE FROM name WHERE kind=? AND text=? AND key=? AND count<=0", list(counted)
        )


def names_holding(lists: Database, kind: str, folded: str, limit: int) -> list[tuple[str, int]]:
    """(name, articles) of those that hold some folded text: first those that begin with it."""
    return lists.rows(
        "SELECT text, count FROM name WHERE kind=?1 AND instr(folded, ?2) "
        "ORDER BY instr(folded, ?2)=1 DESC, count DESC, text LIMIT ?3",
        (kind, folded, limit),
    )
