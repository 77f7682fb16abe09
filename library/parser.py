"""What files hold: articles for the list, texts for the search; as a process of its own.

The process is given a folder and a dialect; it reads pickled calls from its standard input, each a
method of `Parser` with its arguments, and writes the parts of the answer, pickled one by one. An
exception in place of a part ends the answer. The process ends with its input.
"""

from __future__ import annotations

import gc
import logging
import os
import pickle
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING, Any, get_args

import apsw

from library.article import Dialect, LibraryError, Problem, shown
from library.article_row import row_of
from library.database import DamagedError
from library.dialect import dialect_of
from library.fold import tokens
from library.frontmatter import is_article, read_article, read_body
from library.limits import bound_process, bound_time
from library.packing import join_small, pack
from library.scan import read_file, stumbled
from library.shards import fill, open_file
from library.text import Text, body_text, fingerprint, snippet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from library.article import Article, BodyFormat
    from library.article_row import ArticleRow
    from library.database import Database
    from library.shards import Row

log = logging.getLogger(__name__)
_IMAGES = ("<img", "<IMG", "![", "{%")
"""Of which one stands in every body with an image, and in others as well."""
PART = 50
"""Texts after which the asker hears of it."""
SECONDS_OF_A_PART = 1.0
"""Time after which it does in any case."""
SECONDS_BETWEEN_LOOKS = 0.5
_APPLE_DOUBLE = b"\0\x05\x16\x07"
ENOUGH_TEXT = 40
"""Characters by which a text is known again on its own."""


class Parser:
    """Reads the files of one library."""

    def __init__(self, folder: bytes, dialect: Dialect) -> None:
        self._folder = folder
        self._dialect = dialect
        self._shard: Database | None = None

    def articles(
        self, files: Sequence[tuple[bytes, float]]
    ) -> Iterator[list[tuple[ArticleRow | None, Sequence[Problem]]]]:
        """What the list is to hold of each (path, time), or None where it is no article; with what
        there is to say of it. Never raises."""
        yield [self._article(path, modified) for path, modified in files]

    def texts(
        self, listed: Sequence[tuple[int, bytes, str, bool]], shard: str
    ) -> Iterator[list[Text | None]]:
        """Puts the texts of articles that are listed already into the file of a shard: all of them
        once the last part has come, and none before. None stands for those that can't be read.

        `listed` holds (id, path, title, whether its head was read without a problem), by id.
        """
        part: list[Text | None] = []
        begun = time.monotonic()
        with self._opened(shard).write() as connection:
            for one in listed:
                if len(part) == PART or time.monotonic() > begun + SECONDS_OF_A_PART:
                    yield part
                    part, begun = [], time.monotonic()
                read = self._text(*one)
                part.append(read and read[0])
                if read:
                    fill(connection, [read[1]])
        yield part

    def rows(
        self, listed: Sequence[tuple[int, bytes, str, bool]], needed: Sequence[Sequence[str]]
    ) -> Iterator[list[tuple[Row, bytes] | None]]:
        """What `texts` would put into a shard, each with its text's fingerprint; None for those
        that can't be read, or in which of some of the `needed` not one stands."""
        part: list[tuple[Row, bytes] | None] = []
        begun = time.monotonic()
        for one in listed:
            if len(part) == PART or time.monotonic() > begun + SECONDS_OF_A_PART:
                yield part
                part, begun = [], time.monotonic()
            read = self._text(*one)
            part.append(
                (read[1], read[0].fingerprint) if read and _holds(read[1], needed) else None
            )
        yield part

    def finish(self, shard: str) -> Iterator[list[None]]:
        """Closes the file of a shard that was filled."""
        database = self._opened(shard)
        join_small(database)
        database.close()
        yield [None]

    def pack(self, shard: str) -> Iterator[list[None]]:
        """Makes the file of a shard small and quick to ask, and closes it."""
        database = self._opened(shard)
        bound_time(0)
        for _ in pack(database):
            bound_time(0)
            yield []
        database.close()
        yield [None]

    def _opened(self, shard: str) -> Database:
        if self._shard is None or self._shard.path != shard:
            if self._shard is not None:
                self._shard.close()
            self._shard = open_file(shard)
        return self._shard

    def _article(self, path: bytes, modified: float) -> tuple[ArticleRow | None, Sequence[Problem]]:
        article, problem = self._read(path, modified)
        if article is None or article.date is None:
            return None, (problem,) if problem else ()
        return row_of(article), article.problems

    def _text(self, id_: int, path: bytes, title: str, sound: bool) -> tuple[Text, Row] | None:
        try:
            if sound:  # the head need not be read again
                body = read_body(path, self._bytes(path))
                return _text(id_, path, title, *body)
            article, _ = self._read(path, 0)
            if article is None:
                return None
            return _text(id_, path, article.title, article.body, article.body_format)
        except OSError:
            return None
        except Exception:
            log.exception("the text of %s could not be understood", shown(path))
            return None

    def _bytes(self, path: bytes) -> bytes:
        data = read_file(os.path.join(self._folder, path))
        bound_time(len(data))
        return data

    def _read(self, path: bytes, modified: float) -> tuple[Article | None, Problem | None]:
        try:
            data = self._bytes(path)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            return None, Problem(path, None, "file", f"This file can't be read ({reason}).")
        if data.startswith(_APPLE_DOUBLE):
            words = "This is a side file that macOS keeps beside another file, not an article."
            return None, Problem(path, None, "no article", words)
        if not is_article(path, data):
            words = "This text file does not open with front matter, so it is not an article."
            return None, Problem(path, None, "no article", words)
        dialect = dialect_of(path, self._dialect)
        try:
            return read_article(path, data, dialect=dialect, modified=modified), None
        except Exception:
            # One file that our own code stumbles over must not keep the others from being read.
            log.exception("%s could not be understood", shown(path))
            return None, stumbled(path)


def _text(
    id_: int, path: bytes, title: str, body: str, body_format: BodyFormat
) -> tuple[Text, Row]:
    words = body_text(body, body_format)
    first, _, rest = words.partition("\n")
    # The title stands above the snippet already.
    lead = snippet(rest if rest and first == title else words)
    # Many articles have hardly any text: those are told apart by their titles.
    told_by = words if len(words) >= ENOUGH_TEXT else f"{title}\n{words}"
    text = Text(id_, path, lead, fingerprint(told_by), _has_image(body, body_format))
    return text, (id_, tokens(words), tokens(title))


def _has_image(body: str, body_format: BodyFormat) -> bool:
    if body_format == "text" or not any(mark in body for mark in _IMAGES):
        return False
    if body_format == "markdown":
        from library.markdown import to_html

        body = to_html(body)  # again, but for few: a macro of Rust's, `vec![]`, looks like an image
    return "<img" in body.lower()


def _holds(row: Row, needed: Sequence[Sequence[str]]) -> bool:
    """Whether of each of the `needed` one stands in a text, or at least its letters do."""
    _, body, title = row
    return all(any(form in body or form in title for form in forms) for forms in needed)


def main(arguments: list[str]) -> int:
    """The process."""
    folder, dialect = arguments
    assert dialect in get_args(Dialect)
    bound_process()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us decides when to stop
    # What is read is dropped batch by batch, and holds no cycles: to look for them takes a tenth.
    gc.set_threshold(100_000)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    parser = Parser(os.fsencode(folder), dialect)  # type: ignore[arg-type]
    while True:
        try:
            method, *call = pickle.load(sys.stdin.buffer)
        except EOFError:
            return 0
        try:
            _answer(getattr(parser, method)(*call))
        except BrokenPipeError:
            return 0  # who asked has been killed


def _end_with(parent: int) -> None:
    """Ends this process once its parent has gone: it must keep no shard locked."""
    never = threading.Event()
    while os.getppid() == parent:
        never.wait(SECONDS_BETWEEN_LOOKS)
    os._exit(1)


def _answer(parts: Iterator[list[Any]]) -> None:
    while True:
        try:
            part: object = next(parts, None)
        except (LibraryError, DamagedError, apsw.Error) as error:
            part = error  # of the shard's file: who asked knows what to do
        if part is None:
            return
        pickle.dump(part, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
