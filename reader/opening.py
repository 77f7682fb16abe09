"""From a folder or a file to the library that is to be shown."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from library import Library, is_article_file

if TYPE_CHECKING:
    from library import Places
    from reader.session import Session
    from reader.worker import Worker


class Opened(NamedTuple):
    """A library, and what is to be shown of it."""

    library: Library
    search: str
    article: bytes | None
    """A file in it, as the library names it."""


class Opening(QObject):
    """Opens off the UI thread; the last folder or file that was asked for counts."""

    opened = Signal(object)
    """`Opened`."""
    article_found = Signal(object)
    """The file of an article that lies in the library that is open."""
    failed = Signal(object)

    def __init__(self, places: Places, session: Session, worker: Worker) -> None:
        super().__init__()
        self._places = places
        self._session = session
        self._worker = worker
        self.current: str | None = None
        """The folder that is open."""

    def open_folder(self, folder: str, search: str, article: str | None = None) -> None:
        """Starts opening a library; the article is a file in it."""

        def done(library: Library) -> None:
            file = _relative(article, library.folder) if article else None
            self.opened.emit(Opened(library, search, file))

        self._worker.run("open", lambda: Library.open(folder, self._places), done, self.failed.emit)

    def open_at(self, folder: str, page: str) -> None:
        """Opens a library on a file in it; one that was opened before, where it was left."""
        known = folder in self._session.recent()
        self.open_folder(folder, "", None if known else os.path.join(folder, *page.split("/")))

    def open_target(self, target: str, search: str) -> None:
        """Opens a folder, or the library that holds a file with the file's article shown.

        That is the folder opened before that the file lies in; else the file's own folder.
        """
        file = os.path.abspath(target)

        def found(is_file: bool) -> None:
            if is_file:
                self._open_file(file, search)
            else:
                self.open_folder(target, search)

        self._worker.run("open", lambda: is_article_file(file), found, self.failed.emit)

    def _open_file(self, file: str, search: str) -> None:
        if self.current is not None and file.startswith(self.current + os.sep):
            self.article_found.emit(_relative(file, self.current))
            return
        holders = [name for name in self._session.recent() if file.startswith(name + os.sep)]
        self.open_folder(max(holders, key=len, default=os.path.dirname(file)), search, file)


def _relative(file: str, folder: str) -> bytes:
    return os.fsencode(os.path.relpath(file, folder)).replace(os.sep.encode(), b"/")
