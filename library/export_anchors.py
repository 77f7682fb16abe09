"""The places in a page that links lead to, where the page is written out: anchors and headings."""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_HEADING = re.compile(r"(<h([2-6])>)((?:[^<]|<(?!/?h[2-6]>))*+)</h\2>")
_ANCHOR = re.compile(r'<a name="([^"]*)">')
_LINK = re.compile(r'<a href="#([^"]*)">')
_TAG = re.compile(r"<[^>]*>")
_LONGEST = 200


class Anchors(NamedTuple):
    """Those of one page."""

    named: frozenset[str]
    headings: dict[str, str]
    """The anchors of its headings, by their letters."""

    def find(self, fragment: str) -> str | None:
        """The anchor that a link means by a name, or by what a generator makes of the words of a
        heading; None where the page has no such place."""
        name = _name(fragment)
        return name if name in self.named else self.headings.get(_letters(fragment))


def anchors_of(page: str) -> Anchors:
    """Those that `page`, safe HTML of an article, has where `with_anchors` has written it."""
    headings: dict[str, str] = {}
    for match in _HEADING.finditer(page):
        words = _words(match[3])
        headings.setdefault(_letters(words), _name(words))
    headings.pop("", None)
    return Anchors(frozenset(map(html.unescape, _ANCHOR.findall(page))), headings)


def with_anchors(page: str) -> str:
    """`page` with an anchor at each of its headings; its own links to a heading lead there."""
    if "<h" not in page:
        return page
    anchors = anchors_of(page)
    left = {name for name in anchors.headings.values() if name not in anchors.named}

    def heading(match: re.Match[str]) -> str:
        name = _name(_words(match[3]))
        if name not in left:
            return match[0]
        left.remove(name)
        return f'{match[1]}<a name="{html.escape(name)}"></a>{match[0][len(match[1]) :]}'

    def link(match: re.Match[str]) -> str:
        name = anchors.find(html.unescape(match[1]).removeprefix("a-"))
        return match[0] if name is None else f'<a href="#{html.escape(name)}">'

    return _HEADING.sub(heading, _LINK.sub(link, page))


def _words(inside: str) -> str:
    # Without the places where a long word may be broken.
    return html.unescape(_TAG.sub("", inside)).replace("\u200b", "")


def _name(words: str) -> str:
    """As `html_attributes.anchor` calls a place."""
    return "a-" + re.sub(r"\s", "_", words.strip())[:_LONGEST]


def _letters(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())
