"""What was read and starred, written to a file and merged from one; an import can be undone."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog

from library import LibraryError, shown
from reader.counted import Counted
from reader.saving_as import place_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from library import Library, StateExported, StateImported
    from reader.main_window import MainWindow
    from reader.marking import Step
    from reader.open_library import OpenLibrary


class ReadingState(QObject):
    """Asks for the file, and does the rest off the UI thread."""

    def __init__(self, window: MainWindow, reveal: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._reveal = reveal

    def export(self, library: OpenLibrary) -> None:
        """Asks where to, and writes the file."""
        name = self.tr("{} reading state.json").format(library.library.name)
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export Reading State"),
            os.path.join(_documents(), name),
            self._filter(),
        )
        place = place_for(self._window, chosen, ".json") if chosen else None
        if place is not None:
            path, replace = place
            library.worker.run(
                "export state",
                lambda: library.library.export_state(path, replace=replace),
                self._exported,
                self._window.say,
            )

    def _exported(self, done: StateExported) -> None:
        words = self.tr("What is known of {articles} was written to {place}")
        self._window.toast.offer(
            words.format(
                articles=Counted().articles(done.articles),
                place=shown(os.fsencode(done.file)),
            ),
            self.tr("Show in Folder"),
            lambda: self._reveal(done.file),
        )

    def merge(self, library: OpenLibrary) -> None:
        """Asks for a file, and merges what it holds."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Import Reading State"), _documents(), self._filter()
        )
        if chosen:
            Merging(library, self._window, chosen)

    def _filter(self) -> str:
        return self.tr("Reading state (*.json)")


class Merging(QObject):
    """One import into the open library, and its undo; goes with the library."""

    def __init__(self, library: OpenLibrary, window: MainWindow, file: str) -> None:
        super().__init__(library)
        self._library = library
        self._window = window
        nothing = self.tr("Nothing changed: all that this file holds was known already.")
        self._turn = Turn(library.library, file, nothing)
        self._words = ""
        library.marking.turned.connect(self._turned)
        self._step = library.marking.do(self._turn)

    def _turned(self, step: Step) -> None:
        done = self._turn.done
        if step is not self._step or done is None:
            return
        self._library.reload()
        self._library.showing.again()
        toast, marking = self._window.toast, self._library.marking
        if not self._words:
            self._words = self._said(done)
            toast.offer(self._words, self.tr("Undo"), lambda: marking.undo(self._step))
        elif toast.words() == self._words:
            toast.hide()  # Ctrl+Z has done what it offers

    def _said(self, done: StateImported) -> str:
        words = [self.tr("{} changed").format(Counted().articles(done.articles))]
        if done.favourites:
            words.append(self.tr("%Ln of them now favourites", "", done.favourites))
        if done.searches == 1:
            words.append(self.tr("1 saved search added"))
        elif done.searches:
            words.append(self.tr("%Ln saved searches added", "", done.searches))
        return ", ".join(words)


class Turn:
    """Merges a file; called again, takes that back; and so on. Blocks, and raises LibraryError."""

    def __init__(self, library: Library, file: str, nothing: str) -> None:
        self._library = library
        self._file = file
        self._nothing = nothing
        self.done: StateImported | None = None

    def __call__(self) -> None:
        done = self._library.import_state(self._file)
        if done.undo is not None:
            self._file = done.undo
        elif self.done is None:
            raise LibraryError(self._nothing)  # no step to be undone, then
        self.done = done


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
