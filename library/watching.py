"""Hears from the process that watches a folder."""

from __future__ import annotations

import json
import logging
import os
import threading
from typing import TYPE_CHECKING

from library.article import LibraryError
from library.process import start_module, stop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library.article import Watch

log = logging.getLogger(__name__)


def watch(
    folder: str,
    watched: Callable[[Watch], None],
    changed: Callable[[Sequence[bytes] | None], None],
) -> Watching:
    """Begins to watch; raises LibraryError where that takes more than the system has left."""
    try:
        return Watching(folder, watched, changed)
    except OSError as error:
        raise LibraryError(
            f"The folder can't be watched ({error.strerror}), so new articles do not turn up "
            "by themselves. Choose Reload to see them."
        ) from error


class Watching:
    """Passes on what the watcher of a folder tells, on a thread of its own, until it is closed."""

    def __init__(
        self,
        folder: str,
        watched: Callable[[Watch], None],
        changed: Callable[[Sequence[bytes] | None], None],
    ) -> None:
        self._watched = watched
        self._changed = changed
        self._closing = False
        self._child = start_module("library.watcher", [folder])
        self._thread = threading.Thread(target=self._hear, name="watching", daemon=True)
        self._thread.start()

    def _hear(self) -> None:
        assert self._child.stdout is not None
        for line in self._child.stdout:
            said = json.loads(line)
            if self._closing:
                return
            if "mode" in said:
                self._watched(said["mode"])
            else:
                places = said["changed"]
                self._changed(None if places is None else list(map(os.fsencode, places)))
        if not self._closing:
            log.error("the watcher of the folder ended")
            self._watched("nothing")

    def close(self) -> None:
        """Ends the process. Nothing is told any more when this returns."""
        self._closing = True
        stop(self._child)
        self._thread.join()
        assert self._child.stdout is not None
        self._child.stdout.close()
