"""The safe HTML of an article as it stands outside of the viewer."""

from __future__ import annotations

import base64
import html
import re
from datetime import UTC
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from library.addresses import SCHEME
from library.export_anchors import with_anchors
from library.links import safe_link

if TYPE_CHECKING:
    from collections.abc import Callable

    from library.article import Headline
    from library.export import Leaf

_IMAGE = re.compile(r'<img((?: [a-z]+="[^"]*")*) ?/?>')
_LINK = re.compile(r'<a href="((?:article|https?):[^"]*)">')
_UNFIT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    "\ufffc\ufffe\uffff]+"
)
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
MOST_EMBEDDED = 100_000_000
"""Characters of pictures within an article: it may show one of 30 MB a hundred times."""


def body(
    leaf: Leaf,
    embed: Callable[[Leaf, str], str | None],
    place: Callable[[int, str], str] | None = None,
) -> str:
    """The body of `Leaf.body`; once so much of it is pictures, others are named only."""
    embedded: list[int] = []

    def picture(match: re.Match[str]) -> str:
        said = {key: value for key, value in _ATTRIBUTE.findall(match[1]) if value}
        address = _address(leaf, said.get("src", ""))
        words = said.get("title", "")
        source = embed(leaf, address) if address and sum(embedded) < MOST_EMBEDDED else None
        if source is None:
            return _named(address, words)
        embedded.append(len(source))
        sides = "".join(f' {side}="{said[side]}"' for side in ("width", "height") if side in said)
        return f'<img src="{html.escape(source)}" alt="{words}"{sides}>'

    def link(match: re.Match[str]) -> str:
        address = href(leaf, html.unescape(match[1]), place)
        return f'<a href="{html.escape(address)}">' if address else "<a>"

    named = leaf.links is not None and leaf.links.named
    page = leaf.page.html if named else with_anchors(leaf.page.html)
    written = _IMAGE.sub(picture, _LINK.sub(link, page))
    if leaf.page.cuts:
        words = html.escape(" ".join(leaf.page.cuts), quote=False)
        written += f'<hr><p class="cuts">{words}</p>'
    return written


def href(leaf: Leaf, reference: str, place: Callable[[int, str], str] | None = None) -> str | None:
    """The address that a link of the page gets outside of the library; None where it has none."""
    if leaf.links is None:
        return None if reference.startswith(SCHEME) else reference
    return leaf.links.href(leaf.article, reference, place or leaf.place)


def _address(leaf: Leaf, source: str) -> str:
    number = source.removeprefix("image:")
    return leaf.page.images[int(number)] if number.isdecimal() else ""


def _named(address: str, words: str) -> str:
    if not address.startswith(("http:", "https:")):
        return f'<span class="picture">{words}</span>' if words else ""
    label = words or html.escape(f"Picture: {_host(address)}")
    return f'<a class="picture" href="{html.escape(address)}">{label}</a>'


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:  # brackets that hold no address
        return address[:60]


def as_data(leaf: Leaf, address: str) -> str | None:
    """A picture inside the very text that shows it."""
    found = leaf.picture(address)
    if found is None:
        return None
    return f"data:{found.media_type};base64,{base64.b64encode(found.data).decode('ascii')}"


def as_data_unless_remote(leaf: Leaf, address: str) -> str | None:
    """A picture of the web where the article has it, for programs, which ask before they fetch;
    what lies in the library is embedded: outside of it, its address means nothing."""
    return address if address.startswith(("http:", "https:")) else as_data(leaf, address)


def as_asset(leaf: Leaf, address: str) -> str | None:
    """A picture of the web where the article has it, for editors; any other beside the file."""
    if address.startswith(("http:", "https:")) or leaf.assets is None:
        return address
    found = leaf.picture(address)
    return leaf.assets.add(found) if found else None


def one_line(text: str) -> str:
    """`text` without line ends, what XML can't hold, and marks that turn the reading direction."""
    return " ".join(_UNFIT.sub(" ", text).split())


def heading(leaf: Leaf) -> str:
    """The heading of `Leaf.heading`; well-formed as XML too."""
    headline = leaf.headline
    parts: list[str] = []
    if headline.categories:
        paths = (" › ".join(map(one_line, path)) for path in headline.categories)
        parts.append(f'<p class="category">{_escaped(" · ".join(paths))}</p>')
    parts.append(f"<h1>{_escaped(leaf.title)}</h1>")
    # Numbers only: they are read in every language.
    moment = headline.date.astimezone(UTC).isoformat(timespec="seconds")
    when = f'<time datetime="{moment}">{local_time(headline)}</time>'
    byline = [_escaped(one_line(headline.author))] if headline.author else []
    byline.append(f"~ {when}" if headline.date_guessed else when)
    if address := safe_link(headline.source_url or ""):
        byline.append(f'<a href="{html.escape(address)}">{_escaped(_host(address))}</a>')
    parts.append(f'<p class="byline">{" · ".join(byline)}</p>')
    return "\n".join(parts)


def local_time(headline: Headline) -> str:
    """The date where the reader is; a guessed one is a day only."""
    try:
        moment = headline.date.astimezone()
    except (OverflowError, ValueError, OSError):  # the first and the last day of the calendar
        moment = headline.date
    return moment.strftime("%Y-%m-%d" if headline.date_guessed else "%Y-%m-%d %H:%M")


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
