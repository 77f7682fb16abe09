"""The window tells other devices what changed, and shows what changed there."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog

from library import Library, Places, Query, SavedSearch
from reader import travelling
from reader.travelling import Travelling
from tests.conftest import PATIENCE, settle
from tests.reader.test_main_window import act, close, select

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

    Open = Callable[..., MainWindow]


@pytest.fixture
def elsewhere(folder: Path, tmp_path: Path) -> Iterator[Library]:
    """The same library on another device."""
    with closing(Library.open(folder, Places.below(tmp_path / "elsewhere"))) as library:
        library.refresh()
        library.set_options(replace(library.options, travel=True))
        yield library


def switch_on(qtbot: QtBot, window: MainWindow) -> None:
    act(qtbot, window, "preferences")
    window.findChild(QCheckBox, "travelSetting").click()
    window.findChild(QDialog, "preferencesDialog").close()
    qtbot.waitUntil(lambda: window.current.library.options.travel, timeout=PATIENCE)


def test_nothing_is_written_before_it_is_switched_on(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    select(qtbot, window, "Prices at the market")
    act(qtbot, window, "toggleFavourite")
    close(window)
    assert not (folder / ".broadsheet").exists()


def test_a_star_is_there_on_another_device(
    open_at: Open, qtbot: QtBot, elsewhere: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(travelling, "TELL_PAUSE", 10)
    window = open_at()
    switch_on(qtbot, window)
    select(qtbot, window, "Prices at the market")
    act(qtbot, window, "toggleFavourite")

    def is_there() -> bool:
        elsewhere.travel()
        return elsewhere.counts().favourites == 1

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    settle(qtbot, window)


def test_what_was_done_last_is_told_on_closing(
    open_at: Open, qtbot: QtBot, elsewhere: Library
) -> None:
    window = open_at()
    switch_on(qtbot, window)
    settle(qtbot, window)
    select(qtbot, window, "Prices at the market")
    act(qtbot, window, "toggleFavourite")
    close(window)
    assert elsewhere.travel().articles >= 1
    assert elsewhere.counts().favourites == 1


def test_what_changed_elsewhere_is_shown(open_at: Open, qtbot: QtBot, elsewhere: Library) -> None:
    window = open_at()
    switch_on(qtbot, window)
    settle(qtbot, window)
    elsewhere.mark(elsewhere.find(Query()), "favourite", True)
    elsewhere.save_search(SavedSearch("Ships", Query("ships")))
    elsewhere.travel()
    window.current.findChild(Travelling).exchange()
    everything = elsewhere.counts().all
    qtbot.waitUntil(lambda: window.current.counts.favourites == everything, timeout=PATIENCE)
    settle(qtbot, window)
    assert [one.name for one in window.current.library.saved_searches()] == ["Ships"]


def test_a_folder_that_takes_nothing_is_said_once(
    open_at: Open, qtbot: QtBot, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / ".broadsheet").write_text("in the way")
    window = open_at()
    said: list[str] = []
    monkeypatch.setattr(window, "say", lambda error: said.append(str(error)))
    switch_on(qtbot, window)
    exchange = window.current.findChild(Travelling)
    qtbot.waitUntil(lambda: bool(said), timeout=PATIENCE)
    exchange.exchange()
    settle(qtbot, window)
    assert len(said) == 1
    assert "does not travel" in said[0]
    (folder / ".broadsheet").unlink()
    shutil.rmtree(folder / ".broadsheet", ignore_errors=True)
    exchange.exchange()
    qtbot.waitUntil((folder / ".broadsheet").is_dir, timeout=PATIENCE)
    settle(qtbot, window)
