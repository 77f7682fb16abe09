"""What each action does, and when it can be chosen."""

from __future__ import annotations

import os
import sys
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl

from library import Query, without_trackers
from reader import __version__, zoom
from reader.actions import COMMANDS
from resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.exporting import Exporting
    from reader.main_window import MainWindow
    from reader.open_library import OpenLibrary
    from reader.reading_state import ReadingState
    from reader.showing import Shown

_NEEDS_ARTICLE = (
    "printArticle",
    "copyTitleAndLink",
    "copyQuotation",
    "printArticle",
    "findInArticle",
    "nextHit",
    "previousHit",
    "revealFile",
    "openOriginal",
    "copyLink",
)
_NEEDS_LIST = (
    "nextArticle", "previousArticle", "nextUnread", "previousUnread", "pageOrNextUnread",
    "pageBack", "toggleRead", "toggleFavourite", "markAllRead", "unreadOnly", "findInArticle",
    "nextHit", "previousHit",
)  # fmt: skip
"""What would act on a list that cannot be seen while the problems stand in its place."""


class Handlers(QObject):
    """The calls behind the window's actions, by the actions' names."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._calls: dict[str, Callable[[], object]] = {
            **self._of_window(),
            **self._of_panes(),
            **self._of_library(),
        }
        for name in self._calls:
            window.actions_by_name[name].triggered.connect(self._act)
        for command in COMMANDS:
            if command.in_tree:
                window.panes.tree.addAction(window.actions_by_name[command.name])

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
            "zoomIn": lambda: self._zoom(zoom.larger),
            "zoomOut": lambda: self._zoom(zoom.smaller),
            "zoomReset": lambda: self._zoom(lambda _: 100),
            "fullScreen": self._full_screen,
            "openMenu": window.open_menu,
            "showSample": lambda: window.open_folder(resource("sample")),
            "showShortcuts": self._shortcuts,
            "about": self._about,
        }

    def _of_panes(self) -> dict[str, Callable[[], object]]:
        panes = self._window.panes
        return {
            "findInArticle": panes.view.open_find,
            "nextHit": lambda: panes.view.step_hit(1),
            "previousHit": lambda: panes.view.step_hit(-1),
            "nextArticle": lambda: panes.list.step(1),
            "previousArticle": lambda: panes.list.step(-1),
            "pageOrNextUnread": self._page_or_next,
            "pageBack": lambda: panes.view.scroll_page(False),
            "nextCategory": lambda: panes.tree.step(1),
            "previousCategory": lambda: panes.tree.step(-1),
            "toggleScope": panes.header.scope.click,
            "renameSearch": panes.tree.rename_search,
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
            "goBack": self._with_library(lambda library: library.visits.back()),
            "goForward": self._with_library(lambda library: library.visits.forward()),
            "loadImages": self._with_library(lambda library: library.showing.images.load()),
            "viewImages": self._with_library(lambda library: library.pictures.open_first()),
            "openOriginal": self._with_original(self.open_address),
            "copyLink": self._with_original(self._copy_link),
            "copyTitleAndLink": self._with_shown(self._copy_title),
            "copyQuotation": self._with_shown(self._copy_quotation),
            "exportArticles": self._with_library(self._export),
            "exportState": self._with_library(self._export_state),
            "importState": self._with_library(self._import_state),
            "printArticle": self._with_shown(self._print),
            "revealFile": self._with_shown(lambda shown: self.reveal(shown.headline.path)),
        }

    @cached_property
    def _exporting(self) -> Exporting:
        from reader.exporting import Exporting

        return Exporting(self._window, self.reveal_file)

    @cached_property
    def _reading_state(self) -> ReadingState:
        from reader.reading_state import ReadingState

        return ReadingState(self._window, self.reveal_file)

    def _export_state(self, library: OpenLibrary) -> None:
        self._reading_state.export(library)

    def _import_state(self, library: OpenLibrary) -> None:
        self._reading_state.merge(library)

    def _export(self, library: OpenLibrary) -> None:
        self._exporting.choose(library)

    def _print(self, shown: Shown) -> None:
        self._exporting.print_article(shown)

    def _act(self, _checked: bool) -> None:
        self._calls[self.sender().objectName()]()

    def enable(self) -> None:
        """Lets each action be chosen where it can do something."""
        actions = self._window.actions_by_name
        library = self._window.current
        shown = library.showing.shown if library else None
        for command in COMMANDS:
            actions[command.name].setEnabled(library is not None or not command.needs_library)
        actions["openRecent"].setEnabled(not self._window.recent_menu.isEmpty())
        for name in _NEEDS_ARTICLE:
            actions[name].setEnabled(shown is not None)
        saved = self._window.panes.tree.chosen_search()
        for command in COMMANDS:
            if command.in_tree:
                actions[command.name].setEnabled(library is not None and saved is not None)
        if library is not None and library.query.shelf == "problems":
            for name in _NEEDS_LIST:
                actions[name].setEnabled(False)
        if library is not None:
            images = library.showing.images
            actions["goBack"].setEnabled(library.visits.can_go_back)
            actions["goForward"].setEnabled(library.visits.can_go_forward)
            actions["loadImages"].setEnabled(images.can_load)
            actions["viewImages"].setEnabled(bool(images.addresses))
            actions["undo"].setEnabled(library.marking.can_undo)
            actions["redo"].setEnabled(library.marking.can_redo)
            actions["toggleScope"].setEnabled(self._window.panes.header.scope.isEnabled())
            if not library.hits.ids:
                actions["markAllRead"].setEnabled(False)
                actions["exportArticles"].setEnabled(False)
            for name in ("reload", "rebuildIndex"):
                actions[name].setEnabled(library.refreshing.quiet or not library.refreshing.running)

    def _with_library(self, call: Callable[[OpenLibrary], object]) -> Callable[[], object]:
        def act() -> None:
            if self._window.current is not None:
                call(self._window.current)

        return act

    def _with_shown(self, call: Callable[[Shown], object]) -> Callable[[], object]:
        return self._with_library(
            lambda library: library.showing.shown and call(library.showing.shown)
        )

    def _with_original(self, call: Callable[[str], object]) -> Callable[[], object]:
        def use(shown: Shown) -> None:
            if shown.article.source_url:
                call(without_trackers(shown.article.source_url))
            else:
                self._window.say(self.tr("This article doesn't name the page that it comes from."))

        return self._with_shown(use)

    # Folders and files

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
            self.reveal_file(os.path.join(folder, os.fsdecode(path)))

    def reveal_file(self, file: str) -> None:
        """Shows where any file lies, in the desktop's file manager."""
        from PySide6.QtCore import QProcess
        from PySide6.QtGui import QDesktopServices

        if sys.platform == "darwin":
            opened, _ = QProcess.startDetached("open", ["-R", file])
        elif sys.platform == "win32":
            opened, _ = QProcess.startDetached("explorer", ["/select,", os.path.normpath(file)])
        else:
            opened = QDesktopServices.openUrl(QUrl.fromLocalFile(os.path.dirname(file)))
        if not opened:
            words = self.tr("No file manager answered. The file is {}")
            self._window.say(words.format(file))

    def open_address(self, address: str) -> None:
        """Hands an address to the browser; mail only after asking."""
        from PySide6.QtGui import QDesktopServices

        url = QUrl(address, QUrl.ParsingMode.StrictMode)
        if url.scheme() not in ("http", "https", "mailto") or not url.isValid():
            words = self.tr("Broadsheet opens web and mail addresses only. This is {}")
            self._window.say(words.format(address[:200]))
            return
        if url.scheme() == "mailto" and not self._agrees_to_mail(url):
            return
        if not QDesktopServices.openUrl(url):
            self._window.say(
                self.tr("No browser answered. The address is {}").format(address[:200])
            )

    def _agrees_to_mail(self, url: QUrl) -> bool:
        from PySide6.QtWidgets import QMessageBox

        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        box = QMessageBox(QMessageBox.Icon.Question, "Broadsheet", "", yes | no, self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Write a mail to {}?").format(url.path()[:200]))
        agrees = box.exec() == yes
        box.deleteLater()
        return agrees

    def _copy_title(self, shown: Shown) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(_title_and_link(shown))
        self._window.say(self.tr("Title and link copied"))

    def _copy_quotation(self, shown: Shown) -> None:
        """What is selected in the article, or else how it begins, with where it comes from."""
        from PySide6.QtGui import QGuiApplication

        chosen = self._window.panes.view.browser.textCursor().selection().toPlainText()
        lines = (chosen.strip() or shown.headline.snippet).splitlines()
        quoted = "\n".join(f"> {line}".rstrip() for line in lines)
        QGuiApplication.clipboard().setText(f"{quoted}\n>\n> — {_title_and_link(shown)}\n")
        self._window.say(self.tr("Quotation copied"))

    def _copy_link(self, address: str) -> None:
        from PySide6.QtGui import QGuiApplication

        QGuiApplication.clipboard().setText(address)
        self._window.say(self.tr("Link copied"))

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
            self._window.say(self.tr("Type what to search for, then save it with Ctrl+S."))

    def _unread_only(self) -> None:
        if self._window.current is not None:
            only = self._window.actions_by_name["unreadOnly"].isChecked()
            self._window.current.show_unread_only(only)

    def _toggle_sidebar(self) -> None:
        shown = self._window.actions_by_name["toggleSidebar"].isChecked()
        self._window.panes.tree.setVisible(shown)

    def _full_screen(self) -> None:
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def _zoom(self, step: Callable[[int], int]) -> None:
        self._window.settings.set("zoom", step(self._window.settings.number("zoom")))

    def _page_or_next(self) -> None:
        library = self._window.current
        if library is not None and not self._window.panes.view.scroll_page(True):
            library.showing.reading.moved_on()
            library.navigation.go_unread(1)

    # Dialogs

    def _preferences(self) -> None:
        from reader.preferences import Preferences

        Preferences(self._window.settings, self._window.current, self._window).open()

    def _shortcuts(self) -> None:
        from reader.shortcuts import Shortcuts

        Shortcuts(self._window.actions_by_name, self._window).open()

    def _about(self) -> None:
        from PySide6.QtWidgets import QMessageBox

        words = self.tr(
            "Broadsheet {}\n\nA reader for news kept as files. It never changes a file of yours."
        )
        QMessageBox.about(self._window, self.tr("About Broadsheet"), words.format(__version__))


def _title_and_link(shown: Shown) -> str:
    title = " ".join(shown.headline.title.split())
    return f"{title} {shown.article.source_url}" if shown.article.source_url else title
