"""The frozen values that cross the wall between library and reader.

A NamedTuple where that will do: to define a dataclass takes ten times as long, at every start.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from library.paths import PackedPaths

if TYPE_CHECKING:
    from array import array
    from collections.abc import Collection
    from datetime import datetime

BodyFormat = Literal["html", "markdown", "text"]
Dialect = Literal["hexo", "jekyll", "hugo", "obsidian"]
Shelf = Literal["all", "unread", "favourites", "today", "drafts", "problems"]
Order = Literal["newest", "oldest", "relevance", "title", "source"]
Kind = Literal["date", "encoding", "fence", "file", "folder", "front matter", "no article"]
Flag = Literal["read", "favourite"]
Watch = Literal["events", "polling", "nothing"]
"""How changes in a folder come to be known: the system tells, we look again and again, not at all.
"""
FieldName = Literal[
    "is", "title", "author", "source", "category", "tag", "path", "date", "after", "before"
]
"""What a query may ask of, in whatever language that was typed."""
Path = tuple[str, ...]
"""A category from the outermost name to the innermost."""


_BLANKS = " \u3000\xa0"


def shown(path: bytes) -> str:
    """A path in words: bytes that are not UTF-8, controls and direction marks stand escaped."""
    text = path.decode("utf-8", "backslashreplace")
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or char in _BLANKS else char.encode("unicode_escape").decode()
        for char in text
    )


class LibraryError(Exception):
    """Something that a person can act on: `str()` names the thing and the remedy."""


class CalledOffError(LibraryError):
    """Nobody waits for the answer any more: `Stop.now` was called."""


def file_in_place_of(folder: str) -> str | None:
    """The file that stands where a folder of this name, or one above it, ought to be."""
    while not os.path.lexists(folder) and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    return None if os.path.isdir(folder) or not os.path.lexists(folder) else folder


def unwritable(folder: str) -> str:
    """The sentence for a folder of ours that can't be written to."""
    if file := file_in_place_of(folder):
        return (
            f"{shown(os.fsencode(file))} is a file, where Broadsheet needs a folder. Move it away "
            "and try again, or name another folder with --data."
        )
    return (
        f"Broadsheet can't write to {shown(os.fsencode(folder))}. Check the folder's permissions, "
        "or name another folder with --data."
    )


@dataclass(frozen=True, slots=True)
class Problem:
    """What had to be assumed, or could not be read, in one file.

    `path` is relative to the library, in bytes as the system has it; `line` counts from 1;
    `kind` is one of `Kind`; `message` is for the reader.
    """

    path: bytes
    line: int | None
    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Article:
    """One file, read and understood. `body` is as it stands in the file, unsanitised."""

    path: bytes
    title: str
    body: str
    body_format: BodyFormat
    date: datetime | None = None
    """Aware, in UTC."""
    date_guessed: bool = False
    author: str | None = None
    categories: tuple[Path, ...] = ()
    tags: tuple[str, ...] = ()
    source_url: str | None = None
    head_image: str | None = None
    summary: str | None = None
    hidden: bool = False
    pages: tuple[str, ...] = ()
    """Every full address of the web that its front matter gives it, `source_url` first."""
    addresses: tuple[str, ...] = ()
    """What its front matter calls its page of the site: permalink, slug, aliases."""
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Headline:
    """A row of the article list: what the index knows without opening the file."""

    id: int
    path: bytes
    title: str
    snippet: str
    date: datetime
    """Aware, in UTC; the file's own time where the article has none."""
    date_guessed: bool
    author: str | None
    categories: tuple[Path, ...]
    tags: tuple[str, ...]
    source_url: str | None
    read: bool
    favourite: bool
    copies: int = 1
    """How many files of the library hold this very text."""


class Category(NamedTuple):
    """A node of the tree; the numbers take its descendants in, each article once."""

    path: Path
    total: int
    unread: int
    children: tuple[Category, ...] = ()


class Counts(NamedTuple):
    """How many articles stand on each shelf."""

    all: int = 0
    unread: int = 0
    favourites: int = 0
    today: int = 0
    drafts: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True)
class Query:
    """The whole question behind a list: what was typed, and where to look."""

    words: str = ""
    shelf: Shelf = "all"
    category: Path = ()
    unread_only: bool = False
    order: Order = "newest"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A `Query` that is kept under a name."""

    name: str
    query: Query
    place: int = -1
    """Where it stands in the list: 0 is the first; -1 puts it last."""
    id: int = 0
    """0 while it is not kept yet."""


@dataclass(frozen=True, slots=True)
class Hits:
    """The answer to a `Query`: ids in the order asked for, and what to mark in each."""

    ids: array[int]
    """Signed 64-bit; valid until the next refresh."""
    marks: tuple[str, ...] = ()
    """Folded words and phrases that matched."""
    not_understood: tuple[str, ...] = ()
    """Parts of the query that were searched as plain words for want of a meaning."""
    generation: int = 0
    """Of the index that these ids belong to: another one may give them to other articles."""
    pool: int = 0
    """How many of the newest hits stand in the order of relevance where there are more of them; the
    others follow by date. 0 where all do, that is not the order, or a few were asked for."""
    unsearched: int = 0
    """Articles whose words were asked for and are not known: their texts wait to be indexed."""
    listed: int = 0
    """Of so many, at the same moment; 0 where no words were asked for."""


class Unindexed(NamedTuple):
    """What a search found in texts that wait to be indexed, and how far it went through them."""

    generation: int
    """Of the index that the ids belong to."""
    texts: dict[int, bytes]
    """The fingerprint of each article that answers, by its id."""
    unsearched: int
    """Articles whose words are not known by now."""
    listed: int
    """Of so many, at the same moment."""

    @property
    def searched(self) -> int:
        """How many were searched, by the index or by reading them."""
        return self.listed - self.unsearched


class Part(NamedTuple):
    """A piece of a query as it was typed: the characters from `start` on, before `end`."""

    start: int
    end: int
    kind: Literal["word", "phrase", "field", "or", "and", "not", "open", "close"]
    field: FieldName | None = None
    """Of kind "field", and of a bracket that one stands before."""
    value: str = ""
    """The word, or what stands in the quotes or after the colon."""
    refused: bool = False
    """A minus stands before it."""
    understood: bool = True
    """Otherwise it is searched for as plain words for want of a meaning, if it holds any."""
    pending: bool = False
    """It stands at the end and may mean more with the next key."""


class Candidate(NamedTuple):
    """What a token that is still being typed may become."""

    text: str
    """To stand in place of the whole token; the name of a field ends in its colon."""
    kind: Literal["field", "flag", "date", "category", "author", "tag"]
    label: str
    """For people: a name without quotes, a category with those above it."""
    hits: int | None = None
    """How many articles it finds, where that is known without looking."""


class Culprit(NamedTuple):
    """Parts of a query without which something is found, and no fewer than that."""

    words: str
    """The query without them."""
    parts: tuple[str, ...]
    """Each as it was typed; mostly one."""
    hits: int


class Explanation(NamedTuple):
    """Why a query finds nothing, and what would."""

    everywhere: int = 0
    """Hits in the whole library, where a smaller part of it was asked."""
    without: tuple[Culprit, ...] = ()
    """The fewest parts that together exclude everything, those that leave most hits first."""
    spelling: str = ""
    """The query with the nearest spelling that is found; empty where there is none."""
    spelling_hits: int = 0


class Status(NamedTuple):
    """What the reader did with an article."""

    read: bool = False
    favourite: bool = False
    position: float = 0.0
    """How far down it was left: 0 the top, 1 the end."""


class Changes(NamedTuple):
    """What one `mark` changed: only the articles that were otherwise before."""

    flag: Flag
    value: bool
    paths: Collection[bytes]
    """A tuple, or `PackedPaths` where they are very many."""
    change: int = 0
    """The state's counter after it."""
    absent: bool = False
    """They were not there: it says nothing of others that hold their texts."""

    @property
    def many(self) -> bool:
        """Whether there are too many to look at each of them while somebody waits."""
        return not isinstance(self.paths, tuple)

    @property
    def size(self) -> int:
        """About how many bytes it keeps in memory."""
        if isinstance(self.paths, PackedPaths):
            return self.paths.size
        return sum(map(len, self.paths))


class Page(NamedTuple):
    """An article made ready for the viewer: safe HTML, and what was left out of it."""

    html: str
    images: tuple[str, ...] = ()
    """Addresses of the pictures that the HTML names, in order: http(s), `data:`, or `library:`
    and a file of the library, which `Library.picture` reads."""
    cuts: tuple[str, ...] = ()
    """Sentences that say what was flattened or cut to keep the window alive."""
    text: str = ""
    """The whole article as plain text, only where something was cut."""
    minutes: int = 0
    """About how long it takes to read; 0 where there is nothing to read."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh is. `total` is 0 while it is not known.

    In "wait" it waits for another process that indexes the same library. In "pack" everything can
    be searched already.
    """

    stage: Literal["wait", "scan", "list", "text", "pack", "export"]
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What a refresh found."""

    articles: int = 0
    added: int = 0
    changed: int = 0
    moved: int = 0
    removed: int = 0
    problems: int = 0
    seconds: float = 0.0
    notices: tuple[str, ...] = field(default=())
    """Sentences for the reader: a rebuilt index, a folder that could not be entered."""
