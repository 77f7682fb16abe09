"""An article's body → safe HTML for the article pane."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import nh3

from library.addresses import with_wikilinks
from library.article import Page
from library.html_shape import shape
from library.html_tokens import clean_text
from library.html_writer import breakable
from library.pictures import find_nothing
from library.text import body_text, reading_minutes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library.article import Article, BodyFormat

# 64 MB are the most that a file may hold; the viewer needs 40 ms for each million characters.
_LONGEST_SOURCE = 4_000_000
_MOST_LINES = 50_000
_MORE_LINES = "The rest is too long to be shown here. Open the file in a text editor to read it."
_TOO_LONG = "Only the first {:,} characters of this article are shown."

_TAGS = {
    "a", "b", "big", "blockquote", "br", "code", "dd", "div", "dl", "dt", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "img", "li", "ol", "p", "pre", "s", "small", "span", "sub", "sup", "table",
    "td", "th", "tr", "u", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "name"},
    "img": {"src", "width", "height", "title"},
    "ol": {"start"},
    "p": {"class"},
    "span": {"class", "id"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align"},
}
_TAG = re.compile("<[^>]*>")
_FIRST_HEADING = re.compile(r"((?:<div>)*+)<h([2-6])>(.*?)</h\2>", re.DOTALL)
_HIT, _FIRST_HIT = '<span class="hit">', '<span class="hit" id="hit">'
_SCHEMES = {"http", "https", "mailto", "image", "article"}
_FEW_ENTITIES = 1_000
_TAG_OR_ENTITIES = re.compile(r"<[^>]*>|(?:&[a-z]+;[^<&]*){500}")


def make_page(
    article: Article,
    *,
    marks: Sequence[str] = (),
    find: Callable[[str], str | None] = find_nothing,
) -> Page:
    """The body of `article` as HTML that asks for nothing and cannot stop the window.

    Hits of `marks` are `<span class="hit">`, the first one with the id `hit`. Every picture is
    `<img src="image:N">` with N an index into `Page.images`, or `image:` where it has no address
    that may be shown; `find` says where an address leads. Never raises for anything that stands in
    an article.
    """
    body = article.body
    cuts: list[str] = []
    if len(body) > _LONGEST_SOURCE:
        body = body[:_LONGEST_SOURCE]
        cuts.append(_TOO_LONG.format(_LONGEST_SOURCE))
    source = _as_html(body, article.body_format)
    shaped = shape(source, marks, find, article.source_url)
    cuts += shaped.cuts
    # The shaping writes only what stands in these lists. This is the second wall, in case it errs.
    safe = nh3.clean(
        _parted(shaped.html),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    safe = _without_title(safe, article.title)
    text = _plain(body, article.body_format) if cuts else ""
    words = _TAG.sub("", safe)
    minutes = reading_minutes(words) if words.strip() else 0
    return Page(safe, shaped.images, tuple(cuts), text, minutes)


def _parted(shaped: str) -> str:
    """With a tag that nh3 takes out again among the entities of each text.

    The time that nh3 needs is the square of the entities that one text holds: 400,000 take 1.6 s.
    """
    if shaped.count("&") < _FEW_ENTITIES:
        return shaped
    return _TAG_OR_ENTITIES.sub(
        lambda found: found[0] if found[0][0] == "<" else found[0] + "<wbr>", shaped
    )


def _without_title(safe: str, title: str) -> str:
    """Without a first heading that says what the title above it says already."""
    heading = _FIRST_HEADING.match(safe)
    if heading is None or "<img" in heading[3]:
        return safe
    words = html.unescape(_TAG.sub("", heading[3])).replace("\u200b", "")
    if " ".join(words.split()) != " ".join(title.split()):
        return safe
    rest = heading[1] + safe[heading.end() :]
    if _FIRST_HIT in heading[3]:  # the next hit is the first one now
        rest = rest.replace(_HIT, _FIRST_HIT, 1)
    return rest


def _plain(body: str, body_format: BodyFormat) -> str:
    lines = body_text(body, body_format).split("\n", _MOST_LINES)
    if len(lines) > _MOST_LINES:
        lines[-1] = _MORE_LINES
    return breakable("\n".join(lines))


def _as_html(body: str, body_format: BodyFormat) -> str:
    if body_format == "markdown":
        from library.markdown import to_html

        return to_html(body)
    if body_format == "html":
        return with_wikilinks(body)
    paragraphs = re.split(r"\n[ \t]*\n\s*", clean_text(body.replace("\r\n", "\n")).strip())
    escaped = (html.escape(text, quote=False).replace("\n", "<br>") for text in paragraphs)
    return "".join(f"<p>{text}</p>" for text in escaped if text)
