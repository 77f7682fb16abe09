"""Marking what stands above or below the chosen article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel

from library import Query, marks
from tests.conftest import ARTICLES, settle
from tests.reader.test_conventions import press
from tests.reader.test_main_window import act, spoken, titles

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"


def unread(window: MainWindow) -> list[int]:
    return [row for row in range(len(titles(window))) if ", unread" in spoken(window, row)]


def by_hand(window: MainWindow) -> MainWindow:
    window.settings.set("read_rule", "by_hand")
    return window


def test_above_and_below_in_the_order_of_the_list_with_toast_and_undo(
    open_at: Open, qtbot: QtBot
) -> None:
    window = by_hand(open_at())
    rows = window.panes.list
    rows.setFocus()
    rows.select_row(3)
    press(qtbot, rows, "Ctrl+Shift+Up")
    assert unread(window) == list(range(3, len(ARTICLES)))  # before it is on the disk
    settle(qtbot, window)
    assert unread(window) == list(range(3, len(ARTICLES)))
    assert window.current.counts.unread == len(ARTICLES) - 3
    assert window.toast.words() == "3 articles marked as read"
    assert rows.current_row() == 3
    press(qtbot, rows, "Ctrl+Shift+Down")
    settle(qtbot, window)
    assert unread(window) == [3]
    press(qtbot, rows, "Ctrl+Z")
    settle(qtbot, window)
    assert unread(window) == list(range(3, len(ARTICLES)))
    press(qtbot, rows, "Ctrl+Z")
    settle(qtbot, window)
    assert len(unread(window)) == len(ARTICLES)
    window.panes.header.order_changed.emit("oldest")
    settle(qtbot, window)
    rows.select_row(2)
    above = titles(window)[:2]
    act(qtbot, window, "markAboveRead")
    window.panes.header.order_changed.emit("newest")
    settle(qtbot, window)
    assert [titles(window)[row] for row in range(len(ARTICLES)) if row not in unread(window)] == (
        above[::-1]
    )


def test_only_what_is_shown_and_around_all_that_is_chosen(open_at: Open, qtbot: QtBot) -> None:
    window = by_hand(open_at())
    window.panes.tree.choose(Query(category=("News",)))
    settle(qtbot, window)
    rows, shown = window.panes.list, len(titles(window))
    assert shown == 4
    rows.select_row(1)
    add = QItemSelectionModel.SelectionFlag.Select
    rows.selectionModel().select(rows.model().index(2, 0), add)
    act(qtbot, window, "markAboveRead")
    assert unread(window) == [1, 2, 3]
    act(qtbot, window, "markBelowRead")
    assert unread(window) == [1, 2]
    assert window.current.counts.unread == len(ARTICLES) - 2
    rows.select_row(0)
    window.toast.hide()
    act(qtbot, window, "markAboveRead")  # nothing is there
    assert unread(window) == [1, 2]
    assert not window.toast.isVisible()


def test_a_mark_below_of_very_many_is_one_mark(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "MANY", 3)
    window = by_hand(open_at())
    window.panes.list.select_row(1)
    act(qtbot, window, "markBelowRead")
    assert unread(window) == [0, 1]
    assert window.toast.words() == f"{len(ARTICLES) - 2} articles marked as read"
    act(qtbot, window, "undo")
    assert window.current.counts.unread == len(ARTICLES)
    assert len(unread(window)) == len(ARTICLES)
