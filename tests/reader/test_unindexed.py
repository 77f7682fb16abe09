"""While texts wait to be indexed the window finds what stands in them, and says how far it is."""

from __future__ import annotations

import threading
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from library import Library, Places, Query
from library import unindexed as scanning
from reader import unindexed as searching
from reader.headline_delegate import NORMAL
from tests.conftest import PATIENCE, article, settle, write
from tests.library.test_unindexed import make_all_wait
from tests.reader.test_main_window import titles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

COUNT = 60


@pytest.fixture
def indexer(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Holds the indexer up until it is set."""
    go_on, refresh = threading.Event(), Library.refresh

    def held(self: Library, progress: object, cancelled: object, **more: object) -> object:
        while not (go_on.wait(0.01) or cancelled()):
            continue
        return refresh(self, progress, cancelled, **more)

    monkeypatch.setattr(Library, "refresh", held)
    return go_on


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[MainWindow]:  # fmt: skip
    """On sixty articles that are listed; none of their texts is indexed."""
    from reader.app import open_window

    monkeypatch.setattr(scanning, "BATCH", 8)
    monkeypatch.setattr(searching, "START_PAUSE", 1)
    folder = tmp_path / "many"
    write(folder, {
        f"{n}.md": article(f"Nr {n:02}", f"<p>Harbour {n}: {'ice' * (n % 2)}.</p>",
                           f"2021-{n // 28 + 1:02}-{n % 28 + 1:02}")
        for n in range(COUNT)
    })  # fmt: skip
    with closing(Library.open(folder, Places.below(data))) as library:
        library.refresh()
        make_all_wait(library)
    request.getfixturevalue("indexer")
    window = open_window(folder, data)
    with qtbot.waitActive(window, timeout=PATIENCE):
        window.show()
    qtbot.waitUntil(lambda: len(titles(window)) == COUNT, timeout=PATIENCE)
    yield window
    window.close()
    window.deleteLater()


def note(window: MainWindow) -> str:
    return window.panes.note.text() if window.panes.note.isVisible() else ""


def odd() -> list[str]:
    return [f"Nr {n:02}" for n in reversed(range(COUNT)) if n % 2]


def test_a_search_finds_what_is_not_indexed_yet(
    window: MainWindow, qtbot: QtBot, indexer: threading.Event
) -> None:
    notes: list[str] = []
    window.current.unindexed.progressed.connect(lambda _: notes.append(note(window)))
    window.top_bar.search_box.setText("ice")
    qtbot.waitUntil(lambda: titles(window) == odd(), timeout=PATIENCE)
    qtbot.waitUntil(lambda: not note(window), timeout=PATIENCE)
    assert notes[0] == "Searched so far: 8 of 60 articles."
    assert notes[1] == "Searched so far: 16 of 60 articles."
    # What was found can be read, and stays where it is once it is indexed.
    rows = window.panes.list
    rows.verticalScrollBar().setValue(9 * NORMAL.row_height + 5)
    scrolled = rows.verticalScrollBar().value()
    indexer.set()
    settle(qtbot, window)
    assert titles(window) == odd()
    assert rows.verticalScrollBar().value() == scrolled > 0
    assert not note(window)
    assert window.current.hits.unsearched == 0
    assert window.current.library.find(Query("ice")).ids == window.current.hits.ids


def test_it_says_how_far_it_is_where_it_has_found_enough(
    window: MainWindow, qtbot: QtBot, indexer: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "ENOUGH", 6)
    window.top_bar.search_box.setText("ice")
    qtbot.waitUntil(lambda: titles(window) == odd()[:8], timeout=PATIENCE)
    assert note(window) == "Searched so far: 16 of 60 articles."
    window.top_bar.search_box.setText("nothing of that kind")
    qtbot.waitUntil(lambda: not titles(window) and not note(window), timeout=PATIENCE)
    window.top_bar.search_box.setText("ice")
    qtbot.waitUntil(lambda: note(window) != "", timeout=PATIENCE)
    window.top_bar.search_box.clear()
    qtbot.waitUntil(lambda: len(titles(window)) == COUNT and not note(window), timeout=PATIENCE)
    window.top_bar.search_box.setText("ice")
    qtbot.waitUntil(lambda: len(titles(window)) == 8, timeout=PATIENCE)
    indexer.set()
    settle(qtbot, window)
    assert titles(window) == odd()
    assert not note(window)


def test_typing_on_and_closing_call_it_off(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[str] = []
    search = Library.search_unindexed

    def watched(self: Library, asked: Query, told: object, stop: object, known: object) -> None:
        def slow(found: object) -> None:
            told(found)
            while not stop._said:
                threading.Event().wait(0.01)

        try:
            search(self, asked, slow, stop, known)
        finally:
            ended.append(asked.words)

    monkeypatch.setattr(Library, "search_unindexed", watched)
    window.top_bar.search_box.setText("ice")
    qtbot.waitUntil(lambda: titles(window) == odd()[:4], timeout=PATIENCE)
    assert note(window) == "Searched so far: 8 of 60 articles."
    window.top_bar.search_box.setText("icy")
    qtbot.waitUntil(lambda: ended == ["ice"], timeout=PATIENCE)
    qtbot.waitUntil(lambda: not titles(window), timeout=PATIENCE)
    window.top_bar.search_box.setText("harbour")
    qtbot.waitUntil(lambda: len(titles(window)) == 8, timeout=PATIENCE)
    window.close()  # the fixture looks for what is left


def test_an_error_is_said_once(
    window: MainWindow, qtbot: QtBot, indexer: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    window.current.failed.connect(lambda error: told.append(str(error)))

    def fail(self: Library, *_: object) -> None:
        raise OSError("no room")

    monkeypatch.setattr(Library, "search_unindexed", fail)
    window.top_bar.search_box.setText("ice")
    qtbot.waitUntil(lambda: len(told) == 1, timeout=PATIENCE)
    assert "no room" in told[0]
    window.current.reload()
    assert note(window) == "None of 60 articles is searched yet."
    indexer.set()
    settle(qtbot, window)
    assert titles(window) == odd()
    assert len(told) == 1
