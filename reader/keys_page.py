"""The page of the settings where keys are chosen."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.actions import COMMANDS, MENUS
from reader.key_bindings import native, normal
from reader.scale import px
from reader.translation import translated, without_mnemonic

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.key_bindings import Chosen, KeyBindings

_NAME = Qt.ItemDataRole.UserRole


class KeysPage(QWidget):
    """Every action with its keys, by menu; those of the chosen one can be changed below."""

    def __init__(self, keys: KeyBindings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keysPage")
        self._bindings = keys
        self._rows: dict[str, QTreeWidgetItem] = {}
        self._headings: list[QTreeWidgetItem] = []
        self._chip_buttons: list[QPushButton] = []
        self._before: Chosen | None = None
        self.table = QTreeWidget(self)
        self.table.setObjectName("keysTable")
        self.table.setAccessibleName(self.tr("Actions and their keys"))
        self.table.setColumnCount(2)
        self.table.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.table.setRootIsDecorated(False)
        self.table.setIndentation(12)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.header().setSectionsMovable(False)
        self._fill()
        self.table.currentItemChanged.connect(self._choose)
        self.table.itemActivated.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.table, 1)
        column.addLayout(self._editor())
        column.addWidget(self._said)
        column.addLayout(self._resets())
        keys.changed.connect(self._show_keys)
        self._show_keys(keys)
        self.table.setCurrentItem(self._rows[COMMANDS[0].name])

    def _fill(self) -> None:
        for menu, title in MENUS:
            heading = QTreeWidgetItem(self.table, [without_mnemonic(translated("Actions", title))])
            self._headings.append(heading)
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = self.table.font()
            font.setBold(True)
            heading.setFont(0, font)
            for command in COMMANDS:
                if command.menu == menu:
                    row = QTreeWidgetItem(heading, [self._bindings.title(command.name)])
                    row.setData(0, _NAME, command.name)
                    self._rows[command.name] = row
        self.table.expandAll()
        self.table.setItemsExpandable(False)

    def _editor(self) -> QHBoxLayout:
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(4)
        self.field = QKeySequenceEdit(self)
        self.field.setObjectName("keyField")
        self.field.setMaximumSequenceLength(1)
        self.field.setAccessibleName(self.tr("Press a key to add it"))
        self.field.setFixedWidth(px(170))
        self.field.keySequenceChanged.connect(self._struck)
        self._said = QLabel(self)
        self._said.setObjectName("keysSaid")
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self._said.setAlignment(Qt.AlignmentFlag.AlignTop)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._title)
        row.addLayout(self._chips)
        row.addStretch(1)
        row.addWidget(self.field)
        return row

    def _resets(self) -> QHBoxLayout:
        self._reset = self._button("resetKey", self.tr("Reset This Action"), self._reset_one)
        self._all = self._button("resetKeys", self.tr("Reset All"), self._reset_all)
        self._undo = self._button("undoResetKeys", self.tr("Undo"), self._take_back)
        self._undo.hide()
        row = QHBoxLayout()
        row.addWidget(self._reset)
        row.addStretch(1)
        row.addWidget(self._undo)
        row.addWidget(self._all)
        return row

    def _button(self, name: str, words: str, call: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _: call())
        return button

    def filter(self, text: str) -> bool:
        """Shows the actions with these words in their name, or with this key; whether any is."""
        words, key = text.strip().lower(), normal(text.strip())
        for name, row in self._rows.items():
            found = words in f"{row.text(0)} {row.text(1)}".lower()
            row.setHidden(not (found or (bool(key) and key in self._bindings.keys(name))))
        shown = [row for row in self._rows.values() if not row.isHidden()]
        for heading in self._headings:
            heading.setHidden(all(row.parent() is not heading for row in shown))
        holder = next(
            (row for name, row in self._rows.items() if key in self._bindings.keys(name)), None
        )
        current = self.table.currentItem()
        if key and holder is not None:
            self.table.setCurrentItem(holder)
        elif shown and (current is None or current.isHidden()):
            self.table.setCurrentItem(shown[0])
        return bool(shown)

    @property
    def name(self) -> str:
        """The action that is chosen."""
        item = self.table.currentItem()
        return str(item.data(0, _NAME)) if item else COMMANDS[0].name

    def _choose(self, item: QTreeWidgetItem | None, before: QTreeWidgetItem | None) -> None:
        if item is None or item.data(0, _NAME) is None:
            if before is not None:
                self.table.setCurrentItem(before)
            return
        self._say("")
        self._show_chosen()

    def _take(self, _: QTreeWidgetItem, _column: int) -> None:
        self.field.setFocus()

    def _show_keys(self, _: object) -> None:
        for name, row in self._rows.items():
            row.setText(1, self.tr(", ").join(map(native, self._bindings.keys(name))))
            font = row.font(1)
            font.setItalic(self._bindings.is_changed(name))
            row.setFont(1, font)
        if self.table.currentItem() is not None:
            self._show_chosen()

    def _show_chosen(self) -> None:
        name = self.name
        self._title.setText(self._bindings.title(name))
        for chip in self._chip_buttons:
            chip.hide()
            chip.deleteLater()
        self._chip_buttons = []
        for key in self._bindings.keys(name):
            words = self.tr("Take {key} away from “{action}”")
            chip = self._button("keyChip", f"{native(key)}  ×", partial(self._remove, key))
            self._chip_buttons.append(chip)
            chip.setToolTip(words.format(key=native(key), action=self._bindings.title(name)))
            chip.setAccessibleName(chip.toolTip())
            self._chips.addWidget(chip)
            chip.show()
        self._reset.setEnabled(self._bindings.is_changed(name))
        self._all.setEnabled(self._bindings.is_changed())

    def _struck(self, struck: QKeySequence) -> None:
        if struck.isEmpty():
            return
        self.field.clear()
        key = struck.toString(QKeySequence.SequenceFormat.PortableText)
        refusal = self._bindings.add(self.name, key)
        words = self.tr("{key} means “{action}” now.")
        self._say(
            refusal or words.format(key=native(normal(key)), action=self._bindings.title(self.name))
        )

    def _remove(self, key: str) -> None:
        self._bindings.remove(self.name, key)
        words = self.tr("{} means nothing now.")
        self._say(words.format(native(key)))
        self.field.setFocus()

    def _reset_one(self) -> None:
        self._say(self._bindings.reset(self.name))
        self.field.setFocus()

    def _reset_all(self) -> None:
        before = self._bindings.reset_all()
        self._say(self.tr("All keys are as they were at first."))
        self._before = before
        self._undo.show()
        self._undo.setFocus()

    def _take_back(self) -> None:
        if self._before is not None:
            self._bindings.restore(self._before)
        self._say("")
        self.table.setFocus()

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._before = None
        self._undo.hide()
