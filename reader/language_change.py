"""Another language was chosen: the window speaks it at once and shows what it showed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from library import Library
    from reader.catalogues import Catalogues
    from reader.main_window import MainWindow


class LanguageChange(QObject):
    """Listens to the settings as long as the window lives."""

    def __init__(self, window: MainWindow, catalogues: Catalogues) -> None:
        super().__init__(window)
        self._catalogues = catalogues
        catalogues.setParent(self)
        self._window = window
        window.settings.changed.connect(self._setting_changed)

    def _setting_changed(self, key: str) -> None:
        if key == "language":
            # Not in the middle of a click in a dialog that goes with the rest.
            QTimer.singleShot(0, self, self._change)

    def _change(self) -> None:
        window = self._window
        trouble = self._catalogues.speak(window.settings.text("language"))
        dialogs = {dialog.objectName(): dialog for dialog in window.findChildren(QDialog)}
        for dialog in dialogs.values():
            dialog.close()
        before, words = window.current, window.top_bar.search_box.text()
        window.refurnish()
        if trouble:
            window.say(trouble)

        def go_on() -> None:
            if "preferencesDialog" in dialogs:  # where the language was chosen
                window.actions_by_name["preferences"].trigger()

        def opened(library: Library) -> None:
            now = window.current
            if before is None or now is None or library.folder != before.library.folder:
                return  # it has gone meanwhile, and this is another one
            now.marking.take_over(before.marking)
            window.top_bar.search_box.setText(words)
            go_on()

        if before is None:
            go_on()
        else:
            window.opened.connect(opened, Qt.ConnectionType.SingleShotConnection)
            window.open_folder(before.library.folder)
