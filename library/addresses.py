"""What the articles of a library are called by the links of others, and where those lead."""

from __future__ import annotations

import hashlib
import html
import os
import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, unquote

from library.article import LibraryError
from library.collation import sort_key
from library.links import joined, page_of
from library.pictures import inside, upwards

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from library.index import Index

SCHEME = "article:"
"""What the viewer's HTML calls a link to an article of the same library by."""
_LONGEST = 500
_MOST_COPIES = 8
"""What more articles name as theirs is a list of articles, or the page of a feed."""
_HAS_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!\s)", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_HOST = re.compile(r"\A(?:[a-z][a-z0-9+.-]*:)?//[^/?#]*", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:html?|md|markdown|mdown|txt)\Z", re.IGNORECASE)
_DATED = re.compile(r"\A\d{4}-\d{1,2}-\d{1,2}-")
_ENDINGS = (b"", b".md", b".markdown", b".mdown", b".html", b".htm", b".txt")
_INSIDE_FOLDER = (b"/index.md", b"/_index.md", b"/index.html", b"/README.md", b"/index.htm")
_INDEXES = frozenset({"index", "_index", "readme"})
# Below the folder of a site: where generators keep the articles that links name by `/`.
_SITE_FOLDERS = (b"", b"source", b"source/_posts", b"content", b"_posts", b"docs", b"posts")
_WIKI_HTML = re.compile(
    r"<(pre|code|script|style|textarea|svg|a)\b(?s:.*?)(?:</\1\s*>|\Z)|<!--(?s:.*?)(?:-->|\Z)"
    r"|<[^<>]*+>|\[\[([^\[\]|<>\n]{1,200})(?:\|([^\[\]<>\n]{1,200}))?\]\]",
    re.IGNORECASE,
)


class Lead(NamedTuple):
    """Where a link leads: to an article of the library, or else out to the web."""

    path: bytes | None
    """Its file, relative to the library."""
    fragment: str = ""
    """The place in it: an anchor, or the words of a heading."""
    address: str | None = None
    """What the same link means on the page that the article was clipped from; beside a path, where
    it leads if the article has no such place."""


def within(reference: str) -> str | None:
    """A link's address as `SCHEME` has it where it may lead to an article of the library: it names
    neither a scheme nor a host. None for all others."""
    reference = reference.strip(" \t\r\n\f").replace("\\", "/")
    unfit = not reference or len(reference) > _LONGEST or _CONTROLS.search(unquote(reference))
    if unfit or reference.startswith("//") or _HAS_SCHEME.match(reference):
        return None
    return SCHEME + quote(reference, safe="/%#?=&")


def with_wikilinks(body: str) -> str:
    """HTML in which each `[[target]]` and `[[target|words]]` is a link, but in code."""
    if "[[" not in body:
        return body
    return _WIKI_HTML.sub(_wikilink, body)


def _wikilink(match: re.Match[str]) -> str:
    if match[2] is None:
        return match[0]
    target = html.escape(html.unescape(match[2]).strip())
    return f'<a href="{target}">{match[3] or match[2]}</a>'


def key_of(address: str) -> str:
    """An address of a site as it is compared: without host, ending, case and outer slashes."""
    path = re.split(r"[?#]", _HOST.sub("", address.strip()), maxsplit=1)[0]
    path = unicodedata.normalize("NFC", unquote(path)).strip("/ ")
    path = re.sub(r"(?:\A|/)index\.html?\Z", "", path, flags=re.IGNORECASE)
    return _ENDING.sub("", path).casefold()


def keys_of(addresses: Iterable[str]) -> str:
    """The keys of an article's addresses as the index keeps them: each between two line ends."""
    keys = dict.fromkeys(filter(None, map(key_of, addresses)))
    return "\n" + "\n".join(keys) + "\n" if keys else ""


def page_keys_of(pages: Iterable[str]) -> str:
    """The keys of the pages of the web that an article is a copy of, between blanks."""
    # What names a site alone says where the article is from, not what it is a copy of.
    named = dict.fromkeys(page for page in map(page_of, pages) if not page.endswith("/"))
    return " ".join(str(_page_key(page)) for page in named)


def _page_key(page: str) -> int:
    """`links.page_of` an address as the index keeps it: 8 bytes, which it finds at once."""
    name = hashlib.blake2b(page.encode("utf-8", "replace"), digest_size=8)
    return int.from_bytes(name.digest(), "big", signed=True)


def resolve(index: Index, path: bytes, reference: str, source_url: str | None) -> Lead:
    """Where a link of the article at `path` leads; `reference` as `within` gave it, or a full
    address of the web, which leads to the article that is a copy of that page if there is one.

    By its path, by the page that it means where the article was clipped from, by an address of the
    front matter, by its file's name, by its title; else to that page. Looks into the index only, so
    it never leads out of the library. Takes up to a second in a library of a million articles, for
    a full address one look by key. Raises LibraryError.
    """
    if not reference.startswith(SCHEME):
        return _from_the_web(index, path, reference, source_url)
    target, _, fragment = reference.removeprefix(SCHEME).partition("#")
    target, fragment = re.split(r"\?", target, maxsplit=1)[0], unquote(fragment)
    if not target:
        return Lead(path, fragment)
    web = joined(source_url, reference.removeprefix(SCHEME))
    found = (
        _by_path(index, path, target)
        or (_by_page(index, web) if web is not None else None)
        or _by_address(index, target)
        or _by_name(index, path, target)
        or _by_title(index, unquote(target))
    )
    if found is not None:
        return Lead(found, fragment)
    if web is not None:
        return Lead(None, fragment, web)
    raise LibraryError(
        f"No article of this library is called “{unquote(target)[:120]}”: none has that path, "
        "address or title."
    )


def _from_the_web(index: Index, path: bytes, address: str, source_url: str | None) -> Lead:
    own = source_url is not None and page_of(source_url) == page_of(address)
    found = path if own else _by_page(index, address)
    fragment = unquote(address.partition("#")[2])
    if found == path and fragment and fragment[0] not in "/!":  # see `page_of`
        return Lead(path, fragment, address)
    # The original of the article itself is wanted as it is there.
    if found is None or found == path:
        return Lead(None, "", address)
    return Lead(found, fragment)


def _by_page(index: Index, address: str) -> bytes | None:
    """The newest article that is a copy of a page of the web."""
    rows = index.lists.rows(
        "SELECT path FROM page JOIN article USING(id) WHERE key=? AND draft=0 "
        "ORDER BY id DESC LIMIT ?",
        (_page_key(page_of(address)), _MOST_COPIES + 1),
    )
    return bytes(rows[0][0]) if 0 < len(rows) <= _MOST_COPIES else None


def _by_path(index: Index, path: bytes, target: str) -> bytes | None:
    candidates = list(dict.fromkeys(_candidates(path, target)))
    known = index.articles_of(candidates)
    return next((one for one in candidates if one in known), None)


def _candidates(path: bytes, target: str) -> Iterator[bytes]:
    folder, _, name = path.rpartition(b"/")
    spelling = os.fsencode(unquote(target, errors="surrogateescape"))
    bare = spelling.strip(b"/")
    bases = [] if spelling.startswith(b"/") else [folder, folder + b"/" + name.rpartition(b".")[0]]
    for above in upwards(folder):
        bases += [os.path.join(above, site) for site in _SITE_FOLDERS]
    stem = os.fsencode(_ENDING.sub("", os.fsdecode(bare)))
    for base in bases:
        for ending in _ENDINGS:
            yield from inside(base, bare + ending)
        for ending in (*(_ENDINGS[1:] if stem != bare else ()), *_INSIDE_FOLDER):
            yield from inside(base, stem + ending)


def _by_address(index: Index, target: str) -> bytes | None:
    parts = key_of(target).split("/")
    for start in range(len(parts)):
        key = "/".join(parts[start:])
        rows = index.lists.rows(
            "SELECT path FROM article WHERE addresses!='' AND instr(addresses, ?) "
            "ORDER BY length(path), path LIMIT 1",
            (f"\n{key}\n",),
        )
        if key and rows:
            return bytes(rows[0][0])
    return None


def _by_name(index: Index, path: bytes, target: str) -> bytes | None:
    """The article whose file, or whose folder, is called like the last part of an address; of
    several the one that has most of the other parts, or stands nearest."""
    *others, last = key_of(target).split("/")
    last = _DATED.sub("", last)
    if not last:
        return None
    rows = index.lists.rows(
        "SELECT path FROM file WHERE id IS NOT NULL AND "
        "(instr(lower(CAST(path AS TEXT)), ?1) OR instr(CAST(path AS TEXT), ?2))",
        (last, _as_typed(target)),
    )
    named = [one for (one,) in rows if _name_of(one) == last]
    here = set(path.split(b"/")[:-1])

    def rank(one: bytes) -> tuple[int, int, bytes]:
        words = set(re.split(r"[/.-]", one.decode("utf-8", "replace").casefold()))
        folders = one.split(b"/")[:-1]
        near = sum(folder in here for folder in folders)
        return (sum(part in words for part in others), 2 * near - len(folders), one)

    return max(named, key=rank, default=None)


def _as_typed(target: str) -> str:
    """The last part in its own capitals: the small ones of SQLite are those of ASCII only."""
    last = _DATED.sub("", unquote(target).rstrip("/").rpartition("/")[2])
    return _ENDING.sub("", last)


def _name_of(path: bytes) -> str:
    parts = unicodedata.normalize("NFC", path.decode("utf-8", "replace")).casefold().split("/")
    stem = parts[-1].rpartition(".")[0]
    if stem in _INDEXES and len(parts) > 1:
        stem = parts[-2]
    return _DATED.sub("", stem)


def _by_title(index: Index, title: str) -> bytes | None:
    wanted = _plain(title)
    rows = index.lists.rows(
        "SELECT path, title FROM article WHERE title_key=? AND draft=0 ORDER BY id DESC LIMIT 500",
        (sort_key(title),),
    )
    return next((bytes(path) for path, own in rows if _plain(own) == wanted), None)


def _plain(title: str) -> str:
    return " ".join(unicodedata.normalize("NFC", title).casefold().split())
