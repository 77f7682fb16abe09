"""A folder as it is now: which files may hold articles, and their sizes and times."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from library.article import LibraryError, Problem, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

ENDINGS = (b".md", b".markdown", b".mdown", b".html", b".htm", b".txt")
LARGEST_FILE = 64 * 2**20
_USUAL_SIZE = 2**16
_BUILT = frozenset({b"_site", b"node_modules"})
_SITE_CONFIGURATIONS = frozenset(
    {b"_config.yml", b"_config.yaml", b"config.toml", b"config.yaml", b"config.yml", b"hugo.toml",
     b"hugo.yaml", b"hugo.json"}
)  # fmt: skip


class FileStamp(NamedTuple):
    """What tells an unchanged file without opening it; `modified` is nanoseconds since 1970."""

    size: int
    modified: int


@dataclass(slots=True)
class Scan:
    """What one walk through the folder found."""

    files: dict[bytes, FileStamp] = field(default_factory=dict)
    """By path relative to the library, with `/`."""
    problems: list[Problem] = field(default_factory=list)
    """Files that are passed over, and folders that could not be entered."""
    unseen: list[bytes] = field(default_factory=list)
    """Folders that could not be listed: what was known below them may still be there."""
    places: Collection[bytes] | None = None
    """Where was looked; None: everywhere."""


def scan(
    root: bytes,
    cancelled: Callable[[], bool],
    places: Collection[bytes] | None = None,
    *,
    most: int | None = None,
) -> Scan:
    """Walks `root`. Raises LibraryError where it cannot be listed at all; stops when cancelled.

    With `places`, relative paths of files and folders, it looks at those alone, as far as they are
    there; or at everything after all, where one of them is reached by a link. With `most`, it ends
    after the folder in which so many files have been found.
    """
    walk = _Walk(root, places)
    if walk.goes_to_the_end(cancelled, most):
        return walk.found
    return scan(root, cancelled)


class _Walk:
    """One walk, and what it has found so far."""

    def __init__(self, root: bytes, places: Collection[bytes] | None) -> None:
        self.found = Scan(places=places)
        self._root = root
        # A link leads to a folder once, and never out of the library.
        self._real_root = os.path.realpath(root)
        self._visited: set[tuple[int, int]] = set()
        self._waiting = [b""]
        self._linked: list[bytes] = []
        self._trail = None if places is None else _Trail(places)

    def goes_to_the_end(self, cancelled: Callable[[], bool], most: int | None) -> bool:
        """False where it must be a walk through everything after all."""
        while (self._waiting or self._linked) and not (cancelled() or _is_enough(self.found, most)):
            # Links last: a folder that can be reached without one goes by its own name.
            folder = self._waiting.pop() if self._waiting else self._linked.pop(0)
            self._look_into(folder)
            if self._trail is not None and self._linked:
                return False
        return True

    def _look_into(self, folder: bytes) -> None:
        entries = self._entries(folder)
        is_site = not {entry.name for entry in entries}.isdisjoint(_SITE_CONFIGURATIONS)
        above = folder + b"/" if folder else b""
        for entry in entries:
            path = above + entry.name
            if self._trail is not None and not self._trail.leads_to(path):
                continue
            try:
                if not _took_file(self.found, entry, path):
                    self._take_other(entry, path, is_site=is_site)
            except OSError as error:
                message = f"This file can't be read ({_reason(error)})."
                self.found.problems.append(Problem(path, None, "file", message))

    def _entries(self, folder: bytes) -> list[os.DirEntry[bytes]]:
        try:
            return _list(os.path.join(self._root, folder) if folder else self._root, self._visited)
        except OSError as error:
            if not folder:
                raise LibraryError(_unreadable_root(self._root, error)) from error
            self.found.unseen.append(folder)
            message = f"This folder can't be read ({_reason(error)}). Its articles are left out."
            self.found.problems.append(Problem(folder, None, "folder", message))
            return []

    def _take_other(self, entry: os.DirEntry[bytes], path: bytes, *, is_site: bool) -> None:
        """Takes what is no plain file. Raises OSError."""
        if not _is_folder(entry, self._real_root):
            _add_file(self.found, entry, path, self._real_root)
        elif entry.is_symlink() and _leads_back(entry.path):
            message = "This link leads back to a folder above it and is not followed."
            self.found.problems.append(Problem(path, None, "folder", message))
        elif _is_wanted(entry.name, is_site):
            (self._linked if entry.is_symlink() else self._waiting).append(path)


class _Trail:
    """The way to some places, and everything in them."""

    def __init__(self, places: Collection[bytes]) -> None:
        self._places = places
        self._way: set[bytes] = set()
        for place in places:
            parts = place.split(b"/")
            self._way.update(b"/".join(parts[:depth]) for depth in range(1, len(parts) + 1))

    def leads_to(self, path: bytes) -> bool:
        if path in self._way:
            return True
        parts = path.split(b"/")
        return any(b"/".join(parts[:depth]) in self._places for depth in range(1, len(parts)))


def read_file(path: bytes) -> bytes:
    """The bytes of one regular file; OSError where it is none, has gone, or grew past the limit.

    Opened without waiting, so that a pipe put in the file's place since the scan cannot hang us.
    """
    descriptor = os.open(
        path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError("it is not a regular file")
        # To ask for 64 MB sets 64 MB aside: 31 us an article, and 9 in two steps.
        data = file.read(_USUAL_SIZE)
        if len(data) == _USUAL_SIZE:
            data += file.read(LARGEST_FILE + 1 - _USUAL_SIZE)
    if len(data) > LARGEST_FILE:
        raise OSError("it is larger than 64 MB")
    return data


def stumbled(path: bytes) -> Problem:
    """What to say of a file that we, and not its author, are to blame for."""
    words = "Broadsheet stumbled over this file and left it out. Please report it."
    return Problem(path, None, "file", words)


def _list(folder: bytes, visited: set[tuple[int, int]]) -> list[os.DirEntry[bytes]]:
    status = os.stat(folder)
    place = (status.st_dev, status.st_ino)
    if place in visited:
        return []
    visited.add(place)
    with os.scandir(folder) as entries:
        return list(entries)


def _is_enough(found: Scan, most: int | None) -> bool:
    return most is not None and len(found.files) >= most


def _took_file(found: Scan, entry: os.DirEntry[bytes], path: bytes) -> bool:
    """Adds what is no more than a file, as nearly everything is: that takes half the time."""
    if not entry.is_file(follow_symlinks=False):
        return False
    if entry.name.lower().endswith(ENDINGS):
        _add_regular(found, entry.stat(follow_symlinks=False), path)
    return True


def _is_folder(entry: os.DirEntry[bytes], real_root: bytes) -> bool:
    return entry.is_dir() and (not entry.is_symlink() or _is_inside(entry.path, real_root))


def _leads_back(link: bytes) -> bool:
    place, target = os.path.realpath(os.path.dirname(link)), os.path.realpath(link)
    return place == target or place.startswith(os.path.join(target, b""))


def _is_wanted(name: bytes, is_site: bool) -> bool:
    built = name in _BUILT or (name == b"public" and is_site)
    return not name.startswith(b".") and not built


def _is_inside(path: bytes, real_root: bytes) -> bool:
    real = os.path.realpath(path)
    return real == real_root or real.startswith(os.path.join(real_root, b""))


def _add_file(found: Scan, entry: os.DirEntry[bytes], path: bytes, real_root: bytes) -> None:
    if entry.is_dir() or not entry.name.lower().endswith(ENDINGS):
        return  # among them a link out of the library, to a folder with an article's ending
    if entry.is_symlink() and not _is_inside(entry.path, real_root):
        found.problems.append(
            Problem(path, None, "file", "This link leads out of the library and is not followed.")
        )
        return
    status = entry.stat()
    if not stat.S_ISREG(status.st_mode):
        found.problems.append(
            Problem(path, None, "file", "This is not a regular file, so it is not opened.")
        )
    else:
        _add_regular(found, status, path)


def _add_regular(found: Scan, status: os.stat_result, path: bytes) -> None:
    if status.st_size > LARGEST_FILE:
        found.problems.append(
            Problem(path, None, "file", "This file is larger than 64 MB, so it is not opened.")
        )
    else:
        found.files[path] = FileStamp(status.st_size, status.st_mtime_ns)


def may_matter(root: bytes, path: bytes) -> bool | None:
    """Whether a change at a relative path may change what `scan` finds there; None: anywhere."""
    folders, name = path.split(b"/")[:-1], path.rpartition(b"/")[2]
    if not all(_is_wanted(folder, False) for folder in folders):
        return False
    if not path or os.path.isabs(path) or name in _SITE_CONFIGURATIONS:
        return None
    if name.lower().endswith(ENDINGS):
        return True
    full = os.path.join(root, path)
    # What has gone may have been a folder.
    return _is_wanted(name, False) and (os.path.isdir(full) or not os.path.lexists(full))


def below(path: bytes, folders: list[bytes]) -> bool:
    """Whether `path` lies in one of the folders."""
    return any(path.startswith(folder + b"/") for folder in folders)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _unreadable_root(root: bytes, error: OSError) -> str:
    name = shown(root)
    if isinstance(error, FileNotFoundError):
        return f"The folder {name} is not there. Check the name, or connect the disk that holds it."
    if isinstance(error, NotADirectoryError):
        return f"{name} is a file, not a folder. Name the folder that holds it."
    if isinstance(error, PermissionError):
        return f"Broadsheet may not read the folder {name}. Change its permissions and try again."
    return f"The folder {name} can't be read ({_reason(error)}). Check the disk and try again."
