"""The headless verbs: index, search, check, mark, export and state. No Qt, and no display."""

from __future__ import annotations

import argparse
import re
from contextlib import closing
from typing import TYPE_CHECKING, get_args

from library.article import Kind, LibraryError, Order, Query, shown
from library.cli_output import fail, say, say_json, stoppable, tell, tell_odd
from library.folder import check_folder
from library.headline_json import as_json, exact
from library.library import Library
from library.places import Places
from library.query import finished

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from library.article import Flag, Headline, Problem, Report
    from library.export import Format, Write

VERBS = {
    "index": "bring the index up to date",
    "search": "list the articles that match",
    "check": "list the files that need attention",
    "mark": "mark the articles that match",
    "export": "write the articles that match out",
    "state": "write out what was read and starred, or merge it in",
}
SHIELD = "\0"
"""No argument can hold it."""
_REFUSAL = re.compile(r"-(?![hv]?$|-)(?s:.+)")
_WITH_VALUE = frozenset(
    {"--data", "--limit", "--offset", "--order", "--without", "--to", "--format", "--from"}
)
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

_MARK_HELP = {
    "read": "all that match were read",
    "unread": "none of them was",
    "favourite": "they are favourites",
    "unfavourite": "they are favourites no longer",
}


def add_arguments(verb: str, parser: argparse.ArgumentParser) -> None:
    """Adds what one verb takes to its parser."""
    if verb == "state":
        from library import cli_state

        cli_state.add_arguments(parser)
        parser.description = cli_state.DESCRIPTION
        parser.add_argument("action", choices=("export", "import"), help="write, or merge")
    parser.add_argument("folder", metavar="FOLDER", help="the folder that holds the articles")
    parser.add_argument("--json", action="store_true", help="write JSON")
    if verb == "search":
        parser.add_argument("query", metavar="QUERY", type=_query, nargs="*", default=[],
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
            which.add_argument(f"--{name}", dest="mark", action="store_const", const=name,
                               help=_MARK_HELP[name])  # fmt: skip
        parser.epilog = (
            "A query is what the search box takes, such as title: author: category: tag: date:\n"
            "is:unread or their Chinese names; `broadsheet search` shows beforehand what it finds."
        )
    if verb == "export":
        parser.add_argument("query", metavar="QUERY", type=_query, nargs="+",
                            help="words to find; '' for all articles")  # fmt: skip
        from library.cli_export import add_arguments as add_more

        add_more(parser)


def run(verb: str, options: argparse.Namespace, more: Mapping[Format, Write]) -> int:
    """Does what a verb asks; the exit code. Errors are one line on stderr.

    `more` writes the formats that need what the library has not.
    Raises KeyboardInterrupt, and SystemExit where the output can't be written.
    """
    if verb == "state":
        from library import cli_state

        if wrong := cli_state.check(options):
            return fail(wrong, 2)
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
            if verb == "export":
                from library import cli_export

                refresh(library)
                return cli_export.run(library, options, more, places.kept_image)
            if verb == "state":
                return cli_state.run(library, options)
            return _DO[verb](library, options)
    except LibraryError as error:
        return fail(error, 1)


def _index(library: Library, options: argparse.Namespace) -> int:
    report = refresh(library)
    if options.json:
        names = ("articles", "added", "changed", "moved", "removed", "problems", "seconds")
        say_json({name: getattr(report, name) for name in names})
    else:
        articles = "1 article" if report.articles == 1 else f"{report.articles} articles"
        problems = "1 problem" if report.problems == 1 else f"{report.problems} problems"
        say(
            f"{articles}: {report.added} added, {report.changed} changed, "
            f"{report.moved} moved, {report.removed} removed; {problems}"
        )
    return 0


def _search(library: Library, options: argparse.Namespace) -> int:
    refresh(library)
    end = None if options.limit is None else min(options.offset + options.limit, LARGEST)
    hits = library.find(Query(finished(" ".join(options.query)), order=options.order), end)
    tell_odd(hits)
    ids = hits.ids[options.offset :]
    problems: dict[bytes, list[Problem]] = {}
    if options.json:
        for problem in library.problems():
            problems.setdefault(problem.path, []).append(problem)
    # A snippet around the hit costs reading the file: only where it is written out.
    for headline in _pages(library, ids, hits.marks if options.json else ()):
        if options.json:
            say_json(as_json(headline, problems.get(headline.path, [])))
        else:
            day = _local_day(headline)
            say(f"{day}  {headline.title}  ({shown(headline.path)})")
    return 0


def _check(library: Library, options: argparse.Namespace) -> int:
    refresh(library)
    problems = [one for one in library.problems() if one.kind not in options.without]
    for problem in problems:
        if options.json:
            say_json(
                {
                    "path": exact(problem.path),
                    "line": problem.line,
                    "kind": problem.kind,
                    "message": problem.message,
                }
            )
        else:
            say(f"{shown(problem.path)}:{problem.line or 1}: {problem.message} [{problem.kind}]")
    if not problems and not options.json:
        say("No file needs attention.")
    return 0


def _mark(library: Library, options: argparse.Namespace) -> int:
    refresh(library)
    flag, value = _MARKS[options.mark]
    hits = library.find(Query(finished(" ".join(options.query))))
    tell_odd(hits)
    changes = library.mark(hits, flag, value)
    changed = len(changes.paths)
    if options.json:
        say_json({"changed": changed})
    else:
        say(_changed(changed, len(hits.ids)))
    if unwritten := library.travel().unwritten:
        tell(unwritten)
    return 0


def _changed(changed: int, found: int) -> str:
    words = "1 article changed" if changed == 1 else f"{changed} articles changed"
    if not found:
        return f"{words}: nothing was found"
    if changed == found:
        return words
    already = "the others were so already" if changed else "all were so already"
    return f"{words}, of {found} found; {already}"


_DO = {"index": _index, "search": _search, "check": _check, "mark": _mark}


def refresh(library: Library) -> Report:
    """Brings the index up to date; progress on stderr when it is a terminal, Ctrl+C stops it."""
    with stoppable() as (progress, stopped):
        report = library.refresh(progress, stopped)
    if report is None:
        tell("Stopped. What was indexed is kept; the next run goes on from there.")
        raise KeyboardInterrupt
    for notice in report.notices:
        tell(notice)
    return report


def _pages(library: Library, ids: Sequence[int], marks: Sequence[str]) -> Iterator[Headline]:
    for start in range(0, len(ids), PAGE):
        yield from library.headlines(ids[start : start + PAGE], marks)


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
