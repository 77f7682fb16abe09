"""The order of names and titles: numbers by their size, then letters, then Chinese by its sound."""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from library.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST = 40
"""Letters of a text that its place depends on; it is a dozen of Chinese characters."""
_LONGEST_KEY = 96
"""Characters of a key: each is kept twice."""
_NO_WORD = re.compile(r"\A[\W_]+")
_NUMBER = re.compile("[0-9]+")
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U000323af]")
_BEHIND_LETTERS = "\U00020000"
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


def sort_key(text: str) -> str:
    """What a text is sorted by, in the order of code points. What is no word comes off its front:
    《Tide》 stands with the Ts."""
    folded = fold(text)
    key = _NO_WORD.sub("", folded)[:_LONGEST] or folded[:_LONGEST]
    return _NUMBER.sub(_number, key).translate(_SOUNDS)[:_LONGEST_KEY]


def _number(match: re.Match[str]) -> str:
    digits = match[0].lstrip("0") or "0"
    return f"{len(digits):02}{digits}"


class _Sounds(dict[int, str]):
    """What stands for each character, found out when it first comes."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = _sound(character) if _HAN.match(character) else character
        return self[code]


_SOUNDS = _Sounds()


def _sound(character: str) -> str:
    """The syllable, its tone, and the character itself to part the like."""
    reading = _readings().get(ord(character), "~").split(",")[0]
    letters = unicodedata.normalize("NFD", reading)
    syllable = "".join(letter for letter in letters if letter.isascii() or letter == "\u0308")
    tone = next((_TONES[mark] for mark in letters if mark in _TONES), "5")
    return f"{_BEHIND_LETTERS}{syllable}{tone}{character}"


def syllable(character: str) -> str:
    """How a Chinese character is spoken, without its tone; anything else stands for itself."""
    return _SOUNDS[ord(character)][:-2] or character


@cache
def _readings() -> Mapping[int, str]:
    # Its phrases take ten times as long to load, and one reading a character will do.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.pinyin_dict import pinyin_dict

    readings: Mapping[int, str] = pinyin_dict
    return readings
