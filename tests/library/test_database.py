"""Opening a database: many processes at once, old and foreign files, refusals in words."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from library.article import LibraryError
from library.database import DamagedError, Database
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

OPENER = """
import sys
from library.index import Index
from library.state import State
print("ready", flush=True)
for folder in sys.stdin:
    try:
        state, index = State(folder.strip() + "/state"), Index(folder.strip() + "/cache")
        state.mark([(b"%d.md" % number, None) for number in range(5)], "read", True)
        index.close()
        state.close()
    except Exception as error:
        print(repr(error), flush=True)
    else:
        print("opened", flush=True)
"""


def test_eight_processes_that_start_on_nothing_at_once(tmp_path: Path) -> None:
    with ExitStack() as stack:
        children = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-P", "-c", OPENER],
                    stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                    env={**os.environ, "PYTHONPATH": str(ROOT)},
                )
            )
            for _ in range(8)
        ]  # fmt: skip
        for child in children:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
        for turn in range(20):
            assert _answers(children, tmp_path / str(turn)) == ["opened"] * 8
            assert not list(tmp_path.glob("*/state/*damaged*"))


def _answers(children: list[subprocess.Popen[str]], folder: Path) -> list[str]:
    for child in children:
        assert child.stdin is not None
        child.stdin.write(f"{folder}\n")
        child.stdin.flush()
    return [child.stdout.readline().strip() for child in children if child.stdout]


def test_a_file_of_another_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    theirs = Database(str(path), 7, ("CREATE TABLE precious(x)",), durable=True)
    theirs.close()
    before = path.read_bytes()
    with pytest.raises(DamagedError, match="another program"):
        Database(str(path), 8, ("CREATE TABLE ours(x)",), durable=True)
    assert path.read_bytes() == before


def test_an_earlier_schema_is_shown_to_the_caller_before_it_changes(tmp_path: Path) -> None:
    path, first = str(tmp_path / "a.db"), "CREATE TABLE one(x)"
    Database(path, 7, (first,), durable=True).close()
    seen: list[tuple[int, list[str]]] = []
    database = Database(
        path, 7, (first, "CREATE TABLE two(x)"), durable=True,
        before_migration=lambda connection, version: seen.append(
            (version, [row[0] for row in connection.execute("SELECT name FROM sqlite_schema")])
        ),
    )  # fmt: skip
    assert seen == [(1, ["one"])]
    assert database.value("SELECT count(*) FROM two") == 0
    database.close()


def test_a_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(LibraryError, match="needs a folder"):
        Database(str(tmp_path / "file/below/a.db"), 7, (), durable=True)
