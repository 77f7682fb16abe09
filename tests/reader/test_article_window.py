"""Articles in windows of their own: opened from the list, with keys, marks and themes, and gone."""

from __future__ import annotations

import shutil
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QApplication

from library import LibraryError
from reader.article_window import ArticleWindow
from tests.conftest import PATIENCE, article, settle, write
from tests.reader.test_conventions import LONG, press
from tests.reader.test_leaks import alive
from tests.reader.test_main_window import act, close, select, spoken, titles

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"


def own() -> list[ArticleWindow]:
    """The windows with one article that are open."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, ArticleWindow)]
    return sorted((one for one in found if one.isVisible()), key=lambda one: one.windowTitle())


def opened(qtbot: QtBot, window: MainWindow, title: str) -> ArticleWindow:
    """Opens an article by Return; its window once it is active."""
    select(qtbot, window, title)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    window.panes.list.setFocus()
    press(qtbot, window.panes.list, "Return")
    settle(qtbot, window)
    (found,) = [one for one in own() if one.windowTitle().startswith(title)]
    found.activateWindow()
    qtbot.waitUntil(found.isActiveWindow, timeout=PATIENCE)
    qtbot.waitUntil(found.view.browser.hasFocus, timeout=PATIENCE)
    return found


def test_a_double_click_and_return_open_windows_that_stay(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    rows = window.panes.list
    place = rows.visualRect(rows.model().index(2, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(qtbot, window)
    (first,) = own()
    assert first.windowTitle() == "Prices at the market — Broadsheet"
    assert "Bread costs more" in first.view.browser.toPlainText()
    second = opened(qtbot, window, "A new lamp for the lighthouse")
    assert len(own()) == 2
    assert second.pos() != first.pos()
    select(qtbot, window, "The harbour freezes over")
    assert "Bread costs more" in first.view.browser.toPlainText()
    assert "The keeper climbs" in second.view.browser.toPlainText()
    opened(qtbot, window, "Prices at the market")  # is open already: it comes to the front
    assert len(own()) == 2
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    rows.selectAll()
    press(qtbot, rows, "O")
    settle(qtbot, window)
    assert len(own()) == len(titles(window))
    for one in own():
        one.close()


def test_too_many_at_once_are_refused(open_at: Open, qtbot: QtBot, folder: Path) -> None:
    write(
        folder,
        {f"more/{n}.md": article(f"More {n}", f"Words {n}.", "2020-01-01") for n in range(5)},
    )
    window = open_at()
    window.panes.list.selectAll()
    act(qtbot, window, "openInWindow")
    assert own() == []
    assert window.toast.words() == "At most 10 articles are opened at once. Choose fewer."


def test_keys_do_in_it_what_they_do_in_the_main_window(
    open_at: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {"tide.md": article("The tide", LONG, "2021-05-09", "", "link: https://e.org/a")})
    window = open_at()
    window.settings.set("read_rule", "by_hand")
    found = opened(qtbot, window, "The tide")
    browser, bar = found.view.browser, found.view.browser.verticalScrollBar()
    asked: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: asked.append(url.toString()) or True
    )
    press(qtbot, browser, "Space")
    assert bar.value() > 0
    press(qtbot, browser, "Shift+Space")
    assert bar.value() == 0
    size = browser.document().defaultFont().pixelSize()
    press(qtbot, browser, "Ctrl++")
    assert browser.document().defaultFont().pixelSize() > size
    press(qtbot, browser, "Ctrl+0")
    press(qtbot, browser, "V")
    assert asked == ["https://e.org/a"]
    press(qtbot, browser, "Ctrl+Shift+C")
    assert QGuiApplication.clipboard().text() == "https://e.org/a"
    assert found.toast.words() == "Link copied"
    press(qtbot, browser, "S")
    press(qtbot, browser, "M")
    settle(qtbot, window)
    row = titles(window).index("The tide")
    assert spoken(window, row).endswith("read, favourite")
    assert "★ Favourite" in browser.toPlainText()
    press(qtbot, browser, "Ctrl+Z")
    press(qtbot, browser, "Ctrl+Z")
    settle(qtbot, window)
    assert spoken(window, row).endswith(", unread")
    assert "★ Favourite" not in browser.toPlainText()
    press(qtbot, browser, "Ctrl+F")
    field = found.view.find_bar.field
    assert field.isVisible()
    qtbot.keyClicks(field, "smv")
    assert field.text() == "smv"
    press(qtbot, field, "Escape")
    assert not field.isVisible()
    press(qtbot, browser, "Ctrl+P")
    preview = found.findChild(QPrintPreviewDialog, "printPreview")
    qtbot.waitUntil(preview.isVisible, timeout=PATIENCE)
    preview.close()
    assert own() == [found]
    found.close()


@pytest.mark.parametrize("keys", ["Escape", "Ctrl+W"])
def test_it_is_closed_by_key_and_the_library_stays(open_at: Open, qtbot: QtBot, keys: str) -> None:
    window = open_at()
    found = opened(qtbot, window, "Prices at the market")
    press(qtbot, found.view.browser, keys)
    qtbot.waitUntil(lambda: own() == [], timeout=PATIENCE)
    assert window.current is not None


def test_it_follows_marks_themes_settings_and_keys(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    found = opened(qtbot, window, "Prices at the market")
    window.activateWindow()
    act(qtbot, window, "toggleFavourite")
    assert "★ Favourite" in found.view.browser.toPlainText()
    window.settings.set("theme", "dark")
    assert found.view.browser.palette().base().color().lightness() < 128
    window.settings.set("theme", "light")
    assert found.view.browser.palette().base().color().lightness() > 128
    window.keys.add("toggleFavourite", "B")
    assert "B" in [key.toString() for key in found.actions_by_name["toggleFavourite"].shortcuts()]
    window.keys.remove("closeLibrary", "Ctrl+W")
    assert found.close_action.shortcuts() == []
    found.close()


def test_it_counts_as_read_by_the_rule_and_remembers_the_place(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    write(folder, {"tide.md": article("The tide", LONG, "2019-05-09")})
    window = open_at()
    row = titles(window).index("The tide")
    window.settings.set("read_rule", "at_end")
    found = opened(qtbot, window, "The tide")
    select(qtbot, window, "Prices at the market")
    assert ", unread" in spoken(window, row)
    bar = found.view.browser.verticalScrollBar()
    found.view.browser.lay_out()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: ", read" in spoken(window, row), timeout=PATIENCE)
    bar.setValue(bar.maximum() // 2)
    left = found.view.position()
    found.close()
    settle(qtbot, window)
    select(qtbot, window, "The tide")
    assert window.panes.view.position() == pytest.approx(left, abs=0.01)


def test_it_shows_what_its_file_says_by_now_and_stays_where_the_file_has_gone(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    found = opened(qtbot, window, "Prices at the market")
    (folder / "news/market.md").write_text(
        article("Prices at the market", "Bread is free today.", "2021-05-06"), encoding="utf-8"
    )
    act(qtbot, window, "rebuildIndex")
    qtbot.waitUntil(
        lambda: "Bread is free today." in found.view.browser.toPlainText(), timeout=PATIENCE
    )
    (folder / "news/market.md").unlink()
    act(qtbot, window, "reload")
    assert "Bread is free today." in found.view.browser.toPlainText()
    found.close()


def test_it_goes_with_its_file_and_leaves_what_comes_in_its_place(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    found = opened(qtbot, window, "Prices at the market")
    # Only an article of which something is recorded is known again elsewhere.
    window.current.library.mark_files([b"news/market.md"], "read", True)
    (folder / "news/market.md").rename(folder / "news/moved.md")
    act(qtbot, window, "reload")
    qtbot.waitUntil(lambda: found.showing.path == b"news/moved.md", timeout=PATIENCE)
    other = article("Another one", "Different words, of a ship.", "2020-01-01")
    write(folder, {"news/market.md": other})
    act(qtbot, window, "reload")
    settle(qtbot, window)
    assert opened(qtbot, window, "Prices at the market") is found
    assert found.path == b"news/moved.md"
    press(qtbot, found.view.browser, "S")
    settle(qtbot, window)
    rows = titles(window)
    assert "favourite" in spoken(window, rows.index("Prices at the market"))
    assert "favourite" not in spoken(window, rows.index("Another one"))
    found.close()


def test_windows_go_with_their_library_and_leave_nothing(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()

    def once() -> None:
        for title in ("Prices at the market", "A new lamp for the lighthouse"):
            opened(qtbot, window, title)
        for one in own():
            one.close()
        qtbot.waitUntil(lambda: own() == [], timeout=PATIENCE)
        settle(qtbot, window)

    once()
    first, threads = alive(qtbot, window), threading.active_count()
    for _ in range(4):
        once()
    grown = alive(qtbot, window) - first
    # A leak would show eight times; headlines are kept for the list, some more or fewer.
    assert not {kind: count for kind, count in grown.items() if count > 4}
    qtbot.waitUntil(lambda: threading.active_count() <= threads, timeout=PATIENCE)
    opened(qtbot, window, "Prices at the market")
    act(qtbot, window, "closeLibrary")
    assert own() == []


def test_a_window_has_the_size_of_the_last_one(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    found = opened(qtbot, window, "Prices at the market")
    found.resize(500, 400)
    close(window)
    assert own() == []
    window = open_at()
    found = opened(qtbot, window, "Prices at the market")
    assert (found.width(), found.height()) == (500, 400)
    found.close()


def test_a_link_to_another_article_opens_it_in_a_window_too(
    open_at: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    root = tmp_path / "wiki"
    write(root, {
        "one.md": article("One", "[[Two#Second part|over there]]", "2021-05-03"),
        "two.md": article("Two", f"{LONG}\n\n## Second part\n\n{LONG}", "2021-05-02"),
    })  # fmt: skip
    window = open_at(root)
    first = opened(qtbot, window, "One")
    browser = first.view.browser
    assert browser.find("over")
    place = browser.cursorRect().center() - QPoint(4, 0)
    qtbot.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: len(own()) == 2, timeout=PATIENCE)
    settle(qtbot, window)
    second = own()[1]
    bar = second.view.browser.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0, timeout=PATIENCE)
    assert first.path == b"one.md"
    assert window.current.showing.path == b"one.md"
    for one in own():
        one.close()


@pytest.mark.parametrize(
    ("target", "fails"),
    [("https://e.org/far", False), ("https://e.org/far", True), ("market.md", False),
     ("gone.md", False)],
)  # fmt: skip
def test_a_window_that_goes_while_a_link_is_looked_up_leaves_pages_of_the_web_to_the_browser(
    open_at: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch, target: str,
    fails: bool,
) -> None:  # fmt: skip
    write(folder, {"news/tide.md": article("The tide", f"[away]({target})", "2021-05-09")})
    window = open_at()
    found = opened(qtbot, window, "The tide")
    gate, asked, real = threading.Event(), [], window.current.library.resolve
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: asked.append(url.toString()) or True
    )

    def slow(*arguments: object) -> object:
        gate.wait(PATIENCE / 1000)
        if fails:
            raise LibraryError("The disk is gone.")
        return real(*arguments)

    monkeypatch.setattr(window.current.library, "resolve", slow)
    browser = found.view.browser
    assert browser.find("away")
    place = browser.cursorRect().center() - QPoint(4, 0)
    qtbot.mouseClick(browser.viewport(), Qt.MouseButton.LeftButton, pos=place)
    destroyed: list[bool] = []
    found.destroyed.connect(lambda _: destroyed.append(True))
    found.close()
    qtbot.waitUntil(lambda: bool(destroyed), timeout=PATIENCE)
    gate.set()
    settle(qtbot, window)
    assert asked == ([target] if target.startswith("https:") else [])
    assert own() == []


def test_the_key_that_quits_ends_all_windows_from_an_article(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    article_window = opened(qtbot, window, "Prices at the market")
    opened(qtbot, window, "A new lamp for the lighthouse")
    press(qtbot, article_window, "Ctrl+Q")
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=PATIENCE)
    assert own() == []


def headed(found: ArticleWindow) -> str:
    return found.windowTitle().removesuffix(" — Broadsheet")


def test_keys_go_from_article_to_article_by_the_list(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    in_main = titles(window)
    found = opened(qtbot, window, in_main[1])
    browser = found.view.browser
    for key, title in (("J", in_main[2]), ("J", in_main[3]), ("K", in_main[2])):
        press(qtbot, browser, key)
        qtbot.waitUntil(lambda title=title: headed(found) == title, timeout=PATIENCE)
        settle(qtbot, window)
    assert window.current.showing.shown.headline.title == in_main[1]  # which stays where it is
    window.keys.add("nextArticle", "Ctrl+J")
    press(qtbot, browser, "Ctrl+J")
    qtbot.waitUntil(lambda: headed(found) == in_main[3], timeout=PATIENCE)
    found.close()
    found = opened(qtbot, window, in_main[-1])
    press(qtbot, found.view.browser, "Ctrl+J")
    qtbot.waitUntil(
        lambda: found.toast.words() == "No article of the list comes after this one.",
        timeout=PATIENCE,
    )
    assert headed(found) == in_main[-1]
    found.close()


def test_keys_that_are_quicker_than_the_list_all_count(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    in_main = titles(window)
    found = opened(qtbot, window, in_main[0])
    browser = found.view.browser
    for keys, title in (("JJJ", in_main[3]), ("KJJ", in_main[4]), ("JJJJJJJJJ", in_main[-1])):
        for key in keys:
            press(qtbot, browser, key)
        qtbot.waitUntil(lambda title=title: headed(found) == title, timeout=PATIENCE)
        settle(qtbot, window)
        assert headed(found) == title
    found.close()


def test_it_goes_by_the_list_that_it_was_opened_from(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    in_main = titles(window)
    found = opened(qtbot, window, in_main[1])
    window.top_bar.search_box.setText("灯塔")
    qtbot.waitUntil(lambda: len(titles(window)) == 1, timeout=PATIENCE)
    settle(qtbot, window)
    press(qtbot, found.view.browser, "J")
    qtbot.waitUntil(lambda: headed(found) == in_main[2], timeout=PATIENCE)
    found.close()


def test_keys_go_to_what_is_unread(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    window.settings.set("read_rule", "by_hand")
    in_main = titles(window)
    window.current.marking.toggle(window.current.hits, "read")
    select(qtbot, window, in_main[4])
    act(qtbot, window, "toggleRead")
    found = opened(qtbot, window, in_main[1])
    press(qtbot, found.view.browser, "N")
    qtbot.waitUntil(lambda: headed(found) == in_main[4], timeout=PATIENCE)
    settle(qtbot, window)
    press(qtbot, found.view.browser, "Space")  # the whole article is in sight
    qtbot.waitUntil(
        lambda: found.toast.words() == "There is nothing unread left here.", timeout=PATIENCE
    )
    press(qtbot, found.view.browser, "P")
    qtbot.waitUntil(lambda: "before this" in found.toast.words(), timeout=PATIENCE)
    found.close()


def test_what_stood_open_stands_open_at_the_next_start(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    in_main = titles(window)
    first = opened(qtbot, window, in_main[1])
    first.resize(500, 400)
    second = opened(qtbot, window, in_main[2])
    press(qtbot, second.view.browser, "J")
    qtbot.waitUntil(lambda: headed(second) == in_main[3], timeout=PATIENCE)
    opened(qtbot, window, in_main[5]).close()
    settle(qtbot, window)
    gone = opened(qtbot, window, in_main[4])
    path = gone.path
    assert path is not None
    settle(qtbot, window)
    close(window)
    assert own() == []
    (folder / path.decode()).unlink()
    window = open_at()
    qtbot.waitUntil(lambda: len(own()) == 2, timeout=PATIENCE)
    settle(qtbot, window)
    again = {headed(one): one for one in own()}
    assert sorted(again) == sorted([in_main[1], in_main[3]])
    kept = again[in_main[1]]
    assert (kept.width(), kept.height()) == (500, 400)
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    for one in own():
        one.close()
    settle(qtbot, window)
    close(window)
    window = open_at()
    settle(qtbot, window)
    assert own() == []


def test_what_stood_open_does_so_again_where_the_program_was_ended_window_by_window(
    open_at: Open, qtbot: QtBot
) -> None:
    window = open_at()
    in_main = titles(window)
    for at in (1, 2):
        opened(qtbot, window, in_main[at])
    for one in own():  # what the desktop does at its end, and `closeAllWindows` in some order
        one.close()
    close(window)
    window = open_at()
    qtbot.waitUntil(lambda: len(own()) == 2, timeout=PATIENCE)
    settle(qtbot, window)
    assert sorted(map(headed, own())) == sorted(in_main[1:3])


@pytest.mark.parametrize("worth_asking", [50, 3])  # with 3 the index keeps what is not there
def test_windows_wait_for_a_disk_that_is_away(
    open_at: Open, qtbot: QtBot, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    worth_asking: int,
) -> None:  # fmt: skip
    monkeypatch.setattr("library.indexer.WORTH_ASKING", worth_asking)
    window = open_at()
    title = titles(window)[1]
    opened(qtbot, window, title)
    close(window)
    folder.rename(tmp_path / "away")
    folder.mkdir()
    window = open_at()
    assert own() == []
    close(window)
    window = open_at()
    assert own() == []
    folder.rmdir()
    (tmp_path / "away").rename(folder)
    act(qtbot, window, "reload")  # it comes back while the window is open
    qtbot.waitUntil(lambda: list(map(headed, own())) == [title], timeout=PATIENCE)
    settle(qtbot, window)
    own()[0].close()
    settle(qtbot, window)
    close(window)
    window = open_at()
    settle(qtbot, window)
    assert own() == []


def test_windows_wait_for_an_index_that_is_made_anew(
    open_at: Open, qtbot: QtBot, data: Path
) -> None:
    window = open_at()
    title = titles(window)[1]
    opened(qtbot, window, title)
    close(window)
    shutil.rmtree(data / "cache")
    window = open_at()
    qtbot.waitUntil(lambda: [headed(one) for one in own()] == [title], timeout=PATIENCE)
    for one in own():
        one.close()
