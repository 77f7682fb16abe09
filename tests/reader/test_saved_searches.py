"""Saved searches in the tree: kept, counted, renamed, moved, deleted, and all of it undone."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from library import Library, LibraryError, Places, Query, SavedSearch
from reader import saved_searches
from reader.category_model import DRAGGED, ROW
from tests.conftest import PATIENCE, article, settle, write
from tests.reader.test_main_window import SPOKEN, act, close, titles, tree_rows, type_search

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"


def saved(window: MainWindow) -> list[str]:
    rows = window.panes.tree.model().rows()
    return [row.label for row in rows if row.search is not None]


def number(window: MainWindow, name: str) -> int:
    rows = window.panes.tree.model().rows()
    return next(row.count for row in rows if row.search is not None and row.label == name)


def choose(qtbot: QtBot, window: MainWindow, name: str) -> None:
    tree = window.panes.tree
    row = next(row for row in tree.model().rows() if row.search and row.label == name)
    index = tree.model().index_of_search(row.search.id)
    tree.scrollTo(index)
    where = tree.visualRect(index).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle(qtbot, window)


def save(qtbot: QtBot, window: MainWindow, words: str) -> None:
    type_search(qtbot, window, words)
    act(qtbot, window, "saveSearch")


def wait_for_number(qtbot: QtBot, window: MainWindow, name: str, wanted: int) -> None:
    qtbot.waitUntil(lambda: number(window, name) == wanted, timeout=PATIENCE)
    settle(qtbot, window)


@pytest.fixture
def window(open_at: Open, folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(saved_searches, "COUNT_PAUSE", 50)
    with closing(Library.open(folder, Places.below(data))) as library:
        for words in ("ship", "港口", "is:unread market"):
            library.save_search(SavedSearch(words, Query(words)))
    return open_at()


def test_a_search_is_saved_counted_run_and_there_again(
    window: MainWindow, open_at: Open, qtbot: QtBot
) -> None:
    QAbstractItemModelTester(
        window.panes.tree.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, window
    )
    assert saved(window) == ["ship", "港口", "is:unread market"]
    assert "Saved searches" in tree_rows(window)
    wait_for_number(qtbot, window, "ship", 2)
    choose(qtbot, window, "ship")
    assert titles(window) == ["The harbour freezes over", "A new lamp for the lighthouse"]
    assert window.top_bar.search_box.text() == "ship"
    assert window.panes.tree.currentIndex().data(SPOKEN) == "ship, saved search, 2 articles"
    close(window)
    window = open_at()
    assert saved(window) == ["ship", "港口", "is:unread market"]
    wait_for_number(qtbot, window, "港口", 1)


def test_a_saved_search_is_a_place_to_come_back_to_and_another_search_is_not(
    window: MainWindow, open_at: Open, qtbot: QtBot
) -> None:
    window.panes.header.order_changed.emit("oldest")
    choose(qtbot, window, "ship")
    window.panes.header.order_changed.emit("relevance")
    settle(qtbot, window)
    found = titles(window)
    close(window)
    window = open_at()
    assert window.top_bar.search_box.text() == "ship"
    assert titles(window) == found
    assert window.panes.tree.currentIndex().data() == "ship"
    assert window.current.query.order == "relevance"
    type_search(qtbot, window, "lighthouse")
    close(window)
    window = open_at()
    assert window.top_bar.search_box.text() == ""
    assert window.current.query == Query(order="oldest")
    assert len(titles(window)) > len(found)
    assert window.current.history.recent()[0] == "lighthouse"


def test_to_leave_a_saved_search_by_the_tree_ends_it(window: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, window, "港口")
    assert titles(window) == ["灯塔换了新灯"]
    window.panes.tree.choose(Query(category=("News", "Town")))
    settle(qtbot, window)
    assert window.top_bar.search_box.text() == ""
    assert titles(window) == ["Prices at the market"]
    # Words that were typed stay when another category is chosen.
    type_search(qtbot, window, "ship")
    window.panes.tree.choose(Query(category=("News", "Coast")))
    settle(qtbot, window)
    assert window.top_bar.search_box.text() == "ship"


def test_other_words_choose_the_place_again(window: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, window, "ship")
    type_search(qtbot, window, "ships wait")
    assert window.panes.tree.currentIndex().data() == "All articles"
    type_search(qtbot, window, "ship")
    assert window.panes.tree.currentIndex().data() == "ship"


def test_the_same_search_is_saved_once(window: MainWindow, qtbot: QtBot) -> None:
    save(qtbot, window, "ship")
    assert saved(window) == ["ship", "港口", "is:unread market"]
    assert "saved already" in window.toast.words()
    save(qtbot, window, "  fish   market ")
    assert saved(window)[-1] == "fish market"
    assert window.panes.tree.currentIndex().data() == "fish market"
    assert "fish market" in window.toast.words()
    act(qtbot, window, "undo")
    assert saved(window) == ["ship", "港口", "is:unread market"]
    window.top_bar.search_box.clear()
    settle(qtbot, window)
    act(qtbot, window, "saveSearch")
    assert "Type what to search for" in window.toast.words()


def test_numbers_follow_marks_and_files(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    wait_for_number(qtbot, window, "is:unread market", 1)
    window.top_bar.search_box.clear()
    settle(qtbot, window)
    act(qtbot, window, "markAllRead")
    wait_for_number(qtbot, window, "is:unread market", 0)
    act(qtbot, window, "undo")
    wait_for_number(qtbot, window, "is:unread market", 1)
    write(folder, {"new.md": article("A market of fish", "Fish.")})
    window.current.refreshing.start()
    wait_for_number(qtbot, window, "is:unread market", 2)


def test_deleting_is_undone_by_the_toast_and_by_key(window: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, window, "港口")
    window.panes.tree.setFocus()
    qtbot.keyClick(window.panes.tree, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert saved(window) == ["ship", "is:unread market"]
    assert "港口" in window.toast.words()
    window.toast.undo_clicked.emit(window.toast)
    settle(qtbot, window)
    assert saved(window) == ["ship", "港口", "is:unread market"]
    act(qtbot, window, "redo")
    assert saved(window) == ["ship", "is:unread market"]
    act(qtbot, window, "undo")
    assert saved(window) == ["ship", "港口", "is:unread market"]


def test_delete_in_the_list_deletes_no_search(window: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, window, "港口")
    window.panes.list.setFocus()
    qtbot.keyClick(window.panes.list, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert saved(window) == ["ship", "港口", "is:unread market"]


def test_f2_renames_the_search_that_was_saved_just_now(window: MainWindow, qtbot: QtBot) -> None:
    save(qtbot, window, "lighthouse")
    settle(qtbot, window)
    tree, box = window.panes.tree, window.top_bar.search_box
    assert box.hasFocus()
    assert tree.currentIndex().data() == "lighthouse"
    qtbot.keyClick(box, Qt.Key.Key_F2)
    editor = tree.findChild(QLineEdit)
    assert editor.text() == "lighthouse"
    editor.setText("Lamps at sea")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert saved(window)[-1] == "Lamps at sea"
    assert box.text() == "lighthouse"


@pytest.mark.parametrize("hiding", ["toggleSidebar", "focusMode"])
def test_f2_shows_the_sidebar_where_it_is_hidden(
    window: MainWindow, qtbot: QtBot, hiding: str
) -> None:
    save(qtbot, window, "lighthouse")
    act(qtbot, window, hiding)
    tree = window.panes.tree
    assert not tree.isVisible()
    act(qtbot, window, "renameSearch")
    editor = tree.findChild(QLineEdit)
    assert editor.isVisible()
    assert editor.hasFocus()
    assert window.actions_by_name["toggleSidebar"].isChecked()
    assert not window.actions_by_name["focusMode"].isChecked()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def test_f2_renames_and_escape_leaves_the_name(window: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, window, "港口")
    tree = window.panes.tree
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.findChild(QLineEdit)
    assert editor.text() == "港口"
    editor.setText("  Ports  of call ")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert saved(window) == ["ship", "Ports of call", "is:unread market"]
    assert tree.currentIndex().data() == "Ports of call"
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.findChild(QLineEdit)
    editor.setText("something else")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert saved(window)[1] == "Ports of call"
    act(qtbot, window, "undo")
    assert saved(window)[1] == "港口"
    assert titles(window) == ["灯塔换了新灯"]


def test_numbers_that_a_change_of_settings_made_wrong_are_never_told(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for_number(qtbot, window, "港口", 1)
    asked, gate, count = threading.Event(), threading.Event(), Library.count

    def late(self: Library, query: Query, *more: object, **named: object) -> int:
        if query.words == "港口" and not gate.is_set():
            asked.set()
            gate.wait(10)
            return 77  # what it was before
        return count(self, query, *more, **named)

    monkeypatch.setattr(Library, "count", late)
    told: list[int] = []
    window.panes.tree.model().dataChanged.connect(lambda *_: told.append(number(window, "港口")))
    window.current.searches.recount()
    qtbot.waitUntil(asked.is_set, timeout=PATIENCE)
    decisions = window.current.decisions
    with qtbot.waitSignal(decisions.list_changed, timeout=PATIENCE):
        decisions.search_strictly(True)
    gate.set()
    settle(qtbot, window)
    assert 77 not in told
    assert number(window, "港口") == 1


def test_keys_and_drags_move_a_search(window: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, window, "ship")
    tree, model = window.panes.tree, window.panes.tree.model()
    tree.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(tree, Qt.Key.Key_Up, alt)
    settle(qtbot, window)
    assert saved(window) == ["ship", "港口", "is:unread market"]
    qtbot.keyClick(tree, Qt.Key.Key_Down, alt)
    settle(qtbot, window)
    assert saved(window) == ["港口", "ship", "is:unread market"]
    assert tree.currentIndex().data() == "ship"
    act(qtbot, window, "undo")
    assert saved(window) == ["ship", "港口", "is:unread market"]

    dragged = model.mimeData([model.index_of_search(tree.currentIndex().data(ROW).search.id)])
    assert dragged.hasFormat(DRAGGED)
    move = Qt.DropAction.MoveAction
    end = model.rowCount()
    assert not model.canDropMimeData(dragged, move, 1, 0, QModelIndex())
    assert not model.canDropMimeData(QMimeData(), move, end, 0, QModelIndex())
    assert model.dropMimeData(dragged, move, end, 0, QModelIndex())
    settle(qtbot, window)
    assert saved(window) == ["港口", "is:unread market", "ship"]
    assert model.dropMimeData(dragged, move, -1, 0, model.index(end - 3, 0))
    settle(qtbot, window)
    assert saved(window) == ["ship", "港口", "is:unread market"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups, offscreen
def test_the_menu_of_a_search_acts_on_it_and_runs_nothing(window: MainWindow, qtbot: QtBot) -> None:
    choose(qtbot, window, "ship")
    tree = window.panes.tree
    other = next(row for row in tree.model().rows() if row.search and row.label == "港口")
    where = tree.visualRect(tree.model().index_of_search(other.search.id)).center()
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.RightButton, pos=where)
    QApplication.sendEvent(
        tree.viewport(),
        QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, where, tree.viewport().mapToGlobal(where)
        ),
    )
    menu = tree.findChild(QMenu)
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == ["Rename…", "Move Up", "Move Down", "Delete"]
    menu.actions()[-1].trigger()
    menu.close()
    settle(qtbot, window)
    assert saved(window) == ["ship", "is:unread market"]
    assert tree.currentIndex().data() == "ship"
    QApplication.sendEvent(
        tree.viewport(),
        QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(20, 20), QPoint(20, 20)),
    )
    qtbot.waitUntil(lambda: tree.findChild(QMenu) is None, timeout=PATIENCE)


def test_what_cannot_be_kept_is_said_and_not_shown(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise LibraryError("The disk is full.")

    choose(qtbot, window, "ship")
    monkeypatch.setattr(window.current.library, "delete_search", fail)
    window.panes.tree.delete_search()
    settle(qtbot, window)
    assert window.toast.words() == "The disk is full."
    assert saved(window) == ["ship", "港口", "is:unread market"]
