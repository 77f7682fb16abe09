"""What was read and starred travels in the library's folder, and all devices agree in the end."""

from __future__ import annotations

import errno
import json
import os
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library import Library, LibraryError, Places, Query, SavedSearch, device, journal, travel
from library.article import Status
from library.device import name_of_device
from library.journal import Entry, Stamp
from library.mending import open_state
from library.state import State
from tests.conftest import article, write
from tests.stress import travelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


A, B = (b"a/one.md", b"print-1"), (b"b/two.md", None)


@pytest.fixture
def states(tmp_path: Path) -> Iterator[tuple[State, State]]:
    with (
        closing(open_state(str(tmp_path / "one"))) as one,
        closing(open_state(str(tmp_path / "two"))) as two,
    ):
        yield one, two


@pytest.fixture
def library(tmp_path: Path) -> str:
    (tmp_path / "library").mkdir()
    return str(tmp_path / "library")


def journal_of(state: State, library: str) -> Path:
    return Path(
        library, ".broadsheet", journal.name_of(name_of_device(state.identity(), state.path))
    )


def test_each_field_travels_both_ways(states: tuple[State, State], library: str) -> None:
    one, two = states
    one.mark([A, B], "favourite", True)
    one.set_position(*A, 0.25)
    search = one.searches.save(SavedSearch("Tides", Query("tide")))
    assert one.travel(library).told == 4
    heard = two.travel(library)
    assert (heard.articles, heard.searches, heard.problems) == (3, 1, ())
    assert two.statuses([A[0], B[0]]) == one.statuses([A[0], B[0]])
    assert two.searches.all() == (search,)
    assert two.with_text(b"print-1") == [A[0]]  # so that it is known again where it moves
    two.mark([A], "favourite", False)
    two.mark([A], "read", True)
    two.searches.delete(search.id)
    two.travel(library)
    one.travel(library)
    assert not one.status(A[0]).favourite
    assert one.status(A[0]).read
    assert one.searches.all() == ()
    assert (one.travel(library).told, two.travel(library).told) == (0, 0)


def test_very_many_changes_are_told_by_parts(
    states: tuple[State, State], library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = states
    sizes: list[int] = []
    append = journal.append

    def counted(path: str, entries: Iterable[Entry]) -> int:
        told = list(entries)
        sizes.append(len(told))
        return append(path, told)

    monkeypatch.setattr(journal, "append", counted)
    monkeypatch.setattr(travel, "TOLD_AT_ONCE", 10, raising=False)
    one.mark([(b"%d.md" % at, None) for at in range(35)], "read", True)
    one.searches.save(SavedSearch("Tides", Query("tide")))
    assert one.travel(library).told == 36
    assert sizes == [10, 10, 10, 6]
    heard = two.travel(library)
    assert (heard.articles, heard.searches) == (35, 1)
    assert (one.travel(library).told, two.travel(library).told) == (0, 0)


def test_a_change_heard_of_is_news_for_lists(states: tuple[State, State], library: str) -> None:
    one, two = states
    one.mark([A], "read", True)
    one.travel(library)
    before = two.counter()
    two.travel(library)
    assert two.since(before) == [(A[0], 1, 0)]


def test_lines_that_are_not_ours_are_passed_over_with_a_problem(
    states: tuple[State, State], library: str
) -> None:
    one, two = states
    one.mark([A], "read", True)
    one.travel(library)
    file = journal_of(one, library)
    with file.open("ab") as target:
        target.write(b"<<<<<<< HEAD\n\xff\x00garbage\n")
    one.mark([B], "favourite", True)
    one.travel(library)
    heard = two.travel(library)
    assert two.status(A[0]).read
    assert two.status(B[0]).favourite
    assert [problem.line for problem in heard.problems] == [3, 4]
    assert heard.problems[0].path == os.fsencode(f".broadsheet/{file.name}")
    assert two.travel(library).problems == ()  # said once


ROW = ["Tides", "tide", "all", "[]", 0, "newest", 0]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("7", json.dumps([*ROW[:6], [1]])),
        ("7", json.dumps([*ROW[:6], "first"])),
        ("7", json.dumps([*ROW[:6], 10**40])),
        ("7", json.dumps([*ROW[:2], None, *ROW[3:]])),
        ("7", json.dumps(["\ud800", *ROW[1:]])),
        ("7", json.dumps([*ROW[:3], "[" * 5000 + "]" * 5000, *ROW[4:]])),
        ("7", json.dumps([*ROW, "of a later version"])),
        ("7", json.dumps(ROW)[:-1] + "\ud800"),
        ("7", json.dumps({"name": "Tides"})),
        ("9" * 30, json.dumps(ROW)),
        ("9" * 5000, None),
        ([], json.dumps(ROW)),
    ],
)
def test_a_search_that_makes_no_sense_stops_nothing_and_is_not_told_as_deleted(
    states: tuple[State, State], library: str, key: object, value: str | None
) -> None:
    one, two = states
    one.mark([A], "read", True)
    one.travel(library)
    line = {"key": key, "field": "search", "value": value, "at": [1795517683000, 0]}
    with journal_of(one, library).open("ab") as target:
        target.write(journal._checked(line))
        target.write(journal._checked({**line, "key": "a", "field": []}))
    heard = two.travel(library)
    assert two.status(A[0]).read
    assert two.searches.all() == ()
    assert [problem.line for problem in heard.problems] == [3, 4]
    assert two.travel(library).told == 0


def test_a_file_of_nothing_but_foreign_lines_does_not_fill_the_memory(
    states: tuple[State, State], library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "AT_ONCE", 70)
    one, two = states
    one.travel(library)
    with journal_of(one, library).open("ab") as target:
        target.write(b"x\n" * 500)
    one.mark([A], "favourite", True)
    one.travel(library)
    assert len(two.travel(library).problems) == travel.MOST_PROBLEMS
    assert two.status(A[0]).favourite


def test_half_a_line_is_read_once_the_rest_is_there(
    states: tuple[State, State], library: str
) -> None:
    one, two = states
    one.mark([A], "read", True)
    one.travel(library)
    file = journal_of(one, library)
    whole = file.read_bytes()
    for end in range(len(whole)):
        file.write_bytes(whole[:end])
        heard = two.travel(library)
        assert not two.status(A[0]).read
        assert all("not here as a whole" in problem.message for problem in heard.problems)
    file.write_bytes(whole)
    assert two.travel(library).articles == 1
    assert two.status(A[0]).read


def test_what_a_journal_is_not(states: tuple[State, State], library: str, tmp_path: Path) -> None:
    one, two = states
    one.travel(library)
    folder = Path(library, ".broadsheet")
    (tmp_path / "secret").write_text("outside")
    (folder / "link.journal").symlink_to(tmp_path / "secret")
    os.mkfifo(folder / "pipe.journal")
    (folder / "later.journal").write_bytes(journal._checked({"broadsheet": 2, "device": "x"}))
    (folder / "a.sync-tool.tmp").write_text("foreign")
    problems = {problem.path: problem.message for problem in two.travel(library).problems}
    assert set(problems) == {
        b".broadsheet/link.journal", b".broadsheet/pipe.journal", b".broadsheet/later.journal"
    }  # fmt: skip
    assert "later version" in problems[b".broadsheet/later.journal"]


def test_a_folder_that_cannot_be_written_is_said(states: tuple[State, State], library: str) -> None:
    Path(library, ".broadsheet").symlink_to("/tmp")
    assert "does not travel" in states[0].travel(library).unwritten
    Path(library, ".broadsheet").unlink()
    Path(library, ".broadsheet").write_text("a file")
    assert "switch it off in Settings" in states[0].travel(library).unwritten


@pytest.mark.parametrize("call", ["append", "rewrite"])
def test_a_library_that_takes_nothing_is_heard(
    states: tuple[State, State], library: str, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    one, two = states
    one.mark([A], "favourite", True)
    one.travel(library)
    if call == "append":
        two.travel(library)
        one.mark([A], "favourite", False)
        one.travel(library)
    two.mark([B], "read", True)

    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    with monkeypatch.context() as patch:
        patch.setattr(journal, call, refuse)
        heard = two.travel(library)
        assert heard.articles == 1
        assert "stays on this computer" in heard.unwritten
        assert two.status(A[0]).favourite == (call == "rewrite")
    assert two.travel(library).told == 1
    one.travel(library)
    assert one.status(B[0]).read


@pytest.mark.parametrize("whole", [False, True])
def test_what_a_former_device_told_outlives_its_journal(
    states: tuple[State, State], library: str, tmp_path: Path, whole: bool
) -> None:
    one, two = states
    one.mark([A], "favourite", True)
    one.searches.save(SavedSearch("Tides", Query("tide")))
    one.travel(library)
    two.mark([B], "read", True)
    two.travel(library)
    file = Path(library, ".broadsheet")
    if whole:
        shutil.rmtree(file)
    else:
        next(one for one in file.iterdir() if one != journal_of(two, library)).unlink()
    two.travel(library)
    with closing(open_state(str(tmp_path / "three"))) as three:
        three.travel(library)
        assert three.status(A[0]).favourite
        assert three.status(B[0]).read
        assert [search.name for search in three.searches.all()] == ["Tides"]
    assert two.travel(library).told == 0


def test_what_a_former_device_told_is_heard_where_it_cannot_be_told_again(
    states: tuple[State, State], library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = states
    one.mark([A], "favourite", True)
    one.travel(library)
    two.mark([B], "read", True)
    two.travel(library)
    journal_of(one, library).unlink()

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(journal, "append", refuse)
        patch.setattr(journal, "rewrite", refuse)
        assert "stays on this computer" in two.travel(library).unwritten
    assert two.travel(library).told == 1


def test_a_data_folder_that_was_copied_is_a_device_of_its_own(library: str, tmp_path: Path) -> None:
    with closing(open_state(str(tmp_path / "one"))) as one:
        one.mark([A], "read", True)
        one.travel(library)
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    there = tmp_path / "there"
    with (
        closing(open_state(str(tmp_path / "one"))) as one,
        closing(open_state(str(tmp_path / "two"))) as two,
        pytest.MonkeyPatch.context() as patch,
    ):
        shutil.copytree(library, there)
        patch.setattr("library.state.time.time", lambda: 2_000_000_000.0)  # at the same moment
        one.mark([A], "read", False)
        one.mark([A], "favourite", True)
        two.set_position(A[0], None, 0.5)
        one.travel(library)
        two.travel(str(there))
        assert journal_of(one, library).name != journal_of(two, str(there)).name
        shutil.copy(journal_of(one, library), there / ".broadsheet")
        shutil.copy(journal_of(two, str(there)), Path(library, ".broadsheet"))
        one.travel(library)
        two.travel(str(there))
        assert one.status(A[0]) == two.status(A[0]) == Status(False, True, 0.5)


def test_another_machine_is_another_device(monkeypatch: pytest.MonkeyPatch) -> None:
    found = set()
    for machine in (b"one", b"two"):
        monkeypatch.setattr(device, "_machine", lambda machine=machine: machine)
        found.add(name_of_device(b"state", "/home/anna/state.db"))
    assert len(found) == 2


def test_a_journal_is_heard_by_parts(
    states: tuple[State, State], library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "AT_ONCE", 7)
    held: list[int] = []
    read = journal.read
    monkeypatch.setattr(
        journal, "read", lambda *given: held.append(len((part := read(*given)).entries)) or part
    )
    one, two = states
    one.mark([(b"%d.md" % at, None) for at in range(40)], "favourite", True)
    one.travel(library)
    assert two.travel(library).articles == 40
    assert max(held) == 7
    one.mark([A], "read", True)
    one.travel(library)
    assert two.travel(library).articles == 1


def test_what_could_not_be_merged_comes_again(
    states: tuple[State, State], library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = states
    one.mark([A], "favourite", True)
    one.travel(library)

    def full(*_: object) -> None:
        raise LibraryError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(travel, "merge", full)
        with pytest.raises(LibraryError, match="full"):
            two.travel(library)
    assert two.travel(library).articles == 1
    assert two.status(A[0]).favourite


@pytest.mark.parametrize("loss", ["gone", "cut", "garbage", "older"])
def test_a_journal_that_was_lost_is_told_again(
    states: tuple[State, State], library: str, loss: str
) -> None:
    one, two = states
    one.mark([A], "favourite", True)
    one.travel(library)
    file = journal_of(one, library)
    older = file.read_bytes()
    one.mark([B], "favourite", True)
    one.travel(library)
    if loss == "gone":
        file.unlink()
    else:
        whole = file.read_bytes()
        file.write_bytes({"cut": whole[:-9], "garbage": b"\0" * 99, "older": older}[loss])
    one.travel(library)
    two.travel(library)
    assert two.status(A[0]).favourite
    assert two.status(B[0]).favourite


def test_an_older_state_that_is_put_back_learns_what_it_had_told(
    library: str, tmp_path: Path
) -> None:
    data = str(tmp_path / "data")
    with closing(open_state(data)) as state:
        state.mark([A], "read", True)
        state.travel(library)
    shutil.copytree(data, tmp_path / "older")
    with closing(open_state(data)) as state, pytest.MonkeyPatch.context() as patch:
        patch.setattr("library.state.time.time", lambda: 2_000_000_000.0)
        state.mark([A], "read", False)
        state.mark([B], "favourite", True)
        state.travel(library)
    with closing(open_state(str(tmp_path / "older"))) as state:
        state.travel(library)
        assert not state.status(A[0]).read
        assert state.status(B[0]).favourite


def test_killed_after_it_told_it_tells_the_same(
    states: tuple[State, State], library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = states
    one.mark([A], "favourite", True)
    one.travel(library)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    one.mark([A, B], "read", True)
    with monkeypatch.context() as patch:
        patch.setattr(travel, "_remember", killed)
        with pytest.raises(KeyboardInterrupt):
            one.travel(library)
    one.mark([A], "read", False)  # taken back before it is started again
    one.travel(library)
    two.travel(library)
    assert one.statuses([A[0], B[0]]) == two.statuses([A[0], B[0]])
    assert not one.status(A[0]).read
    assert one.status(B[0]).read


def test_a_journal_is_written_anew_once_most_of_it_no_longer_counts(
    states: tuple[State, State], library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(travel, "FEWEST", 20)
    one, two = states
    for turn in range(40):
        one.mark([A], "read", turn % 2 == 0)
        one.mark([B], "favourite", turn % 2 == 1)
        one.travel(library)
        if turn % 7 == 0:
            two.travel(library)
    assert len(journal_of(one, library).read_bytes().splitlines()) <= 22
    two.travel(library)
    assert two.status(B[0]).favourite
    assert not two.status(A[0]).read


def test_nothing_is_written_into_a_library_unless_it_was_asked_for(tmp_path: Path) -> None:
    news = tmp_path / "news"
    write(news, {"a.md": article("One", "Words.", "2021-05-06", "News")})
    library = Library.open(news, Places.below(tmp_path / "data"))
    library.refresh()
    library.mark(library.find(Query()), "favourite", True)
    assert library.travel() == (0, 0, 0, (), "")
    assert os.listdir(news) == ["a.md"]
    library.set_options(replace(library.options, travel=True))
    assert library.travel().told == 1
    (news / ".broadsheet/b.md").write_text(article("Hidden", "Words.", "2021-05-06", "News"))
    library.refresh()
    assert library.counts().all == 1
    other = Library.open(news, Places.below(tmp_path / "elsewhere"))
    other.refresh()
    other.set_options(library.options)
    assert other.travel().articles == 1
    assert other.counts().favourites == 1
    library.close()
    other.close()


@pytest.mark.parametrize("drift", [False, True])
def test_all_devices_agree_however_the_journals_are_carried(tmp_path: Path, drift: bool) -> None:
    assert travelling.run(250, 7, 3, str(tmp_path), drift=drift) > 100


@given(seed=st.integers(0, 2**32))
@settings(max_examples=6, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
def test_all_devices_agree_from_any_start(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    folder = tmp_path_factory.mktemp("world")
    travelling.run(25, seed, 2, str(folder), drift=seed % 2 == 0)


@pytest.mark.parametrize("at", [[4 * 10**12, 2**53], [2**53, 0], [2**53, 2**53]])
def test_a_device_at_the_end_of_all_times_does_not_have_the_last_word(
    states: tuple[State, State], library: str, at: list[int]
) -> None:
    one, two = states
    one.travel(library)
    line = {"key": "a/one.md", "field": "read", "value": 1, "at": at}
    strange = journal._checked({"broadsheet": 1, "device": "x"}) + journal._checked(line)
    Path(library, ".broadsheet", "x.journal").write_bytes(strange)
    for state in states:
        state.travel(library)
    one.mark([A], "read", True)
    one.mark([A], "read", False)
    one.mark([A], "favourite", True)
    one.travel(library)
    assert two.travel(library).problems == ()
    assert not two.status(A[0]).read
    assert two.status(A[0]).favourite


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_line_breaks_the_reading(line: bytes) -> None:
    assert journal._entry(line, "x") is None


@given(
    st.builds(
        Entry,
        st.binary(min_size=1, max_size=40).filter(journal._is_path),
        st.sampled_from(["read", "favourite"]),
        st.sampled_from([0, 1]),
        st.builds(Stamp, st.integers(0, 2**42), st.integers(0, 2**53), st.just("x")),
        st.none() | st.binary(max_size=20),
    )
)
@settings(deadline=None)
def test_a_line_says_what_was_told(entry: Entry) -> None:
    assert journal._entry(journal._line(entry), "x") == entry


@pytest.mark.parametrize("seed", range(3))
def test_journals_that_are_read_by_parts_agree_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(journal, "AT_ONCE", 3)
    travelling.run(60, seed, 2, str(tmp_path), drift=True)


def test_a_state_put_back_hears_the_latest_of_its_own_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "AT_ONCE", 3)
    monkeypatch.setattr("library.travel.time.time", lambda: 1_600_000_000.0)
    place, old, library = tmp_path / "state", tmp_path / "old", str(tmp_path / "news")
    for folder in (place, library):
        Path(folder).mkdir()

    def travel(*marks: tuple[bytes, bool]) -> bool:
        with closing(State(str(place))) as state:
            state.travel(library)
            for path, value in marks:
                state.mark([(path, None)], "favourite", value)
                state.travel(library)
            return state.status(b"a.md").favourite

    travel()
    shutil.copytree(place, old)
    others = [(b"%d.md" % number, True) for number in range(5)]
    assert not travel((b"a.md", False), (b"a.md", True), *others, (b"a.md", False))
    shutil.rmtree(place)
    shutil.copytree(old, place)
    assert not travel()
