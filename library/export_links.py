"""Where the links of what is written out lead: to what is written beside it, or to the web."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from library.addresses import SCHEME
from library.article import LibraryError
from library.export_anchors import Anchors, anchors_of
from library.links import safe_link, unwrap_redirect, without_trackers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library.article import Article
    from library.library import Library


class _Target(NamedTuple):
    """An article that a link leads to."""

    title: str
    original: str | None
    number: int | None
    """Its place among what is written; None where it isn't, or can't be read."""


_NOWHERE = _Target("", None, None)


class Links:
    """Looks for the articles that links name, each of them once."""

    def __init__(self, library: Library, paths: Sequence[bytes], *, named: bool) -> None:
        """`named` says that headings go by their own words in what is written, as in Markdown;
        else the places in a page are those of `export_anchors`."""
        self.folder = library.folder
        """That of the library."""
        self._library = library
        self._numbers = {path: number for number, path in enumerate(paths)}
        self._targets: dict[bytes, _Target] = {}
        self.named = named
        self._anchors: dict[bytes, Anchors] = {}

    def href(
        self, article: Article, reference: str, place: Callable[[int, str], str] | None
    ) -> str | None:
        """The address that a link of a page, `article:…` or of the web, gets outside of the
        library: what `place` calls the article that it leads to, else that article's original,
        else None."""
        web = not reference.startswith(SCHEME)
        if web and place is None:
            return reference
        try:
            lead = self._library.resolve(article.path, reference, article.source_url)
        except LibraryError:
            return reference if web else None  # it led nowhere inside either
        if lead.path is None:
            return lead.address
        if lead.address is not None:  # a place in the article itself
            name = self._name(lead.path, lead.fragment)
            return lead.address if name is None else f"#{quote(name)}"
        target = self._target(lead.path)
        if place is not None and target.number is not None:
            return place(target.number, target.title) + self._fragment(lead.path, lead.fragment)
        if lead.path == article.path and (fragment := self._fragment(lead.path, lead.fragment)):
            return fragment
        return reference if web else target.original

    def _fragment(self, path: bytes, fragment: str) -> str:
        """What leads to a place in an article, with its `#`; "" where that has no such place."""
        if not fragment:
            return ""
        name = fragment if self.named else self._name(path, fragment)
        return "" if name is None else f"#{quote(name)}"

    def _name(self, path: bytes, fragment: str) -> str | None:
        """A place as what is written out calls it; None where the article has no such place."""
        if path not in self._anchors:
            self._anchors[path] = anchors_of(self._page(path))
        name = self._anchors[path].find(fragment)
        return fragment if name is not None and self.named else name

    def _page(self, path: bytes) -> str:
        id_ = self._library.id_of(path)
        try:
            return self._library.page(id_)[2].html if id_ is not None else ""
        except LibraryError:
            return ""  # it has gone since it was looked for

    def _target(self, path: bytes) -> _Target:
        if path not in self._targets:
            self._targets[path] = self._look(path)
        return self._targets[path]

    def _look(self, path: bytes) -> _Target:
        id_ = self._library.id_of(path)
        headline = next(iter(self._library.headlines([id_])), None) if id_ is not None else None
        if headline is None:
            return _NOWHERE
        number = self._numbers.get(path)
        if number is not None:
            try:
                self._library.article(headline.id)
            except LibraryError:
                number = None  # it will be left out
        source = headline.source_url
        original = safe_link(without_trackers(unwrap_redirect(source))) if source else None
        return _Target(headline.title, original, number)
