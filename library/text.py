"""A body → the one plain text that feeds index, snippet, reading time and fingerprint."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from library.article import BodyFormat

HIDDEN_TAGS = frozenset({
    "annotation", "applet", "audio", "button", "canvas", "datalist", "iframe", "noembed",
    "noframes", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
})  # fmt: skip
"""What stands inside these is no part of the text. (`<head>` is none of them: what it may hold is
hidden by itself, and `</head>` is often left out.)"""

BLOCK_TAGS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html",
    "legend", "li", "listing", "main", "menu", "nav", "ol", "optgroup", "option", "p", "plaintext",
    "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "ul", "xmp",
})  # fmt: skip
"""Words on both sides of these do not touch."""

# No tree is built: a tree reopens every unclosed <b> in every later <p>, and 70 KB of those cost
# lexbor 3 GB. Every quantifier that could hand characters back is possessive, so that the time is
# linear in the length.
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|(?=>)|[^\s>"'][^\s>]*+)"""
_ATTRIBUTES = rf"(?:[\s/]++|[^\s/>][^\s/>=]*+(?:\s*+=\s*+{_VALUE})?+)*+"
_RAW = "script|style|textarea|title|iframe|noembed|noframes"
_MARKUP = re.compile(
    rf"<(?:(?=[stin])({_RAW})(?=[\s/>]){_ATTRIBUTES}>(?s:.*?)(?=</\1[\s/>]|\Z)"
    rf"|(/?[a-z][^\s/>]*+){_ATTRIBUTES}(?:(?<=(/))>|>)"
    r"|!--(?:-?>|(?s:.*?)(?:--!?>|\Z))|[!?][^>]*+(?:>|\Z)|/[^a-z][^>]*+(?:>|\Z)"
    r"|/?[a-z](?s:.*))",
    re.IGNORECASE,
)
_PARTS = 4
"""Pieces for each tag after splitting: the text before it, and the groups of `_MARKUP`."""

_END = "\x1e"
_SEPARATORS = dict.fromkeys([*BLOCK_TAGS, *(f"/{name}" for name in BLOCK_TAGS), "br"], _END)
_PRE = frozenset({"pre", "listing", "xmp"})
_WALKED = _PRE | (HIDDEN_TAGS - frozenset(_RAW.split("|")))

# A line that ends between two Han characters or kana joins them: blanks do not part words there.
_HAN = "\u3041-\u30fa\u3400-\u9fff\uf900-\ufaff"
_HAN_LINE_END = re.compile(rf"\n(?<=[{_HAN}，。、；：！？）」』]\n)[ \t\n]*+(?=[{_HAN}（「『])")

_HAN_PER_MINUTE = 400
_WORDS_PER_MINUTE = 220
_HAN_CHARACTER = re.compile(f"[{_HAN}]")
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class Text:
    """What is kept beside the search of an article's text."""

    id: int
    path: bytes
    snippet: str
    fingerprint: bytes
    has_image: bool


def body_text(body: str, body_format: BodyFormat) -> str:
    """The visible words of a body, each block on a line of its own, without empty lines.

    Never raises; the time is linear in the length.
    """
    return text_before(body, body_format)[0]


def text_before(body: str, body_format: BodyFormat, tags: int = 0) -> tuple[str, bool]:
    """The text of a body as far as so many tags of HTML, and whether that is the whole of it.

    Other formats, and no `tags`, give the whole.
    """
    if body_format == "text":
        return _lines(body.replace("\n", _END)), True
    if body_format == "markdown":
        from library.markdown import to_html

        body = to_html(body)
        tags = 0
    elif "[[" in body:
        from library.addresses import with_wikilinks

        body = with_wikilinks(body)
    pieces = _MARKUP.split(body, tags)
    whole = not tags or len(pieces) <= _PARTS * tags
    if not whole:
        pieces[-1] = ""
    names = [name.lower() if name else "" for name in pieces[2::_PARTS]]
    texts = pieces[::_PARTS]
    if not _WALKED.isdisjoint(names):
        _walk(texts, names, pieces[3::_PARTS])
    woven = [""] * (2 * len(names) + 1)
    if "&" in body:
        texts = [html.unescape(text) if "&" in text else text for text in texts]
    woven[::2] = texts
    woven[1::2] = [_SEPARATORS.get(name, "") for name in names]
    return _lines("".join(woven)), whole


def _walk(texts: list[str], names: list[str], slashes: list[str | None]) -> None:
    """Empties what stands inside hidden tags, and keeps the lines of texts inside `<pre>`."""
    hidden = ""
    depth = pre = 0
    for at, name in enumerate(names):
        if hidden:
            depth += (name == hidden) - (name == "/" + hidden)
            names[at] = ""
            if not depth:
                hidden = ""
        elif name in HIDDEN_TAGS and not slashes[at]:
            hidden, depth = name, 1
        elif name in _PRE:
            pre += 1
        elif name[1:] in _PRE and pre:
            pre -= 1
        if hidden:
            texts[at + 1] = ""
        elif pre:
            texts[at + 1] = texts[at + 1].replace("\n", _END)


def _lines(text: str) -> str:
    """Blanks collapsed within each part that `_END` ends; empty parts left out."""
    if "\n" in text:
        text = _HAN_LINE_END.sub("", text)
    return "\n".join([" ".join(words) for words in map(str.split, text.split(_END)) if words])


def snippet(text: str, length: int = 160) -> str:
    """The first `length` characters of a text on one line, fit for a row of the list."""
    start = text[: 4 * length]
    words = " ".join(start.split())
    if not words.isprintable():
        words = " ".join(_UNFIT.sub(" ", words).split())
    if len(words) <= length and len(text) <= len(start):
        return words
    return words[: length - 1].rstrip() + "…"


def reading_minutes(text: str) -> int:
    """About how long a text takes to read, at least one minute."""
    han = len(_HAN_CHARACTER.findall(text))
    words = len(_HAN_CHARACTER.sub(" ", text).split()) if han < len(text) else 0
    return max(1, round(han / _HAN_PER_MINUTE + words / _WORDS_PER_MINUTE))


def fingerprint(text: str) -> bytes:
    """Eight bytes that are the same for the same words, whatever their case and white space."""
    from hashlib import blake2b  # brings 3 MB of OpenSSL: not into the window's process

    words = "".join(text.split()).casefold()
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()
