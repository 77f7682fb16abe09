"""What each action does, and when it can be chosen."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from library import Query
from reader import __version__, zoom
from reader.actions import COMMANDS
from reader.article_commands import NEED_ARTICLE, ArticleCommands
from reader.outside import Outside
from resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.exporting import Exporting
    from reader.main_window import MainWindow
    from reader.open_library import OpenLibrary
    from reader.preferences import Preferences
    from reader.reading_state import ReadingState
    from reader.showing import Shown

_NEEDS_ROWS = (
    "markAllRead",
    "markAboveRead",
    "markBelowRead",
    "exportArticles",
    "keepImages",
    "openInWindow",
)
_IN_LIST = (
    "openInWindow", "", "toggleRead", "toggleFavourite", "", "markAboveRead", "markBelowRead", "",
    "openOriginal", "copyLink", "copyTitleAndLink", "revealFile", "exportArticles",
)  # fmt: skip
"""The menu of a row; "" parts its groups."""
_NEEDS_LIST = (
    "nextArticle", "previousArticle", "nextUnread", "previousUnread", "pageOrNextUnread",
    "pageBack", "toggleRead", "toggleFavourite", "markAllRead", "markAboveRead",
    "markBelowRead", "unreadOnly", "focusMode", "listAbove", "openInWindow", "findInArticle",
    "nextHit", "previousHit",
)  # fmt: skip
"""What would act on a list that cannot be seen while the problems stand in its place."""


class Handlers(QObject):
    """The calls behind the window's actions, by the actions' names."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.outside = Outside(window)
        self.outside.setParent(self)
        self._article = ArticleCommands(window.panes.view, self.outside, self._on_show)
        self._article.said.connect(window.say)
        self._calls: dict[str, Callable[[], object]] = {
            **self._of_window(),
            **self._of_panes(),
            **self._of_library(),
            **self._article.calls(),
        }
        for name in self._calls:
            window.actions_by_name[name].triggered.connect(self._act)
        for command in COMMANDS:
            if command.in_tree:
                window.panes.tree.addAction(window.actions_by_name[command.name])
        for name in _IN_LIST:
            window.panes.list.addAction(window.actions_by_name[name] if name else self._line())

    def _line(self) -> QAction:
        line = QAction(self)
        line.setSeparator(True)
        return line

    def _of_window(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "openFolder": self._choose_folder,
            "openRecent": window.open_recent,
            "closeLibrary": window.leave_library,
            "quit": window.close,
            "searchLibrary": self._search,
            "preferences": self._preferences,
            "toggleSidebar": self._toggle_sidebar,
            "toggleOutline": self._toggle_outline,
            "listAbove": self._set_layout,
            "focusMode": window.focus_mode.toggle,
            "zoomIn": lambda: self._zoom(zoom.larger),
            "zoomOut": lambda: self._zoom(zoom.smaller),
            "zoomReset": lambda: self._zoom(lambda _: 100),
            "fullScreen": self._full_screen,
            "openMenu": window.open_menu,
            "showSample": self._open_guide,
            "showShortcuts": self._shortcuts,
            "about": self._about,
        }

    def _of_panes(self) -> dict[str, Callable[[], object]]:
        panes = self._window.panes
        return {
            "openInWindow": lambda: panes.list.opened.emit(panes.list),
            "nextArticle": lambda: panes.list.step(1),
            "previousArticle": lambda: panes.list.step(-1),
            "pageOrNextUnread": self._page_or_next,
            "nextCategory": lambda: panes.tree.step(1),
            "previousCategory": lambda: panes.tree.step(-1),
            "toggleScope": panes.header.scope.click,
            "renameSearch": self._rename_search,
            "deleteSearch": panes.tree.delete_search,
            "moveSearchUp": lambda: panes.tree.move_search(-1),
            "moveSearchDown": lambda: panes.tree.move_search(1),
            "showAll": lambda: panes.tree.choose(Query()),
            "showProblems": lambda: panes.tree.choose(Query(shelf="problems")),
        }

    def _of_library(self) -> dict[str, Callable[[], object]]:
        return {
            "reload": self._with_library(lambda library: library.refreshing.start()),
            "rebuildIndex": self._with_library(lambda library: library.refreshing.rebuild()),
            "undo": self._with_library(lambda library: library.marking.undo()),
            "redo": self._with_library(lambda library: library.marking.redo()),
            "saveSearch": self._save_search,
            "unreadOnly": self._unread_only,
            "nextUnread": self._with_library(lambda library: library.navigation.go_unread(1)),
            "previousUnread": self._with_library(lambda library: library.navigation.go_unread(-1)),
            "toggleRead": self._with_library(lambda library: library.mark_commands.toggle("read")),
            "toggleFavourite": self._with_library(
                lambda library: library.mark_commands.toggle("favourite")
            ),
            "markAllRead": self._with_library(
                lambda library: library.mark_commands.mark_all_read()
            ),
            "markAboveRead": self._with_library(
                lambda library: library.mark_commands.mark_above_read()
            ),
            "markBelowRead": self._with_library(
                lambda library: library.mark_commands.mark_below_read()
            ),
            "goBack": self._with_library(lambda library: library.visits.back()),
            "goForward": self._with_library(lambda library: library.visits.forward()),
            "loadImages": self._with_library(lambda library: library.showing.images.load()),
            "keepImages": self._with_library(self._keep_images),
            "convertHan": self._with_library(lambda library: library.showing.turn_characters()),
            "viewImages": self._with_library(lambda library: library.pictures.open_first()),
            "exportArticles": self._with_library(self._export),
            "exportState": self._with_library(self._export_state),
            "importState": self._with_library(self._import_state),
        }

    @cached_property
    def _exporting(self) -> Exporting:
        from reader.exporting import Exporting

        return Exporting(self._window, self.outside.reveal)

    @cached_property
    def _reading_state(self) -> ReadingState:
        from reader.reading_state import ReadingState

        return ReadingState(self._window, self.outside.reveal)

    def _export_state(self, library: OpenLibrary) -> None:
        self._reading_state.export(library)

    def _import_state(self, library: OpenLibrary) -> None:
        self._reading_state.merge(library)

    def _export(self, library: OpenLibrary) -> None:
        self._exporting.choose(library)

    def _act(self, _checked: bool) -> None:
        name = self.sender().objectName()
        self._window.focus_mode.before(name)
        self._calls[name]()

    def enable(self, _: object = None) -> None:
        """Lets each action be chosen where it can do something."""
        actions = self._window.actions_by_name
        # Each is set once: every change of an action goes through all menus.
        for name, able in self._able(self._window.current).items():
            actions[name].setEnabled(able)
        actions["toggleOutline"].setChecked(not self._window.panes.view.outline.isHidden())

    def _able(self, library: OpenLibrary | None) -> dict[str, bool]:
        able = {one.name: library is not None or not one.needs_library for one in COMMANDS}
        able["openRecent"] = not self._window.recent_menu.isEmpty()
        shown = library.showing.shown if library else None
        able |= dict.fromkeys(NEED_ARTICLE, shown is not None)
        able["toggleOutline"] = self._window.panes.view.outline.useful
        saved = library is not None and self._window.panes.tree.chosen_search() is not None
        in_tree = (one.name for one in COMMANDS if one.in_tree or one.name == "renameSearch")
        able |= dict.fromkeys(in_tree, saved)
        if library is None:
            return able
        if library.query.shelf == "problems":
            able |= dict.fromkeys(_NEEDS_LIST, False)
        images = library.showing.images
        able["goBack"] = library.visits.can_go_back
        able["goForward"] = library.visits.can_go_forward
        able["loadImages"] = images.can_load
        able["viewImages"] = bool(images.addresses)
        able["undo"] = library.marking.can_undo
        able["redo"] = library.marking.can_redo
        able["toggleScope"] = self._window.panes.header.scope.isEnabled()
        if not library.hits.ids:
            able |= dict.fromkeys(_NEEDS_ROWS, False)
        looking = library.refreshing.running and not library.refreshing.quiet
        able |= dict.fromkeys(("reload", "rebuildIndex"), not looking)
        return able

    def _with_library(self, call: Callable[[OpenLibrary], object]) -> Callable[[], object]:
        def act() -> None:
            if self._window.current is not None:
                call(self._window.current)

        return act

    def _on_show(self) -> tuple[Shown, str] | None:
        library = self._window.current
        shown = library.showing.shown if library else None
        return (shown, library.library.folder) if library and shown else None

    # Folders and files

    def _open_guide(self) -> None:
        #: The page of the guide that leads in, as its folder and file are called in this language.
        page = self.tr("Guide/Open a folder, and read.md")
        self._window.opening.open_at(resource("sample"), page)

    def _choose_folder(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        folder = QFileDialog.getExistingDirectory(
            self._window, self.tr("Open a folder of articles")
        )
        if folder:
            self._window.open_folder(folder)

    def reveal(self, path: bytes) -> None:
        """Shows where an article's file lies, in the desktop's file manager."""
        if self._window.current is not None:
            folder = self._window.current.library.folder
            self.outside.reveal(os.path.join(folder, os.fsdecode(path)))

    # What is shown

    def _search(self) -> None:
        self._window.top_bar.search_box.setFocus()
        self._window.top_bar.search_box.selectAll()

    def _save_search(self) -> None:
        library = self._window.current
        if library is None:
            return
        if library.query.words.strip():
            library.searches.save(library.query)
        else:
            self._search()
            words = self.tr("Type what to search for, then save it with {}.")
            self._window.say(words.format(self._window.keys.label("saveSearch")))

    def _unread_only(self) -> None:
        if self._window.current is not None:
            only = self._window.actions_by_name["unreadOnly"].isChecked()
            self._window.current.show_unread_only(only)

    def _rename_search(self) -> None:
        self._window.actions_by_name["toggleSidebar"].setChecked(True)  # it is typed there
        self._toggle_sidebar()
        self._window.panes.tree.rename_search()

    def _toggle_sidebar(self) -> None:
        shown = self._window.actions_by_name["toggleSidebar"].isChecked()
        self._window.panes.tree.setVisible(shown)

    def _keep_images(self, library: OpenLibrary) -> None:
        from reader.keeping_images import keep_images

        keep_images(self._window, library)

    def _toggle_outline(self) -> None:
        shown = self._window.panes.view.outline.isVisible()
        self._window.settings.set("outline", "never" if shown else "always")

    def _set_layout(self) -> None:
        above = self._window.actions_by_name["listAbove"].isChecked()
        self._window.settings.set("layout", "above" if above else "beside")

    def _full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _zoom(self, step: Callable[[int], int]) -> None:
        self._window.settings.set("zoom", step(self._window.settings.number("zoom")))

    def _page_or_next(self) -> None:
        library = self._window.current
        if library is None or library.navigation.on_the_way:
            return  # a key that is held down passes over nothing
        if not self._window.panes.view.scroll_page(True):
            library.showing.reading.moved_on()
            library.navigation.go_unread(1)

    # Dialogs

    def _preferences(self) -> Preferences:
        from reader.preferences import Preferences

        window = self._window
        preferences = Preferences(window.settings, window.keys, window.current, window)
        preferences.open()
        return preferences

    def _change_keys(self, _: object) -> None:
        self._preferences().show_keys()

    def _shortcuts(self) -> None:
        from reader.shortcuts import Shortcuts

        shortcuts = Shortcuts(self._window.actions_by_name, self._window)
        shortcuts.change_wanted.connect(self._change_keys)
        shortcuts.open()

    def _about(self) -> None:
        from PySide6.QtWidgets import QMessageBox

        words = self.tr(
            "Broadsheet {}\n\nA reader for news kept as files. It never changes a file of yours."
        )
        QMessageBox.about(self._window, self.tr("About Broadsheet"), words.format(__version__))
