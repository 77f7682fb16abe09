"""Printing an article, by way of a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog

from library import Leaf
from reader.export_pdf import print_leaves

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QWidget

    from reader.showing import Shown


def print_article(on_show: Shown, parent: QWidget, say: Callable[[str], object]) -> None:
    """Opens the preview, which prints the article or makes a PDF of it."""
    leaf = Leaf(on_show.headline, on_show.article, on_show.page, (), lambda _: None)
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
