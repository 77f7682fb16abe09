"""Another language was chosen: the window speaks it at once and shows what it showed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
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
        folder = window.current.library.folder if window.current else None
        marks = window.current.marking if window.current else None
        words = window.top_bar.search_box.text()
        window.refurnish()
        if trouble:
            window.say(trouble)

        def opened(_: object = None) -> None:
            window.top_bar.search_box.setText(words)
            if window.current is not None and marks is not None:
                window.current.marking.take_over(marks)
            if "preferencesDialog" in dialogs:  # where the language was chosen
                window.actions_by_name["preferences"].trigger()

        if folder is None:
            opened()
        else:
            window.opened.connect(opened, Qt.ConnectionType.SingleShotConnection)
            window.open_folder(folder)
