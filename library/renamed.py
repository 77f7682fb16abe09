"""A library whose folder was renamed or moved finds its state again."""

from __future__ import annotations

import logging
import os
from contextlib import closing
from typing import TYPE_CHECKING

import apsw

from library import backups, checksums
from library.article import LibraryError, shown
from library.database import UNWRITABLE
from library.lock import one_at_a_time, within
from library.state import is_lost
from library.state_schema import BULK_VERSION, HEIR_VERSION, MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)
FOLDER = "folder"
"""The name of the file beside a state that says to which folder it belongs."""
LOOKED_AT = 1000
"""Articles of a state that are looked for."""
FEWEST = 3
"""Articles that must be there: one `index.md` says nothing."""
PATIENCE = 20.0


def take_over(state: str, library: str) -> str | None:
    """Gives a library that has no state a copy of one whose folder is gone and whose articles are
    here; the sentence for the reader, or None where there was nothing to take over.

    `state` is the folder of its state, beside those of other libraries. Never stops an opening.
    """
    target = os.path.join(state, "state.db")
    try:
        if os.path.exists(target) or is_lost(target):
            return None
        found = max(_candidates(state, library), default=None)
        if found is None:
            return None
        _, source, folder = found
        with one_at_a_time(target, within(PATIENCE)) as alone:
            if not alone or os.path.exists(target):
                return None
            with closing(_open(source)) as connection:
                backups.copy(connection, target)
    except (*UNWRITABLE, apsw.Error, LibraryError) as error:
        log.warning("no state was taken over for %s: %s", library, error)
        return None
    return (
        f"The folder {shown(folder)} is gone, and its articles are here: what you read "
        "and starred there was taken over."
    )


def remember(state: str, library: str) -> None:
    """Keeps with a state to which folder it belongs."""
    file, folder = os.path.join(state, FOLDER), os.fsencode(os.path.realpath(library))
    try:
        if _read(file) != folder:
            with open(file + ".new", "wb") as target:
                target.write(folder)
            os.replace(file + ".new", file)
    except OSError as error:
        log.warning("%s can't be written: %s", file, error)


def _candidates(state: str, library: str) -> Iterator[tuple[int, str, bytes]]:
    """(articles that are here, file of the state, its folder) of each state that may be meant."""
    parent = os.path.dirname(state)
    for name in os.listdir(parent) if os.path.isdir(parent) else ():
        folder = _read(os.path.join(parent, name, FOLDER))
        file = os.path.join(parent, name, "state.db")
        if folder is None or os.path.exists(folder) or not os.path.exists(file):
            continue
        try:
            with closing(_open(file)) as connection:
                version = connection.pragma("user_version")
                if version > len(MIGRATIONS):
                    continue
                paths = [row[0] for row in connection.execute(_sample(version), (LOOKED_AT,))]
        except apsw.Error as error:
            log.warning("%s can't be read: %s", file, error)
            continue
        root = os.fsencode(library)
        here = sum(os.path.exists(os.path.join(root, path)) for path in paths)
        if here >= FEWEST and here * 2 > len(paths):
            yield here, file, folder


def _sample(version: int) -> str:
    some = "SELECT path FROM status"
    if version >= HEIR_VERSION:
        some += " WHERE heir IS NULL"  # the others have moved within the library
    if version >= BULK_VERSION:
        some += " UNION ALL SELECT first FROM bulk"
    return f"SELECT path FROM ({some}) ORDER BY random() LIMIT ?"


def _open(file: str) -> apsw.Connection:
    return checksums.connect(file, apsw.SQLITE_OPEN_READWRITE)


def _read(file: str) -> bytes | None:
    try:
        with open(file, "rb") as source:
            return source.read()
    except FileNotFoundError:
        return None
