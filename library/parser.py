"""What one file holds: its article for the list, its text for the search; as a process of its own.

The process is given a folder and a dialect; it reads pickled calls from its standard input, each a
method of `Parser` with many arguments, and writes the pickled answers. It ends with its input.
"""

from __future__ import annotations

import logging
import os
import pickle
import signal
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

from library.article import Dialect, Problem, shown
from library.dialect import dialect_of
from library.fold import tokens
from library.frontmatter import is_article, read_article, read_body
from library.scan import read_file
from library.text import Text, body_text, fingerprint, snippet

if TYPE_CHECKING:
    from library.article import Article, BodyFormat

log = logging.getLogger(__name__)
_IMAGES = ("<img", "<IMG", "![")
ENOUGH_TEXT = 40
"""Characters by which a text is known again on its own."""


class Parser:
    """Reads the files of one library. No method raises."""

    def __init__(self, folder: bytes, dialect: Dialect) -> None:
        self._folder = folder
        self._dialect = dialect

    def article(self, path: bytes, modified: float) -> tuple[Article | None, Problem | None]:
        """The article that a file holds, without its body, or the reason why there is none."""
        article, problem = self._read(path, modified)
        return (replace(article, body="") if article else None), problem

    def text(self, id_: int, path: bytes, title: str, sound: bool) -> Text | None:
        """The text of an article that is listed already; None where its file can't be read.

        `sound` says that its head was read without a problem: it need not be read again.
        """
        if sound:
            try:
                data = read_file(os.path.join(self._folder, path))
            except OSError:
                return None
            return _text(id_, path, title, *read_body(path, data))
        article, _ = self._read(path, 0)
        if article is None:
            return None
        return _text(id_, path, article.title, article.body, article.body_format)

    def _read(self, path: bytes, modified: float) -> tuple[Article | None, Problem | None]:
        try:
            data = read_file(os.path.join(self._folder, path))
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            return None, Problem(path, None, "file", f"This file can't be read ({reason}).")
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


def stumbled(path: bytes) -> Problem:
    """What to say of a file that we, and not its author, are to blame for."""
    words = "Broadsheet stumbled over this file and left it out. Please report it."
    return Problem(path, None, "file", words)


def _text(id_: int, path: bytes, title: str, body: str, body_format: BodyFormat) -> Text:
    words = body_text(body, body_format)
    first, _, rest = words.partition("\n")
    # The title stands above the snippet already.
    lead = snippet(rest if rest and first == title else words)
    # Many articles have hardly any text: those are told apart by their titles.
    told_by = words if len(words) >= ENOUGH_TEXT else f"{title}\n{words}"
    has_image = any(mark in body for mark in _IMAGES)
    return Text(id_, path, tokens(title), tokens(words), lead, fingerprint(told_by), has_image)


def main(arguments: list[str]) -> int:
    """The process."""
    folder, dialect = arguments
    assert dialect in get_args(Dialect)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us decides when to stop
    parser = Parser(os.fsencode(folder), dialect)  # type: ignore[arg-type]
    calls, answers = sys.stdin.buffer, sys.stdout.buffer
    while True:
        try:
            method, chunk = pickle.load(calls)
        except EOFError:
            return 0
        call: Any = getattr(parser, method)
        try:
            pickle.dump([call(*one) for one in chunk], answers, pickle.HIGHEST_PROTOCOL)
            answers.flush()
        except BrokenPipeError:
            return 0  # who asked has been killed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
