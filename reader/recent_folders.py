"""Folders opened before: which of them are there now, and the menu that opens one."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from library import shown
from reader import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from reader.session import Session
    from reader.worker import Worker

_WIDTH = 420
"""Of a path in the menu, in pixels."""


class RecentFolders(QObject):
    """Tells at once what is known, and again when a thread has looked: a folder on a disk that has
    gone to sleep, or across a network, is slow to answer."""

    changed = Signal(object)
    """[(folder, whether it is there)], the last one opened first."""

    def __init__(self, session: Session, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._there: dict[str, bool] = {}
        self._looking = False

    def look(self) -> None:
        """Looks at all of them, unless it does so already: one that never answers holds a thread
        for ever, and must not hold another each time."""
        self._tell()
        if self._looking:
            return
        self._looking = True
        folders = self._session.recent()
        self._worker.run(
            "recent",
            lambda: {folder: os.path.isdir(folder) for folder in folders},
            self._seen,
        )

    def clear(self, _: object = None) -> None:
        """Forgets them."""
        self._session.forget_recent()
        self._tell()

    def _seen(self, there: dict[str, bool]) -> None:
        self._looking = False
        self._there = there
        self._tell()

    def _tell(self) -> None:
        # What nobody has looked at yet can be tried: opening it says what is the matter.
        folders = self._session.recent()
        self.changed.emit([(folder, self._there.get(folder, True)) for folder in folders])


class RecentMenu(QMenu):
    """A line for each folder. One that is away stays, and cannot be chosen until it is back."""

    folder_chosen = Signal(object)
    cleared = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recentMenu")
        self.setToolTipsVisible(True)
        self._folders: list[str] = []
        self._lines: list[QAction] = []
        self._clear: QAction | None = None
        self.triggered.connect(self._chosen)

    def set_folders(self, folders: Sequence[tuple[str, bool]]) -> None:
        """Shows these; the menu may be open meanwhile."""
        names = [folder for folder, _ in folders]
        if names != self._folders:
            self._folders = names
            self._fill()
        for at, (line, (folder, there)) in enumerate(zip(self._lines, folders, strict=True), 1):
            path = words.folder(shown(os.fsencode(folder)), there)
            path = self.fontMetrics().elidedText(path, Qt.TextElideMode.ElideMiddle, _WIDTH)
            key = f"&{at % 10} " if at <= 10 else ""
            line.setText(key + path.replace("&", "&&"))
            line.setEnabled(there)

    def open_at(self, button: QWidget) -> None:
        """Opens by itself, under a button, with the first line chosen."""
        self.popup(button.mapToGlobal(button.rect().bottomLeft()))
        choices = [line for line in self.actions() if line.isEnabled() and not line.isSeparator()]
        if choices:
            self.setActiveAction(choices[0])

    def _fill(self) -> None:
        self.clear()
        self._lines = []
        for folder in self._folders:
            line = self.addAction("")
            line.setToolTip(words.plain_tip(shown(os.fsencode(folder))))
            self._lines.append(line)
        if self._folders:
            self.addSeparator()
            self._clear = self.addAction(self.tr("&Clear This List"))

    def _chosen(self, line: QAction) -> None:
        if line is self._clear:
            self.cleared.emit(self)
        else:
            self.folder_chosen.emit(self._folders[self._lines.index(line)])
