"""A call that waits for a moment of quiet: each start of its timer begins the wait anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject


def pause(parent: QObject, milliseconds: int, call: Callable[[], object]) -> QTimer:
    """A timer that calls once, so long after it was started last; it goes with its parent."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
