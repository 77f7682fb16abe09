"""Pages that are not as they were written are not read, wherever they are."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from library import checksums
from library.mending import open_state
from library.state import DamagedStateError, State
from tests.stress import damaged_state

if TYPE_CHECKING:
    from pathlib import Path

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
