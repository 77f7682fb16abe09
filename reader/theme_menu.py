"""The themes in a menu, beside the size of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup

from reader.settings import SETTINGS
from reader.translation import translated

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from reader.settings import Settings


def add_themes(menu: QMenu, settings: Settings) -> None:
    """Adds the themes to choose from; the one that is on is checked, wherever it was chosen."""
    menu.addSeparator()
    group = QActionGroup(menu)
    choices = next(setting.choices for setting in SETTINGS if setting.key == "theme")
    for choice in choices:
        action = menu.addAction(translated("Settings", choice.words))
        action.setCheckable(True)
        action.setData(choice.value)
        group.addAction(action)

    def chosen(action: QAction) -> None:
        settings.set("theme", action.data())

    def show_chosen() -> None:
        for action in group.actions():
            action.setChecked(action.data() == settings.text("theme"))

    group.triggered.connect(chosen)
    menu.aboutToShow.connect(show_chosen)
