"""Folders opened before: in a menu by mouse and by key, those that are away shown as such."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from tests.conftest import PATIENCE, article, settle, write
from tests.reader.test_main_window import act, titles

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction
    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"


def lines(window: MainWindow) -> list[QAction]:
    return [line for line in window.recent_menu.actions() if not line.isSeparator()]


@pytest.fixture
def window(
    open_at: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """A window on `b` that had `a & a` open before, and room for whole paths."""
    monkeypatch.setattr("reader.recent_folders._WIDTH", 4000)
    for name in ("a & a", "b"):
        write(tmp_path / name, {"one.md": article(f"In {name}", "Words.", "2021-01-01")})
    window = open_at(tmp_path / "a & a")
    window.open_folder(os.fspath(tmp_path / "b"))
    qtbot.waitUntil(lambda: window.current.library.name == "b", timeout=PATIENCE)
    settle(qtbot, window)
    return window


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, offscreen
def test_a_key_opens_the_menu_and_return_the_folder(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    menu = window.recent_menu
    paths = [f"&1 {tmp_path / 'b'}", f"&2 {tmp_path / 'a && a'}", "&Clear This List"]
    assert [line.text() for line in lines(window)] == paths
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.panes.list, Qt.Key.Key_O, modifiers)
    assert menu.isVisible()
    assert menu.activeAction() is lines(window)[0]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    qtbot.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.current.library.name == "a & a", timeout=PATIENCE)
    settle(qtbot, window)
    assert titles(window) == ["In a & a"]
    assert [line.text()[:3] for line in lines(window)] == ["&1 ", "&2 ", "&Cl"]
    assert lines(window)[0].text().endswith("a && a")


def test_the_menu_stands_in_the_file_menu(window: MainWindow) -> None:
    action, first = window.actions_by_name["openRecent"], window.actions_by_name["openFolder"]
    file = next(one for one in window.findChildren(QMenu) if first in one.actions())
    assert file.actions()[:2] == [first, action]
    assert action.menu() is window.recent_menu


def test_a_folder_that_is_away_says_so_and_comes_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a & a").rename(tmp_path / "away")
    window.recent_menu.aboutToShow.emit()
    settle(qtbot, window)
    assert lines(window)[1].text().endswith("(not there now)")
    assert not lines(window)[1].isEnabled()
    (tmp_path / "away").rename(tmp_path / "a & a")
    window.recent_menu.aboutToShow.emit()
    settle(qtbot, window)
    assert lines(window)[1].isEnabled()


def test_a_folder_that_never_answers_holds_one_thread_at_most(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    gate, asked = threading.Event(), list[str]()

    def isdir(name: str) -> bool:
        asked.append(name)
        return gate.wait(PATIENCE / 1000)

    monkeypatch.setattr("reader.recent_folders.os.path.isdir", isdir)
    try:
        for _ in range(6):
            window.recent_menu.aboutToShow.emit()
        assert lines(window)[0].isEnabled()  # nobody knows: it can be tried
        assert len(asked) <= 1
    finally:
        monkeypatch.undo()
        gate.set()
    settle(qtbot, window)


def test_clear_empties_menu_and_welcome_page(window: MainWindow, qtbot: QtBot) -> None:
    lines(window)[-1].trigger()
    assert lines(window) == []
    assert not window.actions_by_name["openRecent"].isEnabled()
    act(qtbot, window, "closeLibrary")
    assert window.welcome.isVisible()
    assert window.welcome._buttons == []
