"""The verb `state`, as a script would call it."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import ROOT, run_cli

if TYPE_CHECKING:
    from pathlib import Path


def answer(*arguments: object) -> dict[str, Any]:
    done = run_cli(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def favourites(folder: Path, data: Path) -> list[str]:
    done = run_cli("search", folder, "is:favourite", "--data", data, "--json")
    return [json.loads(line)["path"] for line in done.stdout.splitlines()]


def test_there_and_back(folder: Path, data: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "state.json", tmp_path / "other"
    run_cli("mark", folder, "ships", "--favourite", "--data", data)
    export = ("state", "export", folder, "--to", file, "--data", data)
    assert answer(*export) == {"articles": 2, "saved_searches": 0, "file": str(file)}
    refused = run_cli(*export)
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert "2 articles and 0 saved searches written to" in run_cli(*export, "--force").stdout
    run_cli("mark", folder, "bread", "--favourite", "--data", other)
    done = run_cli("state", "import", folder, "--from", file, "--data", other)
    assert done.returncode == 0
    assert done.stdout == "2 articles changed, 2 of them a new favourite; 0 saved searches added\n"
    assert len(favourites(folder, other)) == 3
    # What it says takes it back.
    command = shlex.split(done.stderr.partition("To take this back: ")[2])
    assert command[0] == "broadsheet"
    undone = answer(*command[1:])
    assert (undone["changed"], undone["favourites"]) == (2, 0)
    assert favourites(folder, other) == ["news/market.md"]
    again = answer("state", "import", folder, "--from", file, "--data", data)
    assert again == {"changed": 0, "favourites": 0, "saved_searches": 0, "undo": None}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["export", "{folder}"], 2),
        (["import", "{folder}", "--to", "{tmp}/out.json"], 2),
        (["export", "{folder}", "--to", "{tmp}/out.json", "--from", "{tmp}/in.json"], 2),
        (["import", "{folder}", "--from", "{tmp}/in.json", "--force"], 2),
        (["wipe", "{folder}"], 2),
        (["export", "{tmp}/missing", "--to", "{tmp}/out.json"], 2),
        (["export", "{folder}", "--to", "{tmp}"], 2),
        (["export", "{folder}", "--to", "{tmp}/missing/out.json"], 1),
        (["import", "{folder}", "--from", "{tmp}/missing.json"], 2),
        (["import", "{folder}", "--from", "{tmp}/in.json"], 1),
    ],
)
def test_what_cannot_be_is_one_line(
    folder: Path, data: Path, tmp_path: Path, arguments: list[str], code: int
) -> None:
    (tmp_path / "in.json").write_text('{"format": "broadsheet state", "version": 99}')
    words = [one.format(folder=folder, tmp=tmp_path) for one in arguments]
    done = run_cli("state", *words, "--data", data)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith("broadsheet: ")
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "out.json").exists()


def test_no_qt_is_imported(folder: Path, data: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from reader.__main__ import main\n"
        "code = main(sys.argv[1:])\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)\n"
        "sys.exit(code)"
    )
    for more in (("export", folder, "--to"), ("import", folder, "--from")):
        subprocess.run(
            [sys.executable, "-P", "-c", code, "state", *more, tmp_path / "state.json",
             "--data", data],
            cwd=ROOT, check=True, capture_output=True, env={"PYTHONPATH": str(ROOT)},
        )  # fmt: skip
