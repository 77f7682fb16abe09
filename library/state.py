"""The precious database: what was read, favourited, and how far. It outlives articles and index."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import apsw

from library.article import Changes, Flag, Status, shown
from library.database import DamagedError, Database

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

APPLICATION_ID = 0x42725374  # "BrSt"
BACKUPS_KEPT = 12
DAY = 86_400
MIGRATIONS = (
    """
    CREATE TABLE status(
        path BLOB PRIMARY KEY,
        fingerprint BLOB,                   -- of the text, so that a moved article is known again
        read INTEGER NOT NULL DEFAULT 0,
        favourite INTEGER NOT NULL DEFAULT 0,
        position REAL NOT NULL DEFAULT 0,
        change INTEGER NOT NULL,            -- the counter when this row last changed
        changed_at INTEGER NOT NULL         -- seconds since 1970
    ) WITHOUT ROWID;
    CREATE INDEX status_change ON status(change);
    CREATE INDEX status_fingerprint ON status(fingerprint) WHERE fingerprint IS NOT NULL;
    CREATE TABLE counter(change INTEGER NOT NULL);
    INSERT INTO counter VALUES(0);
    """,
)


class State:
    """The state of one library. `notices` are sentences for the reader about what was found."""

    def __init__(self, folder: str) -> None:
        self.path = os.path.join(folder, "state.db")
        self.notices: tuple[str, ...] = ()
        try:
            self._database = self._open()
            self._check()
        except DamagedError:
            self._set_aside()
            self._database = self._open()
        self._back_up()

    def _open(self) -> Database:
        # SQLite takes a file cut down to nothing for a new one; where a backup exists it is damage.
        if os.path.exists(self.path) and not os.path.getsize(self.path) and self._backups():
            raise DamagedError(f"{self.path} is empty")
        return Database(self.path, APPLICATION_ID, MIGRATIONS, durable=True)

    def _check(self) -> None:
        try:
            with self._database.read() as connection:
                verdict = connection.pragma("quick_check")
        except DamagedError:
            self._database.close()
            raise
        if verdict != "ok":
            self._database.close()
            raise DamagedError(f"{self.path}: {verdict}")

    def _set_aside(self) -> None:
        """Moves a damaged file out of the way and opens the newest good backup in its place."""
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        aside = f"{self.path}.damaged-{stamp}"
        # The write-ahead log may hold the newest marks: it stays beside the file it belongs to.
        # The file itself goes last, so that a kill in between leaves the damage to be found again.
        for ending in ("-wal", "-shm", ""):
            if os.path.exists(self.path + ending):
                os.replace(self.path + ending, aside + ending)
        backup = next(filter(_is_good, reversed(self._backups())), None)
        if backup is None:
            remedy = "There is no backup yet, so it starts empty"
        else:
            _copy(backup, self.path)
            day = os.path.basename(backup).removeprefix("state-").removesuffix(".db")
            remedy = f"The backup of {day} was opened in its place"
        notice = (
            f"The record of what you read was damaged. {remedy}; "
            f"the damaged file is kept as {shown(os.fsencode(aside))}."
        )
        self.notices = (*self.notices, notice)

    def _backups(self) -> list[str]:
        """Backup files, oldest first."""
        folder = os.path.join(os.path.dirname(self.path), "backups")
        if not os.path.isdir(folder):
            return []
        names = [name for name in os.listdir(folder) if name.endswith(".db")]
        return [os.path.join(folder, name) for name in sorted(names)]

    def _back_up(self) -> None:
        """One copy a day, of the last twelve days on which there was something to copy."""
        backups = self._backups()
        if backups and time.time() - os.path.getmtime(backups[-1]) < DAY:
            return
        if self.is_empty():
            return
        with self._database.read() as connection:
            folder = os.path.join(os.path.dirname(self.path), "backups")
            os.makedirs(folder, exist_ok=True)
            day = datetime.now(UTC).strftime("%Y-%m-%d")
            target = os.path.join(folder, f"state-{day}.db")
            partial = f"{target}.{os.getpid()}.partial"
            connection.execute("VACUUM INTO ?", (partial,))
            os.replace(partial, target)
        for old in self._backups()[:-BACKUPS_KEPT]:
            os.remove(old)

    def counter(self) -> int:
        """Grows with every change; a copy that carries a smaller number is stale."""
        return int(self._database.value("SELECT change FROM counter"))

    def status(self, path: bytes) -> Status:
        """The status of one article; unread and not favourite where nothing is recorded."""
        sql = "SELECT read, favourite, position FROM status WHERE path=?"
        rows = self._database.rows(sql, (path,))
        return Status(bool(rows[0][0]), bool(rows[0][1]), rows[0][2]) if rows else Status()

    def since(self, change: int) -> list[tuple[bytes, int, int]]:
        """(path, read, favourite) of every article changed after `change`."""
        return self._database.rows(
            "SELECT path, read, favourite FROM status WHERE change>?", (change,)
        )

    def mark(
        self, articles: Iterable[tuple[bytes, bytes | None]], flag: Flag, value: bool
    ) -> Changes:
        """Sets one flag; on the disk when this returns. `articles` are (path, fingerprint).

        Returns only those that were otherwise before.
        """
        # Nothing recorded means "not": clearing a flag never needs a new row.
        sql = (
            f"INSERT INTO status(path, fingerprint, {flag}, change, changed_at) "
            "VALUES(?1, ?2, 1, ?3, ?4) ON CONFLICT(path) DO UPDATE SET "
            f"{flag}=1, fingerprint=coalesce(?2, fingerprint), change=?3, changed_at=?4 "
            f"WHERE {flag}=0 RETURNING 1"
            if value
            else f"UPDATE status SET {flag}=0, fingerprint=coalesce(?2, fingerprint), change=?3, "
            f"changed_at=?4 WHERE path=?1 AND {flag}=1 RETURNING 1"
        )
        with self._database.write() as connection:
            change = self._next_change(connection)
            now = int(time.time())
            changed = tuple(
                path
                for path, fingerprint in articles
                if connection.execute(sql, (path, fingerprint, change, now)).fetchall()
            )
        return Changes(flag, value, changed)

    def set_position(self, path: bytes, fingerprint: bytes | None, position: float) -> None:
        """Remembers how far down an article was left, 0 to 1."""
        with self._database.write() as connection:
            connection.execute(
                "INSERT INTO status(path, fingerprint, position, change, changed_at) "
                "VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(path) DO UPDATE SET position=?3, "
                "fingerprint=coalesce(?2, fingerprint), changed_at=?5",
                (path, fingerprint, position, self._change(connection), int(time.time())),
            )

    def follow(self, moves: Sequence[tuple[bytes, bytes]]) -> int:
        """Adds the status of each old path to that of the new one; returns how many changed.

        The old row stays: state outlives its article, which may come back. What is set at the new
        path stays set.
        """
        if not moves:
            return 0
        sql = (
            "INSERT INTO status SELECT ?1, fingerprint, read, favourite, position, ?2, changed_at "
            "FROM status WHERE path=?3 AND (read OR favourite OR position>0) "
            "ON CONFLICT(path) DO UPDATE SET read=max(read, excluded.read), "
            "favourite=max(favourite, excluded.favourite), "
            "position=iif(position>0, position, excluded.position), change=excluded.change "
            "WHERE read<excluded.read OR favourite<excluded.favourite "
            "OR (position=0 AND excluded.position>0) RETURNING 1"
        )
        with self._database.write() as connection:
            change = self._next_change(connection)
            return sum(
                bool(connection.execute(sql, (new, change, old)).fetchall()) for old, new in moves
            )

    def learn(self, articles: Iterable[tuple[bytes, bytes]]) -> None:
        """Brings the fingerprints up to date: (path, fingerprint) of articles just read."""
        if self.is_empty():
            return
        with self._database.write() as connection:
            connection.executemany(
                "UPDATE status SET fingerprint=?2 WHERE path=?1 AND fingerprint IS NOT ?2", articles
            )

    def texts_of(self, paths: Iterable[bytes]) -> list[tuple[bytes, bytes]]:
        """(path, fingerprint) of those paths that have a status, gone or not."""
        sql = "SELECT path, fingerprint FROM status WHERE path=? AND fingerprint IS NOT NULL"
        return [row for path in paths for row in self._database.rows(sql, (path,))]

    def with_text(self, fingerprint: bytes) -> list[bytes]:
        """The paths with a status at which this text was last seen, gone or not."""
        sql = "SELECT path FROM status WHERE fingerprint=? ORDER BY path"
        return [path for (path,) in self._database.rows(sql, (fingerprint,))]

    def is_empty(self) -> bool:
        """Whether nothing was ever marked or left half-read."""
        return not self._database.value("SELECT EXISTS(SELECT 1 FROM status)")

    @staticmethod
    def _change(connection: apsw.Connection) -> int:
        return int(connection.execute("SELECT change FROM counter").get)

    @staticmethod
    def _next_change(connection: apsw.Connection) -> int:
        return int(connection.execute("UPDATE counter SET change=change+1 RETURNING change").get)

    def close(self) -> None:
        self._database.close()


def _is_good(path: str) -> bool:
    try:
        connection = apsw.Connection(path, flags=apsw.SQLITE_OPEN_READONLY)
    except apsw.Error:
        return False
    try:
        return bool(
            connection.pragma("application_id") == APPLICATION_ID
            and connection.pragma("integrity_check") == "ok"
        )
    except apsw.Error:
        return False
    finally:
        connection.close()


def _copy(source: str, target: str) -> None:
    connection = apsw.Connection(source, flags=apsw.SQLITE_OPEN_READONLY)
    try:
        connection.execute("VACUUM INTO ?", (target,))
    finally:
        connection.close()
