"""Writing articles out in a process of its own: parsing and layout would hold up the window."""

from __future__ import annotations

import json
import logging
import os
from typing import TYPE_CHECKING

from library.article import CalledOffError, LibraryError, Problem
from library.export import Exported, TargetError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library.article import Progress
    from library.export import Target
    from library.places import Places

log = logging.getLogger(__name__)


def export_apart(
    module: str,
    folder: str,
    places: Places,
    paths: Sequence[bytes],
    target: Target,
    title: str,
    progress: Callable[[Progress], None],
    cancelled: Callable[[], bool],
) -> Exported:
    """Does what `write_out` does, in a process that runs `module`; raises the same."""
    import tempfile

    from library.process import listen, start_module, stop

    request = {
        "folder": folder,
        "places": places,
        "paths": [os.fsdecode(path) for path in paths],
        "target": target,
        "title": title,
    }
    with tempfile.TemporaryFile() as errors, start_module(module, [], errors) as child:
        try:
            assert child.stdin is not None
            # Escapes only, so that half a character in a file's name gets through.
            child.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            child.stdin.flush()
            answer = listen(child, progress, cancelled)
        finally:
            stop(child)
        errors.seek(0)
        if said := errors.read().decode("utf-8", "replace").strip():
            log.warning("the exporter said: %s", said)
    if "exported" in answer:
        files, articles, skipped = answer["exported"]
        problems = tuple(Problem(os.fsencode(path), None, "file", why) for path, why in skipped)
        return Exported(tuple(files), articles, problems)
    if "refused" in answer:
        raise TargetError(answer["refused"])
    if "error" in answer:
        raise LibraryError(answer["error"])
    if "cancelled" in answer or cancelled():
        raise CalledOffError
    raise LibraryError("Writing stopped unexpectedly, and nothing was written. Try again.")
