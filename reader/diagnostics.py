"""What a person can send along with a report: versions, numbers, times, the last errors.

No word of an article and no path stands in it, only the library's name. It is in English whatever
the language of the window: it is written for those who mend the program.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, qVersion
from PySide6.QtGui import QGuiApplication

from reader import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from library import Library
    from reader.log import Log
    from reader.main_window import MainWindow
    from reader.times import Times
    from reader.worker import Worker

_PACKAGES = (
    "PySide6-Essentials", "apsw", "nh3", "PyYAML", "python-frontmatter", "pyromark", "watchfiles",
)  # fmt: skip


class Diagnostics(QObject):
    """Gathers it and puts it on the clipboard."""

    def __init__(self, window: MainWindow, worker: Worker, times: Times, log: Log | None) -> None:
        super().__init__(window)
        self._window = window
        self._worker = worker
        self._times = times
        self._log = log
        self._listen(window)
        window.refurnished.connect(self._listen)
        if log is not None:
            log.unforeseen.connect(self._unforeseen)

    def _listen(self, window: MainWindow) -> None:
        window.actions_by_name["copyDiagnostics"].triggered.connect(self._copy)

    def _unforeseen(self, _: object) -> None:
        self._window.say(
            self.tr(
                "Something went wrong that Broadsheet did not foresee. What you marked is kept. "
                "Copy Diagnostics in the Help menu gathers what a report needs."
            )
        )

    def _copy(self, _checked: bool) -> None:
        current = self._window.current
        library = current.library if current else None
        shown = [*self._of_program(), *self._of_window()]
        counted = [] if current is None else [_numbers(current.counts._asdict())]

        def ask() -> list[str]:
            return [] if library is None else [*_of_library(library), *counted]

        self._worker.run("diagnostics", ask, lambda held: self._put(shown, held), self._window.say)

    def _put(self, shown: list[str], held: list[str]) -> None:
        lines = [*shown, *(held or ["no library is open"]), *self._of_calls(), *self._of_errors()]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
        self._window.say(
            self.tr(
                "Copied: versions, numbers, times and the last errors. No article and no path is "
                "in it. Paste it into your report."
            )
        )

    def _of_program(self) -> list[str]:
        import platform

        packages = (f"{name} {_version(name)}" for name in _PACKAGES)
        return [
            f"Broadsheet {__version__}",
            f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
            ", ".join(packages),
        ]

    def _of_window(self) -> list[str]:
        screen = self._window.screen()
        width, height = self._window.width(), self._window.height()
        size, scale = screen.size(), screen.devicePixelRatio()
        return [
            f"{QGuiApplication.platformName()}, {QLocale().name()}",
            f"screen {size.width()}x{size.height()} at {scale:g}, window {width}x{height}",
            "settings: " + _numbers(self._window.settings.values()),
            *_memory(),
        ]

    def _of_calls(self) -> list[str]:
        lines = ["calls: number, mean and worst in ms"]
        for kind, (count, total, worst) in self._times.all():
            lines.append(f"  {kind}: {count}, {total / count * 1000:.1f}, {worst * 1000:.1f}")
        return lines

    def _of_errors(self) -> list[str]:
        if self._log is None:
            return []
        failures = [f"  {when} {level} {what}" for when, level, what in self._log.failures()]
        lines = ["last errors:", *(failures or ["  none"])]
        if self._log.crash:
            lines += ["the last run crashed:", *(f"  {line}" for line in self._log.crash)]
        return lines


def _of_library(library: Library) -> list[str]:
    """Blocks. Raises LibraryError."""
    kinds = Counter(problem.kind for problem in library.problems())
    return [
        f"library “{library.name}”, rules of {library.dialect}",
        f"index {library.index_size() / 1e6:.1f} MB",
        "problems: " + (_numbers(dict(sorted(kinds.items()))) or "none"),
    ]


def _numbers(values: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in values.items())


def _version(package: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(package)
    except PackageNotFoundError:
        return "?"


def _memory() -> list[str]:
    if sys.platform == "win32":
        return []
    import resource

    # Kilobytes, but bytes on macOS.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return [f"memory at its highest: {peak:.0f} MB"]
