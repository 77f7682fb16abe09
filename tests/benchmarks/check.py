"""A look at a library in which nothing has changed, beside `find` printing times and sizes."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

from library import Library, Places
from tests.benchmarks.figures import Row, at_most, say
from tests.benchmarks.full_index import index

ROUNDS = 5


def measure(folder: str, data: str) -> list[Row]:
    """Both by turns; `data` holds the index of `folder`. Only where there is GNU `find`."""
    if not sys.platform.startswith("linux"):
        return []
    ours: list[float] = []
    floors: list[float] = []
    library = Library.open(folder, Places.below(data))
    try:
        for _ in range(ROUNDS + 1):
            floors.append(_find(folder))
            started = time.perf_counter()
            report = library.refresh()
            ours.append(1000 * (time.perf_counter() - started))
            assert report is not None
            assert (report.added, report.changed, report.removed) == (0, 0, 0), report
    finally:
        library.close()
    # The first of each fills the page cache.
    row = at_most(
        "check, nothing changed", statistics.median(ours[1:]), statistics.median(floors[1:]), 2.5,
        "ms", " (`find -printf`)",
    )  # fmt: skip
    say(row)
    return [row]


def _find(folder: str) -> float:
    started = time.perf_counter()
    command = ["find", folder, "-printf", "%s %T@ %p\\n"]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as fresh:
        index(os.path.abspath(sys.argv[1]), fresh)
        measure(os.path.abspath(sys.argv[1]), fresh)
