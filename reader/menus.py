"""The actions of the table as Qt's own, in their menus, with their icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from reader.actions import COMMANDS
from reader.icons import icon
from reader.translation import translated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenu, QWidget

    from reader.theme import Theme


def make_actions(window: QWidget) -> dict[str, QAction]:
    """An action for each command, listening in the whole window even where its menu is hidden."""
    actions: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(translated("Actions", command.words), window)
        action.setObjectName(command.name)
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setCheckable(command.checkable)
        if command.in_tree:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        else:
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
