"""Simplified characters as traditional ones, and back; phrases decide where one has several."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Han = Literal["simplified", "traditional"]

_CONFIGURATIONS: dict[Han, str] = {"simplified": "t2s", "traditional": "s2t"}
_AT_ONCE = 20_000
"""Characters: OpenCC keeps the interpreter for 0.1 ms each thousand."""
_TAG = re.compile("(<[^>]*>)")
# What may stand inside a phrase.
_INLINE = re.compile(r"</?(?:a|b|big|code|i|s|small|span|sub|sup|u)\b", re.IGNORECASE)


def convert(text: str, to: Han) -> str:
    """A text in the other characters. The first call loads the dictionaries: 0.1 s."""
    return text if text.isascii() else _converter(to)(text)


def convert_html(html: str, to: Han) -> str:
    """Safe HTML whose words are converted, and nothing in its tags. Hits in the middle of a phrase
    do not part it."""
    pieces = _TAG.split(html)
    for run in _runs(pieces):
        texts = [pieces[at] for at in run]
        joined = "".join(texts)
        if joined.isascii():
            continue
        converted = convert(joined, to)
        if len(converted) != len(joined):  # each by itself, so that each stays in its own tags
            for at in run:
                pieces[at] = convert(pieces[at], to)
            continue
        start = 0
        for at, text in zip(run, texts, strict=True):
            pieces[at] = converted[start : start + len(text)]
            start += len(text)
    return "".join(pieces)


def _runs(pieces: list[str]) -> Iterator[list[int]]:
    """The places of texts that only inline tags part, as far as they are converted at once."""
    run: list[int] = []
    length = 0
    for at in range(0, len(pieces), 2):
        if run and (length > _AT_ONCE or not _INLINE.match(pieces[at - 1])):
            yield run
            run, length = [], 0
        run.append(at)
        length += len(pieces[at])
    yield run


@cache
def _converter(to: Han) -> Callable[[str], str]:
    from opencc import OpenCC

    whole: Callable[[str], str] = OpenCC(_CONFIGURATIONS[to]).convert

    def in_parts(text: str) -> str:
        if len(text) <= _AT_ONCE:
            return whole(text)
        return "".join(map(whole, _parts(text)))

    return in_parts


def _parts(text: str) -> Iterable[str]:
    """Pieces that end where no phrase can: behind a mark or a line's end, if there is any."""
    start = 0
    while start < len(text):
        end = start + _AT_ONCE
        if end < len(text):
            end = max(text.rfind(mark, start, end) for mark in "\n。，、！？ ") + 1 or end
        yield text[start:end]
        start = end
