"""The article alone in the window, and everything else back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray
    from PySide6.QtWidgets import QWidget

    from reader.main_window import MainWindow

_ENDS = (
    "searchLibrary", "saveSearch", "renameSearch", "toggleScope", "showProblems", "showAll",
    "nextCategory", "previousCategory", "toggleSidebar", "listAbove", "openMenu", "openRecent",
    "closeLibrary", "showSample",
)  # fmt: skip
"""Actions that are of no use while their part of the window is hidden."""


class FocusMode(QObject):
    """Hides and shows the parts around the article; all keys that need none of them go on."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._shares: dict[str, QByteArray] = {}
        self._focus: QWidget | None = None
        self.on = False

    def toggle(self) -> None:
        """Enters it, or leaves it."""
        if self.on:
            self.leave()
        else:
            self._enter()

    def before(self, name: str) -> None:
        """An action is about to be done."""
        if self.on and name in _ENDS:
            self.leave()
            if name == "toggleSidebar":  # who asks for it wants to see it
                self._window.actions_by_name[name].setChecked(True)

    def _enter(self) -> None:
        window, panes = self._window, self._window.panes
        self.on = True
        self._shares, self._focus = panes.shares, window.focusWidget()
        for part in (window.top_bar, window.strip, panes.tree, panes.column):
            part.hide()
        panes.view.setFocus()
        window.actions_by_name["focusMode"].setChecked(True)
        window.say(self.tr("Only the article is shown. Esc shows the rest again."))

    def leave(self) -> None:
        """Shows everything again, where it was on show before."""
        window, panes = self._window, self._window.panes
        window.actions_by_name["focusMode"].setChecked(False)
        if not self.on:
            return
        self.on = False
        for part in (window.top_bar, window.strip, panes.column):
            part.show()
        panes.tree.setVisible(window.actions_by_name["toggleSidebar"].isChecked())
        panes.set_shares(self._shares)
        focus, self._focus = self._focus, None
        if focus is not None and focus.isVisible():
            focus.setFocus()
        window.toast.hide()
