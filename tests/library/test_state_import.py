"""Merging wipes nothing, happens whole or not at all, and can be taken back."""

from __future__ import annotations

import json
import os
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from library import backups, state_import
from library.article import LibraryError, Query, SavedSearch, Status
from library.library import Library
from library.paths import packed
from library.places import Places
from library.state import State
from library.state_export import ArticleChange, Record, StateFile, UndoFile, read
from library.state_import import merge, take_back
from tests.conftest import write

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORDS = st.builds(
    Record,
    st.booleans(),
    st.booleans(),
    st.sampled_from([0.0, 0.5, 1.0]),
    st.integers(0, 3),
    st.none(),
)
SHIPS, ICE = SavedSearch("Ships", Query("ships")), SavedSearch("Ice", Query("ice"))


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with closing(State(str(tmp_path / "state"))) as state:
        yield state


@given(RECORDS, RECORDS, RECORDS)
def test_states_that_know_the_same_agree_whatever_came_first(
    one: Record, two: Record, three: Record
) -> None:
    assert merge(one, two) == merge(two, one)
    assert merge(merge(one, two), three) == merge(one, merge(two, three))
    assert merge(merge(one, two), two) == merge(one, two)
    assert merge(one, two).favourite == (one.favourite or two.favourite)
    assert merge(Record(), one) == one


@given(RECORDS, RECORDS, RECORDS)
def test_what_is_taken_back_is_what_the_import_did_and_no_more(
    before: Record, after: Record, now: Record
) -> None:
    change = ArticleChange(b"a.md", before, after)
    assert take_back(after, change) == before
    back = take_back(now, change)
    for name in ("read", "favourite", "position"):
        if getattr(now, name) != getattr(after, name):
            assert getattr(back, name) == getattr(now, name)


def test_the_later_change_counts_and_a_favourite_stays(state: State) -> None:
    state.mark([(b"a.md", b"text"), (b"b.md", None)], "read", True)
    state.mark([(b"c.md", None)], "favourite", True)
    later = int(time.time())
    what = StateFile(
        (
            (b"a.md", Record(False, False, 0.5, 5)),
            (b"b.md", Record(False, True, 0.25, 10)),
            (b"c.md", Record(True, False, 0.75, later + 1000)),
            (b"gone/\xff.md", Record(True, False, 0.0, 7, b"print")),
        ),
        (SHIPS,),
    )
    time_before = state.counter()
    done = state.import_(what)
    assert (done.articles, done.favourites, done.searches) == (3, 1, 1)
    assert state.status(b"a.md") == Status(True, False, 0.0)
    assert state.status(b"b.md") == Status(True, True, 0.0)
    assert state.status(b"c.md") == Status(True, True, 0.75)
    assert state.status(b"gone/\xff.md") == Status(True, False, 0.0)
    assert state.with_text(b"print") == [b"gone/\xff.md"]
    assert state.with_text(b"text") == [b"a.md"]
    assert {path for path, *_ in state.since(time_before)} >= {b"b.md", b"c.md"}
    again = state.import_(what)
    assert (again.articles, again.searches) == (0, 0)


def test_a_clock_that_ran_ahead_wins_once_only(state: State) -> None:
    state.import_(StateFile(((b"a.md", Record(True, False, 0.0, 2**50)),)))
    assert state.status(b"a.md").read
    state.mark([(b"a.md", None)], "read", False)
    state.export(str(Path(state.path).parent / "out.json"), replace=False)
    found = read(str(Path(state.path).parent / "out.json"))
    assert isinstance(found, StateFile)
    assert found.articles[0][1].changed_at <= time.time() + 1


def test_searches_are_added_behind_those_that_are_there(state: State) -> None:
    state.searches.save(SavedSearch("Mine", Query("ships", order="title")))
    done = state.import_(StateFile((), (SHIPS, ICE, ICE)))
    assert done.searches == 1
    assert [one.name for one in state.searches.all()] == ["Mine", "Ice"]
    assert done.undo is not None
    state.searches.save(SavedSearch("Later", Query("later")))
    state.import_(read(done.undo))
    assert [one.name for one in state.searches.all()] == ["Mine", "Later"]


def test_a_mark_of_very_many_counts_whatever_was_settled(
    state: State,
) -> None:
    state.mark_many(packed([b"a.md", b"b.md"]), "read", True)
    done = state.import_(StateFile(((b"a.md", Record(False, True, 0.0, 5)),)))
    assert (done.articles, done.favourites) == (1, 1)
    assert state.status(b"a.md") == Status(True, True, 0.0)
    assert state.status(b"b.md") == Status(True, False, 0.0)


def test_an_import_is_taken_back_but_not_what_came_after_it(state: State) -> None:
    state.mark([(b"a.md", None)], "favourite", True)
    before = state.statuses([b"a.md", b"b.md", b"c.md"])
    now = int(time.time())
    done = state.import_(
        StateFile(tuple((path, Record(True, False, 0.5, now)) for path in (b"a.md", b"b.md")))
    )
    assert done.undo is not None
    state.mark([(b"b.md", None)], "favourite", True)
    undone = state.import_(read(done.undo))
    assert undone.articles == 2
    assert state.status(b"a.md") == before[b"a.md"]
    assert state.status(b"b.md") == Status(False, True, 0.0)
    assert undone.undo is not None
    state.import_(read(undone.undo))
    assert state.status(b"a.md") == Status(True, True, 0.5)
    assert state.status(b"b.md") == Status(True, True, 0.5)


def test_only_the_last_files_that_take_back_are_kept(state: State) -> None:
    folder = Path(backups.folder_of(state.path))
    for number in range(state_import.KEPT + 3):
        state.import_(StateFile(((b"%d.md" % number, Record(True)),)))
    left = sorted(folder.glob("before-import-*.json"))
    assert len(left) == state_import.KEPT
    newest = read(str(left[-1]))
    assert isinstance(newest, UndoFile)
    assert newest.articles[0].path == b"%d.md" % (state_import.KEPT + 2)


def test_what_fails_half_way_changes_nothing(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    what = StateFile(((b"a.md", Record(True)), (b"b.md", Record(True))), (SHIPS,))

    def fail(*_: object) -> None:
        raise apsw.FullError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("library.saved_searches.put", fail)
        with pytest.raises(LibraryError, match="is full"):
            state.import_(what)
    assert state.is_empty()
    folder = Path(backups.folder_of(state.path))
    assert list(folder.iterdir()) == []
    folder.rmdir()
    folder.write_text("in the way")
    with pytest.raises(LibraryError, match="can't be written"):
        state.import_(what)
    assert state.is_empty()


@settings(deadline=None, max_examples=10)
@given(
    st.dictionaries(st.sampled_from([b"a", b"b", b"\xfe"]), RECORDS),
    st.dictionaries(st.sampled_from([b"a", b"b", b"\xfe"]), RECORDS),
)
def test_two_machines_that_swap_their_states_agree(
    tmp_path_factory: pytest.TempPathFactory,
    here: dict[bytes, Record],
    there: dict[bytes, Record],
) -> None:
    folder = tmp_path_factory.mktemp("two")
    found = []
    for name, own, other in (("one", here, there), ("two", there, here)):
        with closing(State(str(folder / name))) as state:
            state.import_(StateFile(tuple(own.items())))
            state.import_(StateFile(tuple(other.items())))
            file = str(folder / f"{name}.json")
            state.export(file, replace=False)
            found.append(read(file))
    assert found[0] == found[1]


def test_lists_and_counts_follow(folder: Path, data: Path, tmp_path: Path) -> None:
    file = str(tmp_path / "state.json")
    with closing(Library.open(folder, Places.below(data))) as library:
        library.refresh()
        hits = library.find(Query("ships"))
        library.mark(hits, "favourite", True)
        library.mark(library.find(Query("")), "read", True)
        library.set_position(b"news/market.md", 0.5)
        library.save_search(SHIPS)
        os.remove(folder / "news/harbour.md")
        library.refresh()
        assert library.export_state(file).articles == 8
    with closing(Library.open(folder, Places.below(data / "other"))) as library:
        library.refresh()
        done = library.import_state(file)
        assert (done.articles, done.favourites, done.searches) == (8, 2, 1)
        assert library.counts().unread == 0
        assert library.counts().favourites == 1
        assert library.position(b"news/market.md") == 0.5
        assert [one.name for one in library.saved_searches()] == ["Ships"]
        # What has vanished is known again when it comes back.
        write(folder, {"news/harbour.md": "---\ntitle: Back\n---\nBack again.\n"})
        library.refresh()
        assert library.counts().favourites == 2
        (tmp_path / "state.json").write_text(json.dumps({"format": "?"}))
        with pytest.raises(LibraryError, match="can't be imported"):
            library.import_state(file)
        assert library.counts().favourites == 2
        assert done.undo is not None
        library.import_state(done.undo)
        assert library.counts().favourites == 0
        assert library.counts().unread == 8
        assert library.saved_searches() == ()
