"""Watches a folder and tells where something has changed; as a process of its own.

A process, because what listens to the system takes 50 ms to import and brings asyncio along, which
the window has no use for. It is given the folder and writes one JSON object a line: once it hears
of every change `{"mode": "events"}` or `{"mode": "polling"}`, from then on `{"changed": [places]}`,
or `{"changed": null}` where anything may have changed. It ends with its standard input.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from typing import TYPE_CHECKING

from library.article import LibraryError
from library.scan import may_matter, scan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from watchfiles._rust_notify import RustNotify

    from library.article import Watch
    from library.scan import Scan

QUIET_MILLISECONDS = 200
"""Without a change, before those that came are told: who writes many files is waited for."""
LONGEST_MILLISECONDS = 1000
"""Until changes are told that never pause."""
MOST_PLACES = 200
"""Changes at once above which the whole folder is looked at: the system may have dropped some."""
POLL_SECONDS = 2.0
"""Between two looks where the system does not tell."""
POLL_SHARE = 20
"""The pause between two looks is so many times as long as a look, where that takes long."""
NETWORK = frozenset({
    "9p", "afs", "ceph", "cifs", "fuse.davfs2", "fuse.rclone", "fuse.sshfs", "glusterfs", "nfs",
    "nfs4", "smb3", "smbfs", "vboxsf", "virtiofs",
})  # fmt: skip
"""File systems on which other machines change files without this one being told."""


class Watcher:
    """Watches one folder for ever. `mode` and `changed` are told as the module says."""

    def __init__(
        self,
        folder: str,
        mode: Callable[[Watch], None],
        changed: Callable[[Sequence[bytes] | None], None],
    ) -> None:
        self._root = os.path.realpath(folder)
        self._mode = mode
        self._changed = changed

    def run(self, *, polling: bool) -> None:
        """Never returns. Goes over to polling where the system cannot tell of changes."""
        told_mode = False
        while not polling:
            try:
                notify = self._notify()
            except OSError:
                break
            # Only now, when nothing can be missed any more.
            if told_mode:
                self._changed(None)
            else:
                self._mode("events")
                told_mode = True
            with notify:
                self._listen(notify)
            if not os.path.isdir(self._root):
                self._changed(None)
                self._wait_for_folder()
        self._poll()

    def _notify(self) -> RustNotify:
        """What hears from the system. Raises OSError where it can't hear everything."""
        from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

        if _leads_out(self._root):
            raise OSError("it would follow a link out of the library, and watch all that")
        try:
            return RustNotify([self._root], False, False, 0, True, True)
        except WatchfilesRustInternalError as error:
            raise OSError(str(error)) from error

    def _listen(self, notify: RustNotify) -> None:
        """Tells what the system reports, until that has to begin anew."""
        from watchfiles._rust_notify import WatchfilesRustInternalError

        while True:
            try:
                batch = notify.watch(LONGEST_MILLISECONDS, QUIET_MILLISECONDS, 0, None)
            except WatchfilesRustInternalError:
                return  # the name of what changed is not UTF-8: from then on it tells nothing else
            assert isinstance(batch, set)  # there is no time limit
            paths = {path for _, path in batch}
            if self._root in paths or any(map(os.path.islink, paths)):
                return  # the folder itself has gone or come back; or there is a link that leads out
            self._tell(map(os.fsencode, paths))

    def _tell(self, paths: Iterable[bytes]) -> None:
        root = os.path.join(os.fsencode(self._root), b"")
        places = {path.removeprefix(root).replace(os.sep.encode(), b"/") for path in paths}
        matter = {place: may_matter(root, place) for place in places}
        if len(places) > MOST_PLACES or None in matter.values():
            self._changed(None)
        elif told := sorted(place for place in places if matter[place]):
            self._changed(told)

    def _wait_for_folder(self) -> None:
        while not os.path.isdir(self._root):
            time.sleep(POLL_SECONDS)

    def _poll(self) -> None:
        """Looks for changes itself, again and again."""
        before, pause = self._look()
        self._mode("polling")
        while True:
            time.sleep(pause)
            now, pause = self._look()
            if now is None or before is None:
                if now is not before:
                    self._changed(None)
            else:
                self._compare(before, now)
            before = now

    def _look(self) -> tuple[Scan | None, float]:
        started = time.monotonic()
        try:
            found = scan(os.fsencode(self._root), lambda: False)
        except LibraryError:
            return None, POLL_SECONDS
        return found, max(POLL_SECONDS, POLL_SHARE * (time.monotonic() - started))

    def _compare(self, before: Scan, now: Scan) -> None:
        differing = {path for path, _ in before.files.items() ^ now.files.items()}
        if len(differing) > MOST_PLACES or before.problems != now.problems:
            self._changed(None)
        elif differing:
            self._changed(sorted(differing))


def _leads_out(root: str) -> bool:
    """Whether a link below `root` leads to a folder elsewhere."""
    inside = os.path.join(root, "")
    return any(
        not os.path.join(os.path.realpath(os.path.join(folder, name)), "").startswith(inside)
        for folder, names, _ in os.walk(root)
        for name in names
        if os.path.islink(os.path.join(folder, name))
    )


def is_remote(folder: str, mounts: str = "/proc/self/mountinfo") -> bool:
    """Whether a folder lies on another machine, as far as the system's list of mounts says."""
    folder = os.path.realpath(folder)
    if folder.startswith("\\\\"):
        return True
    try:
        with open(mounts, encoding="utf-8", errors="surrogateescape") as lines:
            kinds = dict(_mount(line) for line in lines)
    except OSError:
        return False  # not Linux
    while folder not in kinds and folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
    return kinds.get(folder) in NETWORK


def _mount(line: str) -> tuple[str, str]:
    """(where, kind) of a line of mountinfo; blanks in names are written as octal numbers."""
    fields, _, rest = line.partition(" - ")
    where = fields.split(" ")[4].encode("utf-8", "surrogateescape")
    plain = where.decode("unicode_escape").encode("latin-1")
    return os.fsdecode(plain), rest.split(" ")[0]


def main(arguments: list[str]) -> None:
    """The process."""
    (folder,) = arguments
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us decides when to stop
    threading.Thread(target=_end_with_input, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(5)  # the window comes first

    def say(**what: object) -> None:
        try:
            sys.stdout.write(json.dumps(what) + "\n")
            sys.stdout.flush()
        except BrokenPipeError:
            os._exit(0)  # who listened is gone, and the end of our input is on its way

    def say_changed(places: Sequence[bytes] | None) -> None:
        say(changed=None if places is None else [os.fsdecode(place) for place in places])

    watcher = Watcher(folder, lambda mode: say(mode=mode), say_changed)
    watcher.run(polling=is_remote(folder))


def _end_with_input() -> None:
    while os.read(sys.stdin.fileno(), 4096):
        continue
    os._exit(0)  # the thread that listens to the system cannot be asked


if __name__ == "__main__":
    main(sys.argv[1:])
