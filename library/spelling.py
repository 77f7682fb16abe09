"""The nearest spelling that is found: by the index's words, or by what stands in its texts."""

from __future__ import annotations

import re
import time
from collections import Counter
from typing import TYPE_CHECKING

from library.article import Query
from library.collation import syllable
from library.fold import fold, is_word, spans, tokens
from library.query import parse
from library.terms import Phrase, Terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from library.article import Part
    from library.index import Index

LONGEST = 12
"""Tokens of a phrase for which another spelling is sought."""
TEXTS = 4
"""Articles that are read for each character to see what stands in its place."""
ENOUGH = 8
"""Places where something else stands."""
FEWEST_LETTERS = 3
FEWEST_CHARACTERS = 3
"""Of shorter ones hardly anything is left once one of them is another."""
_SECONDS_FOR_A_WORD = 0.3


class Spelling:
    """Looks for spellings that the index knows, until a time of the monotonic clock."""

    def __init__(
        self, index: Index, read_text: Callable[[int], str], until: float, *, strict: bool
    ) -> None:
        self._index = index
        self._read_text = read_text
        self._until = until
        self._strict = strict

    def other_words(self, words: str) -> Iterator[str]:
        """The query with each of its words that is not found put right, as far as can be."""
        parts = [one for one in parse(words).parts if self._is_wrong(one)]
        said = words
        for part in reversed(parts):
            better = self._better(part)
            if better and part.value in words[part.start : part.end]:
                at = part.start + words[part.start : part.end].index(part.value)
                said = said[:at] + better + said[at + len(part.value) :]
        if said != words:
            yield said

    def _is_wrong(self, part: Part) -> bool:
        if part.refused or part.kind not in ("word", "phrase", "field"):
            return False
        if part.kind == "field" and part.field != "title":
            return False
        found = tuple(tokens(part.value).split())
        return 0 < len(found) <= LONGEST and not self._holds(found, part)

    def _holds(self, found: tuple[str, ...], part: Part) -> bool:
        """Whether such tokens stand where the part wants them."""
        phrase = Phrase(
            found, is_word(found[-1]), in_title=part.field == "title", strict=self._strict
        )
        return bool(self._index.find(Query(), Terms((phrase,)), 1))

    def _better(self, part: Part) -> str | None:
        """Its value with other words or characters, such that it is found."""
        found = tuple(tokens(part.value).split())
        if not any(map(is_word, found)):
            return self._by_texts(found, part)
        better = part.value
        for word in dict.fromkeys(filter(str.isalpha, filter(is_word, found))):
            if len(word) < FEWEST_LETTERS or self._holds((word,), part):
                continue
            near = self._near(word)
            places = spans(better, [word + " "])
            if near is None or not places:
                return None
            for start, end in reversed(places):
                better = better[:start] + near + better[end:]
        return better if self._holds(tuple(tokens(better).split()), part) else None

    def _near(self, word: str) -> str | None:
        """The word of the index that takes the fewest changes, and of those the most frequent."""
        most = 1 if len(word) < 5 else 2
        until = min(self._until, time.monotonic() + _SECONDS_FOR_A_WORD)
        best: tuple[int, int, str] | None = None
        with self._index.asking(Terms((Phrase((word,)),))) as (connection, shards):
            for shard in shards:
                table = f"temp.words{shard.number}"
                connection.execute(
                    f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} "
                    f"USING fts5vocab({shard.schema}, text, row)"
                )
                try:
                    rows = connection.execute(
                        f"SELECT term, doc FROM {table} WHERE term>=? AND term<?",
                        (word[0], chr(ord(word[0]) + 1)),
                    )
                    for term, count in rows:
                        if time.monotonic() > until:
                            break
                        if abs(len(term) - len(word)) <= most and is_word(term):
                            off = changes(word, term, most)
                            if off <= most and (best is None or (off, -count) < best[:2]):
                                best = (off, -count, term)
                finally:
                    connection.execute(f"DROP TABLE {table}")
        return best[2] if best else None

    def _by_texts(self, found: tuple[str, ...], part: Part) -> str | None:
        """The same with two characters swapped, else what stands in texts that hold the others
        with one of them another, else without one of them."""
        around = [(found[:at], found[at + 1 :]) for at in range(len(found))]
        for one, (before, after) in zip(found, around, strict=True):
            if after and self._holds(swapped := (*before, after[0], one, *after[1:]), part):
                return "".join(swapped)
        if len(found) < FEWEST_CHARACTERS:
            return None
        seen = Counter[str]()
        for one, (before, after) in zip(found, around, strict=True):
            if seen.total() < ENOUGH and time.monotonic() < self._until:
                pattern = rf"{re.escape(''.join(before))}(\S){re.escape(''.join(after))}"
                for text in self._texts(before, after, part):
                    for other in re.finditer(pattern, text):
                        # What sounds the same is what one types by mistake.
                        same = syllable(other[1]) == syllable(one)
                        seen[other[0]] += ENOUGH if same else 1
        if seen:
            return seen.most_common(1)[0][0]
        shorter = (before + after for before, after in around)
        return next(("".join(some) for some in shorter if self._holds(some, part)), None)

    def _texts(self, before: tuple[str, ...], after: tuple[str, ...], part: Part) -> Iterator[str]:
        in_title = part.field == "title"
        phrases = tuple(
            Phrase(some, in_title=in_title, strict=self._strict) for some in (before, after) if some
        )
        for id_ in self._index.find(Query(), Terms(phrases), TEXTS):
            text = fold(self._read_text(id_))
            yield text.partition("\n")[0] if in_title else text


def changes(one: str, other: str, most: int) -> int:
    """How many letters are to be put in, taken out, replaced or swapped with the next; more than
    `most` count as one more than that."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        earlier, above, row = above, row, [at]
        for to, wanted in enumerate(other, 1):
            cost = min(above[to] + 1, row[-1] + 1, above[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                cost = min(cost, earlier[to - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
