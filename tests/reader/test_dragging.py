"""Articles dragged out of the list: their files as copies, their titles as text."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_to_bytes

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.dragging import MOST
from tests.conftest import PATIENCE, article, settle, write
from tests.reader.test_main_window import act, select, titles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

    Open = Callable[..., MainWindow]


@pytest.fixture
def dragged(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the drags offered. Nobody holds a mouse here who could drop them."""
    seen: list[dict[str, Any]] = []

    def note(drag: QDrag, *actions: Qt.DropAction) -> Qt.DropAction:
        mime = drag.mimeData()
        seen.append(
            {
                "files": bytes(mime.data("text/uri-list").data()).decode().split(),
                "text": mime.text(),
                "actions": actions,
                "picture": drag.pixmap().size(),
                "source": drag.source(),
            }
        )
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", note)
    return seen


def drag(window: MainWindow) -> None:
    """Presses the button on what is chosen, and pulls."""
    rows = window.panes.list
    start = rows.visualRect(rows.currentIndex()).center()
    viewport = rows.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for step in (10, 20, 40):
        QTest.mouseMove(viewport, start + QPoint(step, 0))
        QApplication.processEvents()
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 0))


def path_of(address: str) -> bytes:
    assert address.startswith("file:///")
    return unquote_to_bytes(address.removeprefix("file://"))


def test_the_chosen_article_is_offered_as_its_file_and_its_title(
    open_at: Open, qtbot: QtBot, folder: Path, dragged: list[dict[str, Any]]
) -> None:
    window = open_at()
    select(qtbot, window, "A new lamp for the lighthouse")
    settle(qtbot, window)
    before = {file: file.stat() for file in folder.rglob("*")}
    drag(window)
    (offered,) = dragged
    assert [path_of(one) for one in offered["files"]] == [
        os.fsencode(folder / "news" / "lighthouse.md")
    ]
    assert offered["text"] == "A new lamp for the lighthouse https://example.org/lamp"
    assert offered["actions"] == (Qt.DropAction.CopyAction,) * 2  # a move would delete the file
    assert offered["picture"].width() > 40
    assert {file: file.stat() for file in folder.rglob("*")} == before


def test_several_are_offered_from_top_to_bottom(
    open_at: Open, qtbot: QtBot, dragged: list[dict[str, Any]]
) -> None:
    window = open_at()
    act(qtbot, window, "nextArticle")
    window.panes.list.selectAll()
    drag(window)
    (offered,) = dragged
    assert len(offered["files"]) == len(titles(window))
    lines = zip(offered["text"].split("\n"), titles(window), strict=True)
    assert all(line.startswith(title) for line, title in lines)  # the one on show has its link


def test_very_many_are_cut_with_a_word(
    open_at: Open, qtbot: QtBot, folder: Path, dragged: list[dict[str, Any]]
) -> None:
    write(folder, {f"many/{at}.md": article(f"Number {at}", "Words.") for at in range(MOST + 10)})
    window = open_at()
    act(qtbot, window, "nextArticle")
    window.panes.list.selectAll()
    drag(window)
    assert len(dragged[0]["files"]) == MOST
    count = len(titles(window))
    assert f"first {MOST} of {count} articles" in window.toast.words()


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such names")
def test_a_name_that_is_no_utf8_comes_whole(
    open_at: Open, qtbot: QtBot, folder: Path, dragged: list[dict[str, Any]]
) -> None:
    name = os.fsencode(folder) + b"/\xb8\xdb %#.md"
    try:
        with open(name, "wb") as file:
            file.write(b"---\ntitle: Old name\n---\nWords.\n")
    except OSError:
        pytest.skip("this file system wants UTF-8")
    window = open_at()
    select(qtbot, window, "Old name")
    drag(window)
    assert [path_of(one) for one in dragged[0]["files"]] == [name]


def test_what_comes_from_the_list_is_not_opened_again(open_at: Open, qtbot: QtBot) -> None:
    """A drop of our own drag; other programs' have no source."""
    window = open_at()
    select(qtbot, window, "Prices at the market")

    class Enter(QDragEnterEvent):
        def source(self) -> object:
            return window.panes.list

    class Drop(QDropEvent):
        def source(self) -> object:
            return window.panes.list

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(window.current.library.folder)])
    both = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = Enter(QPoint(5, 5), Qt.DropAction.CopyAction, mime, *both)
    enter.ignore()
    window.dragEnterEvent(enter)
    assert not enter.isAccepted()
    before = window.current
    drop = Drop(QPointF(5, 5), Qt.DropAction.CopyAction, mime, *both, QEvent.Type.Drop)
    drop.ignore()
    window.dropEvent(drop)
    assert not drop.isAccepted()
    settle(qtbot, window)
    assert window.current is before


def test_a_click_still_chooses_and_a_drag_of_another_row_takes_that_one(
    open_at: Open, qtbot: QtBot, dragged: list[dict[str, Any]]
) -> None:
    window = open_at()
    rows = window.panes.list
    place = rows.visualRect(rows.model().index(2, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert rows.current_row() == 2
    assert dragged == []
    other = rows.visualRect(rows.model().index(1, 0)).center()
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=other)
    for step in (10, 20, 40):
        QTest.mouseMove(rows.viewport(), other + QPoint(step, 0))
        QApplication.processEvents()
    QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=other)
    qtbot.waitUntil(lambda: len(dragged) == 1, timeout=PATIENCE)
    assert dragged[0]["text"].startswith(titles(window)[1])
