"""Stars of articles that have gone are counted in Settings, listed, and forgotten undoably."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget

from library import Library, Places, Query
from tests.conftest import PATIENCE, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow


def row_of_settings(window: MainWindow) -> tuple[QLabel, QPushButton]:
    """What Settings say of such stars, and the button that lists them."""
    window.actions_by_name["preferences"].trigger()
    part = window.findChild(QWidget, "absentSetting")
    assert part is not None
    label, button = part.findChild(QLabel), part.findChild(QPushButton, "showAbsentButton")
    assert isinstance(label, QLabel)
    assert isinstance(button, QPushButton)
    return label, button


def test_they_are_listed_and_forgotten(
    open_at: Callable[..., MainWindow], folder: Path, data: Path, qtbot: QtBot
) -> None:
    library = Library.open(folder, Places.below(data))
    library.refresh()
    library.mark_files(["zh/灯塔.md".encode()], "favourite", True)
    library.close()
    (folder / "zh/灯塔.md").unlink()
    window = open_at()
    label, button = row_of_settings(window)
    one = "1 star belongs to an article that is no longer here"
    qtbot.waitUntil(lambda: label.text() == one, timeout=PATIENCE)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = window.findChild(QDialog, "absentStarsDialog")
    names = window.findChild(QPlainTextEdit, "absentStars")
    forget = window.findChild(QPushButton, "forgetAbsentButton")
    assert dialog is not None
    assert names is not None
    assert forget is not None
    assert names.toPlainText() == "灯塔换了新灯 — zh/灯塔.md"
    assert not forget.isDefault()  # Return forgets nothing
    assert not forget.autoDefault()
    qtbot.mouseClick(forget, Qt.MouseButton.LeftButton)
    none = "Every starred article is here"
    qtbot.waitUntil(lambda: label.text() == none, timeout=PATIENCE)
    assert not button.isEnabled()
    window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: label.text() == one, timeout=PATIENCE)
    settle(qtbot, window)


def test_what_goes_while_they_are_listed_is_not_forgotten_with_them(
    open_at: Callable[..., MainWindow], folder: Path, data: Path, qtbot: QtBot
) -> None:
    library = Library.open(folder, Places.below(data))
    library.refresh()
    paths = ["zh/灯塔.md".encode(), *library.files(library.find(Query("-path:灯塔")))[:1]]
    library.mark_files(paths, "favourite", True)
    library.close()
    (folder / "zh/灯塔.md").unlink()
    window = open_at()
    label, button = row_of_settings(window)
    qtbot.waitUntil(button.isEnabled, timeout=PATIENCE)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    names = window.findChild(QPlainTextEdit, "absentStars")
    forget = window.findChild(QPushButton, "forgetAbsentButton")
    assert names is not None
    assert forget is not None
    assert "\n" not in names.toPlainText()
    (folder / os.fsdecode(paths[1])).unlink()
    window.actions_by_name["reload"].trigger()
    two = "2 stars belong to articles that are no longer here"
    qtbot.waitUntil(lambda: label.text() == two, timeout=PATIENCE)
    qtbot.mouseClick(forget, Qt.MouseButton.LeftButton)
    one = "1 star belongs to an article that is no longer here"
    qtbot.waitUntil(lambda: label.text() == one, timeout=PATIENCE)
    window.actions_by_name["undo"].trigger()
    qtbot.waitUntil(lambda: label.text() == two, timeout=PATIENCE)
    settle(qtbot, window)
