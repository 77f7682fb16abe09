"""The window as a picture: rendered once everything is on show, then the program ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from library import LibraryError
from reader.counted import Counted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from reader.main_window import MainWindow

MILLISECONDS_BETWEEN_LOOKS = 40
LOOKS = 3
"""How often in a row the window must be found at rest: fonts and pages arrive one after another."""


class Screenshot(QObject):
    """Waits for the window to come to rest, writes it to a PNG, and ends the program."""

    def __init__(self, app: QApplication, window: MainWindow, file: str, tell: bool) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._file = file
        self._tell = tell
        self._quiet = 0
        self._timer = QTimer(self)
        self._timer.setInterval(MILLISECONDS_BETWEEN_LOOKS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        window.settled.connect(self._settled)

    def _settled(self, outcome: object) -> None:
        if isinstance(outcome, LibraryError):
            self._timer.stop()
            sys.stderr.write(f"broadsheet: {' '.join(str(outcome).split())}\n")
            self._app.exit(1)

    def _look(self) -> None:
        self._quiet = self._quiet + 1 if self._window.at_rest() else 0
        if self._quiet >= LOOKS:
            self._timer.stop()
            self._app.exit(self._write())

    def _write(self) -> int:
        if not self._window.grab().save(self._file, "PNG"):
            sys.stderr.write(
                f"broadsheet: The picture can't be written to {self._file}. "
                "Name a file in a folder that you may write to.\n"
            )
            return 1
        current = self._window.current
        if self._tell and current is not None:
            sys.stdout.write(f"{current.library.name}: {Counted().articles(current.counts.all)}\n")
        return 0
