"""The program as it is started: with no screen, for a picture, with a file, with nothing."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from reader.display import has_display
from tests.conftest import ARTICLES, PATIENCE, ROOT, run_cli
from tests.reader.test_main_window import close

if TYPE_CHECKING:
    from pathlib import Path

Open = "Callable[..., MainWindow]"
WITHOUT_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


def test_without_a_screen_a_picture_is_written_and_the_articles_are_counted(
    folder: Path, data: Path, tmp_path: Path
) -> None:
    done = run_cli(folder, "--data", data, env=WITHOUT_SCREEN, cwd=tmp_path)
    assert done.returncode == 0
    assert f"{len(ARTICLES)} articles" in done.stdout
    assert "There is no screen" in done.stderr
    assert "Traceback" not in done.stderr
    assert QImage(str(tmp_path / "broadsheet.png")).width() > 0


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":4711"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"WAYLAND_DISPLAY": "wayland-4711", "XDG_RUNTIME_DIR": "/nowhere"},
        {"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": "nonsense"},
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_a_screen_that_does_not_answer_is_none(environment: dict[str, str]) -> None:
    assert not has_display(environment)


def test_screenshot_has_the_size_and_the_theme_that_were_asked_for(
    folder: Path, data: Path, tmp_path: Path
) -> None:
    for theme, dark in (("light", False), ("dark", True)):
        file = tmp_path / f"{theme}.png"
        done = run_cli(folder, "--data", data, "--screenshot", file, "--size", "900x600",
                       "--theme", theme)  # fmt: skip
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        picture = QImage(str(file))
        assert (picture.width(), picture.height()) == (900, 600)
        assert (picture.pixelColor(880, 500).lightness() < 128) is dark


def test_a_file_that_is_no_article_is_refused_in_words(
    folder: Path, data: Path, tmp_path: Path
) -> None:
    (folder / "photo.bin").write_bytes(b"\0")
    done = run_cli(folder / "photo.bin", "--data", data, cwd=tmp_path)
    assert done.returncode == 2
    assert "photo.bin is not an article" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not any(tmp_path.glob("*.png"))


@pytest.mark.parametrize("size", ["719x480", "720x479", "300x200"])
def test_a_size_that_cannot_be_held_is_refused_in_words(size: str) -> None:
    done = run_cli("--size", size)
    assert done.returncode == 2
    assert done.stderr.startswith(f"broadsheet: argument --size: {size} is too small")
    assert "720x480" in done.stderr


@pytest.mark.parametrize("state", ["showMaximized", "showFullScreen"])
def test_a_size_holds_where_the_window_was_left_maximised(
    open_at: Open, folder: Path, data: Path, tmp_path: Path, state: str
) -> None:
    window = open_at()
    getattr(window, state)()
    close(window)
    file = tmp_path / "a.png"
    done = run_cli(folder, "--data", data, "--screenshot", file, "--size", "760x500")
    assert (done.returncode, done.stderr) == (0, "")
    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (760, 500)


def test_screenshot_that_cannot_be_written_is_a_job_that_failed(
    folder: Path, data: Path, tmp_path: Path
) -> None:
    done = run_cli(folder, "--data", data, "--screenshot", tmp_path / "missing" / "a.png")
    assert done.returncode == 1
    assert done.stderr.startswith("broadsheet: The picture can't be written")


def test_first_start_shows_the_welcome_page(data: Path, tmp_path: Path) -> None:
    done = run_cli("--data", data, "--screenshot", tmp_path / "a.png")
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_is_written_outside_of_data(folder: Path, data: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = {"HOME": str(home), "XDG_CONFIG_HOME": "", "XDG_CACHE_HOME": "",
                   "XDG_DATA_HOME": "", "XDG_STATE_HOME": ""}  # fmt: skip
    before = sorted(folder.rglob("*"))
    done = run_cli(folder, "--data", data, "--screenshot", tmp_path / "a.png", env=environment)
    assert done.returncode == 0
    assert sorted(folder.rglob("*")) == before
    # The system's font library keeps a cache of its own.
    written = [path for path in home.rglob("*") if path.is_file() and "fontconfig" not in str(path)]
    assert written == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have places of their own")
def test_each_kind_of_file_goes_where_the_platform_keeps_it(folder: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    kinds = ("CONFIG_HOME", "CACHE_HOME", "DATA_HOME", "STATE_HOME")
    environment = {"HOME": str(home), **{f"XDG_{kind}": "" for kind in kinds}}
    done = run_cli(folder, "--screenshot", tmp_path / "a.png", env=environment)
    assert (done.returncode, done.stderr) == (0, "")

    def holds(place: str, name: str) -> bool:
        return any((home / place / "broadsheet").rglob(name))

    assert holds(".cache", "index.db")
    assert holds(".local/share", "state.db")
    assert holds(".local/state", "window.ini")
    assert not holds(".local/share", "index.db")
    assert not holds(".cache", "state.db")
    others = [path for path in home.rglob("*") if path.is_file() and "broadsheet" not in str(path)]
    assert [path for path in others if "fontconfig" not in str(path)] == []


def test_qt_keeps_its_references_to_none() -> None:
    # PySide6 6.12.0 on Python 3.10 and 3.11 loses one at each call that returns None, and aborts
    # after some thousands of them.
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(500):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 100


def test_window_starts_without_what_the_first_frame_does_not_need(folder: Path, data: Path) -> None:
    code = (
        "import sys, pathlib\n"
        "from PySide6.QtWidgets import QApplication\n"
        "app = QApplication([])\n"
        "from reader.app import open_window\n"
        f"window = open_window(pathlib.Path({str(folder)!r}), pathlib.Path({str(data)!r}))\n"
        "loaded = {'asyncio', 'bs4', 'multiprocessing', 'yaml', 'nh3', 'PySide6.QtNetwork'}\n"
        "print(sorted(loaded & set(sys.modules)))\n"
        "window.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.stdout == "[]\n"


SLOW_START = (
    "import signal, sys\n"
    "from PySide6.QtCore import QTimer\n"
    "from reader import __main__, main_window\n"
    # Who runs the tests may ignore some, as nohup does.
    "signal.signal(int(sys.argv.pop(1)), signal.SIG_DFL)\n"
    "show = main_window.MainWindow.show\n"
    "def shown(window):\n"
    "    show(window)\n"
    "    say = lambda: print('idle', flush=True)\n"
    "    window.settled.connect(lambda _: QTimer.singleShot(500, say))\n"
    "main_window.MainWindow.show = shown\n"
    "sys.exit(__main__.main(sys.argv[1:]))\n"
)


@pytest.mark.skipif(sys.platform == "win32", reason="no signal can be sent there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_closes_an_idle_window_and_what_it_knew_is_kept(
    folder: Path, data: Path, number: int
) -> None:
    with subprocess.Popen(
        [sys.executable, "-P", "-c", SLOW_START, str(number), str(folder), "--data", str(data)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    ) as window:  # fmt: skip
        assert window.stdout.readline() == "idle\n"
        window.send_signal(number)
        try:
            said = window.communicate(timeout=PATIENCE / 1000)
        finally:
            window.kill()
    assert (window.returncode, *said) == (128 + number, "", "")
    layout = (data / "layout" / "window.ini").read_text()
    assert re.search("^geometry=", layout, re.MULTILINE)
    assert re.search("^place=", layout, re.MULTILINE)


@pytest.mark.skipif(sys.platform == "win32", reason="no signal can be sent there")
def test_a_signal_that_the_shell_ignores_stays_ignored(folder: Path, data: Path) -> None:
    code = (
        "import signal, sys\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from reader.interrupt import Interrupt\n"
        "app = QApplication([])\n"
        "interrupt = Interrupt(app)\n"
        "print(signal.getsignal(signal.SIGHUP) == signal.SIG_IGN)\n"
        "interrupt.stop()\n"
        "interrupt.stop()\n"
        "print(signal.getsignal(signal.SIGINT) == signal.SIG_DFL)\n"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.stdout, done.stderr) == ("True\nTrue\n", "")
