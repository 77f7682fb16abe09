"""Mends a broken or lost state: the newest good backup, with what can still be read of the rest."""

from __future__ import annotations

import logging
import os
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import apsw

from library import backups, bulk, checksums, salvage
from library.article import LibraryError, shown, unwritable
from library.database import UNWRITABLE, Database
from library.lock import one_at_a_time, within
from library.state import DamagedStateError, State, open_checked
from library.state_schema import APPLICATION_ID, CHECKSUMS_VERSION, MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)
NEW = ".new"
"""The ending of a state while it is written."""
PATIENCE = 5.0
"""Seconds to wait until nobody uses the state: a process that starts at the same time."""


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
                "The record of what you read needs repair, which can't be done while another "
                "Broadsheet has this library open. Quit that one and try again."
            )
        try:
            notices: list[str] = []
            _add_checksums(path)
            if not _is_sound(path, notices.append):
                notices.append(_mend(path))
        except UNWRITABLE as error:
            raise LibraryError(
                f"The record of what you read needs repair, which failed: {error}. "
                + unwritable(folder)
            ) from error
    state = State(folder)
    state.notices = (*notices, *state.notices)
    return state


def _add_checksums(path: str) -> None:
    """Writes a sound state of an earlier version anew, with checksums."""
    if not _has_bytes(path):
        return
    try:
        with closing(checksums.connect(path)) as connection:
            version = connection.pragma("user_version")
            if (
                connection.pragma("application_id") == APPLICATION_ID
                and 0 < version < CHECKSUMS_VERSION
                and not checksums.are_compared(connection)
                and connection.pragma("integrity_check") == "ok"
            ):
                backups.make(connection, path, log.warning, f"-v{version}")
            else:
                return
        _write_anew(path)
    except apsw.BusyError as error:
        raise LibraryError(
            f"Another program keeps {path} locked. Close it and try again."
        ) from error
    except apsw.Error as error:
        if isinstance(error, UNWRITABLE) and not checksums.is_damage(error):
            raise
        log.warning("%s can't be given checksums: %s", path, error)  # it is mended next


def _write_anew(path: str) -> None:
    """Puts a copy with checksums in the place of a file that has none."""
    new = path + NEW
    backups.remove(new)
    checksums.write_anew(path, new)
    backups.move(new, path)


def _is_sound(path: str, notice: Callable[[str], None]) -> bool:
    """Another process may have mended it while this one waited."""
    try:
        open_checked(path, notice).close()
    except DamagedStateError:
        return False
    return True


def _mend(path: str) -> str:
    """Puts a mended state in the place of a broken one; what was done, for the reader."""
    others = reversed(backups.set_aside(path))
    broken = path if _has_bytes(path) else next(filter(os.path.isfile, others), None)
    rows = salvage.readable(broken, path) if broken else {}
    new, backup = path + NEW, backups.newest_good(path)
    backups.remove(new)
    if backup:
        with closing(checksums.connect(backup, apsw.SQLITE_OPEN_READONLY)) as connection:
            backups.copy(connection, new)
            has_checksums = checksums.are_compared(connection)
        if not has_checksums:
            _write_anew(new)
    merged = _merge(new, rows)
    # Only now, when all that can be had stands ready, does the broken file make room.
    was_there = os.path.exists(path)
    aside = _set_aside(path)
    backups.move(new, path)
    return _words(backup, merged, aside, was_there=was_there)


def _merge(new: str, rows: dict[str, list[salvage.Row]]) -> int:
    """Adds rows to a state wherever they are newer; returns of how many articles. Makes the state
    where there is none."""
    database = Database(
        new, APPLICATION_ID, MIGRATIONS, durable=True, checksums=True, damaged=DamagedStateError
    )
    merged = 0
    try:
        with database.write() as connection:
            connection.execute("UPDATE counter SET change=change+1")
            bulk.settle_all(connection)  # the rows of the broken state are later than these
            for table in salvage.TABLES:
                for row in rows.get(table.name, ()):
                    merged += sum(count for (count,) in connection.execute(table.merge, row))
            later = "(SELECT ifnull(max(change), 0) FROM bulk)"
            connection.execute(f"UPDATE counter SET change=max(change, {later})")
        with database.read() as connection:
            connection.execute("PRAGMA journal_mode=DELETE")  # it is moved without its journal
    finally:
        database.close()
    return merged


def _has_bytes(path: str) -> bool:
    return os.path.isfile(path) and os.path.getsize(path) > 0


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
    kept = shown(os.fsencode(aside or ""))
    if aside and os.path.isdir(aside):
        words += f"; the folder that stood in its place is kept as {kept}"
    elif aside:
        words += f"; the damaged file is kept as {kept}"
    return words + "."
