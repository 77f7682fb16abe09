"""Printing an article, by way of a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog

from library import Leaf, LibraryError, Picture
from reader.export_pdf import print_leaves

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from reader.showing import Shown


def print_article(
    on_show: Shown,
    read: Callable[[str], bytes],
    parent: QWidget,
    say: Callable[[str], object],
) -> None:
    """Opens the preview, which prints the article or makes a PDF of it; `read` gives the bytes of
    a picture, or raises LibraryError."""

    def picture(address: str) -> Picture | None:
        try:
            return Picture("", read(address))
        except LibraryError:
            return None  # its words stand in its place

    leaf = Leaf(on_show.headline, on_show.article, on_show.page, (), picture)
    dialog = QPrintPreviewDialog(parent)
    dialog.setObjectName("printPreview")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.printer().setDocName(leaf.title[:100])

    def paint(device: QPrinter) -> None:
        try:
            print_leaves(device, [leaf])
        except OSError:
            translate = QCoreApplication.translate
            say(translate("Printing", "The printer did not answer. Choose another one."))

    dialog.paintRequested.connect(paint)
    dialog.open()
