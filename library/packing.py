"""Packing a shard: the pieces that filling it leaves are joined, and empty pages given back.

A search looks into every piece, and what is joined takes less room than its pieces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import apsw

    from library.database import Database

FEW_PIECES = 12
"""Of which a search takes no notice: of four that are alike one is made anyway."""
EMPTY_SHARE = 10
"""One page in so many may be empty: more texts will want it."""
JOINED_AT_ONCE = 2000
"""Pages that are written in one transaction, in a fifth of a second."""
GIVEN_BACK_AT_ONCE = 4000
_PIECES = """
    WITH RECURSIVE piece(id) AS (
        SELECT min(segid) FROM {0}.text_idx
        UNION ALL
        SELECT (SELECT min(segid) FROM {0}.text_idx WHERE segid>piece.id) FROM piece WHERE id>0
    ) SELECT count(id) FROM piece
"""


def is_loose(connection: apsw.Connection, schema: str) -> bool:
    """Whether a shard, attached under this name, is worth packing."""
    return _pieces(connection, schema) > FEW_PIECES or _has_room(connection, schema)


def pack(texts: Database) -> Iterator[None]:
    """Packs the shard of a file, step by step: a step is done as a whole, or not at all."""
    with texts.read() as connection:
        pieces = _pieces(connection, "main")
    if pieces > FEW_PIECES:
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
        connection.execute("INSERT INTO text(text, rank) VALUES('merge', 500)")


def _join_some(texts: Database) -> bool:
    """Goes on joining all pieces; False where nothing is left to join."""
    with texts.write() as connection:
        before = connection.total_changes()
        sql = "INSERT INTO text(text, rank) VALUES('merge', ?)"
        connection.execute(sql, (-JOINED_AT_ONCE,))
        return connection.total_changes() - before > 1  # one is what this statement counts as


def _pieces(connection: apsw.Connection, schema: str) -> int:
    return int(connection.execute(_PIECES.format(schema)).get)


def _has_room(connection: apsw.Connection, schema: str) -> bool:
    pages = int(connection.execute(f"PRAGMA {schema}.page_count").get)
    return _empty(connection, schema) * EMPTY_SHARE > pages


def _empty(connection: apsw.Connection, schema: str) -> int:
    return int(connection.execute(f"PRAGMA {schema}.freelist_count").get)
