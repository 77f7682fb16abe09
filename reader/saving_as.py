"""The name that was given to a file to be written: with its ending, and leave to replace it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

from library import shown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Place(NamedTuple):
    """Where to write to."""

    path: str
    replace: bool
    """Whether the file that is there may go; False where there is none."""


def place_for(window: QWidget, chosen: str, ending: str) -> Place | None:
    """What to make of a name from a file dialog; None where the file that is there is to stay.

    The dialog has asked whether a file of the very name that was given may go, and nothing else.
    """
    path = chosen if chosen.lower().endswith(ending) else chosen + ending
    there = os.path.isfile(path)
    if there and path != chosen and not _agrees_to_replace(window, path):
        return None
    return Place(path, there)


def _agrees_to_replace(window: QWidget, path: str) -> bool:
    yes, no = QMessageBox.StandardButton.Yes, QMessageBox.StandardButton.No
    box = QMessageBox(QMessageBox.Icon.Question, "Broadsheet", "", yes | no, window)
    box.setDefaultButton(no)
    box.setTextFormat(Qt.TextFormat.PlainText)
    words = QCoreApplication.translate("SavingAs", "{} is there already. Replace it?")
    box.setText(words.format(shown(os.fsencode(path))))
    agrees = box.exec() == yes
    box.deleteLater()
    return agrees
