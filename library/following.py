"""Records of the state go with their articles: what stood at one path stands at another.

All of this runs inside a transaction of the caller's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

from library.journal import MOST_TURNS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

LONGEST_WAY = 100
"""Moves of one article that are followed one after the other."""
IS_KEPT = "(read OR favourite OR position>0)"
"""Of a row: that it says anything of an article but what was taken back."""


class Move(NamedTuple):
    """An article was at one path, and is at another."""

    old: bytes
    new: bytes
    stays: bool = False
    """What is recorded at the old path stays there as well."""


class Kept(NamedTuple):
    """A path of which something is recorded, and the text that it held then."""

    path: bytes
    text: bytes | None
    is_set: bool = True
    """Otherwise all of it was taken back: what is recorded is that, and when."""


class Absent(NamedTuple):
    """A starred article that is not there, as it was last seen."""

    path: bytes
    title: str
    date: int = 0
    """Seconds since 1970."""
    source_url: str | None = None
    addresses: str = ""


def follow(connection: apsw.Connection, moves: Sequence[Move], change: int, device: str) -> int:
    """Takes records along, all at once: in a chain or a swap, each path gives what it had before.

    The old path's record is ended: nothing is recorded there. What is set at a new path stays set.
    `device` is this one's name among those that travel. Returns how many records have changed at
    new paths.
    """
    connection.execute(
        "CREATE TEMP TABLE going(old BLOB, new BLOB, stays INTEGER, fingerprint, read, favourite, "
        "position, changed_at)"
    )
    try:
        connection.executemany(
            "INSERT INTO temp.going SELECT ?1, ?2, ?3, fingerprint, read, favourite, position, "
            "changed_at FROM status WHERE path=?1 AND heir IS NULL",
            ((move.old, move.new, move.stays) for move in moves if move.old != move.new),
        )
        heard = _keep_to_tell(connection, device)
        connection.execute(
            "UPDATE status SET read=0, favourite=0, position=0, heir=going.new, change=? "
            "FROM temp.going WHERE path=going.old AND NOT stays",
            (change,),
        )
        found = connection.execute(
            "INSERT INTO status(path, fingerprint, read, favourite, position, change, changed_at) "
            "SELECT new, fingerprint, read, favourite, position, ?, changed_at FROM temp.going "
            "WHERE true ON CONFLICT(path) DO UPDATE SET read=max(read, excluded.read), "
            "favourite=max(favourite, excluded.favourite), "
            "position=iif(position>0, position, excluded.position), "
            "fingerprint=coalesce(excluded.fingerprint, fingerprint), "
            "changed_at=max(changed_at, excluded.changed_at), change=excluded.change, heir=NULL "
            "WHERE read<excluded.read OR favourite<excluded.favourite OR heir NOT NULL "
            "OR (position=0 AND excluded.position>0) RETURNING 1",
            (change,),
        )
        moved = sum(1 for _ in found)
        for path, name, value in heard:
            connection.execute(
                f"UPDATE status SET {name}=?, change=? WHERE path=?", (value, change, path)
            )
        return moved
    finally:
        connection.execute("DROP TABLE temp.going")


def _keep_to_tell(connection: apsw.Connection, device: str) -> list[tuple[bytes, str, Any]]:
    """Lets other devices be told of it, with the times of what was: whatever is done at either
    path from now on, or was done elsewhere since, counts as later. What others did at the new path
    is weighed against what was done here at the old one: returns (new path, field, value) where
    both is known."""
    value = "iif(field='read', going.read, iif(field='favourite', favourite, position))"
    # What is not as it was told was changed here since.
    since = f"(value IS NOT {value})"
    connection.execute(
        f"CREATE TEMP TABLE told AS SELECT new, stays, key, field, {value} AS value, "
        f"iif({since}, max(milliseconds, changed_at*1000), milliseconds) AS milliseconds, "
        f"iif({since}, iif(changed_at*1000>milliseconds, 0, turn+1), turn) AS turn, "
        f"iif({since}, ?, device) AS device "
        "FROM temp.going JOIN register ON key=old WHERE field IN ('read', 'favourite', 'position')",
        (device,),
    )
    try:
        connection.execute(
            "UPDATE register SET value=0, untold=1, device=?1, "
            "milliseconds=told.milliseconds+(told.turn>=?2), "
            "turn=iif(told.turn>=?2, 0, told.turn+1) FROM temp.told "
            "WHERE register.key=told.key AND register.field=told.field AND NOT stays "
            "AND (told.value OR register.value)",
            (device, MOST_TURNS),
        )
        # That others say it is no more at the old path may mean that it has moved there.
        connection.execute("DELETE FROM temp.told WHERE NOT value AND device!=?", (device,))
        later = "(told.milliseconds, told.turn)>(register.milliseconds, register.turn)"
        heard: list[Any] = connection.execute(
            f"SELECT new, field, iif({later}, told.value, register.value) FROM temp.told "
            "JOIN register USING(field) LEFT JOIN status ON path=new WHERE register.key=new "
            "AND register.device!=?1 AND register.value IS NOT told.value "
            "AND register.value IS coalesce(iif(field='read', read, "
            "iif(field='favourite', favourite, position)), 0)",
            (device,),
        ).fetchall()
        connection.execute(
            "INSERT INTO register(key, field, value, milliseconds, turn, device, untold) "
            "SELECT new, field, value, milliseconds, turn, ?1, 1 FROM temp.told WHERE true "
            "ON CONFLICT DO UPDATE SET value=excluded.value, milliseconds=excluded.milliseconds, "
            "turn=excluded.turn, device=excluded.device, untold=1 WHERE register.device!=?1 AND "
            "(excluded.milliseconds, excluded.turn)>(register.milliseconds, register.turn)",
            (device,),
        )
        return heard
    finally:
        connection.execute("DROP TABLE temp.told")


def heirs(connection: apsw.Connection, paths: Collection[bytes]) -> dict[bytes, bytes]:
    """Where the records of some paths have gone, as far as that goes on; the others are left
    out."""
    found: dict[bytes, bytes] = {}
    sql = "SELECT path, heir FROM carray(?) CROSS JOIN status ON path=value WHERE heir NOT NULL"
    near: dict[bytes, bytes] = {path: path for path in paths}
    for _ in range(LONGEST_WAY):
        asked = tuple(set(near.values()))
        step: dict[Any, Any] = {}
        if asked:
            step = dict(_rows(connection, sql, apsw.carray(asked)))
        near = {path: step[at] for path, at in near.items() if at in step}
        if not near:
            break
        found.update(near)
    return {path: heir for path, heir in found.items() if path != heir}


def kept_at(connection: apsw.Connection, paths: Collection[bytes]) -> list[Kept]:
    """Those of the paths of which something is recorded."""
    sql = (
        f"SELECT path, fingerprint, {IS_KEPT} FROM carray(?) CROSS JOIN status ON path=value "
        "WHERE heir IS NULL"
    )
    return _kept(connection, sql, paths)


def kept_of(connection: apsw.Connection, texts: Collection[bytes]) -> list[Kept]:
    """The paths of which something is recorded and where one of these texts was last seen."""
    sql = (
        f"SELECT path, fingerprint, {IS_KEPT} FROM carray(?) "
        "CROSS JOIN status ON fingerprint=value WHERE heir IS NULL"
    )
    return _kept(connection, sql, texts)


def _kept(connection: apsw.Connection, sql: str, values: Collection[bytes]) -> list[Kept]:
    if not values:
        return []
    return [Kept(*row) for row in _rows(connection, sql, apsw.carray(tuple(values)))]


def all_kept(connection: apsw.Connection, step: int) -> Iterator[list[Kept]]:
    """Everything of which something is recorded, so many at a time."""
    sql = f"SELECT path, fingerprint FROM status WHERE path>? AND {IS_KEPT} ORDER BY path LIMIT ?"
    last = b""
    while rows := [Kept(*row) for row in _rows(connection, sql, last, step)]:
        last = rows[-1].path
        yield rows


def ended_at(connection: apsw.Connection, paths: Collection[bytes]) -> list[tuple[bytes, bytes]]:
    """(path, text) of those of the paths whose records have gone elsewhere with that text."""
    sql = (
        "SELECT path, fingerprint FROM carray(?) CROSS JOIN status ON path=value "
        "WHERE heir NOT NULL AND fingerprint NOT NULL"
    )
    return _rows(connection, sql, apsw.carray(tuple(paths))) if paths else []


def _rows(connection: apsw.Connection, sql: str, *values: Any) -> list[Any]:
    return connection.execute(sql, values).fetchall()


def absent(connection: apsw.Connection) -> list[Absent]:
    """Starred articles that were seen to go."""
    sql = "SELECT absent.* FROM absent JOIN status USING(path) WHERE favourite ORDER BY date DESC"
    return [Absent(*row) for row in _rows(connection, sql)]


def starred(connection: apsw.Connection) -> list[bytes]:
    """The paths of all starred articles, there or not."""
    sql = "SELECT path FROM status WHERE favourite ORDER BY changed_at DESC, path"
    return [path for (path,) in _rows(connection, sql)]


def note_absent(
    connection: apsw.Connection, gone: Iterable[Absent], there: Iterable[bytes]
) -> list[Absent]:
    """Keeps how articles were last seen that have gone, of those that are starred, and forgets
    that of articles that are there. Returns those of which it is news."""
    sql = (
        "INSERT INTO absent SELECT ?1, ?2, ?3, ?4, ?5 FROM status WHERE path=?1 AND favourite "
        "ON CONFLICT DO NOTHING RETURNING *"
    )
    rows: list[Any] = connection.executemany(sql, gone).fetchall()
    connection.executemany("DELETE FROM absent WHERE path=?", ((path,) for path in there))
    connection.execute(
        "DELETE FROM absent WHERE NOT EXISTS("
        "SELECT 1 FROM status WHERE status.path=absent.path AND favourite)"
    )
    return [Absent(*row) for row in rows]
