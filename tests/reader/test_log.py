"""What goes wrong unforeseen stands in the log, is told in a sentence, and is in the report."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from library import Places
from reader.app import _make_window
from reader.log import TOLD, Log
from tests.conftest import PATIENCE, ROOT, settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

log = logging.getLogger("library.somewhere")


@pytest.fixture
def kept(data: Path, qapp: object) -> Iterator[Log]:
    level = logging.getLogger().level
    made = Log(Places.below(data).log)
    yield made
    made.stop()
    logging.getLogger().setLevel(level)


@pytest.fixture
def window(kept: Log, folder: Path, data: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    made = _make_window(Places.below(data), {}, kept)
    made.open_folder(str(folder))
    made.show()
    settle(qtbot, made)
    yield made
    made.close()
    made.deleteLater()


def words(kept: Log) -> str:
    with open(kept.file, encoding="utf-8") as file:
        return file.read()


def report(window: MainWindow, qtbot: QtBot) -> str:
    QGuiApplication.clipboard().clear()
    window.actions_by_name["copyDiagnostics"].trigger()
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()), timeout=PATIENCE)
    return QGuiApplication.clipboard().text()


def fail() -> None:
    raise ZeroDivisionError("a secret")


def test_the_log_lies_below_the_data_folder(kept: Log, data: Path) -> None:
    log.warning("%s is odd", "a.md")
    assert kept.file == str(data / "layout" / "log" / "broadsheet.log")
    assert "WARNING library.somewhere: a.md is odd" in words(kept)


def test_the_log_turns_over(kept: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept._handler, "maxBytes", 1000)
    for number in range(200):
        log.warning("line %s", number)
    files = sorted(os.listdir(os.path.dirname(kept.file)))
    assert files == ["broadsheet.log", *(f"broadsheet.log.{n}" for n in (1, 2, 3)), "crash.txt"]
    assert "line 199" in words(kept)
    assert os.path.getsize(kept.file) <= 1000


def test_a_log_that_cannot_be_written_stops_nobody(
    tmp_path: Path, qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "log").write_text("a file, not a folder")
    kept = Log(str(tmp_path / "log"))
    log.warning("nobody hears this")
    assert kept.failures()[-1].what == "library.somewhere: nobody hears this"
    kept.stop()
    assert capsys.readouterr().err == ""


def test_what_fails_on_a_thread_is_told_in_a_sentence(
    kept: Log, window: MainWindow, qtbot: QtBot
) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: "did not foresee" in window.toast.words(), timeout=PATIENCE)
    assert "secret" not in window.toast.words()
    assert "ZeroDivisionError: a secret" in words(kept)


SLOT = (
    "import sys\n"
    "from PySide6.QtCore import QTimer\n"
    "from reader import __main__, main_window\n"
    "def fail():\n    raise ZeroDivisionError('a secret')\n"
    "def look(window):\n"
    "    print(window.toast.words(), flush=True)\n"
    "    window.close()\n"
    "show = main_window.MainWindow.show\n"
    "def shown(window):\n"
    "    show(window)\n"
    "    window.settled.connect(lambda _: QTimer.singleShot(0, fail))\n"
    "    window.settled.connect(lambda _: QTimer.singleShot(300, lambda: look(window)))\n"
    "main_window.MainWindow.show = shown\n"
    "sys.exit(__main__.main(sys.argv[1:]))\n"
)


def run(code: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-W", "error", "-c", code, *map(str, arguments)],
        capture_output=True, text=True, check=False, encoding="utf-8", timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def test_what_fails_in_a_slot_is_told_and_no_traceback_reaches_the_terminal(
    folder: Path, data: Path
) -> None:
    done = run(SLOT, folder, "--data", data)
    assert "did not foresee" in done.stdout.splitlines()[0]
    assert (done.returncode, done.stderr) == (0, "")
    said = (data / "layout" / "log" / "broadsheet.log").read_text(encoding="utf-8")
    assert "ZeroDivisionError: a secret" in said


def test_what_fails_again_and_again_does_not_fill_the_log(kept: Log) -> None:
    for _ in range(50):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    assert words(kept).count("Traceback") == TOLD


def test_the_report_has_numbers_and_no_paths(
    kept: Log, window: MainWindow, qtbot: QtBot, folder: Path, data: Path
) -> None:
    try:
        fail()
    except ZeroDivisionError:
        log.exception("%s could not be understood", folder / "news" / "harbour.md")
    log.error(f"{folder}: said without a template")
    said = report(window, qtbot)
    assert "Broadsheet 0" in said
    assert "PySide6-Essentials 6" in said
    assert "library “my news 新闻”" in said
    assert "all 8, unread 8" in said
    assert re.search("\nsettings: .*theme ", said)
    assert "\n  open: 1," in said
    assert "\n  find: " in said
    assert "%s could not be understood ZeroDivisionError at tests/reader/test_log.py" in said
    for private in (str(folder), str(data), str(ROOT), os.path.expanduser("~/"), "harbour",
                    "secret", "Ships", "said without"):  # fmt: skip
        assert private not in said
    assert "Copied" in window.toast.words()


def test_the_report_of_a_window_without_a_library(kept: Log, data: Path, qtbot: QtBot) -> None:
    window = _make_window(Places.below(data), {}, kept)
    assert "no library is open" in report(window, qtbot)
    assert window.actions_by_name["copyDiagnostics"].isEnabled()
    window.close()
    window.deleteLater()


@pytest.mark.skipif(sys.platform == "win32", reason="crashes are not written down there")
def test_a_crash_is_in_the_report_of_the_next_run(
    folder: Path, data: Path, qtbot: QtBot, qapp: object
) -> None:
    code = SLOT.replace("raise ZeroDivisionError('a secret')", "import os; os.abort()")
    done = run(code, folder, "--data", data)
    assert done.returncode < 0
    kept = Log(Places.below(data).log)
    window = _make_window(Places.below(data), {}, kept)
    said = report(window, qtbot)
    assert "the last run crashed:\n  Fatal Python error: Aborted\n  <string>:5 fail\n" in said
    assert str(ROOT) not in said
    window.close()
    window.deleteLater()
    kept.stop()
    again = Log(Places.below(data).log)
    assert again.crash == ()
    again.stop()
