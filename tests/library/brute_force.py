"""Text compared by hand: what a search should find, worked out without the program's index."""

from __future__ import annotations

import re
import unicodedata

from library.han import unified


def plain(text: str) -> str:
    """The text as it is compared, a blank only where one counts."""
    text = unicodedata.normalize(
        "NFKC", re.sub("[\u00ad\u200b-\u200c\u2060\ufe0e\ufe0f\ufeff]", "", text)
    )
    text = unicodedata.normalize("NFKC", text.replace("’", "'").lower())
    text = "".join(
        unicodedata.normalize("NFD", one)[0] if "LATIN" in unicodedata.name(one, "") else one
        for one in text
    )
    text = "\n".join(" ".join(line.split()) for line in unified(text).split("\n"))
    return re.sub(" ", lambda blank: _kept(text, blank.start()), text)


def _kept(text: str, at: int) -> str:
    before, after = kind(text[at - 1 : at]), kind(text[at + 1 : at + 2])
    if before != after:
        return ""
    return "\n" if before == "mark" else " "


def kind(character: str) -> str:
    """A letter of a word, a digit, or a mark that is a word of its own."""
    if character.isascii() and character.isdigit():
        return "digit"
    name = unicodedata.name(character, "") if character else ""
    return "letter" if name.startswith(("LATIN SMALL", "GREEK SMALL", "CYRILLIC SMALL")) else "mark"


def holds(text: str, wanted: str, *, whole: bool) -> bool:
    """Whether it stands there, a word from its beginning on and, if `whole`, to its end."""
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        first, last = kind(wanted[0]), kind(wanted[-1])
        begins = first == "mark" or not at or kind(text[at - 1]) != first
        ends = last == "mark" or not whole or end == len(text) or kind(text[end]) != last
        if begins and ends:
            return True
        at = text.find(wanted, at + 1)
    return False
