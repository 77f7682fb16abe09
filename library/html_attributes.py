"""What the tags of an article may keep of their attributes."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from library.addresses import SCHEME, within
from library.links import best_of, joined, safe_link, unwrap_redirect, without_trackers

if TYPE_CHECKING:
    from collections.abc import Callable

READING_WIDTH = 680
"""Pixels to which a picture is scaled down, so that the place it takes is known beforehand."""

MEDIA = {
    "video": ("Video", "src"),
    "audio": ("Audio", "src"),
    "source": ("Media", "src"),
    "iframe": ("Embedded page", "src"),
    "embed": ("Embedded media", "src"),
    "object": ("Embedded media", "data"),
    "form": ("Form", "action"),
}
"""Tags that become a link to the address in the named attribute."""

# Scripts of the page would have put these into src.
_LAZY = (
    "data-original", "data-src", "data-actualsrc", "data-original-src", "data-lazy-src",
    "data-lazy", "data-lazyload", "data-echo", "data-full-src", "zoomfile", "file", "lazy-src",
    "ess-data", "data-backsrc", "data-croporisrc",
)  # fmt: skip
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "data-original-set")
_ALIGNED = re.compile(r"(?:\A|[\s;])text-align\s*:\s*(\w+)", re.IGNORECASE)
_BLANKS = re.compile("[ \t\n\r\f]+")
_PIXELS = re.compile(r"\s*([0-9]{1,5})(?:\.[0-9]*)?\s*(?:px)?\s*", re.IGNORECASE)


def anchor(name: str) -> str:
    """The name of a place in the article, told apart from the viewer's own."""
    return "a-" + re.sub(r"\s", "_", unquote(name))[:200]


def link(attributes: dict[str, str]) -> str:
    """How an `<a>` is written without its brackets; "" where it leads nowhere that is safe."""
    address = attributes.get("href", "").strip()
    if address.startswith("#"):
        return f'a href="#{html.escape(anchor(address[1:]))}"' if len(address) > 1 else ""
    if address and (reference := within(address)) is not None:
        return f'a href="{html.escape(reference)}"'
    target = safe_link(without_trackers(unwrap_redirect(address))) if address else None
    return f'a href="{html.escape(target)}"' if target else ""


def media(name: str, attributes: dict[str, str], base: str | None = None) -> str:
    """A paragraph that leads to what the viewer does not play, or "" where it has no address.

    An address without a host is that of a file of the page at `base`, where the article was clipped
    from one. Else it is named only; but a page may be an article of the library.
    """
    label, attribute = MEDIA[name]
    address = attributes.get(attribute) or attributes.get("data-src", "")
    reference = None if address.startswith("#") else within(address)
    target = safe_link(address) if reference is None else joined(base, address)
    if target is not None and not target.startswith("mailto:"):
        host = html.escape(urlsplit(target).netloc)
        return f'<p class="media"><a href="{html.escape(target)}">{label}: {host}</a></p>'
    if reference is None:
        return ""
    path = unquote(re.split("[?#]", reference.removeprefix(SCHEME), maxsplit=1)[0]).rstrip("/")
    called = path.rpartition("/")[2] or reference.removeprefix(SCHEME)
    words = html.escape(f"{label}: {called[:100]}")
    if name == "iframe":
        words = f'<a href="{html.escape(reference)}">{words}</a>'
    return f'<p class="media">{words}</p>'


def picture(attributes: dict[str, str], find: Callable[[str], str | None]) -> str | None:
    """The address of an `<img>`, as the page's own scripts would have found it.

    `find` knows where a reference leads. What stands in the text itself comes last: it is mostly
    there to hold the place of the real one.
    """
    found = [attributes[name] for name in _LAZY if name in attributes]
    found += [best_of(attributes[name]) for name in _LAZY_SETS if name in attributes]
    found += [attributes.get("src", ""), best_of(attributes.get("srcset", ""))]
    found.sort(key=lambda reference: reference[:5].lower() == "data:")
    return next(filter(None, map(find, filter(None, found))), None)


def size(attributes: dict[str, str]) -> tuple[int, int]:
    """Width and height of an `<img>` in pixels, at most as wide as the text; 0 where not said."""
    width, height = (_pixels(attributes.get(name)) for name in ("width", "height"))
    if width > READING_WIDTH:
        height = round(height * READING_WIDTH / width)
        width = READING_WIDTH
    return width, min(height, 4 * READING_WIDTH)


def image(name: str, width: int, height: int, words: str) -> str:
    """How an `<img>` is written; a side that is 0 is not said."""
    title = html.escape(_BLANKS.sub(" ", words).strip()[:200])
    sides = (("width", width or ""), ("height", height or ""), ("title", title))
    said = "".join(f' {key}="{value}"' for key, value in sides if value)
    return f'<img src="{name}"{said}>'


def span(value: str | None) -> int:
    """A colspan or rowspan: at least 1; more than 100 cost the layout seconds."""
    found = re.match(r"\s*([0-9]{1,6})", value or "")
    return min(max(int(found[1]), 1), 100) if found else 1


def cell(name: str, attributes: dict[str, str]) -> str:
    """How a cell of a table is written without its brackets."""
    written = "th" if name == "th" else "td"
    for key in ("colspan", "rowspan"):
        cells = span(attributes.get(key))
        if cells > 1:
            written += f' {key}="{cells}"'
    found = _ALIGNED.search(attributes.get("style", ""))
    side = (found[1] if found else attributes.get("align", "").strip()).lower()
    return f'{written} align="{side}"' if side in ("left", "right", "center") else written


def number(value: str | None) -> int:
    """The first number of an ordered list, 1 where it is not said."""
    found = re.fullmatch(r"\s*([0-9]{1,8})\s*", value or "")
    return int(found[1]) if found else 1


def _pixels(value: str | None) -> int:
    found = _PIXELS.fullmatch(value or "")
    return int(found[1]) if found else 0
