"""Reset Text, taken back wherever it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from reader.look_menu import LookMenu
from reader.preferences import Preferences
from tests.conftest import PATIENCE, settle
from tests.reader.test_article_window import opened
from tests.reader.test_conventions import press
from tests.reader.test_look_menu import look_menu
from tests.reader.test_main_window import act, select, titles

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow
    from reader.toast import Toast

Open = "Callable[..., MainWindow]"
OWN = {"line_height": "wide", "zoom": "130", "family_zh": "Noto Sans CJK SC", "density": "roomy"}
WORDS = "The text is set as it comes"


def kept(window: MainWindow) -> dict[str, str]:
    read = window.settings
    return {key: str(read.number(key)) if key == "zoom" else read.text(key) for key in OWN}


def reset(menu: QWidget) -> None:
    next(one for one in menu.actions() if one.objectName() == "resetText").trigger()


def undo_of(toast: Toast) -> QPushButton:
    assert toast.words() == WORDS
    button = toast.findChild(QPushButton, "toastAction")
    assert button.text() == "Undo"
    return button


def test_keys_take_a_reset_back_among_the_other_steps(open_at: Open, qtbot: QtBot) -> None:
    window: MainWindow = open_at()
    as_it_comes = kept(window)
    window.settings.put(OWN)
    select(qtbot, window, titles(window)[0])
    act(qtbot, window, "toggleFavourite")
    reset(look_menu(window))
    settle(qtbot, window)
    assert kept(window) == as_it_comes
    window.panes.list.setFocus()
    press(qtbot, window.panes.list, "Ctrl+Z")
    settle(qtbot, window)
    assert kept(window) == OWN
    assert window.toast.words() == ""
    assert window.current.showing.shown.headline.favourite  # one step, not two
    press(qtbot, window.panes.list, "Ctrl+Shift+Z")
    settle(qtbot, window)
    assert kept(window) == as_it_comes
    for _ in range(2):
        press(qtbot, window.panes.list, "Ctrl+Z")
        settle(qtbot, window)
    assert kept(window) == OWN
    assert not window.current.showing.shown.headline.favourite


def test_the_toast_takes_it_back(open_at: Open, qtbot: QtBot) -> None:
    window: MainWindow = open_at()
    window.settings.put(OWN)
    reset(look_menu(window))
    settle(qtbot, window)
    qtbot.mouseClick(undo_of(window.toast), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert kept(window) == OWN


def test_the_settings_and_an_article_alone_offer_it_too(open_at: Open, qtbot: QtBot) -> None:
    window: MainWindow = open_at()
    window.settings.put(OWN)
    act(qtbot, window, "preferences")
    dialog = window.findChild(Preferences)
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
    dialog.findChild(QPushButton, "resetSetting").click()
    settle(qtbot, window)
    qtbot.mouseClick(undo_of(dialog.toast), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert kept(window) == OWN
    dialog.findChild(QPushButton, "resetSetting").click()
    settle(qtbot, window)
    dialog.close()
    settle(qtbot, window)
    act(qtbot, window, "undo")  # its toast has gone
    assert kept(window) == OWN
    alone = opened(qtbot, window, "Prices at the market")
    reset(alone.findChild(LookMenu))
    settle(qtbot, window)
    assert kept(window) != OWN
    undo_of(alone.toast).click()
    settle(qtbot, window)
    assert kept(window) == OWN
    reset(alone.findChild(LookMenu))
    settle(qtbot, window)
    alone.close()
    settle(qtbot, window)
    act(qtbot, window, "undo")  # its toast has gone
    assert kept(window) == OWN


def test_without_a_library_the_toast_takes_it_back(open_at: Open, qtbot: QtBot) -> None:
    window: MainWindow = open_at()
    act(qtbot, window, "closeLibrary")
    window.settings.put(OWN)
    reset(look_menu(window))
    assert kept(window) != OWN
    undo_of(window.toast).click()
    assert kept(window) == OWN


def test_what_is_as_it_comes_has_nothing_to_take_back(open_at: Open) -> None:
    window: MainWindow = open_at()
    reset(look_menu(window))
    assert window.toast.words() == ""
    assert not window.actions_by_name["undo"].isEnabled()
