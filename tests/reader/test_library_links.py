"""Links from article to article, as a reader follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel

from tests.conftest import PATIENCE, article, settle, write
from tests.reader.test_main_window import act, select
from tests.reader.test_visits import shown, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"
LINES = "\n\n".join(f"Line {at}" for at in range(80))


@pytest.fixture
def window(open_at: Open, tmp_path: Path) -> MainWindow:
    root = tmp_path / "wiki"
    files = {
        "one.md": article("One", "[[Two#Second part|over there]] [gone](gone.md)", "2021-05-03"),
        "sub/two.md": article("Two", f"{LINES}\n\n## Second part\n\n{LINES}", "2021-05-02"),
    }
    write(root, files)
    window: MainWindow = open_at(root)
    return window


def click(qtbot: QtBot, window: MainWindow, words: str) -> None:
    browser = window.panes.view.browser
    at = browser.toPlainText().index(words)
    cursor = QTextCursor(browser.document())
    cursor.setPosition(at + 1)
    point = browser.cursorRect(cursor).center()
    qtbot.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_a_link_opens_the_article_at_its_place(window: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, window, "One")
    click(qtbot, window, "over there")
    wait_for(qtbot, window, "Two")
    bar = window.panes.view.browser.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0, timeout=PATIENCE)
    act(qtbot, window, "goBack")  # the jump to the heading
    act(qtbot, window, "goBack")
    wait_for(qtbot, window, "One")
    act(qtbot, window, "goForward")
    wait_for(qtbot, window, "Two")


def test_a_link_to_nothing_says_so(window: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, window, "One")
    click(qtbot, window, "gone")
    settle(qtbot, window)
    said = "".join(label.text() for label in window.toast.findChildren(QLabel))
    assert "No article of this library is called “gone.md”" in said
    assert shown(window) == "One"
