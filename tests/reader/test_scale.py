"""Text of every size has room: rows, labels, buttons, dialogs; and the window stays as small."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QWidget,
)

from reader.headline_delegate import DENSITIES
from reader.scale import DESIGN, LARGEST, pixel_size, px
from reader.top_bar import ElidedLabel
from tests.conftest import PATIENCE, settle
from tests.reader.test_accessibility import dialog_of
from tests.reader.test_main_window import act, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"
SIZES = (100, 150, 200)
WINDOWS = ((900, 600), (1440, 900), (2560, 1440))


@pytest.fixture(autouse=True)
def font_as_it_was(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont))


def cut_off(window: QWidget) -> list[str]:
    """The labels and buttons on show in which there is less room than their words need."""
    cut = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not window:
            continue
        needed = QSize(0, widget.fontMetrics().height())
        if isinstance(widget, ElidedLabel):
            words = widget.text()  # its width gives way, and an ellipsis says so
        elif isinstance(widget, QLabel):
            words = widget.text()
            width = 0 if widget.wordWrap() else widget.sizeHint().width()
            needed = QSize(width, widget.heightForWidth(widget.width()))
        elif isinstance(widget, QToolButton) and not widget.text():
            continue
        elif isinstance(widget, QToolButton) and not widget.icon().isNull():
            words, needed = widget.toolTip(), widget.iconSize()
        elif isinstance(widget, QAbstractButton):
            words, needed = widget.text(), widget.minimumSizeHint()
        elif isinstance(widget, QComboBox | QLineEdit):
            words = widget.objectName()
            needed.setWidth(widget.minimumSizeHint().width())
        else:
            continue
        room = _in_sight(widget)
        if words and (room.width() < needed.width() or room.height() < needed.height()):
            cut.append(f"{type(widget).__name__} {widget.objectName()} “{words}” {room} {needed}")
    return cut


def _in_sight(widget: QWidget) -> QSize:
    """How much of a widget can be seen; what is above or below can be scrolled to."""
    size, above = widget.size(), widget.parentWidget()
    while above is not None and not widget.isWindow():
        if isinstance(above.parentWidget(), QScrollArea):
            left = widget.mapTo(above, QPoint()).x()
            size.setWidth(min(left + size.width(), above.width()) - max(left, 0))
        above = above.parentWidget()
    return size


def assert_rows_have_room(window: MainWindow) -> None:
    font = QFont(QApplication.font())
    rows, tree = window.panes.list, window.panes.tree
    for name, density in DENSITIES.items():
        window.settings.set("density", name)
        lines = 0
        for size, count in ((14, density.title_lines), (13, density.lines - density.title_lines)):
            font.setPixelSize(px(size))
            lines += count * QFontMetrics(font).lineSpacing()
        font.setPixelSize(px(12))
        foot = QFontMetrics(font).height()
        assert rows.rowHeight(0) >= px(density.top) + lines + foot
    window.settings.set("density", "normal")
    index = tree.model().index(0, 0)
    while (index := tree.indexBelow(index)).isValid():
        assert tree.visualRect(index).height() >= QFontMetrics(QApplication.font()).height()


@pytest.mark.parametrize("percent", SIZES)
def test_everything_has_room_for_its_text(open_at: Open, qtbot: QtBot, percent: int) -> None:
    window: MainWindow = open_at()
    window.settings.set("text_size", percent)
    assert QApplication.font().pixelSize() == round(DESIGN * percent / 100)
    select(qtbot, window, "The harbour freezes over")
    act(qtbot, window, "findInArticle")
    for language in ("en", "zh_CN"):
        window.settings.set("language", language)
        qtbot.waitUntil(lambda: window.current is not None, timeout=PATIENCE)
        settle(qtbot, window)
        for size in WINDOWS:
            window.resize(*size)
            QApplication.processEvents()
            assert window.size() == QSize(*size)  # what stands in it has not made it larger
            assert cut_off(window) == []
        assert_rows_have_room(window)
    window.settings.set("language", "en")
    settle(qtbot, window)
    act(qtbot, window, "showProblems")
    window.resize(*WINDOWS[0])
    assert window.size() == QSize(*WINDOWS[0])
    assert cut_off(window) == []
    problems = window.panes.problems.table
    assert problems.rowHeight(0) >= QFontMetrics(QApplication.font()).height()
    window.close_library()
    assert window.welcome.isVisible()
    assert window.size() == QSize(*WINDOWS[0])
    assert cut_off(window) == []


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.parametrize("action", ["preferences", "showShortcuts"])
def test_dialogs_have_room_for_their_text(
    open_at: Open, qtbot: QtBot, action: str, percent: int
) -> None:
    window: MainWindow = open_at()
    window.settings.set("text_size", percent)
    act(qtbot, window, action)
    dialog = dialog_of(window)
    assert cut_off(dialog) == []
    if action == "preferences":
        dialog.show_keys()
        qtbot.waitUntil(dialog.keys.isVisible, timeout=PATIENCE)
        assert cut_off(dialog) == []
    dialog.close()


def test_articles_grow_with_the_window_and_their_own_size_on_top(
    open_at: Open, qtbot: QtBot
) -> None:
    window: MainWindow = open_at()
    select(qtbot, window, "The harbour freezes over")
    document = window.panes.view.browser.document()
    at_first = document.defaultFont().pixelSize()
    window.settings.set("text_size", 200)
    assert document.defaultFont().pixelSize() == 2 * at_first
    window.settings.set("zoom", 50)
    assert document.defaultFont().pixelSize() == at_first


def test_a_larger_font_of_the_application_is_followed(open_at: Open, qtbot: QtBot) -> None:
    """Whoever runs the application may set its font, before the window is made or after."""
    font = QFont(QApplication.font())
    font.setPixelSize(20)
    QApplication.setFont(font)
    window: MainWindow = open_at()
    assert window.panes.list.rowHeight(0) == round(DENSITIES["normal"].row_height * 20 / DESIGN)
    font.setPixelSize(26)
    QApplication.setFont(font)
    assert window.panes.list.rowHeight(0) == 2 * DENSITIES["normal"].row_height
    assert QFontInfo(window.top_bar.font()).pixelSize() == 26
    qtbot.waitUntil(lambda: cut_off(window) == [], timeout=PATIENCE)
    assert_rows_have_room(window)
    window.settings.set("theme", "dark")
    assert window.panes.list.rowHeight(0) == 2 * DENSITIES["normal"].row_height


def test_text_is_no_smaller_than_drawn_and_has_an_end(open_at: Open) -> None:
    font = QFont(QApplication.font())
    for asked, given in ((7, DESIGN), (200, LARGEST)):
        font.setPixelSize(asked)
        QApplication.setFont(font)
        window: MainWindow = open_at()
        assert pixel_size(QApplication.font()) == given
        window.close()


def test_a_font_in_points_counts_as_its_pixels(qapp: QApplication) -> None:
    font = QFont(qapp.font())
    font.setPointSizeF(18)
    assert pixel_size(font) == QFontInfo(font).pixelSize()


def test_where_there_is_not_room_for_both_a_name_outlives_its_number(open_at: Open) -> None:
    window: MainWindow = open_at()
    name = window.top_bar.findChild(ElidedLabel, "topPath")
    number = window.top_bar.findChild(ElidedLabel, "topNumbers")
    assert number.isVisible()
    window.settings.set("text_size", 200)
    window.resize(900, 600)
    assert not number.isVisible()
    assert name.width() > name.fontMetrics().horizontalAdvance("…")
    window.resize(2560, 1440)
    assert number.isVisible()
