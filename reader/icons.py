"""Icons from SVG files, tinted in a colour of the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from resources import read_text, resource


@lru_cache(maxsize=256)
def icon(name: str, colour: str, size: int) -> QIcon:
    """An icon of `resources/icons`, drawn in one colour, `size` pixels wide and high."""
    made = QIcon()
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    # The highest of all screens: Qt picks what fits the one that the window is on.
    for scale in {1.0, app.devicePixelRatio()}:
        made.addPixmap(pixmap(name, colour, size, scale))
    return made


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """The same as a picture, for painting in a delegate."""
    svg = read_text(f"icons/{name}.svg").replace("currentColor", colour)
    picture = QPixmap(round(size * scale), round(size * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(resource("icons/broadsheet.svg"))
