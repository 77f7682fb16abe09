"""Checksums of a database's pages: SQLite's own checksum VFS, which apsw brings along, writes one
into the last eight bytes of each page and compares it whenever the page is read from the disk.

What is in the write-ahead log has SQLite's checksums. A file with checksums must be opened here
each time: whoever writes to it otherwise leaves pages that fail their checksums.
"""

from __future__ import annotations

import os
import threading
from contextlib import closing

import apsw

from library.article import LibraryError

BYTES = 8
"""Of each page, set aside for its checksum: the number that the VFS looks for."""
_VFS = "cksmvfs"
_loading = threading.Lock()


def connect(path: str, flags: int = 0) -> apsw.Connection:
    """Opens a file that has checksums, or will have them. Raises apsw.Error and LibraryError."""
    _load()
    flags = flags or apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
    return apsw.Connection(path, flags=flags, vfs=_VFS)


def reserve(connection: apsw.Connection) -> None:
    """Makes room for checksums in a file that is still empty, and in what VACUUM writes."""
    connection.reserve_bytes("main", BYTES)


def are_compared(connection: apsw.Connection) -> bool:
    """Whether the pages that this connection reads have checksums, and are compared with them."""
    return str(connection.pragma("checksum_verification")) == "1"


def compare(connection: apsw.Connection, value: bool) -> None:
    """Reads pages as they are, or only those that are as they were written."""
    connection.execute(f"PRAGMA checksum_verification={'ON' if value else 'OFF'}")


def copy(connection: apsw.Connection, target: str) -> None:
    """Copies a database, as it is at one moment, to a file that is not there yet: with checksums
    where it has them. Raises apsw.Error."""
    # Not VACUUM INTO: SQLite writes the first page last, and what does not fit into its cache
    # before it. The VFS learns from the first page alone that checksums are wanted.
    if are_compared(connection):
        with closing(connect(target)) as first:
            reserve(first)
            first.execute("PRAGMA user_version=1")
        made = connect(target)
    else:
        made = apsw.Connection(target)
    with closing(made), made.backup("main", connection, "main") as copying:
        copying.step()


def write_anew(path: str, target: str) -> None:
    """Copies a database that has no checksums to a file that is not there yet, with checksums.

    Nobody else may have it open; raises apsw.BusyError where somebody has, else apsw.Error.
    """
    with closing(apsw.Connection(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")  # until it is closed
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        size = int(connection.pragma("page_size"))
        reserve(connection)
        connection.execute("VACUUM INTO ?", (target,))
    _load()
    flags = apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READWRITE
    file = apsw.VFSFile(_VFS, target, [flags, 0])
    try:
        with open(target, "rb") as source:  # the first page first
            for at, page in enumerate(iter(lambda: source.read(size), b"")):
                file.xWrite(page, at * size)
        file.xSync(apsw.SQLITE_SYNC_NORMAL)
    finally:
        file.xClose()


def is_damage(error: BaseException) -> bool:
    """Whether SQLite says by this that the file is no database, or not as it was written."""
    return isinstance(error, apsw.CorruptError | apsw.NotADBError) or (
        isinstance(error, apsw.IOError)
        and getattr(error, "extendedresult", None) == apsw.SQLITE_IOERR_DATA
    )


def files() -> list[str]:
    """The files of the VFS, which a bundle must hold beside apsw; none where apsw has none."""
    folder, name = os.path.split(_where())
    there = os.listdir(folder) if os.path.isdir(folder) else []
    return [os.path.join(folder, one) for one in there if one.startswith(name + ".")]


def _where() -> str:
    # By its place, because apsw.sqlite_extra reads a list in JSON first, which takes 10 ms.
    return os.path.join(os.path.dirname(apsw.__file__), "sqlite_extra_binaries", "cksumvfs")


def _load() -> None:
    with _loading:
        if _VFS in apsw.vfs_names():
            return
        try:
            with closing(apsw.Connection(":memory:")) as connection:
                connection.enable_load_extension(True)
                connection.load_extension(_where())
        except apsw.Error as error:
            raise LibraryError(
                "This installation of Broadsheet is not complete: apsw was installed without "
                f"its checksums ({error}). Install apsw anew from its wheel."
            ) from error
