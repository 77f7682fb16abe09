"""Heads of the plainest YAML, as nearly all files have them: read line by line without a parser."""

from __future__ import annotations

import re

PlainValue = str | list[str] | None

_LONGEST = 4000
_NULLS = frozenset({"~", "null", "Null", "NULL"})
# What begins with no mark that YAML gives a meaning to, and holds neither `: ` nor ` #`.
_WORDS = r"""[^\s\-?:,\[\]{}#&*!|>'"%@`](?:[^:#]|:(?=[^ ])|(?<! )#)*+"""
_LINE = re.compile(
    r"(?:(\w[\w-]*+):(?= |\Z)|( *+)- ) *+"
    rf"(?:'((?:[^']|'')*+)'|\"([^\"\\]*+)\"|({_WORDS}))? *+"
)


def read_plain(text: str) -> dict[str, PlainValue] | None:
    """The keys and values of a head, as `WordsLoader` gives them; or None where it holds anything
    but words, and lists of them, one a line: that takes a parser, and five times as long."""
    if len(text) > _LONGEST or not text.replace("\n", "").isprintable():
        return None
    found: dict[str, PlainValue] = {}
    key = indent = None
    items: list[str] | None = None
    for line in text.removesuffix("\n").split("\n"):
        match = _LINE.fullmatch(line)
        if match is None:
            return None
        name, before, single, double, plain = match.groups()
        if plain is not None:
            value = plain.rstrip(" ")
            if value in _NULLS:
                return None
        else:
            value = double if single is None else single.replace("''", "'")
        if name is not None:
            if name in found:
                return None  # which of the two holds is for others to say
            key, indent = name, None
            found[key] = value
            items = [] if value is None else None
        elif key is None or items is None or value is None or indent not in (None, before):
            return None
        else:
            indent = before
            items.append(value)
            found[key] = items
    return found
