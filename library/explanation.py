"""Why a query finds nothing: the part that excludes everything, a larger place, a spelling."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from library.article import Culprit, Explanation, Query
from library.query import parse
from library.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from library.article import Part
    from library.index import Index

MOST_PARTS = 8
"""Parts that are left out by turns to see which is at fault; each costs a count."""
SECONDS = 1.0
"""After which no further spelling is tried."""


def explain(
    index: Index, asked: Query, read_text: Callable[[int], str], *, strict: bool
) -> Explanation:
    """Of a query that finds nothing. `read_text` gives the title and text of an article."""
    until = time.monotonic() + SECONDS

    def count(query: Query) -> int:
        return index.count(query, parse(query.words, strict=strict))

    wide = Query(asked.words)
    everywhere = count(wide) if replace(asked, order="newest") != wide else 0
    without = _without(asked, count)
    spelling, spelling_hits = "", 0
    if not everywhere:
        spell = Spelling(index, read_text, until, strict=strict)
        for words in spell.other_words(asked.words):
            place = asked if count(replace(asked, words=words)) else wide
            spelling, spelling_hits = words, count(replace(place, words=words))
            if spelling_hits:
                break
            spelling = ""
    return Explanation(everywhere, without, spelling, spelling_hits)


def _without(asked: Query, count: Callable[[Query], int]) -> tuple[Culprit, ...]:
    groups = list(_groups(parse(asked.words).parts))[:MOST_PARTS]
    if len(groups) < 2:
        return ()
    culprits = []
    for first, last in groups:
        start, end = first.start, last.end
        words = f"{asked.words[:start].rstrip()} {asked.words[end:].lstrip()}".lstrip()
        if hits := count(replace(asked, words=words)):
            culprits.append(Culprit(words, asked.words[start:end], hits))
    return tuple(sorted(culprits, key=lambda one: -one.hits))


def _groups(parts: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """The first and last part of each thing that must hold: what brackets or an OR keep together
    is one."""
    group: list[Part] = []
    depth, joined = 0, False
    for part in parts:
        if group and not depth and not joined and part.kind != "or":
            yield group[0], group[-1]
            group = []
        group.append(part)
        depth += (part.kind == "open") - (part.kind == "close")
        joined = part.kind == "or"
    if group:
        yield group[0], group[-1]
