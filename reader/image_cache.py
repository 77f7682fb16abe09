"""Fetched pictures on the disk: at most so many bytes, the longest unused go first."""

from __future__ import annotations

import logging
import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QByteArray, QCryptographicHash

if TYPE_CHECKING:
    from collections.abc import Iterator

log = logging.getLogger(__name__)
LIMIT = 500_000_000
"""Bytes."""
_KEPT = 0.8
"""Of the limit, once it was reached: else each new picture would look through the folder."""


class _Kept(NamedTuple):
    name: str
    size: int
    used: int


class ImageCache:
    """Calls block; any thread may make them. A cache that can't be written keeps nothing."""

    def __init__(self, folder: str, limit: int = LIMIT) -> None:
        self._folder = folder
        self.limit = limit
        self._size: int | None = None
        self._gate = threading.Lock()

    def get(self, address: str, most: int = -1) -> bytes | None:
        """The picture that was fetched from an address, or its beginning; None if none was."""
        name = self._name(address)
        try:
            with open(name, "rb") as file:
                data = file.read(most)
            os.utime(name)
        except OSError:
            return None
        return data

    def put(self, address: str, data: bytes) -> None:
        """Keeps a picture. A crash leaves the whole of it or nothing."""
        name = self._name(address)
        new = f"{name}.{threading.get_ident()}.new"
        try:
            os.makedirs(os.path.dirname(name), exist_ok=True)
            with open(new, "wb") as file:
                file.write(data)
            os.replace(new, name)
        except OSError as error:
            log.warning("the picture can't be kept in %s: %s", self._folder, error)
            with suppress(OSError):
                os.unlink(new)
            return
        with self._gate:
            self._make_room(len(data))

    def clear(self) -> None:
        """Forgets every picture."""
        with self._gate:
            for kept in self._all():
                with suppress(OSError):
                    os.unlink(kept.name)
            self._size = 0

    def size(self) -> int:
        """Bytes that the pictures take on the disk."""
        return sum(kept.size for kept in self._all())

    def _make_room(self, added: int) -> None:
        self._size = self.size() if self._size is None else self._size + added
        if self._size <= self.limit:
            return
        everything = sorted(self._all(), key=lambda kept: kept.used)
        self._size = sum(kept.size for kept in everything)
        for kept in everything:
            if self._size <= self.limit * _KEPT:
                break
            with suppress(OSError):
                os.unlink(kept.name)
                self._size -= kept.size

    def _all(self) -> Iterator[_Kept]:
        with suppress(OSError), os.scandir(self._folder) as folders:
            for folder in folders:
                with suppress(OSError), os.scandir(folder.path) as files:
                    for file in files:
                        with suppress(FileNotFoundError):  # another window made room meanwhile
                            status = file.stat()
                            yield _Kept(file.path, status.st_size, status.st_mtime_ns)

    def _name(self, address: str) -> str:
        algorithm = QCryptographicHash.Algorithm.Sha256
        digest = QCryptographicHash.hash(QByteArray(address.encode()), algorithm)
        name = bytes(digest.toHex().data()).decode()
        return os.path.join(self._folder, name[:2], name[2:])
