"""The texts of one index, in files of their own: each holds those of a range of ids.

Small enough to be built side by side and merged alone; a search for the newest page goes from the
newest shard to older ones and stops when it has it.
"""

from __future__ import annotations

import logging
import os
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple, cast

import apsw

from library.database import DamagedError, Database
from library.index_schema import APPLICATION_ID, TEXT_MIGRATIONS
from library.packing import is_loose

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

log = logging.getLogger(__name__)
LARGEST = 50_000
"""Texts in a shard before the next one is begun."""
SMALLEST = 5000
"""Texts that are worth a shard, and a process, of their own."""
MOST = 100
"""Shards: SQLite attaches 125 files. The last one grows without end."""
FEW_SHARDS = 10
"""Shards that no system's limit of open files forbids."""
_ENOUGH_FILES = 4096
FEW_SHARE = 5
"""How many times as many articles as are indexed make those few."""
BELOW_ALL = -(2**62)
ABOVE_ALL = 2**62
_CACHE = 200
"""Kilobytes of each shard that a connection keeps: many are open at once."""


Row = tuple[int, str, str]
"""An id, and the tokens of the body and the title."""


class Shard(NamedTuple):
    """A file that holds the texts of the articles from id `first` on, below `end`."""

    number: int
    first: int
    end: int

    @property
    def schema(self) -> str:
        """What its tables are called by in a question."""
        return f"texts{self.number}"


class Shards:
    """The shards of the index in `folder`, as its list knows them."""

    def __init__(self, folder: str, lists: Database) -> None:
        """Makes the first shard of a new index. Raises LibraryError, DamagedError."""
        self._folder = folder
        self._lists = lists
        self._open: dict[int, Database] = {}
        if not self.newest_first():
            with lists.write() as connection:
                # Of two processes that open a new index, one makes it.
                if not connection.execute("SELECT EXISTS(SELECT 1 FROM shard)").get:
                    self._add(connection, BELOW_ALL)

    def newest_first(self) -> list[Shard]:
        """All of them; together they hold every id there can be."""
        rows = self._lists.rows("SELECT number, first FROM shard ORDER BY first DESC")
        ends = [ABOVE_ALL, *(first for _, first in rows)]
        return [Shard(number, first, end) for (number, first), end in zip(rows, ends, strict=False)]

    def path(self, shard: Shard) -> str:
        """Its file."""
        return self._path(shard.number)

    def file(self, shard: Shard) -> Database:
        """Its file, to write to."""
        if shard.number not in self._open:
            self._open[shard.number] = open_file(self.path(shard))
        return self._open[shard.number]

    def attach(self, connection: apsw.Connection) -> list[Shard]:
        """Lets one connection ask all shards, and names them. Not to write: to begin a transaction
        would lock every file."""
        shards = self.newest_first()
        if len(shards) > FEW_SHARDS:
            _allow_many_files()
        schemas = {row[1] for row in connection.execute("PRAGMA database_list")}
        for shard in shards:
            if shard.schema not in schemas:
                self._attach(connection, shard)
        for schema in schemas - {"main", "temp"} - {shard.schema for shard in shards}:
            connection.execute(f"DETACH {schema}")
        return shards

    def _attach(self, connection: apsw.Connection, shard: Shard) -> None:
        path = self.path(shard)
        if not os.path.isfile(path):
            raise DamagedError(f"{path} is missing, or no file")
        connection.execute(f"ATTACH ? AS {shard.schema}", (path,))
        try:
            connection.execute(f"PRAGMA {shard.schema}.cache_size=-{_CACHE}")
            tables = f"FROM {shard.schema}.sqlite_schema WHERE name IN ('pair', 'text')"
            if connection.execute(f"SELECT count(*) {tables}").get == 2:
                pair = connection.execute(f"SELECT id FROM {shard.schema}.pair").get
                if pair == connection.execute("SELECT value FROM meta WHERE key='pair'").get:
                    return
            # With the texts of another list it would find the wrong articles.
            raise DamagedError(f"{path} does not belong to the list beside it")
        except BaseException:
            connection.execute(f"DETACH {shard.schema}")
            raise

    def loose(self, connection: apsw.Connection) -> list[Shard]:
        """Those that are worth packing; `connection` can ask all of them."""
        return [one for one in self.newest_first() if is_loose(connection, one.schema)]

    def are_sound(self) -> bool:
        """Whether all files are as they were made; a look at everything."""
        try:
            return all(
                os.path.exists(self.path(shard)) and self.file(shard).is_sound()
                for shard in self.newest_first()
            )
        except DamagedError:
            return False

    def make_room(self, builders: int) -> None:
        """Begins new shards for what waits at the new end, so that none gets too large and
        `builders` processes have one each to fill."""
        self._begin_anew_where_little_is_held()
        shards = self.newest_first()
        newest = shards[0]
        with self.file(newest).write() as connection:  # who still writes to it ends first
            sql = "SELECT count(*), ifnull(max(id), 0) FROM text_docsize"
            ((held, last),) = cast("list[tuple[int, int]]", connection.execute(sql).fetchall())
        sql = "SELECT id FROM article WHERE indexed=0 AND id>=? ORDER BY id"
        waiting = [id_ for (id_,) in self._lists.rows(sql, (newest.first,))]
        # Only above what the newest one ever held: no text may stand in two of them.
        waiting = waiting[bisect_right(waiting, last) if held else 0 :]
        size = LARGEST if held else min(LARGEST, max(SMALLEST, -(-len(waiting) // builders)))
        starts = waiting[max(size - held, 0) :: size][: self._most() - len(shards)]
        if starts:
            with self._lists.write() as lists:
                for first in starts:
                    self._add(lists, first)

    def _begin_anew_where_little_is_held(self) -> None:
        """Where an archive comes to a few articles, all are put into shards by date again: a shard
        that holds texts is never cut. (Of a first run that was killed there are several.)"""
        listed = self._lists.value("SELECT count(*) FROM flags")
        held = listed - self._lists.value("SELECT count(*) FROM article WHERE indexed=0")
        if len(self.newest_first()) == 1 and held and listed > max(LARGEST, FEW_SHARE * held):
            with self._lists.write() as lists:
                lists.execute("UPDATE article SET indexed=0 WHERE indexed=1")
            self.wipe()

    def _most(self) -> int:
        with self._lists.read() as connection:
            return min(MOST, connection.limit(apsw.SQLITE_LIMIT_ATTACHED) - 1)

    def _add(self, lists: apsw.Connection, first: int) -> None:
        # A number is given once: who has a file of that name open goes on asking it.
        sql = "UPDATE meta SET value=value+1 WHERE key='shards' RETURNING value"
        ((number,),) = cast("list[tuple[int]]", lists.execute(sql).fetchall())
        path = self._path(number)
        pair = lists.execute("SELECT value FROM meta WHERE key='pair'").get
        try:
            self._empty(number, pair)
        except DamagedError as error:
            log.warning("%s is left from before and is made anew: %s", path, error)
            _remove(path)
            self._empty(number, pair)
        lists.execute("INSERT INTO shard VALUES(?,?)", (number, first))

    def _empty(self, number: int, pair: int) -> None:
        """Makes a file, or what is left of an earlier index, the one of a shard without texts."""
        if number not in self._open:
            self._open[number] = open_file(self._path(number))
        with self._open[number].write() as texts:
            texts.execute("DELETE FROM pair")
            texts.execute("INSERT INTO pair VALUES(?)", (pair,))
            texts.execute("INSERT INTO text(text) VALUES('delete-all')")

    def wipe(self) -> None:
        """Forgets all texts, and all shards but the first."""
        *others, first = self.newest_first()
        with self._lists.write() as lists:
            lists.execute("DELETE FROM shard WHERE number!=?", (first.number,))
        with self.file(first).write() as texts:
            texts.execute("INSERT INTO text(text) VALUES('delete-all')")
        with self.file(first).read() as texts:
            texts.execute("VACUUM")  # of what is empty: a moment
        for shard in others:
            self.file(shard).close()
            del self._open[shard.number]
            try:
                _remove(self.path(shard))
            except OSError as error:  # Windows: who has it open will not ask it any more
                log.warning("%s is left: %s", self.path(shard), error)

    def remove(self, ids: Sequence[int]) -> None:
        """Takes texts out; `ids` ascend."""
        for shard in self.newest_first():
            mine = [(id_,) for id_ in ids if shard.first <= id_ < shard.end]
            if mine:
                with self.file(shard).write() as connection:
                    connection.executemany("DELETE FROM text WHERE rowid=?", mine)

    def close(self) -> None:
        """Closes the files."""
        for database in self._open.values():
            database.close()

    def _path(self, number: int) -> str:
        return os.path.join(self._folder, f"text-{number}.db" if number else "text.db")


def open_file(path: str) -> Database:
    """The file of a shard, which is made where it is missing."""
    # Durable, since nobody could tell that a text is missing which the list says is there.
    return Database(path, APPLICATION_ID, TEXT_MIGRATIONS, durable=True, prepare=_give_back)


def fill(connection: apsw.Connection, rows: Iterable[Row]) -> None:
    """Puts texts into the shard that a connection writes to. Their ids should ascend."""
    connection.executemany("INSERT OR REPLACE INTO text(rowid, body, title) VALUES(?,?,?)", rows)


def _give_back(connection: apsw.Connection) -> None:
    """Lets a new file give empty pages back; one that was begun without that stays so."""
    connection.execute("PRAGMA auto_vacuum=INCREMENTAL")


def _allow_many_files() -> None:
    """Each thread opens three files a shard, and macOS starts programs with leave for 256."""
    try:
        import resource
    except ImportError:
        return  # Windows counts none
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    enough = _ENOUGH_FILES if hard == resource.RLIM_INFINITY else min(_ENOUGH_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < enough:
        resource.setrlimit(resource.RLIMIT_NOFILE, (enough, hard))


def _remove(path: str) -> None:
    for name in (path, path + "-wal", path + "-shm"):
        if os.path.exists(name):
            os.remove(name)
