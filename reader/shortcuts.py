"""The list of keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.actions import COMMANDS, MENUS
from reader.scale import room
from reader.translation import translated, without_mnemonic

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction


class Shortcuts(QDialog):
    """Every action that has a key, by menu, with a field to find one."""

    change_wanted = Signal(object)
    """The reader wants other keys."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcuts")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard Shortcuts"))
        self._rows: list[tuple[str, tuple[QWidget, ...]]] = []
        self._titles: list[tuple[QWidget, list[QWidget]]] = []
        self._find = QLineEdit(self)
        self._find.setPlaceholderText(self.tr("Find a key or an action"))
        self._find.setAccessibleName(self._find.placeholderText())
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._filter)
        page = QWidget(self)
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for menu, title in MENUS:
            self._add_menu(grid, menu, translated("Actions", title), actions)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea(self)
        area.setObjectName("shortcutsArea")
        area.setAccessibleName(self.windowTitle())
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        change = buttons.addButton(self.tr("Change Keys…"), QDialogButtonBox.ButtonRole.ActionRole)
        change.setObjectName("changeKeys")
        change.clicked.connect(self._change)
        layout = QVBoxLayout(self)
        layout.addWidget(self._find)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)
        self.resize(room(520, 620))
        self._find.setFocus()

    def _change(self) -> None:
        self.close()
        self.change_wanted.emit(self)

    def _add_menu(
        self, grid: QGridLayout, menu: str, title: str, actions: Mapping[str, QAction]
    ) -> None:
        heading = QLabel(without_mnemonic(title), self)
        heading.setProperty("role", "heading")
        grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
        names: list[QWidget] = []
        for command in COMMANDS:
            action = actions[command.name]
            keys = [
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            ]
            if command.menu != menu or not keys:
                continue
            words = without_mnemonic(action.text())
            name, key = QLabel(words, self), QLabel(self.tr(", ").join(keys), self)
            row = grid.rowCount()
            grid.addWidget(name, row, 0)
            grid.addWidget(key, row, 1)
            names.append(name)
            self._rows.append((f"{words} {' '.join(keys)}".lower(), (name, key)))
        self._titles.append((heading, names))

    def _filter(self, text: str) -> None:
        for words, widgets in self._rows:
            for widget in widgets:
                widget.setVisible(text.lower() in words)
        for heading, names in self._titles:
            heading.setVisible(any(not name.isHidden() for name in names))
