"""Every text in the window is Chinese where the window is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QMenu, QWidget

from tests.conftest import settle
from tests.reader.test_language import choose, english_again
from tests.reader.test_main_window import act

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"
__all__ = ["english_again"]


def foreign(window: MainWindow) -> list[str]:
    """What stands in the window and its dialogs and has no Chinese in it."""
    said = [action.text() for action in window.actions_by_name.values()]
    said += [menu.title() for menu in window.findChildren(QMenu)]
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QLabel | QAbstractButton) and len(widget.text()) > 1:
            said.append(widget.text())
        if isinstance(widget, QLineEdit):
            said.append(widget.placeholderText())
        if isinstance(widget, QComboBox):
            said += [widget.itemText(at) for at in range(widget.count())]
        if isinstance(widget, QDialog):
            said.append(widget.windowTitle())
        said += [widget.toolTip(), widget.accessibleName()]
    return [words for words in said if words and not re.search("[\u4e00-\u9fff]", words)]


def test_everything_in_the_window_is_chinese(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    choose(qtbot, window, "zh_CN")
    for name in ("preferences", "showShortcuts"):
        act(qtbot, window, name)
    window.toast.offer_undo("已读")
    settle(qtbot, window)
    keys = {key.toString() for one in window.actions_by_name.values() for key in one.shortcuts()}
    known = {"Broadsheet", "English", "Hexo", "Jekyll", "Hugo", "Obsidian", *keys}
    # Numbers and sizes, keys, and whatever the files themselves are called.
    odd = [
        words for words in foreign(window)
        if words not in known and not re.fullmatch(r"[\d.,/ ]+( [kM]?B)?|%", words)
        and not set(words.removesuffix("  ×").split("、")) <= keys
    ]  # fmt: skip
    families = {words for words in odd if words in _font_families()}
    assert [words for words in odd if words not in families] == []
    for dialog in window.findChildren(QDialog):
        dialog.close()


def _font_families() -> set[str]:
    from PySide6.QtGui import QFontDatabase

    return set(QFontDatabase.families())
