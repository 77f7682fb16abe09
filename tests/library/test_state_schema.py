"""A state of every earlier version is brought up to date, with all that it holds."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from library import checksums
from library.article import LibraryError
from library.database import Database
from library.mending import open_state
from library.state import DamagedStateError, State
from library.state_schema import APPLICATION_ID, CHECKSUMS_VERSION, MIGRATIONS

FILES = Path(__file__).parent / "files"
EARLIER = range(1, len(MIGRATIONS))
"""Each has a file here, which the program of its time has made."""


def held(state: State) -> tuple[list[tuple[bytes, int, int]], float, list[str]]:
    searches = [search.name for search in state.searches.all()]
    return sorted(state.since(-1)), state.status(b"b/two.md").position, searches


def expected(version: int) -> tuple[list[tuple[bytes, int, int]], float, list[str]]:
    return [(b"a/one.md", 1, 1), (b"b/two.md", 1, 0)], 0.5, ["Tides"] if version > 2 else []


@pytest.mark.parametrize("version", EARLIER)
def test_a_state_of_an_earlier_version_keeps_all_it_holds(tmp_path: Path, version: int) -> None:
    file = FILES / f"state-version-{version}.db"
    shutil.copy(file, tmp_path / "state.db")
    with closing(open_state(str(tmp_path))) as state:
        assert held(state) == expected(version)
        assert len(state.identity()) == 16
        assert state.notices == ()
    with closing(checksums.connect(str(tmp_path / "state.db"))) as connection:
        assert connection.pragma("user_version") == len(MIGRATIONS)
        assert checksums.are_compared(connection)
    (backup,) = (tmp_path / "backups").iterdir()
    assert backup.name.endswith(f"-v{version}.db")
    with closing(Database(str(backup), APPLICATION_ID, MIGRATIONS[:version], durable=True)) as old:
        assert old.value("SELECT count(*) FROM status") == 2
    (tmp_path / "state.db").unlink()
    with closing(open_state(str(tmp_path))) as state:  # from the backup of that version
        assert held(state) == expected(version)
        assert "The backup of 20" in state.notices[0]


@pytest.mark.parametrize("version", range(1, CHECKSUMS_VERSION))
def test_only_who_opens_a_library_gives_its_state_checksums(tmp_path: Path, version: int) -> None:
    shutil.copy(FILES / f"state-version-{version}.db", tmp_path / "state.db")
    before = (tmp_path / "state.db").read_bytes()
    with pytest.raises(DamagedStateError, match="no checksums"):
        State(str(tmp_path))
    assert (tmp_path / "state.db").read_bytes() == before
    with closing(checksums.connect(str(tmp_path / "state.db"))) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match=r"keeps .* locked"):
            open_state(str(tmp_path))
    with closing(open_state(str(tmp_path))) as state:
        assert held(state) == expected(version)


def test_a_damaged_state_of_an_earlier_version_is_mended(tmp_path: Path) -> None:
    damaged = bytearray((FILES / "state-version-4.db").read_bytes())
    damaged[4096:8192] = bytes(4096)
    (tmp_path / "state.db").write_bytes(damaged)
    with closing(open_state(str(tmp_path))) as state:
        assert "was damaged" in state.notices[0]
        assert [search.name for search in state.searches.all()] == ["Tides"]
