"""The search box: fields as pills in a line that stays one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from reader.scale import px
from reader.search_box import WIDEST, WIDTH, SearchBox
from reader.theme import DARK, LIGHT, style_sheet
from tests.conftest import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

QUERY = "is:unread after:2021-05 青岛 创投"


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[SearchBox]:
    window = QWidget()
    qtbot.addWidget(window)
    other = QLineEdit(window)
    made = SearchBox(window)
    made.apply_theme(LIGHT)
    made.setGeometry(0, 40, 420, 32)
    window.resize(600, 200)
    with qtbot.waitActive(window, timeout=PATIENCE):
        window.show()
    other.setFocus()
    yield made
    window.close()


def compose(box: SearchBox, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(box, event)


def words(box: SearchBox) -> list[str]:
    return [pill.words for pill in box.pills()]


def press_cross(qtbot: QtBot, box: SearchBox, at: int) -> None:
    where = box.cross_area(box.pills()[at]).center().toPoint()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=where)


def test_fields_are_pills_and_the_text_is_whole(box: SearchBox) -> None:
    box.setText(QUERY)
    assert words(box) == ["is:unread", "after:2021-05"]
    assert box.text() == box.displayText() == QUERY
    assert QAccessible.queryAccessibleInterface(box).text(QAccessible.Text.Value) == QUERY
    box.setText('作者:开源中国 -tag:"two words" -other plain:word date:never')
    assert words(box) == ["作者:开源中国", '-tag:"two words"']
    box.clear()
    assert words(box) == []


def test_a_pill_stands_where_the_line_has_its_words(box: SearchBox) -> None:
    # A QLineEdit tells where a point is in its text; pills are measured beside it.
    box.setText("🙂 " + QUERY)
    for pill in box.pills():
        cross = box.cross_area(pill)
        middle = round(cross.center().y())
        assert box.cursorPositionAt(QPoint(round(cross.right()) + 1, middle)) == pill.end
        inside = QPoint(round(cross.left()) - 2, middle)
        assert box.cursorPositionAt(inside) in (pill.end - 1, pill.end)
        assert box.text().encode("utf-16-le")[2 * pill.start : 2 * pill.end].decode(
            "utf-16-le"
        ) == pill.words  # fmt: skip


def test_the_cross_removes_its_pill_and_undo_brings_it_back(qtbot: QtBot, box: SearchBox) -> None:
    box.setText(QUERY)
    press_cross(qtbot, box, 0)
    assert box.text() == "after:2021-05 青岛 创投"
    press_cross(qtbot, box, 0)
    assert box.text() == "青岛 创投"
    box.undo()
    box.undo()
    assert box.text() == QUERY
    box.setText("青岛 is:read")
    box.setCursorPosition(0)
    press_cross(qtbot, box, 0)
    assert box.text() == "青岛"


def test_a_click_on_the_words_of_a_pill_edits_them(qtbot: QtBot, box: SearchBox) -> None:
    box.setText(QUERY)
    left = box.cross_area(box.pills()[0]).topLeft() - QPointF(20, -8)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=left.toPoint())
    assert box.text() == QUERY
    assert 0 < box.cursorPosition() < len("is:unread")
    # Within its words the keys are those of any text.
    before = box.cursorPosition()
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert len(box.text()) == len(QUERY) - 1
    assert box.cursorPosition() == before - 1


def test_the_mouse_let_go_elsewhere_removes_nothing(qtbot: QtBot, box: SearchBox) -> None:
    box.setText(QUERY)
    where = box.cross_area(box.pills()[0]).center().toPoint()
    qtbot.mousePress(box, Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseRelease(box, Qt.MouseButton.LeftButton, pos=QPoint(300, 16))
    assert box.text() == QUERY


@pytest.mark.parametrize(
    ("key", "caret", "left"),
    [
        (Qt.Key.Key_Backspace, 9, "after:2021-05 青岛 创投"),
        (Qt.Key.Key_Backspace, 10, "after:2021-05 青岛 创投"),
        (Qt.Key.Key_Backspace, 24, "is:unread 青岛 创投"),
        (Qt.Key.Key_Backspace, 25, "is:unread after:2021-05 岛 创投"),
        (Qt.Key.Key_Delete, 0, "after:2021-05 青岛 创投"),
        (Qt.Key.Key_Delete, 9, "is:unread 青岛 创投"),
        (Qt.Key.Key_Delete, 10, "is:unread 青岛 创投"),
        (Qt.Key.Key_Delete, 24, "is:unread after:2021-05 岛 创投"),
    ],
)
def test_keys_beside_a_pill_remove_it(
    qtbot: QtBot, box: SearchBox, key: Qt.Key, caret: int, left: str
) -> None:
    box.setText(QUERY)
    box.setFocus()
    box.setCursorPosition(caret)
    qtbot.keyClick(box, key)
    assert box.text() == left
    box.undo()
    assert box.text() == QUERY


def test_with_a_selection_or_a_modifier_keys_do_what_they_always_do(
    qtbot: QtBot, box: SearchBox
) -> None:
    box.setText(QUERY)
    box.setFocus()
    box.setSelection(7, 2)
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert box.text().startswith("is:unre ")


def test_what_is_being_typed_is_no_pill_yet(qtbot: QtBot, box: SearchBox) -> None:
    box.setFocus()
    qtbot.keyClicks(box, "is:read")
    assert words(box) == []
    qtbot.keyClick(box, Qt.Key.Key_Backspace)
    assert box.text() == "is:rea"
    qtbot.keyClicks(box, "d ")
    assert words(box) == ["is:read"]
    qtbot.keyClicks(box, "x")
    qtbot.keyClick(box, Qt.Key.Key_Home)
    assert words(box) == ["is:read"]


def test_composing_moves_the_pills_and_ends_nothing(qtbot: QtBot, box: SearchBox) -> None:
    box.setText(QUERY)
    box.setFocus()
    box.setCursorPosition(0)
    told: list[str] = []
    box.textChanged.connect(told.append)
    before = box.cross_area(box.pills()[1]).right()
    compose(box, "gang")
    assert box.composing
    assert told == []
    assert words(box) == ["is:unread", "after:2021-05"]
    assert box.cross_area(box.pills()[1]).right() > before + 20
    assert not box.grab().isNull()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):  # the method's, should they come here
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(box, event)
        assert event.isAccepted()
    compose(box, "gang'kou")
    assert told == []
    compose(box, "", "港口 ")
    assert told == ["港口 " + QUERY]
    assert not box.composing
    assert words(box) == ["is:unread", "after:2021-05"]
    compose(box, "abc")
    compose(box, "")  # given up
    assert told == ["港口 " + QUERY]
    assert not box.composing


def test_a_long_query_widens_the_box_and_scrolls_with_its_pills(
    qtbot: QtBot, box: SearchBox
) -> None:
    assert box.maximumWidth() == px(WIDTH)
    box.setText(QUERY * 5)
    assert box.maximumWidth() == px(WIDEST)
    box.setFocus()
    box.setCursorPosition(len(box.text()))
    box.grab()
    last = box.cross_area(box.pills()[-1])
    assert 0 < last.right() < box.width()
    assert box.cross_area(box.pills()[0]).right() < 0


def test_pills_that_are_out_of_sight_are_counted_and_a_click_away(
    qtbot: QtBot, box: SearchBox
) -> None:
    box.window().resize(340, 60)
    fields = (
        "is:unread category:金融 author:开源中国 tag:港口 date:2021 -is:read after:2020 has:image"
    )
    box.setText(f"{fields} ships ")
    box.set_answer("5 in 3 ms")
    box.setFocus()
    box.end(False)
    box.grab()  # it scrolls as it is painted
    assert len(box.pills()) == 8
    left, right = box.out_of_sight()
    assert left >= 4
    assert right == 0
    where = box.more_areas()[0].center().toPoint()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=where)
    box.grab()
    assert box.cursorPosition() == 0
    left, right = box.out_of_sight()
    assert left == 0
    assert right >= 4
    where = box.more_areas()[1].center().toPoint()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=where)
    assert box.cursorPosition() == len(box.text())
    assert len(box.pills()) == 8
    box.setText("is:unread ships ")
    assert box.out_of_sight() == (0, 0)


def test_the_answer_makes_way_for_pills_that_need_its_room(box: SearchBox) -> None:
    box.setText('author:"John" is:unread has:image date:30d ice')
    box.set_answer("12 in 145 ms")
    answer = box.findChild(QLabel, "searchAnswer")
    assert answer is not None
    shown = set()
    for width in range(WIDEST, 300, -8):
        box.resize(width, box.height())
        box.end(False)
        box.grab()  # it scrolls as it is painted
        shown.add(answer.isVisible())
        if answer.isVisible():
            assert box.cross_area(box.pills()[0]).left() > box.fontMetrics().horizontalAdvance(
                box.pills()[0].words
            )
    assert shown == {True, False}


def test_pills_are_painted_in_the_colours_of_the_theme(box: SearchBox) -> None:
    for theme in (LIGHT, DARK):
        box.window().setStyleSheet(style_sheet(theme))
        box.apply_theme(theme)
        box.setText(QUERY)
        picture = box.grab().toImage()
        cross = box.cross_area(box.pills()[0])
        colour = picture.pixelColor(round(cross.right()) - 2, round(cross.top()) + 4)
        assert colour.name() == theme.selection
        assert picture.pixelColor(300, 16).name() == theme.field


def test_what_was_not_understood_is_underlined_and_said(qtbot: QtBot, box: SearchBox) -> None:
    box.setText("date:never ships")
    plain = box.grab().toImage()
    box.setText("news:never ships")
    assert box.grab().toImage() != plain
    box.set_hint("Not understood, taken as plain words: “date:never”")
    assert "date:never" in box.toolTip()
    assert "date:never" in box.accessibleDescription()
    box.set_hint("")
    assert "never" not in box.toolTip() + box.accessibleDescription()
