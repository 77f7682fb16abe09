"""A window on a folder that was never indexed: its first rows, and how long it stalls meanwhile."""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.figures import Row, percentile, run_module, say

STARTS = 5
_MODULE = "tests.benchmarks.unknown_folder"
_PAINT = "tests.benchmarks.first_paint"
BEAT = 2
"""Milliseconds between two beats of the window's heart; what one is late by is a stall."""
MORE = 1000.0
"""Milliseconds that the first rows may take beyond an empty window."""
STALL, LONGEST_STALL = 20.0, 100.0


def measure(folder: str, _data: str) -> list[Row]:
    """In processes of their own, each with an index of its own."""
    rows = [_first_rows(folder), _stalls(folder)]
    for row in rows:
        say(row)
    return rows


def _first_rows(folder: str) -> Row:
    ours: list[float] = []
    floors: list[float] = []
    for _ in range(STARTS):
        empty = run_module(_PAINT, "empty")
        floors.append(1000 * (empty["painted"] - empty["started"]))
        with tempfile.TemporaryDirectory() as fresh:
            window = run_module(_PAINT, "window", folder, fresh)
        ours.append(1000 * (window["painted"] - window["started"]))
    mine, floor = statistics.median(ours), statistics.median(floors)
    return Row(
        "first rows of an unknown folder", f"{mine:.0f} ms", f"{floor:.0f} ms (empty window)",
        f"+ {mine - floor:.0f} ms", f"+ {MORE:.0f} ms", mine - floor <= MORE,
    )  # fmt: skip


def _stalls(folder: str) -> Row:
    with tempfile.TemporaryDirectory() as fresh:
        late: list[float] = run_module(_MODULE, "--window", folder, fresh)["late"]
    usual, longest = percentile(late, 99), max(late)
    return Row(
        "stalls of the window meanwhile, 99 %", f"{usual:.1f} ms (longest: {longest:.0f})", "–",
        "–", f"≤ {STALL:.0f} ms (≤ {LONGEST_STALL:.0f})",
        usual <= STALL and longest <= LONGEST_STALL,
    )  # fmt: skip


def stalls(folder: str, data: str) -> list[float]:
    """Milliseconds by which each beat of the event loop came late, until all is indexed."""
    from PySide6.QtCore import QElapsedTimer, Qt, QTimer
    from PySide6.QtWidgets import QApplication

    from reader.app import open_window
    from tests.benchmarks.select_article import wait_for_rest

    app = QApplication(sys.argv[:1])
    window = open_window(Path(folder), Path(data))
    window.show()
    late: list[float] = []
    clock, heart = QElapsedTimer(), QTimer()
    heart.setTimerType(Qt.TimerType.PreciseTimer)

    def beat() -> None:
        late.append(max(clock.nsecsElapsed() / 1e6 - BEAT, 0.0))
        clock.start()

    heart.timeout.connect(beat)
    clock.start()
    heart.start(BEAT)
    wait_for_rest(window)
    heart.stop()
    window.close()
    app.processEvents()
    return late


def main(arguments: list[str]) -> None:
    """FOLDER measures; --window FOLDER DATA is the process that is measured."""
    if arguments[0] == "--window":
        sys.stdout.write(json.dumps({"late": stalls(*arguments[1:])}) + "\n")
        return
    measure(os.path.abspath(arguments[0]), "")


if __name__ == "__main__":
    main(sys.argv[1:])
