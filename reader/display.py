"""Whether there is a screen to show a window on, found out before Qt, which would abort."""

from __future__ import annotations

import ctypes
import os
import socket
import sys

XCB_CURSOR = "libxcb-cursor.so.0"


def has_display(environment: dict[str, str]) -> bool:
    """Whether Qt will find a screen, or was told which platform to use."""
    if environment.get("QT_QPA_PLATFORM") or sys.platform in ("win32", "darwin"):
        return True
    return bool(environment.get("WAYLAND_DISPLAY")) or _answers(environment.get("DISPLAY", ""))


def missing_library(environment: dict[str, str]) -> str | None:
    """The one system library that Qt needs under X11 and most systems lack, where it is missing."""
    on_x11 = bool(environment.get("DISPLAY")) and not environment.get("WAYLAND_DISPLAY")
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM") or not on_x11:
        return None
    try:
        ctypes.CDLL(XCB_CURSOR)
    except OSError:
        return XCB_CURSOR
    return None


def _answers(display: str) -> bool:
    """Whether an X server listens at `display`; one on another machine is taken at its word."""
    host, colon, number = display.rpartition(":")
    if not colon:
        return False
    if host not in ("", "unix"):
        return True
    name = "/tmp/.X11-unix/X" + number.partition(".")[0]
    for address in (name, "\0" + name):
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(2)
            try:
                client.connect(address)
            except OSError:
                continue
            return True
    return False


def in_terminal_words(library: str) -> str:
    """What to type where a system library is missing."""
    return (
        f"Qt needs the system library {library}. "
        "Install it with: sudo apt-get install libxcb-cursor0 "
        "(Fedora: sudo dnf install xcb-util-cursor; Arch: sudo pacman -S xcb-util-cursor)"
    )


def os_environment() -> dict[str, str]:
    """The environment of this process."""
    return dict(os.environ)
