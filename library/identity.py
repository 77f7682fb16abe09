"""What an article calls itself: whether two that differ in their texts are the same article.

A star on a wrong article is as bad as a lost one, so whatever is in doubt is taken for another.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

import apsw

from library.addresses import page_keys_of
from library.bodies import name_as_title

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from library.index import Index

_STEP = 5000
_ALIKE = 0.6
"""Of the characters of two beginnings, those that they share in order."""
_OF_ANY_FOLDER = frozenset({b"index", b"_index", b"readme"})


class Identity(NamedTuple):
    """What tells an article from others whatever its text: as the index lists it."""

    title: str
    date: int
    source_url: str | None
    addresses: str
    text: bytes | None
    snippet: str = ""
    """How its text begins."""


def identities(index: Index, paths: Iterable[bytes]) -> dict[bytes, Identity]:
    """As the index lists the articles at some paths; a path without one is left out."""
    sql = (
        "SELECT value, title, date, source_url, addresses, fingerprint, snippet FROM carray(?) "
        "CROSS JOIN file ON file.path=value JOIN article USING(id)"
    )
    rows = index.lists.rows_of_each(sql, in_steps(paths))
    return {path: Identity(*rest) for path, *rest in rows}


def own(index: Index, found: Mapping[bytes, Identity]) -> dict[bytes, Identity]:
    """The same articles, which are listed, without the addresses that others name as well: those
    are of a site, or of a list of articles."""
    keys = {path: _page(one) for path, one in found.items()}
    sql = "SELECT ?1, count(*) FROM page WHERE key=?1"
    pages = _counts(index, sql, {key for key in keys.values() if key is not None})
    sql = "SELECT ?1, count(*) FROM article WHERE addresses=?1 AND addresses!=''"
    sites = _counts(index, sql, {one.addresses for one in found.values() if one.addresses})
    return {
        path: one._replace(
            source_url=one.source_url if pages.get(keys[path]) == 1 else None,
            addresses=one.addresses if sites.get(one.addresses) == 1 else "",
        )
        for path, one in found.items()
    }


def in_steps(values: Iterable[bytes]) -> list[tuple[Any]]:
    """The arguments of statements that ask for very many values."""
    every = tuple(values)
    return [(apsw.carray(every[at : at + _STEP]),) for at in range(0, len(every), _STEP)]


def _counts(index: Index, sql: str, values: Collection[Any]) -> dict[Any, int]:
    return dict(index.lists.rows_of_each(sql, ((value,) for value in values)))


def _page(one: Identity) -> int | None:
    """The key of the page that it is a copy of; None where that names a site alone."""
    key = page_keys_of([one.source_url]) if one.source_url else ""
    return int(key) if key else None


def by_source(_: bytes, one: Identity) -> object:
    """The page of the web that is its original, as far as that is one of its own."""
    return _page(one)


def by_address(_: bytes, one: Identity) -> object:
    """What its site calls it."""
    return one.addresses


def by_name(path: bytes, one: Identity) -> object:
    """Its file's name, its title and its date together."""
    return _name(path), one.title, one.date


def agree(path: bytes, one: Identity, other_path: bytes, other: Identity) -> bool:
    """Whether two that have an address in common have more in common."""
    names = {_name(path), _name(other_path)}
    named_alike = len(names) == 1 and _stem(path).lower() not in _OF_ANY_FOLDER
    return one.title == other.title or one.date == other.date or named_alike


def is_another(path: bytes, before: Identity, now: Identity) -> bool:
    """Whether what a file holds `now` is no edit of what it held `before`, whose text has gone
    elsewhere. Then the text is looked at only where title and date say different things."""
    if before.text is not None and before.text == now.text:
        return False
    if _page(before) is not None and _page(before) == _page(now):
        return False
    if before.addresses and before.addresses == now.addresses:
        return False
    same_date = before.date == now.date
    # What is called by its file says nothing by that.
    if before.title == now.title != name_as_title(_name(path)):
        return not (same_date or _alike(before.snippet, now.snippet))
    akin = before.title.startswith(now.title) or now.title.startswith(before.title)
    return not (same_date and akin and _alike(before.snippet, now.snippet))


def replaced(
    before: Mapping[bytes, Identity], now: Mapping[bytes, Identity]
) -> dict[bytes, Identity]:
    """Those of the articles in whose files others are `now`, or none."""
    # What another file held until now has been moved here.
    were = {one.text for one in before.values() if one.text is not None}
    return {
        path: one
        for path, one in before.items()
        if path not in now or one.text != now[path].text in were or is_another(path, one, now[path])
    }


def _alike(one: str, other: str) -> bool:
    if not one or not other:
        return False
    if one == other:
        return True
    return SequenceMatcher(None, one, other, False).ratio() >= _ALIKE


def _name(path: bytes) -> bytes:
    return path.rpartition(b"/")[2]


def _stem(path: bytes) -> bytes:
    return _name(path).partition(b".")[0]
