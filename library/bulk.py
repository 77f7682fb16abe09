"""Marks of very many articles: kept in a few rows at once, made rows of `status` bit by bit.

A mark of a million articles is on the disk as soon as the table `bulk` holds its paths, packed in
blocks. From then on it counts like any other. What keeps it simple: a path stands in a block only
as long as nothing else has touched its row since. Whoever writes such a row first calls `take_in`,
so that the blocks, in the order of their numbers, are always later than the rows of their paths.

All of this runs inside a transaction of the caller's. A block that is broken raises
apsw.CorruptError, as a broken page does.
"""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

from library.article import Flag, Status
from library.paths import Block, PackedPaths, block_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

COLUMNS = "id, change, changed_at, flag, value, count, first, last, checksum, paths"
MERGE = (
    "INSERT INTO bulk(change, changed_at, flag, value, count, first, last, checksum, paths) "
    "VALUES(?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING count"
)
"""Adds a row of another state after all that are there."""


class Part(NamedTuple):
    """One block of a mark."""

    id: int
    change: int
    """The state's counter when the mark was made."""
    changed_at: int
    flag: Flag
    value: bool
    block: Block


def is_pending(connection: apsw.Connection) -> bool:
    """Whether any mark is still held in blocks."""
    return bool(connection.execute("SELECT EXISTS(SELECT 1 FROM bulk)").get)


def record(
    connection: apsw.Connection,
    paths: PackedPaths,
    flag: Flag,
    value: bool,
    change: int,
    changed_at: int,
) -> None:
    """Keeps a mark of articles, all of which were otherwise before."""
    for block in paths.blocks:
        part = Part(0, change, changed_at, flag, value, block)
        connection.execute(MERGE, _row(part))


def parts(connection: apsw.Connection, where: str = "true", *values: Any) -> Iterator[Part]:
    """The blocks that a condition in SQL chooses, in the order in which they count."""
    sql = f"SELECT {COLUMNS} FROM bulk WHERE {where} ORDER BY id"
    for row in connection.execute(sql, values):
        if not makes_sense(row):
            raise apsw.CorruptError(f"the mark {row[0]} fails its checksum")
        yield _part(row)


def makes_sense(row: tuple[Any, ...]) -> bool:
    """Whether a row is as it was written."""
    try:
        return bool(_row(_part(row)) == row)
    except (TypeError, ValueError, AttributeError):
        return False


def _part(row: tuple[Any, ...]) -> Part:
    id_, change, changed_at, flag, value, count, first, last, _, paths = row
    return Part(id_, change, changed_at, flag, bool(value), Block(first, last, count, paths))


def _row(part: Part) -> tuple[Any, ...]:
    block = part.block
    head = (part.change, part.changed_at, part.flag, int(part.value), block.length, block.first,
            block.last)  # fmt: skip
    checksum = zlib.crc32(block.deflated, zlib.crc32(repr(head).encode()))
    return (part.id, *head, checksum, block.deflated)


def _over(connection: apsw.Connection, paths: Collection[bytes]) -> Iterator[Part]:
    """The blocks in which some of the paths may stand."""
    return parts(connection, "first<=? AND last>=?", max(paths), min(paths))


def statuses(connection: apsw.Connection, paths: Collection[bytes]) -> dict[bytes, Status]:
    """What is recorded of each path, in rows and in blocks; paths without a record are left out."""
    if not paths:
        return {}
    rows = connection.execute(
        "SELECT path, read, favourite, position FROM carray(?) CROSS JOIN status ON path=value",
        (apsw.carray(tuple(paths)),),
    )
    found = {path: Status(bool(read), bool(star), at) for path, read, star, at in rows}
    for part in _over(connection, paths):
        for path in set(part.block.paths()).intersection(paths):
            before = found.get(path, Status())
            found[path] = before._replace(**{part.flag: part.value})
    return found


def otherwise(
    connection: apsw.Connection, paths: PackedPaths, flag: Flag, value: bool
) -> PackedPaths:
    """Those of the paths whose flag is not so."""
    blocks = []
    for block in paths.blocks:
        if _has_nothing(connection, block, flag):
            blocks += [block] if value else []  # without a look at its thousands of paths
            continue
        asked = block.paths()
        having = _having(connection, asked, flag)
        left = tuple(path for path in asked if (path in having) != value)
        if left:
            blocks.append(block if len(left) == block.length else block_of(left))
    return PackedPaths(tuple(blocks))


def _has_nothing(connection: apsw.Connection, block: Block, flag: Flag) -> bool:
    """Whether no article from the first of a block to its last can have the flag."""
    within = (block.first, block.last)
    sql = f"SELECT EXISTS(SELECT 1 FROM status WHERE path BETWEEN ? AND ? AND {flag})"
    if connection.execute(sql, within).get:
        return False
    return not any(part.flag == flag for part in _over(connection, within))


def _having(connection: apsw.Connection, paths: tuple[bytes, ...], flag: Flag) -> set[bytes]:
    """Those of the paths that have the flag. As `statuses`, for a million of them."""
    sql = f"SELECT path FROM carray(?) CROSS JOIN status ON path=value WHERE {flag}"
    having = {path for (path,) in connection.execute(sql, (apsw.carray(paths),))}
    for part in _over(connection, paths):
        if part.flag == flag:
            marked = set(part.block.paths()).intersection(paths)
            having = having | marked if part.value else having - marked
    return having


def take_in(connection: apsw.Connection, articles: Mapping[bytes, bytes | None]) -> None:
    """Brings the rows of some articles up to date, before they are written to: path to
    fingerprint, or to None where that is not known. Their paths leave the blocks."""
    if not articles or not is_pending(connection):
        return
    wanted = sorted(articles)
    sql = "SELECT id, first, last FROM bulk WHERE first<=? AND last>=? ORDER BY id"
    near: list[Any] = connection.execute(sql, (wanted[-1], wanted[0])).fetchall()
    for id_, first, last in near:
        if bisect_left(wanted, first) == bisect_right(wanted, last):
            continue
        (part,) = parts(connection, "id=?", id_)
        paths = part.block.paths()
        taken = [(path, articles[path]) for path in paths if path in articles]
        if taken:
            _apply(connection, part, taken)
            _put_back(connection, part, tuple(path for path in paths if path not in articles))


def _put_back(connection: apsw.Connection, part: Part, paths: tuple[bytes, ...]) -> None:
    connection.execute("DELETE FROM bulk WHERE id=?", (part.id,))
    if paths:
        row = _row(part._replace(block=block_of(paths)))
        connection.execute(f"INSERT INTO bulk({COLUMNS}) VALUES(?,?,?,?,?,?,?,?,?,?)", row)


def settle_one(
    connection: apsw.Connection,
    fingerprints: Callable[[Sequence[bytes]], Iterable[tuple[bytes, bytes | None]]],
) -> bool:
    """Makes the first block rows of `status`; False where there is none."""
    part = next(parts(connection, "id=(SELECT min(id) FROM bulk)"), None)
    if part is None:
        return False
    _apply(connection, part, fingerprints(part.block.paths()))
    connection.execute("DELETE FROM bulk WHERE id=?", (part.id,))
    return True


def settle_all(connection: apsw.Connection) -> None:
    """Makes all blocks rows, where nobody knows the fingerprints."""
    while settle_one(connection, lambda paths: [(path, None) for path in paths]):
        continue


def _apply(
    connection: apsw.Connection, part: Part, articles: Iterable[tuple[bytes, bytes | None]]
) -> None:
    flag = part.flag
    # What was cleared had the flag: it has a row.
    sql = (
        f"INSERT INTO status(path, fingerprint, {flag}, change, changed_at) "
        "SELECT path, fingerprint, 1, ?1, ?2 FROM temp.settled WHERE true "
        f"ON CONFLICT(path) DO UPDATE SET {flag}=1, "
        "change=max(change, ?1), changed_at=max(changed_at, ?2), "
        "fingerprint=coalesce(excluded.fingerprint, fingerprint)"
        if part.value
        else f"UPDATE status SET {flag}=0, change=max(change, ?1), "
        "changed_at=max(changed_at, ?2), "
        "fingerprint=coalesce(settled.fingerprint, status.fingerprint) "
        "FROM temp.settled WHERE status.path=settled.path"
    )
    connection.execute("CREATE TEMP TABLE settled(path BLOB, fingerprint BLOB)")
    try:
        connection.executemany("INSERT INTO temp.settled VALUES(?,?)", articles)
        connection.execute(sql, (part.change, part.changed_at))
    finally:
        connection.execute("DROP TABLE temp.settled")
