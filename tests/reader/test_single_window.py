"""A second start hands its folder to the window that is open; nobody else is listened to."""

from __future__ import annotations

import json
import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QImage

from library import Places
from reader import single_window
from reader.single_window import Request, SingleWindow
from tests.conftest import PATIENCE, ROOT, article, run_cli, write

if TYPE_CHECKING:
    from collections.abc import Iterator

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="its sockets have no files")
START = (
    "import sys\n"
    "from PySide6.QtCore import QTimer\n"
    "from reader import __main__, main_window\n"
    "show = main_window.MainWindow.show\n"
    "def tell(window):\n"
    "    words = f'{window.windowTitle()} {window.top_bar.search_box.text()!r}'\n"
    "    if words != window.told:\n"
    "        window.told = words\n"
    "        print(words, flush=True)\n"
    "def shown(window):\n"
    "    show(window)\n"
    "    if not hasattr(window, 'told'):\n"
    "        window.told = ''\n"
    "        window.settled.connect(lambda _: QTimer.singleShot(0, lambda: tell(window)))\n"
    "        window.top_bar.search_box.textChanged.connect(lambda _: tell(window))\n"
    "main_window.MainWindow.show = shown\n"
    "sys.exit(__main__.main(sys.argv[1:]))\n"
)
Window = subprocess.Popen[str]


def start(*arguments: object) -> Window:
    return subprocess.Popen(
        [sys.executable, "-P", "-c", START, *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


@pytest.fixture
def short() -> Iterator[Path]:
    """A folder with a short name, such as a socket wants, into which others may look."""
    made = Path(tempfile.mkdtemp())
    made.chmod(0o755)
    yield made
    # The indexer of a window that was killed ends a moment later.
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def data(short: Path) -> Path:
    return short / "data"


@contextmanager
def window(*arguments: object) -> Iterator[Window]:
    """A window, once it shows its library."""
    with start(*arguments) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("my news")
            yield process
        finally:
            process.terminate()


def said(process: Window) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def other(tmp_path: Path) -> Path:
    root = tmp_path / "clippings"
    write(root, {"a.md": article("A clipping", "Cut out.", "2021-05-06", "News")})
    return root


def test_a_second_start_hands_over_its_folder(folder: Path, data: Path, other: Path) -> None:
    with window(folder, "--data", data) as first:
        done = run_cli(other, "--data", data, "--search", "cut")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert said(first) == "clippings — Broadsheet 'cut'"


def test_a_second_start_hands_over_its_file_from_wherever_it_was(
    folder: Path, data: Path, other: Path
) -> None:
    with window(folder, "--data", data) as first:
        done = run_cli("a.md", "--data", data, cwd=other)
        assert (done.returncode, done.stderr) == (0, "")
        assert said(first) == "clippings — Broadsheet ''"


def test_a_search_alone_is_for_the_library_that_is_open(folder: Path, data: Path) -> None:
    with window(folder, "--data", data) as first:
        assert run_cli("--data", data, "--search", "ice").returncode == 0
        assert said(first) == "my news 新闻 — Broadsheet 'ice'"
        # The folder that is open is not opened again.
        assert run_cli(folder, "--data", data, "--search", "ships").returncode == 0
        assert said(first) == "my news 新闻 — Broadsheet 'ships'"


def test_what_only_a_new_window_could_do_is_said(folder: Path, data: Path) -> None:
    with window(folder, "--data", data):
        done = run_cli(folder, "--data", data, "--theme", "dark")
    assert done.returncode == 0
    assert "--new-window" in done.stderr
    assert done.stderr.count("\n") == 1


def test_pictures_and_new_windows_are_not_handed_over(
    folder: Path, data: Path, other: Path, tmp_path: Path
) -> None:
    with window(folder, "--data", data) as first:
        done = run_cli(other, "--data", data, "--screenshot", tmp_path / "a.png")
        assert (done.returncode, done.stderr) == (0, "")
        assert QImage(str(tmp_path / "a.png")).width() > 0
        with window(folder, "--data", data, "--new-window"):
            # The first one is still the one that is found.
            assert run_cli(other, "--data", data).returncode == 0
            assert said(first) == "clippings — Broadsheet ''"


def test_other_data_is_another_window(folder: Path, data: Path, tmp_path: Path) -> None:
    with window(folder, "--data", data), window(folder, "--data", tmp_path / "other data"):
        pass


def test_of_many_that_start_at_once_one_remains(folder: Path, data: Path) -> None:
    started = [start(folder, "--data", data) for _ in range(4)]
    try:
        # Those that hand over end without a word; the one that remains shows its library.
        words = [said(one) for one in started]
        assert sorted(words) == ["", "", "", "my news 新闻 — Broadsheet ''"]
        for one, told in zip(started, words, strict=True):
            assert one.poll() is None if told else one.wait(PATIENCE / 1000) == 0
    finally:
        for one in started:
            one.kill()
            one.communicate()


@ON_POSIX
def test_the_socket_of_a_dead_one_is_taken_over(folder: Path, data: Path, other: Path) -> None:
    with window(folder, "--data", data) as first:
        first.kill()
        first.wait()
    assert (data / "layout" / "window.socket").is_socket()
    with window(folder, "--data", data) as second:
        assert run_cli(other, "--data", data).returncode == 0
        assert said(second) == "clippings — Broadsheet ''"


@ON_POSIX
def test_nonsense_is_not_obeyed(folder: Path, data: Path, other: Path) -> None:
    with window(folder, "--data", data) as first:
        name = str(data / "layout" / "window.socket")
        for words in (
            b"",
            b"\n",
            b"\xff\xfe\0\n",
            b"GET / HTTP/1.1\r\n\r\n",
            b"[" * 50_000 + b"\n",
            b"[1, 2, 3, 4, 5]\n",
            b'{"target": 5}\n',
            b'{"target": "relative"}\n',
            b'{"target": null, "search": 7}\n',
            b'{"target": "/\\u0000"}\n',
            b'{"run": "rm"}\n',
            b"x" * 3_000_000,
        ):
            with socket.socket(socket.AF_UNIX) as stranger:
                stranger.settimeout(PATIENCE / 1000)
                stranger.connect(name)
                try:
                    stranger.sendall(words)
                    if words:
                        assert stranger.recv(100) == b""
                except (BrokenPipeError, ConnectionResetError):
                    pass  # it has heard enough
        # Those who connect and say nothing keep nobody out.
        silent = [socket.socket(socket.AF_UNIX) for _ in range(single_window.MOST - 1)]
        for stranger in silent:
            stranger.connect(name)
        assert run_cli(other, "--data", data).returncode == 0
        assert said(first) == "clippings — Broadsheet ''"
        for stranger in silent:
            stranger.close()


@ON_POSIX
def test_no_other_user_can_talk_to_it(folder: Path, data: Path) -> None:
    with window(folder, "--data", data):
        file = data / "layout" / "window.socket"
        assert not stat.S_IMODE(file.stat().st_mode) & 0o077
        if os.geteuid():
            pytest.skip("only root can try it as another user")
        stranger = (
            "import os, socket, sys\n"
            "os.setgid(65534); os.setuid(65534)\n"
            "os.stat(sys.argv[1])\n"
            "try:\n    socket.socket(socket.AF_UNIX).connect(sys.argv[1])\n"
            "except PermissionError:\n    print('refused')\n"
        )
        done = subprocess.run([sys.executable, "-P", "-c", stranger, file],
                              capture_output=True, text=True, check=True)  # fmt: skip
        assert done.stdout == "refused\n"


@ON_POSIX
def test_one_that_hangs_is_not_waited_for(
    data: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.setattr(single_window, "MILLISECONDS_TO_ANSWER", 50)
    places = Places.below(data)
    (data / "layout").mkdir(parents=True)
    with socket.socket(socket.AF_UNIX) as hung:
        hung.bind(str(data / "layout" / "window.socket"))
        hung.listen()
        ours = SingleWindow(places)
        assert not ours.hand_over(Request())
        ours.listen()  # does not push the other out
        hung.settimeout(PATIENCE / 1000)
        with hung.accept()[0] as heard:
            assert json.loads(heard.recv(1000)) == Request()._asdict()
        ours.close()


@ON_POSIX
def test_a_path_too_long_for_a_socket_has_one_of_its_own_elsewhere(
    short: Path, qapp: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(short))
    places = Places.below(short / ("long" * 30))
    first, second = SingleWindow(places), SingleWindow(places)
    assert not first.hand_over(Request())
    first.listen()
    (made,) = short.glob(f"broadsheet-{os.getuid()}/*")
    assert made.is_socket()
    assert made.parent.stat().st_mode & 0o777 == 0o700
    first.close()
    made.parent.chmod(0o755)  # as somebody else would have made it
    third = SingleWindow(places)
    third.listen()
    assert not any(made.parent.iterdir())
    for one in (second, third):
        one.close()
