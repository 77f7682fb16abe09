"""Markdown that leaves its library: as its author wrote it, but that it leads to what is there."""

from __future__ import annotations

import html
import os
import re
from typing import TYPE_CHECKING

from library.addresses import within
from library.export_body import as_asset, href
from library.markdown import outside_code
from library.pictures import finder

if TYPE_CHECKING:
    from collections.abc import Callable

    from library.export import Leaf

_TARGET = r"(?:<[^<>\n]*>|[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)"
_TITLE = r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\)))?"
_WORDS = r"(?:[^\[\]\n]|\[[^\[\]\n]*\])"
_INLINE = re.compile(rf"(!?)\[({_WORDS}*+)\]\(\s*({_TARGET})({_TITLE})\s*\)")
_DEFINITION = re.compile(rf"^( {{0,3}}\[[^\[\]\n]+\]:[ \t]+)({_TARGET})", re.MULTILINE)
_WIKILINK = re.compile(r"(!?)\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\](?![(\[])")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]++)>")
_WEB = re.compile("https?:", re.IGNORECASE)
_HTML = re.compile(
    r"""(<(?:a|img)\b[^<>]*?\b(?:href|src)\s*=\s*)(["'])([^"'<>]*)\2""", re.IGNORECASE
)


def carried_over(leaf: Leaf) -> str:
    """The body of a leaf that is Markdown. Pictures of the library go beside its file; a link to
    another article leads to where that is written or to its original, or is its words alone."""
    return outside_code(leaf.article.body, _Carrier(leaf).change)


class _Carrier:
    def __init__(self, leaf: Leaf) -> None:
        self._leaf = leaf
        article = leaf.article
        root = os.fsencode(leaf.links.folder) if leaf.links is not None else b""
        self._find: Callable[[str], str | None] = finder(root, article.path, article.source_url)

    def change(self, text: str) -> str:
        if "](" in text:
            text = _INLINE.sub(self._inline, text)
        if "]:" in text:
            text = _DEFINITION.sub(
                lambda match: match[1] + (self._written(match[2]) or match[2]), text
            )
        if "<" in text:
            text = _AUTOLINK.sub(self._autolink, _HTML.sub(self._tag, text))
        return _WIKILINK.sub(self._wikilink, text) if "[[" in text else text

    def _inline(self, match: re.Match[str]) -> str:
        picture, words, target, title = match.groups()
        if "](" in words:  # a picture that leads somewhere
            words = _INLINE.sub(self._inline, words)
        written = self._written(target, picture=bool(picture))
        if written is not None:
            return f"{picture}[{words}]({written}{title})"
        return match[0] if picture else words

    def _wikilink(self, match: re.Match[str]) -> str:
        target, words = match[2].strip(), (match[3] or match[2]).strip()
        if match[1]:
            picture = self._picture(target)
            return match[0] if picture is None else f"![]({_bracketed(picture)})"
        reference = within(target)
        address = href(self._leaf, reference) if reference is not None else None
        return words if address is None else f"[{words}]({_bracketed(address)})"

    def _tag(self, match: re.Match[str]) -> str:
        picture = match[1][:4].lower() == "<img"
        written = self._address(html.unescape(match[3]), picture=picture)
        return (
            match[0] if written is None else f"{match[1]}{match[2]}{html.escape(written)}{match[2]}"
        )

    def _autolink(self, match: re.Match[str]) -> str:
        written = self._address(match[1])
        same = written is None or written == match[1]
        return match[0] if same else f"[{match[1]}]({_bracketed(written or '')})"

    def _written(self, target: str, *, picture: bool = False) -> str | None:
        """A target as it is to be written; None where it leads nowhere outside of the library."""
        bare = target[1:-1] if target.startswith("<") else target
        address = self._address(bare, picture=picture)
        if address is None:
            return None
        return target if address == bare else _bracketed(address)

    def _address(self, target: str, *, picture: bool = False) -> str | None:
        if target.startswith("#"):
            return target
        reference = within(target)
        if reference is None:
            leads = not picture and _WEB.match(target)
            return href(self._leaf, target) if leads else target
        found = self._find(target)
        # A link may lead to a picture that is there; any address of the web may be an article's.
        if found is not None and not picture and _WEB.match(found):
            found = None
        asset = as_asset(self._leaf, found) if found is not None else None
        return asset or href(self._leaf, reference)

    def _picture(self, target: str) -> str | None:
        found = self._find(target)
        return as_asset(self._leaf, found) if found is not None else None


def _bracketed(address: str) -> str:
    return f"<{address}>" if re.search(r"[\s()]", address) else address
