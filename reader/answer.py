"""What is asked for the list, and what the library answers; asked on a worker thread.

A long list is answered in two steps: its first page, which is painted at once, then all of it.
"""

from __future__ import annotations

import time
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from library import Query, lacking, with_more
from reader.headline_model import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library import Headline, Hits, Library, Order, SavedSearch, Shelf, Stop, Unindexed

FIRST = 4 * PAGE
"""Articles of the first step: more than any screen shows."""
SHORT = 30_000
"""Articles that are answered in one step: they take ten milliseconds."""


class Question(NamedTuple):
    """A query, and the articles to look for in what it brings; by their files, which stay."""

    query: Query
    wanted: bytes | None
    """The article that is to be selected."""
    shown: bytes | None
    """The article on show."""
    kept: frozenset[bytes]
    """Articles that were unread when the list was made, and stay in it."""
    chosen: bool
    """Whether the reader asked for the article that will be selected."""
    again: bool = False
    """Whether the list holds an answer to the same query, which must not become shorter."""
    unindexed: Unindexed | None = None
    """What the query found in texts that are not indexed."""


class Answer(NamedTuple):
    """What a question brought. Numbers of articles are those of this moment."""

    question: Question
    hits: Hits
    seconds: float
    elsewhere: int
    """Hits in the whole library, where there are none here."""
    wanted: int | None
    shown: int | None
    moved: bool
    """Whether the article on show lies in another file by now."""
    headlines: tuple[Headline, ...]
    """The first page of the list; snippets may have to be looked for still."""
    rows: int
    """How many articles the list holds, as far as that is known."""
    whole: bool = True
    """Whether these are all hits; if not, the rest will follow."""
    rest: bool = False
    """Whether the first page was told before."""


class OrderBefore:
    """The order that the list goes back to when a search by relevance ends: without words there
    is nothing to be relevant to."""

    def __init__(self) -> None:
        self.order: Order = "newest"

    def left(self, query: Query, saved: SavedSearch | None) -> Query:
        """What to come back to at the next start: the place in the tree, of which a search that is
        `saved` is one. Another search ends with the window, so that no articles are missed later.
        """
        return query if saved else self.follow(replace(query, words=""))

    def follow(self, query: Query) -> Query:
        """The query in its order, or in the one before where that is of the search that ended."""
        if query.order != "relevance":
            self.order = query.order
        elif not query.words.strip():
            return replace(query, order=self.order)
        return query


def begins_anew(query: Query, before: Query) -> bool:
    """Whether the best hit of all is to be seen first: other words are searched for, or the order
    is another. Where a search has ended the article on show is, and where what is read goes."""
    if query.words.strip() != before.words.strip():
        return bool(query.words.strip())
    return query.order != before.order


def ask(library: Library, question: Question, stop: Stop) -> Answer:
    """The whole answer where that is short, or else its first page; blocks.

    Raises LibraryError, CalledOffError.
    """
    query = question.query
    started = time.monotonic()
    most, exact = library.at_most(query)
    if question.again or most <= SHORT:
        return _whole(library, question, started, stop)
    hits = library.find(query, FIRST, fold=library.options.fold, stop=stop)
    whole = len(hits.ids) < FIRST
    answer = _answer(library, question, hits, started, stop)
    if not whole and answer.wanted is not None and answer.wanted not in hits.ids:
        # It stands further down, or in no place at all: the list would begin at another one.
        return _whole(library, question, started, stop)
    rows = max(most, len(hits.ids)) if exact and not whole else len(hits.ids)
    return answer._replace(whole=whole, rows=rows)


def ask_rest(library: Library, first: Answer, stop: Stop) -> Answer:
    """The whole list of which `first` is the first page; blocks."""
    started = time.monotonic() - first.seconds
    return _whole(library, first.question, started, stop)._replace(rest=True)


def _whole(library: Library, question: Question, started: float, stop: Stop) -> Answer:
    query, fold = question.query, library.options.fold
    hits = library.find(query, fold=fold, stop=stop, unindexed=question.unindexed)
    if question.kept:
        kept = filter(None, map(library.id_of, question.kept))
        hits = replace(hits, ids=_with(hits.ids, kept, library, query))
    return _answer(library, question, hits, started, stop)


def _answer(library: Library, question: Question, hits: Hits, started: float, stop: Stop) -> Answer:
    seconds = time.monotonic() - started
    words = question.query.words
    lost = words and not hits.ids
    present = library.id_of(question.shown) if question.shown else None
    return Answer(
        question,
        hits,
        seconds,
        elsewhere=library.count(Query(words), stop=stop) if lost else 0,
        wanted=library.id_of(question.wanted) if question.wanted else None,
        shown=present,
        moved=present is not None
        and any(one.path != question.shown for one in library.headlines([present])),
        headlines=tuple(library.headlines(hits.ids[:PAGE])),
        rows=len(hits.ids),
    )


def _with(ids: array[int], more: Iterable[int], library: Library, query: Query) -> array[int]:
    """The same list with a few articles that are no longer unread put back in their places."""
    if query.order in ("newest", "oldest"):
        return with_more(ids, more, ascending=query.order == "oldest")
    missing = lacking(ids, more)
    if not missing:
        return ids
    shelf: Shelf = "all" if query.shelf == "unread" else query.shelf
    everything = library.find(replace(query, shelf=shelf, unread_only=False)).ids
    wanted = missing.union(ids)
    return array("q", (id_ for id_ in everything if id_ in wanted))
