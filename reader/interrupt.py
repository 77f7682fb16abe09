"""Ctrl+C in the terminal, and the system's word to end: they close the window as its ✕ would."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier

if TYPE_CHECKING:
    from types import FrameType

    from PySide6.QtWidgets import QApplication

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl+C, kill, the terminal's end, and Ctrl+Break of Windows."""


class Interrupt(QObject):
    """Hears signals through a socket: the loop of Qt runs no Python while it is idle, and Python
    tells of a signal between two of its own steps only."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._ear, self._mouth = socket.socketpair()
        for end in (self._ear, self._mouth):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)
        signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        # What whoever started the program has it ignore, as `nohup` does, stays ignored.
        known = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        self._numbers = [one for one in known if signal.getsignal(one) != signal.SIG_IGN]
        for number in self._numbers:
            signal.signal(number, _leave_it_to_the_socket)

    def stop(self) -> None:
        """Hears no more: from now on a signal ends the program at once."""
        if not self._notifier.isEnabled():
            return
        self._notifier.setEnabled(False)
        for number in self._numbers:
            signal.signal(number, signal.SIG_DFL)
        signal.set_wakeup_fd(-1)
        self._ear.close()
        self._mouth.close()

    def _heard(self) -> None:
        number = self._ear.recv(1)[0]
        self.stop()
        self._app.closeAllWindows()
        self._app.exit(128 + number)  # what a shell calls the end by a signal


def _leave_it_to_the_socket(_number: int, _frame: FrameType | None) -> None:
    """Python writes to the socket only where a signal has a handler."""
