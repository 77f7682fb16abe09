"""The window on a million articles: what a reader does, until it is painted.

    PYTHONPATH=. python -P -m tests.benchmarks.at_scale [ARTICLES | FOLDER DATA]

builds the index of so many articles that have no files below the temporary folder (two minutes for
a million), measures, removes it. Or FOLDER has files and DATA holds its index: then ripgrep has its
turn beside the search as well.
"""

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

from library import Library, Query, Report
from tests.benchmarks import search
from tests.benchmarks.figures import HEAD, SEED, Row, percentile, run_module, say
from tests.benchmarks.first_paint import run_program
from tests.benchmarks.million import build
from tests.benchmarks.warm_start import memory, start

if TYPE_CHECKING:
    from collections.abc import Callable

    from library import Order
    from reader.main_window import MainWindow

_MODULE = "tests.benchmarks.at_scale"
ROUNDS = 10
JUMPS = 200
FRAME = 1000 / 60
TYPED = 25
"""Words of four characters that are typed key by key."""
TYPING = "typing four characters, key to painted rows"
PARTS = (20, 4)
GREP_EVERY = 57
"""As in `search`, where ripgrep reads a million files each time."""
ASKED = "newest 100 of frequent words, and of rare ones"


def measure(folder: str, data: str) -> list[Row]:
    """In a process of its own each; `data` holds the index of `folder`."""
    rows = [start(folder, data, _MODULE, 1.8), *memory(folder, data, _MODULE, 2.5)]
    said = run_module(_MODULE, "do", folder, data)
    for what, demand in (
        ("scroll by random jumps", FRAME),
        ("switch category", 100.0),
        ("unread only, on and off", 100.0),
        ("sort by title, source, oldest, newest", 100.0),
        ("search, a word of half of all articles", 100.0),
        ("search, a rare word", 100.0),
        (TYPING, 100.0),
        ("count of all hits", 200.0),
        ("search, 100 most relevant", 300.0),
    ):
        times = said[what]
        middle, late = statistics.median(times), percentile(times, 95)
        rows.append(
            Row(what, f"{middle:.1f} ms (95 %: {late:.1f})", "–", "–", f"{demand:.0f} ms",
                (middle if demand == FRAME else late) <= demand)
        )  # fmt: skip
    frequent, rare = (statistics.median(times) for times in said[ASKED])
    rows.append(
        Row("newest 100 of a word of half of all articles", f"{frequent:.2f} ms",
            f"{rare:.2f} ms (a rare word)", f"{frequent / rare:.2f} ×", "≤ 2 ×",
            frequent <= 2 * rare)
    )  # fmt: skip
    for what in ("mark all read", "undo it"):
        painted, durable, counted, stall = said[what]
        rows += [
            Row(f"{what}: painted", f"{1000 * painted:.0f} ms", "–", "–", "150 ms",
                painted <= 0.15),
            Row(f"{what}: durable", f"{durable:.2f} s", "–", "–", "2 s", durable <= 2),
            Row(f"{what}: counted", f"{counted:.1f} s", "–", "–", "–", True),
            Row(f"{what}: longest stall", f"{1000 * stall:.0f} ms", "–", "–", "50 ms",
                stall <= 0.05),
        ]  # fmt: skip
    return rows


def in_window(folder: str, data: str) -> dict[str, object]:
    """Milliseconds of everything a reader does; seconds of what is done to all articles."""
    from PySide6.QtWidgets import QApplication

    from reader.app import open_window

    app = QApplication(sys.argv[:1])
    window = open_window(Path(folder), Path(data))
    window.show()
    _until(window.at_rest)
    rows, tree = window.panes.list, window.panes.tree
    chance = random.Random(SEED)
    count = rows.model().rowCount()
    said: dict[str, object] = {
        "scroll by random jumps": [
            _timed(lambda: rows.verticalScrollBar().setValue(chance.randrange(count)),
                   lambda: _painted(window))
            for _ in range(JUMPS)
        ]
    }  # fmt: skip
    places = [Query(category=(f"Area {at % 12}",)) for at in range(ROUNDS)]
    places += [Query(category=(f"Area {at % 12}", f"Source {at}")) for at in range(ROUNDS)]
    said["switch category"] = [
        _timed(lambda place=place: tree.choose(place), lambda: _answered(window))
        for place in [*places, Query(), Query(shelf="unread"), Query(shelf="today"), Query()]
    ]
    said["unread only, on and off"] = [
        _timed(window.actions_by_name["unreadOnly"].trigger, lambda: _answered(window))
        for _ in range(ROUNDS)
    ]
    said["sort by title, source, oldest, newest"] = [
        _timed(lambda order=order: window.panes.header.order_changed.emit(order),
               lambda: _answered(window))
        for _ in range(ROUNDS // 2) for order in ("title", "source", "oldest", "newest")
    ]  # fmt: skip
    frequent, rare = _words()
    for what, words in (
        ("search, a word of half of all articles", frequent),
        ("search, a rare word", rare),
    ):
        said[what] = [
            _timed(lambda word=word: window.top_bar.search_box.setText(word),
                   lambda: _answered(window))
            for word in words
        ]  # fmt: skip
    said[TYPING] = _type(window)
    library = window.current.library
    said[ASKED] = [[_asked(library, word) for word in words] for words in (frequent, rare)]
    every = [
        *frequent,
        *rare,
        *(f"{one} {other}" for one, other in zip(frequent, rare, strict=True)),
    ]
    said["count of all hits"] = [
        _timed(lambda word=word: library.count(Query(word)), lambda: True) for word in every
    ]
    said["search, 100 most relevant"] = [_asked(library, word, "relevance") for word in every]
    window.top_bar.search_box.clear()
    _until(window.at_rest)
    said["mark all read"] = _mark_all(window, "markAllRead", read=True)
    said["undo it"] = _mark_all(window, "undo", read=False)
    window.close()
    app.processEvents()
    return said


def _type(window: MainWindow) -> list[float]:
    """Milliseconds from each key until its rows are painted, of words that grow to two: what is
    typed first is mostly frequent, the whole is mostly rare."""
    from tests.benchmarks.million import Archive

    chance, words = random.Random(SEED), Archive(1).words
    box, took = window.top_bar.search_box, []
    for _ in range(TYPED):
        word = chance.choice(words[:100]) + chance.choice(words[:1000])
        took += [
            _timed(lambda typed=word[:end]: box.setText(typed),
                   lambda: _answered(window) and _painted(window))
            for end in range(1, len(word) + 1)
        ]  # fmt: skip
        box.clear()
        _until(lambda: _answered(window))
    return took


def _asked(library: Library, words: str, order: Order = "newest") -> float:
    """Milliseconds of a first page with snippets, the second time."""

    def ask() -> None:
        hits = library.find(Query(words, order=order), 100)
        library.headlines(hits.ids, hits.marks)

    return [_timed(ask, lambda: True) for _ in range(2)][1]


def _mark_all(window: MainWindow, action: str, *, read: bool) -> list[float]:
    """Seconds until the first row is painted so, until the mark is on the disk, until all is
    counted; and the longest that the window did not answer meanwhile."""
    from reader.headline_model import HEADLINE

    library, model = window.current.library, window.panes.list.model()
    unread = 0 if read else window.current.counts.all
    before = library._state.counter()
    reached: list[float] = []
    steps: list[Callable[[], bool]] = [
        lambda: model.data(model.index(0, 0), HEADLINE).read is read,
        lambda: library._state.counter() > before,
        lambda: window.current.counts.unread == unread,
    ]
    last = started = time.perf_counter()
    stall = 0.0

    def done() -> bool:
        nonlocal last, stall
        now = time.perf_counter()
        last, stall = now, max(stall, now - last)
        while len(reached) < len(steps) and steps[len(reached)]():
            reached.append(time.perf_counter() - started)
        return len(reached) == len(steps)

    window.actions_by_name[action].trigger()
    _until(done)
    return [*reached, stall]


def _words() -> tuple[list[str], list[str]]:
    from tests.benchmarks.million import Archive

    words = Archive(1).words
    return words[:ROUNDS], words[-ROUNDS:]


def _painted(window: MainWindow) -> bool:
    """Whether every row in sight has its headline: it is spoken only once it is there."""
    from PySide6.QtCore import Qt

    rows = window.panes.list
    model, bottom = rows.model(), rows.viewport().height() - 1
    wanted = {rows.rowAt(0), rows.rowAt(bottom)} - {-1}  # where there are too few to fill it
    return all(model.data(model.index(row, 0), Qt.ItemDataRole.DisplayRole) for row in wanted)


def _answered(window: MainWindow) -> bool:
    """Whether the list holds what is asked for now, with its first page."""
    current = window.current
    return current.query == current._answered and not current._typing.isActive()


def _timed(act: Callable[[], object], done: Callable[[], bool]) -> float:
    started = time.perf_counter()
    act()
    _until(done)
    return 1000 * (time.perf_counter() - started)


def _until(done: Callable[[], bool]) -> None:
    from PySide6.QtTest import QTest

    while not done():
        QTest.qWait(1)  # not without a pause: the worker threads want the interpreter too


def main(arguments: list[str]) -> None:
    """ARTICLES or FOLDER and DATA measure; `window` or `do` before these is what is measured."""
    if arguments[:1] in (["window"], ["do"]):
        # Where the files are not there, looking for them would empty the list.
        Library.refresh = lambda *_, **__: Report()  # type: ignore[method-assign]
        Library.watch = lambda *_: None  # type: ignore[method-assign]
        if arguments[0] == "do":
            sys.stdout.write(json.dumps(in_window(*arguments[1:])) + "\n")
        else:
            run_program(*arguments[1:3], rest="--rest" in arguments)
        return
    sys.stdout.write(HEAD + "\n")
    if len(arguments) == 2:
        folder, data = map(os.path.abspath, arguments)
        for row in measure(folder, data):
            say(row)
        search.measure(folder, data, PARTS, GREP_EVERY)
        return
    with tempfile.TemporaryDirectory() as fresh:
        folder, data = os.path.join(fresh, "million"), os.path.join(fresh, "data")
        build(int(arguments[0]) if arguments else 1_000_000, folder, data)
        for row in measure(folder, data):
            say(row)


if __name__ == "__main__":
    main(sys.argv[1:])
