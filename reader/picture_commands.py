"""What can be done with a picture of an article: look at it, save it, copy it, try it again."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from library import LibraryError
from reader.decoding import decode, format_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction, QImage
    from PySide6.QtWidgets import QMenu

    from library import Library
    from reader.article_view import ArticleView
    from reader.decisions import Decisions
    from reader.showing import Showing

_LONGEST_NAME = 80


class PictureCommands(QObject):
    """Goes with one open library."""

    said = Signal(object)
    """A sentence for the reader."""

    def __init__(
        self, library: Library, showing: Showing, decisions: Decisions, view: ArticleView
    ) -> None:
        super().__init__()
        self._library = library
        self._showing = showing
        self._images = showing.images
        self._decisions = decisions
        self._view = view
        view.browser.picture_clicked.connect(self.open)
        view.browser.menu_wanted.connect(self._open_menu)
        view.images_bar.load_clicked.connect(self._load)
        view.images_bar.always_clicked.connect(self._always_load)
        decisions.images_changed.connect(self._policy_changed)

    def let_go(self) -> None:
        """Hears no more of the article pane."""
        self._view.browser.picture_clicked.disconnect(self.open)
        self._view.browser.menu_wanted.disconnect(self._open_menu)
        self._view.images_bar.load_clicked.disconnect(self._load)
        self._view.images_bar.always_clicked.disconnect(self._always_load)

    def _load(self, _: object) -> None:
        self._images.load()

    def _always_load(self, _: object) -> None:
        self._decisions.load_images("always")

    def _policy_changed(self, _: object) -> None:
        self._images.policy_changed()
        if self._library.options.images == "never":
            self._showing.again()

    def open(self, address: str) -> None:
        """Shows a picture in its full size; one that could not be fetched is tried again."""
        if self._images.is_there(address):
            from reader.picture_window import PictureWindow

            everything = [one for one in self._images.addresses if self._images.is_there(one)]
            window = PictureWindow(self, everything, address, self._view.window())
            window.show()
        elif self._images.may_try_again(address):
            self._images.load()
        elif self._images.can_load:
            self.said.emit(
                self.tr("Remote images are blocked. Load Images, in the menu Article, loads them.")
            )

    def open_first(self) -> None:
        """Shows the first picture that is in sight, or else the first of the article."""
        address = self._view.browser.first_picture_in_sight(self._images.is_there)
        if address:
            self.open(address)
        else:
            self.said.emit(self.tr("This article shows no pictures."))

    def read_image(
        self, address: str, done: Callable[[QImage], None], failed: Callable[[Exception], None]
    ) -> None:
        """The whole picture, decoded off the UI thread."""
        self._images.run(
            f"full {address}", lambda: decode(self._images.read(address)), done, failed
        )

    # The menu

    def _open_menu(self, wanted: tuple[QMenu, str, QPoint]) -> None:
        menu, address, point = wanted
        if address:
            self._add_to(menu, address)
        menu.popup(point)

    def _add_to(self, menu: QMenu, address: str) -> None:
        there = self._images.is_there(address)
        first = menu.actions()[0] if menu.actions() else None
        commands: list[tuple[str, Callable[[], None], bool]] = [
            (self.tr("Open Image"), lambda: self.open(address), there),
            (self.tr("Save Image As…"), lambda: self.save(address), there),
            (self.tr("Copy Image"), lambda: self.copy(address), there),
        ]
        if not address.startswith("data:"):
            commands.append(
                (self.tr("Copy Image Address"), lambda: self.copy_address(address), True)
            )
        if self._images.can_load and not there:
            commands.append((self.tr("Load Images"), self._images.load, True))
        for words, call, enabled in commands:
            action = self._action(menu, words, call)
            action.setEnabled(enabled)
            menu.insertAction(first, action)  # type: ignore[arg-type]
        menu.insertSeparator(first)  # type: ignore[arg-type]

    @staticmethod
    def _action(menu: QMenu, words: str, call: Callable[[], None]) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(lambda _: call())
        return action

    def copy(self, address: str) -> None:
        """Puts a picture on the clipboard."""

        def done(image: QImage) -> None:
            QGuiApplication.clipboard().setImage(image)
            self.said.emit(self.tr("Image copied"))

        self.read_image(address, done, self.said.emit)

    def copy_address(self, address: str) -> None:
        """Puts on the clipboard where a picture comes from."""
        file = self._library.picture_file(address)
        QGuiApplication.clipboard().setText(file or address)
        self.said.emit(self.tr("Address copied"))

    def save(self, address: str) -> None:
        """Writes a picture to a file that the reader names, byte for byte."""

        def done(data: bytes) -> None:
            from PySide6.QtWidgets import QFileDialog

            name = _name_for(address, data)
            file, _ = QFileDialog.getSaveFileName(self._view, self.tr("Save Image"), name)
            if file:
                self._write(file, data)

        self._images.run(
            f"save {address}", lambda: self._images.read(address), done, self.said.emit
        )

    def _write(self, file: str, data: bytes) -> None:
        if os.path.realpath(file).startswith(
            os.path.join(os.path.realpath(self._library.folder), "")
        ):
            self.said.emit(
                self.tr("Broadsheet writes nothing into a library. Choose another folder.")
            )
            return

        def write() -> None:
            try:
                with open(file, "wb") as target:
                    target.write(data)
            except OSError as error:
                reason = (error.strerror or str(error)).lower()
                raise LibraryError(
                    self.tr("The image can't be saved to {} ({}).").format(file, reason)
                ) from error

        saved = self.tr("Image saved to {}").format(file)
        self._images.run(f"write {file}", write, lambda _: self.said.emit(saved), self.said.emit)


def _name_for(address: str, data: bytes) -> str:
    """A name for a picture's file, with the ending that its bytes deserve."""
    path = "" if address.startswith("data:") else unquote(urlsplit(address).path)
    stem = os.path.splitext(path.rpartition("/")[2])[0]
    stem = "".join(char for char in stem if char.isalnum() or char in " -_.")[:_LONGEST_NAME].strip(
        ". "
    )
    ending = {"jpeg": "jpg", None: "bin"}.get(format_of(data), format_of(data))
    return f"{stem or 'image'}.{ending}"
