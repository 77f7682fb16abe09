"""Scan, parse, index: brings an index up to date, as a process of its own with progress and cancel.

The process is given three folders and a dialect; it writes one JSON object a line, and stops as
soon as its standard input is closed, so that it never outlives the program that asked for it.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import sys
import threading
import time
from collections import Counter
from contextlib import closing
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, get_args

from library import index_writer, look, moves
from library.absent import words
from library.article import Dialect, LibraryError, Problem, Progress, Report, shown
from library.healing import BUILT_ANEW
from library.index import Index
from library.index_writer import TRY_AGAIN
from library.lock import one_at_a_time
from library.mirror import mirror
from library.parsers import Parsers
from library.paths import MANY
from library.scan import FileStamp, Scan, below, scan, stumbled
from library.state import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

log = logging.getLogger(__name__)
FRESH = "fresh"
"""After the other arguments: read everything again. Or a JSON list: look at these places only."""
CACHE = 64_000
"""Kilobytes of the list that are kept while it is filled."""
WORTH_ASKING = 50
"""Articles that do not leave a folder all at once without a word."""
FIRST_BATCH = 200
LIST_BATCH = 4000
TEXT_BATCH = 2000
SECONDS_BETWEEN_REPORTS = 0.1


class CancelledError(Exception):
    """The work was called off; what is done stays done."""


class Indexer:
    """One run over one library. `emit` is told how far it is; `cancelled` is asked often."""

    def __init__(
        self,
        folder: bytes,
        index: Index,
        state: State,
        dialect: Dialect,
        emit: Callable[[Progress], None],
        cancelled: Callable[[], bool],
        places: Sequence[bytes] | None = None,
    ) -> None:
        self._folder = folder
        self._places = places
        self._dialect = dialect
        self._index = index
        self._state = state
        self._emit = emit
        self._cancelled = cancelled
        self._told = 0.0

    def forget(self) -> None:
        """Empties the index. Raises LibraryError, CancelledError."""
        self._check_disk()
        settle(self._index, self._state, self._cancelled)
        index_writer.wipe(self._index)

    def run(self) -> Report:
        """Brings the index up to date with the folder. Raises LibraryError, CancelledError."""
        started = time.monotonic()
        mirror(self._index, self._state)
        self._tell(Progress("scan"), always=True)
        # Other rules give every file another meaning.
        same_rules = self._index.meta("dialect") == self._dialect
        early: set[bytes] = set()
        if self._places is None and not index_writer.knows_files(self._index):
            index_writer.set_rules(self._index, self._dialect)
            same_rules, early = True, self._head_start()
        found = scan(self._folder, self._cancelled, self._places if same_rules else None)
        self._check_cancelled()
        self._check_disk()
        known = index_writer.known_files(self._index, found.places)
        added = [path for path in found.files if path not in known]
        if not same_rules:
            index_writer.set_rules(self._index, self._dialect)
            look.forget(self._index)
        differing = [
            path for path, stamp in found.files.items()
            if path in known and not (same_rules and known[path] == stamp)
        ]  # fmt: skip
        changed = [path for path in differing if known[path].modified != TRY_AGAIN]
        gone = [path for path in known if path not in found.files and not below(path, found.unseen)]
        self._check_emptied(found, gone)
        self._keep_fingerprints([*differing, *gone])
        seen = look.begin(self._index, self._state, added, differing, gone)
        left = dict(self._index.fingerprints(gone))
        files = len(added) + len(differing) + index_writer.count_waiting(self._index)
        with closing(Parsers(self._folder, self._dialect, files)) as parsers:
            others = self._list(found, [*added, *differing], set(differing), parsers)
            index_writer.remove_files(self._index, gone)
            index_writer.replace_folder_problems(self._index, found.problems, found.places)
            index_writer.drop_stale_texts(self._index)
            self._read_texts(index_writer.count_waiting(self._index), parsers)
            absent = moves.settle(self._index, self._state, seen, everywhere=found.places is None)
            look.end(self._index, everywhere=found.places is None)
            self._pack(parsers)
        self._check_disk()
        moved = self._count_moved(left, set(added))
        articles, problems = index_writer.totals(self._index)
        return Report(
            articles=articles,
            added=len(early) + len(set(added) - others) - moved,
            changed=len(set(changed) - others),
            moved=moved,
            removed=len(gone) - moved,
            problems=problems,
            seconds=round(time.monotonic() - started, 3),
            notices=(words(absent),) if absent else (),
        )

    def _check_emptied(self, found: Scan, gone: Sequence[bytes]) -> None:
        """Raises LibraryError where nothing is left of very many articles: a disk that is not
        connected may leave an empty folder. Nothing is forgotten for that."""
        if len(gone) >= WORTH_ASKING and not found.files and found.places is None:
            raise LibraryError(
                f"The folder {shown(self._folder)} is empty, and {len(gone)} articles were in it. "
                "Is its disk not connected? Connect it and reload the library; nothing was "
                "forgotten. If they are gone for good, choose Rebuild in its settings."
            )

    def _check_disk(self) -> None:
        """Raises LibraryError where the disk that held the articles has gone: what is left of its
        folder is empty, or is not there. Nothing is forgotten for that."""
        known = self._index.meta("disk")
        try:
            disk = str(os.stat(self._folder).st_dev)
            lost = known not in (None, disk) and not os.listdir(self._folder)
        except OSError:
            lost = True
        if lost:
            raise LibraryError(
                f"The folder {shown(self._folder)} can't be seen any more. Connect the disk that "
                "holds it and reload the library; nothing was forgotten."
            )
        index_writer.set_disk(self._index, disk)

    def _keep_fingerprints(self, paths: Sequence[bytes]) -> None:
        """Before the index forgets them: by those, marks follow texts that were moved."""
        if len(paths) < MANY:
            self._state.take_in(self._index.fingerprints(paths))
        else:
            settle(self._index, self._state, self._cancelled)

    def _head_start(self) -> set[bytes]:
        """Lists the first files of a large folder before the others are even looked for: its reader
        need not wait for those. Gives those that are articles."""
        found = scan(self._folder, self._cancelled, most=FIRST_BATCH)
        self._check_cancelled()
        if len(found.files) < FIRST_BATCH:
            return set()
        paths = list(found.files)[:FIRST_BATCH]
        with closing(Parsers(self._folder, self._dialect, len(paths))) as parsers:
            return set(paths) - self._list(found, paths, set(), parsers)

    def _list(
        self, found: Scan, paths: Sequence[bytes], known: set[bytes], parsers: Parsers
    ) -> set[bytes]:
        """Lists new and changed files, a small batch first; returns those that are no articles."""
        no_articles: set[bytes] = set()
        entries: list[index_writer.Entry] = []
        others: list[tuple[bytes, FileStamp, Sequence[Problem]]] = []
        calls = ((path, found.files[path].modified / 1e9) for path in paths)
        for done, ((path, _), answer) in enumerate(parsers.articles(calls), 1):
            self._check_cancelled()
            row, problems = answer or (None, (stumbled(path),))
            if row is None:
                others.append((path, _stamp(found, path, problems), problems))
                no_articles.add(path)
            else:
                stamp = found.files[path]
                entries.append(index_writer.Entry(row, stamp, problems, path in known))
            if done == FIRST_BATCH or done % LIST_BATCH == 0 or done == len(paths):
                index_writer.put_articles(self._index, self._state, entries)
                index_writer.put_files(self._index, others)
                entries, others = [], []
                self._tell(Progress("list", done, len(paths)), always=done == len(paths))
        return no_articles

    def _read_texts(self, total: int, parsers: Parsers) -> None:
        """Makes every waiting article searchable, the newest shards first."""
        if not total:
            return
        self._index.shards.make_room(parsers.count)
        shards = self._index.shards
        work = (
            (shards.path(one), index_writer.waiting_texts(self._index, one, TEXT_BATCH))
            for one in shards.newest_first()
        )
        done = 0
        for read, filled in parsers.fill(work):
            self._check_cancelled()
            done = min(done + read, total)
            if filled:
                index_writer.put_texts(self._index, [text for _, text in filled if text])
                # It went between the two readings: the next run will say so.
                index_writer.drop_texts(
                    self._index, [id_ for (id_, *_), text in filled if not text]
                )
            self._tell(Progress("text", done, total), always=done == total)

    def _pack(self, parsers: Parsers) -> None:
        """Packs what was filled, once all of it can be searched: here; where that is killed
        or called off, in the next run: this one has done what it was asked for."""
        loose = self._index.loose_shards()
        done = 0
        try:
            for _, packed in parsers.pack(map(self._index.shards.path, loose)):
                if self._cancelled():
                    return
                done += len(packed)
                self._tell(Progress("pack", done, len(loose)), always=bool(packed))
        except LibraryError as error:
            # There may be no room for a while, and all can be searched as it is.
            log.warning("the index is not packed: %s", error)

    def _count_moved(self, left: dict[bytes, bytes | None], added: set[bytes]) -> int:
        """How many of the texts that have left are among those that were added."""
        texts = Counter(text for text in left.values() if text is not None)
        found = look.holders(self._index, texts)
        return sum(min(texts[text], len(added.intersection(found[text]))) for text in found)

    def _check_cancelled(self) -> None:
        if self._cancelled():
            raise CancelledError

    def _tell(self, progress: Progress, *, always: bool = False) -> None:
        now = time.monotonic()
        if always or now - self._told >= SECONDS_BETWEEN_REPORTS:
            self._told = now
            self._emit(progress)


def settle(index: Index, state: State, cancelled: Callable[[], bool]) -> None:
    """Files marks of very many away with their fingerprints, in steps: others need the state."""
    while state.settle(index.fingerprints):
        if cancelled():
            raise CancelledError


def _stamp(found: Scan, path: bytes, problems: Sequence[Problem]) -> FileStamp:
    """The stamp to remember; one that never fits where the next run ought to try again."""
    stamp = found.files[path]
    unread = any(problem.kind == "file" for problem in problems)
    return FileStamp(stamp.size, TRY_AGAIN) if unread else stamp


def refresh(
    folder: str,
    cache: str,
    state_folder: str,
    dialect: Dialect,
    emit: Callable[[Progress], None],
    cancelled: Callable[[], bool],
    *,
    fresh: bool = False,
    places: Sequence[bytes] | None = None,
) -> Report:
    """Runs once; a damaged index is thrown away and built anew, a `fresh` one forgets all first.

    With `places`, only these files and folders are looked at.
    """
    with one_at_a_time(cache, cancelled, lambda: emit(Progress("wait"))) as held:
        if not held:
            raise CancelledError
        # Where it is damaged this ends: whoever opens the library next mends it.
        with closing(State(state_folder)) as state, closing(Index(cache, CACHE)) as index:
            # Here and not when a library is opened: a copy of a large state takes a while.
            state.back_up()
            indexer = Indexer(os.fsencode(folder), index, state, dialect, emit, cancelled, places)
            report, notices = _run(indexer, index, fresh=fresh)
            notices = notices or (BUILT_ANEW,) * index.was_damaged
            return replace(report, notices=(*state.notices, *notices, *report.notices))


def _run(indexer: Indexer, index: Index, *, fresh: bool) -> tuple[Report, tuple[str, ...]]:
    """The report of one run, with what the reader should know about the index."""
    try:
        if fresh or index.meta("wiping"):  # one that was killed goes on
            indexer.forget()
        return indexer.run(), ()
    except CancelledError:
        raise
    except Exception as error:
        if not index.shows_damage(error):
            raise
        log.error("the index is discarded", exc_info=error)
        index.discard()
        return indexer.run(), (BUILT_ANEW,)


def main(arguments: Iterable[str]) -> int:
    """The process: three folders and a dialect as arguments, lines of JSON out."""
    folder, cache, state_folder, dialect, *more = arguments
    fresh = more == [FRESH]
    places = [os.fsencode(place) for place in json.loads(more[0])] if more and not fresh else None
    assert dialect in get_args(Dialect)
    # Files and rows by the hundred thousand hold no cycles: to look for them takes a tenth.
    gc.set_threshold(100_000)
    stop = threading.Event()
    threading.Thread(target=_watch_input, args=(stop,), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(5)  # the window that shows the articles comes first

    def say(kind: str, value: object) -> None:
        sys.stdout.write(json.dumps({kind: value}) + "\n")
        sys.stdout.flush()

    try:
        report = refresh(
            folder,
            cache,
            state_folder,
            dialect,  # type: ignore[arg-type]
            lambda progress: say("progress", asdict(progress)),
            stop.is_set,
            fresh=fresh,
            places=places,
        )
    except CancelledError:
        say("cancelled", True)
    except LibraryError as error:
        say("error", str(error))
        return 1
    else:
        say("report", asdict(report))
    return 0


def _watch_input(stop: threading.Event) -> None:
    # Not sys.stdin: a thread that waits in it aborts the process when it ends with an error.
    while os.read(sys.stdin.fileno(), 4096):
        continue
    stop.set()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
