"""Whether there is a screen to show a window on, found out before Qt, which would abort; and how
small the window may be."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QScreen

SMALLEST = (720, 480)
"""Below this the three panes have no room beside each other."""
START = (1440, 900)
"""What a window takes the first time, where there is room for it."""
FRAME = 48
"""Pixels that its title bar may take."""
XCB_CURSOR = "libxcb-cursor.so.0"


def has_display(environment: dict[str, str]) -> bool:
    """Whether Qt will find a screen, or was told to use a platform that needs none."""
    platform = environment.get("QT_QPA_PLATFORM", "")
    if sys.platform in ("win32", "darwin"):
        return True
    if platform and not platform.startswith(("xcb", "wayland")):
        return True
    return (not platform.startswith("xcb") and _wayland_answers(environment)) or (
        not platform.startswith("wayland") and _answers(environment.get("DISPLAY", ""))
    )


def missing_library(environment: dict[str, str]) -> str | None:
    """The one system library that Qt needs under X11 and most systems lack, where it is missing."""
    on_x11 = bool(environment.get("DISPLAY")) and not environment.get("WAYLAND_DISPLAY")
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM") or not on_x11:
        return None
    import ctypes

    try:
        ctypes.CDLL(XCB_CURSOR)
    except OSError:
        return XCB_CURSOR
    return None


def first_size(screen: QScreen) -> QSize:
    """The size of a window that was never open; one that is only painted has room enough."""
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QGuiApplication

    room = screen.availableSize()
    if QGuiApplication.platformName() == "offscreen":
        return QSize(*START)
    return QSize(*START).boundedTo(QSize(room.width(), room.height() - FRAME))


def _answers(display: str) -> bool:
    """Whether an X server listens at `display`; one on another machine is taken at its word."""
    host, colon, number = display.rpartition(":")
    if not colon:
        return False
    if host not in ("", "unix"):
        return True
    name = "/tmp/.X11-unix/X" + number.partition(".")[0]
    return _listens(name) or _listens("\0" + name)


def _wayland_answers(environment: dict[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY", "")
    folder = environment.get("XDG_RUNTIME_DIR", "")
    return bool(name) and _listens(os.path.join(folder, name))


def _listens(address: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(2)
        try:
            client.connect(address)
        except OSError:
            return False
    return True


def in_terminal_words(library: str) -> str:
    """What to type where a system library is missing."""
    return (
        f"Qt needs the system library {library}. "
        "Install it with: sudo apt-get install libxcb-cursor0 "
        "(Fedora: sudo dnf install xcb-util-cursor; Arch: sudo pacman -S xcb-util-cursor)"
    )
