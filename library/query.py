"""What a person types, understood: words, "phrases", -refusals, and is: flags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.fold import is_word, tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library.article import Flag

_PART = re.compile(
    r'(?P<minus>[-－](?=\S))?(?:["“”](?P<phrase>[^"“”]*)(?P<closed>["“”])?|(?P<word>\S+))'
)
_FLAGS: dict[str, tuple[Flag, bool]] = {
    "is:read": ("read", True),
    "is:unread": ("read", False),
    "is:favourite": ("favourite", True),
    "is:favorite": ("favourite", True),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that follow one another; the last may be the beginning of a word still being typed."""

    tokens: tuple[str, ...]
    prefix: bool


@dataclass(frozen=True, slots=True)
class Terms:
    """What must hold of an article for it to be found."""

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    flags: tuple[tuple[Flag, bool], ...] = ()
    drafts: bool = False
    """Whether what its author keeps back is asked for."""
    marks: tuple[str, ...] = ()
    """What to mark in the articles found, for `fold.spans`."""
    not_understood: tuple[str, ...] = ()


def parse(words: str) -> Terms:
    """Understands anything: what has no meaning is searched for as the words it consists of."""
    wanted: list[Phrase] = []
    unwanted: list[Phrase] = []
    flags: list[tuple[Flag, bool]] = []
    marks: list[str] = []
    odd: list[str] = []
    drafts = False
    for part in _PART.finditer(words):
        word = (part["word"] or "").lower()
        if word == "is:draft" and not part["minus"]:
            drafts = True
            continue
        flag = _FLAGS.get(word)
        if flag:
            flags.append((flag[0], flag[1] != bool(part["minus"])))
            continue
        text = part["word"] if part["phrase"] is None else part["phrase"]
        if word.startswith("is:"):
            odd.append(part["word"])
        # A word is finished once a blank, or the closing quote, follows it.
        prefix = part.end() == len(words) and not part["closed"]
        found = tuple(tokens(text).split())
        if not found:
            continue
        phrase = Phrase(found, prefix and is_word(found[-1]))
        (unwanted if part["minus"] else wanted).append(phrase)
        if not part["minus"]:
            marks.append(text if phrase.prefix else text + " ")
    return Terms(tuple(wanted), tuple(unwanted), tuple(flags), drafts, tuple(marks), tuple(odd))


def match_expression(phrases: Sequence[Phrase], joined: str = "AND") -> str:
    """The phrases as an FTS5 query, safe whatever they hold; empty where there are none."""
    return f" {joined} ".join(
        '"{}"{}'.format(" ".join(phrase.tokens).replace('"', '""'), " *" if phrase.prefix else "")
        for phrase in phrases
    )
