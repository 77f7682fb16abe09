"""Pages that are not as they were written are not read, wherever they are."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import apsw
import pytest

from library import checksums
from library.mending import open_state
from library.state import DamagedStateError, State
from library.state_schema import CHECKSUMS_VERSION
from tests.stress import damaged_state

if TYPE_CHECKING:
    from library.article import Status

PAGE = 4096
RESERVED = 20


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[bytes, Status]]:
    folder = tmp_path_factory.mktemp("model")
    return folder, damaged_state.make(str(folder))


def test_damage_of_any_kind_is_told_or_harmless(tmp_path: Path) -> None:
    outcomes = damaged_state.run(60, 5, str(tmp_path))
    assert sum(outcomes.values()) == 60
    assert not outcomes["WRONG WITHOUT A WORD"]
    assert outcomes["mended, and told"] > 10


def test_one_bit_of_each_page_is_found_on_opening(
    tmp_path: Path, model: tuple[Path, dict[bytes, Status]]
) -> None:
    sound = (model[0] / "state.db").read_bytes()
    for page in range(len(sound) // PAGE):
        broken = bytearray(sound)
        broken[page * PAGE + PAGE // 2] ^= 1
        folder = tmp_path / str(page)
        folder.mkdir()
        (folder / "state.db").write_bytes(broken)
        with pytest.raises(DamagedStateError, match=r"damaged|no checksums"):
            State(str(folder))


def test_what_is_newer_than_the_backup_is_read_though_the_first_page_is_broken(
    tmp_path: Path, model: tuple[Path, dict[bytes, Status]]
) -> None:
    for at in (PAGE - 20, RESERVED, 24):
        folder = tmp_path / str(at)
        shutil.copytree(model[0], folder)
        with closing(open_state(str(folder))) as state:
            state.mark([(b"newer.md", None)], "favourite", True)
        file = folder / "state.db"
        broken = bytearray(file.read_bytes())
        broken[at] ^= 1
        file.write_bytes(broken)
        with closing(open_state(str(folder))) as state:
            assert "was damaged" in state.notices[0]
            assert state.status(b"newer.md").favourite
            assert state.statuses(list(model[1])) == {
                path: status for path, status in model[1].items() if path in state.statuses([path])
            }


def test_a_page_that_breaks_while_the_file_is_open_is_not_read(
    tmp_path: Path, model: tuple[Path, dict[bytes, Status]]
) -> None:
    shutil.copytree(model[0], tmp_path / "state")
    file = tmp_path / "state/state.db"
    with closing(checksums.connect(str(file))) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name='counter'").get
    with closing(State(str(tmp_path / "state"))) as state:
        state.close()  # lets go of the pages it keeps
        with file.open("r+b") as target:
            target.seek(root * PAGE - 20)
            target.write(b"\x07")
        with pytest.raises(DamagedStateError, match="fails its checksum"):
            state.counter()


def test_a_backup_has_checksums_and_a_broken_one_is_passed_over(
    tmp_path: Path, model: tuple[Path, dict[bytes, Status]]
) -> None:
    shutil.copytree(model[0], tmp_path / "state")
    (backup,) = (tmp_path / "state/backups").iterdir()
    older = backup.with_name("state-2021-01-01.db")
    shutil.copy(backup, older)
    broken = bytearray(backup.read_bytes())
    broken[-200] ^= 1
    backup.write_bytes(broken)
    (tmp_path / "state/state.db").write_bytes(b"")
    with closing(open_state(str(tmp_path / "state"))) as state:
        assert "2021-01-01" in state.notices[0]
        assert state.statuses(list(model[1]))


MANY = 30_000
"""Rows of a state that is larger than what SQLite keeps of it in memory."""


def fill(connection: apsw.Connection) -> None:
    row = "INSERT INTO status(path, read, change, changed_at) VALUES(?, 1, 1, 1600000000)"
    with connection:
        connection.executemany(row, ((b"%d/" % at + b"a" * 100,) for at in range(MANY)))


def count(connection: apsw.Connection) -> int:
    assert connection.pragma("integrity_check") == "ok"
    return int(connection.execute("SELECT count(*) FROM status WHERE read").get)


@pytest.mark.parametrize("version", [1, CHECKSUMS_VERSION - 1])
def test_a_large_state_of_an_earlier_version_loses_nothing(tmp_path: Path, version: int) -> None:
    path = tmp_path / "state.db"
    shutil.copy(Path(__file__).parent / f"files/state-version-{version}.db", path)
    with closing(apsw.Connection(str(path))) as connection:
        fill(connection)
        expected = count(connection)
    with closing(open_state(str(tmp_path))) as state:
        assert state.notices == ()
        assert len(state.since(-1)) >= expected
    with closing(checksums.connect(str(path))) as connection:
        assert checksums.are_compared(connection)
        assert count(connection) == expected
    path.write_bytes(b"")  # damaged: the backup of the earlier version is opened in its place
    with closing(open_state(str(tmp_path))) as state:
        assert "The backup of 20" in state.notices[0]
        assert len(state.since(-1)) >= expected


def test_the_backup_of_a_large_state_is_whole(tmp_path: Path) -> None:
    with closing(State(str(tmp_path))):
        pass
    path = tmp_path / "state.db"
    with closing(checksums.connect(str(path))) as connection:
        fill(connection)
    with closing(State(str(tmp_path))) as state:
        state.back_up()
        assert state.notices == ()
    (backup,) = (tmp_path / "backups").iterdir()
    with closing(checksums.connect(str(backup))) as connection:
        assert checksums.are_compared(connection)
        assert connection.pragma("journal_mode") == "delete"
        assert count(connection) == MANY
    path.write_bytes(bytes(5000))
    with closing(open_state(str(tmp_path))) as state:
        assert "The backup of 20" in state.notices[0]
        assert len(state.since(-1)) == MANY
