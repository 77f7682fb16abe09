"""The actions of the table as Qt's own: in their menus, with their icons and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from reader.actions import COMMANDS, MENUS
from reader.icons import icon
from reader.key_bindings import native
from reader.look_menu import LookMenu
from reader.recent_folders import RecentMenu
from reader.scale import px
from reader.translation import translated, without_mnemonic

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from PySide6.QtWidgets import QMainWindow, QWidget

    from reader.key_bindings import KeyBindings
    from reader.settings import Settings
    from reader.theme import Theme


def make_actions(
    window: QWidget, keys: KeyBindings, only: Collection[str] | None = None
) -> dict[str, QAction]:
    """An action for each command, or for some of them by name, listening in the whole window even
    where its menu is hidden."""
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        if only is not None and command.name not in only:
            continue
        action = QAction(translated("Actions", command.words), window)
        action.setObjectName(command.name)
        action.setCheckable(command.checkable)
        if command.in_tree:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
            window.addAction(action)
        actions[command.name] = action
    set_keys(actions, keys)
    return actions


def set_keys(actions: Mapping[str, QAction], keys: KeyBindings) -> None:
    """Gives every action the keys that it has by now; its tooltip names the first."""
    for name, action in actions.items():
        action.setShortcuts(keys.sequences(name))
        plain = without_mnemonic(action.text())
        mine = keys.keys(name)
        action.setToolTip(f"{plain} ({native(mine[0])})" if mine else plain)


def paint_icons(actions: Mapping[str, QAction], theme: Theme) -> None:
    """Draws the icons in the theme's colours, for the toolbar; menus stay calm without them."""
    for command in COMMANDS:
        if command.icon and command.name in actions:
            actions[command.name].setIcon(icon(command.icon, theme.muted, px(18)))
            actions[command.name].setIconVisibleInMenu(False)


def fill_menus(menus: Mapping[str, QMenu], actions: Mapping[str, QAction]) -> None:
    """Puts every action in its menu, in the order of the table."""
    for command in COMMANDS:
        menu = menus[command.menu]
        if command.starts_group:
            menu.addSeparator()
        menu.addAction(actions[command.name])


class Menus(QObject):
    """The menus of a window: `all` holds every one, `look` what the top bar offers beside it."""

    def __init__(
        self, window: QMainWindow, actions: Mapping[str, QAction], settings: Settings
    ) -> None:
        super().__init__(window)
        self.all = QMenu(window)
        self.recent = RecentMenu(window)
        self.look = LookMenu(actions, settings, window)
        menus: dict[str, QMenu] = {}
        for name, title in MENUS:
            menus[name] = QMenu(translated("Actions", title), window)
            self.all.addMenu(menus[name])
            window.menuBar().addMenu(menus[name])
        actions["openRecent"].setMenu(self.recent)
        actions["look"].setMenu(self.look)
        fill_menus(menus, actions)
        # The button at the top left opens the same menus; a bar of its own only where the system
        # draws it outside the window.
        window.menuBar().setVisible(window.menuBar().isNativeMenuBar())
        self._made = (self.all, self.recent, self.look, *menus.values())

    def let_go(self) -> None:
        """Makes room for others in their place."""
        for menu in self._made:
            menu.deleteLater()
        self.deleteLater()
