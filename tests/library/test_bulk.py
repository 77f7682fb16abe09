"""A mark of very many counts at once, whatever else happens before it has become rows."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import apsw
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from library import Library, Places, Query, mirror
from library import marks as marks_module
from library.article import Changes, LibraryError, Status
from library.following import Move
from library.mending import open_state
from library.paths import PackedPaths, block_of, packed
from library.state import DamagedStateError, State
from tests.conftest import ROOT, article, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from library.article import Flag

FILES = [b"%02d.md" % number for number in range(24)]
flags = st.sampled_from(["read", "favourite"])
some = st.sets(st.sampled_from(FILES), max_size=24)


def in_blocks(paths: Iterable[bytes], size: int) -> PackedPaths:
    ordered = sorted(paths)
    parts = (tuple(ordered[at : at + size]) for at in range(0, len(ordered), size))
    return PackedPaths(tuple(map(block_of, parts)))


def prints(paths: Sequence[bytes]) -> list[tuple[bytes, bytes | None]]:
    return [(path, b"text of " + path) for path in paths]


class AgainstModel(RuleBasedStateMachine):
    """Whatever is done in whatever order, the state says what a plain dict says."""

    @initialize()
    def open(self) -> None:
        import tempfile

        self.folder = tempfile.TemporaryDirectory()
        self.state = State(self.folder.name)
        self.model: dict[bytes, Status] = {}
        self.kept: list[Changes] = []
        self.seen = self.state.counter()
        self.mirrored: dict[bytes, tuple[int, int]] = {}

    def _set(self, paths: Iterable[bytes], flag: Flag, value: bool) -> list[bytes]:
        changed = [
            path for path in sorted(paths)
            if getattr(self.model.get(path, Status()), flag) != value
        ]  # fmt: skip
        for path in changed:
            status = self.model.get(path, Status())
            self.model[path] = status._replace(**{flag: value})
        return changed

    @rule(paths=some, flag=flags, value=st.booleans())
    def mark(self, paths: set[bytes], flag: Flag, value: bool) -> None:
        changes = self.state.mark(prints(sorted(paths)), flag, value)
        assert sorted(changes.paths) == self._set(paths, flag, value)

    @rule(paths=some, flag=flags, value=st.booleans(), size=st.integers(1, 9))
    def mark_many(self, paths: set[bytes], flag: Flag, value: bool, size: int) -> None:
        changes = self.state.mark_many(in_blocks(paths, size), flag, value)
        assert list(changes.paths) == self._set(paths, flag, value)
        self.kept.append(changes)

    @rule(at=st.integers(0, 5))
    def undo(self, at: int) -> None:
        if self.kept:
            flag, value, paths, change, _ = self.kept.pop(at % len(self.kept))
            assert isinstance(paths, PackedPaths)
            undone = self.state.mark_many(paths, flag, not value, as_of=change)
            assert list(undone.paths) == self._set(paths, flag, not value)
            self.kept.append(undone)

    @rule(path=st.sampled_from(FILES), position=st.floats(0, 1))
    def leave_at(self, path: bytes, position: float) -> None:
        self.state.set_position(path, b"text of " + path, position)
        self.model[path] = self.model.get(path, Status())._replace(position=position)

    @rule(old=st.sampled_from(FILES), new=st.sampled_from(FILES))
    def follow(self, old: bytes, new: bytes) -> None:
        before, there = self.model.get(old, Status()), self.model.get(new, Status())
        self.state.follow([Move(old, new)])
        if before != Status() and old != new:
            self.model[old] = Status()
            self.model[new] = Status(
                there.read or before.read,
                there.favourite or before.favourite,
                there.position or before.position,
            )

    @rule(paths=some)
    def take_in(self, paths: set[bytes]) -> None:
        self.state.take_in(prints(sorted(paths)))

    @rule()
    def settle(self) -> None:
        self.state.settle(prints)

    @rule()
    def settle_one_block(self) -> None:
        from library import bulk

        with self.state._database.write() as connection:
            bulk.settle_one(connection, prints)

    @rule()
    def reopen(self) -> None:
        self.state.close()
        self.state = State(self.folder.name)

    @rule()
    def catch_up(self) -> None:
        """What has changed since the last look is told, and no less."""
        for path, read, star in self.state.since(self.seen):
            self.mirrored[path] = (read, star)
        self.seen = self.state.counter()
        said = {path: flags for path, flags in self.mirrored.items() if flags != (0, 0)}
        assert said == {
            path: (int(one.read), int(one.favourite))
            for path, one in self.model.items()
            if one.read or one.favourite
        }

    @invariant()
    def says_the_same(self) -> None:
        if hasattr(self, "state"):
            recorded = {path: one for path, one in self.model.items() if one != Status()}
            found = self.state.statuses(FILES)
            assert {path: one for path, one in found.items() if one != Status()} == recorded
            assert not (recorded and self.state.is_empty())

    def teardown(self) -> None:
        if hasattr(self, "state"):
            self.state.close()
            self.folder.cleanup()


AgainstModel.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestAgainstModel = AgainstModel.TestCase


def test_settled_marks_know_their_texts(tmp_path: Path) -> None:
    with closing(State(str(tmp_path))) as state:
        state.mark_many(in_blocks(FILES, 5), "read", True)
        assert state.with_text(b"text of 03.md") == []
        while state.settle(prints):
            continue
        assert state.with_text(b"text of 03.md") == [b"03.md"]
        assert not state.settle(prints)


def test_a_mark_made_meanwhile_by_another_is_heeded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(State(str(tmp_path))) as state, closing(State(str(tmp_path))) as other:
        look, marked = State._otherwise, []

        def look_then_be_overtaken(self: State, *arguments: Any) -> PackedPaths:
            found = look(self, *arguments)
            if not marked:
                marked.append(other.mark([(FILES[3], None)], "read", True))
            return found

        monkeypatch.setattr(State, "_otherwise", look_then_be_overtaken)
        changes = state.mark_many(packed(FILES), "read", True)
        assert list(changes.paths) == [path for path in FILES if path != FILES[3]]


def test_a_broken_block_is_found_on_opening_and_the_others_are_kept(tmp_path: Path) -> None:
    with closing(State(str(tmp_path))) as state:
        state.mark([(FILES[0], None)], "favourite", True)
        state.mark_many(in_blocks(FILES, 8), "read", True)
    with closing(apsw.Connection(str(tmp_path / "state.db"))) as connection:
        connection.execute("UPDATE bulk SET flag='favourite' WHERE id=2")
    with pytest.raises(DamagedStateError, match="checksum"):
        State(str(tmp_path))
    with closing(open_state(str(tmp_path))) as state:
        assert state.notices
        found = state.statuses(FILES)
        assert {path for path in FILES if found.get(path, Status()).read} == {
            *FILES[:8], *FILES[16:]
        }  # fmt: skip
        assert [path for path in FILES if found.get(path, Status()).favourite] == [FILES[0]]


MARK_AND_DIE = """
import os, sys
from library.paths import PackedPaths, block_of
from library.state import State
state = State(sys.argv[1])
files = [b"%05d.md" % number for number in range(3000)]
blocks = tuple(block_of(tuple(files[at:at + 100])) for at in range(0, 3000, 100))
print("ready", flush=True)
for turn in range(1000):
    value = turn % 2 == 0
    changes = state.mark_many(PackedPaths(blocks), "read", value)
    print(turn, len(changes.paths), flush=True)
    while state.settle(lambda paths: [(path, None) for path in paths]):
        if turn % 3:
            break
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no signal there kills at any moment")
@pytest.mark.parametrize("pause", [0.0, 0.01, 0.03, 0.08, 0.2])
def test_a_kill_leaves_a_whole_mark_or_none(tmp_path: Path, pause: float) -> None:
    import time

    child = subprocess.Popen(
        [sys.executable, "-P", "-c", MARK_AND_DIE, str(tmp_path)],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert child.stdout
    child.stdout.readline()
    time.sleep(pause)  # a moment to die in: any will do
    child.send_signal(signal.SIGKILL)
    lines = child.stdout.read().split("\n")
    child.wait()
    child.stdout.close()
    told = [int(line.split()[0]) for line in lines[:-1]]
    files = [b"%05d.md" % number for number in range(3000)]
    with closing(open_state(str(tmp_path))) as state:
        assert state.notices == ()
        found = state.statuses(files)
        read = sum(found.get(path, Status()).read for path in files)
        # All or nothing, and the last mark that was told of, or the one after it.
        assert read in (0, 3000)
        turns = {told[-1], told[-1] + 1} if told else {-1, 0}
        assert (read > 0) in {turn % 2 == 0 for turn in turns}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setattr(marks_module, "MANY", 5)
    monkeypatch.setattr("library.index.BLOCK", 3)
    monkeypatch.setattr(mirror, "STEP", 4)
    write(
        tmp_path / "news",
        {
            f"{at % 3}/{at}.md": article(f"Tide {at}", f"Water {at}.", f"2021-05-{at + 1:02}", "A")
            for at in range(20)
        },
    )
    library = Library.open(tmp_path / "news", Places.below(tmp_path / "data"))
    library.refresh()
    return library


def unread(library: Library) -> int:
    count = library.count(Query(shelf="unread"))
    assert library.counts().unread == count
    return count


def test_all_are_marked_and_taken_back(library: Library) -> None:
    kept: list[Changes] = []
    changes = library.mark(library.find(Query()), "read", True, kept=kept.append)
    assert kept == [changes]
    assert changes.many
    assert (len(changes.paths), unread(library)) == (20, 0)
    (first,) = library.headlines(library.find(Query()).ids[:1])
    library.mark_files([first.path], "read", False)
    undone = library.restore(changes)
    assert unread(library) == 20
    assert first.path not in undone.paths  # it was unread already
    library.mark_files([b"0/0.md"], "favourite", True)
    library.restore(undone)
    assert unread(library) == 1
    assert library.counts().favourites == 1
    while library.settle():
        continue
    assert unread(library) == 1
    library.close()


def test_whoever_opens_the_library_next_sees_the_mark(library: Library, tmp_path: Path) -> None:
    class KilledError(Exception):
        pass

    def die(_: Changes) -> None:
        raise KilledError

    with pytest.raises(KilledError):
        library.mark(library.find(Query()), "read", True, kept=die)
    library.close()
    with closing(Library.open(tmp_path / "news", Places.below(tmp_path / "data"))) as again:
        assert unread(again) == 0


def test_a_mark_follows_a_file_that_is_moved_before_it_has_settled(
    library: Library, tmp_path: Path
) -> None:
    changes = library.mark(library.find(Query()), "read", True)
    os.renames(tmp_path / "news/0/0.md", tmp_path / "news/there/moved.md")
    library.refresh()
    assert unread(library) == 0
    again = library.restore(changes)
    assert unread(library) == 20
    assert b"there/moved.md" in again.paths
    library.close()


def test_a_look_that_finds_nothing_leaves_the_mark_packed(library: Library) -> None:
    library.mark(library.find(Query()), "read", True)
    library.refresh()
    assert not library._state.texts_of([b"0/0.md"])  # nobody waited for it to become rows
    while library.settle():
        continue
    assert library._state.texts_of([b"0/0.md"])
    assert unread(library) == 0
    library.close()


@pytest.mark.parametrize("many", [3, 5000])
def test_a_mark_follows_a_text_from_under_a_path_that_holds_another_now(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr("library.indexer.MANY", many)
    library.mark(library.find(Query()), "read", True)
    old = tmp_path / "news/1/1.md"
    write(tmp_path / "news", {"there/new.md": old.read_text()})
    old.write_text(article("Another", "Something else altogether.", "2021-06-01", "A"))
    library.refresh()
    found = library.find(Query(shelf="unread")).ids
    assert b"there/new.md" not in [one.path for one in library.headlines(found)]
    library.close()


def test_a_mark_follows_a_file_that_was_moved_before_the_index_is_built_anew(
    library: Library, tmp_path: Path
) -> None:
    library.mark(library.find(Query()), "read", True)
    os.renames(tmp_path / "news/0/0.md", tmp_path / "news/there/moved.md")
    library.refresh(fresh=True)
    assert unread(library) == 0
    library.close()


def test_an_index_that_is_built_anew_shows_the_mark(library: Library) -> None:
    library.mark(library.find(Query()), "read", True)
    library.refresh(fresh=True)
    assert unread(library) == 0
    library.close()


def test_hits_of_an_earlier_index_are_refused(library: Library, tmp_path: Path) -> None:
    hits = library.find(Query())
    (tmp_path / "news/1/1.md").unlink()
    library.refresh()
    with pytest.raises(LibraryError, match="nothing was marked"):
        library.mark(hits, "read", True)
    assert unread(library) == 19
    library.close()


def test_the_mirror_goes_on_where_another_has_gone_further(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Library.open(tmp_path / "news", Places.below(tmp_path / "data"))
    lists, steps = library._index.lists, 0
    begin = lists.write

    def begin_after_another() -> Any:
        nonlocal steps
        steps += 1
        if steps == 3:  # in the midst of the steps
            other.mark_files([b"0/0.md", b"1/1.md"], "read", False)
        return begin()

    monkeypatch.setattr(lists, "write", begin_after_another)
    library.mark(library.find(Query()), "read", True)
    assert steps >= 3
    assert unread(library) == unread(other) == 2
    other.close()
    library.close()
