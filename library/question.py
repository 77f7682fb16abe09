"""A query in SQL: text hits where words are asked for, else a category's range of ids."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from library.query import Terms, match_expression

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library.article import Query

LISTED = "(SELECT value FROM json_each(?))"
"""The values of a JSON list that is bound."""
TITLE_WEIGHT = 8.0
"""How much more a word counts in the title than in the text, where the order is relevance."""


def to_sql(
    query: Query,
    terms: Terms,
    category: int,
    *,
    drafts: bool,
    everything: bool,
    stale: bool,
    without: Sequence[int] = (),
) -> tuple[str, tuple[Any, ...]]:
    """The question for ids in the order asked for, and what to bind.

    `category` is the number of the category; `everything` says that it leaves nothing out, `stale`
    that the search still holds texts of articles that have gone.
    """
    asked, refused = match_expression(terms.wanted), match_expression(terms.unwanted, "OR")
    bindings: list[Any] = []
    if asked:
        source, key, conditions = "texts.text AS t", "t.rowid", ["t.text MATCH ?"]
        bindings.append(asked)
        if not everything:
            conditions.append("EXISTS(SELECT 1 FROM filing WHERE category=? AND id=t.rowid)")
            bindings.append(category)
        if stale:
            conditions.append("t.rowid NOT IN (SELECT id FROM stale)")
    else:
        source, key, conditions = "filing AS f", "f.id", ["f.category=?"]
        bindings.append(category)
    if refused:
        conditions.append(f"{key} NOT IN (SELECT rowid FROM texts.text WHERE text MATCH ?)")
        bindings.append(refused)
    for flag, value in _flags(query, terms):
        conditions.append(
            f"{key} IN (SELECT id FROM article WHERE {flag}={value:d} AND draft={drafts:d})"
        )
    if query.shelf == "today":
        conditions.append(f"{key} IN (SELECT id FROM article WHERE date>=? AND date<?)")
        bindings.extend(today())
    if query.shelf == "problems":
        conditions.append(
            f"{key} IN (SELECT id FROM file WHERE path IN (SELECT path FROM problem))"
        )
    if without:
        conditions.append(f"{key} NOT IN {LISTED}")
        bindings.append(json.dumps(without))
    where = " AND ".join(conditions)
    order = _order(query, key, ranked=bool(asked))
    return f"SELECT {key} AS id FROM {source} WHERE {where} ORDER BY {order}", tuple(bindings)


def _flags(query: Query, terms: Terms) -> list[tuple[str, bool]]:
    flags: list[tuple[str, bool]] = list(terms.flags)
    if query.shelf == "unread" or query.unread_only:
        flags.append(("read", False))
    if query.shelf == "favourites":
        flags.append(("favourite", True))
    return flags


def _order(query: Query, key: str, *, ranked: bool) -> str:
    if query.order == "relevance" and ranked:
        return f"bm25(text, 1.0, {TITLE_WEIGHT}), {key} DESC"
    return f"{key} ASC" if query.order == "oldest" else f"{key} DESC"


def today() -> tuple[int, int]:
    """The first second of this local day and of the next."""
    midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    # A day is not always 24 hours long: the next midnight is asked of the zone, not added up.
    tomorrow = (midnight.replace(tzinfo=None) + timedelta(days=1)).astimezone()
    return int(midnight.timestamp()), int(tomorrow.timestamp())
