"""Articles written out from the window, and printed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import QFileDialog, QInputDialog, QMessageBox, QProgressDialog, QPushButton

from tests.conftest import ARTICLES, PATIENCE, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow


def export(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow, to: Path, form: str, *, all_: bool
) -> None:
    def which(*asked: object) -> tuple[object, bool]:
        return asked[3][1 if all_ else 0], True  # type: ignore[index]

    def where(_parent: object, _title: str, _start: str, filters: str) -> tuple[str, str]:
        return str(to), next(one for one in filters.split(";;") if form in one)

    monkeypatch.setattr(QInputDialog, "getItem", which)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", where)
    window.actions_by_name["exportArticles"].trigger()


def test_the_list_is_written_as_one_file_and_a_sentence_says_where(
    open_at: Callable[[], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_at()
    export(monkeypatch, window, tmp_path / "out", "JSON", all_=True)
    settle(qtbot, window)
    written = json.loads((tmp_path / "out.json").read_bytes())
    assert [one["title"] for one in written][:2] == [
        "The harbour freezes over", "A new lamp for the lighthouse"]  # fmt: skip
    assert len(written) == len(ARTICLES)
    assert "8 articles written to" in window.toast.words()


def test_what_is_chosen_becomes_a_pdf(
    open_at: Callable[[], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_at()
    window.panes.list.select_row(1)
    settle(qtbot, window)
    export(monkeypatch, window, tmp_path / "out.pdf", "PDF", all_=False)
    settle(qtbot, window)
    pdf = pypdf.PdfReader(tmp_path / "out.pdf")
    assert [mark["/Title"] for mark in pdf.outline] == ["A new lamp for the lighthouse"]


def test_a_place_that_will_not_do_is_said(
    open_at: Callable[[], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_at()
    (tmp_path / "file").write_text("mine")
    export(monkeypatch, window, tmp_path / "file/below", "JSON", all_=True)
    settle(qtbot, window)
    assert "can't be written" in window.toast.words()
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize(("form", "ending"), [("web page", "html"), ("Markdown", "md")])
def test_nothing_in_a_folder_is_replaced(
    open_at: Callable[[], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    form: str,
    ending: str,
) -> None:
    window = open_at()
    mine = tmp_path / "mine" / f"The harbour freezes over.{ending}"
    mine.parent.mkdir()
    mine.write_text("my own notes")
    for _ in range(2):
        export(monkeypatch, window, mine.parent, form, all_=True)
        settle(qtbot, window)
        assert "8 articles written to" in window.toast.words()
    assert mine.read_text() == "my own notes"
    assert len(list(mine.parent.iterdir())) == 1 + 2 * len(ARTICLES)
    assert (mine.parent / f"The harbour freezes over (3).{ending}").exists()


def test_a_file_is_replaced_only_where_that_was_asked(
    open_at: Callable[[], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_at()
    (tmp_path / "out.json").write_text("mine")
    answers = [QMessageBox.StandardButton.No, QMessageBox.StandardButton.Yes]
    asked: list[str] = []

    def answer(box: QMessageBox) -> int:
        asked.append(box.text())
        return answers.pop(0)

    monkeypatch.setattr(QMessageBox, "exec", answer)
    export(monkeypatch, window, tmp_path / "out", "JSON", all_=True)  # asked about `out` only
    settle(qtbot, window)
    assert (tmp_path / "out.json").read_text() == "mine"
    export(monkeypatch, window, tmp_path / "out", "JSON", all_=True)
    settle(qtbot, window)
    assert len(json.loads((tmp_path / "out.json").read_bytes())) == len(ARTICLES)
    assert len(asked) == 2
    assert all("out.json is there already. Replace it?" in words for words in asked)
    (tmp_path / "out.json").write_text("mine")
    export(monkeypatch, window, tmp_path / "out.json", "JSON", all_=True)
    settle(qtbot, window)
    assert len(json.loads((tmp_path / "out.json").read_bytes())) == len(ARTICLES)


def test_what_was_written_is_shown_in_its_folder(
    open_at: Callable[[], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_at()
    opened: list[str] = []
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    export(monkeypatch, window, tmp_path / "pages", "web page", all_=True)
    settle(qtbot, window)
    button = window.toast.findChild(QPushButton, "toastAction")
    assert button.text() == "Show in Folder"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert opened == [str(tmp_path / "pages")]
    window.say("Another sentence")
    assert not button.isVisible()


def test_cancel_leaves_nothing_behind(
    open_at: Callable[[], MainWindow],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_at()
    to = tmp_path / "out"
    to.mkdir()
    (to / "out.json").write_text("mine")
    export(monkeypatch, window, to / "out.json", "JSON", all_=True)
    dialog = window.findChild(QProgressDialog, "exportProgress")
    dialog.findChild(QPushButton).click()  # the other process has not even started
    settle(qtbot, window)
    assert window.toast.words() == "Stopped. What was written whole is kept."
    assert [(one.name, one.read_text()) for one in to.iterdir()] == [("out.json", "mine")]
    assert window.findChild(QProgressDialog, "exportProgress") is None


def test_print_opens_a_preview_of_the_article(
    open_at: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_at()
    window.panes.list.select_row(1)
    settle(qtbot, window)
    assert window.actions_by_name["printArticle"].isEnabled()
    window.actions_by_name["printArticle"].trigger()
    preview = window.findChild(QPrintPreviewDialog, "printPreview")
    assert preview is not None
    qtbot.waitUntil(preview.isVisible, timeout=PATIENCE)
    preview.close()


def test_title_link_and_quotation_are_copied(
    open_at: Callable[[], MainWindow], qtbot: QtBot
) -> None:
    window = open_at()
    window.panes.list.select_row(1)
    settle(qtbot, window)
    window.actions_by_name["copyTitleAndLink"].trigger()
    named = "A new lamp for the lighthouse https://example.org/lamp"
    assert QGuiApplication.clipboard().text() == named
    browser = window.panes.view.browser
    assert browser.find("The keeper climbs")
    window.actions_by_name["copyQuotation"].trigger()
    assert QGuiApplication.clipboard().text() == f"> The keeper climbs\n>\n> — {named}\n"
