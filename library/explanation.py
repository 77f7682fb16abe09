"""Why a query finds nothing: the part that excludes everything, a larger place, a spelling."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from library.article import Culprit, Explanation, Query
from library.query import parse
from library.spelling import Spelling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from library.article import Part
    from library.index import Index

MOST_PARTS = 8
"""Parts that are left out by turns to see which are at fault; each time costs a count."""
SECONDS = 1.0
"""After which nothing further is tried."""


def explain(
    index: Index, asked: Query, read_text: Callable[[int], str], *, strict: bool
) -> Explanation:
    """Of a query that finds nothing. `read_text` gives the title and text of an article."""
    until = time.monotonic() + SECONDS

    def count(query: Query) -> int:
        return index.count(query, parse(query.words, strict=strict))

    wide = Query(asked.words)
    everywhere = count(wide) if replace(asked, order="newest") != wide else 0
    without = _without(asked, count, until - SECONDS / 2)
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


def _without(asked: Query, count: Callable[[Query], int], until: float) -> tuple[Culprit, ...]:
    """The smallest sets of parts that are at fault; all of them that are of that size."""
    groups = list(_groups(parse(asked.words).parts))[:MOST_PARTS]
    places = [(first.start, last.end) for first, last in groups]
    # What finds nothing by itself is at fault whatever the others are.
    hopeless = [] if len(places) < 3 else [
        place for place in places if not count(replace(asked, words=asked.words[slice(*place)]))
    ]  # fmt: skip
    others = [place for place in places if place not in hopeless]
    for size in range(max(1, len(hopeless)), len(places)):
        culprits = []
        for more in combinations(others, size - len(hopeless)):
            if time.monotonic() > until:
                break
            left_out = sorted([*hopeless, *more])
            words = _left(asked.words, left_out)
            if hits := count(replace(asked, words=words)):
                parts = tuple(asked.words[start:end] for start, end in left_out)
                culprits.append(Culprit(words, parts, hits))
        if culprits:
            return tuple(sorted(culprits, key=lambda one: -one.hits))
    return ()


def _left(words: str, places: Sequence[tuple[int, int]]) -> str:
    """A query without what stands at some places."""
    for start, end in reversed(places):
        words = f"{words[:start].rstrip()} {words[end:].lstrip()}".lstrip()
    return words


def _groups(parts: Sequence[Part]) -> Iterator[tuple[Part, Part]]:
    """The first and last part of each thing that must hold: what brackets or an OR keep together
    is one."""
    group: list[Part] = []
    depth, joined = 0, False
    for part in parts:
        if part.kind == "and":
            continue
        if group and not depth and not joined and part.kind != "or":
            yield group[0], group[-1]
            group = []
        group.append(part)
        depth += (part.kind == "open") - (part.kind == "close")
        joined = part.kind in ("or", "not")
    if group:
        yield group[0], group[-1]
