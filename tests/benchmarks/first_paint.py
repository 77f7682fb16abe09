"""Runs in a process of its own: a window until it has painted, and the memory it takes at rest.

`window FOLDER DATA` starts the program itself and waits for the first headlines in the list;
`empty` shows the same three widgets with nothing in them. A word `--rest` more, and it goes on
until nothing is on its way. The last line is JSON.
"""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QTableView,
    QTextBrowser,
    QTreeView,
    QWidget,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_PAINTED = QEvent.Type(QEvent.registerEventType())
STABLE = 5
"""Looks, a fifth of a second apart, in which a window must have been at rest."""


class FirstPaint(QObject):
    """Calls `done` right after the first paint of a widget for which `ready` holds."""

    def __init__(
        self, watched: QWidget, ready: Callable[[], bool], done: Callable[[], None]
    ) -> None:
        super().__init__()
        self._watched = watched
        self._ready = ready
        self._done = done
        self._waiting = True
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        # This comes before the paint; what is posted now, with priority, right after it.
        if self._waiting and event.type() == QEvent.Type.Paint and self._ready():
            self._waiting = False
            self._watched.removeEventFilter(self)
            first = Qt.EventPriority.HighEventPriority.value
            QCoreApplication.postEvent(self, QEvent(_PAINTED), first)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == _PAINTED:
            self._done()
            return True
        return super().event(event)


class Measurement:
    """Watches a window from its first paint to its end."""

    def __init__(self, window: QMainWindow, rest: bool) -> None:
        self._window = window
        self._rest = rest
        self._said: dict[str, float] = {}
        self._looks = 0
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._look)

    def painted(self) -> None:
        """Notes the time, and ends or goes on to the window's rest."""
        self._said["painted"] = time.time()
        if self._rest:
            self._timer.start(200)
        else:
            self._end()

    def _look(self) -> None:
        at_rest = getattr(self._window, "at_rest", lambda: True)
        self._looks = self._looks + 1 if at_rest() else 0
        if self._looks >= STABLE:
            self._said |= memory()
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._window.close()
        QCoreApplication.exit(0)
        sys.stdout.write(json.dumps(self._said) + "\n")


def memory() -> dict[str, float]:
    """Megabytes of this process, as Linux counts them: all, its share, its own."""
    sizes: dict[str, int] = {}
    with open("/proc/self/smaps_rollup", encoding="ascii") as lines:
        for line in lines:
            name, _, rest = line.partition(":")
            if rest.endswith(" kB\n"):
                sizes[name] = int(rest.split()[0])
    own = sizes["Private_Clean"] + sizes["Private_Dirty"]
    return {"rss": sizes["Rss"] / 1024, "pss": sizes["Pss"] / 1024, "uss": own / 1024}


def run_program(folder: str, data: str, *, rest: bool) -> None:
    """The program as its command starts it, watched once its loop begins."""
    from reader.__main__ import main

    start_loop = QApplication.exec
    kept: list[FirstPaint] = []

    def watch_and_start() -> int:
        window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow))
        rows = window.findChild(QTableView, "articleList")
        measurement = Measurement(window, rest)
        kept.append(FirstPaint(rows.viewport(), lambda: _has_rows(rows), measurement.painted))
        return start_loop()

    QApplication.exec = staticmethod(watch_and_start)
    main([folder, "--data", data])


def _has_rows(rows: QTableView) -> bool:
    """Whether every row in sight has its headline: it is spoken only once it is there."""
    model = rows.model()
    if not model.rowCount():
        return False
    last = min(model.rowCount(), rows.viewport().height() // rows.rowHeight(0)) - 1
    return all(model.data(model.index(row, 0), Qt.ItemDataRole.DisplayRole) for row in (0, last))


def run_empty(*, rest: bool) -> None:
    """A window of the same size with the same three widgets."""
    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    panes = QSplitter(window)
    rows = QTableView()
    for pane in (QTreeView(), rows, QTextBrowser()):
        panes.addWidget(pane)
    window.setCentralWidget(panes)
    window.resize(1440, 900)
    kept = FirstPaint(rows.viewport(), lambda: True, Measurement(window, rest).painted)
    window.show()
    app.exec()
    del kept


if __name__ == "__main__":
    at_rest = "--rest" in sys.argv
    given = [word for word in sys.argv[1:] if word != "--rest"]
    if given[0] == "empty":
        run_empty(rest=at_rest)
    else:
        run_program(*given[1:], rest=at_rest)
