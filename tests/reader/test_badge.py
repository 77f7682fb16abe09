"""The number of unread articles on the program's icon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from tests.conftest import ARTICLES, PATIENCE
from tests.reader.test_main_window import act

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

    Open = Callable[..., MainWindow]


@pytest.fixture
def numbers(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the desktop was told, which this platform does not show."""
    told: list[int] = []
    monkeypatch.setattr(QApplication, "setBadgeNumber", lambda _, number: told.append(number))
    return told


def test_the_icon_says_how_many_are_unread(open_at: Open, qtbot: QtBot, numbers: list[int]) -> None:
    window = open_at()
    assert numbers == [len(ARTICLES)]
    act(qtbot, window, "markAllRead")
    qtbot.waitUntil(lambda: numbers[-1] == 0, timeout=PATIENCE)
    act(qtbot, window, "undo")
    qtbot.waitUntil(lambda: numbers[-1] == len(ARTICLES), timeout=PATIENCE)
    window.close_library()
    assert numbers[-1] == 0


def test_the_number_can_be_switched_off_and_on(
    open_at: Open, qtbot: QtBot, numbers: list[int]
) -> None:
    window = open_at()
    window.settings.set("badge", "none")
    assert numbers == [len(ARTICLES), 0]
    act(qtbot, window, "markAllRead")
    act(qtbot, window, "undo")
    assert numbers == [len(ARTICLES), 0]
    window.settings.set("badge", "unread")
    assert numbers == [len(ARTICLES), 0, len(ARTICLES)]
