"""The log below the data folder; what nobody foresaw stands in it, and is told in a sentence.

A crash of the process itself leaves where it happened in a file that the next start reads.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import re
import sys
import threading
import traceback
from collections import deque
from contextlib import suppress
from datetime import datetime
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

log = logging.getLogger(__name__)
LARGEST = 256_000
"""Bytes of a file; then the next is begun."""
KEPT = 3
"""Files before the present one."""
REMEMBERED = 20
"""Warnings and errors that a report lists."""
TOLD = 10
"""Times that one place in the program may fail before it is only counted: what fails as it paints
fails at every frame."""
_ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_FRAME = re.compile(r'File "(.+)", line (\d+) in (\S+)')


class Failure(NamedTuple):
    """A warning or an error without what it was about: no path, no word of an article."""

    when: str
    level: str
    what: str
    """The part of the program, its message without values, the error's type, and where."""


class Log(QObject):
    """Writes what the program's parts log, from now until `stop`."""

    unforeseen = Signal(object)
    """A kind of error that was not told before; always on the UI thread."""
    _raised = Signal(object)

    def __init__(self, folder: str) -> None:
        super().__init__()
        self.file = os.path.join(folder, "broadsheet.log")
        self.crash: tuple[str, ...] = ()
        """Where the run before this one broke, if it did."""
        self._failures: deque[Failure] = deque(maxlen=REMEMBERED)
        self._told: dict[str, int] = {}
        self._raised.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        logging.raiseExceptions = False  # a full disk: the log goes without, and nobody else cares
        self._handler = self._make_handler(folder)
        self._handler.addFilter(self._note)
        root = logging.getLogger()
        root.addHandler(self._handler)
        root.setLevel(logging.INFO)
        self._crash_file = self._watch_for_crash(os.path.join(folder, "crash.txt"))
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._failed
        threading.excepthook = lambda args: self._failed(
            args.exc_type, args.exc_value, args.exc_traceback
        )
        sys.unraisablehook = lambda args: self._failed(
            args.exc_type, args.exc_value, args.exc_traceback
        )

    def stop(self) -> None:
        """Writes no more; what Python does with errors is as it was."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        logging.getLogger().removeHandler(self._handler)
        self._handler.close()
        if self._crash_file is not None:
            faulthandler.disable()
            os.close(self._crash_file)

    def failures(self) -> list[Failure]:
        """The last warnings and errors, oldest first."""
        return list(self._failures)

    def _make_handler(self, folder: str) -> logging.Handler:
        # Who opens a library hears that nothing can be kept; it need not be said here.
        with suppress(OSError):
            os.makedirs(folder, exist_ok=True)
        handler = RotatingFileHandler(
            self.file, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8",
            errors="backslashreplace", delay=True,
        )  # fmt: skip
        form = "%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"
        handler.setFormatter(logging.Formatter(form))
        return handler

    def _note(self, record: logging.LogRecord) -> bool:
        """Remembers a record on its way into the file, without its values."""
        if record.levelno >= logging.WARNING:
            when = datetime.fromtimestamp(record.created).astimezone().isoformat(" ", "seconds")
            what = f"{record.name}: {record.msg if record.args else _outline(record.msg)}"
            if record.exc_info and record.exc_info[0]:
                kind, _, trace = record.exc_info
                what += f" {kind.__name__} at {' < '.join(_places(trace))}"
            self._failures.append(Failure(when, record.levelname, what))
        return True

    def _failed(
        self,
        kind: type[BaseException],
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        where = f"{kind.__name__} {next(iter(_places(trace)), '')}"
        count = self._told[where] = self._told.get(where, 0) + 1
        if count > TOLD:
            return
        info = (kind, error or kind(), trace)
        log.error("an error that nobody foresaw", exc_info=info)
        if count == 1:
            self._raised.emit(kind)

    def _tell(self, kind: object) -> None:
        self.unforeseen.emit(kind)

    def _watch_for_crash(self, name: str) -> int | None:
        if sys.platform == "win32":
            return None  # where what Qt itself catches would be taken for a crash
        try:
            if os.path.exists(name) and os.path.getsize(name):
                with open(name, encoding="utf-8", errors="replace") as file:
                    found = file.read(LARGEST)
                of_thread = found.partition("Current thread")[2].partition("\n\n")[0]
                frames = _FRAME.findall(of_thread or found)
                self.crash = (found.partition("\n")[0], *(_shown(*one) for one in frames))
                os.replace(name, name + ".old")
            file_of_next = os.open(name, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        except OSError as error:
            log.warning("a crash could not be written down: %s", error)
            return None
        faulthandler.enable(file_of_next)
        return file_of_next


def _outline(message: object) -> str:
    """A message that was logged as it is: one of ours, or of a package, which may name a path."""
    return message if isinstance(message, str) and not re.search(r"[/\\]", message) else "…"


def _places(trace: TracebackType | None) -> Sequence[str]:
    """Where in the program an error came from, the innermost first."""
    frames = traceback.extract_tb(trace)
    return [_shown(one.filename, one.lineno, one.name) for one in reversed(frames)][:6]


def _shown(file: str, line: object, function: str) -> str:
    inside = file.startswith(_ROOT + os.sep) and "site-packages" not in file
    name = os.path.relpath(file, _ROOT) if inside else os.path.basename(file)
    return f"{name}:{line} {function}"
