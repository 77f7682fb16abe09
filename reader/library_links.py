"""Links from one article of a library to another: found off the UI thread, opened in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from library import Lead
    from reader.main_window import MainWindow
    from reader.open_library import OpenLibrary
    from reader.showing import Shown


class LibraryLinks(QObject):
    """Listens to the article pane as long as a library is open, and goes with it."""

    def __init__(self, library: OpenLibrary, window: MainWindow) -> None:
        super().__init__(library)
        self._library = library
        self._window = window
        self._awaited: Lead | None = None
        window.panes.view.article_wanted.connect(self._follow)
        library.showing.changed.connect(self._shown)

    def _follow(self, reference: str) -> None:
        shown = self._library.showing.shown
        if shown is None or self._window.current is not self._library:
            return
        files, path, source = self._library.library, shown.headline.path, shown.article.source_url

        def found(lead: Lead) -> None:
            # Whoever has gone on to another article meanwhile stays there.
            if self._library.showing.path == path:
                self._open(lead)

        self._library.worker.run(
            "link", lambda: files.resolve(path, reference, source), found, self._window.say
        )

    def _open(self, lead: Lead) -> None:
        if lead.address is not None:
            self._window.panes.view.link_activated.emit(lead.address)
        elif lead.path == self._library.showing.path:
            if lead.fragment:
                self._window.panes.view.jump_to(lead.fragment)
        elif lead.path is not None:
            self._awaited = lead if lead.fragment else None
            self._window.show_article_of(lead.path)

    def _shown(self, shown: Shown | None) -> None:
        awaited = self._awaited
        if awaited is not None and shown is not None and shown.headline.path == awaited.path:
            self._awaited = None
            self._window.panes.view.jump_to(awaited.fragment)
