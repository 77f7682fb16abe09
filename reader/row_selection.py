"""A table of very many rows that are chosen as ranges: Qt's own ways go through each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView


def set_up(table: QTableView) -> None:
    """Makes a table look and act as a list of one column, in which whole rows are chosen."""
    table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setMouseTracking(True)
    table.setTabKeyNavigation(False)
    table.setCornerButtonEnabled(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.horizontalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)


def selected(table: QTableView) -> list[range]:
    """The chosen rows from top to bottom."""
    # Asking for every row takes half a minute at a million.
    chosen = table.selectionModel().selection()
    parts = (chosen.at(at) for at in range(chosen.count()))
    return [range(top, end + 1) for top, end in sorted((p.top(), p.bottom()) for p in parts)]


def select_all(table: QTableView) -> None:
    """Chooses every row as one range: Qt's own way takes seconds at a million rows."""
    model = table.model()
    last = model.rowCount() - 1
    if last >= 0:
        everything = QItemSelection(model.index(0, 0), model.index(last, 0))
        choose = QItemSelectionModel.SelectionFlag.ClearAndSelect
        table.selectionModel().select(everything, choose)
