"""How far a search reaches while texts wait to be indexed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import apsw

from library import counters
from library.index_schema import ALL, DRAFTS

if TYPE_CHECKING:
    from array import array

    from library.index import Index


class Reach(NamedTuple):
    """Of all articles at one moment."""

    unsearched: int
    listed: int

    @property
    def searched(self) -> int:
        """How many it reaches."""
        return self.listed - self.unsearched


def reach(index: Index, known: int = 0) -> Reach:
    """What the index can be asked for, or what is known to be searched where that is more: it never
    goes back while more articles are listed, and never ahead of what was read."""
    with index.lists.moment():
        everywhere, drafts = counters.sums(index.lists, ALL, DRAFTS)
        waiting = index.unsearched()
    listed = everywhere.total + drafts.total
    return Reach(min(waiting, max(listed - known, 0)), listed)


def in_the_end(index: Index, seen: array[int]) -> Reach:
    """The same once a search has been through all that waited when it came by: `seen`."""
    sql = "SELECT count(*) FROM article WHERE indexed=0 AND id NOT IN (SELECT value FROM carray(?))"
    missed = int(index.lists.value(sql, (apsw.carray(seen),))) if seen else index.unsearched()
    return Reach(missed, max(reach(index).listed, missed))
