"""Which images of an open library are shown: what may be fetched, and what is there already."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from PySide6.QtCore import QObject, QSize, Signal

from library import LibraryError
from reader.decoding import HEAD, decode, measure
from reader.pictures import Pictures
from reader.translation import told
from reader.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library import Library
    from reader.fetcher import Fetched, Fetcher
    from reader.image_cache import ImageCache

T = TypeVar("T")
DECODERS = 2


class Known(NamedTuple):
    """What is known of an article's pictures before it is shown, by their addresses."""

    sizes: dict[str, QSize]
    """Width and height of what can be read at once."""
    words: dict[str, str]
    """Why others can't be shown."""


class Images(QObject):
    """Fetches nothing but what the library's policy or the reader allows. Whatever is left to be
    fetched is told, so that it can be asked for."""

    held_back = Signal(object)
    """Whether remote images of the article on show wait for the reader's word."""

    arrived = Signal(object)
    """Images of the article on show were kept by other means."""

    def __init__(self, library: Library, cache: ImageCache, *, loopback: bool = False) -> None:
        super().__init__()
        self._library = library
        self._cache = cache
        self._loopback = loopback
        self._worker = Worker(readers=DECODERS)
        self._worker.setParent(self)
        self._fetcher: Fetcher | None = None
        self._pictures: Pictures | None = None
        self._path: bytes | None = None
        self._missing: set[str] = set()
        self._allowed: set[bytes] = set()
        """Articles for which the reader asked, until the library is closed."""

    @property
    def can_load(self) -> bool:
        """Whether the article on show has remote images that could be fetched."""
        return bool(self._missing) and self._library.options.images != "never"

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of the pictures of the article on show, each once, in order."""
        return tuple(dict.fromkeys(self._pictures.addresses)) if self._pictures else ()

    def is_there(self, address: str) -> bool:
        """Whether a picture of the article on show can be seen."""
        pictures = self._pictures
        return bool(pictures and pictures.size(address) and not pictures.words(address))

    def may_try_again(self, address: str) -> bool:
        """Whether the reader has asked for a remote image that could not be fetched."""
        asked = self._library.options.images == "always" or self._path in self._allowed
        return asked and address in self._missing

    def run(
        self,
        topic: str,
        call: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Calls `call` on a thread for pictures, then `done` here."""
        self._worker.run(topic, call, done, failed)

    @property
    def idle(self) -> bool:
        """Whether nothing is being decoded or fetched."""
        return self._worker.idle and (self._fetcher is None or self._fetcher.idle)

    def look(self, addresses: Sequence[str]) -> Known:
        """How large the pictures are that need no fetching. Blocks: for a thread."""
        known = Known({}, {})
        for address in dict.fromkeys(addresses):
            try:
                size = self._size(address)
            except LibraryError as error:
                known.words[address] = told(str(error))
            else:
                if size is not None:
                    known.sizes[address] = size
        return known

    def _size(self, address: str) -> QSize | None:
        if _is_remote(address):
            if self._library.options.images == "never":
                return None
            return measure(self._cache.get(address, HEAD) or b"")
        size = measure(self._library.picture(address, HEAD))
        # Damaged, or with much before its size: only the whole of it tells.
        return size or decode(self._library.picture(address)).size()

    def show(self, path: bytes, addresses: tuple[str, ...], known: Known) -> Pictures:
        """The pictures of the article that is shown now."""
        former, same = self._pictures, path == self._path
        self.leave()
        self._pictures = pictures = Pictures(addresses, known.sizes, self.read, self._worker)
        for address, words in known.words.items():
            pictures.refuse(address, words)
        if former is not None and same:
            pictures.take_over(former)
        if former is not None:
            former.let_go()
        self._path = path
        self._missing = {one for one in addresses if _is_remote(one) and one not in known.sizes}
        if self._library.options.images == "always" or path in self._allowed:
            self._fetch()
        self._tell()
        return pictures

    def leave(self) -> None:
        """No article is on show; what waits to be fetched for it is forgotten."""
        if self._fetcher is not None:
            self._fetcher.forget_waiting()
        self._path = None
        self._missing = set()
        self._tell()

    def load(self) -> None:
        """Fetches the images of the article on show, also those that failed before."""
        if self.can_load and self._path is not None:
            self._allowed.add(self._path)
            self._fetch()
            self._tell()

    def policy_changed(self) -> None:
        """The library has another policy: it holds for the article on show too."""
        if self._library.options.images == "always":
            self._fetch()
        elif self._library.options.images == "never":
            self._allowed.clear()
        self._tell()

    def read(self, address: str) -> bytes:
        """The bytes of a picture that is there. Blocks; raises LibraryError."""
        if not _is_remote(address):
            return self._library.picture(address)
        data = self._cache.get(address)
        if data is None:
            raise LibraryError(
                self.tr("The image is in the cache no more. Load the images once again.")
            )
        return data

    # The cache

    def new_fetcher(self) -> Fetcher:
        """A fetcher with the same limits, for more than the article on show."""
        from reader.fetcher import Fetcher, Limits

        return Fetcher(Limits(loopback=self._loopback))

    def lacking(self, path: bytes) -> list[str]:
        """The remote images of an article that are not in the cache. Blocks; raises
        LibraryError."""
        id_ = self._library.id_of(path)
        if id_ is None:
            return []
        addresses = dict.fromkeys(self._library.page(id_)[2].images)
        return [one for one in addresses if _is_remote(one) and self._cache.get(one, 1) is None]

    def keep(self, address: str, data: bytes) -> None:
        """Puts a fetched image into the cache. Blocks."""
        self._cache.put(address, data)

    @property
    def cache_limit(self) -> int:
        """How many bytes of images the cache keeps at most."""
        return self._cache.limit

    def measure_cache(self, done: Callable[[int], None]) -> None:
        """Tells how many bytes the images of all libraries take on the disk."""
        self._worker.run("cache size", self._cache.size, done, lambda _: None)

    def empty_cache(self, done: Callable[[int], None]) -> None:
        """Forgets all fetched images, then tells how many bytes are left."""

        def empty() -> int:
            self._cache.clear()
            return self._cache.size()

        self._worker.run_in_order(empty, done)

    def look_again(self) -> None:
        """More images may be in the cache than when the article on show was fetched."""
        if self._missing:
            self.arrived.emit(self)

    def close(self) -> None:
        """Ends what is on its way."""
        if self._pictures is not None:
            self._pictures.let_go()
        if self._fetcher is not None:
            self._fetcher.close()
        self._worker.close()

    def _tell(self) -> None:
        waiting = self._path not in self._allowed and bool(self._missing)
        self.held_back.emit(waiting and self._library.options.images == "ask")

    def _fetch(self) -> None:
        if not self._missing or self._pictures is None:
            return
        if self._fetcher is None:
            # Not before it is needed: QtNetwork costs time at the start, and brings OpenSSL.
            self._fetcher = self.new_fetcher()
            self._fetcher.setParent(self)
            self._fetcher.done.connect(self._fetched)
        self._pictures.hope(self._missing)
        self._fetcher.fetch(
            address for address in dict.fromkeys(self._pictures.addresses)
            if address in self._missing
        )  # fmt: skip

    def _fetched(self, fetched: Fetched) -> None:
        if not fetched.data:
            if self._pictures is not None:
                self._pictures.refuse(fetched.address, fetched.words)
            return

        def keep() -> QSize:
            size = measure(fetched.data[:HEAD]) or decode(fetched.data).size()
            self._cache.put(fetched.address, fetched.data)
            return size

        def kept(size: QSize) -> None:
            if self._pictures is not None and fetched.address in self._missing:
                self._missing.discard(fetched.address)
                self._pictures.arrive(fetched.address, size)
                self._tell()

        def failed(error: Exception) -> None:
            if self._pictures is not None:
                self._pictures.refuse(fetched.address, str(error))

        self._worker.run(f"keep {fetched.address}", keep, kept, failed)


def _is_remote(address: str) -> bool:
    return address.startswith(("http:", "https:"))
