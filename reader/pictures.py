"""The pictures of the article on show: how large they are, and decoded once they are in sight."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal

from library import LibraryError
from reader.decoding import decode
from reader.translation import told

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QImage

    from reader.worker import Worker

MOST_BYTES = 128_000_000
"""Of decoded pictures; those that were out of sight for longest are decoded again when needed."""


class Pictures(QObject):
    """Gives what is there at once, and tells when there is more. Pictures go by their address."""

    resized = Signal(object)
    """An address: this picture takes another place now."""
    repainted = Signal(object)
    """An address: this picture looks another way."""

    def __init__(
        self,
        addresses: tuple[str, ...],
        sizes: Mapping[str, QSize],
        read: Callable[[str], bytes],
        worker: Worker,
    ) -> None:
        super().__init__()
        self.addresses = addresses
        self._sizes = dict(sizes)
        self._read = read
        self._worker = worker
        self._images: OrderedDict[str, QImage] = OrderedDict()
        self._rooms: dict[str, QSize] = {}
        self._words: dict[str, str] = {}

    def take_over(self, former: Pictures) -> None:
        """Keeps what the same article has decoded already."""
        for address in self._sizes:
            if address in former._images:
                self._images[address] = former._images[address]
                self._rooms[address] = former._rooms[address]

    def address(self, index: int) -> str:
        """The address of a picture by its number in the article, "" where there is none."""
        return self.addresses[index] if 0 <= index < len(self.addresses) else ""

    def size(self, address: str) -> QSize | None:
        """Width and height in pixels; None while they are not known."""
        return self._sizes.get(address)

    def read(self, address: str) -> bytes:
        """The bytes of a picture that can be seen. Blocks; raises LibraryError."""
        if address not in self._sizes:
            raise LibraryError(self.words(address))
        return self._read(address)

    def words(self, address: str) -> str:
        """Why a picture is not shown, where that is known."""
        return self._words.get(address, "")

    def image(self, address: str, room: QSize) -> QImage | None:
        """The picture scaled to `room`; where it is not decoded yet, a rougher one or None."""
        size = self._sizes.get(address)
        if size is None or address in self._words:
            return None
        image = self._images.get(address)
        if image is not None:
            self._images.move_to_end(address)
        if self._needs(address, size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)):
            self._rooms[address] = room
            self._decode(address, room)
        return image

    def _needs(self, address: str, wanted: QSize) -> bool:
        """Whether what was decoded, or is being decoded, is too small to be painted at a size."""
        room = self._rooms.get(address)
        if room is None:
            return True
        had = self._sizes[address].scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        return had.width() + 1 < min(wanted.width(), self._sizes[address].width())

    def _decode(self, address: str, room: QSize) -> None:
        def done(image: QImage) -> None:
            self._images[address] = image
            self._images.move_to_end(address)
            self._make_room()
            self.repainted.emit(address)

        def failed(error: Exception) -> None:
            self.refuse(address, told(str(error)))

        self._worker.run(
            self._topic(address), lambda: decode(self._read(address), room), done, failed
        )

    def _make_room(self) -> None:
        held = sum(image.sizeInBytes() for image in self._images.values())
        while held > MOST_BYTES and len(self._images) > 1:
            address, image = self._images.popitem(last=False)
            del self._rooms[address]
            held -= image.sizeInBytes()

    def arrive(self, address: str, size: QSize) -> None:
        """A picture was fetched: it can be read from now on."""
        self._words.pop(address, None)
        self._sizes[address] = size
        self.resized.emit(address)

    def refuse(self, address: str, words: str) -> None:
        """A picture can't be shown; its place says why."""
        self._words[address] = words
        self.repainted.emit(address)

    def hope(self, addresses: set[str]) -> None:
        """Pictures that could not be fetched are tried once more."""
        for address in addresses & self._words.keys():
            del self._words[address]
            self.repainted.emit(address)

    def let_go(self) -> None:
        """The article is left: nothing more is decoded or told."""
        for address in self._rooms:
            self._worker.cancel(self._topic(address))
        self._images.clear()

    def _topic(self, address: str) -> str:
        return f"picture {id(self)} {address}"
