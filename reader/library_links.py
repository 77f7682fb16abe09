"""Links from one article of a library to another: found off the UI thread, opened in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from library import ARTICLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from library import Lead
    from reader.article_view import ArticleView
    from reader.open_library import OpenLibrary
    from reader.showing import Showing, Shown


class LibraryLinks(QObject):
    """Listens to one article pane; `open_article` is given the file of another article and the
    anchor in it, "" for its top."""

    def __init__(
        self,
        library: OpenLibrary,
        view: ArticleView,
        showing: Showing,
        open_article: Callable[[bytes, str], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._view = view
        self._showing = showing
        self._open_article = open_article
        self._awaited: tuple[bytes | None, str] | None = None
        self._open_instead: Callable[[str], object] | None = None
        view.article_wanted.connect(self._follow)
        showing.changed.connect(self._shown)

    def jump_when_shown(self, path: bytes, anchor: str) -> None:
        """Goes to an anchor of an article that is about to be on show."""
        self._awaited = (path, anchor) if anchor else None

    def let_go(self, open_address: Callable[[str], object]) -> None:
        """Its pane goes: an address of the web that is still looked up is handed to `open_address`;
        nobody waits for an article any more."""
        self._open_instead = open_address

    def _follow(self, reference: str) -> None:
        """Follows `article:…`, or an address of the web, of which an article may be a copy."""
        shown, web = self._showing.shown, not reference.startswith(ARTICLE)
        if shown is None:
            return
        files, path, source = self._library.library, shown.headline.path, shown.article.source_url

        def found(lead: Lead) -> None:
            if lead.path is None and lead.address is not None:
                self._open_address(lead.address)
            # Whoever has left, or gone on to another article meanwhile, stays there.
            elif self._open_instead is None and self._showing.path == path:
                self._open(lead)

        def failed(error: Exception) -> None:
            # The page is there whatever the index says.
            if web:
                self._open_address(reference)
            elif self._open_instead is None:
                self._view.said.emit(error)

        # Of each pane its own: the worker forgets all but the last of a name.
        self._library.worker.run(
            f"link {id(self)}", lambda: files.resolve(path, reference, source), found, failed
        )

    def _open_address(self, address: str) -> None:
        if self._open_instead is not None:
            self._open_instead(address)
        else:
            self._view.link_activated.emit(address)

    def _open(self, lead: Lead) -> None:
        if lead.path == self._showing.path:
            if lead.fragment:
                self._view.jump_to(lead.fragment, lead.address)
        elif lead.path is not None:
            self._open_article(lead.path, lead.fragment)

    def _shown(self, shown: Shown | None) -> None:
        awaited = self._awaited
        if awaited is not None and shown is not None and shown.headline.path == awaited[0]:
            self._awaited = None
            self._view.jump_to(awaited[1])
