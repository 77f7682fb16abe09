"""HTML as a flat run of tags and texts, read in one pass that no input can slow down."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

# Parsers that build a tree reopen every unclosed <b> in every later <p>: 70 KB of them cost
# html5ever 7 s and 2 GB, lexbor 3 GB; 30,000 nested lists 4 s. So no tree is built from raw input.

_SPACE_OR_SLASH = r"[\s/]++"
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|(?=>)|[^\s>"'][^\s>]*+)"""
_ATTRIBUTE = rf"[^\s/>][^\s/>=]*+(?:\s*+=\s*+{_VALUE})?+"
_TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>]*+)((?:{_SPACE_OR_SLASH}|{_ATTRIBUTE})*+)>")
_PAIR = re.compile(
    r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)))?+"""
)
_COMMENT = re.compile(r"<!--(?:-?>|.*?(?:--!?>|\Z))", re.DOTALL)
_BOGUS = re.compile(r"<[!?/][^>]*+(?:>|\Z)")

RAW_TAGS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ["script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"]
}
"""Tags inside which nothing is read as a tag, with what ends each; a slash does not close them."""

# Controls; the noncharacters and the object mark that QTextDocument keeps for its own frames.
_UNFIT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffc\ufffe\uffff]")
_SEPARATORS = str.maketrans({"\u2028": "\n", "\u2029": "\n"})


class Tag(NamedTuple):
    """An opening or closing tag; `name` in lower case, `written` its attributes as they stand."""

    name: str
    closing: bool
    written: str

    def attributes(self) -> dict[str, str]:
        """Names in lower case with decoded values; the first of equal names counts."""
        found: dict[str, str] = {}
        for name, *values in _PAIR.findall(self.written):
            found.setdefault(name.lower(), clean_text(html.unescape("".join(values))))
        return found


def clean_text(text: str) -> str:
    """`text` without characters that mean something to the viewer's machinery alone."""
    return _UNFIT.sub("", text).translate(_SEPARATORS)


def tokens(source: str) -> Iterator[Tag | str]:
    """The tags and the decoded texts of `source`, in order; comments are left out.

    Each step goes forward, so the time is linear in the length whatever stands there.
    """
    at, text_from = 0, 0
    while (at := source.find("<", at)) >= 0:
        match = _TAG.match(source, at)
        after = match.end() if match else _no_tag(source, at)
        if after == at:
            at += 1
            continue
        if text_from < at:
            yield clean_text(html.unescape(source[text_from:at]))
        at = text_from = after
        if match is None:
            continue
        tag = Tag(match[2].lower(), bool(match[1]), match[3])
        yield tag
        if tag.name in RAW_TAGS and not tag.closing:
            end = RAW_TAGS[tag.name].search(source, at)
            at = end.start() if end else len(source)
            text_from = at
            yield clean_text(source[after:at])
        elif tag.name == "plaintext" and not tag.closing:
            break
    if text_from < len(source):
        yield clean_text(html.unescape(source[text_from:]))


def _no_tag(source: str, at: int) -> int:
    """The end of the comment or of the broken tag at `at`; `at` itself where it is plain text."""
    if source.startswith("<!--", at):
        comment = _COMMENT.match(source, at)
        return comment.end() if comment else at
    first, second = source[at + 1 : at + 2], source[at + 2 : at + 3]
    if first in ("!", "?") or (first == "/" and second and not _letter(second)):
        bogus = _BOGUS.match(source, at)
        return bogus.end() if bogus else at
    # A tag that never ends takes the rest with it, in every browser and in the index.
    return len(source) if _letter(first) or (first == "/" and second) else at


def _letter(character: str) -> bool:
    return character.isascii() and character.isalpha()
