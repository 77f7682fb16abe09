"""What is asked for the list, and what the library answers; asked on a worker thread."""

from __future__ import annotations

import time
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from library import Query
from reader.headline_model import PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library import Headline, Hits, Library, Shelf


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


class Answer(NamedTuple):
    """What a question brought. Numbers of articles are those of this moment."""

    question: Question
    hits: Hits
    seconds: float
    elsewhere: int
    """Hits in the whole library, where there are none here."""
    wanted: int | None
    shown: int | None
    headlines: tuple[Headline, ...]
    """The first page of the list; none where snippets must be looked for."""


def ask(library: Library, question: Question) -> Answer:
    """Blocks. Raises LibraryError."""
    query = question.query
    started = time.monotonic()
    hits = library.find(query, fold=library.options.fold)
    seconds = time.monotonic() - started
    if question.kept:
        kept = filter(None, map(library.id_of, question.kept))
        hits = replace(hits, ids=_with(hits.ids, kept, library, query))
    lost = query.words and not hits.ids
    return Answer(
        question,
        hits,
        seconds,
        elsewhere=library.count(Query(query.words)) if lost else 0,
        wanted=library.id_of(question.wanted) if question.wanted else None,
        shown=library.id_of(question.shown) if question.shown else None,
        headlines=() if hits.marks else tuple(library.headlines(hits.ids[:PAGE])),
    )


def _with(ids: array[int], more: Iterable[int], library: Library, query: Query) -> array[int]:
    """The same list with a few articles that are no longer unread put back in their places."""
    missing = set(more).difference(ids)
    if not missing:
        return ids
    if query.order in ("newest", "oldest"):
        return array("q", sorted([*ids, *missing], reverse=query.order == "newest"))
    shelf: Shelf = "all" if query.shelf == "unread" else query.shelf
    everything = library.find(replace(query, shelf=shelf, unread_only=False)).ids
    wanted = missing.union(ids)
    return array("q", (id_ for id_ in everything if id_ in wanted))
