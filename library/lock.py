"""One process at a time: a lock that goes when its holder dies, however it dies."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import apsw

from library.article import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SECONDS_BETWEEN_TRIES = 0.05


@contextmanager
def one_at_a_time(folder: str, cancelled: Callable[[], bool]) -> Iterator[bool]:
    """Waits until no other process works in `folder`; yields False where that was called off.

    SQLite's own lock, because it is the same on every system and needs no cleaning up.
    """
    os.makedirs(os.path.dirname(folder), exist_ok=True)
    try:
        connection = apsw.Connection(folder + ".lock")
    except apsw.Error as error:
        raise LibraryError(
            f"Broadsheet can't write to {os.path.dirname(folder)}. Check the folder's permissions, "
            "or name another folder with --data."
        ) from error
    try:
        yield _take(connection, cancelled)
    finally:
        connection.close()


def _take(connection: apsw.Connection, cancelled: Callable[[], bool]) -> bool:
    while not cancelled():
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except apsw.BusyError:
            time.sleep(_SECONDS_BETWEEN_TRIES)
        else:
            return True
    return False
