"""What every test has: a library of a few articles, a window on it, and a look at what is left."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("BROADSHEET_DATA", None)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
PATIENCE = 20_000
"""Milliseconds that a test waits for what takes a few: machines are shared."""


def article(title: str, body: str, date: str = "", categories: str = "", more: str = "") -> str:
    """A file in the seed's dialect; `categories` are parted by `/`."""
    lines = ["---", f"title: '{title}'"]
    if categories:
        lines += ["categories: ", *(f" - {name}" for name in categories.split("/"))]
    if date:
        lines.append(f"date: {date}")
    if more:
        lines.append(more)
    return "\n".join([*lines, "---", body, ""])


ARTICLES = {
    "news/harbour.md": article(
        "The harbour freezes over",
        "<div>Ships wait outside. The ice is thick this year.</div>",
        "Sat, 08 May 2021 12:56:00 GMT", "News/Coast/Harbour",
    ),
    "news/lighthouse.md": article(
        "A new lamp for the lighthouse",
        "<div><p>The keeper climbs the stairs.</p><p>Ships see it from afar.</p></div>",
        "Fri, 07 May 2021 10:00:00 GMT", "News/Coast",
        'link: "https://example.org/lamp"',
    ),
    "news/market.md": article(
        "Prices at the market", "Bread costs *more*, milk costs less.",
        "Thu, 06 May 2021 09:30:00 GMT", "News/Town",
    ),
    "zh/灯塔.md": article(
        "灯塔换了新灯", "<div>守塔人说，新灯很亮。港口的船都看得见。</div>",
        "Wed, 05 May 2021 08:00:00 GMT", "新闻/海岸",
    ),
    "zh/集市.md": article(
        "集市的价格", "<div>面包涨价，牛奶降价。<b>海</b>鱼没有变。</div>",
        "Tue, 04 May 2021 08:00:00 GMT", "新闻/城里",
    ),
    "plain.html": "<h1>A page without a head</h1><p>It names neither date nor category.</p>",
    "2021-05-03-dated.md": "---\ntitle: Dated by its name\n---\nNothing more.\n",
    "broken.md": (
        "---\ntitle: 'It's broken'\ncategories: \n - News\ndate: Invalid Date\n---\nStill here.\n"
    ),
}  # fmt: skip


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The application of all tests starts in the program's own style, not the desktop's."""
    from reader.theme import STYLE

    return ["broadsheet", "-style", STYLE]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library of eight articles, one of them with a problem, in a folder with a blank."""
    root = tmp_path / "my news 新闻"
    write(root, ARTICLES)
    return root


def write(root: Path, files: dict[str, str]) -> None:
    """Writes files; every one lay there since long ago."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1_600_000_000, 1_600_000_000))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Where the program may write."""
    return tmp_path / "data"


@pytest.fixture
def open_at(qtbot: QtBot, folder: Path, data: Path) -> Iterator[Callable[..., MainWindow]]:
    """Opens a window on the library (or another folder) and waits until it is all there."""
    from reader.app import open_window
    from reader.main_window import MainWindow

    opened: list[MainWindow] = []

    def open_at(place: Path | None = None) -> MainWindow:
        window = open_window(place or folder, data)
        assert isinstance(window, MainWindow)
        opened.append(window)
        with qtbot.waitActive(window, timeout=PATIENCE):
            window.show()
        settle(qtbot, window)
        return window

    yield open_at
    for window in opened:
        window.close()
        window.deleteLater()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Waits until everything that was asked for is on show."""
    rested = 0

    def at_rest() -> None:
        nonlocal rested
        rested = rested + 1 if window.at_rest() else 0
        assert rested > 2

    qtbot.waitUntil(lambda: (at_rest(), True)[1], timeout=PATIENCE)


def run_cli(*arguments: object, **more: object) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"}
    return subprocess.run(
        [sys.executable, "-P", "-m", "reader", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**environment, **more.pop("env", {})},  # type: ignore[dict-item]
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Threads and processes of a test end with it."""
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 10
    while (left := _left(before)) and time.monotonic() < deadline:
        threading.Event().wait(0.01)
    assert not left


def _left(before: set[threading.Thread]) -> list[object]:
    threads = [
        thread
        for thread in threading.enumerate()
        # Threads of Qt's pools that ran Python once stay listed as dummies.
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    return [*threads, *_children()]


def _children() -> list[str]:
    """Processes that this one started and that still run; only Linux tells."""
    try:
        return Path("/proc/self/task", str(os.getpid()), "children").read_text().split()
    except OSError:
        return []
