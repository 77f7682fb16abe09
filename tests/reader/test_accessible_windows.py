"""The same as test_accessibility, in what opens beside the list: problems, keys, own windows,
pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from reader.actions import COMMANDS
from reader.picture_window import PictureWindow
from tests.conftest import PATIENCE, article, write
from tests.reader.image_server import picture
from tests.reader.test_accessibility import (
    controls,
    dialog_of,
    nameless,
    rows,
    tab_round,
    unseen,
)
from tests.reader.test_language import choose, english_again
from tests.reader.test_main_window import act, select

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"
__all__ = ["english_again"]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_control_of_the_keys_page_has_a_name(
    open_at: Open, qtbot: QtBot, language: str
) -> None:
    window: MainWindow = open_at()
    if language != "en":
        choose(qtbot, window, language)
    dialog = keys_page_of(window, qtbot)
    assert dialog.keys.table in controls(dialog)
    assert dialog.keys.field in controls(dialog)
    assert nameless(dialog) == []
    told = list(rows(dialog.keys.table))
    assert len(told) > 60
    titles = {window.keys.title(command.name) for command in COMMANDS}
    assert titles <= set(told)
    dialog.close()


def keys_page_of(window: MainWindow, qtbot: QtBot) -> QDialog:
    act(qtbot, window, "preferences")
    dialog = dialog_of(window)
    dialog.show_keys()
    # A key more and one that is changed: there is a chip to take away, and something to reset.
    window.keys.add("preferences", "Ctrl+Alt+F8")
    dialog.keys.table.setCurrentItem(dialog.keys._rows["preferences"])
    return in_front(qtbot, dialog)


def in_front(qtbot: QtBot, window: QWidget) -> QWidget:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    return window


def own_window_of(window: MainWindow, qtbot: QtBot) -> QWidget:
    select(qtbot, window, "The harbour freezes over")
    before = set(QApplication.topLevelWidgets())
    act(qtbot, window, "openInWindow")
    new = [one for one in QApplication.topLevelWidgets() if one not in before and one.isVisible()]
    (own,) = [one for one in new if controls(one)]
    own.actions_by_name["findInArticle"].trigger()
    return in_front(qtbot, own)


def test_every_control_of_an_own_window_has_a_name(open_at: Open, qtbot: QtBot) -> None:
    window: MainWindow = open_at()
    own = own_window_of(window, qtbot)
    assert len(controls(own)) > 5
    assert nameless(own) == []
    own.close()


def picture_window_of(window: MainWindow, qtbot: QtBot) -> PictureWindow:
    act(qtbot, window, "viewImages")
    qtbot.waitUntil(lambda: window.findChild(PictureWindow) is not None, timeout=PATIENCE)
    shown = window.findChild(PictureWindow)
    qtbot.waitUntil(lambda: "pixels" in shown.line.text(), timeout=PATIENCE)
    return shown


def test_a_picture_is_seen_and_told_by_keys_alone(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    (folder / "b.png").write_bytes(picture(300, 200, "#224466"))
    (folder / "c.png").write_bytes(picture(2000, 1500, "#664422"))
    write(folder, {"pic.md": article("Pictured", "![a](b.png)\n\n![a](c.png)\n\nWords\n")})
    window: MainWindow = open_at()
    select(qtbot, window, "Pictured")
    shown = picture_window_of(window, qtbot)
    in_front(qtbot, shown)
    assert nameless(shown) == []
    told = QAccessible.queryAccessibleInterface(shown.area)
    assert told.text(QAccessible.Text.Description) == "Image 1 of 2 · 300 × 200 pixels"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: "2000 × 1500" in shown.line.text(), timeout=PATIENCE)
    assert "Image 2 of 2" in told.text(QAccessible.Text.Description)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)  # pixel by pixel
    across, down = shown.area.horizontalScrollBar(), shown.area.verticalScrollBar()
    qtbot.waitUntil(lambda: across.maximum() > 0 and down.maximum() > 0, timeout=PATIENCE)
    for key, bar in ((Qt.Key.Key_Right, across), (Qt.Key.Key_Down, down)):
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert bar.value() > 0
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert across.value() == 0
    assert "2000 × 1500" in shown.line.text()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)  # at its edge
    qtbot.waitUntil(lambda: "300 × 200" in shown.line.text(), timeout=PATIENCE)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(PictureWindow) is None, timeout=PATIENCE)


def test_a_row_of_the_problems_is_told_whole(open_at: Open, qtbot: QtBot) -> None:
    window: MainWindow = open_at()
    act(qtbot, window, "showProblems")
    told = list(rows(window.panes.problems.table))
    assert "broken.md" in told
    assert "front matter" in told
    assert any("title" in words and len(words) > 20 for words in told)


@pytest.mark.parametrize("place", ["welcome", "problems", "keys", "own window"])
def test_tab_reaches_everything_there_too(open_at: Open, qtbot: QtBot, place: str) -> None:
    window: MainWindow = open_at()
    shown = _go_to(window, qtbot, place)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        visited = tab_round(shown, controls(shown)[0], key)
        missed = [one for one in controls(shown) if one not in visited]
        assert [f"{type(one).__name__} {one.objectName()}" for one in missed] == []
    if shown is not window:
        shown.close()


def _go_to(window: MainWindow, qtbot: QtBot, place: str) -> QWidget:
    if place == "welcome":
        window.close_library()
        assert QApplication.focusWidget().objectName() == "welcomeOpen"
        return window
    if place == "problems":
        act(qtbot, window, "showProblems")
        return window
    return keys_page_of(window, qtbot) if place == "keys" else own_window_of(window, qtbot)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("place", ["welcome", "problems", "keys", "own window"])
def test_the_focus_is_seen_there_too(open_at: Open, qtbot: QtBot, place: str, theme: str) -> None:
    window: MainWindow = open_at()
    window.settings.set("theme", theme)
    shown = _go_to(window, qtbot, place)
    assert unseen(shown) == []
    if shown is not window:
        shown.close()


def test_everything_of_the_keys_page_is_done_by_keys(open_at: Open, qtbot: QtBot) -> None:
    window: MainWindow = open_at()
    dialog = keys_page_of(window, qtbot)
    page, keys = dialog.keys, window.keys
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert QApplication.focusWidget() in (page.field, *page.field.findChildren(QWidget))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F8, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "Alt+F8" in keys.keys("preferences"), timeout=PATIENCE)
    for _ in range(20):  # Tab is the way out of the field, and not a key to be bound
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget().objectName() == "resetKey":
            break
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not keys.is_changed("preferences"), timeout=PATIENCE)
    dialog.close()
