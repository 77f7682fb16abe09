"""Merging an exported state into this one: nothing is wiped, and all of it can be taken back.

Of each article the later change counts, for read and position; a favourite stays one, whichever
side it is on. Saved searches are added behind those that are there, unless one asks the same.
Which side is merged into which makes no difference to an article, nor does doing it twice.

To take an import back is to import the file that it has left: what is still as the import made it
becomes what it was before; what the reader has changed since stays.
"""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

from library import backups, bulk, following, saved_searches
from library.article import LibraryError
from library.state_export import (
    ArticleChange,
    Record,
    SearchChange,
    StateFile,
    UndoFile,
    write_undo,
)
from library.whole_file import unwritten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from library.article import SavedSearch

KEPT = 12
"""Files with which an import can be taken back."""
_START = "before-import-"
_STEP = 1000
_COLUMNS = "path, read, favourite, position, changed_at, fingerprint"
_PUT = (
    f"INSERT INTO status({_COLUMNS}, change) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) "
    "ON CONFLICT(path) DO UPDATE SET read=?2, favourite=?3, position=?4, changed_at=?5, "
    "fingerprint=coalesce(?6, fingerprint), change=?7"
)


class StateImported(NamedTuple):
    """What an import has changed."""

    articles: int = 0
    """Whose read, favourite or position is another one."""
    favourites: int = 0
    """Of these, those that have become a favourite."""
    searches: int = 0
    """Saved searches that were added."""
    undo: str | None = None
    """The file whose import takes this one back; None where nothing has changed."""


def records(connection: apsw.Connection) -> Iterator[tuple[bytes, Record]]:
    """All that is kept of articles, in the order of their paths; marks in blocks are not seen."""
    sql = (
        f"SELECT {_COLUMNS} FROM status "
        "WHERE heir IS NULL AND (read OR favourite OR position>0 OR changed_at>0)"
    )
    for path, *rest in connection.execute(f"{sql} ORDER BY path"):
        yield path, _record(rest)


def merge(ours: Record, theirs: Record) -> Record:
    """What is kept of an article of which two states know something."""
    if ours.changed_at == theirs.changed_at:
        read, position = ours.read or theirs.read, max(ours.position, theirs.position)
    else:
        later = max(ours, theirs, key=_when)
        read, position = later.read, later.position
    # The text is that of the file as it lies here; theirs may be another one.
    text = theirs.fingerprint if ours.fingerprint is None else ours.fingerprint
    changed_at = max(ours.changed_at, theirs.changed_at)
    return Record(read, ours.favourite or theirs.favourite, position, changed_at, text)


def _when(record: Record) -> int:
    return record.changed_at


def take_back(now: Record, change: ArticleChange) -> Record:
    """What is kept of an article once a change of it is taken back, and nothing done since."""
    before, after = change.before, change.after
    if now[:4] == after[:4]:
        return before._replace(fingerprint=now.fingerprint)
    return now._replace(
        read=before.read if now.read == after.read else now.read,
        favourite=before.favourite if now.favourite == after.favourite else now.favourite,
        position=before.position if now.position == after.position else now.position,
    )


def run(
    connection: apsw.Connection,
    what: StateFile | UndoFile,
    state: str,
    change: int,
) -> StateImported:
    """Merges a file's content, or takes an import back, inside a transaction of the caller's.

    `state` is the file of the state, beside whose backups the way back is kept; `change` the
    counter to give to the rows. Raises LibraryError where the way back can't be written.
    """
    there = saved_searches.all_of(connection)
    if isinstance(what, StateFile):
        articles = _merged(connection, what)
        found = _added(there, what.searches)
    else:
        articles = _taken_back(connection, what)
        found = _searches_taken_back(there, what.searches)
    if not articles and not found:
        return StateImported()
    undo = _keep_way_back(state, UndoFile(tuple(articles), tuple(found)))
    try:
        connection.executemany(_PUT, [(one.path, *one.after, change) for one in articles])
        for before, after in found:
            if after is not None:
                saved_searches.put(connection, after)
            elif before is not None:
                saved_searches.drop(connection, before.id)
    except BaseException:
        os.remove(undo)
        raise
    return StateImported(
        sum(one.before[:3] != one.after[:3] for one in articles),
        sum(one.after.favourite and not one.before.favourite for one in articles),
        sum(after is not None for _, after in found),
        undo,
    )


def _merged(connection: apsw.Connection, what: StateFile) -> list[ArticleChange]:
    theirs: dict[bytes, Record] = {}
    now = int(time.time())
    for path, record in _where_now(connection, what.articles):
        # A clock that ran ahead must not win over all that is done from now on.
        past = record._replace(changed_at=min(record.changed_at, now))
        theirs[path] = merge(theirs[path], past) if path in theirs else past
    ours = _present(connection, theirs)
    changes = (
        ArticleChange(path, ours.get(path, Record()), merge(ours.get(path, Record()), record))
        for path, record in theirs.items()
    )
    return [change for change in changes if change.before != change.after]


def _where_now(
    connection: apsw.Connection, articles: Sequence[tuple[bytes, Record]]
) -> Iterator[tuple[bytes, Record]]:
    """The same, but what is told of a path that an article has left, of the text that it holds, is
    told of where it lies now."""
    heirs = following.heirs(connection, [path for path, _ in articles])
    texts = {one.path: one.text for one in following.kept_at(connection, {*heirs.values()})}
    for path, record in articles:
        heir = heirs.get(path)
        fits = heir is not None and record.fingerprint in (None, texts.get(heir))
        yield heir if heir is not None and fits else path, record


def _taken_back(connection: apsw.Connection, what: UndoFile) -> list[ArticleChange]:
    heirs = following.heirs(connection, [change.path for change in what.articles])
    moved = [one._replace(path=heirs.get(one.path, one.path)) for one in what.articles]
    there = _present(connection, [change.path for change in moved])
    changes = (
        ArticleChange(change.path, now, take_back(now, change))
        for change in moved
        for now in (there.get(change.path, Record()),)
    )
    return [change for change in changes if change.before != change.after]


def _present(connection: apsw.Connection, paths: Iterable[bytes]) -> dict[bytes, Record]:
    """What is kept of some articles, with what marks of very many say of them."""
    wanted = sorted(set(paths))
    bulk.take_in(connection, dict.fromkeys(wanted))
    found: dict[bytes, Record] = {}
    sql = f"SELECT {_COLUMNS} FROM carray(?) CROSS JOIN status ON path=value"
    for start in range(0, len(wanted), _STEP):
        some = tuple(wanted[start : start + _STEP])
        for path, *rest in connection.execute(sql, (apsw.carray(some),)):
            found[path] = _record(rest)
    return found


def _record(row: Sequence[Any]) -> Record:
    read, favourite, position, changed_at, fingerprint = row
    position = min(max(position, 0.0), 1.0)
    return Record(bool(read), bool(favourite), position, max(changed_at, 0), fingerprint)


def _added(there: Sequence[SavedSearch], new: Iterable[SavedSearch]) -> list[SearchChange]:
    asked = {_question(search) for search in there}
    added = []
    for search in new:
        if _question(search) not in asked:
            asked.add(_question(search))
            added.append(SearchChange(None, search))
    return added


def _searches_taken_back(
    there: Sequence[SavedSearch], changes: Iterable[SearchChange]
) -> list[SearchChange]:
    kept = {_question(search): search for search in there}
    found = []
    for before, after in changes:
        if before is not None and _question(before) not in kept:
            found.append(SearchChange(None, before))
        elif after is not None and before is None and _question(after) in kept:
            now = kept[_question(after)]
            if now.name == after.name:  # else the reader has given it a name of his own
                found.append(SearchChange(now, None))
    return found


def _question(search: SavedSearch) -> object:
    """What two searches that are the same to a reader have in common."""
    return replace(search.query, order="newest")


def _keep_way_back(state: str, undo: UndoFile) -> str:
    folder = backups.folder_of(state)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    file = os.path.join(folder, f"{_START}{stamp}.json")
    try:
        os.makedirs(folder, exist_ok=True)
        old = sorted(name for name in os.listdir(folder) if name.startswith(_START))
        for name in old[: -(KEPT - 1)]:
            os.remove(os.path.join(folder, name))
    except OSError as error:
        raise unwritten(file, error) from error
    try:
        write_undo(file, undo)
    except LibraryError as error:
        raise LibraryError(f"Nothing was imported, for it could not be undone: {error}") from error
    return file
