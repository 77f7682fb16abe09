"""Where a search looks, what it could not do, and the ways on where it finds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from library import LibraryError, Query
from tests.conftest import PATIENCE, settle
from tests.reader.test_main_window import act, titles, type_search

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"


def offers(window: MainWindow) -> list[str]:
    return [button.accessibleName() for button in window.panes.list.empty.offers()]


def take(qtbot: QtBot, window: MainWindow, at: int) -> None:
    button = window.panes.list.empty.offers()[at]
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)


def test_a_field_whose_value_is_on_its_way_asks_nothing(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    box, note = window.top_bar.search_box, window.panes.note
    for words in ("分类:", "ships -author:", 'ships OR title:"'):
        type_search(qtbot, window, words)
        assert box.hasFocus()
        assert not note.isVisible()
        assert offers(window) == []
        expected = titles(window)
        type_search(qtbot, window, "ships" if "ships" in words else "")
        assert titles(window) == expected != []
    type_search(qtbot, window, "ships 分类: ")
    assert titles(window) == []
    assert "分类:" in note.text()
    window.current.history.clear()
    type_search(qtbot, window, "分类:")
    window.panes.list.setFocus()
    assert window.current.history.recent() == []


def test_here_and_the_whole_library_are_one_click_apart(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    scope = window.panes.header.scope
    window.panes.tree.choose(Query(category=("News", "Coast", "Harbour")))
    settle(qtbot, window)
    assert not scope.isVisible()
    assert not window.actions_by_name["toggleScope"].isEnabled()
    type_search(qtbot, window, "ship")
    assert titles(window) == ["The harbour freezes over"]
    assert scope.text() == "Whole library"
    qtbot.mouseClick(scope, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert titles(window) == ["The harbour freezes over", "A new lamp for the lighthouse"]
    assert window.top_bar.search_box.text() == "ship"
    assert scope.text() == "Only Harbour"
    assert "News › Coast › Harbour" in scope.accessibleName()
    act(qtbot, window, "toggleScope")
    assert titles(window) == ["The harbour freezes over"]
    assert window.panes.tree.currentIndex().data() == "Harbour"
    # Whoever goes on typing in the whole library can still come back.
    act(qtbot, window, "toggleScope")
    type_search(qtbot, window, "lighthouse")
    assert scope.text() == "Only Harbour"
    window.top_bar.search_box.clear()
    settle(qtbot, window)
    assert not scope.isVisible()
    type_search(qtbot, window, "ship")
    assert not scope.isVisible()


def test_the_key_for_the_whole_library_takes_no_keys_away(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    box = window.top_bar.search_box
    window.panes.tree.choose(Query(category=("News", "Coast", "Harbour")))
    type_search(qtbot, window, "ship")
    box.setCursorPosition(0)
    control = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for hits in (2, 1):
        qtbot.keyClick(box, Qt.Key.Key_L, control)
        settle(qtbot, window)
        assert len(titles(window)) == hits
        assert box.hasFocus()
        assert box.cursorPosition() == 0
    window.panes.list.setFocus()
    act(qtbot, window, "toggleScope")
    assert window.panes.list.hasFocus()


def test_nothing_here_goes_to_what_is_elsewhere(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    window.panes.tree.choose(Query(category=("新闻",)))
    settle(qtbot, window)
    act(qtbot, window, "unreadOnly")
    type_search(qtbot, window, "ships")
    assert titles(window) == []
    title, words = window.panes.list.empty.text()
    assert "ships" in title
    assert words == "Nothing in 新闻; 2 in the whole library."
    qtbot.waitUntil(lambda: bool(offers(window)), timeout=PATIENCE)  # they are asked for apart
    assert offers(window)[0] == "Show the 2 in the whole library"
    take(qtbot, window, 0)
    assert titles(window) == ["The harbour freezes over", "A new lamp for the lighthouse"]
    assert window.panes.list.hasFocus()
    assert offers(window) == []


def test_the_part_that_excludes_everything_is_named(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    type_search(qtbot, window, "is:favourite ships ")
    assert titles(window) == []
    assert offers(window) == ["Leave out “is:favourite” (2)"]
    take(qtbot, window, 0)
    assert window.top_bar.search_box.text().strip() == "ships"
    assert len(titles(window)) == 2


def test_several_parts_that_exclude_everything_are_named(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    type_search(qtbot, window, "ships qqqq title:zzzz -wwww xxxx ")
    qtbot.waitUntil(lambda: bool(offers(window)), timeout=PATIENCE)
    assert offers(window)[0] == "Leave out “qqqq”, “title:zzzz” and “xxxx” (2)"
    take(qtbot, window, 0)
    assert window.top_bar.search_box.text() == "ships -wwww "
    assert len(titles(window)) == 2


def test_what_is_half_typed_is_named_once_it_is_left(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    box, note = window.top_bar.search_box, window.panes.note
    for words, odd in (
        ("ships -", "-"), ("ships )", ")"), ('ships "', '"'), ('"ships', '"ships'),
        ("ships is:unr", "is:unr"), ("ships date:202", "date:202"), ("ships OR ", "OR"),
        ("(ships OR qqqq", "("),
    ):  # fmt: skip
        box.setFocus()
        type_search(qtbot, window, words)
        assert len(titles(window)) == 2, words
        assert not note.isVisible(), words
        window.panes.list.setFocus()
        assert f"“{odd}”" in note.text(), words
    type_search(qtbot, window, "ships - lamp")
    assert len(titles(window)) == 1
    assert "“-”" in note.text()


def test_the_nearest_spelling_is_named(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    type_search(qtbot, window, "harbuor ")
    assert titles(window) == []
    assert window.panes.list.empty.text()[0] == "Nothing found for “harbuor”"
    assert offers(window) == ["Search for “harbour” (1)"]
    take(qtbot, window, 0)
    assert window.top_bar.search_box.text().strip() == "harbour"
    assert titles(window) == ["The harbour freezes over"]


def test_what_was_not_understood_is_said_in_words(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    type_search(qtbot, window, "date:never ships ")
    note = window.panes.note
    assert note.isVisible()
    assert note.text() == "Not understood, taken as plain words: “date:never”"
    assert "date:never" in window.top_bar.search_box.accessibleDescription()
    type_search(qtbot, window, "ships ")
    assert not note.isVisible()


def test_an_explanation_that_fails_is_said(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise LibraryError("The disk has failed.")

    window = open_at()
    monkeypatch.setattr(window.current.library, "explain", fail)
    type_search(qtbot, window, "nowhere to be found ")
    assert window.toast.words() == "The disk has failed."
    assert offers(window) == []


def test_where_only_the_newest_stand_by_relevance_it_is_said(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("library.library.POOL", 1)
    window = open_at()
    type_search(qtbot, window, "ship")
    assert not window.panes.note.isVisible()
    window.panes.header.order_changed.emit("relevance")
    settle(qtbot, window)
    assert "newest 1 hits stand by relevance" in window.panes.note.text()
    assert window.panes.note.isVisible()


def test_the_order_by_relevance_ends_with_the_search(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    window.panes.header.order_changed.emit("oldest")
    settle(qtbot, window)
    oldest = titles(window)
    type_search(qtbot, window, "ship")
    window.panes.header.order_changed.emit("relevance")
    settle(qtbot, window)
    type_search(qtbot, window, "ships")
    assert window.current.query.order == "relevance"
    window.top_bar.search_box.clear()
    settle(qtbot, window)
    assert window.current.query.order == "oldest"
    assert titles(window) == oldest
    assert window.findChild(QToolButton, "orderButton").text().startswith("Oldest first")


def test_offers_are_not_cut_where_the_list_becomes_narrow(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    type_search(qtbot, window, 'ships author:"a person of some renown" tag:lighthouses ')
    qtbot.waitUntil(lambda: bool(offers(window)), timeout=PATIENCE)
    whole = offers(window)
    for width in (1500, 820, 1300):
        window.resize(width, 600)
        settle(qtbot, window)
        for button in window.panes.list.empty.offers():
            assert button.sizeHint().width() <= button.width()
    assert offers(window) == whole


def test_where_hits_come_back_the_article_pane_says_to_choose_one(
    open_at: Open, qtbot: QtBot
) -> None:
    window = open_at()
    window.panes.tree.choose(Query(category=("News", "Coast")))
    settle(qtbot, window)
    pane = window.panes.view.browser
    asks = pane.toPlainText()
    assert "No article selected" in asks
    type_search(qtbot, window, "zzzz")
    assert pane.toPlainText().strip() == ""
    type_search(qtbot, window, "ship")
    assert pane.toPlainText() == asks
