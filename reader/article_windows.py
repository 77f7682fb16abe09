"""The windows with one article each that are open on a library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication

from library import LibraryError
from reader.pause import pause

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library import Library
    from reader.article_list import ArticleList
    from reader.article_window import ArticleWindow
    from reader.main_window import MainWindow
    from reader.open_library import OpenLibrary
    from reader.session import Session
    from reader.theme import Theme

MOST_AT_ONCE = 10
_MOST_REMEMBERED = 50
_ASIDE = QPoint(28, 28)
"""Pixels from one window to the next."""


class ArticleWindows(QObject):
    """Opens them from the list of the main window, and those that stood open when the library was
    left; goes with the library."""

    def __init__(self, library: OpenLibrary, window: MainWindow, session: Session) -> None:
        super().__init__(library)
        self._library = library
        self._window = window
        self._session = session
        self._number = 0
        self._leaving = False
        self.open_windows: list[ArticleWindow] = []
        self._missing = dict(session.open_articles(library.library.folder))
        """Windows that are still to be opened again, by their files, as soon as those are there: a
        disk may be away."""
        self._just_closed: dict[bytes, QByteArray] = {}
        """Whoever ends the program may close its windows one by one, the main window last."""
        self._forgetting = pause(self, 0, self._forget)
        window.panes.list.opened.connect(self._opened)
        window.themed.connect(self._themed)
        # Before its windows hear of it, and close.
        library.closing.connect(self._library_closing)
        if self._missing:
            library.showing.changed.connect(self._reopen)
            library.refreshed.connect(self._refreshed)

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
        self._keep()

    def _make(self, shape: QByteArray | None = None) -> ArticleWindow:
        from reader.article_window import SIZE, ArticleWindow

        main = self._window
        self._number += 1
        window = ArticleWindow(self._library, main.settings, main.keys, main.theme, self._number)
        window.closed.connect(self._closed)
        window.quit_wanted.connect(lambda _: main.close())
        window.article_requested.connect(self._follow)
        window.showing.changed.connect(self._keep)
        window.view.tag_chosen.connect(main.panes.view.tag_chosen)
        if shape is None or not window.restoreGeometry(shape):
            if not self._session.restore_article_window(window):
                room = window.screen().availableSize()
                window.resize(SIZE.boundedTo(room * 0.9))
            if self.open_windows:
                window.move(self.open_windows[-1].pos() + _ASIDE)
        self.open_windows.append(window)
        return window

    def _closed(self, window: ArticleWindow) -> None:
        self._session.save_article_window(window)
        window.links.let_go(self._window.panes.view.link_activated.emit)
        self.open_windows.remove(window)
        if window.path is not None and not self._leaving:
            self._just_closed[window.path] = window.saveGeometry()
            self._forgetting.start()

    def _forget(self) -> None:
        """The reader has closed them himself: the program goes on."""
        self._just_closed.clear()
        self._keep()

    def _themed(self, theme: Theme) -> None:
        for window in self.open_windows:
            window.apply_theme(theme)

    # From one start to the next

    def _keep(self, _: object = None) -> None:
        """Each time: a program that is killed keeps its windows, too."""
        if self._leaving:
            return
        for one in self.open_windows:
            self._missing.pop(one.path or b"", None)
        shapes = {one.path: one.saveGeometry() for one in self.open_windows if one.path}
        kept = self._just_closed | shapes | self._missing
        self._session.save_open_articles(
            self._library.library.folder, list(kept.items())[:_MOST_REMEMBERED]
        )

    def _library_closing(self, _: object) -> None:
        self._keep()
        self._leaving = True

    def _reopen(self, _: object) -> None:
        """Once the main window has its article: it comes first."""
        self._library.showing.changed.disconnect(self._reopen)
        self._look(self._open_again)

    def _refreshed(self, _: object) -> None:
        """What an index that was only being made did not know yet, or what has come back."""
        self._look(self._open_again)

    def _look(self, found: Callable[[dict[bytes, int | None]], None]) -> None:
        paths, library = list(self._missing), self._library.library
        if paths and not self._leaving:
            self._library.worker.run(
                "article windows",
                lambda: {path: _readable(library, path) for path in paths},
                found,
                self._library.failed.emit,
            )

    def _open_again(self, ids: dict[bytes, int | None]) -> None:
        for path, id_ in ids.items():
            if id_ is None or self._leaving:
                continue
            shape = self._missing.pop(path, None)
            if shape is not None and not any(one.path == path for one in self.open_windows):
                window = self._make(shape)
                window.show_article(id_, path, ())
                active = QApplication.activeWindow()
                window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
                window.show()
                if active is not None:  # not every platform heeds that
                    active.activateWindow()


def _readable(library: Library, path: bytes) -> int | None:
    """The id of an article whose file is still there; blocks."""
    id_ = library.id_of(path)
    try:
        return id_ if id_ is not None and library.article(id_) else None
    except LibraryError:
        return None  # it has gone: that is no news to be told for each of them
