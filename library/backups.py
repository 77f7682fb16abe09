"""Copies of a state: one a day, one before each change of its tables, and those set aside.

The last of each week and month stays for longer: what went wrong may be noticed late."""

from __future__ import annotations

import logging
import os
import re
from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import apsw

from library import checksums
from library.article import LibraryError, file_in_place_of, shown
from library.database import UNWRITABLE
from library.lock import one_at_a_time
from library.state_schema import APPLICATION_ID, CHECKSUMS_VERSION, NEW_IDENTITY

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)
_OURS = re.compile(r"state-\d{4}-\d\d-\d\d(?:-v\d+)?\.db")
DAYS, WEEKS, MONTHS = 12, 10, 9
"""The latest ones that have a backup, of which it is kept."""
PARTIAL = ".partial"
JOURNALS = ("-wal", "-shm", "-journal")
"""Endings of the files that SQLite keeps beside a database."""


def make(
    connection: apsw.Connection, state: str, notice: Callable[[str], None], suffix: str = ""
) -> None:
    """Makes today's backup of the state in a file, where there is none yet; old ones go.

    What stands in the way is told as a notice. Raises apsw.Error where the state is broken.
    """
    folder = folder_of(state)
    try:
        os.makedirs(folder, exist_ok=True)
        with one_at_a_time(folder, lambda: True) as alone:
            target = os.path.join(folder, f"state-{_today()}{suffix}.db")
            # Who has the lock makes the same backup at this moment.
            if alone and not os.path.exists(target):
                _sweep(folder)
                copy(connection, target)
                for old in _superfluous(oldest_first(state)):
                    os.remove(old)
    except (*UNWRITABLE, LibraryError) as error:
        if checksums.is_damage(error):
            raise
        log.warning("no backup of %s was made: %s", state, error)
        notice(_words(folder, error))


def _words(folder: str, error: Exception) -> str:
    place = shown(os.fsencode(folder))
    if file := file_in_place_of(folder):
        file = shown(os.fsencode(file))
        return (
            f"The day's backup of what you read could not be made in {place}: {file} is a file, "
            "where Broadsheet needs a folder. Move it away."
        )
    reason = str((isinstance(error, OSError) and error.strerror) or error).lower()
    return (
        f"The day's backup of what you read could not be made in {place} ({reason}). "
        "Make room there, or change its permissions."
    )


def _sweep(folder: str) -> None:
    """Removes what a killed process left half-made."""
    for name in os.listdir(folder):
        if name.endswith(PARTIAL):
            os.remove(os.path.join(folder, name))


def _superfluous(files: list[str]) -> list[str]:
    """Which of the backups, as `oldest_first` lists them, need not be kept any more."""
    days: dict[str, list[str]] = {}
    weeks: dict[object, str] = {}
    months: dict[str, str] = {}
    dated = [(file, day) for file in files if (day := _date(file))]
    for file, day in dated:
        days.setdefault(str(day), []).append(file)
        week, month = day.isocalendar()[:2], str(day)[:7]
        # Those dated after today come first in `files`: what is really the last goes to the end.
        weeks.pop(week, None)
        months.pop(month, None)
        weeks[week] = months[month] = file
    kept = {file for some in list(days.values())[-DAYS:] for file in some}
    kept.update(list(weeks.values())[-WEEKS:], list(months.values())[-MONTHS:])
    return [file for file, _ in dated if file not in kept]


def _date(backup: str) -> date | None:
    """The day of a backup of ours; None where somebody has put a file there himself."""
    try:
        return (
            date.fromisoformat(day_of(backup))
            if _OURS.fullmatch(os.path.basename(backup))
            else None
        )
    except ValueError:
        return None


def folder_of(state: str) -> str:
    """Where the backups of the state in a file lie."""
    return os.path.join(os.path.dirname(state), "backups")


def oldest_first(state: str) -> list[str]:
    """The backups of the state in a file. Raises OSError where they can't be listed.

    Those dated after today come first: the clock was wrong, now or then, and they must neither
    stand for the newest nor push the others out.
    """
    folder = folder_of(state)
    if not os.path.isdir(folder):
        return []
    names = [name for name in os.listdir(folder) if name.endswith(".db")]
    names.sort(key=lambda name: (day_of(name) <= _today(), name))
    return [os.path.join(folder, name) for name in names]


def newest_good(state: str) -> str | None:
    """The backup to restore. Raises OSError where the backups can't be listed."""
    return next(filter(_is_good, reversed(oldest_first(state))), None)


def set_aside(state: str) -> list[str]:
    """The damaged files that the state in a file left, oldest first. Raises OSError."""
    folder, name = os.path.split(state)
    if not os.path.isdir(folder):
        return []
    found = [one for one in os.listdir(folder) if one.startswith(f"{name}.damaged-")]
    return [os.path.join(folder, one) for one in sorted(found) if not one.endswith(JOURNALS)]


def day_of(backup: str) -> str:
    """The day on which a backup was made, such as 2021-05-08."""
    return os.path.basename(backup).removeprefix("state-")[:10]


def copy(connection: apsw.Connection, target: str) -> None:
    """Copies a state under an identity of its own; a kill leaves the whole copy or none.

    Raises OSError and apsw.Error.
    """
    partial = target + PARTIAL
    remove(partial)
    checksums.copy(connection, partial)
    with closing(checksums.connect(partial)) as copied:
        copied.execute("PRAGMA journal_mode=DELETE")  # it is moved without its journal
        # Whoever puts the copy in the state's place by hand must not pass it off as the state.
        if copied.execute("SELECT count(*) FROM sqlite_schema WHERE name='identity'").get:
            copied.execute(NEW_IDENTITY)
    move(partial, target)


def remove(file: str) -> None:
    """Removes what was left of a database that was half-made. Raises OSError."""
    for left in (file, *(file + ending for ending in JOURNALS)):
        if os.path.exists(left):
            os.remove(left)


def move(file: str, target: str) -> None:
    """Puts a finished file in its place, and waits until the disk has both. Raises OSError."""
    _sync(file)
    os.replace(file, target)
    if os.name == "posix":  # elsewhere a folder can't be opened, and need not be
        _sync(os.path.dirname(target))


def _sync(path: str) -> None:
    # Windows wants a file open for writing to be synced, and a folder can be opened only to read.
    file = os.open(path, os.O_RDONLY if os.path.isdir(path) else os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _today() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%d")


def _is_good(path: str) -> bool:
    try:
        with closing(checksums.connect(path, apsw.SQLITE_OPEN_READONLY)) as connection:
            return bool(
                connection.pragma("application_id") == APPLICATION_ID
                and connection.pragma("integrity_check") == "ok"
                and (
                    connection.pragma("user_version") < CHECKSUMS_VERSION
                    or checksums.are_compared(connection)
                )
            )
    except apsw.Error as error:
        log.warning("the backup %s can't be used: %s", path, error)
        return False
