"""How text is folded so that what looks alike is found, and where matches stand in it."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from library.han import variants

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

BREAK = "\ue000"
"""Token for the end of a block, or a blank between two characters that are words of their own."""

STRICT = "\ue001"
"""Before a mark, or a token of a query: characters are not found from others of their class."""

# Scripts that part words with blanks. Everything else (Han, kana, Hangul, Thai, marks, emoji) is a
# word a character, so that any run of it is found inside a sentence.
_LETTERS = (
    "a-zªµºß-öø-ɏɐ-ʯͰ-ϿЀ-ԯԱ-Ֆՙա-ևא-ת\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3"
    "\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\u0900-\u0963\u0971-\u0dffႠ-ჿሀ-\u135a"
    "Ḁ-ỿἀ-῾"
)
_WORD = re.compile(f"([{_LETTERS}]+|[0-9]+)")
_OTHER_LETTER = re.compile(f"[{_LETTERS.removeprefix('a-z')}]")
_CONTROL = "\0-\x08\x0e-\x1b\x7f"
_BLANKS = dict.fromkeys((*range(9), *range(14, 28), 127), " ")
"""For controls, which the table of texts takes for blanks."""
_FOREIGN_BYTES = frozenset({*range(9), *range(14, 28), 127, *range(0xC3, 0xE2), 0xF3})
_PLAIN_BYTES = bytes(code for code in range(256) if code not in _FOREIGN_BYTES)
"""Of what is normal in UTF-8 and has neither controls, accents nor letters but Han, their like, and
a to z: to look for others takes a third of what two regular expressions take."""
_KINDS = bytes(
    17 if chr(code).isascii() and chr(code).islower() else
    20 if 48 <= code < 58 else
    32 if code == 32 else 0
    for code in range(256)
)  # fmt: skip
"""Of an ASCII character, in bits: 1 a letter, 4 a digit, 16 either, 32 a blank."""
_GAPS = bytes(0 if code & (1 | 4 | 32) else 32 for code in range(256))
"""A blank where neither two letters nor two digits touch, nor a word and a blank."""
# NFKC of a whole article costs 245 us, and full-width punctuation alone would force it on nearly
# every Chinese text: these are replaced one by one (0.5 us each) before asking whether it is due.
_INVISIBLE = (
    "\xad\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069"
    "\ufe00\ufe01\ufe0e\ufe0f\ufeff"
)
"""Marks of direction, of where a line may end, of how an emoji looks. (The joiner U+200D stays: it
makes other emoji.)"""
_UNSEEN = re.compile(f"[{_INVISIBLE}]")
_COMMON = (
    *(
        (mark, unicodedata.normalize("NFKC", mark))
        for mark in "，：；！？（）…～％＋－．／＂＇\u3000\xa0"
    ),
    ("’", "'"),
)
_VOWELS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
"""Marks that Hebrew and Arabic are mostly written without."""
_SILENT = f"\u0300-\u036f{_VOWELS}\U000e0100-\U000e01ef"
_ACCENTED = re.compile(f"[\xc0-\u024f\u0370-\u03ffЀЁЍѐёѝ\u1e00-\u1fff{_SILENT}{_CONTROL}]")
_TRAILING = f"[{_SILENT}{_INVISIBLE}\u3099\u309a\uff9e\uff9f\u1160-\u11ff]"
_LETTERS_OF_THEIR_OWN = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe",
    "þ": "th", "ß": "ss", "ς": "σ",
}  # fmt: skip
"""That no normal form takes apart, though most people type them so."""


@cache
def _unaccented() -> dict[int, str | None]:
    wide = "".join(map(chr, [*range(0x250), *range(0x300, 0x700), *range(0x1E00, 0x2000)]))
    table: dict[int, str | None] = {ord(mark): None for mark in re.findall(f"[{_SILENT}]", wide)}
    table |= dict.fromkeys(range(0xE0100, 0xE01F0))
    # The marks of й are part of the letter, those of ё are not: most leave them out.
    for character in re.findall("[\xc0-\u024f\u0370-\u03ffѐёѝ\u1e00-\u1fff]", wide):
        base = unicodedata.normalize("NFD", character)[0]
        if base != character:
            table[ord(character)] = _LETTERS_OF_THEIR_OWN.get(base, base)
    return table | _BLANKS | {ord(letter): plain for letter, plain in _LETTERS_OF_THEIR_OWN.items()}


def fold(text: str) -> str:
    """`text` as it is matched: compatibility forms, lower case, Latin letters without accents."""
    return _folded(text)[0]


def _folded(text: str) -> tuple[str, bool]:
    """`text` as it is matched, and whether it is sure to hold no letters but Han and a to z."""
    if text.isascii():
        return text.lower().translate(_BLANKS), True
    for mark, plain in _COMMON:
        text = text.replace(mark, plain)
    if _UNSEEN.search(text):
        text = _UNSEEN.sub("", text)
    if not unicodedata.is_normalized("NFKC", text):
        text = unicodedata.normalize("NFKC", text)
    text = text.lower()
    if not text.encode("utf-8", "surrogatepass").translate(None, _PLAIN_BYTES):
        return text, True
    if _ACCENTED.search(text):
        text = text.translate(_unaccented())
    return text, False


def tokens(text: str) -> str:
    """The folded words of `text`, parted by blanks, as the index stores and phrases ask them."""
    folded, plain = _folded(text)
    lines = folded.split("\n")
    flat = BREAK.join(filter(None, (" ".join(line.split()) for line in lines)))
    # In what is not a word each character is one, and a blank counts only between two of them:
    # "用 Linux" and "用Linux" are the same phrase, "今 天" and "今天" are not.
    other = not plain and _OTHER_LETTER.search(flat)
    parted = _parted_by_word(flat) if other else _parted_by_shape(flat)
    return parted.replace("   ", f" {BREAK} ")


def _parted_by_word(flat: str) -> str:
    """Words and single characters, with a blank between them, and two more for a blank that counts.

    By turns what stands between two words, spaced, and a word.
    """
    pieces = _WORD.split(flat)
    pieces[::2] = [" ".join(piece.strip(" ")) for piece in pieces[::2]]
    return " ".join(filter(None, pieces))


def _parted_by_shape(flat: str) -> str:
    """The same without a regular expression: 50 us for 2,200 Chinese characters, and not 200.

    `flat` holds no letters but Han characters, their like, and a to z. The kinds of all characters
    are one large number, whose bytes are compared with their neighbours all at once.
    """
    shape = flat.encode("ascii", "replace").translate(_KINDS)
    kinds = int.from_bytes(shape, "little")
    # Bit 32 of a blank beside a word: bit 16 of the word, moved up one.
    touching = kinds & ((kinds >> 8 | kinds << 8) << 1)
    joined = (kinds & kinds >> 8) | touching | touching >> 8
    gaps = joined.to_bytes(len(shape), "little").translate(_GAPS)
    return _with_gaps(flat, gaps).replace("\0", "").rstrip(" ")


def _with_gaps(text: str, gaps: bytes) -> str:
    """`text` with the character of `gaps` after each of its own: four times as fast as a join."""
    codec, width = "utf-16-le", 2
    units = text.encode(codec, "surrogatepass")
    if len(units) > width * len(text):
        codec, width = "utf-32-le", 4
        units = text.encode(codec, "surrogatepass")
    apart = bytearray(2 * len(units))
    for at in range(width):
        apart[at :: 2 * width] = units[at::width]
    apart[width :: 2 * width] = gaps
    return apart.decode(codec, "surrogatepass")


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
    strict = mark.startswith(STRICT)
    words = tokens(mark.removeprefix(STRICT)).split()
    if not words:
        return ""
    parts = [_edge(words[0], "(?<![{}])")]
    for before, word in zip(words, [*words[1:], ""], strict=True):
        if before == BREAK:
            parts.append(r"\s")
        elif not strict and (forms := variants(before)):
            parts.append(f"[{forms}]")
        else:
            parts.append(re.escape(before))
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

    A mark is a word or phrase as typed; one that ends in a blank matches whole words only, one
    that begins with `STRICT` no other characters than its own.
    """
    pattern = _pattern(tuple(marks))
    if pattern is None or not text:
        return []
    folded = fold(text)
    shrinks = re.search(_TRAILING, text) or not unicodedata.is_normalized("NFC", text)
    if len(folded) == len(text) and not shrinks:
        return [match.span() for match in pattern.finditer(folded)]
    clusters = re.findall(f"(?s:.){_TRAILING}*", text)
    pieces = [fold(cluster) for cluster in clusters]
    starts = list(accumulate((len(cluster) for cluster in clusters), initial=0))
    origin = [i for i, piece in enumerate(pieces) for _ in piece]
    return [
        (starts[origin[start]], starts[origin[end - 1] + 1])
        for start, end in (match.span() for match in pattern.finditer("".join(pieces)))
    ]


def quick_spans(text: str, marks: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Likely `spans`, each when it is asked for, in a third of the time: case is all that is
    folded, so that some are missed, and some end within a word."""
    pattern = _pattern(tuple(marks))
    if pattern is None:
        return iter(())
    lowered = text.lower() if _have_letters(tuple(marks)) else text
    if len(lowered) != len(text):
        return iter(())
    return (match.span() for match in pattern.finditer(lowered))


@lru_cache(maxsize=32)
def _have_letters(marks: tuple[str, ...]) -> bool:
    return any(mark.upper() != mark.lower() for mark in marks)
