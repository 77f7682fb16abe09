"""Shards are packed once all is indexed: less to look into, less on the disk, the same found."""

from __future__ import annotations

from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING

import pytest

from library import Library, Places, Query, packing
from library.index import Index
from library.packing import FEW_PIECES, join_small, pack
from library.shards import fill, open_file
from tests.conftest import article, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from library import Progress
    from library.database import Database

TEXTS = 400
PIECES = 20
WORDS = " ".join(f"w{at}" for at in range(300))


def filled(path: Path) -> Database:
    """A shard that was filled in many parts, each of which is a piece."""
    texts = open_file(str(path))
    for start in range(0, TEXTS, TEXTS // PIECES):
        ids = range(start, start + TEXTS // PIECES)
        with texts.write() as connection:
            fill(connection, [(id_, f"潮 汐 {WORDS} n{id_} " * 3, f"t{id_ % 7}") for id_ in ids])
    return texts


@pytest.fixture
def shard(tmp_path: Path) -> Iterator[Database]:
    with closing(filled(tmp_path / "text.db")) as texts:
        yield texts


def found(texts: Database) -> list[list[int]]:
    sql = "SELECT rowid FROM text WHERE text MATCH ? ORDER BY rowid DESC"
    words = ('"潮 汐"', "n7", "title : t3", "n3 OR n399", "none")
    return [[id_ for (id_,) in texts.rows(sql, (asked,))] for asked in words]


def is_loose(texts: Database) -> bool:
    return packing.is_loose(texts.connection(), "main")


def pieces(texts: Database) -> int:
    return int(texts.value("SELECT count(DISTINCT segid) FROM text_idx"))


def test_a_packed_shard_is_one_piece_without_empty_pages(shard: Database) -> None:
    before, pages = found(shard), shard.value("PRAGMA page_count")
    assert before[0] == list(range(TEXTS))[::-1]
    assert pieces(shard) == PIECES
    assert is_loose(shard)
    assert list(pack(shard))
    assert pieces(shard) == 1
    assert shard.value("PRAGMA freelist_count") == 0
    assert shard.value("PRAGMA page_count") < pages
    assert found(shard) == before
    assert not is_loose(shard)
    assert list(pack(shard)) == []
    assert shard.is_sound()


def test_packing_that_ends_at_any_step_goes_on_later(
    shard: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packing, "JOINED_AT_ONCE", 8)
    monkeypatch.setattr(packing, "GIVEN_BACK_AT_ONCE", 20)
    before, whole = found(shard), sum(1 for _ in pack(shard))
    assert whole > 10
    for steps in range(1, whole, whole // 5):
        with closing(filled(tmp_path / f"{steps}.db")) as texts:
            assert len(list(islice(pack(texts), steps))) == steps
            assert found(texts) == before
        with closing(open_file(str(tmp_path / f"{steps}.db"))) as texts:
            list(pack(texts))
            assert not is_loose(texts)
            assert found(texts) == before


def test_texts_that_come_one_by_one_leave_few_pieces(tmp_path: Path) -> None:
    with closing(open_file(str(tmp_path / "text.db"))) as texts:
        for id_ in range(100):
            with texts.write() as connection:
                fill(connection, [(id_, f"潮 汐 number n{id_}", "t")])
            join_small(texts)
        assert pieces(texts) <= FEW_PIECES
        assert found(texts)[0] == list(range(100))[::-1]


def loosen(index: Index) -> None:
    """Puts every text into its shard again, in a transaction of its own."""
    for shard in index.shards.newest_first():
        file = index.shards.file(shard)
        for (id_,) in file.rows("SELECT id FROM text_docsize"):
            with file.write() as connection:
                fill(connection, [(id_, f"high water {id_}", "tide")])
    assert index.loose_shards()


@pytest.fixture
def loose(tmp_path: Path, data: Path) -> Iterator[Library]:
    """A library whose index was never packed, as by a run that was killed."""
    news = tmp_path / "news"
    text = article("Tide", "High water.", "2021-05-06")
    write(news, {f"{at}.md": text for at in range(40)})
    library = Library.open(news, Places.below(data))
    library.refresh()
    with closing(Index(Places.below(data).cache_of(str(news)))) as index:
        loosen(index)
    yield library
    library.close()


def is_packed(library: Library) -> bool:
    with closing(Index(library._cache)) as index:
        return not index.loose_shards()


def test_the_next_run_packs_what_was_not_packed(loose: Library) -> None:
    told: list[Progress] = []
    loose.refresh(told.append)
    assert [one for one in told if one.stage == "pack"][-1].done == 1
    assert is_packed(loose)
    assert len(loose.find(Query("high water")).ids) == 40
    told.clear()
    loose.refresh(told.append)
    assert not [one for one in told if one.stage == "pack"]


def test_packing_is_called_off_and_goes_on(loose: Library) -> None:
    told: list[str] = []

    def hear(progress: Progress) -> None:
        told.append(progress.stage)

    assert loose.refresh(hear, lambda: "pack" in told) is not None  # all else is done
    assert told[-1] == "pack"
    assert len(loose.find(Query("high water")).ids) == 40
    assert loose.refresh() is not None
    assert is_packed(loose)
    assert len(loose.find(Query("high water")).ids) == 40
