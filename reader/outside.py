"""What is handed to other programs: addresses to the browser, files to the file manager."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QUrl, Signal

from library import ARTICLE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


_SCHEMES = ("http", "https", "mailto")


def address_on_hover(url: QUrl) -> str:
    """What to say of a link's address: "" of one that leads nowhere."""
    if url.scheme() == ARTICLE[:-1]:
        return url.path()
    return url.toDisplayString() if url.scheme() in _SCHEMES else ""


class Outside(QObject):
    """Asks and answers over one window."""

    said = Signal(object)
    """Why something was not handed over."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def reveal(self, file: str) -> None:
        """Shows where a file lies, in the desktop's file manager."""
        from PySide6.QtCore import QProcess
        from PySide6.QtGui import QDesktopServices

        if sys.platform == "darwin":
            opened, _ = QProcess.startDetached("open", ["-R", file])
        elif sys.platform == "win32":
            opened, _ = QProcess.startDetached("explorer", ["/select,", os.path.normpath(file)])
        else:
            opened = QDesktopServices.openUrl(QUrl.fromLocalFile(os.path.dirname(file)))
        if not opened:
            self.said.emit(self.tr("No file manager answered. The file is {}").format(file))

    def open_address(self, address: str) -> None:
        """Hands an address to the browser; mail only after asking."""
        from PySide6.QtGui import QDesktopServices

        url = QUrl(address, QUrl.ParsingMode.StrictMode)
        if url.scheme() not in _SCHEMES or not url.isValid():
            words = self.tr("Broadsheet opens web and mail addresses only. This is {}")
            self.said.emit(words.format(address[:200]))
            return
        if url.scheme() == "mailto" and not self._agrees_to_mail(url):
            return
        if not QDesktopServices.openUrl(url):
            words = self.tr("No browser answered. The address is {}")
            self.said.emit(words.format(address[:200]))

    def _agrees_to_mail(self, url: QUrl) -> bool:
        from PySide6.QtWidgets import QMessageBox

        yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
        box = QMessageBox(QMessageBox.Icon.Question, "Broadsheet", "", yes | no, self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(self.tr("Write a mail to {}?").format(url.path()[:200]))
        agrees = box.exec() == yes
        box.deleteLater()
        return agrees
