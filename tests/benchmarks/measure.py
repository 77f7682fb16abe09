"""What every benchmark shares: a row of the table, and the process that it times."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Row:
    """One line of the table: what was timed, beside the floor timed in the same run."""

    what: str
    ours: str
    floor: str
    ratio: str
    demand: str
    met: bool

    def __str__(self) -> str:
        cells = (
            self.what,
            self.ours,
            self.floor,
            self.ratio,
            self.demand,
            "yes" if self.met else "no",
        )
        return f"| {' | '.join(cells)} |"


def median(values: list[float]) -> float:
    """The middle one."""
    return sorted(values)[len(values) // 2]


def percentile(values: list[float], share: float) -> float:
    """The value that `share` of all, 0 to 1, do not exceed."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def python(code: str, *arguments: object) -> tuple[float, str]:
    """Runs code in a fresh interpreter on the offscreen platform: (when it was started, output).

    The time is that of `time.time()`, so that the code can say when it was done.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    started = time.time()
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, *map(str, arguments)],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    return started, done.stdout
