"""The tree: what is open and chosen stays so while numbers and names change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from library import Category, Counts, Query
from reader.category_tree import CategoryTree
from reader.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

COUNTS = Counts(all=10, unread=4, favourites=1, today=2, problems=3)


def category(*path: str, unread: int = 1, children: tuple[Category, ...] = ()) -> Category:
    return Category(path, 5, unread, children)


CATEGORIES = (
    category("金融", children=(
        category("金融", "证券时报网", children=(category("金融", "证券时报网", "要闻"),)),
        category("金融", "金色财经"),
    )),
    category("编程"),
)  # fmt: skip


@pytest.fixture
def tree(qtbot: QtBot) -> Iterator[CategoryTree]:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = CategoryTree(LIGHT, parent)
    made.resize(240, 600)
    made.set_content(CATEGORIES, COUNTS)
    yield made
    parent.close()


def shown(tree: CategoryTree) -> list[str]:
    rows, index = [], tree.model().index(0, 0)
    while index.isValid():
        rows.append(index.data())
        index = tree.indexBelow(index)
    return rows


def test_model_keeps_qts_rules(tree: CategoryTree) -> None:
    QAbstractItemModelTester(
        tree.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, tree
    )
    tree.set_content((*CATEGORIES, category("新媒体")), COUNTS)
    tree.set_content((), Counts())


def test_a_new_library_shows_as_many_categories_as_fit(tree: CategoryTree) -> None:
    tree.restore_expanded(None)
    assert shown(tree)[-5:] == ["金融", "证券时报网", "要闻", "金色财经", "编程"]
    many = tuple(
        category(f"c{n}", children=tuple(category(f"c{n}", f"d{m}") for m in range(5)))
        for n in range(30)
    )
    tree.set_content((), Counts())
    tree.set_content(many, COUNTS)
    tree.restore_expanded(None)
    rows = shown(tree)
    assert rows[rows.index("c3") : rows.index("c5")] == [
        "c3", *(f"d{m}" for m in range(5)), "c4"
    ]  # fmt: skip
    assert len(rows) <= 60


def test_open_and_chosen_rows_survive_new_names(tree: CategoryTree, qtbot: QtBot) -> None:
    tree.restore_expanded([("金融",)])
    tree.select(Query(category=("金融", "金色财经")))
    asked: list[Query] = []
    tree.query_selected.connect(asked.append)
    tree.set_content((category("Aaa"), *CATEGORIES), COUNTS)
    assert tree.expanded_paths() == [("金融",)]
    assert tree.currentIndex().data() == "金色财经"
    assert asked == []


def test_new_numbers_repaint_their_row_only(tree: CategoryTree) -> None:
    changed: list[str] = []
    tree.model().dataChanged.connect(lambda first, *_: changed.append(first.data()))
    tree.set_content((CATEGORIES[0], category("编程", unread=0)), COUNTS)
    assert changed == ["编程"]


def test_keys_pass_over_headings(tree: CategoryTree, qtbot: QtBot) -> None:
    asked: list[Query] = []
    tree.query_selected.connect(asked.append)
    tree.choose(Query(shelf="problems"))
    tree.step(1)
    assert asked[-1] == Query(category=("金融",))
    tree.step(-1)
    assert asked[-1] == Query(shelf="problems")
    tree.choose(Query())
    tree.step(-1)
    assert asked[-1] == Query()


def test_letters_are_not_taken_for_the_beginning_of_a_name(
    tree: CategoryTree, qtbot: QtBot
) -> None:
    tree.select(Query())
    tree.keyboardSearch("编")
    assert tree.currentIndex().data() == "All articles"


def test_rows_are_spoken_with_their_numbers(tree: CategoryTree) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    index = tree.model().index_for(Query(category=("编程",)))
    assert index.data(role) == "编程, 5 articles, 1 unread"
    assert tree.model().index_for(Query(shelf="favourites")).data(role) == "Favourites, 1 article"
