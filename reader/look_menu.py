"""The menu under "Aa": the size of the text, the theme, and how articles and their list are set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from reader.settings import SETTINGS, TYPE_SETTINGS
from reader.translation import translated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from reader.settings import Setting, Settings

_SIZES = ("zoomIn", "zoomOut", "zoomReset")
_BELOW = ("typeface", "line_height", "measure", "edges", "density")
"""Settings that have a menu of their own."""


class LookMenu(QMenu):
    """Each choice takes effect at once; the one that is on is checked, wherever it was made."""

    def __init__(self, actions: Mapping[str, QAction], settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lookMenu")
        self._settings = settings
        self._groups: dict[str, QActionGroup] = {}
        for name in _SIZES:
            self.addAction(actions[name])
        self.addSeparator()
        table = {setting.key: setting for setting in SETTINGS}
        self._add_choices(self, table["theme"])
        self.addSeparator()
        for key in _BELOW:
            menu = self.addMenu(translated("Settings", table[key].words))
            self._add_choices(menu, table[key])
        self.addSeparator()
        reset = self.addAction(self.tr("&Reset Text"))
        reset.setObjectName("resetText")
        reset.triggered.connect(self._reset)
        self.aboutToShow.connect(self._show_chosen)

    def _add_choices(self, menu: QMenu, setting: Setting) -> None:
        self._groups[setting.key] = group = QActionGroup(self)
        group.setObjectName(setting.key)
        for choice in setting.choices:
            action = menu.addAction(translated("Settings", choice.words))
            action.setCheckable(True)
            action.setData(choice.value)
            group.addAction(action)
        group.triggered.connect(self._chosen)

    def _chosen(self, action: QAction) -> None:
        self._settings.set(action.actionGroup().objectName(), action.data())

    def _reset(self, _checked: bool) -> None:
        self._settings.reset(TYPE_SETTINGS)

    def _show_chosen(self) -> None:
        for key, group in self._groups.items():
            for action in group.actions():
                action.setChecked(action.data() == self._settings.text(key))
