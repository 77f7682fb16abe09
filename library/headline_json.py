"""A row of the list as JSON, the same wherever it is written out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.article import Headline, Problem


def as_json(headline: Headline, problems: Iterable[Problem]) -> dict[str, Any]:
    """What `search --json` says of one article."""
    return {
        "path": exact(headline.path),
        "title": headline.title,
        "author": headline.author,
        "date": utc(headline),
        "date_guessed": headline.date_guessed,
        "categories": headline.categories,
        "tags": headline.tags,
        "source_url": headline.source_url,
        "read": headline.read,
        "favourite": headline.favourite,
        "snippet": headline.snippet,
        "problems": [
            {"line": one.line, "kind": one.kind, "message": one.message} for one in problems
        ],
    }


def utc(headline: Headline) -> str:
    """The date in ISO 8601, in UTC."""
    return headline.date.isoformat(timespec="seconds").replace("+00:00", "Z")


def exact(path: bytes) -> str:
    """A path for a program to open: bytes that are not UTF-8 become `\\udcXX`, as Python has it."""
    return path.decode("utf-8", "surrogateescape")
