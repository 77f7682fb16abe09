"""Mends a broken or lost state: the newest good backup, with what can still be read of the rest."""

from __future__ import annotations

import logging
import os
import shutil
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

from library import backups, bulk, saved_searches
from library.article import LibraryError, shown, unwritable
from library.database import UNWRITABLE, Database
from library.lock import one_at_a_time, within
from library.state import DamagedStateError, State, open_checked
from library.state_schema import APPLICATION_ID, MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

log = logging.getLogger(__name__)
PATIENCE = 5.0
"""Seconds to wait until nobody uses the state: a process that starts at the same time."""
DAY = 86_400
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


class _Table(NamedTuple):
    """What to read of a broken state, and how to add it to a sound one."""

    name: str
    key: str
    columns: str
    makes_sense: Callable[[Row], bool]
    merge: str


def open_state(folder: str) -> State:
    """Opens the state of a library, mended where it was broken or lost; a notice says how.

    Raises LibraryError. Whatever moment this is killed at, the next call finds all there was.
    """
    try:
        return State(folder)
    except DamagedStateError as error:
        log.warning("%s", error)
    path = os.path.join(folder, "state.db")
    with one_at_a_time(path, within(PATIENCE)) as alone:
        if not alone:
            raise LibraryError(
                "The record of what you read is damaged, and can't be repaired while another "
                "Broadsheet has this library open. Quit that one and try again."
            )
        try:
            notices = [] if _is_sound(path) else [_mend(path)]
        except UNWRITABLE as error:
            raise LibraryError(
                f"The record of what you read is damaged, and can't be repaired: {error}. "
                + unwritable(folder)
            ) from error
    state = State(folder)
    state.notices = (*notices, *state.notices)
    return state


def _is_sound(path: str) -> bool:
    """Another process may have mended it while this one waited."""
    try:
        open_checked(path, log.warning).close()
    except DamagedStateError:
        return False
    return True


def _mend(path: str) -> str:
    """Puts a mended state in the place of a broken one; what was done, for the reader."""
    broken = path if _has_bytes(path) else next(reversed(backups.set_aside(path)), None)
    rows = _readable(broken, path) if broken else {}
    new, backup = path + ".new", backups.newest_good(path)
    for left in (new, *(new + ending for ending in backups.JOURNALS)):
        if os.path.exists(left):
            os.remove(left)
    if backup:
        with closing(apsw.Connection(backup, flags=apsw.SQLITE_OPEN_READONLY)) as connection:
            backups.copy(connection, new)
    merged = _merge(new, rows)
    # Only now, when all that can be had stands ready, does the broken file make room.
    was_there = os.path.exists(path)
    aside = _set_aside(path)
    backups.move(new, path)
    return _words(backup, merged, aside, was_there=was_there)


def _merge(new: str, rows: dict[str, list[Row]]) -> int:
    """Adds rows to a state wherever they are newer; returns of how many articles. Makes the state
    where there is none."""
    database = Database(new, APPLICATION_ID, MIGRATIONS, durable=True, damaged=DamagedStateError)
    merged = 0
    try:
        with database.write() as connection:
            connection.execute("UPDATE counter SET change=change+1")
            bulk.settle_all(connection)  # the rows of the broken state are later than these
            for table in _TABLES:
                for row in rows.get(table.name, ()):
                    merged += sum(count for (count,) in connection.execute(table.merge, row))
            later = "(SELECT ifnull(max(change), 0) FROM bulk)"
            connection.execute(f"UPDATE counter SET change=max(change, {later})")
        with database.read() as connection:
            connection.execute("PRAGMA journal_mode=DELETE")  # it is moved without its journal
    finally:
        database.close()
    return merged


def _readable(broken: str, path: str) -> dict[str, list[Row]]:
    """The rows of each table that SQLite can still read of a broken file: from both ends up to the
    breach."""
    # On a copy, because SQLite would change what it opens.
    copy = path + ".salvage"
    journal = broken + "-wal"
    if not os.path.exists(journal):
        journal = path + "-wal"  # it is moved after its file, and this was killed in between
    try:
        shutil.copyfile(broken, copy)
        if os.path.exists(journal):
            shutil.copyfile(journal, copy + "-wal")
        return {table.name: _from_both_ends(copy, table, broken) for table in _TABLES}
    finally:
        for ending in ("", *backups.JOURNALS):
            if os.path.exists(copy + ending):
                os.remove(copy + ending)


def _from_both_ends(file: str, table: _Table, broken: str) -> list[Row]:
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


def _rows(file: str, table: _Table, order: str) -> Iterator[Row]:
    sql = f"SELECT {table.columns} FROM {table.name} ORDER BY {table.key} {order}"
    with closing(apsw.Connection(file)) as connection:
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
        and 0 <= changed_at <= time.time() + DAY
    )


_TABLES = (
    _Table("status", "path", _COLUMNS, _makes_sense, _MERGE),
    _Table(
        "saved_search",
        "id",
        saved_searches.COLUMNS,
        saved_searches.makes_sense,
        saved_searches.MERGE,
    ),
    # Last: they count on top of the rows.
    _Table("bulk", "id", bulk.COLUMNS, bulk.makes_sense, bulk.MERGE),
)


def _has_bytes(path: str) -> bool:
    return os.path.exists(path) and os.path.getsize(path) > 0


def _set_aside(path: str) -> str | None:
    """Moves the broken file out of the way, and its journal, which may hold the newest marks."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside: str | None = f"{path}.damaged-{stamp}"
    if os.path.exists(path):
        os.replace(path, f"{path}.damaged-{stamp}")
    else:
        aside = next(reversed(backups.set_aside(path)), None)
    for ending in backups.JOURNALS:
        if os.path.exists(path + ending):
            os.replace(path + ending, (aside or f"{path}.damaged-{stamp}") + ending)
    return aside


def _words(backup: str | None, merged: int, aside: str | None, *, was_there: bool) -> str:
    words = "The record of what you read was " + ("damaged. " if was_there else "missing. ")
    marks = f"{merged} article{'s' if merged != 1 else ''}"
    if backup:
        words += f"The backup of {backups.day_of(backup)} was opened in its place"
        words += f", with what was newer about {marks} in the damaged file" if merged else ""
    elif merged:
        words += f"There is no backup yet; what it held about {marks} could still be read"
    else:
        words += "There is no backup yet, so it starts empty"
    if aside:
        words += f"; the damaged file is kept as {shown(os.fsencode(aside))}"
    return words + "."
