"""Choosing an article in the list until it is painted, beside a bare QTextBrowser with its HTML."""

from __future__ import annotations

import json
import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.figures import SEED, Row, percentile, run_module, say, times
from tests.benchmarks.full_index import index

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMainWindow, QWidget

ARTICLES = 200
STARTS = 3
TARGET = 16.0
"""Milliseconds: one frame."""


def measure(folder: str, data: str) -> list[Row]:
    """In processes of their own; `data` holds the index of `folder`."""
    found = [
        run_module("tests.benchmarks.select_article", "--window", folder, data)
        for _ in range(STARTS)
    ]
    # The machine is busier in one minute than in another: the middle one of several windows.
    ours = statistics.median(statistics.median(one["ours"]) for one in found)
    floor = statistics.median(statistics.median(one["floors"]) for one in found)
    slowest = statistics.median(percentile(one["ours"], 95) for one in found)
    row = Row(
        "selecting an article to painted text, median",
        f"{ours:.1f} ms (95 %: {slowest:.1f})",
        f"{floor:.1f} ms (`setHtml` and paint)",
        times(ours / floor),
        f"< {TARGET:.0f} ms",
        ours < TARGET,
    )
    say(row)
    return [row]


def select_and_time(folder: str, data: str) -> dict[str, list[float]]:
    """Milliseconds of each article: through the window, and the same HTML in a bare browser."""
    from PySide6.QtWidgets import QApplication, QTextBrowser

    from reader.app import open_window

    app = QApplication(sys.argv[:1])
    window = open_window(Path(folder), Path(data))
    window.show()
    wait_for_rest(window)
    view = window.findChild(QTextBrowser, "articleView")
    bare = QTextBrowser()
    bare.resize(view.size())
    bare.document().setDefaultFont(view.document().defaultFont())
    bare.document().setDefaultStyleSheet(view.document().defaultStyleSheet())
    bare.show()
    set_html = view.setHtml
    shown: list[str] = []

    def note_html(html: str) -> None:
        shown.append(html)
        set_html(html)

    view.setHtml = note_html
    rows = window.panes.list
    count = rows.model().rowCount()
    ours, floors = [], []
    for row in random.Random(SEED).sample(range(count), min(ARTICLES, count)):
        if row == rows.current_row():
            continue
        ours.append(_painted_after(lambda row=row: rows.select_row(row), view, _shows(window, row)))
        floors.append(
            _painted_after(lambda: bare.setHtml(shown[-1]), bare.viewport(), lambda: True)
        )
    window.close()
    bare.close()
    app.processEvents()
    return {"ours": ours, "floors": floors}


def _shows(window: QMainWindow, row: int) -> Callable[[], bool]:
    """Whether the article of a row is the one that is now painted, with its title at the top."""
    from reader.article_header import one_line

    view = window.panes.view.browser
    id_ = window.panes.list.model().hits.ids[row]
    title = one_line(window.current.library.headlines([id_])[0].title)

    def shows() -> bool:
        return view.document().findBlockByNumber(1).text() == title

    return shows


def _painted_after(call: Callable[[], None], view: QWidget, ready: Callable[[], bool]) -> float:
    """Milliseconds from the call until the widget has painted what is waited for."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QTextBrowser

    from tests.benchmarks.first_paint import FirstPaint

    loop = QEventLoop()
    painted: list[float] = []

    def done() -> None:
        painted.append(time.perf_counter())
        loop.quit()

    watched = view.viewport() if isinstance(view, QTextBrowser) else view
    paint = FirstPaint(watched, ready, done)
    started = time.perf_counter()
    call()
    loop.exec()
    del paint
    return 1000 * (painted[0] - started)


def wait_for_rest(window: QMainWindow) -> None:
    """Until nothing is on its way any more, by several looks."""
    from PySide6.QtCore import QEventLoop, QTimer

    from tests.benchmarks.first_paint import STABLE

    loop = QEventLoop()
    timer = QTimer()
    looks = 0

    def look() -> None:
        nonlocal looks
        looks = looks + 1 if window.at_rest() else 0
        if looks >= STABLE:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(200)
    loop.exec()
    timer.stop()


def main(arguments: list[str]) -> None:
    """FOLDER measures; --window FOLDER DATA is the process that is measured."""
    if arguments[0] == "--window":
        sys.stdout.write(json.dumps(select_and_time(*arguments[1:])) + "\n")
        return
    folder = os.path.abspath(arguments[0])
    with tempfile.TemporaryDirectory() as data:
        index(folder, data)
        measure(folder, data)


if __name__ == "__main__":
    main(sys.argv[1:])
