"""The verb `export`: articles that match a query, written out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from library.article import CalledOffError, Query, shown
from library.cli_output import fail, say, say_json, stoppable, tell, tell_odd
from library.export import (
    FORMATS,
    Exported,
    Format,
    Target,
    TargetError,
    Write,
    write_out,
)
from library.headline_json import exact
from library.query import finished

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping

    from library.library import Library


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds what only this verb takes."""
    parser.add_argument("--to", metavar="PATH", required=True,
                        help="a file; a folder for html and md of several articles")  # fmt: skip
    parser.add_argument("--format", choices=FORMATS, required=True)
    parser.add_argument("--force", action="store_true", help="replace what is there already")


def run(
    library: Library,
    options: argparse.Namespace,
    more: Mapping[Format, Write],
    kept: Callable[[str], bytes | None],
) -> int:
    """Writes the articles out and says what was written; the exit code."""
    words = finished(" ".join(options.query))
    hits = library.find(Query(words))
    tell_odd(hits)
    if not hits.ids:
        return fail("No article matches, so nothing was written. Try other words.", 1)
    target = Target(options.to, options.format, options.force)
    try:
        with stoppable() as (progress, stopped):
            title = f"{library.name}: {words}" if words.strip() else library.name
            done = write_out(
                library, library.files(hits), target, title, more, progress, stopped, kept
            )
    except TargetError as error:
        return fail(error, 2)
    except CalledOffError:
        tell("Stopped. What was written whole is kept.")
        raise KeyboardInterrupt from None
    return _report(done, as_json=options.json)


def _report(done: Exported, *, as_json: bool) -> int:
    for problem in done.skipped:
        tell(f"{shown(problem.path)} was left out: {problem.message}")
    if as_json:
        skipped = [{"path": exact(one.path), "message": one.message} for one in done.skipped]
        say_json({"articles": done.articles, "files": done.files, "skipped": skipped})
    else:
        articles = "1 article" if done.articles == 1 else f"{done.articles} articles"
        first = done.files[0] if len(done.files) == 1 else os.path.dirname(done.files[0])
        say(f"{articles} written to {shown(os.fsencode(first))}")
    return 1 if done.skipped else 0
