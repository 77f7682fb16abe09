"""A file that is written whole or not at all, and that takes nobody's place unasked."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from library.article import LibraryError, shown

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def whole_file(path: str, *, replace: bool) -> Iterator[str]:
    """The name of a file to make; at the end it becomes `path`, unless something was raised.

    Raises FileExistsError where `path` is there and is not to be replaced.
    """
    # What was written to a link goes where the link leads.
    path = os.path.realpath(path)
    part = os.path.join(os.path.dirname(path), f".{os.urandom(6).hex()}.part")
    try:
        yield part
        _to_disk(part)
        if replace:
            os.replace(part, path)
        else:
            _take_free_place(part, path)
    finally:
        with suppress(FileNotFoundError):
            os.remove(part)


def _to_disk(path: str) -> None:
    file = os.open(path, os.O_RDWR)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def _take_free_place(part: str, path: str) -> None:
    try:
        os.link(part, path)  # fails where somebody was quicker
    except FileExistsError:
        raise
    except (OSError, NotImplementedError, AttributeError):  # a file system without hard links
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), path) from None
        os.rename(part, path)


def unwritten(path: str, error: OSError) -> LibraryError:
    """The sentence for a file that could not be written."""
    name = shown(os.fsencode(path))
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return LibraryError(f"There is no room left for {name}. Make room, or choose another disk.")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return LibraryError(
            f"Broadsheet may not write {name}. Change the permissions of its folder, or choose "
            "another one."
        )
    reason = (error.strerror or str(error)).lower()
    return LibraryError(f"{name} can't be written ({reason}). Choose another place.")
