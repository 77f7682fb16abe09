"""What was read and starred goes to a file and comes back, from the window."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from library import Library, Places, Query, SavedSearch
from tests.conftest import ARTICLES, settle
from tests.reader.test_main_window import act

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow


@pytest.fixture
def exported(folder: Path, tmp_path: Path) -> Path:
    """The state of another machine: ships are favourites, all is read, a search is saved."""
    file = tmp_path / "state.json"
    with closing(Library.open(folder, Places.below(tmp_path / "elsewhere"))) as library:
        library.refresh()
        library.mark(library.find(Query("ships")), "favourite", True)
        library.mark(library.find(Query("")), "read", True)
        library.save_search(SavedSearch("Ships", Query("ships")))
        library.export_state(str(file))
    return file


def answer(monkeypatch: pytest.MonkeyPatch, dialog: str, path: Path | str) -> None:
    monkeypatch.setattr(QFileDialog, dialog, lambda *_: (str(path), ""))


def kept(window: MainWindow) -> tuple[int, int, list[str]]:
    library = window.current.library
    counts = window.current.counts
    return counts.unread, counts.favourites, [one.name for one in library.saved_searches()]


def test_an_import_is_shown_undone_and_done_again(
    open_at: Callable[[], MainWindow],
    qtbot: QtBot,
    exported: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_at()
    assert kept(window)[1:] == (0, [])
    answer(monkeypatch, "getOpenFileName", exported)
    act(qtbot, window, "importState")
    assert window.toast.words() == (
        "8 articles changed, 2 of them now favourites, 1 saved search added"
    )
    assert kept(window) == (0, 2, ["Ships"])
    assert window.current.showing.shown.headline.favourite
    first = window.panes.list.model().index(0, 0)
    assert "favourite" in first.data(Qt.ItemDataRole.AccessibleTextRole).lower()
    act(qtbot, window, "undo")
    assert window.toast.words() == ""
    assert kept(window)[1:] == (0, [])
    assert kept(window)[0] >= 7  # the one on show may have been read meanwhile
    act(qtbot, window, "redo")
    assert kept(window) == (0, 2, ["Ships"])
    act(qtbot, window, "importState")
    assert window.toast.words().startswith("Nothing changed")
    act(qtbot, window, "undo")  # what changed nothing is no step
    assert kept(window)[1:] == (0, [])


def test_the_toast_takes_it_back(
    open_at: Callable[[], MainWindow],
    qtbot: QtBot,
    exported: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_at()
    answer(monkeypatch, "getOpenFileName", exported)
    act(qtbot, window, "importState")
    button = window.toast.findChild(QPushButton, "toastAction")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert kept(window)[1:] == (0, [])


def test_what_cannot_be_imported_is_said(
    open_at: Callable[[], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_at()
    (tmp_path / "notes.json").write_text("[1, 2]")
    answer(monkeypatch, "getOpenFileName", tmp_path / "notes.json")
    act(qtbot, window, "importState")
    assert "notes.json can't be imported" in window.toast.words()
    assert not window.current.marking.can_undo
    answer(monkeypatch, "getOpenFileName", "")
    window.toast.hide()
    act(qtbot, window, "importState")
    assert window.toast.words() == ""


def test_an_export_replaces_nothing_unasked(
    open_at: Callable[[], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_at()
    act(qtbot, window, "markAllRead")
    file = tmp_path / "mine.json"
    file.write_text("mine")
    monkeypatch.setattr(QMessageBox, "exec", lambda _: QMessageBox.StandardButton.No)
    answer(monkeypatch, "getSaveFileName", tmp_path / "mine")
    act(qtbot, window, "exportState")
    assert file.read_text() == "mine"
    answer(monkeypatch, "getSaveFileName", file)  # the dialog has asked
    act(qtbot, window, "exportState")
    assert len(json.loads(file.read_bytes())["articles"]) == len(ARTICLES)
    assert window.toast.words() == f"What is known of 8 articles was written to {file}"
    answer(monkeypatch, "getSaveFileName", "")
    window.toast.hide()
    act(qtbot, window, "exportState")
    assert window.toast.words() == ""
