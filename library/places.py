"""Where the program keeps what it writes: settings, state, window layout, caches."""

from __future__ import annotations

import os
import re
from typing import NamedTuple
from zlib import crc32

from library.article import LibraryError, unwritable


class Places(NamedTuple):
    """Four folders, none of them inside a library."""

    config: str
    state: str
    layout: str
    cache: str

    @classmethod
    def default(cls) -> Places:
        """The platform's own folders for this user."""
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("broadsheet", appauthor=False)
        return cls(
            config=dirs.user_config_dir,
            state=dirs.user_data_dir,
            layout=dirs.user_state_dir,
            cache=dirs.user_cache_dir,
        )

    @classmethod
    def below(cls, folder: str | os.PathLike[str]) -> Places:
        """Everything below one folder, as `--data` asks."""
        root = os.path.abspath(folder)
        return cls(*(os.path.join(root, name) for name in ("config", "state", "layout", "cache")))

    def check(self) -> None:
        """Raises LibraryError where nothing can be written below one of these folders."""
        for folder in (self.state, self.cache):
            try:
                folder.encode()  # SQLite wants names in UTF-8
                os.makedirs(folder, exist_ok=True)
            except (OSError, UnicodeEncodeError) as error:
                raise LibraryError(unwritable(folder)) from error
            if not os.access(folder, os.W_OK | os.X_OK):
                raise LibraryError(unwritable(folder))

    @property
    def log(self) -> str:
        """The folder of the program's log."""
        return os.path.join(self.layout, "log")

    def digest(self) -> str:
        """A word that tells these folders from others."""
        return digest(os.fsencode("\n".join(map(os.path.realpath, self))))

    def state_of(self, library: str) -> str:
        """The folder of one library's precious state."""
        return os.path.join(self.state, "libraries", _name(library))

    def options_of(self, library: str) -> str:
        """The file of one library's own settings."""
        return os.path.join(self.config, "libraries", _name(library) + ".json")

    def cache_of(self, library: str) -> str:
        """The folder of one library's index, which may be deleted at any time."""
        return os.path.join(self.cache, "libraries", _name(library))

    @property
    def images(self) -> str:
        """The folder of fetched pictures, of all libraries; it may be deleted at any time."""
        return os.path.join(self.cache, "images")

    def image_of(self, address: str) -> str:
        """The file in which a picture that was fetched from an address is kept."""
        from hashlib import sha256  # brings 3 MB of OpenSSL: not into the window's process

        name = sha256(address.encode()).hexdigest()
        return os.path.join(self.images, name[:2], name[2:])

    def kept_image(self, address: str) -> bytes | None:
        """The picture that was fetched from an address; None where none is kept."""
        try:
            with open(self.image_of(address), "rb") as file:
                return file.read()
        except OSError:
            return None


def _name(library: str) -> str:
    """A folder name that a person recognises and that no two libraries share."""
    real = os.path.realpath(library)
    raw = os.fsencode(real)
    readable = re.sub(r"[^\w-]+", "-", os.path.basename(real), flags=re.ASCII).strip("-")[:40]
    return f"{readable or 'library'}-{digest(raw)}"


def digest(raw: bytes) -> str:
    """16 hexadecimal digits that tell some bytes from others."""
    # Two sums of 32 bits, forwards and backwards: hashlib would bring 3 MB of OpenSSL.
    return f"{crc32(raw):08x}{crc32(raw[::-1]):08x}"
