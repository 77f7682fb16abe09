"""Reading the ids that answer a question out of SQLite: many, in little memory, and interruptible.

What Python does with them stops the window meanwhile, so it is done by parts of a millisecond.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from typing import TYPE_CHECKING

from library.question import LISTED, by_place, in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    import apsw

    from library.article import Query
    from library.question import Question
    from library.stop import Stop

PART = 20_000
"""Ids that are turned from text into numbers at once."""
_CHARACTERS = 200_000
"""Of a text of so many ids."""


def read_ids(
    connection: apsw.Connection,
    questions: Sequence[Question],
    query: Query,
    limit: int | None,
    stop: Stop,
) -> array[int]:
    """The ids that some questions ask for, each after the other; or all in the order of a query
    that sorts them. Raises CalledOffError."""
    found = array("q")
    if by_place(query):
        for part in _parts(connection, in_order(questions, query, limit), stop):
            found.extend(part)
        return found
    for question in questions:
        # A list of a million by parts: as one text it would take 12 MB, and again as much.
        after: int | None = None
        while limit is None or len(found) < limit:
            wanted = PART if limit is None else min(PART, limit - len(found))
            before = len(found)
            for part in _parts(connection, in_order([question], query, wanted, after), stop):
                found.extend(part)
            if len(found) - before < wanted:
                break
            after = found[-1]
    return found


def _parts(connection: apsw.Connection, question: Question, stop: Stop) -> Iterator[list[int]]:
    # One string from SQLite and lists from it: a fetchall of 100,000 rows takes four times as long
    # and holds the interpreter all the while.
    stop.check()
    sql, bindings = question
    joined = connection.execute(f"SELECT group_concat(id) FROM ({sql})", bindings).get or ""
    start = 0
    while start < len(joined):
        end = joined.find(",", start + _CHARACTERS)
        end = len(joined) if end < 0 else end
        yield json.loads(f"[{joined[start:end]}]")
        start = end + 1


def copies(
    connection: apsw.Connection, questions: Sequence[Question], query: Query, stop: Stop
) -> list[int]:
    """Of the articles that answer, those whose text another one before them holds."""
    together = [in_order(questions, query)]
    ordered = together if by_place(query) else [in_order([one], query) for one in questions]
    first: dict[bytes, int] = {}
    found: list[int] = []
    for sql, bindings in ordered:
        stop.check()
        rows = connection.execute(
            "SELECT id, (SELECT fingerprint FROM article WHERE article.id=found.id) "
            f"FROM ({sql}) AS found WHERE id IN (SELECT id FROM article WHERE twin=1)",
            bindings,
        )
        found += [id_ for id_, text in rows if first.setdefault(text, id_) != id_]
    return found


def first_of_each_text(
    connection: apsw.Connection, read: Callable[[int], array[int]], limit: int
) -> array[int]:
    """The first `limit` ids without copies, out of what `read` gives when it is asked for more."""
    wanted = limit
    while True:
        ids = read(wanted)
        rows = connection.execute(
            f"SELECT id, fingerprint FROM article WHERE twin=1 AND id IN {LISTED}",
            (json.dumps(ids.tolist()),),
        )
        texts = dict(rows)
        first: dict[bytes, int] = {}
        kept = array(
            "q",
            (id_ for id_ in ids if id_ not in texts or first.setdefault(texts[id_], id_) == id_),
        )
        if len(kept) >= limit or len(ids) < wanted:
            return kept[:limit]
        wanted *= 2


def with_more(ids: array[int], more: Iterable[int], *, ascending: bool) -> array[int]:
    """Ids that ascend or descend with some more in their places; the same where none is missing."""
    sign = 1 if ascending else -1
    merged, start = array("q"), 0
    for id_ in sorted(set(more), reverse=not ascending):
        at = bisect_left(ids, id_ * sign, start, key=sign.__mul__)
        if ids[at : at + 1].tolist() != [id_]:
            merged.extend(ids[start:at])
            merged.append(id_)
            start = at
    if not merged:
        return ids
    merged.extend(ids[start:])
    return merged


def lacking(ids: array[int], more: Iterable[int]) -> set[int]:
    """Those of some more that do not stand among ids in whatever order."""
    left = set(more)
    for start in range(0, len(ids), PART):
        left.difference_update(ids[start : start + PART])
    return left
