"""Between a question and its answer: nothing is marked or shown in place of another."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from library import Library, LibraryError, Places, Query, marks
from reader.session import Session
from reader.settings import Settings
from reader.words import plain_tip
from reader.worker import Worker
from tests.conftest import ARTICLES, PATIENCE, article, run_cli, settle, write
from tests.reader.test_main_window import (
    act,
    close,
    select,
    spoken,
    titles,
    tree_rows,
    type_search,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"
TIP = Qt.ItemDataRole.ToolTipRole


def row_of(window: MainWindow, title: str) -> int:
    return titles(window).index(title)


def hold(monkeypatch: pytest.MonkeyPatch, target: object, name: str) -> threading.Event:
    """Makes a call of the library wait until the event is set."""
    gate, call = threading.Event(), getattr(target, name)

    def wait(*arguments: object, **more: object) -> object:
        result = call(*arguments, **more)
        gate.wait(10)
        return result

    monkeypatch.setattr(target, name, wait)
    return gate


def test_a_late_answer_does_not_give_one_article_the_number_of_another(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_at()
    select(qtbot, window, "The harbour freezes over")
    gate = hold(monkeypatch, window.current.library, "find")
    window.current.reload()
    window.panes.list.select_row(row_of(window, "Prices at the market"))
    qtbot.waitUntil(
        lambda: "Bread costs" in window.panes.view.browser.toPlainText(), timeout=PATIENCE
    )
    gate.set()
    settle(qtbot, window)
    assert titles(window)[window.panes.list.current_row()] == "Prices at the market"
    row = row_of(window, "Prices at the market")
    qtbot.waitUntil(lambda: ", read" in spoken(window, row), timeout=PATIENCE)
    settle(qtbot, window)
    assert ", unread" in spoken(window, row_of(window, "The harbour freezes over"))


def test_a_star_falls_on_the_file_and_not_on_the_number(
    open_at: Open, qtbot: QtBot, folder: Path, data: Path
) -> None:
    window = open_at()
    window.panes.list.select_row(row_of(window, "Prices at the market"))
    settle(qtbot, window)
    date = "Thu, 06 May 2021 09:30:00 GMT"
    (folder / "news/market.md").unlink()
    assert run_cli("index", folder, "--data", data).returncode == 0
    write(folder, {"news/else.md": article("Another one entirely", "Other words.", date)})
    assert run_cli("index", folder, "--data", data).returncode == 0
    act(qtbot, window, "toggleFavourite")
    act(qtbot, window, "markAllRead")  # the list is of an earlier index: refused, in words
    assert "changed since this list was made" in window.toast.words()
    act(qtbot, window, "reload")
    row = row_of(window, "Another one entirely")
    assert "favourite" not in spoken(window, row)
    assert ", unread" in spoken(window, row)


def test_undo_that_follows_at_once_takes_back_the_last_mark(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    select(qtbot, window, "The harbour freezes over")
    act(qtbot, window, "toggleFavourite")
    select(qtbot, window, "Prices at the market")
    window.actions_by_name["toggleFavourite"].trigger()
    window.current.marking.undo()
    settle(qtbot, window)
    assert "favourite" in spoken(window, row_of(window, "The harbour freezes over"))
    assert "favourite" not in spoken(window, row_of(window, "Prices at the market"))


def test_undo_of_the_toast_takes_back_what_the_toast_says(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    select(qtbot, window, "Prices at the market")
    act(qtbot, window, "markAllRead")
    act(qtbot, window, "toggleFavourite")
    window.toast.undo_clicked.emit(window.toast)
    settle(qtbot, window)
    assert window.current.counts.favourites == 1
    assert window.current.counts.unread == len(ARTICLES)


def test_nothing_waits_until_a_mark_of_very_many_is_filed_away(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "MANY", 3)
    window = open_at()
    library, gate, steps = window.current.library, threading.Event(), []

    def never_done() -> bool:
        steps.append(library)
        gate.wait(10)
        return True

    monkeypatch.setattr(library, "settle", never_done)
    window.actions_by_name["markAllRead"].trigger()
    qtbot.waitUntil(lambda: bool(steps), timeout=PATIENCE)
    settle(qtbot, window)  # at rest with a step under way
    gate.set()
    qtbot.waitUntil(lambda: len(steps) > 1, timeout=PATIENCE)
    window.close_library()
    again = open_at()
    assert again.current.counts.unread == 0


def test_steps_that_take_too_much_memory_are_forgotten_oldest_first(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "MANY", 3)
    monkeypatch.setattr("reader.marking.BYTES_KEPT", 1)
    window = open_at()
    select(qtbot, window, "Prices at the market")
    act(qtbot, window, "toggleFavourite")
    act(qtbot, window, "markAllRead")
    assert window.current.counts.unread == 0
    act(qtbot, window, "undo")
    assert window.current.counts.unread == len(ARTICLES)
    assert not window.current.marking.can_undo  # the star before it was forgotten
    assert window.current.counts.favourites == 1


def test_mark_all_waits_for_the_list_that_was_chosen(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_at()
    gate = hold(monkeypatch, window.current.library, "find")
    window.panes.tree.choose(Query(category=("News", "Town")))
    window.actions_by_name["markAllRead"].trigger()
    gate.set()
    settle(qtbot, window)
    assert window.current.counts.unread == len(ARTICLES) - 1


def test_a_mark_of_very_many_is_offered_to_be_undone_before_it_is_counted(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "MANY", 3)
    window = open_at()
    select(qtbot, window, "Prices at the market")
    act(qtbot, window, "toggleRead")
    gate, follow = threading.Event(), marks.mirror

    def wait(*arguments: Any) -> None:
        gate.wait(10)
        follow(*arguments)

    monkeypatch.setattr(marks, "mirror", wait)
    window.actions_by_name["markAllRead"].trigger()
    qtbot.waitUntil(window.toast.isVisible, timeout=PATIENCE)
    assert f"{len(ARTICLES) - 1} articles marked as read" in window.toast.words()
    assert flags(window) == {"read"}
    window.toast.undo_clicked.emit(window.toast)
    assert ", unread" in spoken(window, row_of(window, "The harbour freezes over"))
    gate.set()
    settle(qtbot, window)
    assert window.current.counts.unread == len(ARTICLES) - 1
    assert ", unread" in spoken(window, row_of(window, "The harbour freezes over"))
    assert ", unread" not in spoken(window, row_of(window, "Prices at the market"))
    act(qtbot, window, "redo")
    assert window.current.counts.unread == 0
    assert flags(window) == {"read"}


def test_very_many_leave_the_unread_with_the_next_look(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(marks, "MANY", 3)
    window = open_at()
    window.panes.tree.choose(Query(shelf="unread"))
    settle(qtbot, window)
    act(qtbot, window, "markAllRead")
    assert window.current.counts.unread == 0
    act(qtbot, window, "reload")
    assert titles(window) == []
    act(qtbot, window, "undo")
    act(qtbot, window, "reload")
    assert len(titles(window)) == len(ARTICLES)


def flags(window: MainWindow) -> set[str]:
    """How the rows say that they are read."""
    return {
        spoken(window, row).rpartition(", ")[2]
        for row in range(window.panes.list.model().rowCount())
    }


def test_mark_all_and_its_undo_are_seen_before_they_are_on_the_disk(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_at()
    for call, action, flag, unread in (
        ("mark", "markAllRead", "read", 0),
        ("restore", "undo", "unread", len(ARTICLES)),
    ):
        gate = hold(monkeypatch, window.current.library, call)
        window.actions_by_name[action].trigger()
        assert flags(window) == {flag}
        gate.set()
        settle(qtbot, window)
        assert flags(window) == {flag}
        assert window.current.counts.unread == unread


def test_a_mark_of_all_that_fails_leaves_the_rows_as_they_were(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_at()

    def fail(*_: object, **__: object) -> None:
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(window.current.library, "mark", fail)
    act(qtbot, window, "markAllRead")
    assert flags(window) == {"unread"}
    assert "The disk is full." in window.toast.words()


def test_keys_of_the_list_rest_while_problems_are_shown(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    act(qtbot, window, "showProblems")
    for name in ("nextArticle", "toggleRead", "toggleFavourite", "markAllRead", "nextUnread"):
        assert not window.actions_by_name[name].isEnabled()
    act(qtbot, window, "showAll")
    assert window.actions_by_name["toggleFavourite"].isEnabled()


def test_titles_are_not_taken_for_html_in_a_tooltip(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    deadly = "<b><img src=/dev/zero>" + "<table><tr><td>" * 33
    write(folder, {"deadly.md": article(deadly, "Words.", "2022-01-01", deadly.replace("/", "|"))})
    window = open_at()
    tip = window.panes.list.model().index(0, 0).data(TIP)
    assert tip.startswith("<span>&lt;b&gt;&lt;img")
    for row in range(window.panes.tree.model().rowCount()):
        tip = window.panes.tree.model().index(row, 0).data(TIP) or ""
        assert "<img" not in tip
        assert "<table" not in tip
    assert plain_tip("a & <b>") == "<span>a &amp; &lt;b&gt;</span>"


def test_position_outlives_a_search_and_a_folder_that_was_away(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    body = "".join(f"<p>Paragraph {n} of many, with needle.</p>" for n in range(200))
    write(folder, {"long.md": article("A long one", body, "2022-01-01")})
    window = open_at()
    window.panes.list.setFocus()
    select(qtbot, window, "A long one")
    browser = window.panes.view.browser
    browser.lay_out()
    browser.verticalScrollBar().setValue(browser.verticalScrollBar().maximum() // 2)
    middle = window.panes.view.position()
    type_search(qtbot, window, "needle")
    window.top_bar.search_box.clear()
    settle(qtbot, window)
    assert window.panes.view.position() == pytest.approx(middle, abs=0.05)
    folder.rename(folder.with_name("away"))
    type_search(qtbot, window, "paragraph")
    assert "can't be shown" in browser.toPlainText()
    folder.with_name("away").rename(folder)
    assert window.current.library.position(b"long.md") == pytest.approx(middle, abs=0.05)


def test_closing_at_once_forgets_neither_place_nor_open_categories(
    open_at: Open, qtbot: QtBot, data: Path, folder: Path
) -> None:
    from reader.app import open_window

    window = open_at()
    select(qtbot, window, "集市的价格")
    expanded = window.panes.tree.expanded_paths()
    close(window)
    quick = open_window(folder, data)
    qtbot.addWidget(quick)
    qtbot.waitUntil(lambda: quick.current is not None, timeout=PATIENCE)
    close(quick)
    session = Session(os.fspath(data / "layout"), Worker())
    assert session.place(os.fspath(folder))[1] == "zh/集市.md".encode()
    assert session.expanded(os.fspath(folder)) == expanded


def test_tree_and_choice_survive_a_rebuild(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    window.panes.tree.choose(Query(category=("News", "Coast")))
    settle(qtbot, window)
    rows = tree_rows(window)
    window.current.shelves._show_tree(((), window.current.counts))  # as while it grows again
    act(qtbot, window, "rebuildIndex")
    assert tree_rows(window) == rows
    assert window.panes.tree.currentIndex().data() == "Coast"
    assert len(titles(window)) == 2


def test_what_was_just_read_stays_in_unread_only_while_the_list_grows(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    act(qtbot, window, "unreadOnly")
    select(qtbot, window, "Prices at the market")
    act(qtbot, window, "toggleRead")
    write(folder, {"late.md": article("A late arrival", "Just in.", "2022-01-01")})
    act(qtbot, window, "reload")
    assert "A late arrival" in titles(window)
    assert "Prices at the market" in titles(window)
    assert titles(window)[window.panes.list.current_row()] == "Prices at the market"


def test_several_chosen_rows_stay_chosen_while_the_list_grows(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    window.panes.list.selectAll()
    write(folder, {"late.md": article("A late arrival", "Just in.", "2022-01-01")})
    act(qtbot, window, "reload")
    assert len(window.panes.list.selected_ids()) == len(ARTICLES)


def test_enter_right_after_typing_chooses_the_first_hit(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    select(qtbot, window, "灯塔换了新灯")
    box = window.top_bar.search_box
    box.setFocus()
    box.setText("bread")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert titles(window)[window.panes.list.current_row()] == "Prices at the market"
    assert "Bread costs" in window.panes.view.browser.toPlainText()


def test_other_addresses_are_refused_in_words(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    window = open_at()
    for address in ("file:///etc/hostname", "javascript:alert(1)", "smb://a/b", "/etc/hostname"):
        window.panes.view.link_activated.emit(address)
        assert "opens web and mail addresses only" in window.toast.words()
    assert opened == []
    window.panes.view.link_activated.emit("https://example.org/a")
    assert opened == ["https://example.org/a"]


def test_a_library_that_cannot_be_opened_is_a_job_that_failed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "no folder").write_text("a file")
    done = run_cli(folder, "--data", tmp_path / "no folder", "--screenshot", tmp_path / "a.png")
    assert done.returncode == 1
    assert done.stderr.startswith("broadsheet: ")
    assert "Traceback" not in done.stderr


def test_layout_that_was_edited_by_hand_is_no_obstacle(
    open_at: Open, qtbot: QtBot, data: Path, folder: Path
) -> None:
    window = open_at()
    close(window)
    settings = data / "config" / "settings.ini"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[General]\nzoom=--5\nread_delay=many\ntheme=plaid\n")
    layout = data / "layout" / "window.ini"
    text = layout.read_text()
    layout.write_text(text.replace('\\"shelf\\": \\"all\\"', '\\"shelf\\": \\"attic\\"'))
    assert layout.read_text() != text
    window = open_at()
    assert window.settings.number("zoom") == 100
    assert len(titles(window)) == len(ARTICLES)


@pytest.mark.parametrize("way", ["close", "switch"])
def test_leaving_a_library_waits_for_none_of_its_threads(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    window = open_at()
    library, closed = window.current.library, threading.Event()
    shut = library.close
    monkeypatch.setattr(library, "close", lambda: (shut(), closed.set()))
    entered, count = threading.Event(), library.count
    monkeypatch.setattr(
        library, "count", lambda *asked, **more: (entered.set(), count(*asked, **more))[1]
    )
    gate = hold(monkeypatch, library, "count")
    window.current.search("no such word")  # which is counted in the whole library
    window.current.find()
    assert entered.wait(PATIENCE / 1000)
    if way == "close":
        window.close()
    else:
        write(tmp_path / "other", {"a.md": article("Elsewhere", "Words.", "2021-01-01")})
        window.open_folder(os.fspath(tmp_path / "other"))
        qtbot.waitUntil(lambda: window.current.library is not library, timeout=PATIENCE)
        settle(qtbot, window)
        assert titles(window) == ["Elsewhere"]
    assert not closed.is_set()
    gate.set()
    assert closed.wait(PATIENCE / 1000)


def test_what_was_marked_just_before_the_end_is_kept(
    open_at: Open, qtbot: QtBot, folder: Path, data: Path
) -> None:
    window = open_at()
    window.panes.list.selectAll()
    for flag in ("toggleFavourite", "toggleRead"):
        window.actions_by_name[flag].trigger()
    close(window)
    library = Library.open(folder, Places.below(data))
    counts = library.counts()
    library.close()
    assert (counts.favourites, counts.unread) == (len(ARTICLES), 0)


def test_no_disk_is_waited_for_by_the_window(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path
) -> None:
    waited: list[str] = []

    def watch(owner: object, name: str) -> None:
        call = getattr(owner, name)

        def watched(*arguments: object) -> object:
            # PySide looks at the source of each module that is imported.
            of_python = str(arguments[:1]).endswith(".py',)")
            if threading.current_thread() is threading.main_thread() and not of_python:
                waited.append(f"{name}{arguments}")
            return call(*arguments)

        monkeypatch.setattr(owner, name, watched)

    window = open_at()
    for name in ("isfile", "isdir", "exists"):
        watch(os.path, name)
    watch(QSettings, "sync")
    window.open_target(os.fspath(folder / "zh" / "集市.md"))
    settle(qtbot, window)
    assert "面包涨价" in window.panes.view.browser.toPlainText()
    window.open_target(os.fspath(tmp_path / "nowhere"))
    settle(qtbot, window)
    assert "is not there" in window.toast.words()
    act(qtbot, window, "zoomIn")
    act(qtbot, window, "preferences")
    window.findChild(QDialog, "preferencesDialog").close()
    act(qtbot, window, "closeLibrary")
    close(window)
    assert waited == []


def test_settings_and_layout_that_cannot_be_written_are_said(
    qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "config").write_text("a file where a folder should be")
    worker = Worker()
    settings = Settings(os.fspath(tmp_path / "config"), worker)
    settings.set("zoom", 150)
    qtbot.waitUntil(lambda: worker.idle, timeout=PATIENCE)
    assert settings.number("zoom") == 150
    assert "settings.ini can't be written" in caplog.text
    worker.close()


def test_the_article_of_a_problem_opens_and_not_the_first_of_the_list(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    write(folder, {"z/odd.md": "---\ntitle: 'It's odd'\ndate: 2019-01-01\n---\nWords.\n"})
    window = open_at()
    act(qtbot, window, "showProblems")
    window.panes.problems.article_requested.emit(b"z/odd.md")
    settle(qtbot, window)
    assert window.panes.list.currentIndex().data() == "It's odd"
    assert "Words." in window.panes.view.browser.toPlainText()


def test_the_list_chooses_nothing_because_it_has_the_focus(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    act(qtbot, window, "showProblems")
    window.panes.list.selectionModel().clear()
    window.panes.tree.setFocus()
    window.panes.list.setFocus()
    assert not window.panes.list.currentIndex().isValid()


def test_escape_ends_a_search_from_wherever_it_has_led(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    for pane in (window.panes.list, window.panes.tree, window.panes.view.browser):
        type_search(qtbot, window, "ships")
        pane.setFocus()
        qtbot.keyClick(pane, Qt.Key.Key_Escape)
        settle(qtbot, window)
        assert window.top_bar.search_box.text() == ""
        assert len(titles(window)) == len(ARTICLES)


def test_the_toast_takes_no_focus_and_goes_with_what_it_offers(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    window.panes.list.setFocus()
    act(qtbot, window, "markAllRead")
    qtbot.mouseClick(window.toast.findChild(QPushButton, "toastAction"), Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.panes.list.hasFocus()
    act(qtbot, window, "markAllRead")
    assert window.toast.isVisible()
    act(qtbot, window, "undo")
    assert not window.toast.isVisible()


def test_settings_tell_the_size_of_the_index_and_make_it_anew(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    act(qtbot, window, "preferences")
    dialog = window.findChild(QDialog, "preferencesDialog")
    part = dialog.findChild(QWidget, "indexSetting")
    qtbot.waitUntil(lambda: "kB" in part.findChild(QLabel).text(), timeout=PATIENCE)
    generation = window.current.library.find(Query()).generation
    with qtbot.waitSignal(window.current.refreshed, timeout=PATIENCE):
        part.findChild(QPushButton, "rebuildIndexButton").click()
    settle(qtbot, window)
    assert window.current.library.find(Query()).generation != generation
    assert len(titles(window)) == len(ARTICLES)
    dialog.close()


def test_what_was_just_read_keeps_its_place_in_an_order_by_title(
    open_at: Open, qtbot: QtBot
) -> None:
    window = open_at()
    window.panes.header.order_changed.emit("title")
    settle(qtbot, window)
    by_title = titles(window)
    assert by_title[:3] == [
        "A new lamp for the lighthouse",
        "A page without a head",
        "Dated by its name",
    ]
    assert by_title[-2:] == ["灯塔换了新灯", "集市的价格"]
    act(qtbot, window, "unreadOnly")
    select(qtbot, window, by_title[1])
    act(qtbot, window, "toggleRead")
    window.current.find()
    settle(qtbot, window)
    assert titles(window) == by_title


def test_return_presses_the_button_that_has_the_focus(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    write(folder, {"z/odd.md": "---\ntitle: 'It's odd'\ndate: 2019-01-01\n---\nWords.\n"})
    window = open_at()
    act(qtbot, window, "showProblems")
    pane = window.panes.problems
    asked: list[object] = []
    pane.article_requested.connect(asked.append)
    out = pane.findChild(QPushButton, "leaveOutKind")
    assert out.text() == "Leave Out Kind: front matter"
    with qtbot.waitSignal(pane.left_out_changed):
        out.setFocus()
        qtbot.keyClick(out, Qt.Key.Key_Return)
    assert not asked


def test_the_file_of_a_problem_has_room(open_at: Open, qtbot: QtBot, folder: Path) -> None:
    write(folder, {"z/odd.md": "---\ntitle: 'It's odd'\ndate: 2019-01-01\n---\nWords.\n"})
    window = open_at()
    act(qtbot, window, "showProblems")
    for width in (720, 1600):
        window.resize(width, 600)
        table = window.panes.problems.table
        qtbot.waitUntil(
            lambda table=table: table.columnWidth(0) > (table.viewport().width() - 170) * 2 // 5,
            timeout=PATIENCE,
        )
        assert table.columnWidth(3) > table.columnWidth(0)


def test_another_query_or_order_is_shown_from_its_best_hit_on(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    dated = "Sat, 01 May 2021 {:02}:{:02}:00 GMT"
    files = {
        f"tide/{at:02}.md": article(
            f"Tide {at:02}", "Tidal water.", dated.format(at // 60, at % 60)
        )
        for at in range(90)
    }
    write(folder, files)
    window = open_at()
    rows, bar = window.panes.list, window.panes.list.verticalScrollBar()
    select(qtbot, window, "Tide 20")
    assert bar.value() > 0

    def begins_at_the_top() -> None:
        assert bar.value() == 0
        assert rows.current_row() == -1
        assert "Tide 20" in window.panes.view.browser.toPlainText()

    type_search(qtbot, window, "tid")
    begins_at_the_top()
    rows.scrollToBottom()
    window.panes.header.order_changed.emit("oldest")
    settle(qtbot, window)
    begins_at_the_top()
    act(qtbot, window, "reload")  # what is in sight stays there
    begins_at_the_top()
    act(qtbot, window, "nextArticle")
    assert titles(window)[rows.current_row()] == "Tide 00"
    window.panes.header.order_changed.emit("title")  # still in sight: still chosen
    settle(qtbot, window)
    assert titles(window)[rows.current_row()] == "Tide 00"
    assert bar.value() == 0
    select(qtbot, window, "Tide 30")
    window.top_bar.search_box.clear()  # the search has ended: back to where the article stands
    settle(qtbot, window)
    assert titles(window)[rows.current_row()] == "Tide 30"
    assert bar.value() > 0


def test_undo_leaves_what_was_said_since_the_offer(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    act(qtbot, window, "markAllRead")
    window.say("Another sentence")
    act(qtbot, window, "undo")
    assert window.toast.words() == "Another sentence"
