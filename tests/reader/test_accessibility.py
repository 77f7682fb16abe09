"""What a screen reader is told, where the keyboard can go, and what can be seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractAnimation, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QMenu,
    QWidget,
)

from reader.headline_model import HEADLINE
from tests.conftest import PATIENCE
from tests.reader.test_language import choose, english_again
from tests.reader.test_main_window import act, select, titles
from tests.reader.test_theme import VISIBLE, contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"
__all__ = ["english_again"]
ENOUGH = 12
"""Pixels."""


def takes_focus(widget: QWidget) -> bool:
    """Whether Tab goes to a widget that is on show."""
    return (
        widget.isVisible()
        and widget.isEnabled()
        and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.focusProxy() is None
    )


def controls(window: QWidget) -> list[QWidget]:
    """What can take the focus in a window, its dialogs aside."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if takes_focus(widget) and widget.window() is window
    ]


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def nameless(window: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in controls(window)
        if not name_of(widget).strip(" ×…")
    ]


def rows(view: QAbstractItemView) -> Iterator[str]:
    """What is said of each row of a list or tree, through the interface of a screen reader."""
    table = QAccessible.queryAccessibleInterface(view)
    for at in range(table.childCount()):
        child = table.child(at)
        if child is not None and child.role() in (
            QAccessible.Role.Cell, QAccessible.Role.TreeItem, QAccessible.Role.ListItem,
        ):  # fmt: skip
            yield child.text(QAccessible.Text.Name)


def dialog_of(window: MainWindow) -> QDialog:
    (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
    return dialog


def test_every_control_of_the_window_has_a_name(open_at: Open, qtbot: QtBot) -> None:
    window: MainWindow = open_at()
    select(qtbot, window, "The harbour freezes over")
    act(qtbot, window, "findInArticle")
    assert len(controls(window)) > 8
    assert nameless(window) == []
    act(qtbot, window, "showProblems")
    assert nameless(window) == []
    window.close_library()
    assert window.welcome.isVisible()
    assert nameless(window) == []


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("action", ["preferences", "showShortcuts"])
def test_every_control_of_a_dialog_has_a_name(
    open_at: Open, qtbot: QtBot, action: str, language: str
) -> None:
    window: MainWindow = open_at()
    if language != "en":
        choose(qtbot, window, language)
    act(qtbot, window, action)
    dialog = dialog_of(window)
    assert len(controls(dialog)) > 2
    assert nameless(dialog) == []
    dialog.close()


@pytest.mark.parametrize(
    ("language", "heard"),
    [
        ("en", ("Harbour", "8 May 2021", "unread", "favourite")),
        ("zh_CN", ("Harbour", "2021年5月8日", "未读", "收藏")),
    ],
)
def test_a_row_of_the_list_is_told_whole(
    open_at: Open, qtbot: QtBot, language: str, heard: tuple[str, ...]
) -> None:
    window: MainWindow = open_at()
    if language != "en":
        choose(qtbot, window, language)
    select(qtbot, window, "The harbour freezes over")
    act(qtbot, window, "toggleFavourite")
    at = titles(window).index("The harbour freezes over")

    def row() -> str:
        return list(rows(window.panes.list))[at]

    qtbot.waitUntil(lambda: heard[3] in row(), timeout=PATIENCE)
    assert row().startswith("The harbour freezes over")
    assert heard[0] in row()
    assert heard[1] in row()
    if heard[2] not in row():
        act(qtbot, window, "toggleRead")
    qtbot.waitUntil(lambda: heard[2] in row(), timeout=PATIENCE)


@pytest.mark.parametrize(
    ("language", "shelf", "category"),
    [("en", "Unread, 8 articles", "News, 4 articles, 4 unread"), ("zh_CN", "未读", "News")],
)
def test_a_row_of_the_tree_is_told_with_its_numbers(
    open_at: Open, qtbot: QtBot, language: str, shelf: str, category: str
) -> None:
    window: MainWindow = open_at()
    if language != "en":
        choose(qtbot, window, language)
    told = list(rows(window.panes.tree))
    (unread,) = [row for row in told if row.startswith(shelf)]
    (news,) = [row for row in told if row.startswith(category)]
    assert "8" in unread
    assert news.count("4") == 2


def everything_below(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        below = action.menu()
        yield action
        if isinstance(below, QMenu):
            yield from everything_below(below)


def test_every_action_stands_in_the_menu_that_a_key_opens(open_at: Open) -> None:
    window: MainWindow = open_at()
    reached = set(everything_below(window.menu))
    missing = {name for name, action in window.actions_by_name.items() if action not in reached}
    assert missing - {"openMenu"} == set()
    assert window.actions_by_name["openMenu"].shortcuts()


def tab_round(window: QWidget, start: QWidget, key: Qt.Key = Qt.Key.Key_Tab) -> list[QWidget]:
    """Where Tab goes, until it is back at the start."""
    start.setFocus(Qt.FocusReason.TabFocusReason)
    visited: list[QWidget] = []
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is start and len(visited) > 1:
            return visited
        if focused not in visited:
            visited.append(focused)
        QTest.keyClick(focused, key)
    raise AssertionError([f"{type(one).__name__} {one.objectName()}" for one in visited])


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_reaches_everything_and_comes_back(open_at: Open, qtbot: QtBot, key: Qt.Key) -> None:
    window: MainWindow = open_at()
    select(qtbot, window, "The harbour freezes over")
    act(qtbot, window, "findInArticle")
    visited = tab_round(window, window.panes.list, key)
    missed = [one for one in controls(window) if one not in visited]
    assert [f"{type(one).__name__} {one.objectName()}" for one in missed] == []


@pytest.mark.parametrize("action", ["preferences", "showShortcuts"])
def test_tab_reaches_everything_of_a_dialog(open_at: Open, qtbot: QtBot, action: str) -> None:
    window: MainWindow = open_at()
    act(qtbot, window, action)
    dialog = dialog_of(window)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
    visited = tab_round(dialog, controls(dialog)[0])
    missed = [one for one in controls(dialog) if one not in visited]
    assert [f"{type(one).__name__} {one.objectName()}" for one in missed] == []
    dialog.close()


def picture(widget: QWidget) -> QImage:
    """A widget with the space around it, as it stands in its window."""
    place = QRect(widget.mapTo(widget.window(), QPoint()), widget.size())
    return widget.window().grab(place.adjusted(-2, -2, 2, 2)).toImage()


def plainly_changed(before: QImage, after: QImage, ground: str) -> int:
    """How many pixels changed into what WCAG 2 asks of an indicator of the focus: it stands out
    from what was there, or from the ground around. It stops counting at `ENOUGH`."""
    changed = 0
    for y in range(before.height()):
        for x in range(before.width()):
            if before.pixel(x, y) != after.pixel(x, y):
                was, is_now = before.pixelColor(x, y).name(), after.pixelColor(x, y).name()
                changed += max(contrast(is_now, was), contrast(is_now, ground)) >= VISIBLE
                if changed >= ENOUGH:
                    return changed
    return changed


def unseen(window: QWidget) -> list[str]:
    """The controls that look the same whether Tab has come to them or not."""
    ground = window.palette().window().color().name()
    start = controls(window)[0]
    start.setFocus(Qt.FocusReason.TabFocusReason)
    same, met, here = [], 0, start
    for _ in range(100):
        QTest.keyClick(here, Qt.Key.Key_Tab)
        there = QApplication.focusWidget()
        if there is not here:
            met += 1
            after = picture(there)
            QTest.keyClick(there, Qt.Key.Key_Backtab)
            before = picture(there)
            QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            if plainly_changed(before, after, ground) < ENOUGH:
                same.append(f"{type(there).__name__} {there.objectName()} {name_of(there)}")
        if there is start:
            assert met >= len(controls(window))
            return same
        here = there
    raise AssertionError(here)


@pytest.mark.parametrize("theme", ["light", "sepia", "dark"])
def test_the_focus_is_seen_on_every_control(open_at: Open, qtbot: QtBot, theme: str) -> None:
    window: MainWindow = open_at()
    window.settings.set("theme", theme)
    select(qtbot, window, "The harbour freezes over")
    act(qtbot, window, "findInArticle")
    assert unseen(window) == []
    for action in ("preferences", "showShortcuts"):
        act(qtbot, window, action)
        dialog = dialog_of(window)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
        assert unseen(dialog) == []
        dialog.close()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)


def test_unread_and_favourite_are_shapes_not_only_colours(open_at: Open, qtbot: QtBot) -> None:
    """Without any colour, a row still looks another as soon as its state is another."""
    window: MainWindow = open_at()
    select(qtbot, window, "The harbour freezes over")
    articles = window.panes.list
    place = articles.visualRect(articles.currentIndex())
    seen = []
    for wanted in ((False, False), (True, False), (False, True), (True, True)):
        now = _state(window)
        for name, is_so, want in zip(("toggleRead", "toggleFavourite"), now, wanted, strict=True):
            if is_so != want:
                act(qtbot, window, name)
        qtbot.waitUntil(lambda wanted=wanted: _state(window) == wanted, timeout=PATIENCE)
        grey = articles.viewport().grab(place).toImage()
        seen.append(grey.convertToFormat(QImage.Format.Format_Grayscale8))
    assert all(one != other for at, one in enumerate(seen) for other in seen[:at])


def _state(window: MainWindow) -> tuple[bool, bool]:
    """(read, favourite) of the article that is chosen."""
    headline = window.panes.list.currentIndex().data(HEADLINE)
    return headline.read, headline.favourite


def test_nothing_is_lost_with_the_text_at_twice_its_size(open_at: Open, qtbot: QtBot) -> None:
    window: MainWindow = open_at()
    window.resize(900, 600)
    window.settings.set("zoom", 200)
    for title in ("The harbour freezes over", "灯塔换了新灯"):
        select(qtbot, window, title)
        browser = window.panes.view.browser
        assert browser.horizontalScrollBar().maximum() == 0
        assert browser.document().size().width() <= browser.viewport().width()


def test_nothing_moves_by_itself(open_at: Open, qtbot: QtBot) -> None:
    """There is no motion to reduce: nothing slides, fades or rolls, whatever the system wants."""
    window: MainWindow = open_at()
    select(qtbot, window, "The harbour freezes over")
    act(qtbot, window, "markAllRead")
    assert window.toast.isVisible()
    act(qtbot, window, "toggleSidebar")
    act(qtbot, window, "toggleSidebar")
    assert window.findChildren(QAbstractAnimation) == []
    assert not window.panes.tree.isAnimated()
