"""Relevance: the title before the text, words that follow one another before scattered ones, and
what is new before what is old."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

from library.question import LISTED, match
from library.terms import All, Either, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import apsw

    from library.shards import Shard
    from library.stop import Stop
    from library.terms import Node, Terms

POOL = 20_000
"""The newest hits, which are ranked; older ones follow by their date."""
NEAR = 10
"""Tokens between words that still stand together."""


def by_relevance(
    connection: apsw.Connection,
    shards: Sequence[Shard],
    terms: Terms,
    ids: array[int],
    stop: Stop,
) -> array[int]:
    """The ids of articles that answer, which come newest first, the most relevant first."""
    if not ids:
        return ids
    tiers = list(_tiers(terms))
    tier_of: dict[int, int] = {}
    for shard in shards:
        mine = [id_ for id_ in ids if shard.first <= id_ < shard.end]
        for tier, asked in enumerate(tiers if mine else ()):
            stop.check()
            # With a plus the ids are a sieve; without it SQLite would ask anew for each of them.
            rows = connection.execute(
                f"SELECT rowid FROM {shard.schema}.text WHERE text MATCH ? "
                f"AND rowid BETWEEN ? AND ? AND +rowid IN {LISTED}",
                (asked, min(mine), max(mine), json.dumps(mine)),
            )
            for (id_,) in rows:
                tier_of.setdefault(id_, tier)
    lowest = len(tiers)
    return array("q", sorted(ids, key=lambda id_: (tier_of.get(id_, lowest), -id_)))


def _tiers(terms: Terms) -> Iterator[str]:
    """What the articles hold that come first, then those that come next, as FTS5 queries."""
    phrases = _phrases(terms.nodes)
    if not phrases:
        return
    titles = [phrase._replace(in_title=True) for phrase in phrases]
    several = len(phrases) > 1
    if several:
        yield match(_together(titles))
    yield match(All(tuple(titles)))
    if several:
        yield match(Either(tuple(titles)))
        yield match(_together([phrase._replace(in_title=False) for phrase in phrases]))
        near = " ".join(match(one._replace(in_title=False)) for one in phrases)
        if "(" not in near:
            yield f"NEAR({near}, {NEAR})"


def _together(phrases: Sequence[Phrase]) -> Phrase:
    """One after the other, as they were typed."""
    tokens = tuple(token for phrase in phrases for token in phrase.tokens)
    return phrases[-1]._replace(tokens=tokens)


def _phrases(nodes: Sequence[Node]) -> list[Phrase]:
    """All that may stand in an article that is found."""
    waiting = list(nodes)
    for node in waiting:
        if isinstance(node, All | Either):
            waiting.extend(node.nodes)
    return [node for node in waiting if isinstance(node, Phrase)]
