"""Relevance over several shards: SQLite weighs a word by how rare it is in one of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from library.question import matches

if TYPE_CHECKING:
    from collections.abc import Sequence

    import apsw

    from library.query import Terms
    from library.shards import Shard

_LEAST = 1e-6
"""What SQLite takes for the weight of a word in more than half of all texts."""


def weights(
    connection: apsw.Connection, shards: Sequence[Shard], terms: Terms
) -> dict[Shard, float]:
    """What the rank of an article in each shard is to be multiplied by, so that those of all can
    be compared; exact for one word, and nearly so for several."""
    texts = {
        shard: connection.execute(f"SELECT count(*) FROM {shard.schema}.text_docsize").get
        for shard in shards
    }
    local = dict.fromkeys(shards, 0.0)
    everywhere = 0.0
    for match in matches(terms.nodes):
        hits = {
            shard: connection.execute(
                f"SELECT count(*) FROM {shard.schema}.text WHERE text MATCH ?", (match,)
            ).get
            for shard in shards
        }
        for shard in shards:
            local[shard] += _rarity(texts[shard], hits[shard])
        everywhere += _rarity(sum(texts.values()), sum(hits.values()))
    return {shard: everywhere / local[shard] if local[shard] else 1.0 for shard in shards}


def _rarity(texts: int, hits: int) -> float:
    return max(math.log((texts - hits + 0.5) / (hits + 0.5)), _LEAST)
