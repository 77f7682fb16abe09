"""What the journals of other devices say, merged into the state: each field has the value of its
latest change, and that is the article's, wherever its file has gone since.

All of this runs inside a transaction of the caller's.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from library import bulk, following, journal, saved_searches
from library.journal import SEARCH, Entry, Stamp
from library.saved_searches import TRAVELLING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import apsw

PUT = (
    "INSERT INTO register(key, field, value, milliseconds, turn, device) VALUES(?,?,?,?,?,?) "
    "ON CONFLICT(key, field) DO UPDATE SET value=excluded.value, "
    "milliseconds=excluded.milliseconds, turn=excluded.turn, device=excluded.device, untold=0"
)


def register(connection: apsw.Connection, entry: Entry) -> tuple[Any, Stamp | None]:
    """(value, stamp) of what was told and heard last of the field that an entry is about."""
    sql = "SELECT value, milliseconds, turn, device FROM register WHERE key=? AND field=?"
    row: Any = connection.execute(sql, (entry.key, entry.field)).fetchone()
    if row is None:
        return (None if entry.field == SEARCH else 0), None
    return row[0], Stamp(*row[1:])


def merge(connection: apsw.Connection, entries: Iterable[Entry], device: str) -> tuple[int, int]:
    """Takes over what others have changed later; (articles' fields, searches) that are new here."""
    news = []
    for entry in entries:
        before, known = register(connection, entry)
        if known is None or known < entry.stamp:
            news.append((entry, before))
    if not news:
        return 0, 0
    bulk.take_in(connection, {entry.key: entry.text for entry, _ in news if entry.field != SEARCH})
    change = connection.execute("UPDATE counter SET change=change+1 RETURNING change").get
    articles = searches = 0
    gone = _gone_on(connection, [entry for entry, _ in news])
    for entry, before in news:
        if entry.key in gone and entry.field != SEARCH and not entry.moved:
            articles += _pass_on(connection, entry, gone[entry.key], change, device)
            continue
        connection.execute(PUT, (*entry[:3], *entry.stamp))
        if entry.field == SEARCH:
            searches += _take_search(connection, entry, before)
        else:
            articles += _take_field(connection, entry, before, change, device)
    return articles, searches


def _gone_on(connection: apsw.Connection, entries: Iterable[Entry]) -> dict[bytes, bytes]:
    """Where the articles are by now that others speak of under the paths which they had before."""
    told = {
        one.key: one.text for one in entries
        if one.field != SEARCH and one.text is not None and not one.moved
    }  # fmt: skip
    heirs = following.heirs(connection, told)
    texts = {one.path: one.text for one in following.kept_at(connection, {*heirs.values()})}
    return {path: heir for path, heir in heirs.items() if texts.get(heir) == told[path]}


def _pass_on(
    connection: apsw.Connection, entry: Entry, heir: bytes, change: int, device: str
) -> bool:
    """Takes over what was told of the path that an article has left where it is now, and tells
    the others so."""
    # Nothing is recorded at the old path: who was told something of it is told that it has moved.
    turned = entry.stamp._replace(device=device)
    ended = journal.later(turned, 0, device) if entry.value else entry.stamp
    connection.execute(PUT, (entry.key, entry.field, 0, *ended))
    passed = entry._replace(key=heir)
    before, known = register(connection, passed)
    news = known is None or known < entry.stamp
    if news:
        connection.execute(PUT, (*passed[:3], *turned))
    both = [(entry.key, entry.field), *([(heir, entry.field)] if news else [])]
    connection.executemany(
        "UPDATE register SET untold=1 WHERE key=? AND field=? AND device=?",
        [(*one, device) for one in both],
    )
    return news and _take_field(connection, passed, before, change, device)


def _take_field(
    connection: apsw.Connection, entry: Entry, before: Any, change: int, device: str
) -> bool:
    """Sets a field of an article, unless it was changed here meanwhile: that is told next."""
    name, at = entry.field, entry.stamp.milliseconds // 1000
    sql = f"SELECT {name}, changed_at FROM status WHERE path=?"
    now, changed_at = connection.execute(sql, (entry.key,)).fetchone() or (0, -1)
    if now != before or now == entry.value:
        return False
    if entry.stamp.device == device and changed_at >= at:
        return False  # told before a kill, and taken back after it
    connection.execute(
        f"INSERT INTO status(path, fingerprint, {name}, change, changed_at) VALUES(?1,?2,?3,?4,?5) "
        f"ON CONFLICT(path) DO UPDATE SET {name}=?3, change=?4, changed_at=max(changed_at, ?5), "
        "fingerprint=coalesce(fingerprint, ?2)",
        (entry.key, entry.text, entry.value, change, at),
    )
    return True


def _take_search(connection: apsw.Connection, entry: Entry, before: Any) -> bool:
    id_ = int(entry.key)
    sql = f"SELECT {TRAVELLING} FROM saved_search WHERE id=?"
    row: Any = connection.execute(sql, (id_,)).fetchone()
    now = None if row is None else json.dumps(list(row))
    if now != before or now == entry.value:
        return False
    if entry.value is None:
        connection.execute("DELETE FROM saved_search WHERE id=?", (id_,))
        return True
    told = saved_searches.row_of(entry.key, entry.value, entry.stamp.milliseconds // 1000)
    assert told is not None  # else the line would not have been read
    connection.execute(saved_searches.SAVE, told)
    return True
