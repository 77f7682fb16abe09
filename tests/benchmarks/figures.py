"""What a measurement comes to: a row of the table, and how to start a process to be measured."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

# A start is warm only once Python has its bytecode, which some environments forbid it to write.
_BYTECODE = tempfile.TemporaryDirectory()

SEED = 7
"""What is picked by chance is the same in every run."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `met` is None where there is no target."""

    what: str
    ours: str
    floor: str
    ratio: str
    target: str
    met: bool | None

    def line(self) -> str:
        """The row in Markdown."""
        met = "–" if self.met is None else "yes" if self.met else "**no**"
        cells = (self.what, self.ours, self.floor, self.ratio, self.target, met)
        return "| " + " | ".join(cells) + " |"


HEAD = "| what | ours | floor | ratio | target | met |\n|---|---|---|---|---|---|"


def times(ratio: float) -> str:
    """A ratio as it stands in the table; one far below 1 as a part."""
    return f"1/{1 / ratio:.0f}" if 0 < ratio < 0.2 else f"{ratio:.2f} ×"


def at_most(
    what: str, ours: float, floor: float, target: float | None, unit: str, note: str = ""
) -> Row:
    """A row whose target is a ratio to the floor. `note` follows the floor."""
    digits = 1 if unit in ("ms", "s") else 0
    ratio = ours / floor
    return Row(
        what,
        f"{ours:.{digits}f} {unit}",
        f"{floor:.{digits}f} {unit}{note}",
        times(ratio),
        f"≤ {times(target)}" if target else "–",
        ratio <= target if target else None,
    )


def percentile(values: Sequence[float], part: int) -> float:
    """The value that `part` percent of the values do not exceed."""
    return statistics.quantiles(values, n=100, method="inclusive")[part - 1]


def run_module(module: str, *arguments: str) -> dict[str, Any]:
    """Runs a module of ours in a fresh process; what it says on its last line, in JSON.

    Adds `started`, the time when the process was started, in seconds since 1970.
    """
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    environment = {
        **os.environ,
        "PYTHONPATH": root,
        "PYTHONPYCACHEPREFIX": _BYTECODE.name,
        "QT_QPA_PLATFORM": "offscreen",
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.time()
    done = subprocess.run(
        [sys.executable, "-P", "-m", module, *arguments],
        stdout=subprocess.PIPE,
        env=environment,
        check=True,
    )
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {**said, "started": started}


def say(row: Row) -> None:
    """Prints a row as soon as it is known."""
    sys.stdout.write(row.line() + "\n")
    sys.stdout.flush()
