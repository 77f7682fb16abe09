"""The lines above an article: its categories, title and byline."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QUrl

from library import spans, without_trackers
from reader.counted import Counted
from reader.dates import long_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library import Headline

_LONGEST_TITLE = 500
_MOST_TAGS = 30
_LONGEST_TAG = 60
_SEPARATOR = " · "
TAG = "broadsheet:tag:"
# Marks that turn the reading direction would reach from a title into what follows it.
_UNFIT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffc]+"
)


def header_html(
    headline: Headline, minutes: int, marks: Sequence[str] = (), details: str = ""
) -> str:
    """The header as HTML, with `marks` marked in the title; `minutes` is the reading time, 0 where
    there is nothing to read; `details` a line more."""
    paths = (" › ".join(map(one_line, path)) for path in headline.categories[:3])
    # A line without words holds the place, so that titles stand at one height.
    categories = _SEPARATOR.join(paths) or "\u00a0"
    parts = [f'<p class="category">{html.escape(categories, quote=False)}</p>']
    title = one_line(headline.title) or QCoreApplication.translate("ArticleHeader", "Untitled")
    parts.append(f"<h1>{_marked(title, marks)}</h1>")
    words = html.escape(byline(headline, minutes), quote=False)
    parts.append(f'<p class="byline">{words}</p>{details}<hr>')
    return "".join(parts)


def _marked(title: str, marks: Sequence[str]) -> str:
    parts, at = [], 0
    for start, end in spans(title, marks):
        parts.append(html.escape(title[at:start], quote=False))
        parts.append(f'<span class="hit">{html.escape(title[start:end], quote=False)}</span>')
        at = end
    return "".join([*parts, html.escape(title[at:], quote=False)])


def details_html(headline: Headline) -> str:
    """A line of links: the page that an article comes from, and its tags, each of which leads to
    `TAG` and its number; "" where it has neither."""
    links: list[str] = []
    address = without_trackers(headline.source_url) if headline.source_url else ""
    if address:
        words = QCoreApplication.translate("ArticleHeader", "Original at {}")
        host = QUrl(address).host() or address[:60]
        label = html.escape(words.format(one_line(host)), quote=False)
        links.append(f'<a href="{html.escape(address)}">{label}</a>')
    for number, tag in enumerate(headline.tags[:_MOST_TAGS]):
        name = one_line(tag)[:_LONGEST_TAG]
        if name:
            links.append(f'<a href="{TAG}{number}">#{html.escape(name, quote=False)}</a>')
    return f'<p class="byline">{_SEPARATOR.join(links)}</p>' if links else ""


BYLINE_BLOCK = 2
"""The number of the byline's block in the document."""


def byline(headline: Headline, minutes: int) -> str:
    """Who wrote it, when, and how long it takes, in one line."""
    parts = [one_line(headline.author)] if headline.author else []
    parts.append(long_date(headline))
    if minutes:
        parts.append(Counted().reading_time(minutes))
    if headline.favourite:
        parts.append(QCoreApplication.translate("ArticleHeader", "★ Favourite"))
    return _SEPARATOR.join(parts)


def one_line(text: str) -> str:
    """`text` without line ends and marks of direction, cut to what a person would read."""
    line = " ".join(_UNFIT.sub(" ", text[: 4 * _LONGEST_TITLE]).split())
    return line if len(line) <= _LONGEST_TITLE else line[:_LONGEST_TITLE].rstrip() + "…"
