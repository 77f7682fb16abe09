"""How many articles are unread, as a number on the program's icon, where the desktop has such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from reader.main_window import MainWindow
    from reader.open_library import OpenLibrary


class Badge(QObject):
    """Follows one library as long as it is open, and takes the number away with it.

    Qt puts it on the icon of the dock or the taskbar; elsewhere nothing is seen of it.
    """

    def __init__(self, library: OpenLibrary, window: MainWindow) -> None:
        super().__init__(library)
        self._library = library
        self._settings = window.settings
        self._number = 0
        library.shelves.counted.connect(self._show)
        library.closing.connect(self._close)
        window.settings.changed.connect(self._show)

    def _show(self, _: object) -> None:
        wanted = self._settings.text("badge") == "unread"
        self._set(self._library.counts.unread if wanted else 0)

    def _close(self, _: object) -> None:
        self._settings.changed.disconnect(self._show)
        self._library.shelves.counted.disconnect(self._show)
        self._set(0)

    def _set(self, number: int) -> None:
        app = QGuiApplication.instance()
        if number != self._number and isinstance(app, QGuiApplication):
            self._number = number
            app.setBadgeNumber(number)
