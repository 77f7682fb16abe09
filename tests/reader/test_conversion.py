"""Articles in the other Chinese characters, as a reader turns them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from tests.conftest import PATIENCE, article, settle, write
from tests.reader.test_main_window import act, select, titles, type_search

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"
FILES = {
    "hans.md": article("经济发展", "<p>这个国家的头发与经济问题。</p>", "2021-05-03"),
    "hant.md": article("臺北的經濟", "<p>這個國家的問題與發展。</p>", "2021-05-02"),
    "ja.md": article("日本の経済", "<p>これは日本語の文章です。</p>", "2021-05-01"),
}


@pytest.fixture
def window(open_at: Open, tmp_path: Path) -> MainWindow:
    write(tmp_path / "han", FILES)
    window: MainWindow = open_at(tmp_path / "han")
    return window


def text(window: MainWindow) -> str:
    return window.panes.view.browser.toPlainText()


def test_one_article_is_turned_and_turned_back(window: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, window, "经济发展")
    act(qtbot, window, "convertHan")
    qtbot.waitUntil(lambda: "這個國家的頭髮與經濟問題" in text(window), timeout=PATIENCE)
    assert "經濟發展" in text(window)
    assert titles(window)[0] == "经济发展"
    act(qtbot, window, "copyQuotation")
    act(qtbot, window, "copyTitleAndLink")
    assert QGuiApplication.clipboard().text().startswith("經濟發展")
    select(qtbot, window, "臺北的經濟")
    assert "這個國家" in text(window)
    window.panes.list.select_row(0)
    qtbot.waitUntil(lambda: "這個國家的頭髮" in text(window), timeout=PATIENCE)  # as it was left
    act(qtbot, window, "convertHan")
    qtbot.waitUntil(lambda: "这个国家的头发与经济问题" in text(window), timeout=PATIENCE)


def test_the_setting_turns_the_list_too(window: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, window, "经济发展")
    window.settings.set("han", "traditional")
    qtbot.waitUntil(lambda: "這個國家的頭髮" in text(window), timeout=PATIENCE)
    qtbot.waitUntil(lambda: titles(window)[0] == "經濟發展", timeout=PATIENCE)
    settle(qtbot, window)
    assert titles(window) == ["經濟發展", "臺北的經濟", "日本の経済"]
    window.settings.set("han", "written")
    qtbot.waitUntil(lambda: titles(window)[0] == "经济发展", timeout=PATIENCE)


def test_hits_stay_marked(window: MainWindow, qtbot: QtBot) -> None:
    type_search(qtbot, window, "经济")
    select(qtbot, window, "经济发展")
    before = len(window.panes.view.hits.places)
    assert before >= 1
    act(qtbot, window, "convertHan")
    qtbot.waitUntil(lambda: "與經濟問題" in text(window), timeout=PATIENCE)
    settle(qtbot, window)
    assert len(window.panes.view.hits.places) == before


def test_what_is_not_chinese_stays(window: MainWindow, qtbot: QtBot) -> None:
    select(qtbot, window, "日本の経済")
    before = text(window)
    act(qtbot, window, "convertHan")
    settle(qtbot, window)
    assert text(window) == before
