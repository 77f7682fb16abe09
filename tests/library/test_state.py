"""State is durable, undone exactly, backed up, and set aside when damaged."""

import os
import sqlite3
from pathlib import Path

import pytest

from library.article import LibraryError, Status
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


def test_state_follows_a_move_and_stays_behind_as_well(folder: str) -> None:
    state = State(folder)
    state.mark([ONE], "favourite", True)
    assert state.follow([(ONE[0], b"c/one.md")]) == 1
    assert state.status(b"c/one.md").favourite
    assert state.status(ONE[0]).favourite
    assert state.follow([(ONE[0], b"c/one.md")]) == 0
    state.close()


def test_what_follows_adds_to_what_was_set_at_the_new_place(folder: str) -> None:
    state = State(folder)
    state.mark([ONE], "favourite", True)
    state.set_position(*ONE, 0.25)
    state.mark([(b"c/one.md", None)], "read", True)
    assert state.follow([(ONE[0], b"c/one.md"), (b"never seen.md", b"c/one.md")]) == 1
    assert state.status(b"c/one.md") == Status(read=True, favourite=True, position=0.25)
    state.close()


def test_learn_renews_fingerprints_of_known_articles_only(folder: str) -> None:
    state = State(folder)
    state.mark([TWO], "read", True)
    state.learn([(TWO[0], b"print-2"), (b"unknown.md", b"print-3")])
    assert state.texts_of([TWO[0], b"unknown.md"]) == [(TWO[0], b"print-2")]
    assert state.with_text(b"print-2") == [TWO[0]]
    state.close()


@pytest.mark.parametrize("damage", ["garbage", "flipped", "empty", "foreign"])
def test_damage_is_set_aside_and_the_backup_opened(folder: str, damage: str) -> None:
    state = State(folder)
    state.mark([(b"%d.md" % n, None) for n in range(2000)], "favourite", True)
    state.close()
    State(folder).close()  # opening makes the day's backup
    path = os.path.join(folder, "state.db")
    harm(path, damage)
    harmed = Path(path).read_bytes()
    state = State(folder)
    assert state.status(b"7.md").favourite
    assert len(state.notices) == 1
    assert "backup" in state.notices[0]
    aside = [name for name in os.listdir(folder) if name.startswith("state.db.damaged-")]
    kept = [name for name in aside if not name.endswith(("-wal", "-shm"))]
    assert len(kept) == 1
    assert Path(folder, kept[0]).read_bytes() == harmed
    state.close()


def test_damage_without_a_backup_starts_empty_and_says_so(folder: str) -> None:
    os.makedirs(folder)
    Path(folder, "state.db").write_bytes(b"not a database at all" * 100)
    state = State(folder)
    assert not state.status(ONE[0]).read
    assert "no backup" in state.notices[0]
    state.close()


def test_a_newer_schema_is_refused_and_left_alone(folder: str) -> None:
    State(folder).close()
    path = os.path.join(folder, "state.db")
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    before = Path(path).read_bytes()
    with pytest.raises(LibraryError, match="later version"):
        State(folder)
    assert Path(path).read_bytes() == before


def harm(path: str, damage: str) -> None:
    for ending in ("-wal", "-shm"):
        if os.path.exists(path + ending):
            os.remove(path + ending)
    if damage == "garbage":
        Path(path).write_bytes(os.urandom(20_000))
    elif damage == "empty":
        Path(path).write_bytes(b"")
    elif damage == "foreign":
        os.remove(path)
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE somebody_elses(x)")
        connection.commit()
        connection.close()
    else:
        data = bytearray(Path(path).read_bytes())
        data[4096:8192] = bytes(reversed(data[4096:8192]))
        Path(path).write_bytes(data)
