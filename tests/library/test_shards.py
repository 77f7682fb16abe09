"""Texts in several files: found as if they lay in one, whatever comes and goes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from library import Library, Places, Query, index_writer, shards
from library.index import Index
from library.indexer import refresh
from tests.conftest import ROOT, article, write

if TYPE_CHECKING:
    from library.article import Order, Report

WORDS = ("tide", "ebb", "潮汐", "harbour")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


@pytest.fixture(autouse=True)
def small_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "LARGEST", 20)
    monkeypatch.setattr(shards, "SMALLEST", 5)


def news(first: int, last: int) -> dict[str, str]:
    """Articles by the day: of every word, those that its length divides speak."""
    return {
        f"{day:03}.md": article(
            f"Day {day * 7 % 100:03}",
            " and ".join([f"number {day}", *(word for word in WORDS if day % len(word) == 0)]),
            f"2021-{1 + day // 28:02}-{1 + day % 28:02}",
            "News",
        )
        for day in range(first, last)
    }


def index(folder: Path, data: Path) -> Report:
    places = Places.below(data)
    name = str(folder)
    return refresh(
        name, places.cache_of(name), places.state_of(name), "hexo", lambda _: None, lambda: False
    )


def files(folder: Path, data: Path) -> dict[str, list[int]]:
    """The ids in each shard."""
    with closing(Index(Places.below(data).cache_of(str(folder)))) as opened:
        return {
            os.path.basename(opened.shards.path(one)): [
                id_ for (id_,) in opened.shards.file(one).rows("SELECT id FROM text_docsize")
            ]
            for one in opened.shards.newest_first()
        }


def found(library: Library, words: str, order: Order = "newest", limit: int | None = None) -> str:
    ids = library.find(Query(words, order=order), limit).ids
    return " ".join(one.path.decode().removesuffix(".md") for one in library.headlines(ids))


def expected(days: list[int]) -> str:
    return " ".join(f"{day:03}" for day in days)


def test_a_search_goes_through_all_shards(folder: Path, data: Path) -> None:
    write(folder, news(0, 70))
    index(folder, data)
    held = files(folder, data)
    assert len(held) == 4
    assert max(map(len, held.values())) <= 20
    assert sorted(id_ for ids in held.values() for id_ in ids) == sorted(
        {id_ for ids in held.values() for id_ in ids}
    )
    by_title = sorted(range(70), key=lambda day: day * 7 % 100)
    with closing(Library.open(folder, Places.below(data))) as library:
        for word in WORDS:
            days = [day for day in range(70) if day % len(word) == 0]
            assert found(library, word) == expected(days[::-1])
            assert found(library, word, "oldest") == expected(days)
            assert found(library, word, "oldest", 3) == expected(days[:3])
            assert found(library, word, limit=30) == expected(days[::-1][:30])
            assert found(library, word, limit=0) == ""
            assert found(library, word, "title") == expected(
                [day for day in by_title if day in days]
            )
            assert set(found(library, word, "relevance").split()) == set(expected(days).split())
            assert library.count(Query(word)) == len(days)
            without = [day for day in range(70) if day not in days]
            assert found(library, f"-{word}") == expected(without[::-1])
            assert found(library, f"-{word}", "title", 4) == expected(
                [day for day in by_title if day in without][:4]
            )
        assert found(library, "ebb OR 潮汐") == expected(
            [day for day in range(70) if not (day % 3 and day % 2)][::-1]
        )
        assert found(library, "(is:favourite OR ebb) after:2021-02-20") == expected(
            [day for day in range(47, 70) if day % 3 == 0][::-1]
        )


def test_relevance_is_the_same_over_several_shards(
    folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The title before the text, then the new before the old, whatever shard they are in."""
    write(folder, news(20, 70))
    write(folder, {
        f"old-{at}.md": article(
            f"Old {at}{' lighthouse' * (at == 3)}", "lighthouse " * 8, f"2020-01-{at + 1:02}"
        )
        for at in range(15)
    })  # fmt: skip
    once = "lighthouse and many other words that are of no use here at all " * 4
    write(folder, {"once.md": article("Once", once, "2022-01-01")})
    index(folder, data)
    assert len(files(folder, data)) > 2
    with closing(Library.open(folder, Places.below(data))) as library:
        several = found(library, "lighthouse", "relevance")
        assert several.split()[0] == "old-3"
        assert several.split()[1] == "once"
    monkeypatch.setattr(shards, "LARGEST", 1000)
    monkeypatch.setattr(shards, "SMALLEST", 1000)
    index(folder, data.parent / "one")
    assert len(files(folder, data.parent / "one")) == 1
    with closing(Library.open(folder, Places.below(data.parent / "one"))) as library:
        assert found(library, "lighthouse", "relevance") == several


def test_copies_in_different_shards_are_folded(folder: Path, data: Path) -> None:
    text = "A text of some length, so that it is known again: the tide came in and went out. " * 3
    write(folder, news(0, 60))
    write(folder, {f"copy-{at}.md": article("Copy", text, f"2021-0{at}-01") for at in (1, 2, 3)})
    index(folder, data)
    assert len(files(folder, data)) > 2
    with closing(Library.open(folder, Places.below(data))) as library:
        assert len(library.find(Query("known again")).ids) == 3
        (row,) = library.headlines(library.find(Query("known again"), fold=True).ids)
        assert (row.path, row.copies) == (b"copy-3.md", 3)
        (row,) = library.headlines(
            library.find(Query("known again", order="oldest"), fold=True).ids
        )
        assert row.path == b"copy-1.md"


def test_what_comes_later_stands_in_one_shard_only(folder: Path, data: Path) -> None:
    write(folder, news(0, 30))
    index(folder, data)
    before = files(folder, data)
    write(folder, news(30, 65))
    write(folder, {"003.md": article("Day 21", "all new words", "2021-01-04")})
    (folder / "007.md").unlink()
    index(folder, data)
    held = files(folder, data)
    assert len(held) > len(before)
    ids = [id_ for one in held.values() for id_ in one]
    assert len(ids) == len(set(ids)) == 64
    with closing(Library.open(folder, Places.below(data))) as library:
        assert found(library, "new words") == "003"
        assert found(library, "number 7") == ""
        assert found(library, '"number 64"') == "064"
        assert found(library, '"number 3"') == ""


def test_all_begins_anew_with_one_shard(folder: Path, data: Path) -> None:
    write(folder, news(0, 40))
    index(folder, data)
    with closing(Library.open(folder, Places.below(data))) as library:
        assert len(library.find(Query("number")).ids) == 40
        for path in sorted(folder.iterdir())[5:]:
            path.unlink()
        library.refresh(fresh=True)
        assert len(library.find(Query("number")).ids) == 5
        assert [len(ids) for ids in files(folder, data).values()] == [5]
        write(folder, news(0, 40))
        index(folder, data)
        assert len(files(folder, data)) == 2
        assert len(library.find(Query("number")).ids) == 40


@pytest.mark.parametrize("how", ["gone", "rubbish", "of another index", "empty"])
def test_a_shard_that_is_lost_costs_nothing_but_time(folder: Path, data: Path, how: str) -> None:
    write(folder, news(0, 40))
    index(folder, data)
    cache = Places.below(data).cache_of(str(folder))
    shard = os.path.join(cache, "text-1.db")
    if how == "gone":
        os.remove(shard)
    elif how == "rubbish":
        with open(shard, "wb") as file:
            file.write(b"rubbish" * 3000)
    elif how == "of another index":
        other = folder.parent / "other"
        write(other, news(0, 40))
        index(other, data)
        os.replace(os.path.join(Places.below(data).cache_of(str(other)), "text-1.db"), shard)
    else:
        open(shard, "wb").close()
    index(folder, data)
    with closing(Library.open(folder, Places.below(data))) as library:
        assert len(library.find(Query("number")).ids) == 40
        assert found(library, '"number 39"') == "039"
        assert found(library, '"number 1"') == "001"


def test_an_archive_that_comes_to_a_few_articles_is_cut_by_date(folder: Path, data: Path) -> None:
    write(folder, news(69, 70))
    index(folder, data)
    write(folder, news(0, 69))
    index(folder, data)
    held = files(folder, data)
    assert len(held) == 4
    assert max(map(len, held.values())) <= 20
    with closing(Library.open(folder, Places.below(data))) as library:
        assert found(library, "number") == expected(list(range(70))[::-1])


def test_a_rebuild_that_was_killed_goes_on(
    folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, news(0, 60))
    index(folder, data)
    for path in sorted(folder.iterdir())[30:]:
        path.unlink()
    cache = Places.below(data).cache_of(str(folder))
    with closing(Index(cache)) as opened, monkeypatch.context() as patched:
        patched.setattr(shards.Shards, "wipe", lambda _: None)
        index_writer.wipe(opened)  # as far as it came
        with opened.lists.write() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES('wiping', 1)")
    index(folder, data)
    with closing(Library.open(folder, Places.below(data))) as library:
        assert found(library, "number") == expected(list(range(30))[::-1])
        assert library.count(Query("number")) == 30
    assert sorted(os.listdir(cache))[-1].startswith("text")
    assert sum(name.endswith(".db") for name in os.listdir(cache)) == 1 + len(files(folder, data))


def test_texts_in_a_shard_that_is_not_theirs_are_not_found_twice(folder: Path, data: Path) -> None:
    write(folder, news(0, 40))
    index(folder, data)
    with closing(Index(Places.below(data).cache_of(str(folder)))) as opened:
        newest, *_, oldest = opened.shards.newest_first()
        ids = [id_ for (id_,) in opened.shards.file(newest).rows("SELECT id FROM text_docsize")]
        with opened.shards.file(oldest).write() as connection:
            shards.fill(connection, [(id_, "number", "") for id_ in ids])
    with closing(Library.open(folder, Places.below(data))) as library:
        assert len(library.find(Query("number")).ids) == library.count(Query("number")) == 40


_ASK = """
import resource, sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from library import Library, Places, Query

resource.setrlimit(resource.RLIMIT_NOFILE, (64, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
library = Library.open(sys.argv[1], Places.below(sys.argv[2]))
together = Barrier(4)


def ask(_):
    found = len(library.find(Query("number")).ids)
    together.wait()
    return found


with ThreadPoolExecutor(4) as threads:
    print(list(threads.map(ask, range(4))))
library.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit of open files")
def test_more_shards_than_a_program_may_open_files(
    folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "LARGEST", 1)
    monkeypatch.setattr(shards, "SMALLEST", 1)
    write(folder, news(0, 30))
    index(folder, data)
    assert len(files(folder, data)) == 30
    said = subprocess.run(
        [sys.executable, "-P", "-c", _ASK, folder, data],
        capture_output=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert said.stdout.strip() == b"[30, 30, 30, 30]"


_FILL = """
import sys, threading
from library.parsers import Parsers
parsers = Parsers(sys.argv[1].encode(), "hexo", 1)
list(parsers.articles([(b"001.md", 1.0)]))
work = [(sys.argv[2], [[(1, b"001.md", "", True)]])]
threading.Thread(target=lambda: list(parsers.fill(work))).start()
print(parsers._children[0].pid, flush=True)
"""


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="there is no /proc")
def test_a_parser_ends_with_who_started_it(folder: Path, tmp_path: Path) -> None:
    write(folder, news(0, 2))
    shard = shards.open_file(str(tmp_path / "text.db"))
    with shard.write():  # which the parser waits for, for twenty seconds
        started = subprocess.Popen(
            [sys.executable, "-P", "-c", _FILL, folder, shard.path],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert started.stdout is not None
        child = int(started.stdout.readline())
        time.sleep(1)
        assert runs(child)
        started.kill()
        started.communicate()
        last = time.monotonic() + 10
        while runs(child) and time.monotonic() < last:
            time.sleep(0.05)
        assert not runs(child)
    shard.close()


def runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
