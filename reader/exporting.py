"""Getting articles out of the window: written to files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QProgressDialog

from library import CalledOffError, Target, export_apart, shown
from reader.counted import Counted
from reader.saving_as import place_for
from reader.which_articles import which_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library import Exported, Format, Progress
    from reader.main_window import MainWindow
    from reader.open_library import OpenLibrary


class Exporting(QObject):
    """Asks where to, and writes in a process of its own, which Cancel ends."""

    def __init__(self, window: MainWindow, reveal: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._reveal = reveal
        self._stopped = False

    def choose(self, library: OpenLibrary) -> None:
        """Asks which articles and where to, and writes them."""
        ids = which_articles(self._window, library, self.tr("Export"))
        if not ids:
            return
        filters: dict[str, Format] = {
            self.tr("Book (*.epub)"): "epub",
            self.tr("PDF (*.pdf)"): "pdf",
            self.tr("JSON (*.json)"): "json",
            self.tr("A web page each, in a folder (*)"): "html",
            self.tr("Markdown, a file each, in a folder (*)"): "md",
        }
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        start = os.path.join(QStandardPaths.writableLocation(documents), library.library.name)
        path, chosen = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Export {}").format(Counted().articles(len(ids))),
            start,
            ";;".join(filters),
        )
        if not path:
            return
        form = filters.get(chosen, "epub")
        if form in ("html", "md"):
            # One file where that was named; in a folder, nobody's place is taken.
            self.write(library, ids, Target(path, form, force=os.path.isfile(path)))
        elif place := place_for(self._window, path, f".{form}"):
            self.write(library, ids, Target(place.path, form, force=place.replace))

    def write(self, library: OpenLibrary, ids: Sequence[int], target: Target) -> None:
        """Writes some articles of the list."""
        self._stopped = False
        window = self._window
        asked = library.hits.__class__(
            type(library.hits.ids)("q", ids), generation=library.hits.generation
        )
        dialog = QProgressDialog(self.tr("Writing articles"), self.tr("Cancel"), 0, 0, window)
        dialog.setObjectName("exportProgress")
        dialog.setMinimumDuration(300)
        dialog.canceled.connect(self._stop)
        book = library.library

        def show(now: Progress) -> None:
            dialog.setMaximum(now.total)
            dialog.setValue(now.done)

        def run() -> Exported:
            return export_apart(
                "reader.exporter",
                book.folder,
                window.places,
                book.files(asked),
                target,
                book.name,
                lambda now: window.worker.post(lambda: show(now)),
                lambda: self._stopped or window.closing,
            )

        def done(exported: Exported) -> None:
            dialog.close()
            dialog.deleteLater()
            window.toast.offer(
                self._said(exported),
                self.tr("Show in Folder"),
                lambda: self._reveal(exported.files[0]),
            )

        def failed(error: Exception) -> None:
            dialog.close()
            dialog.deleteLater()
            window.say(
                self.tr("Stopped. What was written whole is kept.")
                if isinstance(error, CalledOffError)
                else error
            )

        window.worker.run("export", run, done, failed)

    def _said(self, exported: Exported) -> str:
        first = exported.files[0]
        place = first if len(exported.files) == 1 else os.path.dirname(first)
        words = self.tr("{articles} written to {place}").format(
            articles=Counted().articles(exported.articles), place=shown(os.fsencode(place))
        )
        if exported.skipped:
            left = Counted().articles(len(exported.skipped))
            words += " " + self.tr("{} could not be read.").format(left)
        return words

    def _stop(self) -> None:
        self._stopped = True
