"""Disks, folders and clocks that misbehave: said in a sentence, and made good by the next run."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from library import Library, LibraryError, Places, Query
from tests.conftest import article, write

if TYPE_CHECKING:
    import io
    from collections.abc import Iterator
    from pathlib import Path

    from library import Progress


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own that holds little."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() or not shutil.which("mount"):
        pytest.skip("only root of a Linux system may mount a disk for a test")
    mount = ["mount", "-t", "tmpfs", "-o", "size=1500k", "none", disk]
    if subprocess.run(mount, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


def many(count: int) -> dict[str, str]:
    return {
        f"{at}.md": article(f"Tide {at}", f"High water number {at}. " * 40, "2021-05-06", "News")
        for at in range(count)
    }


def fits(file: io.RawIOBase) -> bool:
    """Writes a page more, where there is room for it."""
    try:
        return file.write(bytes(4096)) == 4096
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        return False


def titles(library: Library, query: Query) -> set[str]:
    return {one.title for one in library.headlines(library.find(query).ids)}


@pytest.mark.parametrize(("size", "filled_by"), [("500k", "list"), ("1000k", "text")])
def test_a_disk_that_is_full_is_said_and_the_next_run_goes_on(
    tmp_path: Path, small_disk: Path, size: str, filled_by: str
) -> None:
    subprocess.run(["mount", "-o", f"remount,size={size}", small_disk], check=True)
    write(tmp_path / "news", many(1500))
    stages: list[str] = []
    library = Library.open(tmp_path / "news", Places.below(small_disk))
    with pytest.raises(LibraryError, match=r"is full\. Free some space and try again"):
        library.refresh(lambda progress: stages.append(progress.stage))
    assert stages[-1] == filled_by
    subprocess.run(["mount", "-o", "remount,size=100M", small_disk], check=True)
    library.refresh()
    assert len(library.find(Query()).ids) == 1500
    assert titles(library, Query("number 1234")) == {"Tide 1234"}
    library.close()


def test_a_mark_that_no_disk_holds_is_refused(tmp_path: Path, small_disk: Path) -> None:
    write(tmp_path / "news", many(5))
    library = Library.open(tmp_path / "news", Places.below(small_disk))
    library.refresh()
    library.mark(library.find(Query("number 1")), "favourite", True)
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as file:
        while fits(file):
            continue
    with pytest.raises(LibraryError, match="is full"):
        library.mark(library.find(Query()), "read", True)
    filler.unlink()
    assert titles(library, Query("is:favourite")) == {"Tide 1"}
    assert titles(library, Query("is:read")) == set()
    library.mark(library.find(Query("number 2")), "read", True)
    library.close()
    library = Library.open(tmp_path / "news", Places.below(small_disk))
    assert titles(library, Query("is:favourite")) == {"Tide 1"}
    assert titles(library, Query("is:read")) == {"Tide 2"}
    library.close()


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[Path]:
    """A folder that is gone afterwards, however deep: Python's own way does not reach so far."""
    root = tmp_path / "news"
    root.mkdir()
    yield root
    subprocess.run(["rm", "-rf", root], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="no such depth there")
def test_thousands_of_folders_in_one_another(deep: Path, tmp_path: Path) -> None:
    root, before = deep, os.getcwd()
    try:
        os.chdir(root)
        for depth in range(5000):  # deeper than a path may be long
            if depth in (0, 500, 4900):
                with open("a.md", "w", encoding="utf-8") as file:
                    file.write(article(f"Depth {depth}", "Words.", "2021-05-06", "News"))
            os.mkdir("d")
            os.chdir("d")
    finally:
        os.chdir(before)
    library = Library.open(root, Places.below(tmp_path / "data"))
    library.refresh()
    assert titles(library, Query("words")) == {"Depth 0", "Depth 500"}
    (problem,) = library.problems()
    assert problem.kind == "folder"
    assert "name too long" in problem.message
    library.close()


def test_many_files_in_one_folder(tmp_path: Path) -> None:
    write(tmp_path / "news", {f"{at}.md": f"---\ntitle: T{at}\n---\n" for at in range(20_000)})
    library = Library.open(tmp_path / "news", Places.below(tmp_path / "data"))
    report = library.refresh()
    assert report is not None
    assert (report.articles, report.problems) == (20_000, 0)
    library.close()


def test_a_clock_that_was_set_back(tmp_path: Path) -> None:
    news = tmp_path / "news"
    write(news, {"a.md": article("Before", "Ebb.", "2021-05-06", "News")})
    library = Library.open(news, Places.below(tmp_path / "data"))
    library.refresh()
    library.mark(library.find(Query()), "favourite", True)
    (news / "a.md").write_text(article("Later", "Flow.", "2021-05-06", "News"), encoding="utf-8")
    os.utime(news / "a.md", (1, 1))  # older than what was read before
    library.refresh()
    assert titles(library, Query("flow is:favourite")) == {"Later"}
    assert titles(library, Query("ebb")) == set()
    library.close()


def test_a_disk_that_goes_while_the_library_is_open_takes_nothing_along(tmp_path: Path) -> None:
    news = tmp_path / "news"
    write(news, many(5))
    library = Library.open(news, Places.below(tmp_path / "data"))
    library.refresh()
    library.mark(library.find(Query("number 1")), "favourite", True)
    news.rename(tmp_path / "away")
    news.mkdir()  # what is left of a place where a disk was
    with library._index.lists.write() as connection:
        connection.execute("UPDATE meta SET value='another' WHERE key='disk'")
    for fresh, places in ((False, None), (False, [b"1.md"]), (True, None)):
        with pytest.raises(LibraryError, match="Connect the disk that holds it and reload"):
            library.refresh(fresh=fresh, places=places)
    assert library.counts().all == 5
    with pytest.raises(LibraryError, match=r"can't be read \(no such file"):
        library.article(library.find(Query()).ids[0])
    news.rmdir()
    (tmp_path / "away").rename(news)
    report = library.refresh()
    assert report is not None
    assert (report.articles, report.added, report.removed) == (5, 0, 0)
    assert titles(library, Query("is:favourite")) == {"Tide 1"}
    library.close()


def test_a_library_that_was_emptied_is_empty(tmp_path: Path) -> None:
    write(tmp_path / "news", many(2))
    library = Library.open(tmp_path / "news", Places.below(tmp_path / "data"))
    library.refresh()
    for at in range(2):
        (tmp_path / f"news/{at}.md").unlink()
    report = library.refresh()
    assert report is not None
    assert (report.articles, report.removed) == (0, 2)
    library.close()


@pytest.mark.parametrize("stage", ["scan", "list", "text"])
def test_a_disk_that_goes_while_it_is_indexed_is_said_and_the_next_run_goes_on(
    tmp_path: Path, stage: str
) -> None:
    news, away = tmp_path / "news", tmp_path / "away"
    write(news, many(600))
    library = Library.open(news, Places.below(tmp_path / "data"))

    def pull_out(progress: Progress) -> None:
        if progress.stage == stage and news.exists():
            news.rename(away)

    said = []
    try:
        library.refresh(pull_out)
    except LibraryError as error:
        said.append(str(error))
    assert away.exists()
    # It is seen at the end at the latest; once the report is on its way, all had been read.
    assert all("onnect the disk that holds it" in words for words in said)
    away.rename(news)
    report = library.refresh()
    assert report is not None
    assert (report.articles, report.problems) == (600, 0)
    assert len(library.find(Query("high water")).ids) == 600
    library.close()


def test_a_permission_that_is_lost_is_said_and_forgets_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = tmp_path / "news"
    write(news, {**many(2), "kept/a.md": article("Kept", "Words.", "2021-05-06", "News")})
    places = Places.below(tmp_path / "data")
    library = Library.open(news, places)
    library.refresh()
    if not os.geteuid():
        monkeypatch.setattr(os, "access", lambda *_: False)  # root may read everything
    else:
        news.chmod(0)
    try:
        with pytest.raises(LibraryError, match=r"may not read .* Change its permissions"):
            Library.open(news, places)
        assert library.counts().all == 3
    finally:
        news.chmod(0o700)
    library.close()


def test_a_folder_that_is_suddenly_empty_is_asked_about(tmp_path: Path) -> None:
    news, aside = tmp_path / "news", tmp_path / "aside"
    write(news, many(60))
    library = Library.open(news, Places.below(tmp_path / "data"))
    library.refresh()
    library.mark(library.find(Query("number 1")), "favourite", True)
    news.rename(aside)
    news.mkdir()
    with pytest.raises(LibraryError, match="is empty, and 60 articles were in it"):
        library.refresh()
    assert len(library.find(Query()).ids) == 60
    news.rmdir()
    aside.rename(news)
    report = library.refresh()
    assert report is not None
    assert (report.articles, report.changed, report.removed) == (60, 0, 0)
    shutil.rmtree(news)
    news.mkdir()
    report = library.refresh(fresh=True)  # they are meant to be gone
    assert report is not None
    assert report.articles == 0
    library.close()


@pytest.mark.parametrize("where", ["data", "data/state", "data/cache", "data/state/libraries"])
def test_a_file_where_a_folder_ought_to_be_is_named(
    folder: Path, tmp_path: Path, where: str
) -> None:
    (tmp_path / where).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / where).write_text("somebody's")
    places = Places.below(tmp_path / "data")
    with pytest.raises(LibraryError, match=f"{where} is a file, where Broadsheet needs a folder"):
        Library.open(folder, places)


def test_a_file_where_backups_ought_to_be_is_named(folder: Path, data: Path) -> None:
    places = Places.below(data)
    library = Library.open(folder, places)
    library.refresh()
    library.mark(library.find(Query()), "read", True)
    with open(os.path.join(places.state_of(str(folder)), "backups"), "w") as file:
        file.write("somebody's")
    report = library.refresh()
    assert report is not None
    (notice,) = report.notices
    assert "backups is a file, where Broadsheet needs a folder. Move it away." in notice
    assert "Errno" not in notice
    library.close()
