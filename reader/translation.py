"""Words that are marked for translation where they stand, and translated where they are shown."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

_PROBE = "This file is empty."
"""A sentence that every catalogue holds."""
_MOST_DEEP = 4
"""How often a sentence may stand within another one."""


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:
    """Marks `words` for `lupdate`, which looks for this very name; Qt's own has no type."""
    del context
    return words


def translated(context: str, marked: str) -> str:
    """Words of a table, which were marked in this context, in the reader's language."""
    return QCoreApplication.translate(context, marked) if marked else ""


def without_mnemonic(words: str) -> str:
    """Words of a menu, where no key is underlined: "Open" of "&Open", "打开" of "打开(&O)"."""
    return re.sub(r"\(&\w\)|&", "", words)


def told(sentence: str) -> str:
    """What the library says, in the reader's language; as it stands where nobody has put it into
    words.

    The library knows no Qt and says everything in English; what it said may have come from another
    process, or lie in the index since last year. So its sentences are known by their shape, and
    what stands in place of each `{}` is kept, or put into words in its turn.
    """
    catalogue = translated("Library", _PROBE)
    return sentence if catalogue == _PROBE else _told(sentence, catalogue, _MOST_DEEP)


@lru_cache(maxsize=2000)
def _told(sentence: str, catalogue: str, deep: int) -> str:
    for marked, parts in _shapes():
        values = _values(sentence, parts)
        if values is None:
            continue
        if deep:
            values = [
                # What stands in quotes is the words of a file.
                value if before.endswith("“") else _told(value, catalogue, deep - 1)
                for before, value in zip(parts, values, strict=False)
            ]
        return translated("Library", marked).format(*values)
    return sentence


@lru_cache
def _shapes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each sentence with what stands between its gaps, those first of which most is known."""
    from reader.sentences import REASONS, SENTENCES

    marked = sorted((*SENTENCES, *REASONS), key=lambda one: (-len(one.replace("{}", "")), one))
    return tuple((one, tuple(one.split("{}"))) for one in marked)


def _values(sentence: str, parts: tuple[str, ...]) -> list[str] | None:
    """What stands in the gaps; None where the sentence has another shape. In linear time, because
    a stranger may have written what is in the gaps."""
    first, *others = parts
    if not others:
        return [] if sentence == first else None
    if not sentence.startswith(first):
        return None
    at, values = len(first), []
    for part in others[:-1]:
        end = sentence.find(part, at)
        if end < 0:
            return None
        values.append(sentence[at:end])
        at = end + len(part)
    last = others[-1]
    end = len(sentence) - len(last)
    if end < at or not sentence.endswith(last):
        return None
    return [*values, sentence[at:end]]
