"""State is durable, undone exactly, backed up, and set aside when damaged."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from library import checksums
from library.article import LibraryError, Status
from library.following import Move
from library.mending import open_state
from library.state import State

ONE, TWO = (b"a/one.md", b"print-1"), (b"b/two.md", None)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "state")


def test_marks_are_there_for_another_process(folder: str) -> None:
    state = State(folder)
    assert state.mark([ONE, TWO], "read", True).paths == (ONE[0], TWO[0])
    # No close: what was acknowledged must not wait for one.
    other = State(folder)
    assert other.status(ONE[0]).read
    assert not other.status(ONE[0]).favourite
    assert not other.status(b"never seen.md").read
    state.close()
    other.close()


def test_mark_tells_only_what_changed(folder: str) -> None:
    state = State(folder)
    state.mark([ONE], "favourite", True)
    assert state.mark([ONE, TWO], "favourite", True).paths == (TWO[0],)
    assert state.mark([ONE, (b"new.md", None)], "favourite", False).paths == (ONE[0],)
    assert state.mark([ONE], "read", False).paths == ()
    state.close()


def test_position_and_flags_do_not_disturb_each_other(folder: str) -> None:
    state = State(folder)
    state.set_position(ONE[0], ONE[1], 0.5)
    state.mark([ONE], "read", True)
    state.set_position(ONE[0], ONE[1], 0.75)
    status = state.status(ONE[0])
    assert (status.read, status.favourite, status.position) == (True, False, 0.75)
    state.close()


def test_since_gives_each_change_once(folder: str) -> None:
    state = State(folder)
    state.mark([ONE], "read", True)
    seen = state.counter()
    state.mark([TWO], "favourite", True)
    assert state.since(seen) == [(TWO[0], 0, 1)]
    assert state.since(state.counter()) == []
    state.close()


def test_state_follows_a_move_and_leaves_nothing_behind(folder: str) -> None:
    state = State(folder)
    state.mark([ONE], "favourite", True)
    state.set_position(*ONE, 0.5)
    assert state.follow([Move(ONE[0], b"c/one.md")]) == 1
    assert state.status(b"c/one.md") == Status(favourite=True, position=0.5)
    assert state.status(ONE[0]) == Status()
    assert state.heirs([ONE[0], b"c/one.md"]) == {ONE[0]: b"c/one.md"}
    assert state.follow([Move(ONE[0], b"c/one.md")]) == 0
    assert state.follow([Move(b"c/one.md", ONE[0])]) == 1
    assert state.status(ONE[0]).favourite
    assert state.heirs([ONE[0], b"c/one.md"]) == {b"c/one.md": ONE[0]}
    state.close()


def test_chains_and_swaps_move_at_once(folder: str) -> None:
    state = State(folder)
    state.mark([(b"a", b"1")], "favourite", True)
    state.mark([(b"b", b"2")], "read", True)
    state.follow([Move(b"a", b"b"), Move(b"b", b"c")])
    assert state.statuses([b"a", b"b", b"c"]) == {
        b"a": Status(), b"b": Status(favourite=True), b"c": Status(read=True)
    }  # fmt: skip
    state.follow([Move(b"b", b"c"), Move(b"c", b"b")])
    assert state.status(b"b") == Status(read=True)
    assert state.status(b"c") == Status(favourite=True)
    assert state.heirs([b"a", b"b", b"c"]) == {b"a": b"b"}
    state.close()


def test_what_is_marked_where_an_article_was_goes_nowhere(folder: str) -> None:
    state = State(folder)
    state.mark([ONE], "favourite", True)
    state.follow([Move(ONE[0], b"c/one.md")])
    state.mark([ONE], "read", True)
    assert state.heirs([ONE[0]]) == {}
    state.mark([ONE], "read", False)
    assert state.heirs([ONE[0]]) == {}
    state.close()


def test_what_follows_adds_to_what_was_set_at_the_new_place(folder: str) -> None:
    state = State(folder)
    state.mark([ONE], "favourite", True)
    state.set_position(*ONE, 0.25)
    state.mark([(b"c/one.md", None)], "read", True)
    assert state.follow([Move(ONE[0], b"c/one.md"), Move(b"never.md", b"c/one.md")]) == 1
    assert state.status(b"c/one.md") == Status(read=True, favourite=True, position=0.25)
    state.close()


def test_learn_renews_fingerprints_of_known_articles_only(folder: str) -> None:
    state = State(folder)
    state.mark([TWO], "read", True)
    state.learn([(TWO[0], b"print-2"), (b"unknown.md", b"print-3")])
    assert state.texts_of([TWO[0], b"unknown.md"]) == [(TWO[0], b"print-2")]
    assert state.with_text(b"print-2") == [TWO[0]]
    state.close()


def test_a_newer_schema_is_refused_and_left_alone(folder: str) -> None:
    State(folder).close()
    path = os.path.join(folder, "state.db")
    with closing(checksums.connect(path)) as connection:
        connection.execute("PRAGMA user_version=99")
    before = Path(path).read_bytes()
    with pytest.raises(LibraryError, match="later version"):
        State(folder)
    assert Path(path).read_bytes() == before


def test_a_table_whose_columns_lost_their_names_is_mended(folder: str) -> None:
    state = State(folder)
    state.mark([ONE], "favourite", True)
    state.back_up()
    state.close()
    file = Path(state.path)
    file.write_bytes(file.read_bytes().replace(b"favourite INTEGER", b"favnurite INTEGER"))
    mended = open_state(folder)
    assert "was damaged" in mended.notices[0]
    assert mended.status(ONE[0]).favourite
    mended.close()
