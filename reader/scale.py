"""How large the window is drawn: type, spaces and icons all follow the size of its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

DESIGN = 13
"""Pixels of the text at which every size of the design is given."""
LARGEST = 39
_OURS = "broadsheetTextSize"
_THEIRS = "broadsheetOtherTextSize"
"""Properties of the application: the size that `set_text_size` gave its font, and the one that the
desktop, or whoever else there is, gave it last."""
_SIZE = re.compile(r"\b([2-9]|\d\d+)px")


def px(size: float) -> int:
    """A size of the design in pixels, at the size that the window's text has."""
    return round(size * factor())


def factor() -> float:
    """How large the window's text is, in parts of what it is in the design, which is the least."""
    return max(pixel_size(QGuiApplication.font()), DESIGN) / DESIGN


def room(width: int, height: int) -> QSize:
    """A size of the design for a window of its own, as far as the screen has room for it."""
    wanted, screen = QSize(px(width), px(height)), QGuiApplication.primaryScreen()
    return wanted.boundedTo(screen.availableSize()) if screen else wanted


def grown(sheet: str, percent: float) -> str:
    """A style sheet with its sizes in percent; hairlines of one pixel stay."""
    return _SIZE.sub(lambda size: f"{max(round(int(size[1]) * percent / 100), 1)}px", sheet)


def pixel_size(font: QFont) -> int:
    """The size of a font in pixels, whichever way it was given."""
    if font.pixelSize() > 0:
        return font.pixelSize()
    screen = QGuiApplication.primaryScreen()
    dots = screen.logicalDotsPerInch() if screen else 96.0
    return round(font.pointSizeF() * dots / 72)


def is_foreign() -> bool:
    """Whether the application's font has a size that somebody else gave it."""
    app = QGuiApplication.instance()
    assert app is not None
    return bool(pixel_size(QGuiApplication.font()) != app.property(_OURS))


def other_programs_size() -> int:
    """How large text is elsewhere on this desktop, or as whoever runs the application has set it,
    in pixels; never smaller than the design."""
    app = QGuiApplication.instance()
    assert app is not None
    if is_foreign():
        app.setProperty(_THEIRS, pixel_size(QGuiApplication.font()))
    return min(max(int(app.property(_THEIRS)), DESIGN), LARGEST)


def set_text_size(font: QFont, size: int) -> None:
    """Gives the application a font of `size` pixels."""
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    font.setPixelSize(size)
    app.setProperty(_OURS, size)
    app.setFont(font)
