"""The short form of what is tried a thousand times by hand; RESULTS.md says what came out."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from library import process
from tests.conftest import ROOT, SHARED
from tests.stress import (
    damaged_index,
    failing_disk,
    killed_indexer,
    restless,
    two_processes,
)

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = SHARED / "hostile"


def test_an_indexer_that_is_killed_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "start_module", restless.start)
    _, _, (kept, stars) = killed_indexer.run(4, 3, str(tmp_path))
    assert kept == stars > 0


def test_a_damaged_index_is_whole_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LARGEST", "SMALLEST"):
        monkeypatch.setattr(damaged_index.shards, name, getattr(damaged_index.shards, name))
    outcomes = damaged_index.run(8, 3, str(tmp_path))
    assert sum(outcomes.values()) == 8
    assert all(one == "nothing lost" or "whole" in one for one in outcomes), outcomes


def test_two_processes_lose_nothing(tmp_path: Path) -> None:
    assert two_processes.run(150, 3, str(tmp_path)) == (0, 0)


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
def test_a_disk_that_refuses_to_write_is_said(tmp_path: Path) -> None:
    outcomes = failing_disk.run(40, str(tmp_path))
    assert sum(outcomes.values()) > 8
    assert all("nothing lost" in one or one == "mended, and told" for one in outcomes), outcomes


@pytest.mark.skipif(not shutil.which("strace"), reason="strace is not installed")
@pytest.mark.skipif(not HOSTILE.is_dir(), reason="needs ../shared/hostile")
def test_hostile_articles_ask_nothing_of_the_system(tmp_path: Path) -> None:
    library = tmp_path / "hostile"
    for name in ("made-local", "made-remote", "made-links"):
        shutil.copytree(HOSTILE / name, library / name, symlinks=True)
    command = [sys.executable, "-P", "-m", "tests.stress.hostile", "--traced", str(library)]
    done = subprocess.run(
        command,
        capture_output=True,
        check=True,
        timeout=300,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )
    found = json.loads(done.stdout)
    assert found["trace"].pop("calls") > 1000
    asked = ("sockets", "programs", "opens outside", "writes in the library")
    assert found["trace"] == {one: {} for one in asked}
    assert found["links opened"]["https"] > 0
    assert (found["uncaught"], found["schemes beyond"]) == ([], [])
