"""An article whose file holds another one by now, and that lies nowhere else: what is recorded of
it is parked, as that of an article that is not there, until it turns up again.

Its record then stands at a path that no file has, and follows the text from there like any other.
"""

from __future__ import annotations

import zlib
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from library.bodies import name_as_title
from library.identity import by_address, by_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from library.identity import Identity

_MARK = b"replaced//"
"""Begins the path of a parked record: no folder's name is empty."""
_ALIKE = 0.6
"""Of the characters of two titles or beginnings, those that they share in order."""
_LONG = 40
"""Characters of a beginning that no two articles have by chance."""


def parked(path: bytes, one: Identity) -> bytes:
    """Where the record of an article is parked that was at a path: the same each time."""
    number = zlib.crc32(repr((one.title, one.date, one.source_url, one.addresses)).encode())
    return b"%s%08x/%s" % (_MARK, number, path)


def place_of(path: bytes) -> bytes:
    """Where the article of a record was, parked or not."""
    return path.removeprefix(_MARK).partition(b"/")[2] if path.startswith(_MARK) else path


def departed(before: Mapping[bytes, Identity], now: Mapping[bytes, Identity]) -> set[bytes]:
    """The paths at which other articles are `now`, whatever has become of those of `before`.

    An edit changes any part of an article, but not all of it: what is in doubt is one.
    """
    were = {one.text for one in before.values() if one.text is not None}
    return {
        path
        for path, one in now.items()
        if one.text is not None and _is_another(path, before[path], one, were)
    }


def _is_another(path: bytes, before: Identity, now: Identity, were: set[bytes]) -> bool:
    if before.text is not None and before.text == now.text:
        return False
    if any((key := by(path, before)) and key == by(path, now) for by in (by_source, by_address)):
        return False
    if before.title == name_as_title(path.rpartition(b"/")[2]):
        return now.text in were  # its name is all that is known of it
    same_date = before.date == now.date
    if before.title == now.title or _goes_on(before.title, now.title):
        return not (same_date or _begin_alike(before, now))
    if _numbers(before.title) != _numbers(now.title):
        return True  # parts and issues of one thing
    if same_date and _share_most(before.title, now.title) and _begin_alike(before, now):
        return False
    one, other = before.snippet, now.snippet
    shorter = min(len(one), len(other))
    return shorter < _LONG or one[:shorter] != other[:shorter]


def _begin_alike(before: Identity, now: Identity) -> bool:
    # Of those of earlier looks it is not known.
    return not before.snippet or _share_most(before.snippet, now.snippet)


def _goes_on(title: str, other: str) -> bool:
    """Whether one has all of the other, and adds a remark."""
    short, long = sorted((title, other), key=len)
    rest = long.removeprefix(short)
    return bool(short) and rest != long and not rest[:1].isalnum()


def _numbers(title: str) -> str:
    return "".join(filter(str.isdigit, title))


def _share_most(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other, False).ratio() >= _ALIKE
