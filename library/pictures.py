"""Where the pictures of an article lie: in its library, in its own text, or on the web."""

from __future__ import annotations

import binascii
import os
import re
import stat
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_to_bytes, urljoin

from library.article import LibraryError, shown
from library.links import image_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Find = Callable[[str], str | None]
    """Where a reference to a picture leads."""

LARGEST = 32_000_000
"""Bytes of one picture."""
_LONGEST_REFERENCE = 1_000
_FILE = "library:"
_EMBEDDED = re.compile(r"data:image/(?!svg)[a-z0-9.+-]{1,40}(;[^,]{0,100})?,", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# What a generator would have put the address of the site into.
_SITE = re.compile(r"\A(?:\{\{[^{}]{0,80}\}\}|\{%[^{}]{0,80}%\}|%7B%7B.{0,80}?%7D%7D)/*", re.I)
_DEEPEST = 12
# Where generators keep what a site's pages name by `/`: Hexo, Hugo, Jekyll and VuePress, Obsidian.
_SITE_FOLDERS = (b"", b"source", b"static", b"assets", b"public", b"attachments")


def finder(root: bytes, path: bytes, source_url: str | None) -> Find:
    """Finds what an article at `path`, relative to `root`, means by the address of a picture.

    The answer is an http(s) address, a `data:` one, or `library:` with a path that lies in the
    library; None where the address leads to nothing that may be shown. Looks at the disk.
    """
    real_root = os.path.realpath(root)

    def find(reference: str) -> str | None:
        reference = reference.strip(" \t\r\n\f")
        if _EMBEDDED.match(reference):
            return reference
        if (address := image_address(reference)) is not None:
            return address
        local = _local(reference)
        if local is None:
            return None
        for candidate in _candidates(local, path):
            if _is_there(root, candidate, real_root):
                return _FILE + os.fsdecode(candidate)
        # What was clipped from the web says where by its page.
        return image_address(urljoin(source_url, local)) if source_url else None

    return find


def find_nothing(reference: str) -> str | None:
    """Finds what needs no disk: pictures on the web and those in the text itself."""
    return reference if _EMBEDDED.match(reference) else image_address(reference)


def file_of(address: str) -> bytes | None:
    """The file that an address of `finder` names, relative to the library; None for others."""
    return os.fsencode(address.removeprefix(_FILE)) if address.startswith(_FILE) else None


def read(root: bytes, address: str, most: int = LARGEST) -> bytes:
    """The bytes of a picture in the library or in an article's text, or the first `most` of them.

    Raises LibraryError.
    """
    path = file_of(address)
    if path is None:
        return _decoded(address)
    try:
        full = os.path.join(root, path)
        if not _is_there(root, path, os.path.realpath(root)):
            raise OSError("it is no file of the library any more")
        return _read_regular(full, most)
    except OSError as error:
        reason = error.strerror.lower() if error.strerror else str(error)
        raise LibraryError(f"The picture {shown(path)} can't be read ({reason}).") from error


def _read_regular(full: bytes, most: int) -> bytes:
    # Without waiting: a pipe put in the file's place since we looked cannot hang us.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(full, flags)
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise OSError("it is not a regular file")
        if status.st_size > LARGEST:
            raise OSError("it is larger than 32 MB")
        return file.read(most)


def _decoded(address: str) -> bytes:
    found = _EMBEDDED.match(address)
    if found is None:
        raise LibraryError("This address holds no picture.")
    words = address[found.end() :]
    if not (found[1] or "").lower().endswith(";base64"):
        return unquote_to_bytes(words)
    words = re.sub(r"\s", "", unquote(words) if "%" in words else words)
    try:
        return binascii.a2b_base64(words + "=" * (-len(words) % 4))
    except binascii.Error as error:
        raise LibraryError("The picture in the article's text is damaged.") from error


def _local(reference: str) -> str | None:
    """A reference to a file without what only a web server would need; None where it is none."""
    reference = _SITE.sub("/", reference).replace("\\", "/")
    reference = re.split(r"[?#]", reference, maxsplit=1)[0]
    unfit = not reference or len(reference) > _LONGEST_REFERENCE or "\0" in unquote(reference)
    if unfit or reference.startswith("//") or _SCHEME.match(reference):
        return None
    return reference


def _candidates(reference: str, path: bytes) -> Iterator[bytes]:
    """Paths relative to the library, the likeliest first."""
    folder, _, name = path.rpartition(b"/")
    stem = name.rpartition(b".")[0]
    spellings = dict.fromkeys((unquote_to_bytes(reference), os.fsencode(reference)))
    for spelling in spellings:
        bare = spelling.lstrip(b"/")
        bases: list[bytes] = []
        if bare == spelling:
            # Beside the article; in its asset folder, which is also what its page's address means.
            bases = [folder, os.path.join(folder, stem)]
        for above in upwards(folder):
            bases += [os.path.join(above, site) for site in _SITE_FOLDERS]
        for base in bases:
            yield from inside(base, bare)
        if bare != spelling and b"/" in bare:
            # A site that lives below an address of its own: `/blog/images/a.png`.
            for above in upwards(folder):
                for site in _SITE_FOLDERS:
                    yield from inside(os.path.join(above, site), bare.partition(b"/")[2])


def inside(base: bytes, rest: bytes) -> Iterator[bytes]:
    """The path of `rest` below a folder of the library, or nothing where it leads out of it."""
    if not rest:
        return
    candidate = os.path.normpath(os.path.join(base, rest)).replace(os.sep.encode(), b"/")
    if not os.path.isabs(candidate) and candidate.partition(b"/")[0] not in (b"..", b"."):
        yield candidate


def upwards(folder: bytes) -> Iterator[bytes]:
    """The folder and those that it lies in, up to the library itself."""
    for _ in range(_DEEPEST):
        yield folder
        if not folder:
            return
        folder = folder.rpartition(b"/")[0]


def _is_there(root: bytes, path: bytes, real_root: bytes) -> bool:
    """Whether a path leads to a regular file that lies in the library also after every link."""
    full = os.path.join(root, path)
    try:
        if not stat.S_ISREG(os.stat(full).st_mode):
            return False
    except (OSError, ValueError):
        return False
    return os.path.realpath(full).startswith(os.path.join(real_root, b""))
