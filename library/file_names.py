"""Names of files from titles: fit for every system, and each only once."""

from __future__ import annotations

import os
import re
import unicodedata
from urllib.parse import quote

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


class FileNames:
    """The files of articles in a folder, each decided on when it is first asked for: by its turn
    to be written, or by a link to it before."""

    def __init__(self, folder: str, ending: str, replace: bool) -> None:
        """`replace` allows names of files that are there already."""
        self._folder = folder
        self._ending = ending
        self._replace = replace
        self._names = Names()
        self._promised: dict[int, str] = {}
        self._taken: set[int] = set()

    def link(self, number: int, title: str) -> str:
        """The address by which files of the same folder lead to that of an article."""
        if number not in self._promised:
            self._promised[number] = self._free(title)
        return quote(self._promised[number])

    def take(self, number: int, title: str) -> str:
        """The path to write an article to; another one each time."""
        if number in self._taken or number not in self._promised:
            self._promised[number] = self._free(title)
        self._taken.add(number)
        return os.path.join(self._folder, self._promised[number])

    def _free(self, title: str) -> str:
        while True:
            name = self._names.give(title, self._ending)
            path = os.path.join(self._folder, name)
            if not os.path.lexists(path) or (self._replace and os.path.isfile(path)):
                return name
