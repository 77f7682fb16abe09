"""What a body is, and the title that stands in it or in the file's name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from library.article import shown
from library.fields import clean
from library.text import body_text

if TYPE_CHECKING:
    from library.article import BodyFormat

_TAG = re.compile(r"(?:<!--.*?-->\s*+)*+<(?:!doctype\b|/?([a-z][a-z0-9]*)[\s/>])", re.I | re.S)
_MARKDOWN = re.compile(r"(?:\A|\n\n)(?:#{1,6} |```|~~~|[-*+] |\d+\. |> )|\]\((?:https?:|/|#|\.)")
_INLINE = frozenset({"a", "b", "code", "em", "font", "i", "small", "span", "strong", "sub", "sup"})

_MARKDOWN_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.+?)[ \t#]*$|^(\S.*)\n(?:=+|-+)[ \t]*$", re.M)
_HTML_HEADING = re.compile(r"<(h1|title|h2|h3)\b[^<>]*>(.{0,1000}?)</\1\s*>", re.I | re.S)
_FENCED_CODE = re.compile(r"^ {0,3}(```+|~~~+).*?(?:^ {0,3}\1|\Z)", re.M | re.S)
_HEADING_WITHIN = 100_000
_MORE = re.compile(r"<!--\s*more\s*-->", re.I)


def format_of(name: bytes, body: str) -> BodyFormat:
    """What a body is, by what stands in it more than by the file's ending."""
    ending = name.lower().rpartition(b".")[2]
    if ending in (b"html", b"htm"):
        return "html"
    match = _TAG.match(body)
    if ending == b"txt":
        return "html" if match else "text"
    if match is None:
        return "markdown"
    if body.rstrip().endswith(">") and body[:4].lower() == "<div":
        return "html"
    if _MARKDOWN.search(body) or (match[1] or "").lower() in _INLINE:
        return "html" if re.search(r"</(?:html|body)\s*>\s*\Z", body, re.I) else "markdown"
    return "html"


def first_heading(body: str, body_format: BodyFormat) -> str:
    start = body[:_HEADING_WITHIN]
    if body_format == "html":
        match = _HTML_HEADING.search(start)
        found = match[2] if match else ""
    elif body_format == "markdown":
        match = _MARKDOWN_HEADING.search(_FENCED_CODE.sub("", start))
        found = (match[1] or match[2]) if match else ""
    else:
        found = ""
    return clean(body_text(found[:2000], body_format)) if found else ""


def above_more(body: str, body_format: BodyFormat) -> str | None:
    """The words above `<!-- more -->`, where an author who writes no excerpt parts it off."""
    match = _MORE.search(body, 0, _HEADING_WITHIN) if "<!--" in body else None
    above = body_text(body[: match.start()], body_format) if match else ""
    return clean(above.replace("\n", " ")) or None


def name_as_title(name: bytes) -> str:
    stem = name.rpartition(b".")[0] or name
    return clean(shown(stem)) or shown(name)
