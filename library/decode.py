"""The bytes of a file → its text: byte order marks, UTF-8, older East Asian encodings."""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from functools import partial

from library.article import Problem

KIND = "encoding"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Codec, bytes of a character, and which of them is not NUL in ASCII.
_WIDE = (("utf-16-le", 2, 0), ("utf-16-be", 2, 1), ("utf-32-le", 4, 0), ("utf-32-be", 4, 3))
_NAMES = {
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
    "cp932": "Shift-JIS",
    "cp949": "EUC-KR",
    "euc_jp": "EUC-JP",
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
    "iso2022_jp_2": "ISO-2022-JP",
    "iso2022_kr": "ISO-2022-KR",
}
_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)")
_DECLARED_AS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "gb_2312-80": "gb18030",
    "x-gbk": "gb18030", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "shift_jis": "cp932",
    "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "euc-jp": "euc_jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "windows-949": "cp949",
    "windows-1251": "cp1251", "koi8-r": "koi8_r", "iso-2022-jp": "iso2022_jp_2",
    "iso-8859-1": "cp1252", "windows-1252": "cp1252", "latin1": "cp1252",
}  # fmt: skip
_BEFORE_FENCE = re.compile(rb"[^\n\x20-\x7e]{1,16}\s*+(?:---|\+\+\+|;;;)")
# What some codecs make of bytes that mean nothing in their encodings.
_NO_TEXT = re.compile("[\ufffd\x80-\x9f\ue000-\uf8ff]")
# Zones of first bytes that hold an encoding's frequent characters, and the share of a text that
# stands there. charset-normalizer took a quarter of Korean articles for nothing at all and one in
# ten Chinese ones for Korean.
_ZONES = {
    "gb18030": ((0xB0, 0xD7, 0.85), (0xA1, 0xA3, 0.12)),
    "big5hkscs": ((0xA4, 0xC6, 0.85), (0xA1, 0xA3, 0.12)),
    "cp932": ((0x82, 0x83, 0.5), (0x88, 0x97, 0.35), (0x81, 0x81, 0.12)),
    "euc_jp": ((0xA4, 0xA5, 0.5), (0xB0, 0xCF, 0.35), (0xA1, 0xA3, 0.12)),
    "cp949": ((0xB0, 0xC8, 0.95), (0xA1, 0xA3, 0.03)),
}
_CYRILLIC = ("cp1251", "koi8_r")
_CYRILLIC_LETTERS = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґў")
_FREQUENT_LETTERS = frozenset("оеаинтсрві")
_FEW = 8
"""Letters that are too few to tell."""
_SWITCHED = ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp_2"))
_TRAILS = 94
_UNLIKELY = -9.0
"""For each byte of a character outside the zones."""
_ACCENT_RUN = 1.5
"""Below this mean length of runs of bytes that are not ASCII they are accented letters."""
_SAMPLE = 16_384
_STRAY_SHARE = 0.2
"""Bytes that fit no encoding are strays below this share of what is not ASCII."""


def decode(data: bytes) -> tuple[str, list[Problem]]:
    """The text of a file with `\\n` at each line's end, and what had to be assumed to read it.

    Bytes that fit no encoding become U+FFFD; NUL is left out. The problems' paths are empty.
    """
    problems: list[Problem] = []
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = _decode_other(data, problems)
    else:
        if "\0" in text and (codec := _wide(data)):
            text = _decode_as(data, codec, problems)
        elif "\x1b" in text and (codec := _switched(data)):
            text = _decode_guessed(data, codec, problems)
    text = text.lstrip("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        count = text.count("\0")
        characters = (
            "1 NUL character, which was" if count == 1 else f"{count} NUL characters, which were"
        )
        words = f"The file holds {characters} left out."
        problems.append(Problem(b"", line, KIND, words))
        text = text.replace("\0", "")
    return text, problems


def _decode_other(data: bytes, problems: list[Problem]) -> str:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _decode_as(data[len(mark) :], codec, problems)
    wide = _wide(data)
    if wide:
        return _decode_as(data, wide, problems)
    text = data.decode("utf-8", "replace")
    strays = text.count("\ufffd")
    other = sum(1 for char in text if char > "\x7f")
    if other - strays > strays or _strays_first(data):
        return _decode_as(data, "utf-8", problems)
    declared = _declared(data)
    if declared:
        return _decode_as(data, declared, problems)
    guessed = _guess(data)
    if guessed is None:
        return _decode_as(data, "utf-8", problems)
    return _decode_guessed(data, guessed, problems)


def _decode_guessed(data: bytes, codec: str, problems: list[Problem]) -> str:
    words = f"The file is not UTF-8; it was read as {_NAMES[codec]}."
    problems.append(Problem(b"", None, KIND, words))
    return _decode_as(data, codec, problems)


def _strays_first(data: bytes) -> bool:
    """Whether the only bytes that are not UTF-8 stand before the opening fence."""
    match = _BEFORE_FENCE.match(data)
    if match is None:
        return False
    try:
        data[match.end() :].decode()
    except UnicodeDecodeError:
        return False
    return True


def _decode_as(data: bytes, codec: str, problems: list[Problem]) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode(codec, "replace")
    line = before.count("\n") + before.count("\r") - before.count("\r\n") + 1
    text = data.decode(codec, "replace")
    name = _NAMES.get(codec, codec.upper())
    count = text.count("\ufffd")
    places = "1 place holds" if count == 1 else f"{count} places hold"
    words = f"{places} bytes that are not {name}; each is shown as \ufffd."
    problems.append(Problem(b"", line, KIND, words))
    return text


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark: front matter opens with ASCII, the other bytes are NUL."""
    start = data[:16]
    if len(start) < 8:
        return None
    for codec, size, at in _WIDE:
        letters = start[at::size]
        fits = len(data) % size == 0 and start.count(0) == len(start) - len(letters)
        if fits and all(letters):
            return codec
    return None


def _switched(data: bytes) -> str | None:
    """An encoding in which escapes switch between ASCII and others, if all of a file fits it."""
    for escape, codec in _SWITCHED:
        if escape in data:
            try:
                data.decode(codec)
            except UnicodeDecodeError:
                continue
            return codec
    return None


def _declared(data: bytes) -> str | None:
    """The encoding that a `<meta charset>` names, where it is one that may be and nearly fits."""
    match = _DECLARED.search(data[: 4 * _SAMPLE].lower())
    codec = _DECLARED_AS.get(match[1].decode("ascii", "replace")) if match else None
    return codec if codec and _misfit(data, codec) < _STRAY_SHARE else None


def _misfit(data: bytes, codec: str) -> float:
    """The share of what is not ASCII that does not fit an encoding."""
    text = data.decode(codec, "replace")
    other = sum(1 for char in text if char > "\x7f")
    return len(_NO_TEXT.findall(text)) / other if other else 0.0


def _guess(data: bytes) -> str | None:
    """The likeliest of the encodings that such archives use, or None."""
    sample = data[:_SAMPLE]
    runs = re.findall(rb"[\x80-\xff]+", sample)
    if sum(map(len, runs)) < _ACCENT_RUN * len(runs):
        best = "cp1252"
    elif cyrillic := next(filter(partial(_is_russian, sample), _CYRILLIC), None):
        best = cyrillic
    else:
        best = max(_ZONES, key=lambda codec: _likelihood(sample, codec))
    return best if _misfit(data, best) < _STRAY_SHARE else None


def _is_russian(sample: bytes, codec: str) -> bool:
    """Whether an encoding makes Cyrillic words of a sample, with the letters frequent that are."""
    text = sample.decode(codec, "replace").lower()
    other = [char for char in text if char > "\x7f"]
    letters = sum(1 for char in other if char in _CYRILLIC_LETTERS)
    frequent = sum(1 for char in other if char in _FREQUENT_LETTERS)
    return len(other) >= _FEW and letters > 0.85 * len(other) and frequent > 0.4 * letters


def _likelihood(sample: bytes, codec: str) -> float:
    """How well the characters of an encoding explain some bytes, as a logarithm."""
    counts = Counter(sample.decode(codec, "replace"))
    total = 0.0
    for char, count in counts.items():
        if char > "\x7f":
            total += count * _chance(char.encode(codec, "ignore"), codec)
    return total


def _chance(char: bytes, codec: str) -> float:
    if len(char) == 2:
        for first, last, share in _ZONES[codec]:
            if first <= char[0] <= last:
                return math.log(share / ((last - first + 1) * _TRAILS))
    return _UNLIKELY * (len(char) or 3)
