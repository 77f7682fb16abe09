"""Completion and recent searches under the search box: by key, by mouse, and out of the way."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QPushButton

from library import Library
from reader.search_history import KEPT
from tests.conftest import article, settle, write
from tests.reader.test_main_window import act, close, titles, type_search

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow
    from reader.suggestions import Suggestions

Open = "Callable[..., MainWindow]"
Key = Qt.Key


@pytest.fixture
def window(open_at: Open, folder: Path) -> MainWindow:
    write(
        folder, {"tagged.md": article("Tagged", "Text.", more="author: 港口日报\ntags: [harbour]")}
    )
    return open_at()


def popup(window: MainWindow) -> Suggestions:
    return window.findChild(object, "searchSuggestions")


def typed(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Types on, as fingers and input methods do."""
    box = window.top_bar.search_box
    box.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(box, event)
    settle(qtbot, window)


def test_a_field_and_its_value_are_completed_by_key(window: MainWindow, qtbot: QtBot) -> None:
    box = window.top_bar.search_box
    typed(qtbot, window, "auth")
    assert popup(window).rows() == ["author:"]
    qtbot.keyClick(box, Key.Key_Down)
    qtbot.keyClick(box, Key.Key_Return)
    assert box.text() == "author:"
    settle(qtbot, window)
    assert "港口日报" in popup(window).rows()
    typed(qtbot, window, "港")
    assert popup(window).rows() == ["港口日报"]
    qtbot.keyClick(box, Key.Key_Down)
    qtbot.keyClick(box, Key.Key_Tab)
    settle(qtbot, window)
    assert box.text() == "author:港口日报 "
    assert box.hasFocus()
    assert popup(window).isHidden()
    assert titles(window) == ["Tagged"]
    assert [pill.words for pill in box.pills()] == ["author:港口日报"]
    box.undo()
    assert box.text() == "author:港"


def test_rows_for_something_else_do_not_wait_for_their_successors(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = window.top_bar.search_box
    window.current.history.add("ships")
    box.setFocus()
    gate, complete = threading.Event(), Library.complete

    def late(self: Library, token: str) -> object:
        gate.wait(10)
        return complete(self, token)

    monkeypatch.setattr(Library, "complete", late)

    def type_on(text: str) -> list[str]:
        """What is offered before the library has answered."""
        gate.clear()
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(box, event)
        rows = popup(window).rows()
        gate.set()
        settle(qtbot, window)
        return rows

    qtbot.keyClick(box, Key.Key_Down)
    assert popup(window).rows() == ["ships"]
    assert type_on("au") == []
    assert popup(window).rows() == ["author:"]
    assert type_on("th") == ["author:"]  # no flicker
    assert type_on("or:") == []
    assert "港口日报" in popup(window).rows()
    box.selectAll()
    assert type_on("is:") == []
    assert "is:unread" in popup(window).rows()


def test_a_click_takes_a_category_in_the_middle_of_a_query(
    window: MainWindow, qtbot: QtBot
) -> None:
    box = window.top_bar.search_box
    typed(qtbot, window, "ice")
    box.setCursorPosition(0)
    typed(qtbot, window, "category:coa ")
    qtbot.keyClick(box, Key.Key_Left)
    typed(qtbot, window, "s")
    rows = popup(window)
    assert rows.rows() == ["News › Coast"]
    where = rows.visualItemRect(rows.topLevelItem(0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle(qtbot, window)
    assert box.text() == "category:Coast ice"
    assert box.hasFocus()
    assert titles(window) == ["The harbour freezes over"]


def test_return_is_the_boxs_own_until_a_row_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    box = window.top_bar.search_box
    typed(qtbot, window, "is:un")
    assert popup(window).rows() == ["is:unread"]
    qtbot.keyClick(box, Key.Key_Return)
    settle(qtbot, window)
    assert box.text() == "is:un"
    assert window.panes.list.hasFocus()
    assert popup(window).isHidden()


def test_escape_closes_the_list_first_and_then_the_search(window: MainWindow, qtbot: QtBot) -> None:
    box = window.top_bar.search_box
    typed(qtbot, window, "is:un")
    qtbot.keyClick(box, Key.Key_Escape)
    assert popup(window).isHidden()
    assert box.text() == "is:un"
    assert box.hasFocus()
    qtbot.keyClick(box, Key.Key_Escape)
    settle(qtbot, window)
    assert box.text() == ""


def test_up_from_the_first_row_gives_return_back(window: MainWindow, qtbot: QtBot) -> None:
    box = window.top_bar.search_box
    typed(qtbot, window, "is:")
    assert len(popup(window).rows()) > 3
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up):
        qtbot.keyClick(box, key)
    assert popup(window).currentItem().text(0) == "is:unread"
    qtbot.keyClick(box, Key.Key_Up)
    assert popup(window).currentItem() is None


def test_an_input_method_keeps_its_keys(window: MainWindow, qtbot: QtBot) -> None:
    box = window.top_bar.search_box
    typed(qtbot, window, "author:")
    qtbot.keyClick(box, Key.Key_Down)
    assert popup(window).currentItem() is not None
    QApplication.sendEvent(box, QInputMethodEvent("gang", []))
    qtbot.keyClick(box, Key.Key_Return)
    qtbot.keyClick(box, Key.Key_Down)
    assert box.text() == "author:"
    QApplication.sendEvent(box, QInputMethodEvent("", []))


def test_recent_searches_come_back(window: MainWindow, open_at: Open, qtbot: QtBot) -> None:
    box = window.top_bar.search_box
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Down)
    assert popup(window).rows() == ["No recent searches yet"]
    qtbot.keyClick(box, Key.Key_Down)
    assert popup(window).currentItem() is None
    qtbot.keyClick(box, Key.Key_Escape)
    for words in ("ships", "nowhere at all", "港口", "ships"):
        type_search(qtbot, window, words)
        window.panes.list.setFocus()
    type_search(qtbot, window, "given up")
    qtbot.keyClick(box, Key.Key_Escape)
    close(window)

    window = open_at()
    box = window.top_bar.search_box
    box.setFocus()
    qtbot.keyClick(box, Key.Key_Down)
    assert popup(window).rows() == ["ships", "港口"]
    qtbot.keyClick(box, Key.Key_Down)
    qtbot.keyClick(box, Key.Key_Down)
    qtbot.keyClick(box, Key.Key_Return)
    settle(qtbot, window)
    assert box.text() == "港口"
    assert titles(window) == ["灯塔换了新灯"]
    qtbot.keyClick(box, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert popup(window).rows() == ["ships"]
    interface = QAccessible.queryAccessibleInterface(popup(window))
    assert interface.text(QAccessible.Text.Name) == "Suggestions"


def test_recent_searches_are_bounded_and_forgotten_in_settings(
    window: MainWindow, qtbot: QtBot
) -> None:
    history = window.current.history
    for number in range(KEPT + 5):
        history.add(f"search {number}")
    history.add("x" * 10_000)
    history.add("  ")
    assert len(history.recent()) == KEPT
    assert history.recent()[0] == f"search {KEPT + 4}"
    act(qtbot, window, "preferences")
    forget = window.findChild(QPushButton, "historySetting")
    qtbot.mouseClick(forget, Qt.MouseButton.LeftButton)
    assert history.recent() == []
    assert not forget.isEnabled()
    forget.window().close()
    settle(qtbot, window)


def test_no_list_is_left_when_the_library_closes(window: MainWindow, qtbot: QtBot) -> None:
    typed(qtbot, window, "is:")
    assert popup(window).isVisible()
    act(qtbot, window, "closeLibrary")
    qtbot.waitUntil(lambda: popup(window) is None)
