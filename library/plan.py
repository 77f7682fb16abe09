"""By which index a list without words is read: the one that leads past the fewest articles that
are not in it. Which that is, the kept numbers tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from library.index_schema import ALL, DRAFTS
from library.terms import Is

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library.article import Order
    from library.counters import Sums
    from library.terms import Node

UNREAD = Is("read", False)
FAVOURITE = Is("favourite", True)
SORTED = ("title", "source")
"""Orders that are not those of ids or of a search."""
SORTING = 2
"""To look up what an article is sorted by takes as long as so many steps along an index."""


class Plan(NamedTuple):
    """A table to walk along, the id in it, and what to ask of each row."""

    source: str
    key: str
    condition: str
    """Holds a `?` for the number of the category where `by_category`."""
    by_category: bool
    done: Node | None = None
    """What need not be asked any more."""


def plan(
    order: Order,
    category: int,
    nodes: Sequence[Node],
    here: Sums,
    everywhere: Sums,
    limit: int | None,
) -> Plan:
    """For the first `limit` articles of a category, or all of them, to which all `nodes` apply.

    The numbers are those of the category and of all articles.
    """
    by_filing = Plan("filing AS f", "f.id", "f.category=?", by_category=True)
    if category == DRAFTS:
        return by_filing  # they stand in no other index
    if order in SORTED and _walking_pays(nodes, here, everywhere, limit):
        return _also_filed("article AS a", f"article_{order}", "a.draft=0", category, None)
    unread = everywhere.unread if UNREAD in nodes else here.total
    favourites = everywhere.favourites if FAVOURITE in nodes else here.total
    if FAVOURITE in nodes and favourites <= min(unread, here.total):
        condition = "a.favourite=1 AND a.draft=0"
        return _also_filed("flags AS a", "flags_favourite", condition, category, FAVOURITE)
    if UNREAD in nodes and unread <= here.total:
        condition = "a.read=0 AND a.draft=0"
        return _also_filed("flags AS a", "flags_unread", condition, category, UNREAD)
    return by_filing


def _walking_pays(nodes: Sequence[Node], here: Sums, everywhere: Sums, limit: int | None) -> bool:
    """Whether to go along all articles in the order asked for, and not to sort what is found."""
    if not {*nodes} <= {UNREAD, FAVOURITE}:
        return False  # what is found is a day's, or a search's: not many, it is to be hoped
    found = min(
        here.total,
        here.unread if UNREAD in nodes else here.total,
        here.favourites if FAVOURITE in nodes else here.total,
    )
    wanted = found if limit is None else min(limit, found)
    return 0 < everywhere.total * wanted <= SORTING * found * found


def _also_filed(table: str, index: str, condition: str, category: int, done: Node | None) -> Plan:
    elsewhere = category != ALL
    if elsewhere:
        condition += " AND EXISTS(SELECT 1 FROM filing WHERE category=? AND id=a.id)"
    return Plan(f"{table} INDEXED BY {index}", "a.id", condition, elsewhere, done)
