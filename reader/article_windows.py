"""The windows with one article each that are open on a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.article_list import ArticleList
    from reader.article_window import ArticleWindow
    from reader.main_window import MainWindow
    from reader.open_library import OpenLibrary
    from reader.session import Session
    from reader.theme import Theme

MOST_AT_ONCE = 10
_ASIDE = QPoint(28, 28)
"""Pixels from one window to the next."""


class ArticleWindows(QObject):
    """Opens them from the list of the main window; goes with the library."""

    def __init__(self, library: OpenLibrary, window: MainWindow, session: Session) -> None:
        super().__init__(library)
        self._library = library
        self._window = window
        self._session = session
        self._number = 0
        self.open_windows: list[ArticleWindow] = []
        window.panes.list.opened.connect(self._opened)
        window.themed.connect(self._themed)

    def _opened(self, rows: ArticleList) -> None:
        if self._window.current is not self._library:
            return
        if sum(map(len, rows.selected_rows())) > MOST_AT_ONCE:
            words = self.tr("At most {} articles are opened at once. Choose fewer.")
            self._window.say(words.format(MOST_AT_ONCE))
            return
        ids = rows.selected_ids()
        for id_, path in zip(ids, rows.paths(ids), strict=False):
            self._open(id_, path, self._library.hits.marks)

    def _follow(self, lead: tuple[bytes, str]) -> None:
        """A link leads to another article: it has a window of its own, too."""
        path, anchor = lead
        library = self._library

        def found(id_: int | None) -> None:
            if id_ is not None:
                self._open(id_, path, (), anchor)

        library.worker.run(
            "article window", lambda: library.library.id_of(path), found, library.failed.emit
        )

    def _open(self, id_: int, path: bytes, marks: Sequence[str], anchor: str = "") -> None:
        there = next((one for one in self.open_windows if one.path == path), None)
        if there is None:
            there = self._make()
            there.links.jump_when_shown(path, anchor)
            there.show_article(id_, path, marks)
            there.show()
        elif anchor:
            there.view.jump_to(anchor)
        there.raise_()
        there.activateWindow()

    def _make(self) -> ArticleWindow:
        from reader.article_window import SIZE, ArticleWindow

        main = self._window
        self._number += 1
        window = ArticleWindow(self._library, main.settings, main.keys, main.theme, self._number)
        window.closed.connect(self._closed)
        window.quit_wanted.connect(lambda _: main.close())
        window.article_requested.connect(self._follow)
        window.view.tag_chosen.connect(main.panes.view.tag_chosen)
        if not self._session.restore_article_window(window):
            room = window.screen().availableSize()
            window.resize(SIZE.boundedTo(room * 0.9))
        if self.open_windows:
            window.move(self.open_windows[-1].pos() + _ASIDE)
        self.open_windows.append(window)
        return window

    def _closed(self, window: ArticleWindow) -> None:
        self._session.save_article_window(window)
        self.open_windows.remove(window)

    def _themed(self, theme: Theme) -> None:
        for window in self.open_windows:
            window.apply_theme(theme)
