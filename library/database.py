"""Opening SQLite: WAL, migrations, one connection a thread, errors in our words."""

from __future__ import annotations

import os
import threading
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import apsw

from library import checksums as checks
from library.article import LibraryError, unwritable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

BUSY_MILLISECONDS = 20_000
CACHE = 2000
"""Kilobytes; SQLite's own choice."""
ROOMY = 16_000
"""Kilobytes, for a moment."""
LOG_PAGES = 1000
"""SQLite's own choice."""
SECONDS_BETWEEN_TRIES = 0.01
UNWRITABLE = (
    apsw.FullError,
    apsw.ReadOnlyError,
    apsw.CantOpenError,
    apsw.PermissionsError,
    apsw.IOError,
    OSError,
)
"""What a folder that can't be written to answers, or a disk that is full or failing."""


class DamagedError(Exception):
    """The file is not a database of ours, or its pages are broken."""


class NewerError(LibraryError):
    """The file was written by a later version of the program."""


class Database:
    """One SQLite file, with a connection for each thread that asks.

    `migrations[n]` brings schema n to n + 1; a new file runs them all. `durable` makes each commit
    wait for the disk. `functions` can be called from SQL by their names; `prepare` is done to each
    new connection. Each connection keeps up
    to `cache` kilobytes of the file in memory; `log_pages` are written to the log before they are
    copied from there into the file. With `checksums`, each page has one; a file without them is a
    damaged one.
    `damaged` makes the error for a broken file out of words for what is wrong with it.
    `before_migration` is given a file of an earlier schema, and its number, before that changes.

    Every method raises LibraryError, in words for the reader, or what `damaged` makes.
    """

    def __init__(
        self,
        path: str,
        application_id: int,
        migrations: Sequence[str],
        *,
        durable: bool,
        functions: Sequence[Callable[..., Any]] = (),
        prepare: Callable[[apsw.Connection], None] | None = None,
        cache: int = CACHE,
        log_pages: int = LOG_PAGES,
        checksums: bool = False,
        damaged: Callable[[str], Exception] = DamagedError,
        before_migration: Callable[[apsw.Connection, int], None] | None = None,
    ) -> None:
        self.path = path
        self._application_id = application_id
        self._migrations = migrations
        self._synchronous = "FULL" if durable else "NORMAL"
        self._functions = functions
        self._prepare = prepare
        self._cache = cache
        self._log_pages = log_pages
        self._checksums = checksums
        self._damaged = damaged
        self._before_migration = before_migration
        self._local = threading.local()
        self._lock = threading.Lock()
        self._connections: list[apsw.Connection] = []
        self._generation = 0
        try:
            with self._worded():
                os.makedirs(os.path.dirname(path), exist_ok=True)
                self._open()
        except BaseException:
            self.close()
            raise

    def connection(self) -> apsw.Connection:
        """This thread's own connection to the file that has the name now."""
        held: tuple[object, apsw.Connection] | None = getattr(self._local, "held", None)
        with self._worded():
            if held is not None and held[0] == self._current():
                return held[1]
            return self._open()

    def _current(self) -> object:
        """Another value once the file was replaced, as when another process made it anew."""
        try:
            found = os.stat(self.path)
        except FileNotFoundError as error:
            raise self._damaged(f"{self.path} is missing") from error
        return self._generation, found.st_dev, found.st_ino

    def _open(self) -> apsw.Connection:
        connection = self._connect()
        if self._is_bare(connection):
            # Another process made the file after this had looked at its head.
            connection = self._connect()
            if self._is_bare(connection):
                raise self._damaged(f"{self.path} has no checksums")
        self._migrate(connection)
        return self._connect() if self._is_bare(connection) else connection

    def _is_bare(self, connection: apsw.Connection) -> bool:
        """Whether checksums that should be there are not compared."""
        asked = self._checksums and self._version(connection) > 0
        return asked and not checks.are_compared(connection)

    def _connect(self) -> apsw.Connection:
        if os.path.isdir(self.path):
            raise self._damaged(f"{self.path} is a folder")
        connection = (checks.connect if self._checksums else apsw.Connection)(self.path)
        with self._lock:
            self._connections.append(connection)
        connection.set_busy_timeout(BUSY_MILLISECONDS)
        connection.execute(f"PRAGMA synchronous={self._synchronous}")
        connection.execute("PRAGMA foreign_keys=ON")
        # Else SQLite writes what it sorts to a folder that is none of ours.
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute(f"PRAGMA cache_size=-{self._cache}")
        connection.execute(f"PRAGMA wal_autocheckpoint={self._log_pages}")
        for function in self._functions:
            connection.create_scalar_function(function.__name__, function, deterministic=True)
        if self._prepare:
            self._prepare(connection)
        self._local.held = (self._current(), connection)
        return connection

    @contextmanager
    def read(self) -> Iterator[apsw.Connection]:
        """A connection to read with; what SQLite says is put in our words."""
        with self._worded():
            yield self.connection()

    @contextmanager
    def moment(self) -> Iterator[apsw.Connection]:
        """A connection to read with: all of it as it is at one moment, whoever writes meanwhile."""
        with self._worded():
            connection = self.connection()
            with _one_moment(connection):
                yield connection

    def rows(self, sql: str, bindings: Sequence[Any] | dict[str, Any] = ()) -> list[Any]:
        """All rows of a question. Their types are the schema's, which a checker cannot see."""
        with self.read() as connection:
            return connection.execute(sql, bindings).fetchall()

    def rows_of_each(self, sql: str, bindings: Iterable[Sequence[Any]]) -> list[Any]:
        """All rows of a question that is asked once for each of the bindings."""
        with self.read() as connection:
            return connection.executemany(sql, bindings).fetchall()

    def value(self, sql: str, bindings: Sequence[Any] = ()) -> Any:
        """The one value of a question, or None."""
        with self.read() as connection:
            return connection.execute(sql, bindings).get

    @contextmanager
    def write(self) -> Iterator[apsw.Connection]:
        """A transaction that has the write lock from its start; committed when the block ends."""
        with self._worded():
            connection = self.connection()
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                # SQLite has already rolled back by itself after a full disk or a broken page.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
            try:
                connection.execute("COMMIT")
            except apsw.Error:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def roomy(self, connection: apsw.Connection) -> Iterator[None]:
        """Keeps more of the file in memory while many pages are written in no order: else SQLite
        writes most of them several times."""
        connection.execute(f"PRAGMA cache_size=-{ROOMY}")
        try:
            yield
        finally:
            connection.execute(f"PRAGMA cache_size=-{self._cache}")

    def is_sound(self) -> bool:
        """Whether tables and rows are as the migrations ask for; a look at everything."""
        try:
            return self.has_our_tables() and self.value("PRAGMA integrity_check(1)") == "ok"
        except (DamagedError, UnicodeDecodeError, apsw.SQLError):  # as text search says it
            return False

    def has_our_tables(self) -> bool:
        """Whether the tables are as the migrations make them. No check of SQLite's tells: a column
        whose name has lost a bit is a column like others."""
        schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name"
        with closing(apsw.Connection(":memory:")) as model:
            for migration in self._migrations:
                model.execute(migration)
            try:
                return self.rows(schema) == model.execute(schema).fetchall()
            except UnicodeDecodeError:
                return False

    def close(self) -> None:
        """Closes every thread's connection; the next call opens a new one."""
        with self._lock:
            connections, self._connections = self._connections, []
            self._generation += 1
        for connection in connections:
            connection.close()

    def _migrate(self, connection: apsw.Connection) -> None:
        version = self._version(connection)
        if version < len(self._migrations):
            if self._checksums and not version:
                checks.reserve(connection)
            if version and self._before_migration:
                self._before_migration(connection, version)
            with self.write() as writer:
                # Another process may have migrated while this one waited for the lock.
                for number in range(self._version(writer), len(self._migrations)):
                    writer.execute(self._migrations[number])
                    writer.execute(f"PRAGMA user_version={number + 1}")
                writer.execute(f"PRAGMA application_id={self._application_id}")
        _switch_to_wal(connection)

    def _version(self, connection: apsw.Connection) -> int:
        """The schema that the file has; 0 where it is new."""
        with _one_moment(connection):  # another process may be making it
            found = connection.pragma("application_id")
            version = int(connection.pragma("user_version"))
            tables = connection.execute("SELECT count(*) FROM sqlite_schema").get
        if found not in (0, self._application_id) or (found == 0 and tables):
            raise self._damaged(f"{self.path} belongs to another program")
        if version > len(self._migrations):
            raise NewerError(
                f"{self.path} was written by a later version of Broadsheet. "
                "Update Broadsheet to open this library; nothing was changed."
            )
        return version

    @contextmanager
    def _worded(self) -> Iterator[None]:
        """What SQLite says in our words."""
        path, folder = self.path, os.path.dirname(self.path)
        try:
            yield
        except (apsw.CorruptError, apsw.NotADBError) as error:
            raise self._damaged(f"{path} is damaged: {error}") from error
        except apsw.SQLError as error:
            if "unsupported file format" not in str(error):
                raise  # a fault in what was asked, for all that is known here
            raise self._damaged(f"{path} is damaged: {error}") from error
        except apsw.FullError as error:
            raise LibraryError(
                f"The disk that holds {folder} is full. Free some space and try again."
            ) from error
        except (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError, OSError) as error:
            raise LibraryError(unwritable(folder)) from error
        except (apsw.BusyError, apsw.LockedError) as error:
            raise LibraryError(
                f"Another program keeps {path} locked. Close it and try again."
            ) from error
        except apsw.IOError as error:
            if checks.is_damage(error):
                raise self._damaged(f"{path} is damaged: a page fails its checksum") from error
            raise LibraryError(
                f"The disk failed while {path} was in use ({error}). Check the disk and try again."
            ) from error


@contextmanager
def _one_moment(connection: apsw.Connection) -> Iterator[None]:
    # Not `with connection`: that hides an error after which SQLite has let go by itself.
    connection.execute("SAVEPOINT moment")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("RELEASE moment")


def _switch_to_wal(connection: apsw.Connection) -> None:
    # SQLite does not wait by itself here: whoever else looks at a new file at this moment, as
    # other processes that start do, makes it give up at once.
    last_try = time.monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except apsw.BusyError:
            if time.monotonic() > last_try:
                raise
            time.sleep(SECONDS_BETWEEN_TRIES)
        else:
            return
