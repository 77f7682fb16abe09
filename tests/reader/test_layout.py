"""The list beside the article or above it, and the article alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog

from library import Query
from tests.conftest import PATIENCE, settle
from tests.reader.test_conventions import press
from tests.reader.test_main_window import act, close, select, spoken, titles

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"
ACROSS, DOWN = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


def parts(window: MainWindow) -> tuple[bool, ...]:
    """Whether each part around the article can be seen."""
    around = (window.top_bar, window.strip, window.panes.tree, window.panes.list)
    return tuple(part.isVisible() for part in around)


def test_a_key_puts_the_list_above_and_each_layout_keeps_its_shares(
    open_at: Open, qtbot: QtBot
) -> None:
    window = open_at()
    window.resize(790, 590)
    reading = window.panes.reading
    reading.setSizes([250, 280])
    beside = reading.sizes()
    row = window.panes.list.current_row()
    press(qtbot, window.panes.list, "L")
    assert reading.orientation() == DOWN
    assert window.actions_by_name["listAbove"].isChecked()
    assert window.panes.list.width() == window.panes.view.width()
    assert window.panes.view.y() > 0
    reading.setSizes([140, 300])
    above = reading.sizes()
    press(qtbot, window.panes.list, "L")
    assert reading.orientation() == ACROSS
    assert reading.sizes() == beside
    assert not window.actions_by_name["listAbove"].isChecked()
    press(qtbot, window.panes.list, "L")
    assert reading.sizes() == above
    assert window.panes.list.current_row() == row
    close(window)

    window = open_at()
    reading = window.panes.reading
    assert reading.orientation() == DOWN
    assert reading.sizes() == above
    assert window.actions_by_name["listAbove"].isChecked()
    act(qtbot, window, "listAbove")
    assert reading.sizes() == beside


def test_settings_and_menu_agree_on_the_layout(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    act(qtbot, window, "preferences")
    box = window.findChild(QComboBox, "layoutSetting")
    box.setCurrentIndex(box.findData("above"))
    assert window.panes.reading.orientation() == DOWN
    assert window.actions_by_name["listAbove"].isChecked()
    window.findChild(QDialog, "preferencesDialog").close()


@pytest.mark.parametrize("kept", [b"", b"\0\0\0\xff", b"nonsense" * 20])
def test_shares_that_were_edited_by_hand_are_no_obstacle(
    open_at: Open, data: Path, kept: bytes
) -> None:
    window = open_at()
    close(window)
    file = data / "layout" / "window.ini"
    lines = [line for line in file.read_text().splitlines() if not line.startswith("readingS")]
    broken = "".join(f"\\x{byte:x}" for byte in kept)
    lines[1:1] = [
        f"{name}=@ByteArray({broken})" for name in ("readingSplitter", "readingSplitterAbove")
    ]
    file.write_text("\n".join(lines) + "\n")
    window = open_at()
    assert window.panes.reading.orientation() == ACROSS
    assert all(size > 100 for size in window.panes.reading.sizes())


def test_focus_mode_shows_the_article_alone_and_everything_again(
    open_at: Open, qtbot: QtBot
) -> None:
    window = open_at()
    window.resize(790, 590)
    window.panes.splitter.setSizes([190, 600])
    sizes = window.panes.splitter.sizes(), window.panes.reading.sizes()
    rows, browser = window.panes.list, window.panes.view.browser
    rows.setFocus()
    press(qtbot, rows, "F")
    assert parts(window) == (False, False, False, False)
    assert browser.hasFocus()
    qtbot.waitUntil(lambda: window.panes.view.width() == window.width(), timeout=PATIENCE)
    assert "Esc" in window.toast.words()
    first = titles(window)[0]
    for key, title in (("J", titles(window)[1]), ("K", first), ("N", titles(window)[1])):
        press(qtbot, browser, key)
        settle(qtbot, window)
        assert title in browser.toPlainText()
    press(qtbot, browser, "Space")  # its end is in sight: the next unread
    settle(qtbot, window)
    assert titles(window)[2] in browser.toPlainText()
    press(qtbot, browser, "S")
    press(qtbot, browser, "M")
    settle(qtbot, window)
    assert ", favourite" in spoken(window, 2)
    assert window.current.counts.unread == len(titles(window)) - 2
    press(qtbot, browser, "Escape")
    assert parts(window) == (True, True, True, True)
    assert not window.actions_by_name["focusMode"].isChecked()
    assert (window.panes.splitter.sizes(), window.panes.reading.sizes()) == sizes
    assert rows.hasFocus()
    assert rows.current_row() == 2


def test_focus_mode_goes_on_across_categories_and_ends_where_a_part_is_asked_for(
    open_at: Open, qtbot: QtBot
) -> None:
    window = open_at()
    browser = window.panes.view.browser
    window.panes.tree.choose(Query(category=("News", "Coast", "Harbour")))
    settle(qtbot, window)
    select(qtbot, window, "The harbour freezes over")
    press(qtbot, window.panes.list, "F")
    press(qtbot, browser, "N")
    settle(qtbot, window)
    assert window.current.query.category != ("News", "Coast", "Harbour")
    assert window.focus_mode.on
    press(qtbot, browser, "Ctrl+F")
    assert window.panes.view.find_bar.isVisible()
    press(qtbot, window.panes.view.find_bar.field, "Escape")
    assert window.focus_mode.on
    press(qtbot, browser, "/")
    assert window.top_bar.search_box.hasFocus()
    assert parts(window) == (True, True, True, True)
    window.panes.list.setFocus()
    press(qtbot, window.panes.list, "F")
    press(qtbot, browser, "F9")
    assert parts(window) == (True, True, True, True)
    press(qtbot, window.panes.list, "F9")
    press(qtbot, window.panes.list, "F")
    press(qtbot, browser, "F")
    assert parts(window) == (True, True, False, True)  # the sidebar was hidden before


def test_a_window_that_is_left_in_focus_mode_comes_back_whole(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    window.resize(790, 590)
    window.panes.reading.setSizes([260, 280])
    sizes = window.panes.splitter.sizes(), window.panes.reading.sizes()
    press(qtbot, window.panes.list, "F")
    close(window)
    window = open_at()
    assert parts(window) == (True, True, True, True)
    assert (window.panes.splitter.sizes(), window.panes.reading.sizes()) == sizes
    press(qtbot, window.panes.list, "F")
    act(qtbot, window, "closeLibrary")
    assert window.top_bar.isVisible()
    window.open_folder(str(folder))
    qtbot.waitUntil(lambda: window.current is not None, timeout=PATIENCE)
    settle(qtbot, window)
    assert parts(window) == (True, True, True, True)
