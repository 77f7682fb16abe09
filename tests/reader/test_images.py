"""Pictures through the window: those of the library, those of the web, and whose word counts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QComboBox, QFileDialog, QMenu

from reader.picture_window import PictureWindow
from tests.conftest import PATIENCE, article, settle, write
from tests.reader.image_server import ImageServer, picture, serve
from tests.reader.test_main_window import act, close, select

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"
RED, BLUE = "#cc3311", "#1133cc"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ImageServer]:
    monkeypatch.setenv("BROADSHEET_LOOPBACK_IMAGES", "1")
    with serve() as server:
        yield server


class Pictured(NamedTuple):
    """What the article pane shows."""

    window: MainWindow

    def colours(self) -> set[str]:
        image = self.window.panes.view.browser.viewport().grab().toImage()
        return {
            image.pixelColor(x, y).name()
            for y in range(0, image.height(), 4)
            for x in range(0, image.width(), 4)
        }

    def wait_for(self, qtbot: QtBot, colour: str) -> None:
        qtbot.waitUntil(lambda: colour in self.colours(), timeout=PATIENCE)

    def place_of(self, colour: str) -> QPoint:
        image = self.window.panes.view.browser.viewport().grab().toImage()
        places = [
            QPoint(x, y)
            for y in range(0, image.height(), 4)
            for x in range(0, image.width(), 4)
            if image.pixelColor(x, y) == QColor(colour)
        ]
        return places[len(places) // 2]


def bar_is_shown(window: MainWindow) -> bool:
    return window.panes.view.images_bar.isVisible()


def remote(server: ImageServer, folder: Path, *paths: str, more: str = "") -> None:
    body = "".join(f'<p><img src="{server.url(path)}" alt="words"></p>' for path in paths)
    write(folder, {"remote.md": article("Remote", f"<div>{body}{more}</div>", "2021-05-09")})


# The library's own


def test_a_picture_beside_the_article_is_shown(open_at: Open, qtbot: QtBot, folder: Path) -> None:
    write(folder, {"news/pic.md": article("Pictured", '<div><img src="a/b.png"></div>')})
    (folder / "news" / "a").mkdir()
    (folder / "news" / "a" / "b.png").write_bytes(picture(200, 100, RED))
    window = open_at()
    select(qtbot, window, "Pictured")
    Pictured(window).wait_for(qtbot, RED)
    assert not bar_is_shown(window)
    assert not window.actions_by_name["loadImages"].isEnabled()


def test_the_place_of_a_picture_is_known_before_it_is_decoded(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    write(folder, {"pic.md": article("Pictured", "![a](b.png)\n\n![a](c.png)\n")})
    (folder / "b.png").write_bytes(picture(1360, 2000, RED))
    (folder / "c.png").write_bytes(picture(300, 500, BLUE))
    window = open_at()
    select(qtbot, window, "Pictured")
    document = window.panes.view.browser.document()
    before = document.size().height()
    width = document.textWidth() - 2 * document.documentMargin()
    assert before > width / 1360 * 2000 + 500
    Pictured(window).wait_for(qtbot, RED)
    assert document.size().height() == before


def test_a_picture_that_cannot_be_shown_says_why(open_at: Open, qtbot: QtBot, folder: Path) -> None:
    write(folder, {"pic.md": article("Pictured", '<div><img src="b.png" alt="A chart"></div>')})
    (folder / "b.png").write_text("<svg/>")
    window = open_at()
    select(qtbot, window, "Pictured")
    images = window.current.showing.images
    assert "SVG" in images._pictures.words("library:b.png")
    assert not images.is_there("library:b.png")
    act(qtbot, window, "viewImages")
    assert "shows no pictures" in window.toast.words()


def test_a_picture_in_the_text_is_decoded_once(
    open_at: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from base64 import b64encode

    from reader import pictures

    decoded: list[object] = []
    decode = pictures.decode
    monkeypatch.setattr(pictures, "decode", lambda *a: (decoded.append(a), decode(*a))[1])
    data = b64encode(picture(120, 80, RED)).decode()
    body = f'<div><img src="data:image/png;base64,{data}"></div>'
    write(folder, {"pic.md": article("Pictured", body)})
    window = open_at()
    select(qtbot, window, "Pictured")
    Pictured(window).wait_for(qtbot, RED)
    for _ in range(5):
        window.panes.view.browser.viewport().repaint()
    window.current.showing.again()
    settle(qtbot, window)
    Pictured(window).wait_for(qtbot, RED)
    assert len(decoded) == 1


# The web's


def test_nothing_is_fetched_without_leave(
    open_at: Open, qtbot: QtBot, folder: Path, server: ImageServer
) -> None:
    remote(server, folder, "/ok.png", "/other.png")
    window = open_at()
    select(qtbot, window, "Remote")
    assert bar_is_shown(window)
    for name in ("zoomIn", "zoomReset", "nextArticle", "previousArticle", "reload"):
        act(qtbot, window, name)
    window.current.refreshing.rebuild()
    settle(qtbot, window)
    select(qtbot, window, "Remote")
    window.grab()
    qtbot.wait(100)
    assert server.asked == []
    assert window.current.showing.images._fetcher is None


def test_images_of_one_article_can_be_loaded(
    open_at: Open, qtbot: QtBot, folder: Path, server: ImageServer
) -> None:
    server.png = picture(200, 100, RED)
    remote(server, folder, "/ok.png", "/ok.png", "/ok.png?2")
    window = open_at()
    select(qtbot, window, "Remote")
    window.panes.view.images_bar.load.click()
    assert not bar_is_shown(window)
    Pictured(window).wait_for(qtbot, RED)
    qtbot.waitUntil(lambda: not window.current.showing.images.can_load, timeout=PATIENCE)
    assert sorted(server.paths) == ["/ok.png", "/ok.png?2"]
    assert not window.actions_by_name["loadImages"].isEnabled()
    # Another article of the library is asked about again; this one is not.
    select(qtbot, window, "The harbour freezes over")
    assert not bar_is_shown(window)
    select(qtbot, window, "Remote")
    assert not bar_is_shown(window)
    Pictured(window).wait_for(qtbot, RED)
    assert len(server.asked) == 2


def test_the_key_loads_images(
    open_at: Open, qtbot: QtBot, folder: Path, server: ImageServer
) -> None:
    server.png = picture(200, 100, RED)
    remote(server, folder, "/ok.png")
    window = open_at()
    select(qtbot, window, "Remote")
    window.panes.list.setFocus()
    qtbot.keyClick(window.panes.list, Qt.Key.Key_I)
    Pictured(window).wait_for(qtbot, RED)


def test_a_library_may_always_load_and_remembers_it(
    open_at: Open, qtbot: QtBot, folder: Path, server: ImageServer
) -> None:
    server.png = picture(200, 100, RED)
    remote(server, folder, "/ok.png")
    window = open_at()
    select(qtbot, window, "Remote")
    window.panes.view.images_bar.always.click()
    Pictured(window).wait_for(qtbot, RED)
    assert not bar_is_shown(window)
    close(window)
    write(folder, {"remote2.md": article("Remote 2", f'<img src="{server.url("/ok2.png")}">')})
    window = open_at()
    select(qtbot, window, "Remote 2")
    qtbot.waitUntil(lambda: "/ok2.png" in server.paths, timeout=PATIENCE)
    assert not bar_is_shown(window)


def test_what_is_in_the_cache_is_shown_without_asking(
    open_at: Open, qtbot: QtBot, folder: Path, data: Path, server: ImageServer
) -> None:
    server.png = picture(200, 100, RED)
    remote(server, folder, "/ok.png")
    window = open_at()
    select(qtbot, window, "Remote")
    act(qtbot, window, "loadImages")
    Pictured(window).wait_for(qtbot, RED)
    close(window)
    assert [path.stat().st_size for path in (data / "cache" / "images").glob("*/*")] == [
        len(server.png)
    ]
    window = open_at()
    select(qtbot, window, "Remote")
    Pictured(window).wait_for(qtbot, RED)
    assert not bar_is_shown(window)
    assert len(server.asked) == 1


def test_never_means_never(open_at: Open, qtbot: QtBot, folder: Path, server: ImageServer) -> None:
    server.png = picture(200, 100, RED)
    remote(server, folder, "/ok.png")
    window = open_at()
    select(qtbot, window, "Remote")
    act(qtbot, window, "loadImages")
    Pictured(window).wait_for(qtbot, RED)
    window.actions_by_name["preferences"].trigger()
    box = window.findChild(QComboBox, "imagesSetting")
    assert [box.itemData(at) for at in range(box.count())] == ["ask", "always", "never"]
    box.setCurrentIndex(box.findData("never"))
    qtbot.waitUntil(lambda: RED not in Pictured(window).colours(), timeout=PATIENCE)
    assert not bar_is_shown(window)
    qtbot.waitUntil(lambda: not window.actions_by_name["loadImages"].isEnabled(), timeout=PATIENCE)
    box.setCurrentIndex(box.findData("always"))
    Pictured(window).wait_for(qtbot, RED)


def test_two_decisions_at_once_are_both_kept(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    window.current.decisions.fold_copies(False)
    window.current.decisions.load_images("always")
    window.current.decisions.leave_out(("date",))
    settle(qtbot, window)
    options = window.current.library.options
    assert (options.fold, options.images, options.left_out) == (False, "always", ("date",))


def test_an_image_that_fails_says_why_and_is_tried_again(
    open_at: Open, qtbot: QtBot, folder: Path, server: ImageServer
) -> None:
    remote(server, folder, "/missing.png")
    window = open_at()
    select(qtbot, window, "Remote")
    act(qtbot, window, "loadImages")
    images, address = window.current.showing.images, server.url("/missing.png")
    qtbot.waitUntil(lambda: "no longer" in images._pictures.words(address), timeout=PATIENCE)
    assert window.actions_by_name["loadImages"].isEnabled()
    window.current.pictures.open(address)
    qtbot.waitUntil(lambda: server.paths.count("/missing.png") == 2, timeout=PATIENCE)


def test_what_is_read_does_not_jump_when_images_arrive(
    open_at: Open, qtbot: QtBot, folder: Path, server: ImageServer
) -> None:
    server.png = picture(400, 900, RED)
    lines = "".join(f"<p>Line {at} of the article.</p>" for at in range(100))
    remote(server, folder, "/ok.png?1", "/ok.png?2", more=lines)
    window = open_at()
    select(qtbot, window, "Remote")
    view = window.panes.view
    view.browser.lay_out()
    view.browser.verticalScrollBar().setValue(view.browser.verticalScrollBar().maximum() // 2)
    before = view.browser.cursorForPosition(QPoint(40, 100)).block().text()
    height = view.browser.document().size().height()
    act(qtbot, window, "loadImages")
    qtbot.waitUntil(
        lambda: view.browser.document().size().height() > height + 1200, timeout=PATIENCE
    )
    assert view.browser.cursorForPosition(QPoint(40, 100)).block().text() == before


def test_leaving_the_article_forgets_what_waits(
    open_at: Open, qtbot: QtBot, folder: Path, server: ImageServer
) -> None:
    remote(server, folder, *(f"/ok.png?{at}" for at in range(60)))
    window = open_at()
    select(qtbot, window, "Remote")
    window.actions_by_name["loadImages"].trigger()
    select(qtbot, window, "The harbour freezes over")
    qtbot.waitUntil(lambda: window.current.showing.images.idle, timeout=PATIENCE)
    assert len(server.asked) < 60


def test_opening_and_indexing_load_no_network(
    open_at: Open, qtbot: QtBot, folder: Path, server: ImageServer
) -> None:
    from tests.conftest import run_cli

    remote(server, folder, "/ok.png")
    probe = (
        "import sys, reader.app, reader.images, reader.open_library, reader.main_window;"
        "sys.exit('PySide6.QtNetwork' in sys.modules)"
    )
    import subprocess

    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0
    assert run_cli("index", folder, "--data", folder.parent / "other").returncode == 0
    assert server.asked == []


# What can be done with them


@pytest.fixture
def pictured(open_at: Open, qtbot: QtBot, folder: Path) -> Pictured:
    (folder / "b.png").write_bytes(picture(300, 200, RED))
    (folder / "c.png").write_bytes(picture(2000, 1500, BLUE))
    write(folder, {"pic.md": article("Pictured", "![a](b.png)\n\n![a](c.png)\n\nWords\n")})
    window = open_at()
    select(qtbot, window, "Pictured")
    shown = Pictured(window)
    shown.wait_for(qtbot, RED)
    return shown


def opened(window: MainWindow) -> PictureWindow:
    return window.findChild(PictureWindow)


def test_a_click_opens_the_full_size(qtbot: QtBot, pictured: Pictured) -> None:
    window = pictured.window
    viewport = window.panes.view.browser.viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=pictured.place_of(RED))
    qtbot.waitUntil(lambda: "300 × 200" in opened(window).line.text(), timeout=PATIENCE)
    shown = opened(window)
    assert shown.line.text() == "Image 1 of 2 · 300 × 200 pixels"
    assert shown.grab().toImage().pixelColor(shown.rect().center()) == QColor(RED)
    qtbot.keyClick(shown, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: "2000 × 1500" in shown.line.text(), timeout=PATIENCE)
    assert shown.area.horizontalScrollBar().maximum() == 0
    qtbot.mouseClick(shown.canvas, Qt.MouseButton.LeftButton)
    assert shown.canvas.width() == 2000
    assert shown.area.horizontalScrollBar().maximum() > 0
    qtbot.keyClick(shown, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: "300 × 200" in shown.line.text(), timeout=PATIENCE)
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: opened(window) is None, timeout=PATIENCE)


def test_the_key_opens_what_is_in_sight(qtbot: QtBot, pictured: Pictured) -> None:
    window = pictured.window
    act(qtbot, window, "viewImages")
    qtbot.waitUntil(lambda: opened(window) is not None, timeout=PATIENCE)
    assert opened(window).address == "library:b.png"
    opened(window).close()


def test_the_menu_of_an_image(
    qtbot: QtBot, pictured: Pictured, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, clipboard = pictured.window, QGuiApplication.clipboard()
    menu = QMenu()
    qtbot.addWidget(menu)
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    window.current.pictures._open_menu((menu, "library:c.png", QPoint()))
    words = [action.text() for action in menu.actions()]
    assert words[:4] == ["Open Image", "Save Image As…", "Copy Image", "Copy Image Address"]
    menu.actions()[3].trigger()
    assert clipboard.text() == str(folder / "c.png")
    menu.actions()[2].trigger()
    qtbot.waitUntil(lambda: clipboard.image().width() == 2000, timeout=PATIENCE)
    saved = folder.parent / "saved.png"
    asked: list[str] = []
    answers = [str(folder / "inside.png"), str(folder.parent / "gone" / "x.png"), str(saved)]
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _parent, _title, name: (asked.append(name), (answers.pop(0), ""))[1],
    )
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: "writes nothing into a library" in window.toast.words())
    assert not (folder / "inside.png").exists()
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: "can't be saved" in window.toast.words())
    menu.actions()[1].trigger()
    qtbot.waitUntil(lambda: "Image saved" in window.toast.words())
    assert saved.read_bytes() == (folder / "c.png").read_bytes()
    assert asked == ["c.png"] * 3


def test_text_has_its_own_menu(qtbot: QtBot, pictured: Pictured) -> None:
    wanted: list[tuple[QMenu, str, QPoint]] = []
    browser = pictured.window.panes.view.browser
    browser.menu_wanted.disconnect()
    browser.menu_wanted.connect(wanted.append)
    from PySide6.QtGui import QContextMenuEvent

    for place in (QPoint(2, 2), pictured.place_of(RED)):
        reason = QContextMenuEvent.Reason.Mouse
        browser.contextMenuEvent(QContextMenuEvent(reason, place, place))
    assert [address for _, address, _ in wanted] == ["", "library:b.png"]
    for menu, _, _ in wanted:
        menu.deleteLater()
    browser.menu_wanted.connect(pictured.window.current.pictures._open_menu)
