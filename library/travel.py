"""Reading state that travels between devices: what changed here goes into this device's journal,
what the journals of others say is merged, and each field has the value of its latest change.

The table `register` holds what was told and heard of each field. What the state holds otherwise was
changed here since: nobody has to tell this module of a change, and none is lost whenever it is
killed. (What was changed back before it was told counts as no change.) A journal is written before
the registers are; who was killed in between tells it again.
"""

from __future__ import annotations

import json
import os
import time
from collections import deque
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from library import journal
from library.article import Problem
from library.heard import PUT, merge, register
from library.journal import FIELDS, SEARCH, Entry, Part, Stamp
from library.saved_searches import TRAVELLING

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator

    import apsw

    from library.database import Database

_Seen = tuple[int, int, int]
"""Size, time and number of a file: it is another one where one of them is."""
_UNFINISHED: _Seen = (-1, -1, -1)
"""Of no file: there is more to read of it."""
STEP = 1000
"""Changes that are merged in one transaction: a star must not wait for long."""
TOLD_AT_ONCE = 50_000
"""Changes that are told in one go: each time, all that the state holds is looked through."""
MOST_PROBLEMS = 100
"""Of one journal that are told: a stranger's file may have millions of lines."""
FEWEST = 1000
"""Lines from which on a journal is written anew once half of them no longer count."""


class Travelled(NamedTuple):
    """What came of one exchange."""

    articles: int = 0
    """Fields of articles that others have changed."""
    searches: int = 0
    """Saved searches that others have changed."""
    told: int = 0
    """Changes that were told to others."""
    problems: tuple[Problem, ...] = ()
    """Lines and files among the journals that were passed over."""
    unwritten: str = ""
    """Why nothing could be told: the sentence for the reader."""


@dataclass
class Travel:
    """The exchange of one state with the journals in one library. One at a time."""

    database: Database
    library: str
    device: str
    _read: dict[str, tuple[Part, _Seen]] = field(default_factory=dict)
    """What was read of each journal of others, and its file then."""
    _own: tuple[int, _Seen] | None = None
    """The lines of this device's own journal and its file, as it was left."""
    _others: frozenset[str] | None = None
    """The other devices that had a journal when it was last made good that some had none."""
    _articles: int = 0
    _searches: int = 0
    """What others have changed, as far as this exchange has got."""

    def exchange(self) -> Travelled:
        """Tells what changed here, and merges what changed elsewhere, also where nothing can be
        told. Raises LibraryError; nothing may be left to settle."""
        folder = os.path.join(self.library, journal.FOLDER)
        own = os.path.join(folder, journal.name_of(self.device))
        self._articles = self._searches = told = 0
        unwritten = ""
        try:
            os.makedirs(folder, exist_ok=True)
            if os.path.islink(folder):
                raise NotADirectoryError(20, "it is a link")
            self._look_at_own(own)
            told = self._tell(own)
        except OSError as error:
            unwritten = str(journal.unwritable(folder, error))
        except journal.UnwrittenError as error:
            unwritten = str(journal.unwritable(folder, error.why))
        problems, others = self._listen_to_all(folder)
        if not unwritten and others != self._others:
            try:
                told += self._stand_in(own, others)
            except OSError as error:
                unwritten = str(journal.unwritable(folder, error))
        return Travelled(self._articles, self._searches, told, tuple(problems), unwritten)

    def _listen_to_all(self, folder: str) -> tuple[list[Problem], frozenset[str]]:
        """Merges the journals of others; what was passed over, and the devices that have one."""
        try:
            there = [] if os.path.islink(folder) else os.listdir(folder)
        except OSError:
            return [], frozenset()  # that it can't be used has been said
        others = sorted(name for name in there if _is_of_another(name, self.device))
        problems = [one for name in others for one in self._listen(folder, name)]
        read = {self._read[name][0].device for name in others if name in self._read}
        return problems, frozenset(read).union(name.removesuffix(journal.ENDING) for name in others)

    def _stand_in(self, path: str, others: frozenset[str]) -> int:
        """Tells in this device's journal what was heard of those whose journals are gone: who
        comes later would not hear of it. It keeps its time, so that it takes nothing back. Raises
        OSError."""
        with self.database.moment() as connection:
            rows: Any = connection.execute("SELECT DISTINCT device FROM register")
            gone = {device for (device,) in rows} - others - {self.device}
            marks = ",".join("?" * len(gone))
            sql = f"SELECT key, field FROM register WHERE device IN ({marks})"
            orphans: list[Any] = connection.execute(sql, tuple(gone)).fetchall()
        for start in range(0, len(orphans), STEP):
            with self.database.write() as connection:
                connection.executemany(
                    "UPDATE register SET device=?, untold=1 WHERE key=? AND field=?",
                    ((self.device, *one) for one in orphans[start : start + STEP]),
                )
        told = self._tell_again(path) if orphans else 0
        self._others = others
        return told

    def _look_at_own(self, path: str) -> None:
        """Makes good what has become of this device's journal since it was left. What it says and
        the registers do not was told before a kill, or before an older state was put back."""
        if self._own is not None and os.path.exists(path) and _seen(path) == self._own[1]:
            return
        latest: dict[tuple[bytes, str], Entry] = {}
        lines = 0
        try:
            for part in journal.parts(path):
                for one in part.entries:
                    known = latest.get((one.key, one.field))
                    if known is None or known.stamp < one.stamp:
                        latest[one.key, one.field] = one
                lines = part.lines
            # Once: an earlier change would stand against a later one of the same second.
            self._merge(latest.values())
        except (FileNotFoundError, journal.UnreadableError):
            self._rewrite(path)
            lines = deque(journal.parts(path), maxlen=1)[0].lines
            self._own = (lines, _seen(path))
            return
        with self.database.moment() as connection:
            missing = [
                entry
                for entry in _of_device(connection, self.device)
                if (told := latest.get((entry.key, entry.field))) is None
                or told.stamp < entry.stamp
            ]
        lines += journal.append(path, missing) if missing else 0
        self._own = (lines, _seen(path))

    def _rewrite(self, path: str) -> None:
        with self.database.moment() as connection:
            try:
                journal.rewrite(path, self.device, _of_device(connection, self.device))
            except OSError as error:
                raise journal.UnwrittenError(error) from error  # not the state

    def _tell(self, path: str) -> int:
        """Adds to this device's journal what was changed here, and remembers that. By parts: a
        million at once would hold up the window whenever Python looks for garbage."""
        told = self._tell_again(path)
        while some := self._tell_some(path):
            told += some
        return told

    def _tell_again(self, path: str) -> int:
        """Adds what the registers know, and the journal does not: what has gone along with moved
        articles, and what others told whose journals are gone."""
        assert self._own is not None
        told = 0
        untold = f"{_OF_DEVICE} AND untold LIMIT {TOLD_AT_ONCE}"
        while True:
            with self.database.moment() as connection:
                entries = list(_entries(connection, untold, self.device))
            if not entries:
                return told
            self._own = (self._own[0] + journal.append(path, entries), _seen(path))
            told += len(entries)
            for some in _in_steps(entries):
                with self.database.write() as connection:
                    connection.executemany(
                        "UPDATE register SET untold=0 WHERE key=? AND field=? "
                        "AND (milliseconds, turn, device)=(?,?,?)",
                        ((*one[:2], *one.stamp) for one in some),
                    )

    def _tell_some(self, path: str) -> int:
        assert self._own is not None
        with (
            self.database.moment() as connection,
            closing(_changed(connection, self.device)) as changed,
        ):
            entries = list(islice(changed, TOLD_AT_ONCE))
        if not entries:
            return 0
        lines = self._own[0] + journal.append(path, entries)
        for some in _in_steps(entries):
            with self.database.write() as connection:
                _remember(connection, some)
        sql = "SELECT count(*) FROM register WHERE device=?"
        live = int(self.database.value(sql, (self.device,)))
        if lines > FEWEST and lines > 2 * live:
            self._rewrite(path)
            lines = live + 1
        self._own = (lines, _seen(path))
        return len(entries)

    def _listen(self, folder: str, name: str) -> list[Problem]:
        """Merges what has come to the journal of another since the last time, by parts: what could
        not be merged comes again with the next exchange."""
        path = os.path.join(folder, name)
        problems: list[Problem] = []
        before = self._read.get(name)
        try:
            seen = _seen(path)
            if before is not None and before[1] == seen:
                return []
            for part in journal.parts(path, before and before[0]):
                self._merge(part.entries)
                self._read[name] = (part._replace(entries=[], problems=[]), _UNFINISHED)
                problems += part.problems[: MOST_PROBLEMS - len(problems)]
            self._read[name] = (self._read[name][0], seen)
        except FileNotFoundError:
            pass  # it goes as it came
        except (journal.UnreadableError, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            message = f"This journal of another device can't be used: {reason}."
            place = os.fsencode(os.path.join(journal.FOLDER, name))
            problems.append(Problem(place, None, "file", message))
        return problems

    def _merge(self, entries: Iterable[Entry]) -> None:
        """Takes over what counts of it."""
        for some in _in_steps(_latest(entries)):
            with self.database.write() as connection:
                articles, searches = merge(connection, some, self.device)
            self._articles += articles
            self._searches += searches


def _seen(path: str) -> _Seen:
    found = os.lstat(path)
    return found.st_size, found.st_mtime_ns, found.st_ino


def _is_of_another(name: str, device: str) -> bool:
    hidden = name.startswith(".")  # one that is being written, here or by who carries it
    return name.endswith(journal.ENDING) and not hidden and name != journal.name_of(device)


def _in_steps(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    rest = iter(entries)
    return iter(lambda: list(islice(rest, STEP)), [])


def _latest(entries: Iterable[Entry]) -> Iterable[Entry]:
    latest: dict[tuple[bytes, str], Entry] = {}
    for entry in entries:
        known = latest.get((entry.key, entry.field))
        if known is None or known.stamp < entry.stamp:
            latest[entry.key, entry.field] = entry
    return latest.values()


def _remember(connection: apsw.Connection, entries: Iterable[Entry]) -> None:
    """Puts what this device has told into the registers; the state is as it is."""
    for entry in entries:
        _, known = register(connection, entry)
        if known is None or known < entry.stamp:
            connection.execute(PUT, (*entry[:3], *entry.stamp))


_OF_DEVICE = (
    "SELECT key, field, value, milliseconds, turn, device, fingerprint, "
    "heir NOT NULL AND NOT value FROM register LEFT JOIN status ON path=key WHERE device=?"
)


def _of_device(connection: apsw.Connection, device: str) -> Iterator[Entry]:
    return _entries(connection, _OF_DEVICE, device)


def _entries(connection: apsw.Connection, sql: str, device: str) -> Iterator[Entry]:
    for key, name, value, *stamp, text, moved in connection.execute(sql, (device,)):
        yield Entry(key, name, value, Stamp(*stamp), text, bool(moved))


def _changed(connection: apsw.Connection, device: str) -> Generator[Entry]:
    """What the state holds otherwise than the registers: it was changed here."""
    for name in FIELDS:
        sql = (
            f"SELECT path, {name}, changed_at, fingerprint, heir NOT NULL, milliseconds, turn, "
            "device FROM status LEFT JOIN register ON key=path AND field=? "
            f"WHERE {name} IS NOT coalesce(value, 0)"
        )
        for path, value, at, text, moved, *known in connection.execute(sql, (name,)):
            before = None if known[0] is None else Stamp(*known)
            stamp = journal.later(before, at * 1000, device)
            yield Entry(path, name, value, stamp, text, bool(moved))
    yield from _changed_searches(connection, device)


def _changed_searches(connection: apsw.Connection, device: str) -> Iterator[Entry]:
    sql = f"SELECT id, changed_at, {TRAVELLING} FROM saved_search"
    there = {b"%d" % id_: (at, json.dumps(row)) for id_, at, *row in connection.execute(sql)}
    told: dict[bytes, tuple[Any, Stamp]] = {}
    sql = "SELECT key, value, milliseconds, turn, device FROM register WHERE field=?"
    for key, value, *stamp in connection.execute(sql, (SEARCH,)):
        told[key] = (value, Stamp(*stamp))
    for key in there.keys() | told.keys():
        at, value = there.get(key, (int(time.time()), None))
        before, stamp_ = told.get(key, (None, None))
        if value != before:
            yield Entry(key, SEARCH, value, journal.later(stamp_, at * 1000, device))
