"""Backups: one a day whatever the clock says, none of nothing, no failure that stops the reader."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import apsw
import pytest

from library import backups
from library.mending import open_state
from library.state import State
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

ONE = (b"one.md", None)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    with closing(State(str(tmp_path))) as made:
        made.mark([ONE], "read", True)
        yield made


def made(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "backups").iterdir())


def on(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    monkeypatch.setattr(backups, "_today", lambda: day)


def test_one_a_day_of_twelve_days(
    tmp_path: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(10, 25):
        on(monkeypatch, f"2021-05-{day}")
        state.back_up()
        state.back_up()
    assert made(tmp_path) == [f"state-2021-05-{day}.db" for day in range(13, 25)]
    assert state.notices == ()


def test_weeks_and_months_stay_for_longer(
    tmp_path: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "copy", lambda _, target: Path(target).touch())
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups/before-i-tidied-up.db").touch()  # not ours to remove
    first = date(2020, 5, 1)
    for past in range(400):
        on(monkeypatch, str(first + timedelta(past)))
        state.back_up()
    last = date(2021, 6, 4)
    kept = {str(last - timedelta(past)) for past in range(12)}
    kept |= {str(date(2021, 5, 30) - timedelta(7 * week)) for week in range(9)}
    kept |= {str(date(2021, month, 1) - timedelta(1)) for month in range(1, 7)}
    kept |= {"2020-10-31", "2020-11-30"}
    expected = {"before-i-tidied-up.db", *(f"state-{day}.db" for day in kept)}
    assert set(made(tmp_path)) == expected


def test_a_clock_that_was_set_back_takes_no_week_and_no_month(
    tmp_path: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "copy", lambda _, target: Path(target).touch())
    for past in range(300):
        on(monkeypatch, str(date(2020, 5, 1) + timedelta(past)))
        state.back_up()
    before = set(made(tmp_path))
    on(monkeypatch, "1970-01-01")
    state.back_up()
    assert len(before - set(made(tmp_path))) <= 3  # the oldest day, week and month


def test_a_backup_from_the_future_stops_none(
    tmp_path: Path, state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(12):
        on(monkeypatch, f"2999-01-{day + 10}")
        state.back_up()
    for name in made(tmp_path):
        os.utime(tmp_path / "backups" / name, (time.time() + 1e9,) * 2)
    state.mark([(b"two.md", None)], "favourite", True)
    on(monkeypatch, "2021-05-08")
    state.back_up()
    assert "state-2021-05-08.db" in made(tmp_path)
    assert len(made(tmp_path)) == 12
    state.close()
    (tmp_path / "state.db").unlink()
    with closing(open_state(str(tmp_path))) as mended:
        assert mended.status(b"two.md").favourite


def test_what_a_killed_process_left_is_swept(tmp_path: Path, state: State) -> None:
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups/state-2021-05-08.db.77.partial").write_bytes(b"half")
    state.back_up()
    (name,) = made(tmp_path)
    assert name.endswith(".db")


def test_nothing_marked_nothing_kept(tmp_path: Path) -> None:
    with closing(State(str(tmp_path))) as state:
        state.back_up()
    assert not (tmp_path / "backups").exists()


def test_a_folder_that_takes_no_backup_is_a_notice(tmp_path: Path, state: State) -> None:
    (tmp_path / "backups").write_text("in the way")
    state.back_up()
    (notice,) = state.notices
    assert "could not be made" in notice
    assert str(tmp_path / "backups") in notice
    assert state.status(ONE[0]).read


@pytest.mark.parametrize("error", [apsw.FullError("full"), apsw.IOError("io"), OSError(30, "ro")])
def test_a_disk_that_takes_no_backup_is_a_notice(
    state: State, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(backups, "copy", fail)
    state.back_up()
    assert "could not be made" in state.notices[0]


def test_no_backup_stops_no_migration(tmp_path: Path) -> None:
    fixture = Path(__file__).parent / "files/state-version-1.db"
    (tmp_path / "state.db").write_bytes(fixture.read_bytes())
    (tmp_path / "backups").write_text("in the way")
    with closing(open_state(str(tmp_path))) as state:
        assert "could not be made" in state.notices[0]
        assert len(state.since(-1)) == 2


def test_a_kill_leaves_a_whole_backup_or_none(tmp_path: Path, state: State) -> None:
    code = (
        "import os, sys\n"
        "from library import backups\n"
        "from library.state import State\n"
        "backups.move = lambda *_: os._exit(9)\n"
        "State(sys.argv[1]).back_up()\n"
    )
    command = [sys.executable, "-P", "-c", code, str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run(command, env=environment, check=False).returncode == 9
    assert backups.oldest_first(state.path) == []
    state.back_up()
    assert len(made(tmp_path)) == 1
