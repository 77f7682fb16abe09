"""The process that writes articles out: a request as a line of JSON in, lines of JSON out."""

from __future__ import annotations

import json
import os
import sys
import threading
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING

from library import CalledOffError, Library, LibraryError, Places, Target, TargetError, write_out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library import Format, Leaf, Progress, Write


def main() -> int:
    """Ends early, with nothing half-written, when its input is closed."""
    with open(sys.stdin.fileno(), "rb", buffering=0, closefd=False) as source:
        request = json.loads(_line(source.fileno()))
    stop = threading.Event()
    threading.Thread(target=_watch_input, args=(stop,), daemon=True).start()

    def tell(progress: Progress) -> None:
        _say("progress", asdict(progress))

    try:
        places = Places(*request["places"])
        target = Target(*request["target"])
        paths = [os.fsencode(path) for path in request["paths"]]
        with closing(Library.open(request["folder"], places)) as library:
            more: dict[Format, Write] = {"pdf": _write_pdf}
            done = write_out(
                library, paths, target, request["title"], more, tell, stop.is_set, places.kept_image
            )
    except CalledOffError:
        _say("cancelled", True)
    except TargetError as error:
        _say("refused", str(error))
    except LibraryError as error:
        _say("error", str(error))
    else:
        skipped = [(os.fsdecode(one.path), one.message) for one in done.skipped]
        _say("exported", (done.files, done.articles, skipped))
    return 0


def _write_pdf(path: str, leaves: Iterable[Leaf], title: str) -> None:
    from reader.export_pdf import write

    write(path, leaves, title)


def _say(kind: str, value: object) -> None:
    sys.stdout.write(json.dumps({kind: value}) + "\n")
    sys.stdout.flush()


def _line(source: int) -> bytes:
    line = b""
    while not line.endswith(b"\n") and (more := os.read(source, 65536)):
        line += more
    return line


def _watch_input(stop: threading.Event) -> None:
    while os.read(sys.stdin.fileno(), 4096):
        continue
    stop.set()


if __name__ == "__main__":
    sys.exit(main())
