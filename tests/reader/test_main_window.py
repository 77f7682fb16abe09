"""The whole path through the window: open, read, star, search, close, come back."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QMessageBox,
    QPushButton,
)

from library import LibraryError, Query
from reader.display import first_size
from reader.headline_delegate import NORMAL, star_area
from tests.conftest import ARTICLES, PATIENCE, article, settle, write

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"
DISPLAY = Qt.ItemDataRole.DisplayRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def titles(window: MainWindow) -> list[str]:
    model = window.panes.list.model()
    return [model.index(row, 0).data(DISPLAY) for row in range(model.rowCount())]


def spoken(window: MainWindow, row: int) -> str:
    return str(window.panes.list.model().index(row, 0).data(SPOKEN))


def tree_rows(window: MainWindow) -> list[str]:
    tree = window.panes.tree
    rows, index = [], tree.model().index(0, 0)
    while index.isValid():
        rows.append(index.data(DISPLAY))
        index = tree.indexBelow(index)
    return rows


def select(qtbot: QtBot, window: MainWindow, title: str) -> None:
    window.panes.list.select_row(titles(window).index(title))
    qtbot.waitUntil(lambda: title in window.panes.view.browser.toPlainText(), timeout=PATIENCE)
    settle(qtbot, window)


def act(qtbot: QtBot, window: MainWindow, name: str) -> None:
    assert window.actions_by_name[name].isEnabled(), name
    window.actions_by_name[name].trigger()
    settle(qtbot, window)


def close(window: MainWindow) -> None:
    """Closes a window, and waits for its threads: what must be kept is written by them."""
    window.close()
    for thread in threading.enumerate():
        if thread.name.startswith(("reader", "writer")):
            thread.join(PATIENCE / 1000)


def type_search(qtbot: QtBot, window: MainWindow, text: str) -> None:
    box = window.top_bar.search_box
    box.setFocus()
    box.selectAll()
    # QTest types ASCII only; an input method hands over whole words.
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(box, event)
    settle(qtbot, window)


def test_opens_with_tree_list_and_newest_article(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    shelves = ["All articles", "Unread", "Favourites", "Today", "Problems"]
    assert [row for row in tree_rows(window) if row in shelves] == shelves
    assert set(tree_rows(window)) >= {"News", "Coast", "Harbour", "Town", "新闻", "海岸"}
    assert len(titles(window)) == len(ARTICLES)
    assert "The harbour freezes over" in titles(window)
    assert titles(window)[0] in window.panes.view.browser.toPlainText()
    assert window.windowTitle() == "my news 新闻 — Broadsheet"
    assert not window.grab().isNull()


def test_category_shows_its_descendants(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    window.panes.tree.choose(Query(category=("News", "Coast")))
    settle(qtbot, window)
    assert titles(window) == ["The harbour freezes over", "A new lamp for the lighthouse"]
    window.panes.tree.choose(Query(category=("新闻",)))
    settle(qtbot, window)
    assert titles(window) == ["灯塔换了新灯", "集市的价格"]


def test_search_as_typed_marks_hits_in_list_and_article(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    select(qtbot, window, "灯塔换了新灯")
    type_search(qtbot, window, "新灯")
    assert titles(window) == ["灯塔换了新灯"]
    assert window.top_bar.search_box.answer().startswith("1 in ")
    assert [mark.strip() for mark in window.panes.list.marks] == ["新灯"]
    assert 'id="hit"' in window.current.showing.shown.page.html
    type_search(qtbot, window, "ship")
    assert titles(window) == ["The harbour freezes over", "A new lamp for the lighthouse"]
    qtbot.keyClick(window.top_bar.search_box, Qt.Key.Key_Down)
    settle(qtbot, window)
    assert window.panes.list.hasFocus()
    assert "Ships wait" in window.panes.view.browser.toPlainText()
    window.top_bar.search_box.setFocus()
    qtbot.keyClick(window.top_bar.search_box, Qt.Key.Key_Escape)
    settle(qtbot, window)
    assert len(titles(window)) == len(ARTICLES)
    assert window.panes.list.marks == ()


def test_search_that_finds_nothing_says_where_there_is_something(
    open_at: Open, qtbot: QtBot
) -> None:
    window = open_at()
    window.panes.tree.choose(Query(category=("新闻",)))
    type_search(qtbot, window, "lighthouse")
    assert titles(window) == []
    title, words = window.panes.list.empty.text()
    assert "lighthouse" in title
    assert "1 in the whole library" in words


def test_state_survives_closing_and_a_deleted_index(
    open_at: Open, qtbot: QtBot, data: Path
) -> None:
    window = open_at()
    window.settings.set("read_rule", "by_hand")
    select(qtbot, window, "Prices at the market")
    act(qtbot, window, "toggleFavourite")
    act(qtbot, window, "toggleRead")
    select(qtbot, window, "集市的价格")
    act(qtbot, window, "toggleFavourite")
    window.panes.tree.choose(Query(shelf="favourites"))
    settle(qtbot, window)
    select(qtbot, window, "集市的价格")
    close(window)

    window = open_at()
    assert window.current.query.shelf == "favourites"
    assert titles(window) == ["Prices at the market", "集市的价格"]
    assert "面包涨价" in window.panes.view.browser.toPlainText()
    assert ", read, favourite" in spoken(window, 0)
    assert ", unread, favourite" in spoken(window, 1)
    close(window)

    shutil.rmtree(data / "cache")
    window = open_at()
    assert titles(window) == ["Prices at the market", "集市的价格"]
    assert ", read, favourite" in spoken(window, 0)
    assert ", unread, favourite" in spoken(window, 1)
    assert "面包涨价" in window.panes.view.browser.toPlainText()


def test_article_counts_as_read_after_a_second_but_not_when_left_sooner(
    open_at: Open, qtbot: QtBot
) -> None:
    window = open_at()
    select(qtbot, window, "Prices at the market")
    select(qtbot, window, "A new lamp for the lighthouse")
    row = titles(window).index("A new lamp for the lighthouse")
    qtbot.waitUntil(lambda: ", read" in spoken(window, row), timeout=PATIENCE)
    settle(qtbot, window)
    assert ", unread" in spoken(window, titles(window).index("Prices at the market"))
    assert window.current.counts.unread == len(ARTICLES) - 1
    act(qtbot, window, "toggleRead")
    assert ", unread" in spoken(window, row)
    qtbot.wait(1300)  # longer than the delay: what was marked unread by hand stays so
    settle(qtbot, window)
    assert ", unread" in spoken(window, row)


def test_mark_all_read_touches_what_is_shown_and_can_be_undone(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    window.panes.tree.choose(Query(category=("News", "Coast")))
    settle(qtbot, window)
    act(qtbot, window, "markAllRead")
    assert window.current.counts.unread == len(ARTICLES) - 2
    assert window.toast.isVisible()
    assert "2 articles marked as read" in window.toast.words()
    window.toast.undo_clicked.emit(window.toast)
    settle(qtbot, window)
    assert window.current.counts.unread == len(ARTICLES)
    act(qtbot, window, "redo")
    assert window.current.counts.unread == len(ARTICLES) - 2
    assert not window.actions_by_name["redo"].isEnabled()


def test_unread_only_keeps_what_was_just_read(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    act(qtbot, window, "unreadOnly")
    select(qtbot, window, "Prices at the market")
    act(qtbot, window, "toggleRead")
    assert "Prices at the market" in titles(window)
    window.panes.tree.choose(Query(category=("News",)))
    settle(qtbot, window)
    assert "Prices at the market" not in titles(window)


def test_next_unread_goes_on_into_other_categories(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    window.panes.tree.choose(Query(category=("News", "Coast", "Harbour")))
    settle(qtbot, window)
    select(qtbot, window, "The harbour freezes over")
    act(qtbot, window, "toggleRead")
    act(qtbot, window, "nextUnread")
    assert window.current.query.category != ("News", "Coast", "Harbour")
    assert window.panes.list.current_row() >= 0
    for _ in ARTICLES:
        window.panes.tree.choose(Query())
        settle(qtbot, window)
    act(qtbot, window, "markAllRead")
    act(qtbot, window, "nextUnread")
    assert window.toast.words() == "There is nothing unread left here."


def test_previous_unread_does_not_go_round(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    newest = titles(window)[0]
    select(qtbot, window, newest)
    act(qtbot, window, "previousUnread")
    assert window.toast.words() == "There is nothing unread before this."
    assert titles(window)[window.panes.list.current_row()] == newest


def test_arrows_lead_to_the_pane_beside(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    tree, rows, browser = window.panes.tree, window.panes.list, window.panes.view.browser
    window.activateWindow()
    tree.choose(Query())
    settle(qtbot, window)
    tree.setFocus()
    row = rows.current_row()
    for pane, key, beside in (
        (tree, Qt.Key.Key_Right, rows),
        (rows, Qt.Key.Key_Right, browser),
        (browser, Qt.Key.Key_Left, rows),
        (rows, Qt.Key.Key_Left, tree),
    ):
        qtbot.keyClick(pane, key)
        qtbot.waitUntil(beside.hasFocus, timeout=PATIENCE)
    assert rows.current_row() == row
    act(qtbot, window, "toggleSidebar")
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Left)
    assert rows.hasFocus()
    act(qtbot, window, "toggleSidebar")
    act(qtbot, window, "showProblems")
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert window.panes.problems.table.hasFocus()


def test_what_an_article_does_not_have_is_said(open_at: Open, qtbot: QtBot, folder: Path) -> None:
    write(folder, {"z/bare.md": "---\ntitle: Bare\ndate: 2019-01-01\n---\n"})
    window = open_at()
    select(qtbot, window, "Bare")
    assert "This article has no text." in window.panes.view.browser.toPlainText()
    act(qtbot, window, "openOriginal")
    assert window.toast.words() == "This article doesn't name the page that it comes from."


def test_letters_are_keys_in_the_list_and_letters_in_the_search_box(
    open_at: Open, qtbot: QtBot
) -> None:
    window = open_at()
    window.panes.list.setFocus()
    first = window.panes.list.current_row()
    qtbot.keyClick(window.panes.list, Qt.Key.Key_J)
    settle(qtbot, window)
    assert window.panes.list.current_row() == first + 1
    qtbot.keyClick(window.panes.list, Qt.Key.Key_S)
    settle(qtbot, window)
    assert window.current.counts.favourites == 1
    qtbot.keyClick(window.panes.list, Qt.Key.Key_Slash)
    assert window.top_bar.search_box.hasFocus()
    qtbot.keyClicks(window.top_bar.search_box, "jkmsnpu v/")
    settle(qtbot, window)
    assert window.top_bar.search_box.text() == "jkmsnpu v/"
    assert window.current.counts.favourites == 1


def test_star_is_set_by_a_click_on_it(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    rows = window.panes.list
    index = rows.model().index(2, 0)
    place = star_area(rows.visualRect(index)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, window)
    assert ", favourite" in spoken(window, 2)
    assert rows.current_row() == 0


def test_problems_are_listed_and_lead_to_the_article(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    act(qtbot, window, "showProblems")
    table = window.panes.problems.table
    assert table.isVisible()
    assert table.model().rowCount() >= 2
    files = {table.model().index(row, 0).data(DISPLAY) for row in range(table.model().rowCount())}
    assert files == {"broken.md"}
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert "Still here." in window.panes.view.browser.toPlainText()
    assert window.panes.list.isVisible()


def test_new_changed_and_removed_files_show_after_reload(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    select(qtbot, window, "Prices at the market")
    write(folder, {"late.md": article("A late arrival", "Just in.", "2022-01-01")})
    (folder / "news/market.md").write_text(
        article("Prices at the market", "Bread is free today.", "2021-05-06", "News/Town"),
        encoding="utf-8",
    )
    (folder / "plain.html").unlink()
    act(qtbot, window, "reload")
    assert titles(window)[0] == "A late arrival"
    assert "A page without a head" not in titles(window)
    assert "Bread is free today." in window.panes.view.browser.toPlainText()
    assert titles(window)[window.panes.list.current_row()] == "Prices at the market"


def test_why_a_look_failed_is_said_until_one_succeeds(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_at()
    assert window.current is not None

    def fail(*_: object, **__: object) -> None:
        raise LibraryError("Indexing stopped.")

    with monkeypatch.context() as patch:
        patch.setattr(window.current.library, "refresh", fail)
        act(qtbot, window, "reload")
    assert window.toast.words() == "Indexing stopped."
    act(qtbot, window, "reload")
    assert window.toast.words() == ""


def test_folder_that_vanishes_while_open_is_said(open_at: Open, qtbot: QtBot, folder: Path) -> None:
    window = open_at()
    folder.rename(folder.with_name("elsewhere"))
    act(qtbot, window, "reload")
    assert str(folder) in window.toast.words()
    assert len(titles(window)) == len(ARTICLES)  # nothing that was known is thrown away
    window.panes.list.select_row(2)
    settle(qtbot, window)
    assert "can't be shown" in window.panes.view.browser.toPlainText()

    def said() -> bool:
        labels = window.strip.findChildren(QLabel)
        return any("could not be brought up to date" in label.text() for label in labels)

    assert said()  # for as long as it is so, not only while the toast stays
    folder.with_name("elsewhere").rename(folder)
    act(qtbot, window, "reload")
    assert not said()


@pytest.mark.parametrize("kind", ["missing", "a file", "empty"])
def test_folder_that_is_none_is_said_and_the_window_goes_on(
    open_at: Open, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    place = tmp_path / "place"
    if kind == "a file":
        place.write_text("no folder")
    elif kind == "empty":
        place.mkdir()
    window = open_at(place)
    if kind == "empty":
        assert window.panes.list.empty.text()[0] == "No articles in this folder"
    else:
        assert str(place) in window.toast.words()
        assert window.welcome.isVisible()
    assert window.actions_by_name["openFolder"].isEnabled()


def test_damaged_state_is_set_aside_and_said(open_at: Open, qtbot: QtBot, data: Path) -> None:
    window = open_at()
    select(qtbot, window, "Prices at the market")
    act(qtbot, window, "toggleFavourite")
    close(window)
    (state,) = data.rglob("state.db")
    for backup in state.parent.glob("state*"):
        if backup != state and backup.is_file():
            backup.unlink()
    state.write_bytes(b"this is no database" * 500)
    damaged = state.read_bytes()
    window = open_at()
    boxes = window.findChildren(QMessageBox)
    assert boxes
    assert "damaged file is kept as" in boxes[0].text()
    boxes[0].close()
    files = [file for file in state.parent.rglob("*") if file.is_file()]
    kept = [file for file in files if file.read_bytes() == damaged]
    assert kept
    assert len(titles(window)) == len(ARTICLES)


def test_damaged_index_is_built_anew(open_at: Open, qtbot: QtBot, data: Path) -> None:
    window = open_at()
    select(qtbot, window, "Prices at the market")
    act(qtbot, window, "toggleFavourite")
    close(window)
    for file in data.rglob("index.db*"):
        file.unlink()
    (folder_of_index,) = {file.parent for file in data.rglob("text.db")}
    with sqlite3.connect(folder_of_index / "index.db") as foreign:
        foreign.execute("CREATE TABLE of_another_program (words)")
    foreign.close()
    (folder_of_index / "text.db").write_bytes(b"rubbish" * 1000)
    window = open_at()
    settle(qtbot, window)
    assert len(titles(window)) == len(ARTICLES)
    row = titles(window).index("Prices at the market")
    assert "favourite" in spoken(window, row)
    type_search(qtbot, window, "bread")
    assert titles(window) == ["Prices at the market"]


def test_drop_of_a_file_opens_its_library_and_shows_it(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder / "zh" / "集市.md"))])
    window.dropEvent(
        QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, mime,
                   Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )  # fmt: skip
    qtbot.waitUntil(lambda: "面包涨价" in window.panes.view.browser.toPlainText(), timeout=PATIENCE)
    settle(qtbot, window)
    assert len(titles(window)) == len(ARTICLES)
    assert titles(window)[window.panes.list.current_row()] == "集市的价格"


def test_window_comes_back_as_it_was(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    window.resize(780, 600)  # the offscreen screen is 800 wide
    window.panes.splitter.setSizes([200, 580])
    sizes = window.panes.splitter.sizes()
    window.panes.tree.choose(Query(category=("News", "Town")))
    settle(qtbot, window)
    tree = window.panes.tree
    tree.collapse(tree.model().index_for(Query(category=("新闻",))))
    act(qtbot, window, "zoomIn")
    close(window)
    window = open_at()
    assert (window.width(), window.height()) == (780, 600)
    assert window.panes.splitter.sizes() == sizes
    assert window.current.query.category == ("News", "Town")
    assert titles(window) == ["Prices at the market"]
    assert "海岸" not in tree_rows(window)
    assert "Coast" in tree_rows(window)
    assert window.settings.number("zoom") == 110


def test_close_library_leads_to_the_welcome_page_with_it_among_the_recent(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    act(qtbot, window, "closeLibrary")
    assert window.welcome.isVisible()
    assert window.last_folder() is None
    assert not window.actions_by_name["markAllRead"].isEnabled()
    window.welcome.folder_chosen.emit(str(folder))
    qtbot.waitUntil(lambda: window.current is not None, timeout=PATIENCE)
    settle(qtbot, window)
    assert len(titles(window)) == len(ARTICLES)


def test_list_stays_where_it_is_while_new_articles_arrive(
    open_at: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    many = tmp_path / "many"
    old = {f"{n}.md": article(f"Old {n}", "Words.", f"2020-01-{n % 28 + 1:02}") for n in range(60)}
    write(many, old)
    window = open_at(many)
    rows = window.panes.list
    rows.verticalScrollBar().setValue(20 * NORMAL.row_height)
    top = titles(window)[20]
    new = {f"new-{n}.md": article(f"New {n}", "Words.", "2023-01-01") for n in range(15)}
    write(many, new)
    act(qtbot, window, "reload")
    assert len(titles(window)) == 75
    assert titles(window)[rows.verticalScrollBar().value() // NORMAL.row_height] == top


def test_drafts_have_a_shelf_where_there_are_any(open_at: Open, qtbot: QtBot, folder: Path) -> None:
    window = open_at()
    assert "Drafts" not in tree_rows(window)
    write(folder, {"draft.md": article("Not yet", "Soon.", "2021-06-01", "News", "draft: true")})
    act(qtbot, window, "reload")
    assert "Drafts" in tree_rows(window)
    assert "Not yet" not in titles(window)
    assert window.current.counts.unread == len(ARTICLES)
    window.panes.tree.choose(Query(shelf="drafts"))
    settle(qtbot, window)
    assert titles(window) == ["Not yet"]


def test_rules_of_a_library_can_be_chosen_and_read_it_again(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    assert {"Coast", "Harbour"} <= set(tree_rows(window))
    act(qtbot, window, "preferences")
    box = window.findChild(QComboBox, "dialectSetting")
    assert box.currentText() == "As detected: Hexo"
    box.setCurrentIndex(box.findData("hugo"))
    settle(qtbot, window)
    window.panes.tree.choose(Query(category=("Harbour",)))  # flat, not below News
    settle(qtbot, window)
    assert titles(window) == ["The harbour freezes over"]
    close(window)
    window = open_at()
    assert window.current.library.dialect == "hugo"
    assert titles(window) == ["The harbour freezes over"]


def test_a_kind_of_problem_can_be_left_out_and_shown_again(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    write(folder, {"odd.md": "---\ntitle: Odd\ndate: never\n---\nWords.\n"})
    window = open_at()
    act(qtbot, window, "showProblems")
    pane = window.panes.problems
    assert window.current.counts.problems == 2
    kinds = [pane._kinds.itemText(at) for at in range(pane._kinds.count())]
    assert kinds == ["All kinds (3)", "date (2)", "front matter (1)"]
    pane._kinds.setCurrentIndex(1)
    assert pane.table.model().rowCount() == 2
    qtbot.mouseClick(pane._leave_out, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.current.counts.problems == 1
    assert pane.table.model().rowCount() == 1
    close(window)
    window = open_at()
    pane = window.panes.problems
    assert window.current.counts.problems == 1
    qtbot.mouseClick(pane._take_in, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert window.current.counts.problems == 2


def test_the_same_text_is_shown_once_and_read_once(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    text = "<p>The very same words stand in three files, written again by a machine.</p>"
    write(folder, {
        f"again/{n}.md": article(f"Again {n}", text, f"2021-06-0{n}", f"News/Place {n}")
        for n in (1, 2, 3)
    })  # fmt: skip
    write(folder, {f"empty/{n}.md": article(f"Empty {n}", "", "2021-06-01") for n in (1, 2)})
    window = open_at()
    assert [title for title in titles(window) if title.startswith("Again")] == ["Again 3"]
    assert {"Empty 1", "Empty 2"} <= set(titles(window))
    assert "3 copies" in spoken(window, titles(window).index("Again 3"))
    unread = window.current.counts.unread
    select(qtbot, window, "Again 3")
    act(qtbot, window, "toggleRead")
    assert window.current.counts.unread == unread - 3
    act(qtbot, window, "undo")
    assert window.current.counts.unread == unread
    window.panes.tree.choose(Query(category=("News", "Place 1")))
    settle(qtbot, window)
    assert titles(window) == ["Again 1"]  # a text is folded within a list, never out of it
    window.panes.tree.choose(Query())
    act(qtbot, window, "preferences")
    window.findChild(QCheckBox, "foldSetting").click()
    settle(qtbot, window)
    assert [title for title in titles(window) if title.startswith("Again")] == [
        "Again 3", "Again 2", "Again 1"]  # fmt: skip


def test_return_presses_the_button_that_has_the_focus(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    act(qtbot, window, "closeLibrary")
    guide = next(
        button
        for button in window.welcome.findChildren(QPushButton)
        if button.text() == "Read the Guide"
    )
    guide.setFocus()
    qtbot.keyClick(guide, Qt.Key.Key_Return)
    settle(qtbot, window)
    assert window.current.counts.all >= 12


def test_the_first_window_fits_the_screen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = qapp.primaryScreen()
    room = screen.availableSize()
    assert room.height() < 900
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "xcb")
    assert first_size(screen).width() <= room.width()
    assert first_size(screen).height() < room.height()
    monkeypatch.undo()
    assert first_size(screen) == QSize(1440, 900)  # a picture needs no screen


def test_what_was_unmarked_just_now_still_counts_in_the_list(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    select(qtbot, window, "Prices at the market")
    act(qtbot, window, "toggleFavourite")
    window.panes.tree.choose(Query(shelf="favourites"))
    settle(qtbot, window)
    window.panes.list.select_row(0)
    act(qtbot, window, "toggleFavourite")
    assert window.panes.list.model().rowCount() == 1
    assert "1" in [label.text() for label in window.panes.header.findChildren(QLabel)]


def test_nothing_unread_is_not_said_where_some_have_come_since(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_at()
    monkeypatch.setattr("reader.navigation.nearest_unread", lambda *_: None)
    act(qtbot, window, "nextUnread")
    assert not window.toast.isVisible()
