"""A search finds what is in texts that wait to be indexed, just as it will once they are."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from library import CalledOffError, Library, Places, Query, Stop, Unindexed, index_writer
from library import unindexed as scanning
from library.parsers import Parsers
from library.query import parse
from tests.conftest import article, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COUNT = 60
QUERIES = [
    "harbour", "Harb", "nr 1", "港口", "臺灣", "台湾", "口港", '"thick ice"', "harbour -ice",
    "ice OR 灯塔", "-harbour", "(ice harbour) OR lamp", "title:nr", "title:harbour",
    "harbour category:even", "harbour is:unread", "harbour after:2021-02", "lamp author:keeper",
    "a<b", "cut&paste", "ｆｕｌｌ", "nothing at all", "café", "is:draft lamp",
]  # fmt: skip
PLACES = [
    Query(category=("Even",), unread_only=True), Query(shelf="drafts"), Query(order="oldest"),
    Query(order="title"), Query(order="source"),
]  # fmt: skip


def files() -> dict[str, str]:
    made = {}
    for number in range(COUNT):
        body = f"<p>Nr {number} lies in the <b>har</b>bour: {number % 4}.</p>"
        body += ["<p>Thick ice, 港<i>口</i>里。</p>", "灯塔, lamp &amp; 台灣", "a&lt;b Café full",
                 "Cut&amp;paste <script>harbour lamp</script> 臺湾"][number % 4]  # fmt: skip
        place = "Even" if number % 2 == 0 else "Odd"
        more = "author: Keeper" if number % 3 == 0 else "author: Other"
        more += "\ndraft: true" * (number % 20 == 19)
        if number % 10 == 9:  # the same text under other titles
            body = "<p>The same harbour, the same thick ice.</p>" + "<p>Lamp.</p>" * 9
        date = f"2021-{number // 28 + 1:02}-{number % 28 + 1:02}"
        made[f"{number}.md"] = article(f"Nr {number % 7}", body, date, place, more)
    made["broken.md"] = "---\ntitle: 'It's harbour'\ndate: Invalid Date\n---\nThe lamp is lit.\n"
    return made


@pytest.fixture
def library(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Its articles are listed, and all of their texts wait."""
    monkeypatch.setattr(scanning, "BATCH", 16)
    write(tmp_path / "many", files())
    opened = Library.open(tmp_path / "many", Places.below(data))
    assert opened.refresh() is not None
    make_all_wait(opened)
    yield opened
    opened.close()


def make_all_wait(library: Library) -> None:
    """As if the indexer had been killed before the first text."""
    with library._index.lists.write() as connection:
        connection.execute("UPDATE article SET indexed=0, snippet='', fingerprint=NULL, twin=0")
    library._index.shards.wipe()


@pytest.fixture
def parsers(library: Library) -> Iterator[Parsers]:
    """One process for many searches."""
    with closing(Parsers(os.fsencode(library.folder), library.dialect, 0)) as opened:
        yield opened


def scan(library: Library, asked: Query, known: Unindexed | None = None) -> list[Unindexed]:
    told: list[Unindexed] = []
    library.search_unindexed(asked, told.append, Stop(), known)
    return told


def found(library: Library, asked: Query, unindexed: Unindexed | None, **more: bool) -> list[str]:
    ids = library.find(asked, unindexed=unindexed, **more).ids
    return [os.fsdecode(headline.path) for headline in library.headlines(ids)]


def asked() -> list[Query]:
    return [
        *(Query(words) for words in QUERIES),
        *(replace(place, words=words) for place in PLACES for words in ("harbour", "-ice")),
    ]


def test_it_finds_what_the_index_finds_later(library: Library, parsers: Parsers) -> None:
    early = {}
    for query in asked():
        for fold in (False, True):
            assert found(library, query, None, fold=fold) == []
        *_, told = scanning.search(library._index, query, parse(query.words), parsers, Stop())
        assert told.unsearched == 0
        assert library.find(query).unsearched == COUNT + 1
        assert library.find(query, unindexed=told).unsearched == 0
        early[query] = [found(library, query, told, fold=fold) for fold in (False, True)]
    assert library.refresh() is not None
    for query in asked():
        later = [found(library, query, None, fold=fold) for fold in (False, True)]
        assert early[query] == later, query
        assert library.find(query).unsearched == 0
    assert any(early.values())
    assert {len(paths) > 0 for paths, _ in early.values()} == {True, False}


@pytest.fixture
def quick(library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """Four texts are enough."""
    monkeypatch.setattr(scanning, "ENOUGH", 4)
    return library


def test_it_goes_through_the_newest_first_and_stops_at_enough(quick: Library) -> None:
    told = scan(quick, Query("title:nr lamp"))
    newest = max(told[0].texts)
    assert len(told) == 1
    assert 0 < told[0].unsearched < COUNT
    hits = quick.find(Query("title:nr lamp"), unindexed=told[0])
    assert hits.unsearched == told[0].unsearched
    assert hits.ids[0] == newest
    assert list(hits.ids) == sorted(hits.ids, reverse=True)
    # And from there, with what is known.
    again = scan(quick, Query("title:nr lamp"), told[0])
    assert again[-1].texts == told[0].texts


def test_it_never_reaches_back_nor_ahead_while_more_is_listed(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "BATCH", 8)
    query = Query("title:nr lamp")
    told: list[Unindexed] = []

    def tell(one: Unindexed) -> None:
        told.append(one)
        hits = library.find(query, unindexed=one)
        assert (hits.unsearched, hits.listed) == (one.unsearched, one.listed)
        if len(told) == 3:  # newer ones, which it has passed by, and older ones
            list_only(library, tmp_path / "many", 50)

    before = library.counts().all + library.counts().drafts
    library.search_unindexed(query, tell, Stop())
    reached = [one.searched for one in told]
    assert reached == sorted(reached)
    assert reached[:2] == [8, 16]
    assert all(one.searched <= 8 * at for at, one in enumerate(told, 1))
    assert told[0].listed == before
    assert told[-1].listed == before + 50
    assert 0 < told[-1].unsearched < 50
    again = scan(library, query, told[-1])
    assert again[0].searched >= told[-1].searched
    assert again[-1].unsearched == 0


def list_only(library: Library, folder: Path, count: int) -> None:
    """Lists new articles of many years, as the indexer does before it reads their texts."""
    from library.article_row import row_of
    from library.frontmatter import read_article
    from library.scan import FileStamp

    entries = []
    for at in range(count):
        text = article(f"Late {at}", "Words.", f"{1990 + at}-02-03")
        write(folder, {f"late {at}.md": text})
        read = read_article(b"late %d.md" % at, text.encode(), dialect="hexo", modified=1.0)
        entries.append(index_writer.Entry(row_of(read), FileStamp(1, 1)))
    index_writer.put_articles(library._index, library._state, entries)


def test_it_ends_within_a_moment_of_being_called_off(library: Library) -> None:
    stop = Stop()
    told: list[Unindexed] = []

    def tell(found: Unindexed) -> None:
        told.append(found)
        stop.now()

    with pytest.raises(CalledOffError):
        library.search_unindexed(Query("harbour"), tell, stop)
    assert len(told) == 1
    with pytest.raises(CalledOffError):
        library.search_unindexed(Query("harbour"), tell, stop)
    assert len(told) == 1


def test_where_nothing_waits_or_no_words_are_asked_for_it_says_nothing(library: Library) -> None:
    assert scan(library, Query("is:unread")) == []
    assert library.find(Query("is:unread")).unsearched == 0
    library.refresh()
    assert [(one.texts, one.unsearched) for one in scan(library, Query("harbour"))] == [({}, 0)]


def test_what_was_indexed_read_or_moved_meanwhile_is_not_found_twice_or_wrongly(
    library: Library, tmp_path: Path
) -> None:
    query = Query("harbour", unread_only=True)
    told = scan(library, query)[-1]
    before = found(library, query, told)
    library.mark(library.find(Query("category:even", unread_only=True)), "read", True)
    odd = [name for name in before if name == "broken.md" or int(name[:-3]) % 2]
    assert found(library, query, told) == odd
    library.refresh()
    assert found(library, query, told) == found(library, query, None) == odd
    # A file that goes, and the whole index that goes.
    (tmp_path / "many" / odd[1]).unlink()
    library.refresh()
    assert odd[1] not in found(library, query, told)
    library.refresh(fresh=True)
    make_all_wait(library)
    assert found(library, query, told) == []
    assert library.find(query, unindexed=told).unsearched == COUNT


def test_a_file_that_cannot_be_read_costs_no_other(library: Library, tmp_path: Path) -> None:
    (tmp_path / "many" / "1.md").unlink()
    query = Query("port OR 灯塔")
    told = scan(library, query)[-1]
    names = found(library, query, told)
    assert "1.md" not in names
    assert "5.md" in names
