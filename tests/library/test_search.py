"""Searching a library in the language of `query`, asked through its face."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from library import Library, Places, Query
from tests.conftest import SHARED, article, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = {
    "sea/lamp.md": article(
        "A new lamp", "<p>The keeper climbs. <img src='a.png'></p>", "2021-05-08T08:00:00Z",
        "News/Coast", 'author: "Ada Ödegård"\ntags: [lighthouse, 海]\nlink: "https://example.org/l"',
    ),
    "sea/ice.md": article(
        "Ice in the harbour", "<p>Ships wait for a lamp.</p>", "2021-06-01T08:00:00Z",
        "News/Harbour", 'author: "Harbour Post"\ntags: [ice]',
    ),
    "town/price.md": article(
        "Prices", "<p>Bread and milk.</p>", "2022-01-02T08:00:00Z", "Town", "author: 集市报",
    ),
    "镇/集市.md": article(
        "集市", "<p>面包和牛奶，收藏未读。</p>", "2020-01-02T08:00:00Z", "新闻/镇"
    ),
}  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    write(tmp_path / "news", FILES)
    opened = Library.open(tmp_path / "news", Places.below(tmp_path / "data"))
    opened.refresh()
    opened.mark_files([b"sea/lamp.md"], "favourite", True)
    opened.mark_files([b"sea/lamp.md", b"town/price.md"], "read", True)
    yield opened
    opened.close()


def found(library: Library, words: str) -> str:
    """First letters of the files found, newest first."""
    paths = (os.fsdecode(one.path) for one in library.headlines(library.find(Query(words)).ids))
    letters = {"sea/lamp.md": "l", "sea/ice.md": "i", "town/price.md": "p", "镇/集市.md": "集"}
    return "".join(letters[path] for path in paths)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", "pil集"),
        ("lamp ", "il"),
        ("title:lamp", "l"),
        ("-title:lamp", "pi集"),
        ("lamp -title:lamp", "i"),
        ("bread OR keeper", "pl"),
        ("(bread OR ships) milk", "p"),
        ("-(bread OR keeper)", "i集"),
        ("面包 OR bread", "p集"),
        ("author:ada", "l"),
        ("author:odegard", "l"),
        ("作者:集市", "p"),
        ("author:harbour OR author:ada", "il"),
        ("(author:harbour lamp) OR milk", "pi"),
        ("source:example.org", "l"),
        ("来源:harbour", "i"),
        ("category:news", "il"),
        ("category:coast", "l"),
        ("分类:镇", "集"),
        ("-category:news", "p集"),
        ("tag:LIGHT", "l"),
        ("标签:海", "l"),
        ("path:sea/", "il"),
        ("path:镇", "集"),
        ('path:"n/p"', "p"),
        ("is:unread", "i集"),
        ("是:未读 lamp", "i"),
        ("is:favourite", "l"),
        ("是:收藏", "l"),
        ("收藏", "集"),
        ("is:read -is:favourite", "p"),
        ("has:image", "l"),
        ("-has:image", "pi集"),
        ("is:problem", ""),
        ("-is:problem", "pil集"),
        ("date:2021", "il"),
        ("date:2021-06", "i"),
        ("date:2021-05-08", "l"),
        ("after:2021-06", "pi"),
        ("before:2021-06", "l集"),
        ("-date:2021", "p集"),
        ("after:2021-01 before:2022 lamp", "il"),
        ("date:2019", ""),
        ("date:1d", ""),
        ("日期:2020年1月", "集"),
        ("is:blue", ""),
        ("lamp OR ", "il"),  # where it joins nothing it asks nothing
    ],
)
def test_what_is_found(library: Library, words: str, expected: str) -> None:
    assert found(library, words) == expected
    assert library.count(Query(words)) == len(expected)


def test_every_odd_query_is_answered(library: Library) -> None:
    file = SHARED / "hostile" / "search_queries.json"
    if not file.exists():
        pytest.skip("the shared folder of hostile input is not here")
    for words in json.loads(file.read_text(encoding="utf-8")):
        hits = library.find(Query(words))
        library.headlines(hits.ids, hits.marks)
        assert library.count(Query(words)) == len(hits.ids)
        for order in ("oldest", "relevance"):
            assert sorted(library.find(Query(words, order=order)).ids) == sorted(hits.ids)


@pytest.mark.parametrize(
    ("words", "joined", "expected"),
    [
        ("-w{}", " ", "pil集"), ("author:w{}", " ", ""), ("-date:{}", " ", "pil集"),
        ("author:w{}", " OR ", ""), ("(lamp -v{})", " OR ", "il"), ("w{}", " OR ", ""),
    ],
)  # fmt: skip
def test_thousands_of_parts(library: Library, words: str, joined: str, expected: str) -> None:
    assert found(library, joined.join(words.format(n) for n in range(3000, 5000))) == expected


def test_a_query_that_nests_and_joins_all_there_is(library: Library) -> None:
    words = "-(-(lamp OR (title:price 是:未读)) date:2021) (author:ada OR -(tag:ice OR has:image))"
    assert found(library, words) == "pl集"


def test_the_order_of_relevance(tmp_path: Path) -> None:
    texts = (
        ("title-phrase", "An old lamp", "Nothing."), ("title-all", "A lamp that is old", "x"),
        ("title-one", "A lamp", "It is old."), ("phrase-new", "A", "The old lamp."),
        ("phrase-older", "B", "An old lamp."), ("near", "C", "A lamp that is very old."),
        ("far", "D", "A lamp. " + "Many words. " * 20 + "It is old."),
    )  # fmt: skip
    days = (1, 2, 3, 5, 4, 7, 8)
    write(tmp_path / "news", {
        f"{name}.md": article(title, f"<p>{text}</p>", f"2021-05-0{day}T08:00:00Z")
        for day, (name, title, text) in zip(days, texts, strict=True)
    })  # fmt: skip
    library = Library.open(tmp_path / "news", Places.below(tmp_path / "data"))
    try:
        library.refresh()
        query = Query("old lamp ", order="relevance")
        hits = library.find(query)
        names = [os.fsdecode(one.path)[:-3] for one in library.headlines(hits.ids)]
        assert names == [name for name, *_ in texts]
        assert hits.pool == 0
        assert list(library.find(query, 3).ids) == list(hits.ids)[:3]
    finally:
        library.close()


def test_what_is_older_than_the_pool_follows_by_date(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("library.index.POOL", 1)
    monkeypatch.setattr("library.library.POOL", 1)
    hits = library.find(Query("lamp", order="relevance"))
    assert list(hits.ids) == list(library.find(Query("lamp")).ids)
    assert hits.pool == 1
