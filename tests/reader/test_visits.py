"""Back and forward through what was read, as a reader does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from library import Query
from tests.conftest import PATIENCE, settle
from tests.reader.test_main_window import act, select, type_search

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"
ONE, TWO, THREE = "The harbour freezes over", "Prices at the market", "集市的价格"


def shown(window: MainWindow) -> str:
    on_show = window.current.showing.shown
    return on_show.headline.title if on_show else ""


def wait_for(qtbot: QtBot, window: MainWindow, title: str) -> None:
    qtbot.waitUntil(lambda: shown(window) == title, timeout=PATIENCE)
    settle(qtbot, window)


def test_back_and_forward_by_key_and_mouse(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    for title in (ONE, TWO, THREE):
        select(qtbot, window, title)
    assert not window.actions_by_name["goForward"].isEnabled()
    window.panes.list.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window.panes.list, Qt.Key.Key_Left, alt)
    wait_for(qtbot, window, TWO)
    for pane in (window.panes.view.browser, window.panes.list):
        viewport = pane.viewport()
        qtbot.mouseClick(viewport, Qt.MouseButton.BackButton, pos=QPoint(20, 120))
        wait_for(qtbot, window, ONE)
        qtbot.mouseClick(viewport, Qt.MouseButton.ForwardButton, pos=QPoint(20, 120))
        wait_for(qtbot, window, TWO)
    act(qtbot, window, "goForward")
    wait_for(qtbot, window, THREE)
    act(qtbot, window, "goBack")
    select(qtbot, window, ONE)
    assert not window.actions_by_name["goForward"].isEnabled()  # another way was taken
    act(qtbot, window, "goBack")
    wait_for(qtbot, window, TWO)


def test_back_leads_out_of_a_list_that_does_not_hold_it(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    select(qtbot, window, ONE)
    window.panes.tree.choose(Query(category=("新闻",)))
    settle(qtbot, window)
    type_search(qtbot, window, "面包")
    select(qtbot, window, THREE)
    act(qtbot, window, "goBack")
    wait_for(qtbot, window, ONE)
    assert window.current.query == Query()
    assert window.top_bar.search_box.text() == ""
    act(qtbot, window, "goForward")
    wait_for(qtbot, window, THREE)


def test_an_article_that_has_gone_is_said_and_passed_over(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    for title in (ONE, TWO, THREE):
        select(qtbot, window, title)
    (folder / "news" / "market.md").unlink()
    act(qtbot, window, "reload")
    qtbot.waitUntil(lambda: len(window.current.hits.ids) == 7, timeout=PATIENCE)
    settle(qtbot, window)
    act(qtbot, window, "goBack")
    qtbot.waitUntil(lambda: "no longer in the library" in window.toast.words(), timeout=PATIENCE)
    act(qtbot, window, "goBack")
    wait_for(qtbot, window, ONE)
