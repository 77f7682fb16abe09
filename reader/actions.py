"""One table of actions: name, words, keys, icon, menu; menus, toolbar and key list come from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from reader.icons import icon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenu, QWidget

    from reader.theme import Theme


@dataclass(frozen=True, slots=True)
class Command:
    """An action. Single keys need no care here: a text field that has the focus keeps them."""

    name: str
    menu: str
    words: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    needs_library: bool = True
    starts_group: bool = False


MENUS = (
    ("file", QT_TRANSLATE_NOOP("Actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("Actions", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("Actions", "&View")),
    ("go", QT_TRANSLATE_NOOP("Actions", "&Go")),
    ("article", QT_TRANSLATE_NOOP("Actions", "&Article")),
    ("tools", QT_TRANSLATE_NOOP("Actions", "&Tools")),
    ("help", QT_TRANSLATE_NOOP("Actions", "&Help")),
)

_N = QT_TRANSLATE_NOOP
COMMANDS = (
    Command("openFolder", "file", _N("Actions", "&Open Folder…"), ("Ctrl+O",), "folder",
            needs_library=False),
    Command("reload", "file", _N("Actions", "&Reload"), ("F5",), "refresh"),
    Command("closeLibrary", "file", _N("Actions", "&Close Library"), ("Ctrl+W",)),
    Command("quit", "file", _N("Actions", "&Quit"), ("Ctrl+Q",), needs_library=False,
            starts_group=True),
    Command("undo", "edit", _N("Actions", "&Undo"), ("Ctrl+Z",), "undo"),
    Command("redo", "edit", _N("Actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    Command("searchLibrary", "edit", _N("Actions", "&Search the Library"),
            ("/", "Ctrl+Shift+F"), "search", starts_group=True),
    Command("findInArticle", "edit", _N("Actions", "&Find in Article…"), ("Ctrl+F",)),
    Command("preferences", "edit", _N("Actions", "Se&ttings…"), ("Ctrl+,",), "settings",
            needs_library=False, starts_group=True),
    Command("unreadOnly", "view", _N("Actions", "&Unread Only"), ("U",), "unread",
            checkable=True),
    Command("toggleSidebar", "view", _N("Actions", "&Sidebar"), ("F9",), "sidebar",
            checkable=True),
    Command("zoomIn", "view", _N("Actions", "&Larger Text"), ("Ctrl++", "Ctrl+="),
            needs_library=False, starts_group=True),
    Command("zoomOut", "view", _N("Actions", "&Smaller Text"), ("Ctrl+-",), needs_library=False),
    Command("zoomReset", "view", _N("Actions", "&Normal Text Size"), ("Ctrl+0",),
            needs_library=False),
    Command("openMenu", "view", _N("Actions", "Open the &Menu"), ("F10",), needs_library=False),
    Command("fullScreen", "view", _N("Actions", "F&ull Screen"), ("F11",), checkable=True,
            needs_library=False, starts_group=True),
    Command("nextArticle", "go", _N("Actions", "&Next Article"), ("J",)),
    Command("previousArticle", "go", _N("Actions", "&Previous Article"), ("K",)),
    Command("nextUnread", "go", _N("Actions", "Next &Unread"), ("N",), starts_group=True),
    Command("previousUnread", "go", _N("Actions", "P&revious Unread"), ("P",)),
    Command("pageOrNextUnread", "go", _N("Actions", "Page &Down, Then Next Unread"), ("Space",)),
    Command("pageBack", "go", _N("Actions", "Page &Back"), ("Shift+Space",)),
    Command("nextCategory", "go", _N("Actions", "Next &Category"), ("Shift+N",),
            starts_group=True),
    Command("previousCategory", "go", _N("Actions", "Previous C&ategory"), ("Shift+P",)),
    Command("showAll", "go", _N("Actions", "A&ll Articles"), ("Ctrl+1",), "home",
            starts_group=True),
    Command("toggleRead", "article", _N("Actions", "&Read or Unread"), ("M",)),
    Command("toggleFavourite", "article", _N("Actions", "&Favourite"), ("S",), "favourite"),
    Command("markAllRead", "article", _N("Actions", "Mark &All Read"), ("Shift+A",), "check"),
    Command("openOriginal", "article", _N("Actions", "&Open Original in Browser"), ("V",),
            "external", starts_group=True),
    Command("copyLink", "article", _N("Actions", "&Copy Link"), ("Ctrl+Shift+C",)),
    Command("revealFile", "article", _N("Actions", "&Show File in Folder"), ("Ctrl+Shift+R",)),
    Command("showProblems", "tools", _N("Actions", "&Problems"), ("Ctrl+Shift+P",), "problems"),
    Command("rebuildIndex", "tools", _N("Actions", "Re&build Index")),
    Command("showSample", "help", _N("Actions", "Open the &Guide"), needs_library=False),
    Command("showShortcuts", "help", _N("Actions", "&Keyboard Shortcuts"), ("?", "F1"),
            needs_library=False),
    Command("about", "help", _N("Actions", "&About Broadsheet"), needs_library=False,
            starts_group=True),
)  # fmt: skip


def translate(words: str) -> str:
    """Words of the table in the reader's language, with the `&` that marks a menu key."""
    return QCoreApplication.translate("Actions", words)


def make_actions(window: QWidget) -> dict[str, QAction]:
    """An action for each command, listening in the whole window even where its menu is hidden."""
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(translate(command.words), window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checkable)
        window.addAction(action)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        plain = action.text().replace("&", "")
        action.setToolTip(f"{plain} ({keys})" if keys else plain)
        actions[command.name] = action
    return actions


def paint_icons(actions: Mapping[str, QAction], theme: Theme) -> None:
    """Draws the icons in the theme's colours, for the toolbar; menus stay calm without them."""
    for command in COMMANDS:
        if command.icon:
            actions[command.name].setIcon(icon(command.icon, theme.muted, 18))
            actions[command.name].setIconVisibleInMenu(False)


def fill_menus(menus: Mapping[str, QMenu], actions: Mapping[str, QAction]) -> None:
    """Puts every action in its menu, in the order of the table."""
    for command in COMMANDS:
        menu = menus[command.menu]
        if command.starts_group:
            menu.addSeparator()
        menu.addAction(actions[command.name])
