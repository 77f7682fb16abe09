"""The outline of a long article, jumps within it and the way back, as a reader has them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel

from reader.article_header import BYLINE_BLOCK
from tests.conftest import PATIENCE, article, settle, write
from tests.reader.test_main_window import act, select, titles

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow
    from reader.outline import Outline

Open = "Callable[..., MainWindow]"

LINES = "".join(f"<p>Line {at} of the chapter, and so on until the end.</p>" for at in range(60))
CHAPTERS = "".join(
    f"<h2>Chapter {at}</h2>{LINES}<h3>Part <b>of</b> {at}</h3>{LINES}" for at in range(1, 4)
)
NOTE = '<p id="top">Said so.<a href="#note">[1]</a></p>' + LINES + '<p id="note">The note.</p>'


@pytest.fixture
def window(open_at: Open, tmp_path: Path) -> MainWindow:
    root = tmp_path / "long"
    more = "tags: [harbour, 'deep sea']\nlink: https://example.org/page?utm_source=x"
    files = {
        "long.md": article("Long", CHAPTERS, "2021-05-03"),
        "note.md": article("Note", NOTE + '<a href="#gone">gone</a>', "2021-05-02", more=more),
        "short.md": article("Short", "<h2>One</h2><p>a</p><h2>Two</h2><p>b</p>", "2021-05-01"),
    }
    write(root, files)
    window: MainWindow = open_at(root)
    window.resize(1500, 800)
    return window


def words(outline: Outline) -> list[str]:
    return [item.text(0) for item in outline._items]


def test_an_outline_goes_with_what_is_read(window: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, window, "Long")
    outline, bar = window.panes.view.outline, window.panes.view.browser.verticalScrollBar()
    assert outline.isHidden()  # no room beside the text
    assert window.actions_by_name["toggleOutline"].isEnabled()
    act(qtbot, window, "toggleOutline")
    assert outline.isVisible()
    assert words(outline) == [
        "Chapter 1", "Part of 1", "Chapter 2", "Part of 2", "Chapter 3", "Part of 3",
    ]  # fmt: skip
    assert outline._items[1].parent() is outline._items[0]
    rect = outline.visualItemRect(outline._items[3])
    qtbot.mouseClick(outline.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    qtbot.waitUntil(lambda: outline._items[3].font(0).bold(), timeout=PATIENCE)
    top = window.panes.view.browser.cursorForPosition(QPoint(0, 20)).block().text()
    assert top == "Part of 2"
    bar.setValue(0)
    qtbot.waitUntil(lambda: outline.currentItem() is not outline._items[3], timeout=PATIENCE)
    act(qtbot, window, "goBack")
    assert bar.value() == 0
    act(qtbot, window, "toggleOutline")
    assert outline.isHidden()
    assert window.settings.text("outline") == "never"


def test_few_headings_have_no_outline(window: MainWindow, qtbot: QtBot) -> None:
    window.settings.set("outline", "always")
    select(qtbot, window, "Short")
    assert window.panes.view.outline.isHidden()
    assert not window.actions_by_name["toggleOutline"].isEnabled()
    select(qtbot, window, "Long")
    assert window.panes.view.outline.isVisible()


def test_a_note_jumps_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, window, "Note")
    view = window.panes.view
    bar = view.browser.verticalScrollBar()
    assert not window.actions_by_name["goBack"].isEnabled() or bar.value() == 0
    view._follow("#a-note")
    assert bar.value() > 0
    there = bar.value()
    act(qtbot, window, "goBack")
    assert bar.value() == 0
    act(qtbot, window, "goForward")
    assert abs(bar.value() - there) <= 30
    act(qtbot, window, "goBack")
    view._follow("#a-gone")
    assert "doesn't hold" in "".join(label.text() for label in window.toast.findChildren(QLabel))


def test_tags_and_the_original_stand_in_the_header(window: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, window, "Note")
    view = window.panes.view
    line = view.browser.document().findBlockByNumber(BYLINE_BLOCK + 1)
    assert line.text() == "Original at example.org · #harbour · #deep sea"
    opened: list[str] = []
    view.link_activated.disconnect()
    view.link_activated.connect(opened.append)
    for at in (0, line.text().index("#deep") + 1):
        cursor = QTextCursor(line)
        cursor.setPosition(line.position() + at + 1)
        point = view.browser.cursorRect(cursor).center()
        qtbot.mouseClick(view.browser.viewport(), Qt.MouseButton.LeftButton, pos=point)
    qtbot.waitUntil(lambda: opened == ["https://example.org/page"], timeout=PATIENCE)
    assert window.top_bar.search_box.text().strip() == 'tag:"deep sea"'
    settle(qtbot, window)
    assert titles(window) == ["Note"]


def test_the_date_is_exact_on_hover(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    fake = SimpleNamespace(showText=lambda _place, text, _widget: said.append(text))
    monkeypatch.setattr("reader.article_browser.QToolTip", fake)
    select(qtbot, window, "Note")
    browser = window.panes.view.browser
    cursor = QTextCursor(browser.document().findBlockByNumber(BYLINE_BLOCK))
    point = browser.cursorRect(cursor).center()
    event = QHelpEvent(QEvent.Type.ToolTip, point, browser.viewport().mapToGlobal(point))
    QApplication.sendEvent(browser.viewport(), event)
    assert "Sunday, 2 May 2021" in said[0]
