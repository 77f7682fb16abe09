"""The strip above the panes: menu, where one is, the most used actions, the search box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from reader.icons import icon
from reader.scale import px
from reader.search_box import SearchBox
from reader.words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction, QResizeEvent

    from reader.theme import Theme

_ICONS = {"menuButton": "menu", "textSizeButton": "text-size"}
"""Of the buttons that open a menu; the others show their action's icon."""
_ICON_SIZE = 18


class ElidedLabel(QLabel):
    """A line of plain text that ends in an ellipsis where it does not fit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        metrics = self.fontMetrics()
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), words)


class TopBar(QWidget):
    """The strip; the window gives it actions and menus, and tells it what is shown."""

    def __init__(
        self, actions: Mapping[str, QAction], menu: QMenu, sizes: QMenu, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._menu_buttons: dict[str, QToolButton] = {}
        self._path = ElidedLabel(self)
        self._path.setObjectName("topPath")
        self._numbers = ElidedLabel(self)
        self._numbers.setObjectName("topNumbers")
        self.search_box = SearchBox(self)

        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(4)
        self.menu_button = self._menu_button("menuButton", menu, self.tr("Menu"))
        row.addWidget(self.menu_button)
        row.addWidget(self._action_button("showAll", actions))
        row.addSpacing(8)
        row.addWidget(self._path)
        row.addSpacing(8)
        row.addWidget(self._numbers)
        row.addSpacing(24)
        for name in ("markAllRead", "unreadOnly", "toggleFavourite"):
            row.addWidget(self._action_button(name, actions))
        row.addWidget(self._menu_button("textSizeButton", sizes, self.tr("Text and theme")))
        row.addSpacing(16)
        row.addStretch(1)
        row.addWidget(self.search_box, 4)

    def set_menu_key(self, label: str) -> None:
        """Which key opens the menu."""
        self.menu_button.setToolTip(self.tr("Menu ({})").format(label))

    def _make_room(self) -> None:
        """Where there is not room for both, the numbers go before the name does."""
        others = self._row.minimumSize().width() - self._path.minimumSizeHint().width()
        if not self._numbers.isHidden():
            others -= self._numbers.minimumSizeHint().width()
        both = self._path.sizeHint().width() + self._numbers.sizeHint().width()
        self._numbers.setVisible(others + both <= self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def show_place(self, name: str, numbers: str) -> None:
        """Says where one is, and how many articles there are."""
        self._path.setText(name)
        self._path.setToolTip(plain_tip(name))
        self._numbers.setText(numbers)
        self._make_room()

    def clear(self) -> None:
        """Nothing is open."""
        self._path.clear()
        self._numbers.clear()
        self.search_box.set_answer("")

    def apply_theme(self, theme: Theme) -> None:
        """Draws the icons in the theme's colours."""
        for name, button in self._menu_buttons.items():
            button.setIcon(icon(_ICONS[name], theme.muted, px(_ICON_SIZE)))
        self.search_box.apply_theme(theme)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        return button

    def _action_button(self, name: str, actions: Mapping[str, QAction]) -> QToolButton:
        button = self._button(f"{name}Button")
        button.setDefaultAction(actions[name])
        return button

    def _menu_button(self, name: str, menu: QMenu, words: str) -> QToolButton:
        button = self._button(name)
        self._menu_buttons[name] = button
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button
