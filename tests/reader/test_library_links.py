"""Links from article to article, as a reader follows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QDesktopServices, QTextCursor
from PySide6.QtWidgets import QLabel, QMenu

from library import LibraryError
from tests.conftest import PATIENCE, article, settle, write
from tests.reader.test_main_window import act, select
from tests.reader.test_visits import shown, wait_for

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"
WEB = "[copied](https://example.org/three) [elsewhere](https://example.org/four)"
LINES = "\n\n".join(f"Line {at}" for at in range(80))


@pytest.fixture
def window(open_at: Open, tmp_path: Path) -> MainWindow:
    root = tmp_path / "wiki"
    files = {
        "one.md": article(
            "One", f"[[Two#Second part|over there]] [gone](gone.md) {WEB}", "2021-05-03"
        ),
        "three.md": article("Three", "x", "2021-05-01", more="link: https://example.org/three"),
        "sub/two.md": article("Two", f"{LINES}\n\n## Second part\n\n{LINES}", "2021-05-02"),
    }
    write(root, files)
    window: MainWindow = open_at(root)
    return window


def place_of(window: MainWindow, words: str) -> QPoint:
    browser = window.panes.view.browser
    at = browser.toPlainText().index(words)
    cursor = QTextCursor(browser.document())
    cursor.setPosition(at + 1)
    return browser.cursorRect(cursor).center()


def click(qtbot: QtBot, window: MainWindow, words: str) -> None:
    viewport = window.panes.view.browser.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=place_of(window, words))


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


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    return opened


def test_a_page_that_the_library_holds_opens_here_and_others_in_the_browser(
    window: MainWindow, qtbot: QtBot, opened: list[str]
) -> None:
    select(qtbot, window, "One")
    click(qtbot, window, "elsewhere")
    qtbot.waitUntil(lambda: opened == ["https://example.org/four"], timeout=PATIENCE)
    assert shown(window) == "One"
    click(qtbot, window, "copied")
    wait_for(qtbot, window, "Three")
    act(qtbot, window, "goBack")
    wait_for(qtbot, window, "One")
    assert opened == ["https://example.org/four"]


def test_with_control_a_link_opens_in_the_browser_whatever_the_library_holds(
    window: MainWindow, qtbot: QtBot, opened: list[str]
) -> None:
    select(qtbot, window, "One")
    control = Qt.KeyboardModifier.ControlModifier
    viewport = window.panes.view.browser.viewport()
    where = place_of(window, "copied")
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, control, where)
    assert opened == ["https://example.org/three"]
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, control, place_of(window, "over there"))
    wait_for(qtbot, window, "Two")  # an article of the library is nowhere else


def test_where_the_index_fails_a_page_of_the_web_opens_there(
    window: MainWindow, qtbot: QtBot, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LibraryError("The disk is gone.")

    select(qtbot, window, "One")
    monkeypatch.setattr(window.current.library, "resolve", fail)
    click(qtbot, window, "copied")
    qtbot.waitUntil(lambda: opened == ["https://example.org/three"], timeout=PATIENCE)


def test_the_page_itself_is_still_in_reach(
    window: MainWindow, qtbot: QtBot, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    select(qtbot, window, "One")
    browser = window.panes.view.browser
    menus: list[QMenu] = []
    browser.menu_wanted.connect(lambda told: menus.append(told[0]))
    # The platform of the tests warns when a menu takes the keyboard.
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    point = place_of(window, "copied")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, browser.mapToGlobal(point))
    browser.contextMenuEvent(event)
    menus[0].findChild(QAction, "openLinkOutside").trigger()
    assert opened == ["https://example.org/three"]
    assert shown(window) == "One"
    menus[0].close()


def test_a_place_in_the_article_itself_is_gone_to_here_and_one_that_it_lacks_in_the_browser(
    window: MainWindow, qtbot: QtBot, opened: list[str], tmp_path: Path
) -> None:
    page = "https://example.org/guide"
    body = f"[usage]({page}?utm_source=x#how-to-use-it) [comments]({page}#comments)\n\n"
    body += f"[whole]({page})\n\n{LINES}\n\n## How to use it\n\n{LINES}"
    write(
        tmp_path / "wiki", {"guide.md": article("Guide", body, "2021-05-09", "", f"link: {page}")}
    )
    act(qtbot, window, "reload")
    settle(qtbot, window)
    select(qtbot, window, "Guide")
    bar = window.panes.view.browser.verticalScrollBar()
    click(qtbot, window, "comments")
    qtbot.waitUntil(lambda: opened == [f"{page}#comments"], timeout=PATIENCE)
    assert bar.value() == 0
    click(qtbot, window, "whole")
    qtbot.waitUntil(lambda: opened == [f"{page}#comments", page], timeout=PATIENCE)
    click(qtbot, window, "usage")
    qtbot.waitUntil(lambda: bar.value() > 0, timeout=PATIENCE)
    settle(qtbot, window)
    assert len(opened) == 2
