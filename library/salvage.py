"""What can still be read of a broken state."""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

from library import backups, bulk, checksums, saved_searches
from library.state_schema import MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

log = logging.getLogger(__name__)
_LATEST = 2**40
"""Seconds since 1970: a clock that was ahead is no reason to lose a mark."""
PAGE = 4096
"""Bytes of each page: SQLite's own choice."""
_RESERVED, _PAGES = 20, 28
"""Where in a database's head stand the bytes kept free and the number of pages."""
Row = tuple[Any, ...]
_COLUMNS = "path, fingerprint, read, favourite, position, changed_at"
_MERGE = f"""
    INSERT INTO status({_COLUMNS}, change) VALUES(?,?,?,?,?,?, (SELECT change FROM counter))
    ON CONFLICT(path) DO UPDATE SET fingerprint=excluded.fingerprint, read=excluded.read,
        favourite=excluded.favourite, position=excluded.position, change=excluded.change,
        changed_at=excluded.changed_at
    WHERE excluded.changed_at>=changed_at AND (excluded.read, excluded.favourite,
        excluded.position) IS NOT (read, favourite, position)
    RETURNING 1
"""


class Table(NamedTuple):
    """What to read of a broken state, and how to add it to a sound one."""

    name: str
    key: str
    columns: str
    makes_sense: Callable[[Row], bool]
    merge: str


def readable(broken: str, path: str) -> dict[str, list[Row]]:
    """The rows of each table that can be read of a broken file, in pages whose checksums hold:
    from both ends up to the breach."""
    # On a copy, because SQLite would change what it opens.
    copy = path + ".salvage"
    journal = broken + "-wal"
    if not os.path.exists(journal):
        journal = path + "-wal"  # it is moved after its file, and this was killed in between
    try:
        shutil.copyfile(broken, copy)
        if os.path.exists(journal):
            shutil.copyfile(journal, copy + "-wal")
        return _best(copy, broken)
    finally:
        for ending in ("", *backups.JOURNALS):
            if os.path.exists(copy + ending):
                os.remove(copy + ending)


def _best(file: str, broken: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {table.name: [] for table in TABLES}
    for first in _first_pages(file):
        with open(file, "r+b") as target:
            target.write(first)
        for table in TABLES:
            rows = _from_both_ends(file, table, broken)
            found[table.name] = max(found[table.name], rows, key=len)
    return found


def _first_pages(file: str) -> Iterator[bytes]:
    """What may have stood where the first page is broken, which says where the tables begin. What
    it leads to has checksums and has to make sense, so that a wrong one only finds less."""
    with open(file, "rb") as source:
        first = source.read(PAGE)
        pages = iter(lambda: source.read(PAGE), b"")
        has_checksums = any(_holds(page) for page in pages)
        count = os.path.getsize(file) // PAGE
    if _holds(first) or not has_checksums or len(first) < PAGE:
        yield first
        return
    itself = bytearray(first)
    itself[_RESERVED] = checksums.BYTES
    yield bytes(itself)
    if _holds(bytes(itself)):
        return
    with closing(checksums.connect(":memory:")) as model:
        checksums.reserve(model)
        for migration in MIGRATIONS:
            model.execute(migration)
        for as_made in (True, False):  # SQLite puts tables before indexes where it writes all anew
            if not as_made:
                model.execute("VACUUM")
            page = bytearray(model.serialize("main")[:PAGE])
            page[_PAGES : _PAGES + 4] = count.to_bytes(4, "big")
            yield bytes(page)


def _holds(page: bytes) -> bool:
    """Whether a page has a checksum that is right; an empty one says nothing."""
    if len(page) < PAGE or not any(page):
        return False
    with closing(checksums.connect(":memory:")) as connection:
        return bool(connection.execute("SELECT verify_checksum(?)", (page,)).get)


def _from_both_ends(file: str, table: Table, broken: str) -> list[Row]:
    rows: dict[Any, Row] = {}
    for order in ("ASC", "DESC"):
        try:
            for row in _rows(file, table, order):
                rows[row[0]] = row
        except (apsw.Error, UnicodeDecodeError) as error:
            log.warning("%s can be read in part: %s", broken, error)
        else:
            break
    return list(rows.values())


def _rows(file: str, table: Table, order: str) -> Iterator[Row]:
    sql = f"SELECT {table.columns} FROM {table.name} ORDER BY {table.key} {order}"
    with closing(checksums.connect(file)) as connection, connection:
        # The first page may be the broken one, or one of ours.
        checksums.compare(connection, False)
        connection.execute("PRAGMA writable_schema=ON")  # takes it as it is
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        checksums.compare(connection, True)
        yield from filter(table.makes_sense, connection.execute(sql))


def _makes_sense(row: tuple[Any, ...]) -> bool:
    path, fingerprint, read, favourite, position, changed_at = row
    return (
        isinstance(path, bytes)
        and isinstance(fingerprint, bytes | None)
        and read in (0, 1)
        and favourite in (0, 1)
        and isinstance(position, int | float)
        and 0 <= position <= 1
        and isinstance(changed_at, int)
        and 0 <= changed_at <= _LATEST
    )


TABLES = (
    Table("status", "path", _COLUMNS, _makes_sense, _MERGE),
    Table(
        "saved_search",
        "id",
        saved_searches.COLUMNS,
        saved_searches.makes_sense,
        saved_searches.MERGE,
    ),
    # Last: they count on top of the rows.
    Table("bulk", "id", bulk.COLUMNS, bulk.makes_sense, bulk.MERGE),
)
