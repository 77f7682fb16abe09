"""The list: pages on demand, a bounded memory, a million rows, rows that can be told apart."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from library import Changes, Headline, Hits
from reader.article_list import ArticleList
from reader.headline_delegate import text_from
from reader.headline_model import KEPT, PAGE
from reader.theme import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def headline(id_: int) -> Headline:
    return Headline(
        id=id_, path=b"%d.md" % id_, title=f"标题 {id_}", snippet="正文的开头 " * 20,
        date=datetime(2021, 5, 8, 12, 56, tzinfo=UTC), date_guessed=False, author="证券时报网",
        categories=(("金融", "要闻"),), tags=(), source_url=None, read=False, favourite=False,
    )  # fmt: skip


class Source:
    """Answers at once, and counts what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(
        self, ids: Sequence[int], done: Callable[[list[Headline]], None], _failed: object
    ) -> None:
        self.asked += ids
        done([headline(id_) for id_ in ids])


@pytest.fixture
def rows(qtbot: QtBot) -> Iterator[ArticleList]:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(420, 800)
    made = ArticleList(LIGHT, parent)
    made.setGeometry(0, 0, 420, 800)
    with qtbot.waitExposed(parent):
        parent.show()
    yield made
    parent.close()


def hits(count: int, *marks: str) -> Hits:
    return Hits(array("q", range(count, 0, -1)), marks)


def test_only_what_is_in_sight_is_fetched(rows: ArticleList) -> None:
    source = Source()
    rows.set_fetch(source)
    rows.set_hits(hits(1_000_000), None)
    rows.grab()
    assert 0 < len(source.asked) <= 2 * PAGE
    rows.verticalScrollBar().setValue(500_000 * rows.row_height)
    rows.grab()
    assert len(source.asked) <= 4 * PAGE
    assert 500_000 in source.asked


def test_a_screen_reader_is_answered_at_once(rows: ArticleList) -> None:
    asked: list[int] = []

    def read(ids: Sequence[int]) -> list[Headline]:
        asked.extend(ids)
        return [headline(id_) for id_ in ids]

    rows.set_fetch(lambda _ids, _done, _failed: None, read)
    rows.set_hits(hits(1000), None)
    assert rows.model().index(700, 0).data(SPOKEN).startswith("标题 300")
    assert rows.model().index(701, 0).data(Qt.ItemDataRole.DisplayRole) == "标题 299"
    assert len(asked) == PAGE


def test_memory_is_bounded_and_rows_that_were_dropped_come_back(rows: ArticleList) -> None:
    source = Source()
    rows.set_fetch(source)
    rows.set_hits(hits(3 * KEPT), None)
    model = rows.model()
    for row in range(0, 3 * KEPT, PAGE):
        model.index(row, 0).data(SPOKEN)
    assert len(model._cache) == KEPT
    assert model.index(0, 0).data(SPOKEN).startswith(f"标题 {3 * KEPT}")


def test_memory_is_bounded_where_rows_are_read_at_once(rows: ArticleList) -> None:
    rows.set_fetch(lambda _ids, _done, _failed: None, lambda ids: [headline(id_) for id_ in ids])
    rows.set_hits(hits(2 * KEPT), None)
    for row in range(0, 2 * KEPT, PAGE):
        rows.model().index(row, 0).data(SPOKEN)
    assert len(rows.model()._cache) == KEPT


def test_select_all_of_a_million_rows_is_one_range(rows: ArticleList) -> None:
    rows.set_fetch(Source())
    rows.set_hits(hits(1_000_000), None)
    rows.selectAll()
    assert rows.selectionModel().selection().count() == 1
    assert len(rows.selected_ids()) == 1_000_000


def test_a_mark_repaints_its_row_and_no_other(rows: ArticleList, qtbot: QtBot) -> None:
    rows.set_fetch(Source())
    rows.set_hits(hits(100), None)
    rows.grab()
    changed: list[tuple[int, int]] = []
    rows.model().dataChanged.connect(
        lambda first, last, _roles: changed.append((first.row(), last.row()))
    )
    rows.update_status(Changes("favourite", True, (b"98.md",)))
    assert changed == [(2, 2)]
    assert ", favourite" in rows.model().index(2, 0).data(SPOKEN)


def test_an_answer_to_an_older_list_is_dropped(rows: ArticleList) -> None:
    waiting: list[Callable[[list[Headline]], None]] = []
    rows.set_fetch(lambda _ids, done, _failed: waiting.append(done))
    rows.set_hits(hits(10), None)
    rows.grab()
    rows.set_hits(hits(3, "x"), None)
    late = replace(headline(3), title="late")
    waiting[0]([late])
    assert rows.model().index(0, 0).data(SPOKEN) == ""


def test_rows_without_a_headline_are_not_asked_for_again_and_again(rows: ArticleList) -> None:
    asked: list[int] = []

    def gone(ids: Sequence[int], done: Callable[[list[Headline]], None], _failed: object) -> None:
        asked.extend(ids)
        done([])

    rows.set_fetch(gone)
    rows.set_hits(hits(5), None)
    for _ in range(3):
        rows.grab()
    assert asked == [5, 4, 3, 2, 1]


def test_unread_selected_and_marked_rows_look_different_in_both_themes(rows: ArticleList) -> None:
    rows.set_fetch(Source())
    for theme in (LIGHT, DARK):
        rows.apply_theme(theme)
        rows.set_hits(hits(3), None)
        plain = rows.grab().toImage()
        rows.update_status(Changes("read", True, (b"3.md",)))
        read = rows.grab().toImage()
        rows.set_hits(hits(3, "标题"), None)
        marked = rows.grab().toImage()
        rows.update_status(Changes("read", False, (b"3.md",)))
        assert plain != read
        assert count(marked, theme.mark) > count(plain, theme.mark)


def count(image: QImage, colour: str) -> int:
    return sum(
        image.pixelColor(x, y).name() == colour
        for x in range(0, image.width(), 2)
        for y in range(0, 300, 2)
    )


def test_lines_are_cut_by_qts_places() -> None:
    assert text_from("a𠀀b", 1, 2) == "𠀀"
    assert text_from("中文字", 1, 1) == "文"
    assert text_from("a𠀀b", 3) == "b"
