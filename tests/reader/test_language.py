"""The window in another language: complete, chosen in four ways, changed while it is open."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QToolButton,
)

from reader.language import LANGUAGES, language_named
from reader.reading_style import ReadingStyle
from reader.theme import LIGHT
from resources import translations
from resources.translations import source
from tests.conftest import PATIENCE, ROOT, run_cli, settle
from tests.reader.test_main_window import act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"


@pytest.fixture(autouse=True)
def english_again(qapp: QCoreApplication) -> Iterator[None]:
    before = QLocale()
    yield
    # A window that was closed goes only now, and what it spoke with it.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QLocale.setDefault(before)
    assert QCoreApplication.translate("Library", "This file is empty.") == "This file is empty."


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"), ("en_GB.UTF-8", "en"), ("zh", "zh_CN"), ("zh-CN", "zh_CN"),
        ("zh_cn", "zh_CN"), ("zh-Hans-HK", "zh_CN"), ("zh_SG.utf8", "zh_CN"), ("zh_TW", "zh_TW"),
        ("zh-Hant", "zh_TW"), ("zh_HK.Big5", "zh_TW"), ("zh-MO", "zh_TW"), ("C", None),
        ("fr_FR", None), ("", None), ("zhuang", None), ("POSIX", None),
    ],
)  # fmt: skip
def test_tags_of_languages(tag: str, language: str | None) -> None:
    assert language_named(tag) == language


def test_an_unknown_language_is_told(data: Path) -> None:
    done = run_cli("--data", data, "--lang", "tlh")
    assert done.returncode == 2
    assert "no texts in 'tlh'" in done.stderr
    assert "简体中文" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def choose(qtbot: QtBot, window: MainWindow, language: str) -> None:
    with qtbot.waitSignal(window.refurnished, timeout=PATIENCE):
        window.settings.set("language", language)
    settle(qtbot, window)


def test_qt_speaks_it_too(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    choose(qtbot, window, "zh_CN")
    act(qtbot, window, "showShortcuts")
    (dialog,) = window.findChildren(QDialog)
    buttons = dialog.findChild(QDialogButtonBox)
    assert "关闭" in buttons.button(QDialogButtonBox.StandardButton.Close).text()
    dialog.close()


def test_a_change_of_language_keeps_what_is_shown(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    act(qtbot, window, "toggleSidebar")
    window.top_bar.search_box.setText("-nowhere ")
    settle(qtbot, window)
    hits = list(window.current.hits.ids)
    window.panes.list.select_row(1)
    settle(qtbot, window)
    title = window.current.showing.shown.headline.title
    widths = window.panes.splitter.sizes(), window.panes.reading.sizes()
    choose(qtbot, window, "zh_TW")
    assert window.actions_by_name["openFolder"].text() == "開啟資料夾(&O)…"
    assert window.top_bar.search_box.text() == "-nowhere "
    assert list(window.current.hits.ids) == hits
    assert window.current.showing.shown.headline.title == title
    assert (window.panes.splitter.sizes(), window.panes.reading.sizes()) == widths
    assert not window.panes.tree.isVisible()
    choose(qtbot, window, "en")
    assert window.actions_by_name["openFolder"].text() == "&Open Folder…"
    act(qtbot, window, "toggleSidebar")
    assert window.panes.tree.isVisible()


def test_settings_stay_open_where_the_language_was_chosen(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    act(qtbot, window, "preferences")
    box = window.findChild(QComboBox, "languageSetting")
    with qtbot.waitSignal(window.refurnished, timeout=PATIENCE):
        box.setCurrentIndex(box.findData("zh_CN"))
    settle(qtbot, window)
    qtbot.waitUntil(lambda: len(window.findChildren(QDialog)) == 1, timeout=PATIENCE)
    (dialog,) = window.findChildren(QDialog)
    assert dialog.windowTitle() == "设置"
    assert dialog.findChild(QComboBox, "languageSetting").currentData() == "zh_CN"
    dialog.close()


def test_the_welcome_page_changes_too(data: Path, qtbot: QtBot) -> None:
    from library import Places
    from reader.app import _make_window

    window = _make_window(Places.below(data), {}, None)
    qtbot.addWidget(window)
    window.show()
    choose(qtbot, window, "zh_CN")
    assert window.welcome._open.text() == "打开文件夹…"
    assert window.actions_by_name["quit"].text() == "退出(&Q)"
    window.close()


def test_every_action_still_acts_once(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    choose(qtbot, window, "zh_CN")
    window.panes.list.select_row(0)
    settle(qtbot, window)
    before = window.current.counts.favourites
    act(qtbot, window, "toggleFavourite")
    qtbot.waitUntil(lambda: window.current.counts.favourites == before + 1, timeout=PATIENCE)
    act(qtbot, window, "copyDiagnostics")
    qtbot.waitUntil(lambda: "已复制" in window.toast.words(), timeout=PATIENCE)


@pytest.mark.parametrize(("language", "date"), [("zh_CN", "2021年5月8日"), ("en", "8 May 2021")])
def test_dates_and_numbers_follow(
    folder: Path, data: Path, tmp_path: Path, language: str, date: str
) -> None:
    """The system chooses, where nobody else does."""
    code = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([]);"
        "from reader.catalogues import Catalogues;"
        "from PySide6.QtCore import QDate, QLocale, QCoreApplication;"
        "all_ = Catalogues(sys.argv[1]); all_.setParent(app); print(all_.speak('system'));"
        "form = QCoreApplication.translate('Dates', 'd MMM yyyy');"
        "print(QLocale().toString(QDate(2021, 5, 8), form)); print(QLocale().toString(1234567))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, str(data)], capture_output=True, text=True, check=True,
        env={**os.environ, "LANG": f"{language}.UTF-8", "LC_ALL": "", "LANGUAGE": "",
             "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)},
        encoding="utf-8",
    )  # fmt: skip
    assert done.stdout.splitlines() == ["", date, "1,234,567"]


def test_a_catalogue_is_compiled_once_and_again_when_it_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "with blanks 译"
    folder.mkdir()
    shutil.copy(source("zh_CN"), folder)
    monkeypatch.setattr(translations, "_FOLDER", str(folder))
    cache = tmp_path / "a cache"
    made = Path(translations.catalogue("zh_CN", str(cache)))
    assert made.parent == cache
    first = made.stat().st_ino
    assert Path(translations.catalogue("zh_CN", str(cache))).stat().st_ino == first
    os.utime(source("zh_CN"), (1, 1))
    assert Path(translations.catalogue("zh_CN", str(cache))).stat().st_ino != first
    assert [one.name for one in cache.iterdir()] == [made.name]
    built = folder / "broadsheet_zh_CN.qm"
    shutil.copy(made, built)
    assert translations.catalogue("zh_CN", str(tmp_path / "nowhere")) == str(built)
    assert not (tmp_path / "nowhere").exists()


def test_what_cannot_be_compiled_is_told(
    open_at: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_at()

    def fail(_written: str, _made: str) -> None:
        raise OSError("lrelease: it is not there")

    monkeypatch.setattr(translations, "compile_catalogue", fail)
    choose(qtbot, window, "zh_CN")
    assert "it is not there" in window.toast.words()
    assert window.actions_by_name["quit"].text() == "&Quit"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_words_are_cut_off(open_at: Open, qtbot: QtBot, language: str) -> None:
    window = open_at()
    window.resize(900, 600)
    choose(qtbot, window, language)
    act(qtbot, window, "preferences")
    settle(qtbot, window)
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    narrow = [
        button.text()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.text()
        and button.width() < button.minimumSizeHint().width()
        and not (isinstance(button, QToolButton) and button.toolButtonStyle() == icon_only)
    ]  # fmt: skip
    narrow += [
        label.text()
        for label in window.findChildren(QLabel)
        if type(label) is QLabel and label.isVisible() and not label.wordWrap()
        and label.width() < label.sizeHint().width()
    ]  # fmt: skip
    assert narrow == []
    for dialog in window.findChildren(QDialog):
        dialog.close()


def test_the_guide_opens_on_its_chinese_page_once(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    choose(qtbot, window, "zh_CN")
    for title in ("打开一个文件夹，开始阅读", "三个窗格"):
        with qtbot.waitSignal(window.opened, timeout=PATIENCE):
            act(qtbot, window, "showSample")
        settle(qtbot, window)
        assert window.current.showing.shown.headline.title == title
        ids = window.current.hits.ids
        titles = [one.title for one in window.current.library.headlines(ids)]
        window.panes.list.select_row(titles.index("三个窗格"))
        settle(qtbot, window)


def test_a_change_leaves_nothing_behind(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    kinds = []
    for language in ("zh_CN", "en", "zh_CN", "en"):
        choose(qtbot, window, language)
        if language == "en":
            kinds.append(Counter(type(one).__name__ for one in window.findChildren(QObject)))
    assert kinds[1] - kinds[0] == Counter()


def test_marks_can_still_be_undone_and_redone(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()

    def favourites(count: int) -> None:
        qtbot.waitUntil(lambda: window.current.counts.favourites == count, timeout=PATIENCE)

    for row in (0, 1):
        window.panes.list.select_row(row)
        settle(qtbot, window)
        act(qtbot, window, "toggleFavourite")
        favourites(row + 1)
    act(qtbot, window, "undo")
    favourites(1)
    choose(qtbot, window, "zh_CN")
    act(qtbot, window, "undo")
    favourites(0)
    assert not window.actions_by_name["undo"].isEnabled()
    for count in (1, 2):
        act(qtbot, window, "redo")
        favourites(count)


def test_an_english_article_keeps_its_quotes_in_a_chinese_window() -> None:
    """A font for all languages has wide ones for Chinese, which Qt asks for by the locale."""
    style = ReadingStyle(LIGHT, "en", 100)
    QLocale.setDefault(QLocale("en"))
    narrow = QFontMetricsF(style.font).horizontalAdvance("“quoted”…")
    QLocale.setDefault(QLocale("zh_CN"))
    assert QFontMetricsF(style.font).horizontalAdvance("“quoted”…") == narrow
