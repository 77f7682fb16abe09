"""Values in a file: read once, at the start; written by a thread, because a disk may be slow."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from reader.worker import Worker

log = logging.getLogger(__name__)


class Store:
    """Words and bytes by key. QSettings alone would write in the loop of the window."""

    def __init__(self, file: str, worker: Worker) -> None:
        self._file = file
        self._worker = worker
        kept = QSettings(file, QSettings.Format.IniFormat)
        self._values = {key: kept.value(key) for key in kept.allKeys()}
        self._unwritten: dict[str, str | QByteArray] = {}
        self._gate = threading.Lock()

    def text(self, key: str, default: str = "") -> str:
        """A word; its default where the file holds none, or something else."""
        value = self._values.get(key)
        return value if isinstance(value, str) else default

    def bytes(self, key: str) -> QByteArray | None:
        """Bytes, where the file holds any."""
        value = self._values.get(key)
        return value if isinstance(value, QByteArray) else None

    def set(self, key: str, value: str | QByteArray) -> None:
        """Keeps a value; it will be written with others that wait by then."""
        self._values[key] = value
        with self._gate:
            self._unwritten[key] = value
        self._worker.run_in_order(self._write, lambda _: None)

    def _write(self) -> None:
        with self._gate:
            changed, self._unwritten = self._unwritten, {}
        if not changed:
            return
        file = QSettings(self._file, QSettings.Format.IniFormat)
        for key, value in changed.items():
            file.setValue(key, value)
        file.sync()
        if file.status() != QSettings.Status.NoError:
            log.warning("%s can't be written; check the permissions of its folder", self._file)
