"""Articles as a book (EPUB 3): a page of contents, a chapter an article, pictures inside.

The container is small and our input is known to the tag, so it is written here: the kept libraries
for it are under the AGPL.
"""

from __future__ import annotations

import html
import uuid
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from library.export_body import local_time, one_line
from library.language import language_of
from library.xhtml import to_xhtml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.export import Leaf

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_STYLE = """
body { line-height: 1.6; }
:lang(zh), :lang(ja), :lang(ko) { line-height: 1.8; }
h1 { line-height: 1.3; }
img { max-width: 100%; height: auto; }
pre { white-space: pre-wrap; font-size: 0.85em; }
blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid #999; }
table { border-collapse: collapse; }
td, th { border: 1px solid #999; padding: 0.3em 0.6em; vertical-align: top; }
nav ol { list-style: none; padding: 0; }
nav li { margin: 0.6em 0; }
nav small { display: block; color: #777; }
.category, .byline, .caption, .media, .cuts, .picture { color: #777; font-size: 0.85em; }
.term { font-weight: bold; }
.meaning { margin-left: 2em; }
.mark { background: #fff3a3; color: #222; }
.big { font-size: 1.2em; }
"""
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"\
 lang="{language}" xml:lang="{language}">
<head><title>{title}</title><link rel="stylesheet" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""
_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"\
 xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{id}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
{creators}<meta property="dcterms:modified">{modified}</meta>
</metadata>
<manifest>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine>
<itemref idref="contents"/>
{spine}
</spine>
</package>
"""
_KINDS = {"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp"}
"""Pictures that every reader of books must show, with the endings of their names."""
_MOST_CREATORS = 20


class _Chapter(NamedTuple):
    name: str
    title: str
    about: str
    """When it was written and by whom."""


class _Book:
    """What has been put into the container so far."""

    def __init__(self, container: zipfile.ZipFile) -> None:
        self._container = container
        self.chapters: list[_Chapter] = []
        self.creators: dict[str, None] = {}
        self.pictures: dict[str, tuple[str, str]] = {}
        """(name, media type) by address."""

    def add(self, name: str, content: str | bytes) -> None:
        if isinstance(content, str):
            content = content.encode("utf-8", "replace")
        self._container.writestr(f"book/{name}", content, zipfile.ZIP_DEFLATED)

    def embed(self, leaf: Leaf, address: str) -> str | None:
        """Puts a picture into the book, once however often it is shown."""
        if address not in self.pictures:
            found = leaf.picture(address)
            ending = _KINDS.get(found.media_type) if found else None
            if found is None or ending is None:
                return None
            name = f"picture-{len(self.pictures) + 1}.{ending}"
            self.add(name, found.data)
            self.pictures[address] = (name, found.media_type)
        return self.pictures[address][0]

    def add_chapter(self, leaf: Leaf) -> None:
        headline = leaf.headline
        title = leaf.title
        author = one_line(headline.author or "")
        if author and len(self.creators) < _MOST_CREATORS:
            self.creators[author] = None
        about = " · ".join(filter(None, [local_time(headline), author]))
        # By its number, not how many there are: what can't be read is left out.
        chapter = _Chapter(_chapter_name(leaf.number), title, about)
        self.chapters.append(chapter)
        body = leaf.body(self.embed, lambda number, _: _chapter_name(number))
        inside = f"{leaf.heading()}\n<hr/>\n{to_xhtml(body)}"
        page = _PAGE.format(
            language=language_of(f"{title} {headline.snippet}"),
            title=_escaped(title),
            body=inside,
        )
        self.add(chapter.name, page)


def write(path: str, leaves: Iterable[Leaf], title: str) -> None:
    """Makes a book of articles, in their order."""
    title = one_line(title) or "Broadsheet"
    with zipfile.ZipFile(path, "x") as container:
        # First and as it is: by these bytes a book is known.
        container.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        container.writestr("META-INF/container.xml", _CONTAINER, zipfile.ZIP_DEFLATED)
        book = _Book(container)
        book.add("style.css", _STYLE)
        for leaf in leaves:
            book.add_chapter(leaf)
        language = language_of(" ".join([title, *(one.title for one in book.chapters)]))
        book.add("contents.xhtml", _contents(book, title, language))
        book.add("package.opf", _package(book, title, language))


def _contents(book: _Book, title: str, language: str) -> str:
    lines = [
        f'<li><a href="{one.name}">{_escaped(one.title)} '
        f"<small>{_escaped(one.about)}</small></a></li>"
        for one in book.chapters
    ]
    inside = "\n".join(
        [f'<nav epub:type="toc" id="toc"><h1>{_escaped(title)}</h1>', "<ol>", *lines, "</ol></nav>"]
    )
    return _PAGE.format(language=language, title=_escaped(title), body=inside)


def _package(book: _Book, title: str, language: str) -> str:
    items = [
        f'<item id="{one.name.partition(".")[0]}" href="{one.name}" '
        'media-type="application/xhtml+xml"/>'
        for one in book.chapters
    ]
    items += [
        f'<item id="{name.partition(".")[0]}" href="{name}" media-type="{kind}"/>'
        for name, kind in book.pictures.values()
    ]
    return _PACKAGE.format(
        id=uuid.uuid4(),
        title=_escaped(title),
        language=language,
        creators="".join(f"<dc:creator>{_escaped(name)}</dc:creator>\n" for name in book.creators),
        modified=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        items="\n".join(items),
        spine="\n".join(
            f'<itemref idref="{one.name.partition(".")[0]}"/>' for one in book.chapters
        ),
    )


def _chapter_name(number: int) -> str:
    return f"chapter-{number + 1}.xhtml"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
