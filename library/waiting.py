"""What a search found in texts that wait to be indexed, put among what the index found."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

import apsw

from library.ids import lacking, with_more
from library.plan import SORTED
from library.question import LISTED, Question, asks_for_words, in_order
from library.reach import reach
from library.terms import Terms

if TYPE_CHECKING:
    from library.article import Query, Unindexed
    from library.index import Index


class Waiting:
    """What is known of them at one moment: to be looked at before the index is asked. What is
    indexed between the two is found twice, where it would be lost otherwise."""

    def __init__(
        self, index: Index, query: Query, terms: Terms, unindexed: Unindexed | None
    ) -> None:
        self._index = index
        self._query = query
        self._texts: dict[int, bytes] = {}
        self.generation = index.generation()
        self.unsearched = self.listed = 0
        if asks_for_words(terms.nodes):
            searched = 0
            if unindexed and unindexed.generation == self.generation:
                searched = unindexed.searched
                self._texts = self._still_waiting(terms, unindexed.texts)
            self.unsearched, self.listed = reach(index, searched)

    def _still_waiting(self, terms: Terms, texts: dict[int, bytes]) -> dict[int, bytes]:
        """Without what is indexed by now, or does not belong into the list any more."""
        (place,) = self._index.questions(self._query, without_words(terms), [])
        sql = (
            f"SELECT id FROM ({place.sql}) WHERE id IN {LISTED} "
            "AND id IN (SELECT id FROM article WHERE indexed=0)"
        )
        if not texts:
            return {}
        with self._index.asking(Terms()) as (connection, _):
            rows = connection.execute(sql, (*place.bindings, json.dumps(list(texts))))
            return {id_: texts[id_] for (id_,) in rows}

    def put_into(self, ids: array[int], *, fold: bool) -> array[int]:
        """The list that the index gave with these in their places; the same one where none is
        missing. To fold is to list only the first of those that hold the same text."""
        merged = self._merged(ids) if self._texts else ids
        if merged is ids:
            return ids
        if not fold:
            return merged
        texts = {**self._texts, **self._texts_of_others()}
        first: dict[bytes, int] = {}
        return array(
            "q", (id_ for id_ in merged
                  if id_ not in texts or first.setdefault(texts[id_], id_) == id_),
        )  # fmt: skip

    def _merged(self, ids: array[int]) -> array[int]:
        order = self._query.order
        if order in ("newest", "oldest"):
            return with_more(ids, self._texts, ascending=order == "oldest")
        missing = lacking(ids, self._texts)
        if not missing:
            return ids
        if order in SORTED:
            return self._sorted(ids + array("q", missing))
        # What they are worth, the index will say.
        return ids + array("q", sorted(missing, reverse=True))

    def _sorted(self, ids: array[int]) -> array[int]:
        listed = "(SELECT value FROM carray(?))"
        sql = f"SELECT id, {self._query.order}_key AS place FROM article WHERE id IN {listed}"
        asked = in_order([Question(sql, (apsw.carray(ids),))], self._query)
        return array("q", (id_ for (id_,) in self._index.lists.rows(*asked)))

    def _texts_of_others(self) -> dict[int, bytes]:
        """Articles that are indexed and hold one of these texts."""
        sql = "SELECT id, fingerprint FROM article WHERE fingerprint=?"
        asked = ((text,) for text in set(self._texts.values()))
        return dict(self._index.lists.rows_of_each(sql, asked))


def without_words(terms: Terms) -> Terms:
    """What can be asked of an article whose text is not known."""
    nodes = tuple(node for node in terms.nodes if not asks_for_words([node]))
    return terms._replace(nodes=nodes)
