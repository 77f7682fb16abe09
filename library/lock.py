"""Locks between processes: many may share one, or one has it alone; it goes when its holder dies.

SQLite's own lock, because it is the same on every system and needs no cleaning up.
"""

from __future__ import annotations

import logging
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import apsw

from library.article import LibraryError, unwritable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

log = logging.getLogger(__name__)
MILLISECONDS_BETWEEN_LOOKS = 50
_ALONE = "BEGIN EXCLUSIVE"
_SHARED = "BEGIN; SELECT count(*) FROM sqlite_schema"


class Lock:
    """The lock of one name, on a file beside it; free again after `close`."""

    def __init__(self, name: str) -> None:
        """Raises LibraryError where the file can't be made."""
        self._file = name + ".lock"
        self._connection = self._open()

    def _open(self) -> apsw.Connection:
        try:
            os.makedirs(os.path.dirname(self._file), exist_ok=True)
            connection = apsw.Connection(self._file)
        except (OSError, apsw.Error, UnicodeEncodeError) as error:
            raise LibraryError(self._unusable()) from error
        connection.set_busy_timeout(MILLISECONDS_BETWEEN_LOOKS)
        return connection

    def take(self, give_up: Callable[[], bool]) -> bool:
        """Waits until nobody else holds the lock; False where that was given up."""
        return self._wait(_ALONE, give_up)

    def share(self, give_up: Callable[[], bool]) -> bool:
        """Waits until nobody holds the lock alone; False where that was given up."""
        return self._wait(_SHARED, give_up)

    def close(self) -> None:
        """Lets others have it."""
        self._connection.close()

    def _wait(self, sql: str, give_up: Callable[[], bool]) -> bool:
        while not (held := self._try(sql)) and not give_up():
            continue
        return held

    def _try(self, sql: str, *, mend: bool = True) -> bool:
        try:
            self._connection.execute(sql).fetchall()
        except apsw.BusyError:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            return False
        except apsw.Error as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if not mend:
                raise LibraryError(self._unusable()) from error
            self._mend(error)
            return self._try(sql, mend=False)
        return True

    def _mend(self, cause: apsw.Error) -> None:
        # Emptied, not removed: a lock that somebody holds on it must stay on the same file.
        log.warning("%s is emptied, because it holds no lock of ours: %s", self._file, cause)
        self._connection.close()
        try:
            os.truncate(self._file, 0)
        except OSError as error:
            raise LibraryError(self._unusable()) from error
        self._connection = self._open()

    def _unusable(self) -> str:
        folder = os.path.dirname(self._file)
        if os.path.lexists(self._file):
            return f"The lock {self._file} can't be used. Delete it and try again."
        return unwritable(folder)


def within(seconds: float) -> Callable[[], bool]:
    """For a wait that is given up after so long."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


@contextmanager
def one_at_a_time(
    name: str, give_up: Callable[[], bool], waiting: Callable[[], None] = lambda: None
) -> Iterator[bool]:
    """Waits until no other process works under this name; yields False where that was given up.

    Where there is something to wait for, `waiting` is called once.
    """
    lock = Lock(name)
    try:
        held = lock.take(lambda: True)
        if not held and not give_up():
            waiting()
            held = lock.take(give_up)
        yield held
    finally:
        lock.close()
