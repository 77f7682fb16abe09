"""A window is used for long: its memory and the references to None must not grow.

    QT_QPA_PLATFORM=offscreen PYTHONPATH=. .venv/bin/python -P -m tests.stress.soak [EVENTS] [SEED]

Keys and the mouse walk the list, scroll, star, undo, search, filter and change the order. What is
measured after a tenth of it is compared with what is measured at the end.
"""

from __future__ import annotations

import gc
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.app import open_window
from reader.main_window import MainWindow
from tests.conftest import write
from tests.stress.restless import Folder, say

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLES = 400
ROUND = 500
"""Events between two moments of rest."""
PATIENCE = 60
ACTIONS = ("toggleFavourite", "toggleRead", "undo", "unreadOnly", "zoomIn", "zoomOut")


class Weight(NamedTuple):
    """What a window weighs."""

    kilobytes: int
    nones: int
    objects: int


def weigh() -> Weight:
    """Memory that is resident, references to None, objects that Python looks after."""
    gc.collect()
    with open("/proc/self/status", encoding="ascii") as source:
        (line,) = [line for line in source if line.startswith("VmRSS")]
    return Weight(int(line.split()[1]), sys.getrefcount(None), len(gc.get_objects()))


def rest(app: QApplication, window: MainWindow) -> None:
    """Waits until nothing is on its way."""
    end = time.monotonic() + PATIENCE
    rested = 0
    while rested < 3:
        app.processEvents()
        rested = rested + 1 if window.at_rest() else 0
        time.sleep(0.002)
        assert time.monotonic() < end, "it never comes to rest"


def events(window: MainWindow, chance: random.Random) -> Callable[[], None]:
    """Something that a reader does, another each time."""
    rows, view = window.panes.list, window.panes.view

    def move() -> None:
        keys = [Qt.Key.Key_Down] * 5 + [Qt.Key.Key_Up] * 3
        keys += [Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End]
        QTest.keyClick(rows, chance.choice(keys))

    def point() -> None:
        spot = QPoint(chance.randrange(rows.width()), chance.randrange(rows.height()))
        QTest.mouseMove(rows.viewport(), spot)

    def scroll() -> None:
        place = view.browser.viewport()
        turn = QPoint(0, chance.choice([-120, 120]))
        event = QWheelEvent(
            QPointF(20, 20), QPointF(20, 20), QPoint(), turn, Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(place, event)

    def act() -> None:
        action = window.actions_by_name[chance.choice(ACTIONS)]
        if action.isEnabled():
            action.trigger()

    def search() -> None:
        window.top_bar.search_box.setText(chance.choice(["", "", "harbour", "灯塔", "lamp -小船"]))

    def do() -> None:
        weights = [70, 12, 10, 6, 2]
        chance.choices([move, point, scroll, act, search], weights)[0]()

    return do


def run(count: int, seed: int, below: str) -> tuple[Weight, Weight]:
    """What the window weighs after a tenth of so many events, and after all."""
    folder = Folder(Path(below) / "news", seed)
    write(folder.root, {})
    for _ in range(ARTICLES):
        folder.add()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    window = open_window(folder.root, Path(below) / "data")
    assert isinstance(window, MainWindow)
    window.show()
    rest(app, window)
    do = events(window, random.Random(seed))
    first = weigh()
    for number in range(1, count + 1):
        do()
        app.processEvents()
        if number % ROUND == 0:
            rest(app, window)
        if number == count // 10:
            first = weigh()
    rest(app, window)
    last = weigh()
    window.close()
    window.deleteLater()
    app.processEvents()
    return first, last


def main(arguments: list[str]) -> None:
    """Runs it and says what came out."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    count, seed = [*map(int, arguments), *[200_000, 1][len(arguments) :]]
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as below:
        first, last = run(count, seed, below)
    say(
        f"{count} events in {time.monotonic() - begun:.0f} s, after a tenth and at the end: "
        f"{first.kilobytes // 1000} and {last.kilobytes // 1000} MB, "
        f"{first.nones} and {last.nones} references to None, "
        f"{first.objects} and {last.objects} objects"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
