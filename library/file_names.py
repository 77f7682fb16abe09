"""Names of files from titles: fit for every system, and each only once."""

from __future__ import annotations

import re
import unicodedata

# What Windows refuses, what parts a path, and what a name would hide behind: controls, marks that
# turn the reading direction or take no room, halves of characters.
_UNFIT = re.compile(
    '[\x00-\x1f\x7f-\x9f<>:"/\\\\|?*\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e'
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]+"
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])", re.I)
LONGEST = 120
"""Bytes of a name without its ending: encrypted folders take 143 with it, most others 255."""


def name_of(title: str) -> str:
    """A name without ending: never empty, never hidden, never a device of Windows."""
    words = _UNFIT.sub(" ", unicodedata.normalize("NFC", title[:1000]))
    name = " ".join(words.split()).lstrip(".~ -")
    # Cut between characters; a dot or a blank at the end is lost on Windows.
    name = name.encode()[:LONGEST].decode("utf-8", "ignore").rstrip(". ")
    if _RESERVED.fullmatch(name.partition(".")[0].rstrip()):
        name = f"_{name}"
    return name or "Untitled"


class Names:
    """Gives names that have not been given before, whatever the case of their letters."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def give(self, title: str, ending: str) -> str:
        """A name for a title; the second of the same is "Title (2)"."""
        name = name_of(title)
        while True:
            count = self._given.get(_key(name), 0) + 1
            self._given[_key(name)] = count
            numbered = name if count == 1 else f"{name} ({count})"
            if count == 1 or _key(numbered) not in self._given:
                self._given.setdefault(_key(numbered), 1)
                return numbered + ending


def _key(name: str) -> str:
    # macOS compares without regard to how an accent is put together.
    return unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name).casefold())
