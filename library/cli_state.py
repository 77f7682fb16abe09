"""The verb `state`: what was read and starred, taken along as a file of JSON."""

from __future__ import annotations

import os
import shlex
from typing import TYPE_CHECKING

from library.absent import words
from library.article import shown
from library.cli_output import fail, say, say_json, tell
from library.export import TargetError

if TYPE_CHECKING:
    import argparse

    from library.library import Library
    from library.state_import import StateImported

DESCRIPTION = """\
Read, favourite, position and saved searches of a library as a file of JSON.

  broadsheet state export FOLDER --to FILE
  broadsheet state import FOLDER --from FILE

An import merges: the later change of an article counts, a favourite stays one, saved searches are
added. It names a file that takes it back when it is imported in turn.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds what only this verb takes."""
    parser.add_argument("--to", metavar="FILE", help="export: the file to write")
    parser.add_argument("--from", dest="source", metavar="FILE", help="import: the file to merge")
    parser.add_argument("--force", action="store_true",
                        help="export: replace the file where it is there already")  # fmt: skip


def check(options: argparse.Namespace) -> str:
    """What is wrong with the arguments; "" where nothing is."""
    wanted, unwanted = ("to", "from") if options.action == "export" else ("from", "to")
    given = {"to": options.to, "from": options.source}
    if given[wanted] is None or given[unwanted] is not None:
        return f"state {options.action} takes --{wanted} FILE, and no --{unwanted}."
    if options.force and options.action == "import":
        return "state import takes no --force: it never wipes anything."
    return ""


def run(library: Library, options: argparse.Namespace) -> int:
    """Exports or imports, and says what was done; the exit code. Raises LibraryError."""
    try:
        if options.action == "import":
            return _import(library, options)
        return _export(library, options)
    except TargetError as error:
        return fail(error, 2)


def _export(library: Library, options: argparse.Namespace) -> int:
    done = library.export_state(options.to, replace=options.force)
    if options.json:
        say_json({"articles": done.articles, "saved_searches": done.searches, "file": done.file})
    else:
        place = shown(os.fsencode(done.file))
        say(f"{_of(done.articles, 'article')} and {_searches(done.searches)} written to {place}")
    if gone := library.absent():
        tell(words(gone))
    return 0


def _import(library: Library, options: argparse.Namespace) -> int:
    done = library.import_state(options.source)
    if options.json:
        say_json(
            {
                "changed": done.articles,
                "favourites": done.favourites,
                "saved_searches": done.searches,
                "undo": done.undo,
            }
        )
        return 0
    say(_said(done))
    if done.undo is not None:
        words = ["broadsheet", "state", "import", options.folder, "--from", done.undo]
        if options.data:
            words += ["--data", options.data]
        tell(f"To take this back: {shown(os.fsencode(shlex.join(words)))}")
    return 0


def _said(done: StateImported) -> str:
    if done.undo is None:
        return "Nothing changed: all of it was known already"
    words = f"{_of(done.articles, 'article')} changed"
    if done.favourites:
        words += f", {done.favourites} of them a new favourite"
    return f"{words}; {_searches(done.searches)} added"


def _searches(count: int) -> str:
    return _of(count, "saved search", "saved searches")


def _of(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"
