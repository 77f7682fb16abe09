"""Keys that mean the same in several panes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QToolButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget


SIDE_BUTTONS = (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton)
"""Of a mouse: the window goes back and forward with them, wherever they are pressed."""


def sideways(event: QKeyEvent) -> int:
    """-1 for the arrow to the left alone, 1 for that to the right, 0 for any other key."""
    # The arrows of some keyboards count as those of the keypad.
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return 0
    if event.key() == Qt.Key.Key_Left:
        return -1
    return int(event.key() == Qt.Key.Key_Right)


def press(button: QWidget | None) -> bool:
    """Presses what has the focus if it is a button: outside dialogs it has no use for Return."""
    if isinstance(button, QToolButton) and button.menu() is not None:
        button.showMenu()
    elif isinstance(button, QAbstractButton):
        button.click()
    else:
        return False
    return True
