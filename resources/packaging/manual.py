"""The manual page, made from what `broadsheet --help` says."""

from __future__ import annotations

import io
from contextlib import redirect_stdout, suppress

from reader import __version__
from reader.__main__ import main

_NAME = "broadsheet \\- desktop reader for news kept as files"


def manual() -> str:
    """The page in troff."""
    said = io.StringIO()
    with redirect_stdout(said), suppress(SystemExit):
        main(["--help"])
    usage, _, rest = said.getvalue().partition("\n\n")
    synopsis = " ".join(usage.removeprefix("usage:").split())
    return (
        f'.TH BROADSHEET 1 "" "Broadsheet {__version__}"\n.SH NAME\n{_NAME}\n.SH SYNOPSIS\n'
        f"{_escaped(synopsis)}\n.SH DESCRIPTION\n.nf\n{_escaped(rest.strip())}\n.fi\n"
    )


def _escaped(words: str) -> str:
    lines = words.replace("\\", "\\e").replace("-", "\\-").splitlines()
    return "\n".join("\\&" + line if line.startswith((".", "'")) else line for line in lines)
