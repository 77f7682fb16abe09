"""The window: strip, panes, status. It opens and closes libraries; `handlers` does the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QMainWindow,
    QStackedWidget,
)

from library import Query, quoted
from reader.article_windows import ArticleWindows
from reader.badge import Badge
from reader.bulletin import Bulletin
from reader.display import SMALLEST, first_size
from reader.dragging import Dragging
from reader.focus_mode import FocusMode
from reader.handlers import Handlers
from reader.keys import press
from reader.library_links import LibraryLinks
from reader.menus import Menus, make_actions, paint_icons, set_keys
from reader.opening import Opening
from reader.panes import Panes, column
from reader.recent_folders import RecentFolders
from reader.search_help import SearchHelp
from reader.status_strip import StatusStrip
from reader.toast import Toast
from reader.top_bar import TopBar
from reader.translation import told
from reader.travelling import Travelling
from reader.welcome import Welcome

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtCore import QByteArray
    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDropEvent,
        QMouseEvent,
        QResizeEvent,
    )

    from library import Library, Places
    from reader.key_bindings import KeyBindings
    from reader.open_library import OpenLibrary
    from reader.opening import Opened
    from reader.session import Session
    from reader.settings import Settings
    from reader.theme import Theme
    from reader.worker import Worker


class MainWindow(QMainWindow):
    """Shows one library, or the welcome page. `app` gives it everything that it needs."""

    settled = Signal(object)
    """The library that was asked for is whole, or could not be opened."""

    themed = Signal(object)
    """The `Theme` that is now on."""
    opened = Signal(object)
    """A `Library` is on show, and will be whole."""
    refurnished = Signal(object)
    """All that stands in the window was made anew."""

    def __init__(
        self,
        places: Places,
        settings: Settings,
        session: Session,
        keys: KeyBindings,
        theme: Theme,
        worker: Worker,
        bind: Callable[[Library, Panes], OpenLibrary],
    ) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.settings = settings
        self.keys = keys
        keys.setParent(self)
        self.current: OpenLibrary | None = None
        self.places = places
        self.closing = False
        self._session = session
        self.worker = worker
        worker.setParent(self)
        self._recent = RecentFolders(session, worker, self)
        self._bind = bind
        self.opening = Opening(places, session, worker)
        self.opening.setParent(self)
        self.opening.opened.connect(self._opened)
        self.opening.article_found.connect(self.show_article_of)
        self.opening.failed.connect(self._failed)
        self.theme = theme
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(first_size(self.screen()))
        settings.changed.connect(self._setting_changed)
        keys.changed.connect(self._keys_changed)
        self._furnish()
        self._show_state(session.shares(), sidebar=session.restore_window(self))

    def _furnish(self) -> None:
        self._build()
        self._connect()
        self.apply_theme(self.theme)
        self._setting_changed("")
        self._keys_changed(self.keys)
        self._show_welcome()

    def _show_state(self, shares: Mapping[str, QByteArray], *, sidebar: bool) -> None:
        self.panes.set_shares(shares)
        self.actions_by_name["fullScreen"].setChecked(self.isFullScreen())
        self.actions_by_name["toggleSidebar"].setChecked(sidebar)
        self.panes.tree.setVisible(sidebar)

    def _build(self) -> None:
        self.actions_by_name = make_actions(self, self.keys)
        self.menus = Menus(self, self.actions_by_name, self.settings)
        self.menu, self.recent_menu = self.menus.all, self.menus.recent
        self.top_bar = TopBar(self.actions_by_name, self.menu, self.menus.look, self)
        self.panes = Panes(self.theme, self)
        self.welcome = Welcome(self)
        self.strip = StatusStrip(self)
        self.toast = Toast(self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self.panes)
        self.setCentralWidget(column(self, (self.top_bar, 0), (self._stack, 1), (self.strip, 0)))

    def _connect(self) -> None:
        self.focus_mode = FocusMode(self)
        self._handlers = Handlers(self)
        self.top_bar.search_box.textChanged.connect(self._search)
        self.top_bar.search_box.left.connect(self._leave_search)
        self.panes.view.link_activated.connect(self._handlers.outside.open_address)
        self.panes.view.tag_chosen.connect(self._search_tag)
        self.panes.view.said.connect(self.say)
        self.panes.view.outline.changed.connect(self._handlers.enable)
        self.panes.view.link_hovered.connect(self.strip.show_link)
        self.panes.problems.article_requested.connect(self.show_article_of)
        self.panes.problems.reveal_requested.connect(self._handlers.reveal)
        self.strip.problems_clicked.connect(self.actions_by_name["showProblems"].trigger)
        self.welcome.folder_chosen.connect(self._folder_chosen)
        self.welcome.sample_chosen.connect(self.actions_by_name["showSample"].trigger)
        self.recent_menu.folder_chosen.connect(self._folder_chosen)
        self.recent_menu.cleared.connect(self._recent.clear)
        self.recent_menu.aboutToShow.connect(self._recent.look)
        self._recent.changed.connect(self.recent_menu.set_folders)
        self._recent.changed.connect(self.welcome.set_recent)
        self._recent.changed.connect(self._handlers.enable)

    def refurnish(self) -> None:
        """Closes what is open and makes all that stands in the window anew, in new words."""
        self.focus_mode.leave()
        self._let_go()
        shares, sidebar = self.panes.shares, self.actions_by_name["toggleSidebar"].isChecked()
        for old in (*self.actions_by_name.values(), self.toast, self._handlers, self.focus_mode):
            old.deleteLater()
        self.menus.let_go()
        self._furnish()
        self._show_state(shares, sidebar=sidebar)
        self.refurnished.emit(self)

    def apply_theme(self, theme: Theme) -> None:
        """Paints everything in the colours of a theme."""
        self.theme = theme
        paint_icons(self.actions_by_name, theme)
        self.top_bar.apply_theme(theme)
        self.panes.apply_theme(theme)
        self.themed.emit(theme)

    # Opening and closing a library

    def open_folder(self, folder: str, search: str = "") -> None:
        """Starts opening a library."""
        self.opening.open_folder(folder, search)

    def open_target(self, target: str, search: str = "") -> None:
        """Opens a folder, or the library that holds a file with the file's article shown."""
        self.opening.open_target(target, search)

    def _opened(self, opened: Opened) -> None:
        self.close_library()
        library, search, article = opened
        self.opening.current = library.folder
        self._session.remember(library.folder)
        self._recent.look()
        self.current = current = self._bind(library, self.panes)
        Bulletin(current, self)
        SearchHelp(current, self, current.worker)
        ArticleWindows(current, self, self._session)
        self._links = LibraryLinks(
            current, self.panes.view, current.showing, self._follow_link, current
        )
        Travelling(current, self)
        Dragging(current, self)
        Badge(current, self)
        self.setWindowTitle(f"{library.name} — Broadsheet")
        self._stack.setCurrentWidget(self.panes)
        self.top_bar.search_box.setEnabled(True)
        self.panes.list.setFocus()
        current.open(search, article)
        self.top_bar.search_box.setText(current.query.words)
        self.enable_actions()
        for notice in library.notices:
            self.warn(notice)
        self.opened.emit(library)

    def close_library(self) -> None:
        """Closes what is open, if anything, and shows the welcome page."""
        self._let_go()
        self._show_welcome()

    def _let_go(self) -> None:
        if self.current is not None:
            current, self.current = self.current, None
            self.opening.current = None
            current.close()
            self.panes.clear()
            self.toast.hide()

    def leave_library(self) -> None:
        """Closes what is open for good: the next start begins on the welcome page."""
        self.close_library()
        self._session.forget_open()

    def _show_welcome(self) -> None:
        self.focus_mode.leave()
        self.setWindowTitle("Broadsheet")
        self._recent.look()
        self._stack.setCurrentWidget(self.welcome)
        self.top_bar.clear()
        self.top_bar.search_box.clear()
        self.top_bar.search_box.setEnabled(False)
        self.strip.clear()
        self.enable_actions()

    def _folder_chosen(self, folder: str) -> None:
        if folder:
            self.open_folder(folder)
        else:
            self.actions_by_name["openFolder"].trigger()

    def _failed(self, error: Exception) -> None:
        self._recent.look()
        self.say(error)
        self.settled.emit(error)

    # What the panes ask for

    def _search(self, text: str) -> None:
        if self.current is not None:
            self.current.search(text)

    def _search_tag(self, tag: str) -> None:
        if self.current is not None:
            self.current.ask(Query(f"tag:{quoted(tag)} "))
            self.top_bar.search_box.setText(self.current.query.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What list, tree and article have no use for.
        if event.key() == Qt.Key.Key_Escape and self.focus_mode.on:
            self.focus_mode.leave()
            return
        if event.key() == Qt.Key.Key_Escape and self.top_bar.search_box.text():
            self._leave_search(True)
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and press(self.focusWidget()):
            return
        super().keyPressEvent(event)

    def _leave_search(self, ends: bool) -> None:
        if ends:
            self.top_bar.search_box.clear()
        elif self.current is not None:
            self.current.when_found(self._select_first)
        self.panes.list.setFocus()

    def _select_first(self) -> None:
        if self.panes.list.current_row() < 0:
            self.panes.list.select_row(0)

    def _follow_link(self, path: bytes, anchor: str) -> None:
        self._links.jump_when_shown(path, anchor)
        self.show_article_of(path)

    def show_article_of(self, path: bytes) -> None:
        """Shows the article of a file among all articles."""
        if self.current is not None:
            self.top_bar.search_box.clear()
            self.current.go_to_file(path)

    def say(self, what: object) -> None:
        """Tells the reader a sentence, for some seconds, without stopping anything."""
        self.toast.say(told(str(what)))

    def warn(self, sentence: str) -> None:
        """Tells the reader something that must not be missed."""
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(QMessageBox.Icon.Warning, "Broadsheet", "", parent=self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(told(sentence))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def at_rest(self) -> bool:
        """Whether all that was asked for is on show."""
        resting = self.worker.idle
        return resting and (self.current is None or self.current.at_rest())

    def set_size(self, width: int, height: int) -> None:
        """Takes a size that was asked for, also where the window was left maximised."""
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.actions_by_name["fullScreen"].setChecked(False)
        self.resize(width, height)

    def last_folder(self) -> str | None:
        """The library to open where none is named: the one that was open when the program ended."""
        return self._session.last_open()

    def enable_actions(self) -> None:
        """Lets each action be chosen where it can do something."""
        self._handlers.enable()

    def _setting_changed(self, _: object) -> None:
        self.panes.apply_settings(self.settings)
        self.actions_by_name["listAbove"].setChecked(self.settings.text("layout") == "above")

    def _keys_changed(self, keys: KeyBindings) -> None:
        set_keys(self.actions_by_name, keys)
        self.top_bar.set_menu_key(keys.label("openMenu"))
        self.welcome.set_key(keys.label("openFolder"))

    def open_menu(self) -> None:
        """Opens the menu under its button."""
        self.top_bar.menu_button.showMenu()

    def open_recent(self) -> None:
        """Opens the menu of recent folders by itself."""
        self.recent_menu.open_at(self.top_bar.menu_button)

    # The window itself

    def event(self, event: QEvent) -> bool:
        # Space and Return belong to a button that has the focus, whatever they mean elsewhere.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and isinstance(self.focusWidget(), QAbstractButton | QComboBox)
            and event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # What the panes leave to the window.
        sides = {Qt.MouseButton.BackButton: "goBack", Qt.MouseButton.ForwardButton: "goForward"}
        name = sides.get(event.button())
        if name is None:
            super().mousePressEvent(event)
        else:
            self.actions_by_name[name].trigger()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # What comes from a list of ours is open already.
        if event.source() is None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls() if event.source() is None else ():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.open_target(url.toLocalFile())
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toast.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing = True
        sidebar = self.actions_by_name["toggleSidebar"].isChecked()
        self.focus_mode.leave()
        self._session.save_window(self, self.panes.shares, sidebar=sidebar)
        self._let_go()
        self.worker.close()
        super().closeEvent(event)
