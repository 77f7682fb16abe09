"""Articles as a PDF: each begins on a page of its own, with its title and the page at the foot."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QFile, QIODevice, QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)

from library import LibraryError, language_of
from reader.decoding import decode
from reader.pdf_text import mend
from reader.reading_style import text_of
from reader.typography import families

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPagedPaintDevice

    from library import Leaf

_POINTS = 10.5
_FOOT_POINTS = 8.0
_SCREEN = 96
"""Pixels of a picture to an inch."""
_SHARPER = 2.5
"""Times as many pixels as a screen shows of a picture go into the page."""
_MARGINS = QMarginsF(20, 18, 20, 16)
"""Millimetres."""
_STYLE = """
p, div, li, dd, dt, td, th, blockquote { line-height: 150%; }
p { margin-top: 0px; margin-bottom: 9px; }
a { color: #0b4f9e; text-decoration: none; }
h1, h2, h3, h4, h5, h6 { font-weight: 700; margin-top: 14px; margin-bottom: 6px; }
h1 { margin-top: 0px; }
blockquote { margin-left: 16px; color: #444444; }
pre, code { font-family: 'Noto Sans Mono CJK SC', 'DejaVu Sans Mono', 'Menlo', 'Consolas'; }
pre { font-size: 8pt; margin-top: 8px; margin-bottom: 12px; white-space: pre-wrap; }
td, th { padding: 3px 6px; border: 1px solid #bbbbbb; }
table { border-collapse: collapse; margin-bottom: 10px; }
img { max-width: 100%; }
.category, .byline, .caption, .media, .cuts, .picture { color: #666666; font-size: 8.5pt; }
.mark { background-color: #fff3a3; }
"""


def write(path: str, leaves: Iterable[Leaf], title: str) -> None:
    """Makes the file; no display is needed. Raises OSError where it can't be written."""
    application = _application()
    raw = f"{path}.qt"
    try:
        bookmarks = _write_raw(raw, leaves, title)
        mend(raw, path, bookmarks)
    finally:
        with suppress(FileNotFoundError):
            os.remove(raw)
    del application


def _write_raw(path: str, leaves: Iterable[Leaf], title: str) -> list[tuple[str, int]]:
    """Writes the file as Qt does it; the titles with their first pages."""
    file = QFile(path)
    if not file.open(QIODevice.OpenModeFlag.WriteOnly | QIODevice.OpenModeFlag.NewOnly):
        raise OSError(errno.EACCES, file.errorString(), path)
    pdf = QPdfWriter(file)
    pdf.setTitle(" ".join(title.split()))
    pdf.setCreator("Broadsheet")
    pdf.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            _MARGINS,
            QPageLayout.Unit.Millimeter,
        )
    )
    try:
        bookmarks = print_leaves(pdf, leaves)
    finally:
        written = file.flush() and file.error() == QFile.FileError.NoError
        file.close()
    if not written or not _is_whole(path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
    return bookmarks


def print_leaves(device: QPagedPaintDevice, leaves: Iterable[Leaf]) -> list[tuple[str, int]]:
    """Prints articles, each from the top of a page on; their titles with the pages, from 0 on."""
    painter = QPainter()
    first: list[tuple[str, int]] = []
    pages = 0
    try:
        for leaf in leaves:
            if not pages and not painter.begin(device):
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            first.append((leaf.title, pages))
            pages = _print_leaf(painter, device, leaf, pages)
    finally:
        if pages:
            painter.end()
    return first


def _print_leaf(painter: QPainter, device: QPagedPaintDevice, leaf: Leaf, pages: int) -> int:
    """Prints one article behind so many pages; how many there are then."""
    foot = _font(leaf, _FOOT_POINTS)
    metrics = QFontMetricsF(foot, device)
    line = metrics.height()
    width, height = float(device.width()), device.height() - 2 * line
    document = _document(leaf, device, QSizeF(width, height))
    title = metrics.elidedText(leaf.title, Qt.TextElideMode.ElideRight, width * 0.85)
    place = QRectF(0, height + line, width, line)
    for page in range(document.pageCount()):
        if pages:
            device.newPage()
        pages += 1
        painter.save()
        painter.translate(0, -page * height)
        document.drawContents(painter, QRectF(0, page * height, width, height))
        painter.restore()
        painter.setFont(foot)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft), title)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), str(pages))
    return pages


def _document(leaf: Leaf, device: QPagedPaintDevice, size: QSizeF) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(device)
    document.setDefaultFont(_font(leaf, _POINTS))
    document.setDefaultStyleSheet(_STYLE)
    document.setPageSize(size)
    pictures = _Pictures(document, size * (_SCREEN / device.logicalDpiX()))
    document.setHtml(f"<body>{leaf.heading()}<hr>{leaf.body(pictures.embed)}</body>")
    return document


class _Pictures:
    """Those of one article, decoded no larger than a page shows them; `page` in pixels of a
    screen."""

    def __init__(self, document: QTextDocument, page: QSizeF) -> None:
        self._document = document
        # Less than the page's height, so that the title above it stays with it.
        self._room = QSizeF(page.width(), page.height() * 0.7).toSize()
        self._names: dict[str, str | None] = {}

    def embed(self, leaf: Leaf, address: str) -> str | None:
        """The name of a picture in the document; None where there is none to show."""
        if address not in self._names:
            self._names[address] = self._take(leaf, address)
        return self._names[address]

    def _take(self, leaf: Leaf, address: str) -> str | None:
        found = leaf.picture(address)
        if found is None:
            return None
        try:
            image = decode(found.data, self._room * _SHARPER)
        except LibraryError:
            return None  # its words stand in its place
        size = image.size()
        if size.width() > self._room.width() or size.height() > self._room.height():
            size.scale(self._room, Qt.AspectRatioMode.KeepAspectRatio)
        # Qt shows a picture as large as a screen would.
        image.setDevicePixelRatio(image.width() / max(size.width(), 1))
        name = f"picture:{len(self._names)}"
        self._document.addResource(QTextDocument.ResourceType.ImageResource, QUrl(name), image)
        return name


def _font(leaf: Leaf, points: float) -> QFont:
    font = QFont()
    language = language_of(f"{leaf.headline.title} {text_of(leaf.page.html[:8000])}")
    font.setFamilies(list(families(language)))
    font.setPointSizeF(points)
    return font


def _application() -> QGuiApplication:
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    # A headless verb: nothing is shown, whatever display there is.
    return QGuiApplication(["broadsheet", "-platform", "offscreen"])


def _is_whole(path: str) -> bool:
    """Qt says nothing of a full disk; what every PDF ends with is missing then."""
    with open(path, "rb") as file:
        file.seek(max(os.path.getsize(path) - 64, 0))
        return b"%%EOF" in file.read()
