"""The headless verbs: index, search, check and mark, without Qt and without a display."""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import sys
import threading
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, get_args

from library.article import Kind, LibraryError, Order, Query, shown
from library.library import Library, check_folder
from library.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from library.article import Flag, Headline, Problem, Progress

VERBS = {
    "index": "bring the index up to date",
    "search": "list the articles that match",
    "check": "list the files that need attention",
    "mark": "mark the articles that match",
}
SHIELD = "\0"
"""No argument can hold it."""
_REFUSAL = re.compile(r"-(?![hv]?$|-)(?s:.+)")
_WITH_VALUE = frozenset({"--data", "--limit", "--offset", "--order", "--without"})
LARGEST = 2**63 - 1
"""What SQLite can count up to."""
PAGE = 500
"""Headlines fetched at a time: enough to be quick, few enough to print at once."""
_MARKS: dict[str, tuple[Flag, bool]] = {
    "read": ("read", True),
    "unread": ("read", False),
    "favourite": ("favourite", True),
    "unfavourite": ("favourite", False),
}


def add_arguments(verb: str, parser: argparse.ArgumentParser) -> None:
    """Adds what one verb takes to its parser."""
    parser.add_argument("folder", metavar="FOLDER", help="the folder that holds the articles")
    parser.add_argument("--json", action="store_true", help="write JSON")
    if verb == "search":
        parser.add_argument("query", metavar="QUERY", type=_query, nargs="*",
                            help="words to find")  # fmt: skip
        parser.add_argument("--limit", type=_count, metavar="N", help="at most N articles")
        parser.add_argument("--offset", type=_count, default=0, metavar="N", help="pass over N")
        parser.add_argument("--order", choices=get_args(Order), default="newest")
    if verb == "check":
        parser.add_argument("--without", action="append", default=[], metavar="KIND",
                            choices=get_args(Kind), help="leave out problems of a kind, of "
                            f"{', '.join(get_args(Kind))}; may be given again")  # fmt: skip
    if verb == "mark":
        parser.add_argument("query", metavar="QUERY", type=_query, nargs="+",
                            help="words to find; '' for all articles")  # fmt: skip
        which = parser.add_mutually_exclusive_group(required=True)
        for name in _MARKS:
            which.add_argument(f"--{name}", dest="mark", action="store_const", const=name)


def run(verb: str, options: argparse.Namespace) -> int:
    """Does what a verb asks; the exit code. Errors are one line on stderr.

    Raises KeyboardInterrupt, and SystemExit where the output can't be written.
    """
    places = Places.below(options.data) if options.data else Places.default()
    try:
        check_folder(options.folder)
        places.check()
    except LibraryError as error:
        return fail(error, 2)
    try:
        with closing(Library.open(options.folder, places)) as library:
            for notice in library.notices:
                tell(notice)
            return _DO[verb](library, options)
    except LibraryError as error:
        return fail(error, 1)


def fail(error: Exception | str, code: int) -> int:
    """One line on stderr; returns the exit code."""
    tell(str(error))
    return code


def no_output(error: OSError) -> int:
    """Says that standard output can't be written to; the exit code."""
    # What is left in the buffer must go somewhere when Python ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        return 0  # the reader of our output has had enough, as `head` does: no fault
    reason = (error.strerror or str(error)).lower()
    return fail(
        f"The output can't be written ({reason}). Make room there, or write it elsewhere.", 1
    )


def tell(words: str) -> None:
    """One line on stderr."""
    with suppress(OSError):  # a full disk, a closed pipe: there is nobody else to tell
        sys.stderr.write(f"broadsheet: {' '.join(words.split())}\n")
        sys.stderr.flush()


def _index(library: Library, options: argparse.Namespace) -> int:
    report = _refresh(library)
    if options.json:
        names = ("articles", "added", "changed", "moved", "removed", "problems", "seconds")
        _say_json({name: getattr(report, name) for name in names})
    else:
        _say(
            f"{report.articles} articles: {report.added} added, {report.changed} changed, "
            f"{report.moved} moved, {report.removed} removed; {report.problems} problems"
        )
    return 0


def _search(library: Library, options: argparse.Namespace) -> int:
    _refresh(library)
    end = None if options.limit is None else min(options.offset + options.limit, LARGEST)
    hits = library.find(Query(" ".join(options.query), order=options.order), end)
    for part in hits.not_understood:
        tell(f"“{part}” has no meaning here; its words were searched for.")
    ids = hits.ids[options.offset :]
    problems: dict[bytes, list[Problem]] = {}
    if options.json:
        for problem in library.problems():
            problems.setdefault(problem.path, []).append(problem)
    # A snippet around the hit costs reading the file: only where it is written out.
    for headline in _pages(library, ids, hits.marks if options.json else ()):
        if options.json:
            _say_json(_as_json(headline, problems.get(headline.path, [])))
        else:
            day = _local_day(headline)
            _say(f"{day}  {headline.title}  ({shown(headline.path)})")
    return 0


def _check(library: Library, options: argparse.Namespace) -> int:
    _refresh(library)
    problems = [one for one in library.problems() if one.kind not in options.without]
    for problem in problems:
        if options.json:
            _say_json(
                {
                    "path": _exact(problem.path),
                    "line": problem.line,
                    "kind": problem.kind,
                    "message": problem.message,
                }
            )
        else:
            _say(f"{shown(problem.path)}:{problem.line or 1}: {problem.message} [{problem.kind}]")
    if not problems and not options.json:
        _say("No file needs attention.")
    return 0


def _mark(library: Library, options: argparse.Namespace) -> int:
    _refresh(library)
    flag, value = _MARKS[options.mark]
    changes = library.mark(library.find(Query(" ".join(options.query))), flag, value)
    changed = len(changes.paths)
    if options.json:
        _say_json({"changed": changed})
    else:
        _say("1 article changed" if changed == 1 else f"{changed} articles changed")
    return 0


_DO = {"index": _index, "search": _search, "check": _check, "mark": _mark}


def _refresh(library: Library) -> Any:
    """Brings the index up to date; progress on stderr when it is a terminal, Ctrl+C stops it."""
    stop = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: stop.set())
    line = _ProgressLine()
    try:
        report = library.refresh(line.show, stop.is_set)
    finally:
        signal.signal(signal.SIGINT, before)
        line.clear()
    if report is None:
        tell("Stopped. What was indexed is kept; the next run goes on from there.")
        raise KeyboardInterrupt
    for notice in report.notices:
        tell(notice)
    return report


class _ProgressLine:
    """One line on a terminal that says how far it is; nothing anywhere else."""

    _WORDS = {  # noqa: RUF012 - a table
        "scan": "Looking through the folder",
        "list": "Reading",
        "text": "Indexing",
    }

    def __init__(self) -> None:
        self._shown = False

    def show(self, progress: Progress) -> None:
        if progress.stage == "wait":
            tell("Another Broadsheet indexes this library. Waiting until it has done so.")
        elif sys.stderr.isatty():
            self._show(progress)

    def _show(self, progress: Progress) -> None:
        words = self._WORDS[progress.stage]
        if progress.total:
            words += f" {progress.done:,} of {progress.total:,}"
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()
        self._shown = True

    def clear(self) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def _pages(library: Library, ids: Sequence[int], marks: Sequence[str]) -> Iterator[Headline]:
    for start in range(0, len(ids), PAGE):
        yield from library.headlines(ids[start : start + PAGE], marks)


def _as_json(headline: Headline, problems: Sequence[Problem]) -> dict[str, Any]:
    return {
        "path": _exact(headline.path),
        "title": headline.title,
        "author": headline.author,
        "date": headline.date.isoformat(timespec="seconds").replace("+00:00", "Z"),
        "date_guessed": headline.date_guessed,
        "categories": headline.categories,
        "tags": headline.tags,
        "source_url": headline.source_url,
        "read": headline.read,
        "favourite": headline.favourite,
        "snippet": headline.snippet,
        "problems": [
            {"line": one.line, "kind": one.kind, "message": one.message} for one in problems
        ],
    }


def _exact(path: bytes) -> str:
    """A path for a program to open: bytes that are not UTF-8 become `\\udcXX`, as Python has it."""
    return path.decode("utf-8", "surrogateescape")


def _say_json(value: object) -> None:
    _say(json.dumps(value, ensure_ascii=False))


def _say(words: str) -> None:
    try:
        sys.stdout.write(words + "\n")
    except OSError as error:
        sys.exit(no_output(error))


def _count(words: str) -> int:
    if not words.isdecimal():
        raise argparse.ArgumentTypeError(f"{words!r} is not a whole number, 0 or more")
    return int(words) if len(words) < len(str(LARGEST)) else LARGEST


def shield(words: Sequence[str]) -> list[str]:
    """The arguments of a verb, with what a query refuses, `-word`, kept from being an option."""
    return [
        SHIELD + word if _REFUSAL.fullmatch(word) and before not in _WITH_VALUE else word
        for before, word in zip(["", *words], words, strict=False)
    ]


def _query(words: str) -> str:
    words = words.removeprefix(SHIELD)
    try:
        words.encode()
    except UnicodeEncodeError as error:
        # Not to be guessed at: a query of nothing finds everything, and `mark` would mark it.
        raise argparse.ArgumentTypeError("the query is not text in UTF-8") from error
    return words


def _local_day(headline: Headline) -> str:
    try:
        return headline.date.astimezone().date().isoformat()
    except (OverflowError, ValueError, OSError):  # the first and the last day of the calendar
        return headline.date.date().isoformat()
