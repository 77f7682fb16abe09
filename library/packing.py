"""Packing a shard: the pieces that filling it leaves are joined, and empty pages given back.

A search looks into every piece, and what is joined takes less room than its pieces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import apsw

    from library.database import Database

FEW_PIECES = 24
"""Of which a search takes no notice: of four that are alike one is made anyway."""
LOOSE_SHARE = 4
"""One page in so many may lie outside the largest piece."""
FEW_PAGES = 64
"""Outside the largest piece, that are never worth it."""
EMPTY_SHARE = 10
"""One page in so many may be empty: more texts will want it."""
JOINED_AT_ONCE = 2000
"""Pages that are written in one transaction, in a fifth of a second."""
GIVEN_BACK_AT_ONCE = 4000
_LEAVES = 2**31 - 1
"""The largest number of a page within a piece; its row has the piece's number before that."""
_PIECES = f"""
    WITH RECURSIVE piece(id) AS (
        SELECT min(segid) FROM {{0}}.text_idx
        UNION ALL
        SELECT (SELECT min(segid) FROM {{0}}.text_idx WHERE segid>piece.id) FROM piece WHERE id>0
    ) SELECT (
        SELECT max(page.id) FROM {{0}}.text_data AS page
        WHERE page.id BETWEEN piece.id<<37 AND (piece.id<<37) + {_LEAVES}
    ) & {_LEAVES} FROM piece WHERE id>0
"""


def is_loose(connection: apsw.Connection, schema: str) -> bool:
    """Whether a shard, attached under this name, is worth packing."""
    return _is_scattered(connection, schema) or _has_room(connection, schema)


def pack(texts: Database) -> Iterator[None]:
    """Packs the shard of a file, step by step: a step is done as a whole, or not at all."""
    with texts.read() as connection:
        scattered = _is_scattered(connection, "main")
    if scattered:
        while _join_some(texts):
            yield
    with texts.read() as connection:
        empty = _empty(connection, "main") if _has_room(connection, "main") else 0
        while empty:
            connection.execute(f"PRAGMA incremental_vacuum({GIVEN_BACK_AT_ONCE})").fetchall()
            yield
            before, empty = empty, _empty(connection, "main")
            if empty >= before:
                return  # somebody else is at it


def join_small(texts: Database) -> None:
    """Joins pieces where four of a size have come together: what a few new texts leave."""
    with texts.write() as connection:
        if not _is_scattered(connection, "main"):  # what is packed soon is not joined twice
            connection.execute("INSERT INTO text(text, rank) VALUES('merge', 500)")


def _join_some(texts: Database) -> bool:
    """Goes on joining all pieces; False where nothing is left to join."""
    with texts.write() as connection:
        before = connection.total_changes()
        sql = "INSERT INTO text(text, rank) VALUES('merge', ?)"
        connection.execute(sql, (-JOINED_AT_ONCE,))
        return connection.total_changes() - before > 1  # one is what this statement counts as


def _is_scattered(connection: apsw.Connection, schema: str) -> bool:
    pages = [int(count or 0) for (count,) in connection.execute(_PIECES.format(schema))]
    outside = sum(pages) - max(pages, default=0)
    return len(pages) > FEW_PIECES or outside > max(FEW_PAGES, sum(pages) // LOOSE_SHARE)


def _has_room(connection: apsw.Connection, schema: str) -> bool:
    pages = int(connection.execute(f"PRAGMA {schema}.page_count").get)
    return _empty(connection, schema) * EMPTY_SHARE > pages


def _empty(connection: apsw.Connection, schema: str) -> int:
    return int(connection.execute(f"PRAGMA {schema}.freelist_count").get)
