"""Locks: shared or alone, given up, mended where the file is none of ours."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from library.article import LibraryError
from library.lock import Lock, one_at_a_time, within
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOLDER = """
import sys
from library.lock import Lock
lock = Lock(sys.argv[1])
lock.take(lambda: True)
print("held", flush=True)
sys.stdin.read()
"""


def at_once() -> bool:
    return True


def test_many_share_or_one_has_it_alone(tmp_path: Path) -> None:
    name = str(tmp_path / "deep/thing")
    one, two, three = Lock(name), Lock(name), Lock(name)
    assert one.share(at_once)
    assert two.share(at_once)
    assert not three.take(at_once)
    one.close()
    assert not three.take(within(0.2))
    two.close()
    assert three.take(at_once)
    four = Lock(name)
    assert not four.share(at_once)
    three.close()
    assert four.share(at_once)
    four.close()


@contextmanager
def holder(name: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process that has a lock alone."""
    with subprocess.Popen(
        [sys.executable, "-P", "-c", HOLDER, name], env={"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == b"held\n"
        yield child


def test_it_goes_with_its_holder(tmp_path: Path) -> None:
    name = str(tmp_path / "thing")
    with holder(name) as child:
        with one_at_a_time(name, at_once) as held:
            assert not held
        child.kill()
        child.wait()
    with one_at_a_time(name, at_once) as held:
        assert held


@pytest.mark.parametrize("junk", [b"x", b"junk " * 30, b"junk " * 3000, b"SQLite format 3\0" * 300])
@pytest.mark.parametrize("way", ["take", "share"])
def test_junk_in_its_file_stops_nobody_for_ever(tmp_path: Path, junk: bytes, way: str) -> None:
    (tmp_path / "thing.lock").write_bytes(junk)
    lock, other = Lock(str(tmp_path / "thing")), Lock(str(tmp_path / "thing"))
    assert getattr(lock, way)(at_once)
    assert not other.take(at_once)
    lock.close()
    assert other.take(at_once)
    other.close()


def test_junk_that_comes_while_it_is_held_frees_nobody_else(tmp_path: Path) -> None:
    with holder(str(tmp_path / "thing")) as child:
        (tmp_path / "thing.lock").write_bytes(b"junk " * 3000)
        lock = Lock(str(tmp_path / "thing"))
        assert not lock.take(at_once)
        child.kill()
        child.wait()
    assert lock.take(at_once)
    lock.close()


def test_what_cannot_be_a_lock_is_named(tmp_path: Path) -> None:
    (tmp_path / "thing.lock").mkdir()
    with pytest.raises(LibraryError, match=r"thing\.lock can't be used\. Delete it"):
        Lock(str(tmp_path / "thing"))
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(LibraryError, match="needs a folder"):
        Lock(str(tmp_path / "file/thing"))
