"""Each key and each rule that readers bring along from elsewhere, tried through the window."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QSpinBox,
    QTreeWidgetItem,
    QWidget,
)

from library import Query
from reader.actions import COMMANDS, MENUS
from tests.conftest import ARTICLES, PATIENCE, article, settle, write
from tests.reader.test_main_window import act, close, select, spoken, titles, type_search

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from library import Category
    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"

KEYS = [
    ("J", "nextArticle"),
    ("K", "previousArticle"),
    ("N", "nextUnread"),
    ("P", "previousUnread"),
    ("Space", "pageOrNextUnread"),
    ("Shift+Space", "pageBack"),
    ("M", "toggleRead"),
    ("S", "toggleFavourite"),
    ("V", "openOriginal"),
    ("Shift+A", "markAllRead"),
    ("Ctrl+Z", "undo"),
    ("Ctrl+Shift+Z", "redo"),
    ("/", "searchLibrary"),
    ("Ctrl+Shift+F", "searchLibrary"),
    ("Ctrl+F", "findInArticle"),
    ("Shift+N", "nextCategory"),
    ("Shift+P", "previousCategory"),
    ("U", "unreadOnly"),
    ("Ctrl++", "zoomIn"),
    ("Ctrl+-", "zoomOut"),
    ("Ctrl+0", "zoomReset"),
    ("F9", "toggleSidebar"),
    ("Ctrl+O", "openFolder"),
    ("?", "showShortcuts"),
    ("F1", "showShortcuts"),
    ("Ctrl+,", "preferences"),
    ("F11", "fullScreen"),
]
LONG = "".join(
    f"<p>Paragraph {n}: the tide comes in, and the tide goes out.</p>" for n in range(80)
)


def press(qtbot: QtBot, widget: QWidget, keys: str) -> None:
    """Strikes one key with its modifiers, as a keyboard would."""
    key = QKeySequence(keys)[0]
    qtbot.keyClick(widget, key.key(), key.keyboardModifiers())


def panes(window: MainWindow) -> tuple[QWidget, ...]:
    return window.panes.tree, window.panes.list, window.panes.view.browser


@pytest.fixture
def window(open_at: Open, folder: Path, qtbot: QtBot) -> MainWindow:
    write(folder, {
        "long/tide.md": article("The tide", LONG, "2021-05-09", "Sea", "link: https://e.org/a"),
        "long/later.md": article("The tide again", f"<p>Again.</p>{LONG}", "2021-05-02", "Sky"),
    })  # fmt: skip
    return open_at()


# Keys


def test_keys_mean_the_same_in_every_pane(window: MainWindow, qtbot: QtBot) -> None:
    calls, done = window._handlers._calls, list[str]()
    for name in calls:
        calls[name] = lambda name=name: done.append(name)
    for name in ("undo", "redo"):
        window.actions_by_name[name].setEnabled(True)
    for pane in panes(window):
        pane.setFocus()
        for keys, name in KEYS:
            done.clear()
            press(qtbot, pane, keys)
            assert done == [name], f"{keys} in {pane.objectName()}"


def test_keys_stay_out_of_text_fields(window: MainWindow, qtbot: QtBot) -> None:
    calls, done = window._handlers._calls, list[str]()
    for name in calls:
        if name not in ("findInArticle", "preferences"):
            calls[name] = lambda name=name: done.append(name)
    act(qtbot, window, "findInArticle")
    act(qtbot, window, "preferences")
    dialog = window.findChild(QDialog, "preferencesDialog")
    fields = [window.panes.view.find_bar.field, *dialog.findChildren(QLineEdit)]
    fields = [field for field in fields if field.isVisible() and not field.isReadOnly()]
    dialog.close()
    for field in (window.top_bar.search_box, window.panes.view.find_bar.field):
        field.setFocus()
        field.clear()
        letters = [keys for keys, _ in KEYS if len(keys) == 1]
        for letter in letters:
            press(qtbot, field, letter)
        press(qtbot, field, "Space")
        assert field.text().lower() == "".join(letters).lower() + " "
        press(qtbot, field, "Ctrl+Z")  # takes back what was typed, and no mark
        assert field.text() == ""
    assert done == []
    assert fields


def test_letters_that_mean_nothing_choose_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.keys.remove("nextArticle", "J")
    outline = window.panes.view.outline
    headings = ["Anchors", "Jetties", "Jibs"]
    outline.addTopLevelItems([QTreeWidgetItem([words]) for words in headings])
    outline.show()
    outline.setCurrentItem(outline.topLevelItem(0))
    for pane in (window.panes.tree, window.panes.list, outline):
        before = pane.currentIndex().row()
        qtbot.keyClicks(pane, "jtg")
        assert pane.currentIndex().row() == before, pane.objectName()


def test_an_input_method_has_no_say_where_letters_are_keys(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_search(qtbot, window, "ship")
    act(qtbot, window, "saveSearch")
    window.panes.tree.setFocus()
    row = window.panes.list.current_row()
    for pane in panes(window):
        pane.setFocus()
        asked = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
        QApplication.sendEvent(pane, asked)
        assert not asked.value(Qt.InputMethodQuery.ImEnabled), pane.objectName()
        # Even where one insists, no row is looked for and no name edited.
        word = QInputMethodEvent()
        word.setCommitString("s")
        QApplication.sendEvent(pane, word)
        assert window.panes.list.current_row() == row
        assert window.panes.tree.findChild(QLineEdit) is None
    assert window.current.query.words == "ship"


def test_every_key_stands_in_a_menu(window: MainWindow) -> None:
    menus = [line.menu() for line in window.menu.actions()]
    assert [menu.title().replace("&", "") for menu in menus] == [
        "File", "Edit", "View", "Go", "Article", "Tools", "Help"]  # fmt: skip
    by_name = dict(zip((name for name, _ in MENUS), menus, strict=True))
    for command in COMMANDS:
        action = window.actions_by_name[command.name]
        assert action in by_name[command.menu].actions()
        assert [key.toString() for key in action.shortcuts()] == [
            QKeySequence(key).toString() for key in command.keys
        ]
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))


def test_arrows_go_through_the_list(window: MainWindow, qtbot: QtBot) -> None:
    rows = window.panes.list
    rows.setFocus()
    rows.select_row(0)
    for key, row in (("Down", 1), ("Down", 2), ("Up", 1), ("J", 2), ("K", 1)):
        press(qtbot, rows, key)
        settle(qtbot, window)
        assert rows.current_row() == row
        assert titles(window)[row] in window.panes.view.browser.toPlainText()


def test_keys_go_from_category_to_category(window: MainWindow, qtbot: QtBot) -> None:
    places: list[tuple[str, ...]] = []
    window.panes.list.setFocus()
    for _ in range(30):
        press(qtbot, window.panes.list, "Shift+N")
        settle(qtbot, window)
        if window.current.query.category:
            places.append(window.current.query.category)
    every = {node.path for node in nodes(window.current.shelves.categories)}
    assert set(places) == every
    here = window.current.query.category
    press(qtbot, window.panes.list, "Shift+P")
    settle(qtbot, window)
    assert window.current.query.category == places[places.index(here) - 1]


def test_space_turns_pages_and_goes_on_to_the_unread_of_other_categories(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.panes.tree.choose(Query(category=("Sea",)))
    settle(qtbot, window)
    select(qtbot, window, "The tide")
    browser = window.panes.view.browser
    browser.setFocus()
    bar = browser.verticalScrollBar()
    press(qtbot, browser, "Space")
    settle(qtbot, window)
    first = bar.value()
    assert 0 < first < bar.maximum()
    press(qtbot, browser, "Shift+Space")
    assert bar.value() == 0
    pages = 0
    while window.current.query.category == ("Sea",):
        press(qtbot, browser, "Space")
        settle(qtbot, window)
        pages += 1
        assert pages < 100
    assert pages > 2
    assert window.current.query.category == ("Sky",)
    assert window.current.showing.shown.headline.title == "The tide again"
    assert bar.value() == 0
    # Whoever pages through to the end has read it, however fast.
    window.panes.tree.choose(Query())
    settle(qtbot, window)
    assert ", read" in spoken(window, titles(window).index("The tide"))


def test_a_space_that_is_held_down_passes_over_nothing(window: MainWindow, qtbot: QtBot) -> None:
    rule(window, "by_hand")
    window.panes.tree.choose(Query(category=("News",)))
    settle(qtbot, window)
    window.panes.list.select_row(0)
    settle(qtbot, window)
    browser = window.panes.view.browser
    for _ in range(8):  # the end is in sight: one goes on, the others come too soon
        press(qtbot, browser, "Space")
    settle(qtbot, window)
    assert window.panes.list.current_row() == 1
    press(qtbot, browser, "Space")
    settle(qtbot, window)
    assert window.panes.list.current_row() == 2


# Read state


def rule(window: MainWindow, name: str) -> None:
    window.settings.set("read_rule", name)


def test_read_at_once(window: MainWindow, qtbot: QtBot) -> None:
    rule(window, "at_once")
    select(qtbot, window, "Prices at the market")
    row = titles(window).index("Prices at the market")
    qtbot.waitUntil(lambda: ", read" in spoken(window, row), timeout=PATIENCE)


def test_read_after_as_many_seconds_as_settings_say(window: MainWindow, qtbot: QtBot) -> None:
    window.settings.set("read_delay", 2)
    select(qtbot, window, "The tide")
    begun = time.monotonic()
    window.panes.list.select_row(titles(window).index("Prices at the market"))
    row = window.panes.list.current_row()
    qtbot.waitUntil(lambda: ", read" in spoken(window, row), timeout=PATIENCE)
    assert time.monotonic() - begun >= 1.9  # Qt's clock is a coarse one
    assert ", unread" in spoken(window, titles(window).index("The tide"))


def test_read_at_the_end(window: MainWindow, qtbot: QtBot) -> None:
    rule(window, "at_end")
    select(qtbot, window, "The tide again")
    row = titles(window).index("The tide again")
    settle(qtbot, window)
    assert ", unread" in spoken(window, row)
    browser = window.panes.view.browser
    browser.setFocus()
    press(qtbot, browser, "End")
    qtbot.waitUntil(lambda: ", read" in spoken(window, row), timeout=PATIENCE)
    select(qtbot, window, "Prices at the market")  # its end is in sight
    row = titles(window).index("Prices at the market")
    qtbot.waitUntil(lambda: ", read" in spoken(window, row), timeout=PATIENCE)


@pytest.mark.parametrize("name", ["at_once", "delay", "at_end"])
def test_what_nobody_chose_is_not_read_until_the_reader_takes_it_up(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    rule(window, name)
    row = titles(window).index("The tide")  # the newest, on show since the start
    assert "The tide" in window.panes.view.browser.toPlainText()
    qtbot.wait(1300)
    assert ", unread" in spoken(window, row)
    press(qtbot, window.panes.view.browser, "End")
    qtbot.waitUntil(lambda: ", read" in spoken(window, row), timeout=PATIENCE)


def test_read_by_hand(window: MainWindow, qtbot: QtBot) -> None:
    rule(window, "by_hand")
    select(qtbot, window, "Prices at the market")
    row = titles(window).index("Prices at the market")
    browser = window.panes.view.browser
    browser.setFocus()
    press(qtbot, browser, "Space")  # pages on to the next
    settle(qtbot, window)
    assert window.panes.list.current_row() != row
    assert ", unread" in spoken(window, row)
    window.panes.list.select_row(row)
    settle(qtbot, window)
    press(qtbot, browser, "M")
    settle(qtbot, window)
    assert ", read" in spoken(window, row)


def test_marked_unread_is_pinned_until_it_is_left(window: MainWindow, qtbot: QtBot) -> None:
    rule(window, "at_end")
    select(qtbot, window, "Prices at the market")
    row = titles(window).index("Prices at the market")
    qtbot.waitUntil(lambda: ", read" in spoken(window, row), timeout=PATIENCE)
    settle(qtbot, window)
    press(qtbot, window.panes.list, "M")
    settle(qtbot, window)
    press(qtbot, window.panes.view.browser, "End")
    settle(qtbot, window)
    assert ", unread" in spoken(window, row)
    select(qtbot, window, "The tide")
    select(qtbot, window, "Prices at the market")
    qtbot.waitUntil(lambda: ", read" in spoken(window, row), timeout=PATIENCE)


def test_unread_only_keeps_what_the_clock_has_read(window: MainWindow, qtbot: QtBot) -> None:
    rule(window, "at_once")
    press(qtbot, window.panes.list, "U")
    settle(qtbot, window)
    select(qtbot, window, "Prices at the market")
    row = titles(window).index("Prices at the market")
    qtbot.waitUntil(lambda: ", read" in spoken(window, row), timeout=PATIENCE)
    press(qtbot, window.panes.list, "J")
    settle(qtbot, window)
    assert "Prices at the market" in titles(window)
    window.panes.tree.choose(Query(category=("News",)))
    settle(qtbot, window)
    window.panes.tree.choose(Query())
    settle(qtbot, window)
    assert "Prices at the market" not in titles(window)


def test_undo_goes_back_over_any_number_of_steps(window: MainWindow, qtbot: QtBot) -> None:
    rule(window, "by_hand")
    before = [spoken(window, row) for row in range(len(titles(window)))]
    window.panes.list.setFocus()
    for _ in range(110):
        press(qtbot, window.panes.list, "S")
        press(qtbot, window.panes.list, "M")
    press(qtbot, window.panes.list, "Shift+A")
    settle(qtbot, window)
    assert window.current.counts.unread == 0
    steps = 0
    while window.actions_by_name["undo"].isEnabled():
        press(qtbot, window.panes.list, "Ctrl+Z")
        steps += 1
    settle(qtbot, window)
    assert steps == 221
    assert [spoken(window, row) for row in range(len(titles(window)))] == before
    press(qtbot, window.panes.list, "Ctrl+Shift+Z")
    settle(qtbot, window)
    assert ", favourite" in spoken(window, window.panes.list.current_row())


def test_the_toast_stays_for_ten_seconds(window: MainWindow, qtbot: QtBot) -> None:
    act(qtbot, window, "markAllRead")
    assert window.toast.isVisible()
    assert window.toast._timer.isActive()
    assert window.toast._timer.interval() == 10_000
    assert f"{len(ARTICLES) + 2} articles marked as read" in window.toast.words()


def test_a_new_article_starts_at_its_top_and_a_known_one_where_it_was_left(
    window: MainWindow, open_at: Open, qtbot: QtBot
) -> None:
    bar = window.panes.view.browser.verticalScrollBar()
    select(qtbot, window, "The tide")
    bar.setValue(bar.maximum() // 2)
    left = window.panes.view.position()
    select(qtbot, window, "The tide again")
    assert bar.value() == 0
    select(qtbot, window, "The tide")
    assert window.panes.view.position() == pytest.approx(left, abs=0.01)
    close(window)
    window = open_at()
    assert window.current.showing.shown.headline.title == "The tide"
    assert window.panes.view.position() == pytest.approx(left, abs=0.01)


# Window


def test_theme_order_unread_only_and_list_come_back(
    window: MainWindow, open_at: Open, qtbot: QtBot
) -> None:
    window.settings.set("theme", "dark")
    window.panes.tree.choose(Query(category=("News",)))
    act(qtbot, window, "unreadOnly")
    act(qtbot, window, "toggleSidebar")
    window.panes.header.order_changed.emit("title")
    settle(qtbot, window)
    select(qtbot, window, "Prices at the market")
    close(window)
    window = open_at()
    assert window.palette().window().color().lightness() < 128
    query = window.current.query
    assert (query.category, query.unread_only, query.order) == (("News",), True, "title")
    assert window.actions_by_name["unreadOnly"].isChecked()
    assert not window.panes.tree.isVisible()
    assert not window.actions_by_name["toggleSidebar"].isChecked()
    assert titles(window)[window.panes.list.current_row()] == "Prices at the market"
    window.settings.set("theme", "light")


def nodes(categories: tuple[Category, ...]) -> list[Category]:
    return [one for top in categories for one in (top, *nodes(top.children))]


def test_numbers_agree_with_the_list(window: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, window, "Prices at the market")
    act(qtbot, window, "toggleRead")
    act(qtbot, window, "toggleFavourite")
    everything = nodes(window.current.shelves.categories)
    assert len(everything) > 5
    for node in everything:
        window.panes.tree.choose(Query(category=node.path))
        settle(qtbot, window)
        unread = sum(", unread" in spoken(window, row) for row in range(len(titles(window))))
        assert (len(titles(window)), unread) == (node.total, node.unread)
        for child in node.children:
            assert child.path[: len(node.path)] == node.path
    counts = window.current.counts
    for shelf in ("all", "unread", "favourites", "today"):
        window.panes.tree.choose(Query(shelf=shelf))
        settle(qtbot, window)
        assert len(titles(window)) == getattr(counts, shelf)


@pytest.mark.parametrize(
    ("query", "key"),
    [
        (Query(shelf="unread"), "N"),
        (Query(shelf="favourites"), "S"),
        (Query(shelf="today"), "Ctrl+1"),
        (Query(category=("News",), unread_only=True), "U"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.shelf,
)
def test_an_empty_list_says_why_and_what_to_do(
    window: MainWindow, qtbot: QtBot, query: Query, key: str
) -> None:
    act(qtbot, window, "markAllRead")
    window.current.ask(query)
    settle(qtbot, window)
    assert titles(window) == []
    assert window.panes.list.empty.isVisible()
    title, words = window.panes.list.empty.text()
    assert title
    assert key in words


def test_what_is_dropped_on_any_pane_is_opened(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other news"
    for number, pane in enumerate(panes(window)):
        write(other / str(number), {"a.md": article(f"Dropped {number}", "Words.", "2020-01-01")})
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(other / str(number)))])
        target = pane.viewport()
        place = QPoint(20, 20)
        enter = QDragEnterEvent(
            place, Qt.DropAction.CopyAction, mime,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(target, enter)
        assert enter.isAccepted(), pane.objectName()
        drop = QDropEvent(
            QPointF(place), Qt.DropAction.CopyAction, mime,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QEvent.Type.Drop,
        )  # fmt: skip
        QApplication.sendEvent(target, drop)
        expected = [f"Dropped {number}"]
        qtbot.waitUntil(lambda expected=expected: titles(window) == expected, timeout=PATIENCE)
        settle(qtbot, window)


def test_settings_are_found_and_take_effect_at_once(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window.panes.list, "Ctrl+,")
    dialog = window.findChild(QDialog, "preferencesDialog")
    assert dialog.isVisible()
    find = dialog.findChild(QLineEdit, "findSetting")
    qtbot.waitUntil(find.hasFocus, timeout=PATIENCE)
    qtbot.keyClicks(find, "theme")
    theme = dialog.findChild(QComboBox, "themeSetting")
    assert theme.isVisible()
    assert not dialog.findChild(QSpinBox, "zoomSetting").isVisible()
    theme.setCurrentIndex(theme.findData("dark"))
    assert window.palette().window().color().lightness() < 128
    theme.setCurrentIndex(theme.findData("light"))
    assert window.palette().window().color().lightness() > 128
    find.clear()
    zoom = dialog.findChild(QSpinBox, "zoomSetting")
    assert zoom.isVisible()
    document = window.panes.view.browser.document()
    size = document.defaultFont().pixelSize()
    zoom.setValue(150)
    assert document.defaultFont().pixelSize() == round(size * 1.5)
    fold = dialog.findChild(QCheckBox, "foldSetting")
    fold.click()
    settle(qtbot, window)
    assert not window.current.library.options.fold
    dialog.close()


def test_full_screen_by_key_and_back(window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, window.panes.list, "F11")
    qtbot.waitUntil(window.isFullScreen, timeout=PATIENCE)
    press(qtbot, window.panes.list, "F11")
    qtbot.waitUntil(lambda: not window.isFullScreen(), timeout=PATIENCE)


# Images and links


def test_a_link_shows_its_address_unwrapped_and_only_the_web_is_opened(
    open_at: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrapped = "https://link.juejin.cn?target=https%3A%2F%2Fexample.org%2Fa%3Futm_source%3Dx%26b%3D1"
    body = f'<p><a href="{wrapped}">One</a> <a href="file:///etc/passwd">Two</a></p>'
    write(folder, {"a.md": article("Links", body, "2022-01-01")})
    window = open_at()
    select(qtbot, window, "Links")
    browser = window.panes.view.browser
    hovered: list[str] = []
    opened: list[str] = []
    window.panes.view.link_hovered.connect(hovered.append)
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True
    )
    assert browser.find("One")
    place = browser.cursorRect().center() - QPoint(4, 0)
    qtbot.mouseMove(browser.viewport(), place)
    qtbot.mouseMove(browser.viewport(), place + QPoint(1, 1))
    assert hovered[-1] == "https://example.org/a?b=1"
    qtbot.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: opened == ["https://example.org/a?b=1"], timeout=PATIENCE)
    assert "/etc/passwd" not in browser.toHtml()


def test_mail_is_written_only_where_the_reader_agrees(
    open_at: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = '<p><a href="mailto:keeper@example.org?subject=x&attach=/etc/passwd">Write</a></p>'
    write(folder, {"a.md": article("Mail", body, "2022-01-01")})
    window = open_at()
    select(qtbot, window, "Mail")
    opened: list[str] = []
    asked: list[str] = []
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]

    def answer(box: QMessageBox) -> QMessageBox.StandardButton:
        asked.append(box.text())
        return answers.pop(0)

    monkeypatch.setattr(QMessageBox, "exec", answer)
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True
    )
    browser = window.panes.view.browser
    assert browser.find("Write")
    place = browser.cursorRect().center() - QPoint(4, 0)
    for expected in ([], ["mailto:keeper@example.org"]):
        qtbot.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place)
        settle(qtbot, window)
        assert opened == expected
    assert asked == ["Write a mail to keeper@example.org?"] * 2


def test_random_placeholders_are_no_pictures_of_an_article(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    body = (
        '<img src="https://picsum.photos/400/300?random=1"><p>Words.</p>'
        '<img src="https://fastly.picsum.photos/id/1/4/3.jpg">'
    )
    write(folder, {"a.md": article("Placeholders", body, "2022-01-01")})
    window = open_at()
    select(qtbot, window, "Placeholders")
    window.current.decisions.load_images("always")
    settle(qtbot, window)
    assert window.current.showing.images.addresses == ()
    assert window.current.showing.images._fetcher is None
    assert not window.panes.view.images_bar.isVisible()


def test_reading_writes_nothing_into_the_library(open_at: Open, qtbot: QtBot, folder: Path) -> None:
    def state_of(place: Path) -> dict[str, tuple[int, int, bytes]]:
        found = {}
        for one in [place, *place.rglob("*")]:
            status, data = one.stat(), one.read_bytes() if one.is_file() else b""
            found[str(one.relative_to(place))] = (status.st_mtime_ns, status.st_mode, data)
        return found

    before = state_of(folder)
    window = open_at()
    for title in titles(window)[:3]:
        select(qtbot, window, title)
        act(qtbot, window, "toggleRead")
        act(qtbot, window, "toggleFavourite")
    type_search(qtbot, window, "灯塔")
    act(qtbot, window, "saveSearch")
    act(qtbot, window, "markAllRead")
    act(qtbot, window, "reload")
    act(qtbot, window, "rebuildIndex")
    close(window)
    assert state_of(folder) == before


def test_no_letter_marks_all_by_accident(window: MainWindow, qtbot: QtBot) -> None:
    window.settings.set("read_rule", "by_hand")
    unread = window.current.counts.unread
    for pane in panes(window):
        pane.setFocus()
        for keys in ("K", "Ctrl+R"):
            press(qtbot, pane, keys)
        settle(qtbot, window)
    assert window.current.counts.unread == unread
    assert not window.current.marking.can_undo


def test_remote_images_wait_for_the_reader_in_a_new_library(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    body = '<p>Before <img src="https://example.org/a.png" width="40" height="30"> after.</p>'
    write(folder, {"a.md": article("With an image", body, "2022-01-01")})
    window = open_at()
    select(qtbot, window, "With an image")
    bar = window.panes.view.images_bar
    assert bar.isVisible()
    assert "blocked" in bar.words.text()
    assert window.current.showing.images._fetcher is None


def menus_of(window: MainWindow) -> list[QMenu]:
    return [line.menu() for line in window.menu.actions()]


def test_a_recent_folder_that_is_away_is_greyed_and_stays(
    window: MainWindow, open_at: Open, qtbot: QtBot, tmp_path: Path, folder: Path
) -> None:
    other = tmp_path / "other"
    write(other, {"a.md": article("Elsewhere", "Words.", "2020-01-01")})
    window.open_folder(str(other))
    qtbot.waitUntil(lambda: titles(window) == ["Elsewhere"], timeout=PATIENCE)
    settle(qtbot, window)
    folder.rename(folder.with_name("gone"))
    window.recent_menu.aboutToShow.emit()
    settle(qtbot, window)
    lines = [line for line in window.recent_menu.actions() if folder.name in line.text()]
    assert [line.isEnabled() for line in lines] == [False]


def test_copying_the_selection_is_left_to_the_article(window: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, window, "Prices at the market")
    browser = window.panes.view.browser
    assert browser.find("milk costs less")
    browser.setFocus()
    press(qtbot, browser, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "milk costs less"
