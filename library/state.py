"""The precious database: what was read, favourited, and how far. It outlives articles and index."""

from __future__ import annotations

import logging
import os
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from library import backups, bulk, following
from library.article import Changes, Flag, LibraryError, Status, unwritable
from library.database import Database
from library.lock import Lock, one_at_a_time, within
from library.saved_searches import SavedSearches, all_of
from library.state_schema import APPLICATION_ID, MIGRATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence
    from contextlib import AbstractContextManager

    import apsw

    from library.bulk import Part
    from library.following import Absent, Move
    from library.paths import PackedPaths
    from library.state_export import StateExported, StateFile, UndoFile
    from library.state_import import StateImported
    from library.travel import Travel, Travelled

log = logging.getLogger(__name__)
PATIENCE = 20.0
"""Seconds to wait for another process that mends the file."""
SECONDS_TO_SETTLE = 0.1
"""After which others may have the file: a star must not wait for long."""
SUSPECT = ".suspect"
"""Ends the name of an empty file beside a state that was found to be broken."""


class DamagedStateError(LibraryError):
    """The state is broken or gone. Who opens a library mends it; nobody else moves its files."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The record of what you read can't be used: {what}. Quit Broadsheet and start it "
            "again; it is repaired then."
        )


class News(NamedTuple):
    """What has changed in a state."""

    identity: bytes
    counter: int
    rows: list[tuple[bytes, int, int]]
    """(path, read, favourite) as they are now."""
    parts: list[Part]
    """Marks of very many articles, to be applied in this order; `rows` come after them."""


class State:
    """The state of one library. Opening it never moves a file; `mending.open_state` does that.

    Every method raises LibraryError; DamagedStateError where the file is broken or was lost.
    """

    def __init__(self, folder: str) -> None:
        self.path = os.path.join(folder, "state.db")
        self.notices: tuple[str, ...] = ()
        """Sentences for the reader about what was found or went wrong."""
        self._travel: Travel | None = None
        # Shared as long as the file is in use: it is mended only while nobody uses it.
        self._lock = Lock(self.path)
        try:
            if not self._lock.share(within(PATIENCE)):
                raise LibraryError(
                    f"Another Broadsheet is repairing {self.path}. Try again in a minute."
                )
            self._database = open_checked(self.path, self._notice)
            self.searches = SavedSearches(self._database)
        except BaseException:
            self._lock.close()
            raise

    def _notice(self, words: str) -> None:
        self.notices = (*self.notices, words)

    def back_up(self) -> None:
        """Makes the day's backup where there is something to keep; a failure is a notice."""
        if self.is_empty():
            return
        with self._database.read() as connection:
            backups.make(connection, self.path, self._notice)

    def identity(self) -> bytes:
        """Another for each state that was made or restored: their counters can't be compared."""
        identity: bytes = self._database.value("SELECT id FROM identity")
        return identity

    def counter(self) -> int:
        """Grows with every change; a copy that carries a smaller number is stale."""
        return int(self._database.value("SELECT change FROM counter"))

    def status(self, path: bytes) -> Status:
        """The status of one article; unread and not favourite where nothing is recorded."""
        return self.statuses([path]).get(path, Status())

    def statuses(self, paths: Collection[bytes]) -> dict[bytes, Status]:
        """What is recorded of each path; those of which nothing is are left out."""
        with self._database.moment() as connection:
            return bulk.statuses(connection, paths)

    def since(self, change: int) -> list[tuple[bytes, int, int]]:
        """(path, read, favourite) of every article changed after `change`."""
        with self._database.moment() as connection:
            news = self._news(connection, change)
            touched = {path for path, *_ in news.rows}
            marked = {path for part in news.parts for path in part.block.paths()} - touched
            return [*news.rows, *_flags(bulk.statuses(connection, marked))]

    def news(self, change: int) -> News:
        """What has changed after `change`; marks of very many are not taken apart."""
        with self._database.moment() as connection:
            return self._news(connection, change)

    def _news(self, connection: apsw.Connection, change: int) -> News:
        sql = "SELECT path, read, favourite FROM status WHERE change>?"
        rows: list[Any] = connection.execute(sql, (change,)).fetchall()
        if bulk.is_pending(connection):
            rows = _flags(bulk.statuses(connection, [path for path, *_ in rows]))
        identity = connection.execute("SELECT id FROM identity").get
        parts = list(bulk.parts(connection, "change>?", change))
        return News(identity, self._change(connection), rows, parts)

    def mark(
        self, articles: Iterable[tuple[bytes, bytes | None]], flag: Flag, value: bool
    ) -> Changes:
        """Sets one flag; on the disk when this returns. `articles` are (path, fingerprint).

        Returns only those that were otherwise before.
        """
        # Nothing recorded means "not": clearing a flag never needs a new row.
        sql = (
            f"INSERT INTO status(path, fingerprint, {flag}, change, changed_at) "
            "SELECT path, fingerprint, 1, ?1, ?2 FROM marked WHERE true "
            f"ON CONFLICT(path) DO UPDATE SET {flag}=1, change=?1, changed_at=?2, "
            "fingerprint=coalesce(excluded.fingerprint, fingerprint) "
            f"WHERE {flag}=0 RETURNING path"
            if value
            else f"UPDATE status SET {flag}=0, change=?1, changed_at=?2, "
            "fingerprint=coalesce(marked.fingerprint, status.fingerprint) "
            f"FROM marked WHERE status.path=marked.path AND {flag}=1 RETURNING status.path"
        )
        in_order = sorted(articles, key=_path)
        with self._database.write() as connection:
            bulk.take_in(connection, dict(in_order))
            change = self._next_change(connection)
            # All at once and in the order of the table: one after the other, a million take 30 s.
            connection.execute(
                "CREATE TEMP TABLE marked(path BLOB PRIMARY KEY, fingerprint BLOB) WITHOUT ROWID"
            )
            connection.executemany("INSERT OR REPLACE INTO marked VALUES(?,?)", in_order)
            changed: list[Any] = connection.execute(sql, (change, int(time.time()))).fetchall()
            connection.execute("DROP TABLE marked")
        return Changes(flag, value, tuple(path for (path,) in changed), change)

    def mark_many(
        self, paths: PackedPaths, flag: Flag, value: bool, *, as_of: int | None = None
    ) -> Changes:
        """The same for very many articles: a moment each thousand.

        When the counter was `as_of`, all of them were otherwise.
        """
        with self._database.moment() as connection:
            seen = self._change(connection)
            found = self._otherwise(connection, paths, flag, value, as_of)
        with self._database.write() as connection:
            if self._change(connection) != seen:  # somebody has marked something meanwhile
                found = self._otherwise(connection, paths, flag, value, as_of)
            change = self._next_change(connection) if found else seen
            bulk.record(connection, found, flag, value, change, int(time.time()))
        return Changes(flag, value, found, change)

    def _otherwise(
        self,
        connection: apsw.Connection,
        paths: PackedPaths,
        flag: Flag,
        value: bool,
        as_of: int | None,
    ) -> PackedPaths:
        news = None if as_of is None else self._news(connection, as_of)
        if news is None or news.parts:
            return bulk.otherwise(connection, paths, flag, value)
        # Few have been touched since: no need to look at all of them.
        at = 1 if flag == "read" else 2
        return paths.without({row[0] for row in news.rows if row[at] == value})

    def settle(
        self, fingerprints: Callable[[Sequence[bytes]], Iterable[tuple[bytes, bytes | None]]]
    ) -> bool:
        """Turns some of what `mark_many` has kept into the rows that `mark` writes, with the
        fingerprints that are known by now; False where there is nothing left of it.

        Nothing depends on when this is called: it makes later looks and searches by text quicker.
        """
        if not self._database.value("SELECT EXISTS(SELECT 1 FROM bulk)"):
            return False
        end = time.monotonic() + SECONDS_TO_SETTLE
        with self._database.write() as connection, self._database.roomy(connection):
            while (more := bulk.settle_one(connection, fingerprints)) and time.monotonic() < end:
                continue
            return more

    def take_in(self, articles: Collection[tuple[bytes, bytes | None]]) -> None:
        """Settles some articles only, before the index forgets their fingerprints."""
        if articles and self._database.value("SELECT EXISTS(SELECT 1 FROM bulk)"):
            with self._database.write() as connection:
                bulk.take_in(connection, dict(articles))

    def set_position(self, path: bytes, fingerprint: bytes | None, position: float) -> None:
        """Remembers how far down an article was left, 0 to 1."""
        with self._database.write() as connection:
            bulk.take_in(connection, {path: fingerprint})
            connection.execute(
                "INSERT INTO status(path, fingerprint, position, change, changed_at) "
                "VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(path) DO UPDATE SET position=?3, "
                "fingerprint=coalesce(?2, fingerprint), changed_at=?5",
                (path, fingerprint, position, self._change(connection), int(time.time())),
            )

    def follow(self, moves: Sequence[Move]) -> int:
        """Takes what is recorded of articles to where they are now, all of it or nothing; returns
        how many records have changed there."""
        device = self._device()
        with self._database.write() as connection:
            bulk.take_in(connection, dict.fromkeys(path for move in moves for path in move[:2]))
            return following.follow(connection, moves, self._next_change(connection), device)

    def heirs(self, paths: Collection[bytes]) -> dict[bytes, bytes]:
        """Where the records of some paths have gone with their articles."""
        with self._database.moment() as connection:
            return following.heirs(connection, paths)

    def moment(self) -> AbstractContextManager[apsw.Connection]:
        """All of it as it is at one moment, for `following`."""
        return self._database.moment()

    def note_absent(self, gone: Collection[Absent], there: Collection[bytes]) -> list[Absent]:
        """Remembers how starred articles were last seen, until they are back; the new ones."""
        if gone or (there and self._database.value("SELECT EXISTS(SELECT 1 FROM absent)")):
            with self._database.write() as connection:
                return following.note_absent(connection, gone, there)
        return []

    def learn(self, articles: Collection[tuple[bytes, bytes]]) -> None:
        """Brings the fingerprints up to date: (path, fingerprint) of articles just read."""
        if not articles or self.is_empty():
            return
        with self._database.write() as connection:
            connection.executemany(
                "UPDATE status SET fingerprint=?2 WHERE path=?1 AND fingerprint IS NOT ?2", articles
            )

    def texts_of(self, paths: Iterable[bytes]) -> list[tuple[bytes, bytes]]:
        """(path, fingerprint) of those paths that have a status, gone or not."""
        sql = "SELECT path, fingerprint FROM status WHERE path=? AND fingerprint IS NOT NULL"
        return self._database.rows_of_each(sql, ((path,) for path in paths))

    def with_text(self, fingerprint: bytes) -> list[bytes]:
        """The paths with a status at which this text was last seen, gone or not."""
        sql = "SELECT path FROM status WHERE fingerprint=? ORDER BY path"
        return [path for (path,) in self._database.rows(sql, (fingerprint,))]

    def export(self, file: str, *, replace: bool) -> StateExported | None:
        """Writes all of it to a file, as it is at one moment; None while there is something to
        `settle`."""
        from library import state_export, state_import

        with self._database.moment() as connection:
            if bulk.is_pending(connection):
                return None
            articles, searches = state_import.records(connection), all_of(connection)
            return state_export.write(file, articles, searches, replace=replace)

    def import_(self, what: StateFile | UndoFile) -> StateImported:
        """Merges what a file holds, or takes an import back: all of it or nothing."""
        from library import state_import

        with self._database.write() as connection:
            change = self._next_change(connection)
            return state_import.run(connection, what, self.path, change)

    def travel(self, library: str) -> Travelled:
        """Exchanges changes with the journals in a library's folder; nothing may be left to
        `settle`. Does nothing while another process is at it."""
        from library.travel import Travel, Travelled

        with one_at_a_time(self.path + "-travel", lambda: True) as alone:
            if not alone:
                return Travelled()
            if self._travel is None:
                self._travel = Travel(self._database, library, self._device())
            return self._travel.exchange()

    def _device(self) -> str:
        from library.device import name_of_device

        return name_of_device(self.identity(), self.path)

    def is_empty(self) -> bool:
        """Whether nothing was ever marked, left half-read, or saved."""
        tables = ("status", "bulk", "saved_search")
        kept = " OR ".join(f"EXISTS(SELECT 1 FROM {table})" for table in tables)
        return not self._database.value(f"SELECT {kept}")

    @staticmethod
    def _change(connection: apsw.Connection) -> int:
        return int(connection.execute("SELECT change FROM counter").get)

    @staticmethod
    def _next_change(connection: apsw.Connection) -> int:
        return int(connection.execute("UPDATE counter SET change=change+1 RETURNING change").get)

    def close(self) -> None:
        """Lets go of the file."""
        self._database.close()
        self._lock.close()


def _path(article: tuple[bytes, bytes | None]) -> bytes:
    return article[0]


def _flags(statuses: dict[bytes, Status]) -> list[tuple[bytes, int, int]]:
    return [(path, int(one.read), int(one.favourite)) for path, one in statuses.items()]


def open_checked(path: str, notice: Callable[[str], None]) -> Database:
    """Opens the file of a state, and makes it where there never was one.

    Raises DamagedStateError where it is broken or was lost, and other LibraryErrors.
    """
    if is_lost(path):
        raise DamagedStateError(f"{path} is missing or empty")

    def damaged(what: str) -> DamagedStateError:
        _suspect(path, True)
        return DamagedStateError(what)

    def keep(connection: apsw.Connection, version: int) -> None:
        backups.make(connection, path, notice, f"-v{version}")

    database = Database(
        path,
        APPLICATION_ID,
        MIGRATIONS,
        durable=True,
        checksums=True,
        damaged=damaged,
        before_migration=keep,
    )
    try:
        # The quick check does not compare tables with their indexes, and takes a tenth of the time.
        check = "integrity_check" if os.path.exists(path + SUSPECT) else "quick_check"
        with database.read() as connection:
            verdict = connection.pragma(check)
            if verdict != "ok":
                raise damaged(f"{path} is damaged: {verdict}")
            if not database.has_our_tables():
                raise damaged(f"{path} is damaged: its tables are not as they were made")
            for _ in bulk.parts(connection):  # each of them checks itself
                continue
        _suspect(path, False)
    except BaseException:
        database.close()
        raise
    return database


def is_lost(path: str) -> bool:
    """Whether there was a state once. SQLite takes a missing or empty file for a new one."""
    try:
        if os.path.exists(path) and os.path.getsize(path):
            return False
        return bool(
            os.path.exists(path + "-wal") or backups.oldest_first(path) or backups.set_aside(path)
        )
    except OSError as error:
        raise LibraryError(unwritable(backups.folder_of(path))) from error


def _suspect(path: str, suspected: bool) -> None:
    """Asks for a thorough check whenever the file is opened, or no longer."""
    try:
        if suspected:
            open(path + SUSPECT, "w").close()
        elif os.path.exists(path + SUSPECT):
            os.remove(path + SUSPECT)
    except OSError as error:
        log.warning("%s can't be marked: %s", path + SUSPECT, error)
