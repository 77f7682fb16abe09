"""The line above the article list: its order, and how many are shown of how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from reader import words
from reader.scale import px
from reader.translation import QT_TRANSLATE_NOOP, translated

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from library import Order

WIDEST_SCOPE = 150
_ORDERS: tuple[tuple[Order, str], ...] = (
    ("newest", QT_TRANSLATE_NOOP("ListHeader", "Newest first")),
    ("oldest", QT_TRANSLATE_NOOP("ListHeader", "Oldest first")),
    ("title", QT_TRANSLATE_NOOP("ListHeader", "By title")),
    ("source", QT_TRANSLATE_NOOP("ListHeader", "By source")),
    ("relevance", QT_TRANSLATE_NOOP("ListHeader", "Best match first")),
)


class ListHeader(QWidget):
    """Lets the reader choose an order."""

    order_changed = Signal(object)
    scope_clicked = Signal(object)
    """A search is asked of the whole library, or again of the one place only."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("listHeader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        menu = QMenu(self)
        group = QActionGroup(self)
        self._actions = {}
        for order, label in _ORDERS:
            action = menu.addAction(translated("ListHeader", label))
            action.setCheckable(True)
            action.setData(order)
            group.addAction(action)
            self._actions[order] = action
        group.triggered.connect(self._choose)
        menu.aboutToShow.connect(lambda: menu.setActiveAction(group.checkedAction()))
        self._button = QToolButton(self)
        self._button.setObjectName("orderButton")
        self._button.setMenu(menu)
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._button.setToolTip(self.tr("Order of the list"))
        self.scope = QPushButton(self)
        self.scope.setObjectName("scopeButton")
        self.scope.setProperty("role", "link")
        self.scope.clicked.connect(lambda: self.scope_clicked.emit(self))
        self._counts = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 14, 0)
        row.addWidget(self._button)
        row.addStretch(1)
        row.addWidget(self.scope)
        row.addWidget(self._counts)
        self.set_order("newest")
        self.set_scope("", "")

    def set_order(self, order: Order) -> None:
        """Shows an order without telling anybody."""
        action = self._actions.get(order) or self._actions["newest"]
        action.setChecked(True)
        self._button.setText(f"{action.text()} ▾")

    def set_scope(self, label: str, tip: str) -> None:
        """Offers to look elsewhere; "" where there is no other place to look."""
        room = self.scope.fontMetrics().elidedText(
            label, Qt.TextElideMode.ElideRight, px(WIDEST_SCOPE)
        )
        self.scope.setText(room.replace("&", "&&"))
        self.scope.setToolTip(words.plain_tip(tip) if tip else "")
        self.scope.setAccessibleName(tip)
        self.scope.setEnabled(bool(label))
        self.scope.setVisible(bool(label))

    def set_counts(self, hits: int, total: int, *, more: bool = False) -> None:
        """How many articles the list holds, out of how many that stand here; `more` says that the
        rest is on its way."""
        shown = f"{words.number(hits)}{'+' * more}"
        if hits >= total:  # what was unmarked just now stays in the list
            self._counts.setText(shown)
        else:
            of = self.tr("{hits} of {total}")
            self._counts.setText(of.format(hits=shown, total=words.number(total)))

    def _choose(self, action: QAction) -> None:
        order: Order = action.data()
        self.set_order(order)
        self.order_changed.emit(order)
