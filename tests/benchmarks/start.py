"""A warm start to the painted list, and the memory of the window, against an empty window."""

from __future__ import annotations

import json
import tempfile
from typing import TYPE_CHECKING

from library import Library, Places
from tests.benchmarks.measure import Row, median, python

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RUNS = 9
_SAY = """
import json, time
def say(app, done):
    def memory():
        for line in open("/proc/self/smaps_rollup"):
            if line.startswith("Pss:"):
                return int(line.split()[1])
    from PySide6.QtCore import QTimer
    def settle():
        print(json.dumps([done, memory()]))
        app.exit()
    QTimer.singleShot(700, settle)
"""
EMPTY = (
    _SAY
    + """
from PySide6.QtWidgets import (QApplication, QMainWindow, QSplitter, QTableView, QTextBrowser,
                               QTreeView)
from PySide6.QtCore import QEvent, QObject
app = QApplication([])
window, splitter = QMainWindow(), QSplitter()
table = QTableView()
for part in (QTreeView(), table, QTextBrowser()):
    splitter.addWidget(part)
window.setCentralWidget(splitter)
window.resize(1440, 900)
class Watch(QObject):
    seen = False
    def eventFilter(self, _, event):
        if event.type() == QEvent.Type.Paint and not self.seen:
            self.seen = True
            from PySide6.QtCore import QTimer
            QTimer.singleShot(0, lambda: say(app, time.time()))
        return False
watch = Watch()
table.viewport().installEventFilter(watch)
window.show()
app.exec()
"""
)
OURS = (
    _SAY
    + """
import pathlib, sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from PySide6.QtCore import QEvent, QObject
from reader.app import open_window
from reader.headline_model import HEADLINE
window = open_window(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
rows = window.panes.list
class Watch(QObject):
    seen = False
    def eventFilter(self, _, event):
        if event.type() == QEvent.Type.Paint and not self.seen and rows.model().rowCount() \\
                and rows.model().index(0, 0).data(HEADLINE):
            self.seen = True
            from PySide6.QtCore import QTimer
            QTimer.singleShot(0, lambda: say(app, time.time()))
        return False
watch = Watch()
rows.viewport().installEventFilter(watch)
window.show()
app.exec()
window.close()
"""
)


def rows(folder: Path) -> Iterator[Row]:
    """Time and memory."""
    with tempfile.TemporaryDirectory() as scratch:
        library = Library.open(folder, Places.below(scratch))
        library.refresh()
        library.close()
        times: dict[str, list[float]] = {"ours": [], "floor": []}
        memory: dict[str, list[float]] = {"ours": [], "floor": []}
        for _ in range(RUNS):
            for name, code in (("floor", EMPTY), ("ours", OURS)):
                started, said = python(code, folder, scratch)
                done, kilobytes = json.loads(said)
                times[name].append(done - started)
                memory[name].append(kilobytes / 1024)
    ours, floor = median(times["ours"]), median(times["floor"])
    yield Row("warm start to painted list", f"{ours * 1000:.0f} ms",
              f"{floor * 1000:.0f} ms empty window", f"{ours / floor:.2f}", "≤ 1.6",
              ours / floor <= 1.6)  # fmt: skip
    ours, floor = median(memory["ours"]), median(memory["floor"])
    yield Row("memory of the window's process (PSS)", f"{ours:.0f} MB",
              f"{floor:.0f} MB empty window", f"{ours / floor:.2f}", "≤ 2",
              ours / floor <= 2)  # fmt: skip
