"""Searching texts that wait to be indexed: their files are read, the newest first, by a process.

What is read goes into a table in memory that is asked just as a shard is.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import apsw

from library.article import Unindexed
from library.ids import read_ids
from library.index_schema import TEXT_MIGRATIONS
from library.index_writer import waiting_texts
from library.question import asks_for_words
from library.reach import in_the_end, reach
from library.shards import ABOVE_ALL, BELOW_ALL, Shard, fill
from library.terms import All, Phrase, Terms
from library.tokenizer import forms
from library.waiting import without_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from library.article import Query
    from library.index import Index
    from library.parsers import Parsers
    from library.shards import Row
    from library.stop import Stop
    from library.terms import Node

FIRST_BATCH = 50
"""The same at the start: somebody waits for the first word."""
BATCH = 500
"""Texts that are read before the search says how far it is."""
ENOUGH = 200
"""Articles that are found before the rest is left to the indexer: more than a screen shows."""
_NUMBER = 2**31
"""That of no shard."""


def search(
    index: Index,
    query: Query,
    terms: Terms,
    parsers: Parsers,
    stop: Stop,
    known: Unindexed | None = None,
) -> Iterator[Unindexed]:
    """Tells after each batch of texts what was found so far, and by what is `known`.

    It ends early where the index gives its ids to other articles: they would be the wrong ones.
    Raises CalledOffError.
    """
    if not asks_for_words(terms.nodes):
        return
    generation = index.generation()
    known = known if known and known.generation == generation else None
    begun, seen = reach(index), array("q")
    texts = dict(known.texts) if known else {}
    needed = tuple(_needed(terms.nodes))
    everything = Shard(_NUMBER, BELOW_ALL, ABOVE_ALL)
    for batch in waiting_texts(index, everything, BATCH, min(FIRST_BATCH, BATCH)):
        here = Shard(_NUMBER, batch[0][0], batch[-1][0] + 1)
        place = set(_ask(index, query, without_words(terms), here, stop))
        listed = [one for one in batch if one[0] in place]
        read = [one for one in parsers.rows(listed, needed, stop.check) if one] if listed else []
        found = _ask(index, query, terms, here, stop, [row for row, _ in read]) if read else ()
        mark = {row[0]: text for row, text in read}
        texts |= {id_: mark[id_] for id_ in found}
        if index.generation() != generation:
            return
        seen.extend(id_ for id_, *_ in batch)
        # These were indexed before, or are read here: none is counted twice.
        searched = max(begun.searched + len(seen), known.searched if known else 0)
        yield Unindexed(generation, dict(texts), *reach(index, searched))
        if len(texts) >= ENOUGH:
            return
    yield Unindexed(generation, texts, *in_the_end(index, seen))


def _ask(
    index: Index,
    query: Query,
    terms: Terms,
    shard: Shard,
    stop: Stop,
    rows: Sequence[Row] = (),
) -> Sequence[int]:
    """The articles of a shard that answer, if these are the texts that it holds."""
    # No shard on the disk is asked.
    with index.asking(Terms()) as (connection, _), stop.over(connection):
        connection.execute(f"ATTACH ':memory:' AS {shard.schema}")
        try:
            connection.deserialize(shard.schema, _table(rows))
            questions = index.questions(query, terms, [shard], fresh=True)
            return read_ids(connection, questions, query, None, stop)
        finally:
            connection.execute(f"DETACH {shard.schema}")


def _table(rows: Sequence[Row]) -> bytes:
    """A shard's file. It is made apart: on connections that ask, every character of a text would be
    taken for all of its class."""
    connection = apsw.Connection(":memory:")
    try:
        for migration in TEXT_MIGRATIONS:
            connection.execute(migration)
        with connection:
            fill(connection, rows)
        return connection.serialize("main")
    finally:
        connection.close()


def _needed(nodes: Sequence[Node]) -> Iterator[tuple[str, ...]]:
    """For each token that must stand in a text, what it may stand there as. Most texts lack one,
    and to put a text into a table takes longer than to read it."""
    for node in nodes:
        if isinstance(node, All):
            yield from _needed(node.nodes)
        elif isinstance(node, Phrase):
            for token in node.tokens:
                yield (token,) if node.strict else forms(token)
