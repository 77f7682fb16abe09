"""Which tables of an article stay tables, so that laying them out stays cheap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.html_attributes import span
from library.html_tokens import Tag

if TYPE_CHECKING:
    from collections.abc import Sequence

DEEPEST = 4
MOST_CELLS = 5_000
# The layout measures every cell for each table around it: 1 MB of Chinese takes 1.1 s in one table
# and twice as much a level.
_MOST_WORK = 200_000
_CELL_WORK = 20

_TOO_DEEP = "Tables nested more than four deep were flattened."
_TOO_MANY_CELLS = "Tables after the first 5,000 cells were flattened."
_TOO_LONG = "Tables that hold very long texts were flattened."


@dataclass(frozen=True, slots=True)
class Plan:
    """Positions of the `<table>` tags that stay tables, and sentences on those that do not."""

    kept: frozenset[int]
    cuts: tuple[str, ...]


@dataclass(slots=True)
class _Table:
    at: int
    outer: _Table | None
    depth: int = 0
    """Kept tables from the outermost to this one."""
    cells: int = 0
    row: int = 0
    columns: int = 0
    length: int = 0
    """Characters of text, those of the tables inside included."""


def plan_tables(tokens: Sequence[Tag | str]) -> Plan:
    """Looks at every table before any is written; a table of one column is layout, not data."""
    kept: set[int] = set()
    cuts: dict[str, None] = {}
    cells, work = 0, 0
    for table in _tables(tokens):
        depth = (table.outer.depth if table.outer else 0) + 1
        cost = table.length * 2 ** max(depth - 2, 0)
        if table.columns < 2:
            cut = ""
        elif depth > DEEPEST:
            cut = _TOO_DEEP
        elif cells + table.cells > MOST_CELLS:
            cut = _TOO_MANY_CELLS
        elif work + cost > _MOST_WORK:
            cut = _TOO_LONG
        else:
            kept.add(table.at)
            table.depth = depth
            cells += table.cells
            work += cost
            continue
        table.depth = depth - 1
        if cut:
            cuts[cut] = None
    return Plan(frozenset(kept), tuple(cuts))


def _tables(tokens: Sequence[Tag | str]) -> list[_Table]:
    """All tables in the order of their opening tags, measured."""
    found: list[_Table] = []
    open_: _Table | None = None
    for at, token in enumerate(tokens):
        if isinstance(token, Tag) and token.name == "table":
            if not token.closing:
                open_ = _Table(at, open_)
                found.append(open_)
            elif open_:
                open_ = _close(open_)
        elif open_ is None:
            continue
        elif isinstance(token, str):
            open_.length += len(token)
        elif not token.closing:
            _count(open_, token)
    while open_:
        open_ = _close(open_)
    return found


def _count(table: _Table, tag: Tag) -> None:
    if tag.name == "tr":
        table.row = 0
    elif tag.name in ("td", "th"):
        attributes = tag.attributes() if tag.written else {}
        columns = span(attributes.get("colspan"))
        table.row += columns
        table.columns = max(table.columns, table.row)
        table.cells += columns * span(attributes.get("rowspan"))
        table.length += _CELL_WORK


def _close(table: _Table) -> _Table | None:
    if table.outer:
        table.outer.length += table.length
    return table.outer
