"""Runs every measurement on one folder and writes the table in RESULTS.md.

    PYTHONPATH=. python -P -m tests.benchmarks FOLDER [--data DIR]

DIR, which must be empty or missing, keeps the index afterwards.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from datetime import datetime
from typing import TYPE_CHECKING

import apsw
from PySide6.QtCore import qVersion

from library import Library, Places, Query
from tests.benchmarks import (
    check,
    full_index,
    parsing,
    search,
    select_article,
    unknown_folder,
    warm_start,
)
from tests.benchmarks.figures import HEAD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.figures import Row

RESULTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "RESULTS.md")
MEASURED = (full_index, unknown_folder, warm_start, check, search, select_article, parsing)
START, END = "<!-- table -->", "<!-- end of table -->"


def main() -> None:
    """Measures a folder given on the command line."""
    parser = argparse.ArgumentParser("tests.benchmarks", description="Measure Broadsheet.")
    parser.add_argument("folder", help="a library, best of 100,000 articles")
    parser.add_argument("--data", help="an empty folder that keeps the index afterwards")
    options = parser.parse_args()
    folder = os.path.abspath(options.folder)
    with tempfile.TemporaryDirectory() as fresh:
        data = os.path.abspath(options.data or fresh)
        sys.stdout.write(HEAD + "\n")
        rows = [row for measured in MEASURED for row in measured.measure(folder, data)]
        write(rows, _circumstances(folder, data))


def _circumstances(folder: str, data: str) -> str:
    library = Library.open(folder, Places.below(data))
    articles = len(library.find(Query()).ids)
    library.close()
    size = sum(
        os.stat(os.path.join(path, name)).st_size
        for path, _, names in os.walk(folder)
        for name in names
    )
    versions = (
        f"Python {platform.python_version()}, Qt {qVersion()}, SQLite {apsw.sqlite_lib_version()}"
    )
    return (
        f"{datetime.now().astimezone():%Y-%m-%d}, {articles:,} articles of "
        f"{size / 1e6:.0f} MB together, {os.cpu_count()} cores ({platform.machine()}), "
        f"{platform.system()}, {versions}."
    )


def write(rows: Sequence[Row], circumstances: str) -> None:
    """Puts the rows in place of the last ones; what stands around the table stays."""
    with open(RESULTS, encoding="utf-8") as file:
        before, _, rest = file.read().partition(START)
    after = rest.partition(END)[2]
    table = "\n".join([HEAD, *(row.line() for row in rows)])
    with open(RESULTS, "w", encoding="utf-8") as file:
        file.write(f"{before}{START}\n{circumstances}\n\n{table}\n{END}{after}")


if __name__ == "__main__":
    main()
