"""Arguments: a headless verb goes to the library, the rest to the window."""

from __future__ import annotations

import argparse
import io
import logging
import os
import re
import sys
from typing import TYPE_CHECKING, NoReturn

from reader import __version__
from reader.display import SMALLEST
from reader.language import LANGUAGES, language_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from library import Leaf

log = logging.getLogger(__name__)
_EPILOG = """\
without a window (broadsheet VERB --help says more):
  index FOLDER             bring the index up to date
  search FOLDER [QUERY]    list the articles that match
  check FOLDER             list the files that need attention
  mark FOLDER QUERY --read | --unread | --favourite | --unfavourite
  export FOLDER QUERY --to PATH --format html | md | json | epub | pdf
  state export FOLDER --to FILE, state import FOLDER --from FILE

Everything that Broadsheet writes goes to your own folders, never into a library.
"""


_WITH_VALUE = frozenset(
    {
        "--data",
        "--search",
        "--theme",
        "--lang",
        "--screenshot",
        "--size",
        "--without",
        "--to",
        "--format",
        "--from",
    }
)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"broadsheet: {message}. Try: {self.prog} --help\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command `broadsheet`; returns its exit code. No traceback gets out of it."""
    _set_up_streams()
    try:
        code = _run(list(sys.argv[1:] if arguments is None else arguments))
    except SystemExit as end:  # what argparse does after --help, or over an unusable argument
        raise SystemExit(_finish(end.code)) from None
    except KeyboardInterrupt:
        code = 130  # what a shell calls the end by Ctrl+C
    except Exception as error:
        if logging.getLogger().handlers:
            log.exception("an error that nobody foresaw")
        code = _fail(
            f"Something went wrong that Broadsheet did not foresee ({error!r:.200}). Try again; "
            "if it happens again, run it with --verbose and report what that says."
        )
    return _finish(code)


def _run(words: list[str]) -> int:
    from library import cli  # here, so that Ctrl+C on the way is heard

    at = _first_word(words)
    if at is not None and words[at] in cli.VERBS:
        verb = words.pop(at)
        # Intermixed: QUERY may stand after an option as well as before it.
        options = _verb_parser(verb).parse_intermixed_args(cli.shield(words))
        _set_up_log(loud=options.verbose)
        return cli.run(verb, options, {"pdf": _write_pdf})
    options = _window_parser().parse_args(words)
    _set_up_log(loud=options.verbose)

    from reader import app

    return app.main(options)


def _set_up_log(*, loud: bool) -> None:
    # A reader is told in sentences; the log, tracebacks and all, is for who asks for it.
    if loud:
        logging.basicConfig(level=logging.INFO, format="broadsheet: %(name)s: %(message)s")
    else:
        logging.getLogger().addHandler(logging.NullHandler())


def _set_up_streams() -> None:
    for name in ("stdin", "stdout", "stderr"):
        if getattr(sys, name) is None:
            # Closed by who called: the next file to be opened would take its number, and its words.
            mode = "r" if name == "stdin" else "w"
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _finish(code: str | int | None) -> int:
    """Writes what has not been written yet; the exit code."""
    number = code if isinstance(code, int) else int(code is not None)
    try:
        sys.stdout.flush()
    except OSError as error:
        from library import cli_output

        return cli_output.no_output(error) or number
    return number


def _fail(words: str) -> int:
    from library import cli_output

    return cli_output.fail(words, 1)


def _write_pdf(path: str, leaves: Iterable[Leaf], title: str) -> None:
    from reader.export_pdf import write  # Qt, which no other verb needs

    write(path, leaves, title)


def _add_common(parser: argparse.ArgumentParser) -> None:
    """Options that every call takes."""
    parser.add_argument(
        "--data",
        metavar="DIR",
        default=os.environ.get("BROADSHEET_DATA") or None,
        help="keep settings, state, index and caches below DIR (also: BROADSHEET_DATA)",
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="write the log to stderr")
    parser.add_argument("--version", action="version", version=f"broadsheet {__version__}")


def _verb_parser(verb: str) -> argparse.ArgumentParser:
    from library import cli

    parser = _Parser(
        f"broadsheet {verb}",
        description=f"Broadsheet: {cli.VERBS[verb]}.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    cli.add_arguments(verb, parser)
    _add_common(parser)
    return parser


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        "broadsheet",
        description="A desktop reader for news kept as files.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "target", metavar="FOLDER | FILE", nargs="?", help="the library to open, or one article"
    )
    _add_common(parser)
    parser.add_argument("--search", metavar="QUERY", help="search at once")
    parser.add_argument("--theme", choices=("light", "sepia", "dark", "system"))
    parser.add_argument(
        "--lang", type=_language, metavar="LANG", help=f"language: {', '.join(LANGUAGES)}"
    )
    parser.add_argument("--new-window", action="store_true", help="open a window of its own")
    parser.add_argument("--screenshot", metavar="FILE", help="write the window to a PNG and exit")
    parser.add_argument("--size", type=_size, metavar="WxH", help="from 720x480")
    return parser


def _first_word(words: Sequence[str]) -> int | None:
    """Where the first argument stands that is neither an option nor an option's value."""
    skip = False
    for at, word in enumerate(words):
        if word == "--" or not (skip or word.startswith("-")):
            return None if word == "--" else at
        skip = word in _WITH_VALUE
    return None


def _language(words: str) -> str:
    language = language_named(words)
    if language is None:
        spoken = ", ".join(f"{tag} ({name})" for tag, name in LANGUAGES.items())
        raise argparse.ArgumentTypeError(f"there are no texts in {words!r}, only in {spoken}")
    return language


def _size(words: str) -> tuple[int, int]:
    match = re.fullmatch(r"([1-9]\d{1,4})[x×]([1-9]\d{1,4})", words)
    if not match:
        raise argparse.ArgumentTypeError(f"{words!r} is not a size such as 1440x900")
    width, height = int(match[1]), int(match[2])
    if width < SMALLEST[0] or height < SMALLEST[1]:
        smallest = "x".join(map(str, SMALLEST))
        raise argparse.ArgumentTypeError(
            f"{words} is too small: the window needs {smallest} at least"
        )
    return width, height


if __name__ == "__main__":
    sys.exit(main())
