"""A warm start until the list is painted, and memory, beside an empty window of three widgets."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile

from tests.benchmarks.figures import Row, at_most, run_module, say
from tests.benchmarks.full_index import index

STARTS = 15
REST_STARTS = 3
_PAINT = "tests.benchmarks.first_paint"


def measure(folder: str, data: str) -> list[Row]:
    """Starts both by turns; `data` holds the index of `folder`."""
    rows = [start(folder, data)]
    if os.path.exists("/proc/self/smaps_rollup"):
        rows += memory(folder, data)
    for row in rows:
        say(row)
    return rows


def start(folder: str, data: str, program: str = _PAINT, target: float = 1.4) -> Row:
    """Until the list is painted; `program` is the module that starts the window."""
    ours: list[float] = []
    floors: list[float] = []
    for _ in range(STARTS + 1):
        empty = run_module(_PAINT, "empty")
        floors.append(1000 * (empty["painted"] - empty["started"]))
        window = run_module(program, "window", folder, data)
        ours.append(1000 * (window["painted"] - window["started"]))
    # The first of each fills the page cache.
    return at_most(
        "warm start to painted list",
        statistics.median(ours[1:]),
        statistics.median(floors[1:]),
        target,
        "ms",
        " (empty window)",
    )


def memory(folder: str, data: str, program: str = _PAINT, most: float = 1.6) -> list[Row]:
    """Once nothing is on its way any more."""
    ours, floors = [], []
    for _ in range(REST_STARTS):
        floors.append(run_module(_PAINT, "empty", "--rest"))
        ours.append(run_module(program, "window", folder, data, "--rest"))
    rows = []
    for kind, words, target in (
        ("pss", "memory at rest, PSS", most),
        ("rss", "memory at rest, RSS", None),
        ("uss", "memory at rest, USS (its own pages)", None),
    ):
        own = statistics.median(one[kind] for one in ours)
        empty = statistics.median(one[kind] for one in floors)
        rows.append(at_most(words, own, empty, target, "MB", " (empty window)"))
    return rows


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as fresh:
        index(os.path.abspath(sys.argv[1]), fresh)
        measure(os.path.abspath(sys.argv[1]), fresh)
