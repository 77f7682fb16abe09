"""A long list is painted by its first page, and grows under the reader without moving."""

from __future__ import annotations

import threading
import tracemalloc
from array import array
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from library import CalledOffError, Library, Progress, Query
from reader import answer as answering
from reader.headline_delegate import NORMAL
from tests.conftest import PATIENCE, article, settle, write
from tests.reader.test_main_window import act, close, titles, type_search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

COUNT = 130
FIRST = 50


class Gate:
    """Holds up whole lists, and not their first pages."""

    def __init__(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open = threading.Event()
        self.waiting = threading.Event()
        self.called_off = threading.Event()
        find = window.current.library.find

        def held(asked: Query, limit: int | None = None, **more: object) -> object:
            if limit is None:
                self.waiting.set()
                self.open.wait(10)
            try:
                return find(asked, limit, **more)
            except CalledOffError:
                self.called_off.set()
                raise

        monkeypatch.setattr(window.current.library, "find", held)


@pytest.fixture
def window(
    open_at: Callable[..., MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    """A hundred and thirty articles, of which the first page is fifty."""
    monkeypatch.setattr(answering, "SHORT", 0)
    monkeypatch.setattr(answering, "FIRST", FIRST)
    folder = tmp_path / "many"
    for number in range(COUNT):
        date = f"2021-{number // 28 + 1:02}-{number % 28 + 1:02}"
        place = "Even" if number % 2 == 0 else "Odd"
        text = f"Nr {number:03}"
        write(folder, {f"{number}.md": article(text, f"Harbour {number}.", date, place)})
    return open_at(folder)


@pytest.fixture
def gate(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate(window, monkeypatch)
    yield gate
    gate.open.set()


def sort(window: MainWindow, order: str) -> None:
    window.panes.header.order_changed.emit(order)


def painted(window: MainWindow, row: int = 0) -> str:
    return window.panes.list.model().index(row, 0).data()


def test_the_first_page_is_there_before_the_rest(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    assert titles(window)[0] == f"Nr {COUNT - 1:03}"
    rows = window.panes.list
    sort(window, "oldest")
    qtbot.waitUntil(lambda: painted(window) == "Nr 000", timeout=PATIENCE)
    qtbot.waitUntil(gate.waiting.is_set, timeout=PATIENCE)
    assert not window.at_rest()
    # The kept numbers say how long it will be: neither the bar nor the number above it jumps.
    assert rows.model().rowCount() == COUNT
    assert window.panes.header._counts.text() == str(COUNT)
    assert painted(window, FIRST - 1) == f"Nr {FIRST - 1:03}"
    assert not painted(window, FIRST)
    rows.verticalScrollBar().setValue(40 * NORMAL.row_height + 7)
    gate.open.set()
    settle(qtbot, window)
    assert rows.verticalScrollBar().value() == 40 * NORMAL.row_height + 7
    assert titles(window) == [f"Nr {number:03}" for number in range(COUNT)]
    # The article on show stands further down: it is chosen there, and nothing moved.
    assert painted(window, rows.current_row()) == f"Nr {COUNT - 1:03}"


def test_a_search_grows_to_its_full_length(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    window.top_bar.search_box.setText("harbour")
    qtbot.waitUntil(lambda: window.panes.list.model().rowCount() == FIRST, timeout=PATIENCE)
    assert window.panes.header._counts.text() == f"{FIRST}+ of {COUNT}"
    gate.open.set()
    settle(qtbot, window)
    assert len(titles(window)) == COUNT
    assert window.panes.header._counts.text() == str(COUNT)


def test_a_question_that_is_out_of_date_is_called_off(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    sort(window, "oldest")
    qtbot.waitUntil(gate.waiting.is_set, timeout=PATIENCE)
    window.panes.tree.choose(Query(category=("Even",)))
    gate.open.set()
    assert gate.called_off.wait(10)
    settle(qtbot, window)
    assert titles(window) == [f"Nr {number:03}" for number in range(0, COUNT, 2)]
    assert not window.toast.isVisible()


def test_a_keystroke_calls_off_what_is_being_asked(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    """At once, and not only when the pause after it has passed: stale rows are never shown."""
    box = window.top_bar.search_box
    box.setText("harbour")
    qtbot.waitUntil(gate.waiting.is_set, timeout=PATIENCE)
    window.current._typing.setInterval(PATIENCE)
    box.setText("harbour 7")
    gate.open.set()
    assert gate.called_off.wait(10)
    assert window.panes.list.model().rowCount() == FIRST
    window.current._typing.setInterval(0)
    box.setText("harbour 77")
    settle(qtbot, window)
    assert titles(window) == ["Nr 077"]


def test_all_is_all_of_it_although_the_first_page_only_is_there(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    rows = window.panes.list
    window.top_bar.search_box.setText("harbour")
    qtbot.waitUntil(lambda: rows.model().rowCount() == FIRST, timeout=PATIENCE)
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_End)
    assert rows.current_row() != FIRST - 1
    gate.open.set()
    settle(qtbot, window)
    assert rows.current_row() == COUNT - 1
    assert window.panes.view.browser.toPlainText().endswith("Harbour 0.")
    gate.open.clear()
    sort(window, "oldest")
    qtbot.waitUntil(lambda: painted(window) == "Nr 000", timeout=PATIENCE)
    rows.selectAll()
    gate.open.set()
    settle(qtbot, window)
    assert len(rows.selected_ids()) == COUNT


def test_a_row_whose_article_is_not_known_yet_is_shown_when_it_is(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    sort(window, "oldest")
    qtbot.waitUntil(lambda: painted(window) == "Nr 000", timeout=PATIENCE)
    window.panes.list.select_row(100)
    act_flag = window.actions_by_name["toggleFavourite"]
    act_flag.trigger()
    gate.open.set()
    settle(qtbot, window)
    assert window.panes.view.browser.toPlainText().endswith("Harbour 100.")
    assert window.current.counts.favourites == 1
    headline = window.panes.list.model().headline(100)
    assert headline.favourite
    assert headline.title == "Nr 100"


def test_marking_all_waits_for_the_whole_list(window: MainWindow, qtbot: QtBot, gate: Gate) -> None:
    window.panes.tree.choose(Query(category=("Odd",)))
    qtbot.waitUntil(lambda: painted(window) == f"Nr {COUNT - 1:03}", timeout=PATIENCE)
    window.actions_by_name["markAllRead"].trigger()
    gate.open.set()
    settle(qtbot, window)
    assert window.current.counts.unread == COUNT // 2


def test_what_was_read_stays_in_a_long_list_of_the_unread(window: MainWindow, qtbot: QtBot) -> None:
    act(qtbot, window, "unreadOnly")
    window.panes.list.select_row(2)
    settle(qtbot, window)
    act(qtbot, window, "toggleRead")
    window.current.reload()
    settle(qtbot, window)
    assert len(titles(window)) == COUNT
    assert window.current.counts.unread == COUNT - 1


def test_a_list_that_changed_between_its_two_steps_is_the_newer_one(
    window: MainWindow, qtbot: QtBot, gate: Gate
) -> None:
    sort(window, "oldest")
    qtbot.waitUntil(gate.waiting.is_set, timeout=PATIENCE)
    write_new = {"new.md": article("The very first", "Harbour.", "2020-01-01")}
    from pathlib import Path

    write(Path(window.current.library.folder), write_new)
    qtbot.waitUntil(lambda: window.current.library.id_of(b"new.md") is not None, timeout=PATIENCE)
    gate.open.set()
    qtbot.waitUntil(lambda: "The very first" in titles(window), timeout=PATIENCE)
    settle(qtbot, window)
    assert titles(window)[:2] == ["The very first", "Nr 000"]


def test_typing_on_leaves_no_answer_in_between(window: MainWindow, qtbot: QtBot) -> None:
    type_search(qtbot, window, "harbour 12")
    settle(qtbot, window)
    assert {title[:5] for title in titles(window)} == {"Nr 01", "Nr 12"}


@pytest.mark.parametrize(("late", "calls"), [("page", 0), ("headlines", 2), ("find", 2)])
def test_a_place_far_down_is_found_again_however_late_its_parts_come(
    window: MainWindow,
    qtbot: QtBot,
    open_at: Callable[..., MainWindow],
    monkeypatch: pytest.MonkeyPatch,
    late: str,
    calls: int,
) -> None:
    window.panes.list.select_row(100)
    settle(qtbot, window)
    folder = window.current.library.folder
    close(window)
    refreshed = threading.Event()
    refresh, delayed = Library.refresh, getattr(Library, late)
    asked: list[object] = []

    def grow(
        self: Library, progress: Callable[[Progress], None], *rest: object, **more: object
    ) -> object:
        progress(Progress("list", 1, 2))  # the list is asked anew while the article is on its way
        report = refresh(self, progress, *rest, **more)
        refreshed.set()
        return report

    def hold(self: Library, *rest: object, **more: object) -> object:
        asked.append(rest)
        if len(asked) > calls:  # so many make the first list, which starts the refresh
            assert refreshed.wait(PATIENCE / 1000)
        return delayed(self, *rest, **more)

    monkeypatch.setattr(Library, "refresh", grow)
    monkeypatch.setattr(Library, late, hold)
    again = open_at(folder)
    rows = again.panes.list
    assert refreshed.is_set()
    assert rows.current_row() == 100
    assert painted(again, 100) == f"Nr {COUNT - 101:03}"
    assert again.panes.view.browser.toPlainText().endswith(f"Harbour {COUNT - 101}.")
    assert rows.viewport().rect().contains(rows.visualRect(rows.currentIndex()))


def test_what_stays_in_a_long_list_does_not_take_it_apart(window: MainWindow) -> None:
    ids = array("q", range(200_000, 0, -1))
    del ids[500]
    tracemalloc.start()
    whole = answering._with(ids, [199_500], window.current.library, Query())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert whole == array("q", range(200_000, 0, -1))
    assert most < 3 * 8 * len(ids)  # a list of numbers takes five times that, and the interpreter
