"""Changes in a folder are told: by the system, or where it cannot, by looking."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from library import Library, Places, Query
from library.watcher import MOST_PLACES, is_remote
from library.watching import Watching
from tests.conftest import PATIENCE, ROOT, article, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

Changes = "queue.SimpleQueue[Sequence[bytes] | None]"


@pytest.fixture(params=["events", "polling"])
def told(
    request: pytest.FixtureRequest, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[[], Sequence[bytes] | None]]:
    """What the watcher tells next. Polling is what a link that leads out of the library causes."""
    if request.param == "polling":
        (tmp_path / "elsewhere").mkdir()
        (folder / "out").symlink_to(tmp_path / "elsewhere")
    modes: queue.SimpleQueue[str] = queue.SimpleQueue()
    changes: queue.SimpleQueue[Sequence[bytes] | None] = queue.SimpleQueue()
    watching = Watching(str(folder), modes.put, changes.put)
    try:
        assert modes.get(timeout=PATIENCE / 1000) == request.param
        yield lambda: changes.get(timeout=PATIENCE / 1000)
    finally:
        watching.close()


def test_a_new_file_is_told(folder: Path, told: Callable[[], Sequence[bytes] | None]) -> None:
    write(folder, {"new/er/a.md": article("New", "Words.", "2022-01-01")})
    places = told()
    assert places
    assert places[0] in {b"new", b"new/er/a.md"}


def test_a_changed_and_a_removed_file_are_told(
    folder: Path, told: Callable[[], Sequence[bytes] | None]
) -> None:
    (folder / "zh/灯塔.md").write_text("Something else")
    assert told() == ["zh/灯塔.md".encode()]
    (folder / "zh/灯塔.md").unlink()
    assert told() == ["zh/灯塔.md".encode()]


def test_what_cannot_matter_is_not_told(
    folder: Path, told: Callable[[], Sequence[bytes] | None]
) -> None:
    (folder / ".git").mkdir()
    write(folder, {".git/a.md": "x", "picture.png": "x", "node_modules/a.md": "x"})
    write(folder, {"last.md": article("Last", "Words.", "2022-01-01")})
    assert told() == [b"last.md"]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are Unicode there")
def test_a_name_of_any_bytes_stops_nothing(
    folder: Path, told: Callable[[], Sequence[bytes] | None]
) -> None:
    name = os.path.join(os.fsencode(folder), b"not \xff utf-8.md")
    with open(name, "wb") as file:
        file.write(b"words")
    assert told() in (None, [b"not \xff utf-8.md"])
    write(folder, {"later.md": article("Later", "Words.", "2022-01-01")})
    places = told()
    assert places is None or b"later.md" in places


def test_a_storm_is_one_word(folder: Path, told: Callable[[], Sequence[bytes] | None]) -> None:
    write(folder, {f"{n}.md": "x" for n in range(5 * MOST_PLACES)})
    first = told()
    assert first is None or told() is None  # a look may come upon the beginning of it


def test_a_folder_that_goes_and_comes_back(
    folder: Path, told: Callable[[], Sequence[bytes] | None]
) -> None:
    folder.rename(folder.with_name("away"))
    assert told() is None
    folder.with_name("away").rename(folder)
    assert told() is None


def test_only_the_places_that_changed_are_looked_at(folder: Path, data: Path) -> None:
    library = Library.open(folder, Places.below(data))
    library.refresh()
    new = article("New", "The harbour again.", "2022-01-01")
    write(folder, {"new/er/a.md": new, "new/b.md": new + "b", "other.md": new + "c"})
    (folder / "zh/灯塔.md").unlink()
    (folder / "news").rename(folder / "newer")
    report = library.refresh(places=[b"new", "zh/灯塔.md".encode(), b"zh/gone", b"newer/market.md"])
    assert report is not None
    assert (report.added, report.removed, report.moved, report.changed) == (3, 1, 0, 0)
    paths = {one.path for one in library.headlines(library.find(Query()).ids)}
    assert {b"new/er/a.md", b"new/b.md", b"newer/market.md", b"news/harbour.md"} <= paths
    assert not {"zh/灯塔.md".encode(), b"other.md"} & paths
    again = library.refresh()
    assert again is not None
    assert again.articles == 10
    library.close()


def test_problems_elsewhere_stay(folder: Path, data: Path) -> None:
    (folder / "dangling.md").symlink_to(folder / "nowhere.md")
    (folder / "zh/dangling.md").symlink_to(folder / "nowhere.md")
    library = Library.open(folder, Places.below(data))
    library.refresh()
    before = library.problems()
    assert {problem.path for problem in before} >= {b"dangling.md", b"zh/dangling.md"}
    (folder / "zh/dangling.md").unlink()
    library.refresh(places=[b"zh/dangling.md"])
    assert [one for one in before if one.path != b"zh/dangling.md"] == library.problems()
    library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_place_behind_a_link_is_looked_at_by_its_own_name(folder: Path, data: Path) -> None:
    (folder / "alias").symlink_to(folder / "zh")
    library = Library.open(folder, Places.below(data))
    library.refresh()
    write(folder, {"zh/new.md": article("New", "Words.", "2022-01-01")})
    library.refresh(places=[b"alias/new.md"])
    assert library.id_of(b"zh/new.md") is not None
    assert library.id_of(b"alias/new.md") is None
    library.close()


def test_a_dialect_that_was_not_heeded_yet_is_heeded_everywhere(folder: Path, data: Path) -> None:
    library = Library.open(folder, Places.below(data))
    report = library.refresh(places=[b"zh/new.md"])
    assert report is not None
    assert report.articles == 8
    library.close()


@pytest.mark.parametrize(
    ("folder", "remote"),
    [("/mnt/nas/news", True), ("/mnt/nas 2/x", True), ("/mnt/other", False), ("/home/x", False)],
)
def test_remote_folders_are_known_by_their_mount(tmp_path: Path, folder: str, remote: bool) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "22 1 0:21 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        "30 22 0:40 / /mnt/nas rw,relatime shared:2 - nfs4 nas:/volume rw\n"
        "31 22 0:41 / /mnt/nas\\0402 rw,relatime - cifs //nas/volume rw\n"
    )
    assert is_remote(folder, str(mounts)) is remote
    assert not is_remote(folder, str(tmp_path / "missing"))


def test_a_watcher_that_nobody_hears_ends_without_a_word(folder: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "library.watcher", str(folder)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
    ) as watcher:  # fmt: skip
        assert watcher.stdout is not None
        watcher.stdout.close()
        assert watcher.stderr is not None
        assert watcher.stderr.read() == b""
        assert watcher.wait(PATIENCE / 1000) == 0
