"""How text is folded so that what looks alike is found, and where matches stand in it."""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

BREAK = "\ue000"
"""Token for the end of a block, or a blank between two characters that are words of their own."""

# Scripts that part words with blanks. Everything else (Han, kana, Hangul, Thai, marks, emoji) is a
# word a character, so that any run of it is found inside a sentence.
_LETTERS = (
    "a-zªµºß-öø-ɏɐ-ʯͰ-ϿЀ-ԯԱ-֏א-ת\u0620-\u065f\u0671-\u06ff\u0750-\u077f"
    "\u0900-\u0dffႠ-ჿሀ-\u135aḀ-ỿἀ-῾"
)
_WORD = re.compile(f"([{_LETTERS}]+|[0-9]+)")
_OTHER_LETTER = re.compile(f"[{_LETTERS.removeprefix('a-z')}]")
_LONG = 300
_LONG_GAP = 16
"""Characters, of a text and for each word, from which `_pieces_by_shape` is the faster way."""
_ALNUM = b"0123456789abcdefghijklmnopqrstuvwxyz"
_WORDS_ONLY = bytes(code if code in _ALNUM else 32 for code in range(256))
_GAPS_ONLY = bytes(32 if code in _ALNUM else 33 for code in range(256))
_UTF32 = f"utf-32-{sys.byteorder[0]}e"
# NFKC of a whole article costs 245 us, and full-width punctuation alone would force it on nearly
# every Chinese text: these are replaced one by one (0.5 us each) before asking whether it is due.
_COMMON = tuple(
    (mark, unicodedata.normalize("NFKC", mark))
    for mark in "，：；！？（）…～％＋－．／＂＇\u3000\xa0"
)
_ACCENTED = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
_CLUSTER = re.compile(".[\u0300-\u036f\u3099\u309a\uff9e\uff9f\u1160-\u11ff]*", re.DOTALL)


@cache
def _unaccented() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(range(0x300, 0x370))
    for start, end in ((0xC0, 0x250), (0x1E00, 0x1F00)):
        for code in range(start, end):
            base = unicodedata.normalize("NFD", chr(code))[0]
            if base.isascii():
                table[code] = base
    return table


def fold(text: str) -> str:
    """`text` as it is matched: compatibility forms, lower case, Latin letters without accents."""
    if text.isascii():
        return text.lower()
    for mark, plain in _COMMON:
        text = text.replace(mark, plain)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    text = text.lower()
    if _ACCENTED.search(text):
        text = text.translate(_unaccented())
    return text


def tokens(text: str) -> str:
    """The folded words of `text`, parted by blanks, as the index stores and phrases ask them."""
    lines = fold(text.replace("\0", " ")).split("\n")
    flat = BREAK.join(filter(None, (" ".join(line.split()) for line in lines)))
    # In what is not a word each character is one, and a blank counts only between two of them:
    # "用 Linux" and "用Linux" are the same phrase, "今 天" and "今天" are not.
    pieces = _pieces_by_word(flat) if _is_crowded(flat) else _pieces_by_shape(flat)
    return " ".join(filter(None, pieces)).replace("   ", f" {BREAK} ")


def _is_crowded(flat: str) -> bool:
    """Whether words by letters are too many, or too foreign, for `_pieces_by_shape` to pay."""
    if len(flat) < _LONG or _OTHER_LETTER.search(flat):
        return True
    words = flat.encode("ascii", "replace").translate(_WORDS_ONLY).split()
    return _LONG_GAP * len(words) > len(flat)


def _pieces_by_word(flat: str) -> list[str]:
    """By turns what stands between two words, spaced, and a word."""
    pieces = _WORD.split(flat)
    pieces[::2] = [" ".join(piece.strip(" ")) for piece in pieces[::2]]
    return pieces


def _pieces_by_shape(flat: str) -> list[str]:
    """The same without a regular expression: 45 us for 2,000 Chinese characters, and not 115.

    `flat` holds no letters but Han characters, their like, and a to z.
    """
    shape = flat.encode("ascii", "replace")
    words, gaps = (shape.translate(table).split() for table in (_WORDS_ONLY, _GAPS_ONLY))
    first_word, first_gap = (0, 1) if shape[:1].isalnum() else (1, 0)
    lengths = [0] * (len(words) + len(gaps))
    lengths[first_word::2] = map(len, words)
    lengths[first_gap::2] = map(len, gaps)
    spans = list(pairwise([0, *accumulate(lengths)]))
    spaced = _spaced(flat)
    pieces = [""] * len(spans)
    pieces[first_word::2] = [_parted(flat[a:b]) for a, b in spans[first_word::2]]
    pieces[first_gap::2] = [spaced[2 * a : 2 * b].strip(" ") for a, b in spans[first_gap::2]]
    return pieces


def _parted(word: str) -> str:
    """Digits apart from letters: "5g" is found by "5"."""
    return word if word.isalpha() or word.isdigit() else " ".join(filter(None, _WORD.split(word)))


def _spaced(text: str) -> str:
    """`text` with a blank after each character; six times as fast as `" ".join`."""
    characters = array("I", text.encode(_UTF32, "surrogatepass"))
    apart = array("I", [ord(" ")]) * (2 * len(characters))
    apart[::2] = characters
    return apart.tobytes().decode(_UTF32, "surrogatepass")


def is_word(token: str) -> bool:
    """Whether a token is a whole word, of which a prefix may be typed."""
    return _WORD.fullmatch(token) is not None


@lru_cache(maxsize=32)
def _pattern(marks: tuple[str, ...]) -> re.Pattern[str] | None:
    patterns = [pattern for pattern in map(_mark_pattern, marks) if pattern]
    # The longest first, so that a phrase is not cut short by one of its words.
    patterns.sort(key=len, reverse=True)
    return re.compile("|".join(patterns)) if patterns else None


def _mark_pattern(mark: str) -> str:
    words = tokens(mark).split()
    if not words:
        return ""
    parts = [_edge(words[0], "(?<![{}])")]
    for before, word in zip(words, [*words[1:], ""], strict=True):
        parts.append(r"\s" if before == BREAK else re.escape(before))
        both = is_word(before) and is_word(word) and before.isdigit() == word.isdigit()
        parts.append(r"\s+" if both else r"\s*" if word else "")
    whole = mark.endswith(" ")
    return "".join(parts) + (_edge(words[-1], "(?![{}])") if whole else "")


def _edge(word: str, look: str) -> str:
    """The look-around that keeps a match at the edge of a word."""
    if not is_word(word):
        return ""
    return look.format("0-9" if word.isdigit() else _LETTERS)


def spans(text: str, marks: Sequence[str]) -> list[tuple[int, int]]:
    """Where `marks` stand in `text`: (start, end) of each match, in order, not overlapping.

    A mark is a word or phrase as typed; one that ends in a blank matches whole words only.
    """
    pattern = _pattern(tuple(marks))
    if pattern is None or not text:
        return []
    folded = fold(text)
    if len(folded) == len(text) and unicodedata.is_normalized("NFC", text):
        return [match.span() for match in pattern.finditer(folded)]
    clusters = _CLUSTER.findall(text)
    pieces = [fold(cluster) for cluster in clusters]
    starts = list(accumulate((len(cluster) for cluster in clusters), initial=0))
    origin = [i for i, piece in enumerate(pieces) for _ in piece]
    return [
        (starts[origin[start]], starts[origin[end - 1] + 1])
        for start, end in (match.span() for match in pattern.finditer("".join(pieces)))
    ]
