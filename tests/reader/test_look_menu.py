from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QDialog, QPushButton, QSpinBox, QToolButton

from reader.headline_delegate import DENSITIES
from reader.settings import TYPE_SETTINGS
from reader.theme import DARK, LIGHT, SEPIA
from tests.reader.test_main_window import act

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QFont
    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"


def look_menu(window: MainWindow) -> QMenu:
    button = window.findChild(QToolButton, "textSizeButton")
    assert button is not None
    return button.menu()


def choices(window: MainWindow, key: str) -> dict[str, QAction]:
    """The choices of a setting in the menu, by their values."""
    from PySide6.QtGui import QActionGroup

    group = look_menu(window).findChild(QActionGroup, key)
    return {action.data(): action for action in group.actions()}


def test_themes_are_chosen_beside_the_size_of_the_text(open_at: Open) -> None:
    window: MainWindow = open_at()
    themes = choices(window, "theme")
    assert list(themes) == ["system", "light", "sepia", "dark"]
    for name, theme in (("sepia", SEPIA), ("dark", DARK), ("light", LIGHT)):
        themes[name].trigger()
        assert window.settings.text("theme") == name
        paper = window.panes.view.browser.palette().base().color().name()
        assert paper == theme.paper
    window.settings.set("theme", "dark")
    look_menu(window).aboutToShow.emit()
    assert [name for name, action in themes.items() if action.isChecked()] == ["dark"]


def test_type_is_set_at_once_and_put_back(open_at: Open) -> None:
    window: MainWindow = open_at()
    browser = window.panes.view.browser

    def font() -> QFont:
        return browser.document().defaultFont()

    sheet, family, measure = (
        browser.document().defaultStyleSheet(),
        font().families()[0],
        browser.lineWrapColumnOrWidth(),
    )
    choices(window, "line_height")["wide"].trigger()
    assert browser.document().defaultStyleSheet() != sheet
    choices(window, "typeface")["serif"].trigger()
    assert "Serif" in font().families()[0]
    choices(window, "measure")["narrow"].trigger()
    assert browser.lineWrapColumnOrWidth() < measure
    choices(window, "edges")["both"].trigger()
    edges = browser.document().defaultTextOption().alignment()
    assert edges == Qt.AlignmentFlag.AlignJustify
    choices(window, "density")["compact"].trigger()
    heights = window.panes.list.rowHeight(0)
    assert heights == DENSITIES["compact"].row_height
    reset = next(one for one in look_menu(window).actions() if one.objectName() == "resetText")
    reset.trigger()
    assert browser.document().defaultStyleSheet() == sheet
    assert font().families()[0] == family
    assert browser.lineWrapColumnOrWidth() == measure
    assert window.panes.list.rowHeight(0) == DENSITIES["normal"].row_height


def test_the_type_is_the_same_at_the_next_start(open_at: Open) -> None:
    window: MainWindow = open_at()
    choices(window, "measure")["narrow"].trigger()
    choices(window, "density")["roomy"].trigger()
    window.close()
    again: MainWindow = open_at()
    again.resize(1400, 700)
    again.panes.reading.setSizes([300, 800])
    room = again.panes.view.browser.width()
    assert again.panes.view.browser.lineWrapColumnOrWidth() < room - 100
    assert again.panes.list.rowHeight(0) == DENSITIES["roomy"].row_height


def test_a_font_is_chosen_for_each_script(open_at: Open, qtbot: QtBot) -> None:
    window: MainWindow = open_at()
    act(qtbot, window, "preferences")
    dialog = window.findChild(QDialog, "preferencesDialog")
    box = dialog.findChild(QComboBox, "family_otherSetting")
    family = next(box.itemData(at) for at in range(box.count()) if box.itemData(at))
    box.setCurrentIndex(box.findData(family))
    fonts = window.panes.view.browser.document().defaultFont().families()
    assert fonts[0] == family
    titles = window.panes.list.model()
    row = next(
        at
        for at in range(titles.rowCount())
        if titles.index(at, 0, QModelIndex()).data() == "灯塔换了新灯"
    )
    window.panes.list.select_row(row)
    qtbot.waitUntil(lambda: "灯塔换了新灯" in window.panes.view.browser.toPlainText())
    fonts = window.panes.view.browser.document().defaultFont().families()
    assert fonts[0] != family, "Chinese keeps its own"
    dialog.findChild(QSpinBox, "zoomSetting").setValue(150)
    dialog.findChild(QPushButton, "resetSetting").click()
    assert box.currentData() == ""
    assert dialog.findChild(QSpinBox, "zoomSetting").value() == 100
    assert all(not window.settings.text(key) for key in TYPE_SETTINGS if key.startswith("family"))
