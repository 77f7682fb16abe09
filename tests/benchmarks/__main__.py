"""Runs the benchmarks on a folder and writes their table: `python -m tests.benchmarks FOLDER`."""

from __future__ import annotations

import argparse
import os
import platform
import sys
from datetime import date
from importlib import import_module
from pathlib import Path

import apsw
from PySide6.QtCore import qVersion

NAMES = ("full_index", "start", "search", "select_article")
RESULTS = Path(__file__).with_name("RESULTS.md")
_HEAD = """\
# Benchmarks

Run by hand, never by `./test`: they say how fast, not whether it works. Each line is a ratio to a
floor timed in the same run, because machines differ and are shared.

    .venv/bin/python -P -m tests.benchmarks FOLDER      (from the project's root, PYTHONPATH=.)

FOLDER holds 100,000 articles like those of the seed, made by a generator. Search needs `rg`.

"""


def main() -> int:
    """Prints each line as it is known; the table is kept where all were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", choices=NAMES, action="append")
    options = parser.parse_args()
    lines = []
    for name in options.only or NAMES:
        for row in import_module(f"tests.benchmarks.{name}").rows(options.folder.resolve()):
            lines.append(str(row))
            print(row, flush=True)  # noqa: T201
    if not options.only:
        RESULTS.write_text(_HEAD + _where() + _TITLES + "\n".join(lines) + "\n", encoding="utf-8")
    return 0


_TITLES = """
| what | ours | floor | ratio | demand | met |
|---|---|---|---|---|---|
"""


def _where() -> str:
    return (
        f"{date.today().isoformat()}, {os.cpu_count()} cores, Python {platform.python_version()}, "  # noqa: DTZ011
        f"Qt {qVersion()}, SQLite {apsw.sqlite_lib_version()}:\n"
    )


if __name__ == "__main__":
    sys.exit(main())
