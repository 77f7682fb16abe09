"""The indexer's process: progress, cancel, death, two at once, files that move or resist."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import apsw
import pytest

from library import Library, LibraryError, Places, Progress, Query, process
from tests.conftest import ROOT, article, write

if TYPE_CHECKING:
    from collections.abc import Iterator

BODY = "<div>" + "灯塔下面的港口很安静。" * 150 + "</div>"


@pytest.fixture
def library(folder: Path, data: Path) -> Iterator[Library]:
    opened = Library.open(folder, Places.below(data))
    yield opened
    opened.close()


def paths(library: Library, words: str = "") -> set[str]:
    ids = library.find(Query(words)).ids
    return {os.fsdecode(headline.path) for headline in library.headlines(ids)}


def marked(library: Library, flag: str) -> set[str]:
    ids = library.find(Query(f"is:{flag}")).ids
    return {os.fsdecode(headline.path) for headline in library.headlines(ids)}


def test_progress_counts_up_to_the_total(library: Library) -> None:
    told: list[Progress] = []
    report = library.refresh(told.append)
    assert report is not None
    assert [one.stage for one in told if one.stage == "scan"]
    for stage in ("list", "text"):
        seen = [one for one in told if one.stage == stage]
        assert seen[-1].done == seen[-1].total == 8
        assert [one.done for one in seen] == sorted(one.done for one in seen)


def test_the_first_files_of_a_large_folder_are_listed_before_all_are_found(
    tmp_path: Path, data: Path
) -> None:
    many = tmp_path / "many"
    files = {f"{n % 3}/{n}.md": article(f"Nr {n}", "短", "2021-01-01") for n in range(900)}
    write(many, {**files, "1/no.txt": "Not an article."})
    library = Library.open(many, Places.below(data))
    told: list[Progress] = []
    report = library.refresh(told.append)
    library.close()
    assert report is not None
    assert (report.added, report.articles, report.changed) == (900, 900, 0)
    listed = [(one.done, one.total) for one in told if one.stage == "list"]
    assert listed[0] == (200, 200)
    assert listed[-1] == (701, 701)


def test_cancel_keeps_what_is_done_and_the_next_run_goes_on(tmp_path: Path, data: Path) -> None:
    many = tmp_path / "many"
    write(many, {f"{n}.md": article(f"Nr {n}", BODY, "2021-01-01") for n in range(3000)})
    library = Library.open(many, Places.below(data))
    stop = threading.Event()

    def on_text(progress: Progress) -> None:
        if progress.stage == "text":
            stop.set()

    assert library.refresh(on_text, stop.is_set) is None
    listed = library.counts().all
    assert listed == 3000
    report = library.refresh()
    assert report is not None
    assert (report.articles, report.added) == (3000, 0)
    assert len(library.find(Query("港口")).ids) == 3000
    library.close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL to send")
def test_killed_indexer_harms_nothing(tmp_path: Path, data: Path) -> None:
    many = tmp_path / "many"
    write(many, {f"{n}.md": article(f"Nr {n}", BODY, "2021-01-01") for n in range(3000)})
    places = Places.below(data)
    library = Library.open(many, places)
    command = [sys.executable, "-P", "-m", "library.indexer", str(many),
               places.cache_of(str(many)), places.state_of(str(many)), "hexo"]  # fmt: skip
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as child:  # fmt: skip
        assert child.stdout is not None
        for line in child.stdout:
            if b'"text"' in line:
                break
        child.send_signal(signal.SIGKILL)
    report = library.refresh()
    assert report is not None
    assert report.articles == 3000
    assert len(library.find(Query("港口")).ids) == 3000
    library.close()


@pytest.mark.parametrize("deaths", [1, 2])
def test_an_indexer_that_dies_is_begun_once_more(
    library: Library, monkeypatch: pytest.MonkeyPatch, deaths: int
) -> None:
    start = process.start_module
    started: list[str] = []

    def start_and_die(name: str, *more: Any) -> subprocess.Popen[bytes]:
        started.append(name)
        return start("library.no_such_module" if len(started) <= deaths else name, *more)

    monkeypatch.setattr(process, "start_module", start_and_die)
    if deaths == 1:
        report = library.refresh()
        assert report is not None
        assert report.articles == 8
    else:
        with pytest.raises(LibraryError, match=r"did so again .* Choose Reload"):
            library.refresh()
    assert started == ["library.indexer"] * 2


def test_an_indexer_that_dies_does_not_forget_twice(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.refresh()
    start = process.start_module
    asked: list[bool] = []
    children: list[subprocess.Popen[bytes]] = []

    def start_and_tell(name: str, arguments: list[str], *more: Any) -> subprocess.Popen[bytes]:
        asked.append("fresh" in arguments)
        children.append(start(name, arguments, *more))
        return children[-1]

    def kill_the_first(now: Progress) -> None:
        if now.stage == "scan" and len(children) == 1:
            children[0].kill()

    monkeypatch.setattr(process, "start_module", start_and_tell)
    report = library.refresh(kill_the_first, fresh=True)
    assert report is not None
    assert report.articles == 8
    assert asked == [True, False]


def test_indexer_ends_with_the_program_that_asked_for_it(folder: Path, data: Path) -> None:
    places = Places.below(data)
    library = Library.open(folder, places)
    library.close()
    command = [sys.executable, "-P", "-m", "library.indexer", str(folder),
               places.cache_of(str(folder)), places.state_of(str(folder)), "hexo"]  # fmt: skip
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as child:  # fmt: skip
        _, errors = child.communicate(b"", timeout=60)
    assert errors == b""
    assert child.returncode == 0


def test_two_refreshes_at_once_agree(library: Library) -> None:
    reports = []
    threads = [threading.Thread(target=lambda: reports.append(library.refresh())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [report.articles for report in reports if report] == [8, 8, 8]
    assert sum(report.added for report in reports if report) == 8


def test_state_follows_a_file_that_is_moved_or_renamed(library: Library, folder: Path) -> None:
    library.refresh()
    library.mark(library.find(Query("灯塔")), "favourite", True)
    library.mark(library.find(Query("stairs")), "read", True)
    (folder / "new place").mkdir()
    (folder / "zh/灯塔.md").rename(folder / "new place/灯.md")
    (folder / "news").rename(folder / "newer")
    report = library.refresh()
    assert report is not None
    assert (report.moved, report.added, report.removed) == (4, 0, 0)
    assert marked(library, "favourite") == {"new place/灯.md"}
    assert marked(library, "read") == {"newer/lighthouse.md"}


def test_state_of_a_file_that_went_away_waits_for_it(library: Library, folder: Path) -> None:
    library.refresh()
    library.mark(library.find(Query("灯塔")), "favourite", True)
    text = (folder / "zh/灯塔.md").read_text(encoding="utf-8")
    (folder / "zh/灯塔.md").unlink()
    library.refresh()
    assert marked(library, "favourite") == set()
    write(folder, {"zh/灯塔.md": text})
    library.refresh()
    assert marked(library, "favourite") == {"zh/灯塔.md"}


def test_a_new_file_where_a_starred_one_stood_costs_and_gets_no_star(
    library: Library, folder: Path
) -> None:
    library.refresh()
    library.mark(library.find(Query("灯塔")), "favourite", True)
    (folder / "zh/灯塔.md").rename(folder / "a.md")
    write(folder, {"zh/灯塔.md": article("Another", BODY, "2022-01-01")})
    library.refresh()
    assert marked(library, "favourite") == {"a.md"}


@pytest.mark.parametrize("names", [("a.md", "z.md"), ("z.md", "a.md")])
def test_two_files_that_change_places_keep_what_was_set(
    library: Library, folder: Path, names: tuple[str, str]
) -> None:
    one, two = names
    write(folder, {one: article("One", BODY, "2022-01-01")})
    write(folder, {two: article("Two", BODY.replace("港口", "小船"), "2021-01-01")})
    os.utime(folder / one, (1, 1))
    library.refresh()
    library.mark_files([one.encode()], "favourite", True)
    (folder / one).rename(folder / "aside")
    (folder / two).rename(folder / one)
    (folder / "aside").rename(folder / two)
    library.refresh()
    assert two in marked(library, "favourite")


def test_the_copy_of_a_starred_article_inherits_the_star(library: Library, folder: Path) -> None:
    text = (folder / "zh/灯塔.md").read_text(encoding="utf-8")
    write(folder, {"copy/灯塔.md": text, "a copy.md": text})
    library.refresh()
    library.mark_files(["zh/灯塔.md".encode()], "favourite", True)
    library.mark_files(["copy/灯塔.md".encode()], "read", True)
    (folder / "zh/灯塔.md").unlink()
    library.refresh()
    assert marked(library, "favourite") == {"copy/灯塔.md"}
    assert marked(library, "read") == {"copy/灯塔.md"}


def test_a_copy_that_comes_later_is_an_article_of_its_own(library: Library, folder: Path) -> None:
    library.refresh()
    library.mark(library.find(Query("灯塔")), "favourite", True)
    write(folder, {"copy.md": (folder / "zh/灯塔.md").read_text(encoding="utf-8")})
    library.refresh()
    assert marked(library, "favourite") == {"zh/灯塔.md"}


def test_a_star_taken_off_stays_off_when_the_index_is_made_anew(
    library: Library, folder: Path
) -> None:
    library.refresh()
    library.mark(library.find(Query("灯塔")), "favourite", True)
    (folder / "zh/灯塔.md").rename(folder / "moved.md")
    library.refresh()
    library.mark_files([b"moved.md"], "favourite", False)
    library.refresh(fresh=True)
    assert marked(library, "favourite") == set()


def test_undo_reaches_an_article_that_has_moved_since(library: Library, folder: Path) -> None:
    library.refresh()
    changes = library.mark(library.find(Query("灯塔")), "read", True)
    (folder / "zh/灯塔.md").rename(folder / "moved.md")
    library.refresh()
    assert marked(library, "read") == {"moved.md"}
    library.restore(changes)
    assert marked(library, "read") == set()


def test_new_articles_leave_an_old_list_good_to_mark(library: Library, folder: Path) -> None:
    library.refresh()
    hits = library.find(Query())
    write(folder, {"new.md": article("New", BODY, "2031-01-01")})
    library.refresh()
    assert len(library.mark(hits, "read", True).paths) == 8


def test_hits_of_an_index_that_is_gone_are_refused(
    library: Library, folder: Path, data: Path
) -> None:
    library.refresh()
    hits = library.find(Query())
    library.close()
    shutil.rmtree(data / "cache")
    again = Library.open(folder, Places.below(data))
    again.refresh()
    with pytest.raises(LibraryError, match="has changed"):
        again.mark(hits, "read", True)
    again.close()


@pytest.mark.parametrize("name", ["index.db", "text.db"])
def test_half_an_index_is_none(library: Library, folder: Path, data: Path, name: str) -> None:
    library.refresh()
    library.close()
    half = Path(Places.below(data).cache_of(str(folder))) / name
    half.unlink()
    again = Library.open(folder, Places.below(data))
    report = again.refresh()
    assert report is not None
    assert report.added == 8
    assert paths(again, "灯塔") == {"zh/灯塔.md"}
    again.close()


def test_a_dialect_that_was_chosen_is_heeded_after_a_run_that_was_called_off(
    tmp_path: Path, data: Path
) -> None:
    many = tmp_path / "many"
    head = "---\ntitle: T\ndate: 2021-01-01\ncategories: [a, b]\n---\n"
    write(many, {f"{n}.md": head + BODY for n in range(2500)})
    library = Library.open(many, Places.below(data))
    library.refresh()
    library.set_options(replace(library.options, dialect="hugo"))
    stop = threading.Event()

    def in_the_middle(progress: Progress) -> None:
        if progress.stage == "list" and progress.done >= 1000:
            stop.set()

    library.refresh(in_the_middle, stop.is_set)
    library.refresh()
    assert [one.path for one in library.categories()] == [("a",), ("b",)]
    assert [one.total for one in library.categories()] == [2500, 2500]
    library.close()


def test_the_same_article_written_again_keeps_its_state(library: Library, folder: Path) -> None:
    library.refresh()
    library.mark(library.find(Query("灯塔")), "read", True)
    file = folder / "zh/灯塔.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("---\n<", "headimg: x?random=7\n---\n<")
    )
    report = library.refresh()
    assert report is not None
    assert report.changed == 1
    assert marked(library, "read") == {"zh/灯塔.md"}


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_odd_names_and_things_that_are_no_files(library: Library, folder: Path) -> None:
    root = os.fsencode(folder)
    names = [b"not \xff utf-8.md", b"two\nlines.md", b"# hash.md", b" .md", b"bell\x07.html",
             "右\u202eto-left.md".encode(), b"%41.md", b"'quote\".md"]  # fmt: skip
    for name in names:
        with open(os.path.join(root, name), "wb") as file:
            file.write(article("Odd", "An oddly named file.", "2020-01-01").encode())
    os.mkfifo(os.path.join(root, b"pipe.md"))
    os.mkdir(os.path.join(root, b"folder.md"))
    os.symlink(b"..", os.path.join(root, b"loop"))
    os.symlink(b"/etc/passwd", os.path.join(root, b"outside.md"))
    os.symlink(b"missing.md", os.path.join(root, b"dangling.md"))
    report = library.refresh()
    assert report is not None
    found = library.headlines(library.find(Query("oddly")).ids)
    assert {headline.path for headline in found} == set(names)
    assert "root:" not in "".join(headline.snippet for headline in found)
    for headline in found:
        assert "oddly" in library.article(headline.id).body
    library.mark_files([headline.path for headline in found], "read", True)
    assert len(marked(library, "read")) == len(names)


def test_folder_that_is_not_there_is_said_and_forgets_nothing(
    library: Library, folder: Path
) -> None:
    library.refresh()
    folder.rename(folder.with_name("away"))
    with pytest.raises(LibraryError, match="not there"):
        library.refresh()
    assert library.counts().all == 8
    folder.with_name("away").rename(folder)
    report = library.refresh()
    assert report is not None
    assert (report.articles, report.removed) == (8, 0)


def test_a_file_that_kills_its_parser_costs_no_other(
    folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # Stands in for a bug in C code: nothing that we know of kills the parser.
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "sitecustomize.py").write_text(
        "import os, sys\n"
        "class Finder:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'library.bodies':\n"
        "            import library.scan\n"
        "            read = library.scan.read_file\n"
        "            def deadly(path):\n"
        "                if path.endswith(b'market.md'):\n"
        "                    os.abort()\n"
        "                return read(path)\n"
        "            library.scan.read_file = deadly\n"
        "sys.meta_path.insert(0, Finder())\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(bad))
    library = Library.open(folder, Places.below(data))
    report = library.refresh()
    assert report is not None
    assert report.articles == 7
    (problem,) = [one for one in library.problems() if one.kind == "file"]
    assert problem.path == b"news/market.md"
    monkeypatch.delenv("PYTHONPATH")
    report = library.refresh()
    assert report is not None
    assert report.articles == 8  # it is tried again at each refresh
    library.close()


def test_junk_in_the_lock_of_the_index_stops_nothing(
    library: Library, folder: Path, data: Path
) -> None:
    lock = Path(Places.below(data).cache_of(str(folder)) + ".lock")
    lock.write_bytes(b"junk " * 3000)
    assert library.refresh() is not None


def test_the_indexer_leaves_a_damaged_state_to_the_library(
    library: Library, folder: Path, data: Path
) -> None:
    library.refresh()
    library.mark(library.find(Query("")), "favourite", True)
    library.refresh()  # which makes the day's backup
    state = Path(Places.below(data).state_of(str(folder)))
    before = sorted(os.listdir(state))
    assert len(list((state / "backups").iterdir())) == 1
    with closing(apsw.Connection(str(state / "state.db"))) as connection:
        connection.pragma("wal_checkpoint", "TRUNCATE")
    damaged = bytearray((state / "state.db").read_bytes())
    damaged[4096:8192] = bytes(4096)
    (state / "state.db").write_bytes(damaged)
    with pytest.raises(LibraryError, match="Quit Broadsheet and start it again"):
        library.refresh()
    with ThreadPoolExecutor() as pool:  # a thread that has read nothing yet: SQLite keeps pages
        marked = pool.submit(library.mark, library.find(Query("ships")), "read", True)
        with pytest.raises(LibraryError, match="Quit Broadsheet and start it again"):
            marked.result()
    assert library.counts().all == 8  # the index is none the worse
    assert set(os.listdir(state)) - {"state.db.suspect"} == set(before)
    library.close()
    again = Library.open(folder, Places.below(data))
    assert "was damaged" in again.notices[0]
    assert again.counts().favourites == 8
    assert again.refresh() is not None
    again.close()


def test_a_state_gone_while_the_library_is_open_is_not_made_anew(
    library: Library, folder: Path, data: Path
) -> None:
    library.refresh()
    library.mark(library.find(Query("")), "favourite", True)
    library.refresh()
    state = Path(Places.below(data).state_of(str(folder)))
    library.close()
    (state / "state.db").unlink()
    with pytest.raises(LibraryError, match="missing"):
        library.refresh()
    assert not (state / "state.db").exists()
    again = Library.open(folder, Places.below(data))
    assert again.counts().favourites == 8
    again.close()


def test_side_files_of_macos_are_no_articles(folder: Path, data: Path) -> None:
    (folder / "._tide.md").write_bytes(b"\0\x05\x16\x07\0\x02\0\0Mac OS X        ")
    with closing(Library.open(folder, Places.below(data))) as library:
        library.refresh()
        (problem,) = [one for one in library.problems() if one.path == b"._tide.md"]
        assert problem.kind == "no article"
        assert library.find(Query("path:._tide")).ids.tolist() == []
