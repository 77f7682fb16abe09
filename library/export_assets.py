"""The folder of pictures beside a file that is written out."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from library.export import Picture

_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp"}


class Assets:
    """`NAME.assets` beside `NAME.md`, made when the first picture comes."""

    def __init__(self, path: str) -> None:
        """`path` is that of the file that will show the pictures."""
        self._folder = os.path.splitext(os.path.realpath(path))[0] + ".assets"
        self._written: list[str] = []
        self._made = False

    def add(self, picture: Picture) -> str | None:
        """Writes a picture; its address as the file may name it, None for an unknown kind.

        Its name is made from what it holds: what has that name and length already is the same
        picture. Raises OSError.
        """
        ending = _ENDINGS.get(picture.media_type)
        if ending is None:
            return None
        name = f"{hashlib.blake2b(picture.data, digest_size=8).hexdigest()}.{ending}"
        if not self._made:
            with suppress(FileExistsError):
                os.mkdir(self._folder)
                self._made = True
        path = os.path.join(self._folder, name)
        if not _holds(path, len(picture.data)):
            self._written.append(path)
            self._write(path, picture.data)
        return quote(f"{os.path.basename(self._folder)}/{name}")

    def _write(self, path: str, data: bytes) -> None:
        part = f"{path}.{os.getpid()}.part"
        try:
            with open(part, "wb") as file:
                file.write(data)
            os.replace(part, path)
        except OSError:
            with suppress(FileNotFoundError):
                os.remove(part)
            raise

    def discard(self) -> None:
        """Takes away what was written: the file that would have shown it was not."""
        for path in self._written:
            with suppress(FileNotFoundError):
                os.remove(path)
        if self._made:
            with suppress(OSError):  # somebody has put something into it
                os.rmdir(self._folder)


def _holds(path: str, length: int) -> bool:
    """Whether a picture is there, whole: the process that wrote it may have been killed."""
    try:
        return os.path.getsize(path) == length
    except OSError:
        return False
