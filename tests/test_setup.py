"""`run` and `test` in a copy of the project, with a Python of our own making in front of them."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
TOOLS = ["sh", "env", "readlink", "cmp", "sed", "cp", "mv", "rm", "tail", "cat", "mkdir", "flock"]
ODD_ARGUMENTS = ["search", "a b", "漏洞", "", "two\nlines", "*", "$HOME", '"', "--json"]

PYTHON = """#!/bin/sh
# Notes each call in $LOG and plays the part of Python, of venv, of pip and of Qt's check.
printf '%s\\n' "$*" >>"$LOG"
case "$*" in
"-I -c"*) exit "${TOO_OLD:-0}" ;;
--version) echo "Python 3.9.2" ;;
"-I -m venv --clear "*) mkdir -p "$5/bin" && cp "$0" "$5/bin/python" ;;
"-I -m pip install"*)
    echo "chatter of pip"
    [ -z "${GATE-}" ] || read -r _ <"$GATE"
    exit "${PIP_FAILS:-0}" ;;
"-I -")
    cat >/dev/null
    [ -z "${LACKING-}" ] || { echo "$LACKING"; exit 1; } ;;
"-P -m reader"*)
    shift 3
    exec "$REAL" -c 'import json, os, sys
print(json.dumps([sys.argv[1:], os.getcwd(), os.environ["PYTHONPATH"]]))' "$@" ;;
"-P "*)
    echo "${3-$2} ran"
    case "$*" in *"${FAILS:-nothing at all}"*) exit "$CODE" ;; esac ;;
esac
"""


@dataclass(frozen=True)
class House:
    """A copy of the project, and the few tools that its commands find on PATH."""

    root: Path
    tools: Path
    log: Path

    def tool(self, name: str, script: str) -> None:
        (self.tools / name).write_text(script, encoding="utf-8")
        (self.tools / name).chmod(0o755)

    def change_lock(self) -> None:
        with (self.root / "requirements.lock").open("a") as lock:
            lock.write("# changed\n")

    def environment(self, **extra: str) -> dict[str, str]:
        return {
            "PATH": str(self.tools),
            "LOG": str(self.log),
            "REAL": sys.executable,
            "HOME": "",
            **extra,
        }

    def start(self, *command: str, cwd: Path | None = None, **extra: str) -> Answer:
        done = subprocess.run(
            [str(self.root / command[0]), *command[1:]],
            cwd=cwd or self.root.parent,
            env=self.environment(**extra),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    @contextmanager
    def begun(self, gate: Path) -> Iterator[subprocess.Popen[str]]:
        """A start that goes on beside the test, and ends with it at the latest."""
        with subprocess.Popen(
            [str(self.root / "run")],
            env=self.environment(GATE=str(gate)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        ) as start:
            try:
                yield start
            finally:
                if start.poll() is None:
                    os.killpg(start.pid, signal.SIGKILL)

    def calls(self, beginning: str) -> list[str]:
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        return [line for line in lines if line.startswith(beginning)]


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str


@pytest.fixture
def house(tmp_path: Path) -> House:
    house = House(tmp_path / "新 闻 reader", tmp_path / "tools", tmp_path / "calls")
    house.root.mkdir()
    house.tools.mkdir()
    for name in ("run", "test", "requirements.lock"):
        shutil.copy(ROOT / name, house.root / name)
    for tool in TOOLS:
        if found := shutil.which(tool):
            (house.tools / tool).symlink_to(found)
    house.tool("python3.11", PYTHON)
    return house


@pytest.fixture
def gate(tmp_path: Path) -> Path:
    """A pipe at which pip waits until somebody writes into it."""
    os.mkfifo(tmp_path / "gate")
    return tmp_path / "gate"


@pytest.mark.parametrize("way", ["whole path", "relative", "link", "PATH"])
def test_arguments_and_folder_are_the_callers(house: House, tmp_path: Path, way: str) -> None:
    elsewhere = tmp_path / "别 处"
    elsewhere.mkdir()
    (elsewhere / "link").symlink_to(house.root / "run")
    (house.tools / "broadsheet-here").symlink_to(house.root / "run")
    command = {
        "whole path": str(house.root / "run"),
        "relative": f"../{house.root.name}/run",
        "link": "./link",
        "PATH": "broadsheet-here",
    }[way]
    done = subprocess.run(
        ["sh", "-c", '"$0" "$@"', command, *ODD_ARGUMENTS],
        cwd=elsewhere,
        env=house.environment(),
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == [ODD_ARGUMENTS, str(elsewhere), str(house.root)]


def test_set_up_happens_once_and_leaves_stdout_alone(house: House) -> None:
    first, second = house.start("run", "x"), house.start("run", "x")
    assert first.code == second.code == 0
    assert "chatter of pip" in first.err
    assert first.out == second.out
    assert second.err == ""
    assert len(house.calls("-I -m pip install")) == 1


def test_run_leaves_out_what_only_tests_need(house: House) -> None:
    wanted = house.root / ".venv" / "wanted.txt"
    house.start("run")
    assert "pyside6-essentials==" in wanted.read_text()
    assert "pytest==" not in wanted.read_text()
    house.start("test")
    assert "pytest==" in wanted.read_text()
    assert len(house.calls("-I -m venv")) == 1


def test_changed_lock_file_is_followed_without_starting_anew(house: House) -> None:
    house.start("run")
    house.change_lock()
    assert house.start("run").code == 0
    assert len(house.calls("-I -m pip install")) == 2
    assert len(house.calls("-I -m venv")) == 1


def test_old_python_is_named_with_the_remedy(house: House) -> None:
    (house.tools / "python3.11").rename(house.tools / "python3")
    answer = house.start("run", TOO_OLD="1")
    assert (answer.code, answer.out) == (1, "")
    assert "needs Python 3.11 or newer" in answer.err
    assert "Python 3.9.2" in answer.err
    assert answer.err.count("\n") == 1


def test_missing_python_is_named_with_the_remedy(house: House) -> None:
    (house.tools / "python3.11").unlink()
    answer = house.start("run")
    assert (answer.code, answer.out) == (1, "")
    assert "needs Python 3.11 or newer" in answer.err
    assert answer.err.count("\n") == 1


def test_colon_in_the_path_is_refused_in_words(house: House) -> None:
    house.root.rename(house.root.with_name("a:b"))
    moved = House(house.root.with_name("a:b"), house.tools, house.log)
    answer = moved.start("run")
    assert answer.code == 1
    assert "colon" in answer.err


def test_failed_fetch_is_said_and_the_next_start_heals_it(house: House) -> None:
    failed = house.start("run", PIP_FAILS="1")
    assert (failed.code, failed.out) == (1, "")
    assert "could not fetch its packages" in failed.err
    assert house.start("run").code == 0
    assert len(house.calls("-I -m venv")) == 2


def wait_for(words: str, start: subprocess.Popen[str]) -> None:
    assert start.stderr is not None
    assert any(words in line for line in start.stderr), f"ended without saying: {words}"


@pytest.mark.parametrize("stage", ["first", "later"])
def test_killed_set_up_is_built_anew(house: House, gate: Path, stage: str) -> None:
    if stage == "later":
        house.start("run")
        house.change_lock()
    with house.begun(gate) as start:
        wait_for("chatter of pip", start)
        os.killpg(start.pid, signal.SIGKILL)
    built = len(house.calls("-I -m venv"))
    assert house.start("run").code == 0
    assert len(house.calls("-I -m venv")) == built + 1


@pytest.mark.skipif(not shutil.which("flock"), reason="flock is not installed")
def test_two_first_starts_wait_for_one_another(house: House, gate: Path) -> None:
    with house.begun(gate) as first:
        wait_for("chatter of pip", first)
        with house.begun(gate) as second:
            wait_for("waiting for it", second)
            gate.write_text("go\n")
            first.communicate(timeout=60)
            second.communicate(timeout=60)
    assert (first.returncode, second.returncode) == (0, 0)
    assert len(house.calls("-I -m pip install")) == 1


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install libgl1 "),
        ("dnf", "sudo dnf install mesa-libGL "),
        ("pacman", "sudo pacman -S --needed libglvnd "),
        (None, "Noto CJK"),
    ],
)
def test_missing_libraries_are_told_once(house: House, manager: str | None, command: str) -> None:
    house.tool("id", "#!/bin/sh\necho 1000\n")
    if manager:
        house.tool(manager, "#!/bin/sh\nexit 1\n")
    first = house.start("run", LACKING="libGL.so.1: no such file")
    told = [line for line in first.err.splitlines() if "libGL.so.1" in line]
    assert first.code == 0
    assert len(told) == 1
    assert command in told[0]
    assert house.start("run", LACKING="libGL.so.1: no such file").err == ""


def test_root_installs_without_a_question(house: House) -> None:
    house.tool("id", "#!/bin/sh\necho 0\n")
    house.tool("apt-get", '#!/bin/sh\necho "apt $DEBIAN_FRONTEND $*" >>"$LOG"\n')
    house.start("run", LACKING="no font for Chinese")
    (call,) = house.calls("apt ")
    assert call.startswith("apt noninteractive ")
    assert " -y " in call
    assert call.endswith(" fonts-noto-cjk fonts-noto-color-emoji")


def test_packages_list_is_renewed_where_installing_fails(house: House) -> None:
    house.tool("id", "#!/bin/sh\necho 0\n")
    house.tool(
        "apt-get",
        '#!/bin/sh\necho "apt $*" >>"$LOG"\ncase "$*" in *install*) exit 100 ;; esac\n',
    )
    house.start("run", LACKING="no font for Chinese")
    words = [re.search("install|update", call) for call in house.calls("apt ")]
    assert [word and word[0] for word in words] == ["install", "update", "install"]


def test_sudo_never_asks_where_nobody_can_answer(house: House) -> None:
    house.tool("id", "#!/bin/sh\necho 1000\n")
    house.tool("apt-get", "#!/bin/sh\nexit 0\n")
    house.tool("sudo", '#!/bin/sh\necho "sudo $*" >>"$LOG"\nexit 1\n')
    answer = house.start("run", LACKING="no font for Chinese")
    assert house.calls("sudo") == ["sudo -n true"]
    assert "sudo apt-get install" in answer.err


def test_sudo_asks_at_a_terminal_after_saying_why(house: House) -> None:
    house.tool("id", "#!/bin/sh\necho 1000\n")
    house.tool("apt-get", "#!/bin/sh\nexit 0\n")
    house.tool("sudo", '#!/bin/sh\n[ "$1" != -n ] || exit 1\necho "sudo asks"\n"$@"\n')
    try:
        terminal, far_end = os.openpty()
    except OSError:
        pytest.skip("this system gives no pseudo-terminals, as a bare chroot")
    try:
        subprocess.run(
            [house.root / "run"],
            env=house.environment(LACKING="no font for Chinese"),
            stdin=far_end,
            stdout=subprocess.DEVNULL,
            stderr=far_end,
            timeout=60,
            check=True,
        )
        said = os.read(terminal, 65536).decode()
    finally:
        os.close(terminal)
        os.close(far_end)
    assert 0 < said.find("sudo may ask for your password") < said.find("sudo asks")


@pytest.mark.parametrize(
    ("fails", "code"), [("ruff check", 3), ("mypy", 4), ("lint-imports", 5), ("pytest", 6), ("", 0)]
)
def test_first_failure_decides_and_pytest_comes_last(house: House, fails: str, code: int) -> None:
    answer = house.start("test", FAILS=fails or "nothing at all", CODE=str(code))
    ran = answer.out.split("\n")
    assert answer.code == code
    assert [line.rsplit("/", 1)[-1] for line in ran if line] == [
        "ruff ran",
        "ruff ran",
        "mypy ran",
        "lint-imports ran",
        "pytest ran",
    ]


def test_arguments_of_test_go_to_pytest_alone(house: House) -> None:
    answer = house.start("test", "-k", "a b")
    assert answer.out == "pytest ran\n"
    assert house.calls("-P") == ["-P -m pytest -k a b"]


def test_ci_only_calls_test(house: House) -> None:
    (house.root / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", house.root / ".ci" / "run")
    (house.root / "test").write_text('#!/bin/sh\necho "test $#"\nexit 7\n')
    answer = subprocess.run(
        ["sh", ".ci/run"], cwd=house.root, capture_output=True, text=True, check=False
    )
    assert (answer.returncode, answer.stdout) == (7, "test 0\n")


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[\[<>=;! ]", line, maxsplit=1)[0].lower() for line in requirements}


def test_lock_file_covers_pyproject_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)["project"]
    run, separator, test = lock.partition("\n# Only for ./test\n")
    assert separator
    locked = [set(re.findall(r"(?m)^([a-z0-9-]+)==", part)) for part in (run, test)]
    assert names(project["dependencies"]) <= locked[0]
    # What the tests ask for may be there for the program already.
    assert names(project["optional-dependencies"]["test"]) <= locked[0] | locked[1]
    assert "://" not in lock
    for requirement in re.split(r"(?m)^(?=[a-z0-9])", lock)[1:]:
        assert "--hash=sha256:" in requirement, requirement


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="shellcheck is not installed")
@pytest.mark.parametrize("script", ["run", "test", ".ci/run"])
def test_shellcheck_has_no_complaint(script: str) -> None:
    done = subprocess.run(
        ["shellcheck", ROOT / script], capture_output=True, text=True, check=False
    )
    assert done.stdout == ""
