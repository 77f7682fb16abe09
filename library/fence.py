"""The text of a file → its head and its body, in every notation."""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from library.fields import KNOWN, canonical

LARGEST_HEAD = 256 * 1024
_BLANK_END = r"[^\S\n]*(?=\n|\Z)"
_OPEN = re.compile(rf"\s*(?:(-{{3,}})|(\+{{3,}})|(;{{3,}})){_BLANK_END}\n?")
# What no text begins with: controls and what a terminal was told by them, marks of byte order, also
# as Windows-1252 shows them, and what stands for stray bytes.
_JUNK = re.compile(
    r"(?:\x1b\[[0-9;?]{0,16}[A-Za-z]|\xef\xbb\xbf|[\s\x00-\x1f\x7f-\x9f\xfe\xff"
    r"\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff]){1,64}+"
)
_CLOSE = {
    mark: re.compile(rf"\n{re.escape(mark) * 3}{re.escape(mark)}*{_BLANK_END}") for mark in "-+;"
}
_DOTS = re.compile(rf"\n\.\.\.{_BLANK_END}")
_JSON_OPEN = re.compile(r"\s*(\{\s*(?:\"[^\"\n]{1,60}\"\s*:|\}))")
_JSON_CLOSE = re.compile(r"\n\}[ \t]*(?=\n|\Z)")
_JSON_KEY = re.compile(r"\s*(\"[^\"\n]{1,60}\"[ \t]*:)")
HEADER = re.compile(r"([A-Za-z][\w -]{0,40}):(?:[ \t]+(.*)|[ \t]*)")


class Split(NamedTuple):
    """A file in two: `notation` is YAML, TOML, JSON, headers, or "" where there is no head."""

    notation: str
    head: str
    first_line: int
    """Of the head, in the file."""
    body: str
    closed: bool = True
    junk: bool = False
    """Whether something stood before the opening fence that is no text, and was passed over."""


def split(text: str) -> Split:
    """Finds the head of a file in any notation."""
    match = _OPEN.match(text)
    junk = None if match else _JUNK.match(text)
    if junk:
        match = _OPEN.match(text, junk.end())
    if match is None:
        return (
            _split_json(text)
            or _split_open_json(text)
            or _split_headers(text)
            or Split("", "", 1, text)
        )
    mark = match[0].strip()[0]
    line = text.count("\n", 0, match.end()) + 1
    # The end of the opening line may itself be the start of the closing one.
    start = match.end()
    close = _CLOSE[mark].search(text, max(start - 1, 0))
    notation = {"-": "YAML", "+": "TOML", ";": "JSON"}[mark]
    if close is None and mark == "-":
        close = _DOTS.search(text, start - 1)
    if close is None:
        return Split(notation, text[start:], line, "", closed=False, junk=bool(junk))
    head = text[start : close.start() + 1]
    return Split(notation, head, line, text[close.end() + 1 :], junk=bool(junk))


def _split_json(text: str) -> Split | None:
    match = _JSON_OPEN.match(text)
    if match is None:
        return None
    line = text.count("\n", 0, match.start(1)) + 1
    start = match.start(1)
    try:
        value, end = json.JSONDecoder().raw_decode(text[start : start + LARGEST_HEAD])
    except (ValueError, RecursionError):
        close = _JSON_CLOSE.search(text, start)
        if close is None:
            return None
        return Split("JSON", text[start + 1 : close.start()], line, text[close.end() :])
    if not isinstance(value, dict):
        return None
    return Split("JSON", text[start + 1 : start + end - 1], line, text[start + end :])


def _split_open_json(text: str) -> Split | None:
    """Hexo's JSON, which needs only the fence at its end."""
    match = _JSON_KEY.match(text)
    close = _CLOSE[";"].search(text, match.end(), LARGEST_HEAD) if match else None
    if match is None or close is None:
        return None
    start = match.start(1)
    line = text.count("\n", 0, start) + 1
    return Split("JSON", text[start : close.start()], line, text[close.end() + 1 :])


def _split_headers(text: str) -> Split | None:
    """Heads without an opening fence: Hexo's, which end with one, and Pelican's bare headers."""
    start = len(text) - len(text.lstrip())
    block = text[start : start + LARGEST_HEAD].split("\n\n", 1)[0]
    lines = block.split("\n")
    if not HEADER.match(lines[0]):
        return None
    line = text.count("\n", 0, start) + 1
    close = _CLOSE["-"].search(text, start, start + LARGEST_HEAD)
    if (
        close
        and close.start() <= start + len(block) + 1
        and "\n\n" not in text[start : close.start()]
    ):
        head = text[start : close.start()]
        if _known_keys(head.split("\n")) and HEADER.match(head):
            return Split("YAML", head, line, text[close.end() + 1 :])
    end = len(lines)
    for at, candidate in enumerate(lines):
        if not HEADER.fullmatch(candidate) and not (
            at and candidate[:1] in " \t" and candidate.strip()
        ):
            end = at
            break
    keys = _known_keys(lines[:end])
    if end < len(lines) or not ("title" in keys or len(keys) > 1):
        return None
    return Split("headers", block, line, text[start + len(block) :])


def _known_keys(lines: list[str]) -> set[str]:
    matches = filter(None, map(HEADER.match, lines))
    return {canonical(match[1]) for match in matches} & KNOWN
