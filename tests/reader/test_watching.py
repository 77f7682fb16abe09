"""What changes in the folder turns up by itself, and moves nothing under the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from reader.headline_delegate import NORMAL
from reader.new_articles import NewArticles
from tests.conftest import PATIENCE, article, settle, write
from tests.reader.test_main_window import act, select

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

    Open = Callable[..., MainWindow]


def titles(window: MainWindow) -> list[str]:
    model = window.panes.list.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_new_changed_and_removed_files_turn_up_by_themselves(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    window = open_at()
    before = len(titles(window))
    write(folder, {"deep/er/new.md": article("Fresh", "Just in.", "2031-01-01")})
    qtbot.waitUntil(lambda: "Fresh" in titles(window), timeout=PATIENCE)
    write(folder, {"deep/er/new.md": article("Fresher", "Just in.", "2031-01-01")})
    qtbot.waitUntil(lambda: "Fresher" in titles(window), timeout=PATIENCE)
    (folder / "deep").rename(folder / "deeper")
    settle(qtbot, window)
    qtbot.waitUntil(
        lambda: window.current.library.id_of(b"deeper/er/new.md") is not None, timeout=PATIENCE
    )
    (folder / "deeper/er/new.md").unlink()
    qtbot.waitUntil(lambda: len(titles(window)) == before, timeout=PATIENCE)


def test_new_articles_wait_above_what_is_in_sight(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    write(folder, {f"{n}.md": article(f"Nr {n}", f"Text {n}.", "2020-01-01") for n in range(60)})
    window = open_at()
    rows = window.panes.list
    pill = rows.findChild(NewArticles)
    assert pill is not None
    select(qtbot, window, "Nr 30")
    rows.scrollTo(rows.currentIndex(), rows.ScrollHint.PositionAtTop)
    top = rows.indexAt(rows.viewport().rect().topLeft()).data()
    assert pill.isHidden()
    for n in (1, 2):
        write(folder, {f"new {n}.md": article(f"New {n}", f"Just in {n}.", f"2031-01-0{n}")})
        qtbot.waitUntil(lambda n=n: f"New {n}" in titles(window), timeout=PATIENCE)
        settle(qtbot, window)
        assert f"{n} new" in pill.text()
    assert pill.isVisible()
    assert rows.indexAt(rows.viewport().rect().topLeft()).data() == top
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton)
    assert rows.verticalScrollBar().value() < NORMAL.row_height
    assert pill.isHidden()
    assert rows.currentIndex().data() == "Nr 30"
    # Who is at the top sees what comes in, and is not taken back to the article on show.
    write(folder, {"new 3.md": article("New 3", "Just in 3.", "2031-01-03")})
    qtbot.waitUntil(lambda: titles(window)[0] == "New 3", timeout=PATIENCE)
    settle(qtbot, window)
    assert rows.verticalScrollBar().value() == 0
    assert pill.isHidden()
    assert rows.currentIndex().data() == "Nr 30"


def test_the_article_on_show_is_followed_to_where_its_file_goes(
    open_at: Open, qtbot: QtBot, folder: Path
) -> None:
    write(folder, {"new.md": article("Fresh", "Just in.", "2031-01-01")})
    window = open_at()
    select(qtbot, window, "Fresh")
    act(qtbot, window, "toggleFavourite")
    showing, pane = window.current.showing, window.panes.view.browser
    for place, text in (("renamed.md", "Just in."), ("sub/moved.md", "And later.")):
        target = folder / place
        target.parent.mkdir(exist_ok=True)
        (folder / str(showing.path, "utf-8")).rename(target)
        qtbot.waitUntil(lambda p=place: showing.path == p.encode(), timeout=PATIENCE)
        assert showing.shown.headline.favourite
        assert window.panes.list.currentIndex().data() == "Fresh"
        write(folder, {place: article("Fresh", text, "2031-01-01")})
        qtbot.waitUntil(lambda t=text: t in pane.toPlainText(), timeout=PATIENCE)
        settle(qtbot, window)


def test_a_folder_that_can_only_be_polled_is_said(
    open_at: Open, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (folder / "out").symlink_to(tmp_path / "elsewhere")
    window = open_at()
    qtbot.waitUntil(lambda: "every few seconds" in window.strip._library.text(), timeout=PATIENCE)
    write(folder, {"new.md": article("Fresh", "Just in.", "2031-01-01")})
    qtbot.waitUntil(lambda: "Fresh" in titles(window), timeout=PATIENCE)
