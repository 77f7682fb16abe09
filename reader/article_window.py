"""One article in a window of its own, with the keys that it has in the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QToolButton, QVBoxLayout, QWidget

from reader import zoom
from reader.actions import COMMANDS
from reader.article_commands import NEED_ARTICLE, ArticleCommands
from reader.article_view import ArticleView
from reader.icons import icon
from reader.library_links import LibraryLinks
from reader.look_menu import LookMenu
from reader.menus import make_actions, paint_icons, set_keys
from reader.neighbours import Neighbours
from reader.outside import Outside
from reader.picture_commands import PictureCommands
from reader.scale import px
from reader.showing import Showing
from reader.status_strip import StatusStrip
from reader.toast import Toast
from reader.translation import told
from reader.typography import typography

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent

    from library import Flag, Headline, Report
    from reader.key_bindings import KeyBindings
    from reader.open_library import OpenLibrary
    from reader.settings import Settings
    from reader.showing import Shown
    from reader.theme import Theme

_ICON_SIZE = 18
_NEED_ARTICLE_TOO = (
    "toggleRead", "toggleFavourite", "pageOrNextUnread", "nextArticle", "previousArticle",
    "nextUnread", "previousUnread",
)  # fmt: skip
SIZE = QSize(860, 900)
SMALLEST = QSize(360, 280)


class ArticleWindow(QMainWindow):
    """Follows themes, settings, keys and marks as long as it is open; goes with its library."""

    closed = Signal(object)
    quit_wanted = Signal(object)
    """Itself, about to go."""
    article_requested = Signal(object)
    """(the file of another article, an anchor in it or "") that a link leads to."""

    def __init__(
        self,
        library: OpenLibrary,
        settings: Settings,
        keys: KeyBindings,
        theme: Theme,
        number: int,
    ) -> None:
        super().__init__()
        self.setObjectName("articleWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Broadsheet")
        self.setMinimumSize(SMALLEST)
        self.path: bytes | None = None
        """The file of its article."""
        self._library = library
        self._settings = settings
        self._keys = keys
        self._closed = False
        self.view = ArticleView(theme, self)
        self.showing = Showing(
            library.library, self.view, library.worker, settings, library.make_images(),
            f"article window {number}",
        )  # fmt: skip
        # Not the window's: it hears of its last write when that has gone.
        self.showing.setParent(library)
        self._pictures = PictureCommands(
            library.library, self.showing, library.decisions, self.view
        )
        self._pictures.setParent(self)
        self._outside = Outside(self)
        self._article = ArticleCommands(self.view, self._outside, self._on_show)
        self._neighbours = Neighbours(library, self)
        self._calls = self._own_calls() | self._article.calls()
        self.actions_by_name = make_actions(self, keys, self._calls)
        self.links = LibraryLinks(library, self.view, self.showing, self._follow_link, self)
        self._build(library)
        self._connect(library)
        self.apply_theme(theme)
        self._apply_settings("")
        self.enable_actions(None)
        self.view.setFocus()

    def show_article(self, id_: int, path: bytes, marks: Sequence[str]) -> None:
        """Shows the article of a file, by its number, with the words of a search marked in it."""
        self.path = path
        self.showing.show(id_, marks, chosen=True)

    # How it is put together

    def _build(self, library: OpenLibrary) -> None:
        self.menu = QMenu(self)
        before = ""
        for command in COMMANDS:
            if command.name in self.actions_by_name:
                if command.starts_group or command.menu != before:
                    self.menu.addSeparator()
                self.menu.addAction(self.actions_by_name[command.name])
                before = command.menu
        self.menu.addSeparator()
        self.close_action = QAction(self.tr("&Close Window"), self)
        self.close_action.setObjectName("closeWindow")
        self.close_action.triggered.connect(self.close)
        self.menu.addAction(self.close_action)
        self.addAction(self.close_action)
        self.quit_action = QAction(QCoreApplication.translate("Actions", "&Quit"), self)
        self.quit_action.setObjectName("quit")
        self.quit_action.triggered.connect(lambda: self.quit_wanted.emit(self))
        self.menu.addAction(self.quit_action)
        self.addAction(self.quit_action)
        look = LookMenu(self.actions_by_name, self._settings, self)
        self._menu_button = self._button(self.tr("Menu"))
        self._menu_button.setMenu(self.menu)
        self._look_button = self._button(self.tr("Text size and theme"))
        self._look_button.setMenu(look)
        self.bar = QWidget(self)
        self.bar.setObjectName("topBar")
        self.bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self._menu_button)
        row.addStretch(1)
        for name in ("toggleRead", "toggleFavourite"):
            button = self._button("")
            button.setDefaultAction(self.actions_by_name[name])
            row.addWidget(button)
        row.addWidget(self._look_button)
        self.strip = StatusStrip(self)
        self.strip.show_name(library.library.name)
        self.toast = Toast(self)
        column = QWidget(self)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part, share in ((self.bar, 0), (self.view, 1), (self.strip, 0)):
            layout.addWidget(part, share)
        self.setCentralWidget(column)

    def _button(self, words: str) -> QToolButton:
        button = QToolButton(self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _connect(self, library: OpenLibrary) -> None:
        for action in self.actions_by_name.values():
            action.triggered.connect(self._act)
        self.showing.changed.connect(self._changed)
        self.showing.failed.connect(library.failed)
        self.showing.images.held_back.connect(self.enable_actions)
        self.showing.reading.was_read.connect(self._was_read)
        library.marking.changed.connect(self.showing.marked)
        library.marking.steps_changed.connect(self.enable_actions)
        library.refreshed.connect(self._refreshed)
        library.closing.connect(self._library_closing)
        self._settings.changed.connect(self._apply_settings)
        self._keys.changed.connect(self._apply_keys)
        self._apply_keys(self._keys)
        self.view.link_activated.connect(self._outside.open_address)
        self.view.outline.changed.connect(self.enable_actions)
        self.view.link_hovered.connect(self.strip.show_link)
        for said in (self.view.said, self._article.said, self._pictures.said):
            said.connect(self.say)

    def apply_theme(self, theme: Theme) -> None:
        """Paints everything in the colours of a theme."""
        paint_icons(self.actions_by_name, theme)
        self.actions_by_name["toggleRead"].setIcon(icon("unread", theme.muted, px(_ICON_SIZE)))
        self.actions_by_name["toggleRead"].setIconVisibleInMenu(False)
        self._menu_button.setIcon(icon("menu", theme.muted, px(_ICON_SIZE)))
        self._look_button.setIcon(icon("text-size", theme.muted, px(_ICON_SIZE)))
        self.view.apply_theme(theme)

    def _apply_settings(self, _: str) -> None:
        self.view.set_look(self._settings.number("zoom"), typography(self._settings))
        self.view.outline.set_wanted(self._settings.text("outline"))

    def _apply_keys(self, keys: KeyBindings) -> None:
        set_keys(self.actions_by_name, keys)
        self.close_action.setShortcuts(keys.sequences("closeLibrary"))
        self.quit_action.setShortcuts(keys.sequences("quit"))

    # What its actions do

    def _own_calls(self) -> dict[str, Callable[[], object]]:
        settings, marking = self._settings, self._library.marking
        return {
            "toggleRead": lambda: self._toggle("read"),
            "toggleFavourite": lambda: self._toggle("favourite"),
            "undo": marking.undo,
            "redo": marking.redo,
            "loadImages": self.showing.images.load,
            "convertHan": self.showing.turn_characters,
            "viewImages": self._pictures.open_first,
            "zoomIn": lambda: settings.set("zoom", zoom.larger(settings.number("zoom"))),
            "zoomOut": lambda: settings.set("zoom", zoom.smaller(settings.number("zoom"))),
            "zoomReset": lambda: settings.set("zoom", 100),
            "toggleOutline": self._toggle_outline,
            "fullScreen": self._full_screen,
            "nextArticle": lambda: self._neighbours.step(1),
            "previousArticle": lambda: self._neighbours.step(-1),
            "nextUnread": lambda: self._neighbours.go_unread(1),
            "previousUnread": lambda: self._neighbours.go_unread(-1),
            "pageOrNextUnread": self._page_or_next,
        }

    def _act(self, _checked: bool) -> None:
        self._calls[self.sender().objectName()]()

    def _on_show(self) -> tuple[Shown, str] | None:
        shown = self.showing.shown
        return (shown, self._library.library.folder) if shown else None

    def _toggle(self, flag: Flag) -> None:
        if self.path is not None:
            self._library.marking.toggle([self.path], flag)

    def _page_or_next(self) -> None:
        if not self.view.scroll_page(True):
            self.showing.reading.moved_on()
            self._neighbours.go_unread(1)

    def _toggle_outline(self) -> None:
        shown = self.view.outline.isVisible()
        self._settings.set("outline", "never" if shown else "always")

    def _full_screen(self) -> None:
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def enable_actions(self, _: object) -> None:
        """Lets each action be chosen where it can do something."""
        actions, shown = self.actions_by_name, self.showing.shown
        for name in (*NEED_ARTICLE, *_NEED_ARTICLE_TOO):
            actions[name].setEnabled(shown is not None)
        images, marking = self.showing.images, self._library.marking
        actions["loadImages"].setEnabled(images.can_load)
        actions["viewImages"].setEnabled(bool(images.addresses))
        actions["undo"].setEnabled(marking.can_undo)
        actions["redo"].setEnabled(marking.can_redo)
        actions["toggleOutline"].setEnabled(self.view.outline.useful)
        actions["toggleOutline"].setChecked(not self.view.outline.isHidden())
        actions["fullScreen"].setChecked(self.isFullScreen())

    @property
    def is_open(self) -> bool:
        """Whether it has not been closed."""
        return not self._closed

    def say(self, what: object) -> None:
        """Tells the reader a sentence, for some seconds."""
        self.toast.say(told(str(what)))

    # What it hears

    def _changed(self, shown: Shown | None) -> None:
        if shown is not None:
            self.setWindowTitle(f"{' '.join(shown.headline.title.split())} — Broadsheet")
        self.enable_actions(shown)

    def _was_read(self, path: bytes) -> None:
        self._library.marking.mark([path], "read", True)

    def _refreshed(self, report: Report | None) -> None:
        """Files may have changed, or have other numbers: an article that has gone stays on show."""
        path = self.path
        if path is None or report is None or self.showing.shown is None:
            return
        if not (report.added or report.changed or report.moved or report.removed):
            return

        def look() -> Headline | None:
            id_ = files.id_of(path)
            return next(iter(files.headlines([id_])), None) if id_ is not None else None

        def found(now: Headline | None) -> None:
            if now is None or self._closed or self.path != path:
                return
            other = now.id != self.showing.id or now.path != path
            self.path = now.path  # its file may have moved
            self.showing.renumber(now.id)
            if other or report.changed:
                self.showing.again()

        files = self._library.library
        self._library.worker.run(f"{self.objectName()} {id(self)}", look, found)

    def _follow_link(self, path: bytes, anchor: str) -> None:
        self.article_requested.emit((path, anchor))

    def _library_closing(self, _: object) -> None:
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What the article and its find bar leave.
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.toast.place()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._closed:
            self._closed = True
            self.closed.emit(self)
            self._pictures.let_go()
            self.showing.let_go()
            # After the position, of which a failure is told by it.
            showing = self.showing
            self._library.worker.run_in_order(lambda: None, lambda _: showing.deleteLater())
        super().closeEvent(event)
