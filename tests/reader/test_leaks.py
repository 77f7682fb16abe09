"""A window that stays open for days holds no more than on its first: nothing is left of what was
closed."""

from __future__ import annotations

import gc
from collections import Counter
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QTextFrame
from PySide6.QtWidgets import QDialog, QMessageBox

from tests.conftest import PATIENCE, settle
from tests.reader.test_main_window import act, type_search

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"


def alive(qtbot: QtBot, window: MainWindow) -> Counter[str]:
    """Objects of Qt below the window, and objects of ours anywhere, by kind."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    found = Counter(f"Qt {one.metaObject().className()}" for one in window.findChildren(QObject))
    for one in gc.get_objects():
        kind = type(one)
        if str(kind.__module__).startswith(("reader.", "library.")):
            found[kind.__name__] += 1
        elif isinstance(one, QObject) and shiboken6.isValid(one) and one.parent() is None:
            found[f"orphan {kind.__name__}"] += 1
    return found


def test_libraries_that_were_closed_leave_nothing(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()

    def once(leave: bool) -> None:
        type_search(qtbot, window, "ship")
        window.panes.list.step(1)
        act(qtbot, window, "toggleFavourite")
        act(qtbot, window, "preferences")
        window.findChild(QDialog).close()
        if leave:
            act(qtbot, window, "closeLibrary")
        before = window.current
        window.open_folder(str(folder))
        qtbot.waitUntil(lambda: window.current not in (None, before), timeout=PATIENCE)
        settle(qtbot, window)

    once(True)
    once(False)
    first = alive(qtbot, window)
    for number in range(8):
        once(bool(number % 2))
    grown = alive(qtbot, window) - first
    assert not {kind: count for kind, count in grown.items() if count > 1}


def test_a_question_that_was_answered_leaves_no_box(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_at()
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.No)
    before = alive(qtbot, window)
    for _ in range(3):
        window.panes.view.link_activated.emit("mailto:a@example.org")
    assert not alive(qtbot, window) - before


def test_articles_that_were_shown_leave_no_frames(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()

    def frames() -> int:
        gc.collect()
        return sum(isinstance(one, QTextFrame) for one in gc.get_objects())

    window.panes.list.step(1)
    settle(qtbot, window)
    before = frames()
    for number in range(6):
        window.panes.list.step(-1 if number % 2 else 1)
        settle(qtbot, window)
    assert frames() == before
