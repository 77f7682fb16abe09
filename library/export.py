"""Articles written out: into one file, or each into a file of its own in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from library.article import CalledOffError, LibraryError, Problem, Progress, shown
from library.export_assets import Assets
from library.export_links import Links
from library.file_names import FileNames
from library.whole_file import unwritten, whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from library.article import Article, Headline, Page
    from library.library import Library

Format = Literal["html", "md", "json", "epub", "pdf"]
FORMATS: tuple[Format, ...] = get_args(Format)
ONE_EACH: tuple[Format, ...] = ("html", "md")
"""Formats of which a file holds one article."""
ENDINGS: dict[Format, tuple[str, ...]] = {
    "html": (".html", ".htm"),
    "md": (".md", ".markdown", ".mdown"),
    "json": (".json",),
    "epub": (".epub",),
    "pdf": (".pdf",),
}


_KINDS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"GIF8": "image/gif",
    b"RIFF": "image/webp",
}
"""How the files of pictures begin."""


class Picture(NamedTuple):
    """A picture as it will lie in what is written."""

    media_type: str
    data: bytes


class Leaf(NamedTuple):
    """One article, ready to be written out."""

    headline: Headline
    article: Article
    page: Page
    problems: tuple[Problem, ...]
    picture: Callable[[str], Picture | None]
    """A picture by its address in `page.images`, or None where it is not at hand."""
    number: int = 0
    """Its place among what is written."""
    links: Links | None = None
    """Where its links lead; None where it stands alone, as on paper."""
    place: Callable[[int, str], str] | None = None
    """What the file of another article beside it is called, by its number and its title."""
    assets: Assets | None = None
    """Takes the pictures that go beside its file."""

    @property
    def title(self) -> str:
        """The title on one line; never empty."""
        from library.export_body import one_line

        return one_line(self.headline.title) or "Untitled"

    def heading(self) -> str:
        """The lines above the body as HTML: categories, title, and who wrote it when."""
        from library.export_body import heading

        return heading(self)

    def body(
        self,
        embed: Callable[[Leaf, str], str | None],
        place: Callable[[int, str], str] | None = None,
    ) -> str:
        """The body as safe HTML, its pictures under the addresses that `embed` gives them.

        A link to an article that is written out too becomes what `place` calls it by its number and
        its title; to another one the address of its original, or plain text without one.

        A picture without one becomes a link to where it lies: what is written out asks for nothing
        when it is opened.
        """
        from library.export_body import body

        return body(self, embed, place)


Write = Callable[[str, Iterable[Leaf], str], None]
"""Makes a file: its name, the articles, and what to call them all together."""


class Target(NamedTuple):
    """Where to, and as what."""

    path: str
    format: Format
    force: bool = False
    """Whether files that are there already may be replaced."""


class Exported(NamedTuple):
    """What was written."""

    files: tuple[str, ...] = ()
    articles: int = 0
    skipped: tuple[Problem, ...] = ()
    """Articles that could not be read."""


class TargetError(LibraryError):
    """A place that nothing can be written to as asked; nothing has been."""


def check_target(target: Target, count: int) -> None:
    """Raises TargetError where so many articles can't be written there."""
    name = shown(os.fsencode(target.path))
    if "\0" in target.path or not target.path:
        raise TargetError("The place to write to has no name. Name a file or a folder.")
    if _in_folder(target, count):
        if os.path.exists(target.path) and not os.path.isdir(target.path):
            raise TargetError(f"{name} is a file. Name a folder to write {count} articles to.")
    elif os.path.isdir(target.path):
        raise TargetError(
            f"{name} is a folder. Name a file in it, such as articles.{target.format}."
        )
    elif os.path.lexists(target.path):
        if not target.force:
            raise TargetError(
                f"{name} is there already. Name another file, or allow it to be replaced (--force)."
            )
        if not os.path.isfile(target.path):
            raise TargetError(f"{name} is not a file. Name another one.")


def _in_folder(target: Target, count: int) -> bool:
    """Whether each article gets a file of its own in a folder of that name."""
    if target.format not in ONE_EACH:
        return False
    path = target.path
    named = os.path.splitext(path)[1].lower() in ENDINGS[target.format]
    return os.path.isdir(path) or path.endswith(("/", os.sep)) or not (named and count == 1)


def write_out(
    library: Library,
    paths: Sequence[bytes],
    target: Target,
    title: str,
    more: Mapping[Format, Write],
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    kept: Callable[[str], bytes | None] = lambda _: None,
) -> Exported:
    """Writes the articles of some files of a library out, in their order.

    `title` names them together; `more` writes the formats that need what the library has not;
    `kept` gives the bytes of a remote picture that was fetched before.
    Raises TargetError, LibraryError and CalledOffError.
    """
    check_target(target, len(paths))
    links = Links(library, paths, named=target.format == "md")
    leaves = _Leaves(
        library, paths, links, progress or (lambda _: None), cancelled or (lambda: False), kept
    )
    folder = target.path if _in_folder(target, len(paths)) else os.path.dirname(target.path)
    try:
        os.makedirs(folder or ".", exist_ok=True)
    except OSError as error:
        raise unwritten(folder, error) from error
    if folder == target.path:
        files = _write_each(leaves, target)
    else:
        files = (_write_together(leaves, target, title, more),)
    return Exported(files, leaves.count, tuple(leaves.skipped))


class _Leaves:
    """Reads one article after the other; those that can't be read are left out and named."""

    def __init__(
        self,
        library: Library,
        paths: Sequence[bytes],
        links: Links,
        progress: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        kept: Callable[[str], bytes | None],
    ) -> None:
        self.count = 0
        self.skipped: list[Problem] = []
        self._library = library
        self._paths = paths
        self._progress = progress
        self._cancelled = cancelled
        self._kept = kept
        self._links = links

    def __len__(self) -> int:
        return len(self._paths)

    def __iter__(self) -> Iterator[Leaf]:
        problems: dict[bytes, list[Problem]] = {}
        for problem in self._library.problems():
            problems.setdefault(problem.path, []).append(problem)
        for done, path in enumerate(self._paths):
            if self._cancelled():
                raise CalledOffError
            self._progress(Progress("export", done, len(self._paths)))
            leaf = self._read(done, path, tuple(problems.get(path, ())))
            if leaf is not None:
                self.count += 1
                yield leaf
        if not self.count:
            words = self.skipped[0].message if self.skipped else "There is no article to write."
            raise LibraryError(words)

    def _read(self, number: int, path: bytes, problems: tuple[Problem, ...]) -> Leaf | None:
        try:
            id_ = self._library.id_of(path)
            if id_ is None:
                raise LibraryError(f"{shown(path)} has left the library.")
            headline, article, page = self._library.page(id_)
        except LibraryError as error:
            self.skipped.append(Problem(path, None, "file", str(error)))
            return None
        return Leaf(headline, article, page, problems, self._picture, number, self._links)

    def _picture(self, address: str) -> Picture | None:
        """A picture that lies in the library, in the article itself or in the cache; nothing is
        fetched."""
        try:
            if address.startswith(("library:", "data:")):
                data = self._library.picture(address)
            else:
                allowed = self._library.options.images != "never"
                data = (self._kept(address) if allowed else None) or b""
        except LibraryError:
            return None  # its words stand in its place
        kind = next((kind for start, kind in _KINDS.items() if data.startswith(start)), None)
        return Picture(kind, data) if kind else None


def _write_together(
    leaves: _Leaves, target: Target, title: str, more: Mapping[Format, Write]
) -> str:
    write = more.get(target.format) or _writer(target.format)
    try:
        with _assets(target.path) as assets, whole_file(target.path, replace=target.force) as part:
            write(part, (leaf._replace(assets=assets) for leaf in leaves), title)
    except FileExistsError as error:
        raise TargetError(
            f"{shown(os.fsencode(target.path))} has come to be there meanwhile. Name another file."
        ) from error
    except OSError as error:
        raise unwritten(target.path, error) from error
    return os.path.abspath(target.path)


def _write_each(leaves: _Leaves, target: Target) -> tuple[str, ...]:
    files = FileNames(os.path.abspath(target.path), ENDINGS[target.format][0], target.force)
    written: list[str] = []
    for leaf in leaves:
        try:
            written.append(_write_one(leaf, target, files))
        except OSError as error:
            raise LibraryError(
                f"{unwritten(target.path, error)} {len(written)} of {len(leaves)} articles were "
                "written."
            ) from error
    return tuple(written)


def _write_one(leaf: Leaf, target: Target, files: FileNames) -> str:
    """Writes to the name that links to the article use, or the first that nobody has."""
    write = _writer(target.format)
    while True:
        path = files.take(leaf.number, leaf.headline.title)
        try:
            with _assets(path) as assets, whole_file(path, replace=target.force) as part:
                beside = leaf._replace(assets=assets, place=files.link)
                write(part, [beside], leaf.headline.title)
        except FileExistsError:
            continue
        return path


@contextmanager
def _assets(path: str) -> Iterator[Assets]:
    """The pictures beside a file; they go where it isn't written."""
    assets = Assets(path)
    try:
        yield assets
    except BaseException:
        assets.discard()
        raise


def _writer(format_: Format) -> Write:
    from importlib import import_module

    names = {"html": "html", "md": "markdown", "json": "json", "epub": "epub"}
    write: Write = import_module(f"library.export_{names[format_]}").write
    return write
