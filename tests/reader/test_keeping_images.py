"""Images kept offline: fetched into the cache, shown without a network, written out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QProgressDialog, QPushButton

from library import Places, Query, Target
from library.export import write_out
from reader.image_cache import ImageCache
from tests.conftest import PATIENCE, article, settle, write
from tests.reader.image_server import ImageServer, serve
from tests.reader.test_main_window import act, select

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ImageServer]:
    monkeypatch.setenv("BROADSHEET_LOOPBACK_IMAGES", "1")
    with serve() as server:
        yield server


@pytest.fixture
def window(open_at: Open, tmp_path: Path, server: ImageServer) -> MainWindow:
    def shows(*names: str) -> str:
        return "".join(f'<p>words<img src="{server.url(name)}"></p>' for name in names)

    files = {
        "one.md": article("One", shows("/ok/a.png", "/ok/b.png"), "2021-05-03"),
        "two.md": article("Two", shows("/ok/b.png", "/404/c.png"), "2021-05-02"),
        "three.md": article("Three", "<p>no image</p>", "2021-05-01"),
    }
    write(tmp_path / "pictures", files)
    window: MainWindow = open_at(tmp_path / "pictures")
    return window


def keep(qtbot: QtBot, window: MainWindow) -> None:
    window.panes.list.clearSelection()
    act(qtbot, window, "keepImages")
    qtbot.waitUntil(lambda: "offline" in window.toast.words(), timeout=PATIENCE)
    settle(qtbot, window)


def test_the_images_of_a_list_are_kept_and_shown(
    window: MainWindow, server: ImageServer, qtbot: QtBot, tmp_path: Path
) -> None:
    before = sorted(tmp_path.joinpath("pictures").rglob("*"))
    keep(qtbot, window)
    assert window.toast.words().startswith("Images kept offline: 2, ")
    assert window.toast.words().endswith("Not to be had: 1.")
    assert {"/ok/a.png", "/ok/b.png"} <= set(server.paths)
    assert server.paths.count("/ok/b.png") == 1
    assert sorted(tmp_path.joinpath("pictures").rglob("*")) == before
    server.asked.clear()
    select(qtbot, window, "Two")
    select(qtbot, window, "One")
    assert window.panes.view.images_bar.isHidden()  # both are there
    assert window.current.showing.images.is_there(server.url("/ok/a.png"))
    keep(qtbot, window)
    assert "/ok/a.png" not in server.paths


def test_cancel_stops_it(window: MainWindow, server: ImageServer, qtbot: QtBot) -> None:
    window.panes.list.clearSelection()
    window.actions_by_name["keepImages"].trigger()  # before it can have ended
    window.findChild(QProgressDialog, "keepImagesProgress").canceled.emit()
    qtbot.waitUntil(lambda: "Stopped" in window.toast.words(), timeout=PATIENCE)
    settle(qtbot, window)


def test_never_means_never(window: MainWindow, server: ImageServer, qtbot: QtBot) -> None:
    window.current.decisions.load_images("never")
    settle(qtbot, window)
    act(qtbot, window, "keepImages")
    assert "never" in window.toast.words()
    assert not server.paths


def test_the_cache_is_emptied_in_settings(window: MainWindow, qtbot: QtBot, data: Path) -> None:
    keep(qtbot, window)
    cache = ImageCache(Places.below(data).images)
    assert cache.size() > 0
    act(qtbot, window, "preferences")
    button = window.findChild(QDialog, "preferencesDialog").findChild(
        QPushButton, "emptyCacheButton"
    )
    qtbot.waitUntil(button.isEnabled, timeout=PATIENCE)
    button.click()
    qtbot.waitUntil(lambda: cache.size() == 0, timeout=PATIENCE)
    window.findChild(QDialog, "preferencesDialog").close()


def test_what_is_kept_is_written_out(
    window: MainWindow, server: ImageServer, qtbot: QtBot, data: Path, tmp_path: Path
) -> None:
    keep(qtbot, window)
    library, places = window.current.library, Places.below(data)
    page = tmp_path / "one.html"
    write_out(library, [b"one.md"], Target(str(page), "html"), "One", {}, kept=places.kept_image)
    assert len(re.findall(r'<img src="data:image/png;base64,', page.read_text())) == 2
    bare = tmp_path / "bare.html"
    write_out(library, [b"one.md"], Target(str(bare), "html"), "One", {})
    assert "<img" not in bare.read_text()
    from pypdf import PdfReader

    from reader.export_pdf import write as write_pdf

    pdf = tmp_path / "one.pdf"
    target = Target(str(pdf), "pdf")
    write_out(library, [b"one.md"], target, "One", {"pdf": write_pdf}, kept=places.kept_image)
    assert len(PdfReader(pdf).pages[0].images) >= 1
    assert library.find(Query()).ids
