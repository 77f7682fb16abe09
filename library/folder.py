"""The folder of a library: whether there is one to open, and its files as they are now."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from library.article import LibraryError, shown

if TYPE_CHECKING:
    from library.article import Article, Dialect


class Folder:
    """A folder of articles. Paths of its files are relative to it."""

    def __init__(self, name: str) -> None:
        self.root = os.fsencode(name)

    def where(self, path: bytes) -> str:
        """Where a file lies."""
        return os.fsdecode(os.path.join(self.root, path))

    def holds(self, name: str) -> bool:
        """Whether there is such a file or folder."""
        return os.path.exists(os.path.join(self.root, os.fsencode(name)))

    def read(self, path: bytes) -> bytes:
        """The bytes of a file. Raises OSError."""
        from library.scan import read_file

        return read_file(os.path.join(self.root, path))

    def article(self, path: bytes, site: Dialect) -> Article:
        """Reads the article of a file; `site` is whose rules the library follows.

        Raises LibraryError where the file can't be read.
        """
        from library.dialect import dialect_of
        from library.frontmatter import read_article

        try:
            data = self.read(path)
            modified = os.stat(os.path.join(self.root, path)).st_mtime
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise LibraryError(
                f"The file {shown(path)} can't be read ({reason}). Reload the library to see what "
                "has changed."
            ) from error
        return read_article(path, data, dialect=dialect_of(path, site), modified=modified)

    def text(self, path: bytes, site: Dialect) -> str:
        """The title and the text of an article. Raises LibraryError."""
        from library.text import body_text

        article = self.article(path, site)
        return f"{article.title}\n{body_text(article.body, article.body_format)}"


def is_article_file(name: str | os.PathLike[str]) -> bool:
    """Whether a name is a file's that may hold an article, and not a folder's or nothing's.

    Raises LibraryError where it is a file of another type.
    """
    if not os.path.isfile(name):
        return False
    from library.scan import ENDINGS

    path = os.fsencode(name)
    if path.lower().endswith(ENDINGS):
        return True
    endings = ", ".join(ending.decode() for ending in ENDINGS)
    raise LibraryError(
        f"{shown(path)} is not an article. Name a folder, or a file that ends in {endings}."
    )


def check_folder(folder: str | os.PathLike[str]) -> None:
    """Raises LibraryError where a name is no folder that can be read."""
    name = os.fspath(folder)
    path = shown(os.fsencode(name))
    if not os.path.exists(name):
        raise LibraryError(
            f"The folder {path} is not there. Check the name, or connect the disk that holds it."
        )
    if not os.path.isdir(name):
        raise LibraryError(f"{path} is a file, not a folder. Name the folder that holds it.")
    if not os.access(name, os.R_OK | os.X_OK):
        raise LibraryError(
            f"Broadsheet may not read the folder {path}. Change its permissions and try again."
        )
