"""Hits in the article: opened at the first, gone through by F3, shown on the strip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox

from reader.article_header import BYLINE_BLOCK
from reader.typography import Typography
from tests.conftest import article, settle, write
from tests.reader.test_main_window import act, select, titles, type_search
from tests.reader.test_saved_searches import wait_for_number

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"
FAR = "<p>Nothing… of the kind 🙂 stands here.</p>" * 40
BODY = f"<p>A <b>qua</b>y, 经济.</p>{FAR}<p>經濟 at the quay 🙂 quays.</p>{FAR}<p>The quay</p>{FAR}"


@pytest.fixture
def window(open_at: Open, folder: Path, qtbot: QtBot) -> MainWindow:
    date = "Sat, 08 May 2021 13:00:00 GMT"
    write(folder, {"quay.md": article("Quay 经济", BODY, date, more="author: quay")})
    made = open_at()
    select(qtbot, made, "Prices at the market")
    type_search(qtbot, made, "quay ")
    qtbot.keyClick(made.top_bar.search_box, Qt.Key.Key_Return)
    settle(qtbot, made)
    return made


def found(window: MainWindow) -> list[str]:
    """What stands at each of the places."""
    view, cursor = window.panes.view, window.panes.view.browser.textCursor()
    words = []
    for start, end in view.hits.places:
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        words.append(cursor.selectedText())
    return words


def test_f3_goes_through_the_hits_of_the_search(window: MainWindow, qtbot: QtBot) -> None:
    view = window.panes.view
    assert found(window) == ["quay"] * 3  # neither title nor byline, nor a word that goes on
    assert view.hits.at == 0
    assert view.browser.verticalScrollBar().value() == 0
    tops = []
    for expected in (1, 2, 0):
        act(qtbot, window, "nextHit")
        assert view.hits.at == expected
        (selection,) = view.browser.extraSelections()
        assert selection.cursor.selectedText() == "quay"
        rect = view.browser.cursorRect()
        assert view.browser.viewport().rect().contains(rect.center())
        if expected:
            assert 0.25 < rect.center().y() / view.browser.viewport().height() < 0.4
        tops.append(view.browser.verticalScrollBar().value())
    assert tops[2] < tops[0] < tops[1]
    act(qtbot, window, "previousHit")
    assert view.hits.at == 2


def test_a_mark_leaves_the_hit_that_was_gone_to(window: MainWindow, qtbot: QtBot) -> None:
    view = window.panes.view
    act(qtbot, window, "nextHit")
    for name in ("toggleFavourite", "toggleRead", "toggleRead"):
        act(qtbot, window, name)
        assert view.hits.at == 1
        assert found(window) == ["quay"] * 3
        (selection,) = view.browser.extraSelections()
        assert selection.cursor.selectedText() == "quay"
    act(qtbot, window, "nextHit")
    assert view.hits.at == 2


def test_a_library_that_tells_the_scripts_apart(
    open_at: Open, window: MainWindow, qtbot: QtBot
) -> None:
    type_search(qtbot, window, "經濟 ")
    assert titles(window) == ["Quay 经济"]
    assert found(window) == ["经济", "經濟"]
    type_search(qtbot, window, "title:經濟")
    act(qtbot, window, "saveSearch")
    wait_for_number(qtbot, window, "title:經濟", 1)
    type_search(qtbot, window, "經濟 ")
    act(qtbot, window, "preferences")
    box = window.findChild(QCheckBox, "strictSetting")
    assert not box.isChecked()
    box.click()
    settle(qtbot, window)
    assert window.current.library.options.strict
    assert found(window) == ["經濟"]  # in the article on show, at once
    wait_for_number(qtbot, window, "title:經濟", 0)
    type_search(qtbot, window, "title:經濟")
    assert titles(window) == []
    box.click()
    settle(qtbot, window)
    assert titles(window) == ["Quay 经济"]


def test_hits_are_marked_in_the_title_above_the_article(window: MainWindow, qtbot: QtBot) -> None:
    assert in_title(window) == ["Quay"]
    type_search(qtbot, window, "經濟 a quays")
    assert in_title(window) == ["经济"]
    window.top_bar.search_box.clear()
    settle(qtbot, window)
    assert in_title(window) == []


def test_the_article_on_show_is_never_marked_for_an_earlier_query(
    window: MainWindow, qtbot: QtBot
) -> None:
    box, view = window.top_bar.search_box, window.panes.view
    box.clear()
    settle(qtbot, window)
    box.setFocus()
    for typed, marked in (("q", {"q"}), ("quay ", {"quay"}), ("ships ", set()), ("none ", set())):
        box.selectAll()
        for key in typed:
            qtbot.keyClick(box, key)
            settle(qtbot, window)
        assert "quay" in view.browser.toPlainText()
        assert set(found(window)) == marked
        assert view.hit_strip.isHidden() is not bool(marked)


def in_title(window: MainWindow) -> list[str]:
    """What stands on the colour of a hit there."""
    view = window.panes.view
    title = view.browser.document().findBlockByNumber(BYLINE_BLOCK - 1)
    marked, fragments = [], title.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        if fragment.charFormat().background().style() != Qt.BrushStyle.NoBrush:
            marked.append(fragment.text())
        fragments += 1
    return marked


def test_both_scripts_are_gone_through(window: MainWindow, qtbot: QtBot) -> None:
    type_search(qtbot, window, "经济 ")
    assert set(found(window)) in ({"经济", "經濟"}, {"经济"})
    window.top_bar.search_box.clear()
    settle(qtbot, window)
    assert found(window) == []
    assert window.panes.view.hit_strip.isHidden()


def test_the_strip_shows_where_hits_are_and_a_click_goes_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    view, strip = window.panes.view, window.panes.view.hit_strip
    assert strip.isVisible()
    assert strip.accessibleName() == "Hits in this article: 3"
    tops = [top for top, _ in strip.ticks()]
    height = strip.height()
    assert tops[0] < height * 0.2 < tops[1] < height * 0.5 < tops[2] < height * 0.85
    bar = view.browser.verticalScrollBar()
    assert strip.geometry().right() < bar.mapTo(view.browser, QPoint(0, 0)).x() + 1
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(4, tops[1] + 1))
    assert view.hits.at == 1
    assert bar.value() > 0
    assert not strip.grab().isNull()
    window.resize(window.width(), window.height() - 150)
    qtbot.waitUntil(lambda: strip.height() == view.browser.height())
    assert strip.ticks()[2][0] < tops[2]


def test_find_in_article_uses_the_same_keys_and_strip(window: MainWindow, qtbot: QtBot) -> None:
    view = window.panes.view
    act(qtbot, window, "findInArticle")
    view.find_bar.field.setText("nothing")
    assert view.find_bar.count.text() == "1 of 120"
    act(qtbot, window, "nextHit")
    assert view.find_bar.count.text() == "2 of 120"
    assert len(view.hit_strip.ticks()) == 120
    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Escape)
    assert found(window) == ["quay"] * 3
    assert view.browser.extraSelections() == []
    act(qtbot, window, "toggleFavourite")  # the byline grows: the places move with it
    assert found(window) == ["quay"] * 3


def test_f3_without_hits_opens_find(window: MainWindow, qtbot: QtBot) -> None:
    window.top_bar.search_box.clear()
    settle(qtbot, window)
    act(qtbot, window, "nextHit")
    assert window.panes.view.find_bar.isVisible()


def in_sight(window: MainWindow) -> bool:
    """Whether the first hit of the search can be seen."""
    view = window.panes.view
    cursor = view.browser.textCursor()
    cursor.setPosition(view.hits.places[0][0])
    return view.browser.viewport().rect().contains(view.browser.cursorRect(cursor).center())


def test_an_article_opens_at_its_first_hit_however_long_it_is(
    open_at: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    """Also one that is only a little longer than the window, which can't scroll far."""
    lengths = range(1, 40, 3)
    for count in lengths:
        body = "<p>Nothing of the kind.</p>" * count + "<p>The quay.</p>"
        write(tmp_path / "all", {f"{count}.md": article(f"Lines {count}", body, "2021-05-08")})
    window = open_at(tmp_path / "all")
    type_search(qtbot, window, "quay")
    for count in lengths:
        select(qtbot, window, f"Lines {count}")
        assert found(window) == ["quay"]
        assert in_sight(window), count
        window.panes.view.set_look(150, Typography())
        assert in_sight(window), count
        window.panes.view.set_look(100, Typography())


def test_an_article_that_a_search_chose_goes_to_the_hit_of_other_words(
    window: MainWindow, qtbot: QtBot
) -> None:
    view = window.panes.view
    type_search(qtbot, window, "quays")
    settle(qtbot, window)
    assert found(window) == ["quays"]
    assert in_sight(window)
    view.browser.verticalScrollBar().setValue(40)
    type_search(qtbot, window, "quay")
    settle(qtbot, window)
    assert view.browser.verticalScrollBar().value() == 40
