"""A broken or lost state is mended from the backup and what is left; nothing is moved early."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from library import checksums, mending
from library.article import LibraryError
from library.mending import open_state
from library.state import DamagedStateError, State
from tests.conftest import ROOT

FILES = [(b"%d.md" % number, b"print-%d" % number) for number in range(2000)]
NEW = (b"new.md", b"print-new")


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """A state with 2000 favourites that are in the day's backup, and one that is not."""
    folder = str(tmp_path / "state")
    with closing(State(folder)) as state:
        state.mark(FILES, "favourite", True)
        state.back_up()
        state.mark([NEW], "favourite", True)
    return folder


def harm(folder: str, damage: str) -> None:
    path = Path(folder, "state.db")
    if damage == "garbage":
        path.write_bytes(os.urandom(20_000))
    elif damage == "empty":
        path.write_bytes(b"")
    elif damage == "gone":
        path.unlink()
    elif damage == "cut":
        path.write_bytes(path.read_bytes()[:40_000])
    elif damage == "foreign":
        path.unlink()
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE somebody_elses(x)")
            connection.commit()
    else:
        data = bytearray(path.read_bytes())
        start = len(data) // 8192 * 4096 if damage == "page" else 0
        data[start : start + 4096] = bytes(reversed(data[start : start + 4096]))
        path.write_bytes(data)


def aside(folder: str) -> list[str]:
    return sorted(name for name in os.listdir(folder) if ".damaged-" in name)


def favourites(state: State) -> int:
    return sum(favourite for _, _, favourite in state.since(-1))


@pytest.mark.parametrize("damage", ["garbage", "head", "page", "cut", "foreign"])
def test_damage_is_set_aside_and_the_backup_opened(folder: str, damage: str) -> None:
    harm(folder, damage)
    harmed = Path(folder, "state.db").read_bytes()
    with closing(open_state(folder)) as state:
        assert favourites(state) >= len(FILES)
        (notice,) = state.notices
    assert "damaged. The backup of 20" in notice
    (kept,) = aside(folder)
    assert Path(folder, kept).read_bytes() == harmed
    assert kept in notice
    assert sorted(os.listdir(folder)) == sorted(
        ["backups", "backups.lock", "state.db", kept, "state.db.lock"]
    )


@pytest.mark.parametrize("backup", [True, False])
def test_a_folder_in_its_place_is_set_aside(folder: str, backup: bool) -> None:
    path = Path(folder, "state.db")
    path.unlink()
    path.mkdir()
    (path / "kept.txt").write_text("somebody's")
    if not backup:
        shutil.rmtree(os.path.join(folder, "backups"))
    with closing(open_state(folder)) as state:
        assert favourites(state) == (len(FILES) if backup else 0)
        (notice,) = state.notices
        state.mark([NEW], "favourite", True)
    (kept,) = aside(folder)
    assert "the folder that stood in its place is kept as" in notice
    assert kept in notice
    assert Path(folder, kept, "kept.txt").read_text() == "somebody's"
    with closing(open_state(folder)) as state:
        assert state.notices == ()
        assert state.status(NEW[0]).favourite


@pytest.mark.parametrize("damage", ["empty", "gone"])
def test_a_state_that_was_lost_is_missed(folder: str, damage: str) -> None:
    harm(folder, damage)
    with pytest.raises(DamagedStateError, match="missing or empty"):
        State(folder)
    with closing(open_state(folder)) as state:
        assert favourites(state) == len(FILES)
        assert "The backup of 20" in state.notices[0]
        assert not state.status(NEW[0]).favourite
        state.mark([NEW], "favourite", True)
    with closing(open_state(folder)) as state:
        assert state.notices == ()
        assert state.status(NEW[0]).favourite


def test_a_lost_state_is_found_in_a_damaged_file_that_was_set_aside(folder: str) -> None:
    os.replace(os.path.join(folder, "state.db"), os.path.join(folder, "state.db.damaged-2021"))
    shutil.rmtree(os.path.join(folder, "backups"))
    with closing(open_state(folder)) as state:
        assert favourites(state) == len(FILES) + 1
        assert "no backup" in state.notices[0]
        assert "2001 articles could still be read" in state.notices[0]
    assert aside(folder) == ["state.db.damaged-2021"]


def test_a_journal_left_behind_by_a_kill_belongs_to_the_file_set_aside(
    folder: str, tmp_path: Path
) -> None:
    with closing(State(folder)) as state:
        state.mark([(b"in the journal.md", None)], "read", True)
        shutil.copytree(folder, tmp_path / "killed")
    killed = str(tmp_path / "killed")
    path = os.path.join(killed, "state.db")
    os.replace(path, path + ".damaged-2021")
    with closing(open_state(killed)) as state:
        assert state.status(b"in the journal.md").read
    assert "state.db.damaged-2021-wal" in aside(killed)


def test_newer_marks_are_read_from_the_damaged_file(folder: str) -> None:
    with closing(State(folder)) as state:
        state.mark([FILES[0]], "favourite", False)
        state.mark([(b"0000 first.md", None), (b"zz last.md", None)], "read", True)
    harm(folder, "page")
    with closing(open_state(folder)) as state:
        assert state.status(NEW[0]).favourite
        assert not state.status(FILES[0][0]).favourite
        assert state.status(b"0000 first.md").read
        assert state.status(b"zz last.md").read
        assert favourites(state) == len(FILES)
        assert "newer about 4 articles" in state.notices[0]


def test_older_and_senseless_rows_of_the_damaged_file_are_left(folder: str) -> None:
    with closing(checksums.connect(os.path.join(folder, "state.db"))) as connection:
        connection.execute("UPDATE status SET changed_at=1, read=1 WHERE path=?", (FILES[0][0],))
        connection.execute("UPDATE status SET read=77 WHERE path=?", (FILES[1][0],))
        connection.execute("UPDATE status SET read=1, changed_at=1<<60 WHERE path=?", FILES[2][:1])
        connection.execute("UPDATE status SET read=1, position='x' WHERE path=?", (FILES[3][0],))
        connection.execute("PRAGMA user_version=1")
        connection.execute("PRAGMA application_id=5")  # what makes it a damaged one
    with closing(open_state(folder)) as state:
        assert not any(state.status(path).read for path, _ in FILES)
        assert "newer about 1 article in" in state.notices[0]


def test_damage_without_a_backup_starts_empty_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "state.db").write_bytes(b"not a database at all" * 100)
    with closing(open_state(str(tmp_path))) as state:
        assert state.since(-1) == []
        assert "no backup" in state.notices[0]


def test_a_damaged_backup_is_passed_over(folder: str) -> None:
    (backup,) = Path(folder, "backups").iterdir()
    shutil.copy(backup, backup.with_name("state-2021-01-01.db"))
    backup.write_bytes(b"junk" * 5000)
    harm(folder, "garbage")
    with closing(open_state(folder)) as state:
        assert favourites(state) == len(FILES)
        assert "2021-01-01" in state.notices[0]


def test_a_restored_state_and_a_copy_by_hand_have_identities_of_their_own(folder: str) -> None:
    with closing(State(folder)) as state:
        identities = {state.identity()}
    (backup,) = Path(folder, "backups").iterdir()
    for damage in ("gone", "gone"):
        harm(folder, damage)
        with closing(open_state(folder)) as state:
            identities.add(state.identity())
    shutil.copy(backup, os.path.join(folder, "state.db"))
    with closing(State(folder)) as state:
        identities.add(state.identity())
    assert len(identities) == 4


def test_nothing_is_moved_while_another_uses_it(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mending, "PATIENCE", 0.1)
    with closing(State(folder)):
        harm(folder, "page")
        with pytest.raises(LibraryError, match="Quit that one"):
            open_state(folder)
        assert aside(folder) == []
    with closing(open_state(folder)) as state:
        assert state.status(NEW[0]).favourite


def test_damage_that_the_quick_check_misses_is_found_once_it_was_met(folder: str) -> None:
    with closing(checksums.connect(os.path.join(folder, "state.db"))) as connection:
        connection.execute("PRAGMA writable_schema=ON")
        sql = "SELECT * FROM sqlite_schema WHERE name='status_fingerprint'"
        index = next(connection.execute(sql))
        connection.execute("DELETE FROM sqlite_schema WHERE name='status_fingerprint'")
    with closing(checksums.connect(os.path.join(folder, "state.db"))) as connection:
        connection.execute("UPDATE status SET fingerprint=x'00'")
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute("INSERT INTO sqlite_schema VALUES(?,?,?,?,?)", index)
    with closing(open_state(folder)) as state:
        assert state.notices == ()  # nothing to be seen
        with pytest.raises(DamagedStateError, match="Quit Broadsheet and start it again"):
            state.learn([(FILES[7][0], b"another")])
    with closing(open_state(folder)) as state:
        assert len(state.notices) == 1
        state.learn([(FILES[7][0], b"another")])
        assert favourites(state) == len(FILES) + 1
    with closing(open_state(folder)) as state:
        assert state.notices == ()


def test_backups_that_cannot_be_listed_are_not_taken_for_none(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> list[str]:
        raise PermissionError(13, "Permission denied")

    harm(folder, "garbage")
    with monkeypatch.context() as patch:
        patch.setattr(os, "listdir", refuse)
        with pytest.raises(LibraryError, match="permissions"):
            open_state(folder)
    assert aside(folder) == []
    with closing(open_state(folder)) as state:
        assert favourites(state) == len(FILES)


OPENER = """
import sys
from library.mending import open_state
print("ready", flush=True)
sys.stdin.readline()
state = open_state(sys.argv[1])
print(sum(row[2] for row in state.since(-1)), len(state.notices), flush=True)
state.close()
"""


def test_of_many_processes_that_find_the_damage_one_mends_it(folder: str) -> None:
    harm(folder, "page")
    children = [start(OPENER, folder) for _ in range(6)]
    for child in children:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("go\n")
        child.stdin.flush()
    said = [child.communicate(timeout=60)[0].split() for child in children]
    assert [found for found, _ in said] == [said[0][0]] * 6
    assert sum(int(notices) for _, notices in said) == 1
    assert len(aside(folder)) == 1


KILLED = """
import os, shutil, sys
left = int(sys.argv[2])
def deadly(call):
    def wrapped(*arguments, **more):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return call(*arguments, **more)
    return wrapped
from library import mending, backups
for module, name in [(os, "replace"), (os, "remove"), (os, "fsync"), (shutil, "copyfile"),
                     (backups, "copy"), (mending, "_merge"), (mending, "_set_aside")]:
    setattr(module, name, deadly(getattr(module, name)))
mending.open_state(sys.argv[1]).close()
"""


@pytest.mark.parametrize("damage", ["page", "gone", "empty"])
def test_killed_at_any_moment_it_loses_nothing(folder: str, damage: str, tmp_path: Path) -> None:
    with closing(State(folder)) as state:
        state.mark([(b"in the journal.md", None)], "read", True)
        # As after a kill: the newest mark is in the journal alone.
        other = str(tmp_path / "as it was")
        shutil.copytree(folder, other)
    harm(other, damage)
    expected = None
    for step in range(100):
        again = str(tmp_path / str(step))
        shutil.copytree(other, again)
        with start(KILLED, again, str(step)) as child:
            child.communicate(timeout=60)
        with closing(open_state(again)) as state:
            rows = sorted(state.since(-1))
        expected = expected or rows
        assert len(rows) >= len(FILES)
        assert rows == expected
        if child.returncode == 0:
            break
    assert step > 5
    if damage == "page":
        assert (b"in the journal.md", 1, 0) in rows


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-P", "-c", code, *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip


def test_a_clock_that_jumps_loses_no_mark_even_where_the_file_is_damaged_then(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = {b"ahead.md": 4_200_000_000, b"behind.md": 5, b"again.md": 4_100_000_000}
    with closing(State(folder)) as state, monkeypatch.context() as patch:
        for path, now in clocks.items():
            patch.setattr("library.state.time.time", lambda now=now: now)
            state.mark([(path, None)], "favourite", True)
            state.mark([(path, None)], "read", True)
            state.mark([(path, None)], "read", False)
    path_of = os.path.join(folder, "state.db")
    with closing(checksums.connect(path_of)) as connection:
        sql = "SELECT rootpage FROM sqlite_schema WHERE name='counter'"
        page = connection.execute(sql).get
    with open(path_of, "r+b") as file:  # no row of an article is in it
        file.seek(page * 4096 - 100)
        file.write(b"\x07")
    with closing(open_state(folder)) as state:
        assert "was damaged" in state.notices[0]
        for path in clocks:
            status = state.status(path)
            assert (status.read, status.favourite) == (False, True)
        assert favourites(state) == len(FILES) + 1 + len(clocks)
