"""A head that its own notation refuses, read line by line so that nothing in it is lost."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from library.article import Problem
from library.fields import KNOWN, Value, canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

KIND = "front matter"
_MOST_PROBLEMS = 5
_SHOWN = 60

_COLON = re.compile(
    r"""(?P<indent>[ \t]*)(?P<quote>["']?)"""
    r"""(?P<key>[^\s:="'\[\]{}<>#&*!|%@`,-][^:"'\[\]{}<>\n]{0,60}?)"""
    r"""(?P=quote)[ \t]*:(?=[ \t]|$)[ \t]*(?P<value>.*)"""
)
_EQUALS = re.compile(
    r"""(?P<indent>[ \t]*)(?P<quote>["']?)"""
    r"""(?P<key>[\w.-]{1,60})(?P=quote)[ \t]*=[ \t]*(?P<value>.*)"""
)
_QUOTED = re.compile(
    r"""(?P<indent>[ \t]*)(?P<quote>")(?P<key>[^"\n]{1,60})"[ \t]*:[ \t]*(?P<value>.*)"""
)
KEYS = {"YAML": _COLON, "TOML": _EQUALS, "JSON": _QUOTED}

_ITEM = re.compile(r"[ \t]*(?:-(?:[ \t]+|$))+")
_INSIDE = re.compile(r"[ \t#\]}),-]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Reading(NamedTuple):
    """What was made out. `rest` are the lines that belong to the body."""

    values: dict[str, Value]
    """By canonical key."""
    rest: str
    problems: list[Problem]


@dataclass(slots=True)
class _Entry:
    key: str
    at: int
    lines: list[str] = field(default_factory=list)
    open_quote: bool = False
    """Whether its words begin with a quotation mark that no line has closed so far."""

    def add(self, line: str) -> None:
        self.lines.append(line)
        quote = self.lines[0].strip()[:1]
        first = len(self.lines) == 1
        if quote in ("'", '"') and (first or self.open_quote):
            self.open_quote = not _ends_with(line, quote)


def read(
    head: str,
    first_line: int,
    notation: str,
    load: Callable[[str], Value] | None,
    *,
    closed: bool = True,
) -> Reading:
    """Reads a head that could not be parsed whole.

    `notation` is YAML, TOML or JSON; `load` parses the words behind one key and may raise
    ValueError; without it, all values are plain words. `closed` tells whether the head's end is
    known; where it is not, it ends with the first paragraph that cannot be part of it.
    """
    lines = head.split("\n")
    stray, entries, end = _entries(lines, KEYS[notation], closed)
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    for entry in entries:
        value, sure = _value(entry, load)
        key = canonical(entry.key)
        # Where the head's end is not known, a second one may well be prose.
        if not values.get(key) or (closed and value):
            values[key] = value
        if not sure and len(problems) < _MOST_PROBLEMS:
            found = " ".join("\n".join(entry.lines).split())[:_SHOWN]
            words = f"“{entry.key}” is not valid {notation}; it was read as it stands: {found}"
            problems.append(Problem(b"", first_line + entry.at, KIND, words))
    rest = "\n".join([*stray, *lines[end:]])
    return Reading(values, rest, problems)


def _entries(
    lines: Sequence[str], pattern: re.Pattern[str], closed: bool
) -> tuple[list[str], list[_Entry], int]:
    """The lines before the first key, the entries, and where the head ends."""
    stray: list[str] = []
    entries: list[_Entry] = []
    blank: int | None = None
    for at, line in enumerate(lines):
        if not line.strip():
            blank = at if blank is None else blank
            continue
        entry = entries[-1] if entries else None
        match = pattern.match(line)
        if match and _begins(match, entry, after_blank=blank is not None and not closed):
            entries.append(_Entry(match["key"].strip(), at))
            entries[-1].add(match["value"])
        elif entry is None:
            stray.append(line)
        elif not closed and not _belongs(line, blank):
            return stray, entries, at if blank is None else blank
        else:
            entry.add(line)
        blank = None
    end = len(lines)
    if closed and entries:
        end = _trailing_prose(lines, entries[-1])
    return stray, entries, end


def _begins(match: re.Match[str], entry: _Entry | None, *, after_blank: bool) -> bool:
    """Whether a line that looks like `key: value` is one, and no prose with a colon in it."""
    key = match["key"].strip()
    known = canonical(key) in KNOWN
    if match["indent"]:
        # Nested under a key without words of its own, unless it only slipped by one blank.
        nested = entry is not None and not entry.lines[0].strip() and match["indent"] != " "
        return known and not nested
    if known or entry is None:
        return True
    return not after_blank and not re.search(r"\s", key) and not entry.open_quote


def _belongs(line: str, blank: int | None) -> bool:
    """Whether a line without a key can stand in a head of which the end is not known."""
    return blank is None and not line.startswith(("<", "# ", "## ", "```"))


def _trailing_prose(lines: Sequence[str], last: _Entry) -> int:
    """Where the body begins that stands before the closing fence, after a blank line."""
    quote = last.lines[0].strip()[:1]
    start = last.at
    if quote in ("'", '"'):
        ends = (at for at in range(last.at, len(lines)) if _ends_with(lines[at], quote))
        start = next(ends, start)
    for at in range(start + 1, len(lines)):
        if not lines[at - 1].strip() and lines[at] and not _INSIDE.match(lines[at]):
            del last.lines[1 + sum(1 for line in lines[last.at + 1 : at] if line.strip()) :]
            return at
    return len(lines)


def _ends_with(line: str, quote: str) -> bool:
    """Whether a line closes a quotation, and does more than to open one."""
    line = line.strip()
    return line.endswith(quote) and line != quote


def _value(entry: _Entry, load: Callable[[str], Value] | None) -> tuple[Value, bool]:
    """What stands behind a key, and whether its notation allows that."""
    text = _CONTROLS.sub("", "\n".join(entry.lines))
    if load is not None:
        try:
            return load(text), len(text) == sum(map(len, entry.lines)) + len(entry.lines) - 1
        except (ValueError, RecursionError):
            return _as_it_stands(text), False
    return _as_it_stands(text), False


def _as_it_stands(text: str) -> Value:
    first, *others = text.split("\n")
    items = [line for line in others if _ITEM.match(line)]
    if not first.strip() and items:
        return _items(others)
    words = " ".join(text.split()).rstrip(",")
    # A list that is never closed is one too; `[Repost] title` is none.
    if words.startswith("[") and words.find("]") in (-1, len(words) - 1):
        return [_unquoted(part) for part in words.strip("[]").split(",")]
    return _unquoted(words)


def _items(lines: Sequence[str]) -> list[Value]:
    items: list[str] = []
    for line in lines:
        match = _ITEM.match(line)
        if match:
            items.append(line[match.end() :].strip())
        elif items:
            items[-1] = f"{items[-1]} {line.strip()}"
    return [_unquoted(item) for item in items]


def _unquoted(words: str) -> str:
    """Words without the quotation marks around them, where they stand at both ends."""
    words = words.strip()
    if words.rfind('"') == 0:
        # Nothing closes it. A lone ' may be an apostrophe ('Tis), and a " at the end inches.
        return words[1:].strip()
    for quote in ("'", '"'):
        if len(words) >= 2 and words[0] == words[-1] == quote:
            inner = words[1:-1]
            return inner.replace("''", "'") if quote == "'" else inner.replace('\\"', '"')
    return words
