"""A headline as it is read from the index: a row of the list with its flags and its copies."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

from library.article import Headline

HEADLINES = (
    "SELECT id, path, title, snippet, date, guessed, author, categories, tags, source_url, read, "
    "favourite, CASE twin WHEN 1 THEN (SELECT count(*) FROM article AS other "
    "WHERE other.fingerprint=article.fingerprint) ELSE 1 END FROM article JOIN flags USING(id)"
)
"""What to ask for; the articles wanted are named behind it."""


def headline_of(row: tuple[Any, ...]) -> Headline:
    """A row that answers `HEADLINES`."""
    (id_, path, title, snippet, date, guessed, author, categories, tags, source, read, star,
     copies) = row  # fmt: skip
    return Headline(
        id=id_,
        path=path,
        title=title,
        snippet=snippet,
        date=datetime.fromtimestamp(0, UTC) + timedelta(seconds=date),
        date_guessed=bool(guessed),
        author=author,
        categories=tuple(tuple(one) for one in json.loads(categories)),
        tags=tuple(json.loads(tags)),
        source_url=source,
        read=bool(read),
        favourite=bool(star),
        copies=max(int(copies), 1),
    )
