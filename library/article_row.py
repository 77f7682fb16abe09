"""An article as the list keeps it: a row of the table `article`."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from library.addresses import keys_of, page_keys_of
from library.collation import sort_key

if TYPE_CHECKING:
    from library.article import Article


class ArticleRow(NamedTuple):
    """The columns, in the order and with the meaning that `index_schema` gives them."""

    id: int
    path: bytes
    date: int
    guessed: int
    draft: int
    indexed: int
    twin: int
    image: int
    title: str
    author: str | None
    categories: str
    tags: str
    source_url: str | None
    addresses: str
    title_key: str
    source_key: str
    snippet: str
    fingerprint: bytes | None
    pages: str


def row_of(article: Article) -> ArticleRow:
    """The row of an article, which has a date, before its number and its text are known."""
    assert article.date is not None
    return ArticleRow(
        id=0,
        path=article.path,
        date=int(article.date.timestamp()),
        guessed=article.date_guessed,
        draft=article.hidden,
        indexed=0,
        twin=0,
        image=0,
        title=article.title,
        author=article.author,
        categories=_json(article.categories),
        tags=_json(article.tags),
        source_url=article.source_url,
        addresses=keys_of(article.addresses),
        title_key=sort_key(article.title),
        source_key=_source_key(article.author or ""),
        snippet="",
        fingerprint=None,
        pages=page_keys_of(article.pages),
    )


# The same authors, categories and tags come again and again.
_source_key = lru_cache(maxsize=2000)(sort_key)


@lru_cache(maxsize=2000)
def _json(names: tuple[object, ...]) -> str:
    return json.dumps(names, ensure_ascii=False)
