"""Keeping the remote images of many articles in the cache, to be read without a network."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Qt
from PySide6.QtWidgets import QProgressDialog

from library import Hits
from reader.which_articles import which_articles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.fetcher import Fetched
    from reader.main_window import MainWindow
    from reader.open_library import OpenLibrary

AHEAD = 24
"""Images that may wait to be fetched before the next article is read."""


def keep_images(window: MainWindow, library: OpenLibrary) -> None:
    """Asks of which articles, and fetches their images; says so where the library forbids it."""
    translate = QCoreApplication.translate
    if library.library.options.images == "never":
        window.say(
            translate(
                "KeepingImages",
                "Remote images are never loaded in this library. Change that in Settings.",
            )
        )
        return
    ids = which_articles(window, library, translate("KeepingImages", "Keep images offline"))
    if ids:
        KeepingImages(window, library, ids)


class KeepingImages(QObject):
    """One run; shows how far it is, and goes when it has ended, was called off, or the library is
    closed. Nothing is written into the library."""

    def __init__(self, window: MainWindow, library: OpenLibrary, ids: Sequence[int]) -> None:
        super().__init__(library)
        self._window = window
        self._library = library.library
        self._images = library.showing.images
        self._fetcher = self._images.new_fetcher()
        self._fetcher.setParent(self)
        self._fetcher.done.connect(self._fetched)
        self._paths: deque[bytes] = deque()
        self._seen: set[str] = set()
        self._on_their_way: set[str] = set()
        self._reading = False
        self._ended = False
        self._kept = self._failed = self._bytes = self._total = 0
        self._dialog = QProgressDialog(
            self.tr("Looking for images"), self.tr("Cancel"), 0, 0, window
        )
        self._dialog.setObjectName("keepImagesProgress")
        self._dialog.setWindowModality(Qt.WindowModality.NonModal)
        self._dialog.setAutoClose(False)
        self._dialog.setAutoReset(False)
        self._dialog.setMinimumDuration(300)
        self._dialog.canceled.connect(self._cancel)
        library.closing.connect(self._closed)
        asked = Hits(type(library.hits.ids)("q", ids), generation=library.hits.generation)
        files = self._library.files
        self._images.run("keep list", lambda: files(asked), self._begin, self._fail)

    def _begin(self, paths: Sequence[bytes]) -> None:
        if self._ended:
            return
        self._paths.extend(paths)
        self._total = len(paths)
        self._dialog.setMaximum(self._total)
        self._go_on()

    def _go_on(self) -> None:
        if self._ended:
            return
        self._dialog.setValue(self._total - len(self._paths))
        self._dialog.setLabelText(self.tr("Images kept: {}").format(QLocale().toString(self._kept)))
        if self._paths and not self._reading and len(self._on_their_way) < AHEAD:
            self._reading = True
            path = self._paths.popleft()
            self._images.run(
                "keep article", lambda: self._images.lacking(path), self._read, self._skip
            )
        elif not (self._paths or self._reading or self._on_their_way):
            self._say(self.tr("Images kept offline: {kept}, {size}."))
            self._end()

    def _read(self, addresses: Sequence[str]) -> None:
        if self._ended:  # and gone: what was begun before is told all the same
            return
        self._reading = False
        new = [one for one in addresses if one not in self._seen]
        self._seen.update(new)
        self._on_their_way.update(new)
        self._fetcher.fetch(new)
        self._go_on()

    def _skip(self, _: Exception) -> None:
        # It has left the library meanwhile.
        self._reading = False
        self._go_on()

    def _fetched(self, fetched: Fetched) -> None:
        if not fetched.data:
            self._failed += 1
            self._arrived(fetched.address)
            return
        address, data = fetched.address, fetched.data

        def kept(_: object) -> None:
            self._kept += 1
            self._bytes += len(data)
            self._arrived(address)

        self._images.run(
            f"keep {address}", lambda: self._images.keep(address, data), kept, self._fail
        )

    def _arrived(self, address: str) -> None:
        if self._ended:
            return
        self._on_their_way.discard(address)
        if self._bytes > self._images.cache_limit:
            self._say(self.tr("The cache is full: the last {size} of images are kept in it."))
            self._end()
        self._go_on()

    # The end

    def _cancel(self) -> None:
        if not self._ended:
            self._say(self.tr("Stopped. Images kept offline: {kept}, {size}."))
            self._end()

    def _fail(self, error: Exception) -> None:
        if not self._ended:
            self._window.say(error)
            self._end()

    def _closed(self, _: object) -> None:
        self._end()

    def _say(self, words: str) -> None:
        said = words.format(
            kept=QLocale().toString(self._kept), size=QLocale().formattedDataSize(self._bytes)
        )
        if self._failed:
            more = self.tr("Not to be had: {}.").format(QLocale().toString(self._failed))
            said = f"{said} {more}"
        self._window.say(said)

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        self._fetcher.close()
        self._dialog.canceled.disconnect(self._cancel)
        self._dialog.close()
        self._dialog.deleteLater()
        self._images.look_again()
        self.deleteLater()
