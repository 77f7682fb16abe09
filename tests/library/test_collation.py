"""The order of titles and names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library import Library, Places, Query
from library.collation import sort_key
from tests.conftest import article, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "texts",
    [
        ["9", "10", "a"],
        ["Part 2", "Part 9", "Part 10", "Part 100"],
        ["Apple", "banana", "Éclair", "fig", "あめ", "가을", "阿姨"],
        ["安徽", "北京", "东海", "河北", "銀行", "中国", "重庆"],
        ["八", "拔", "把", "爸"],  # one syllable, four tones
        ["“Lamp”", "《Mist》", "【Night】", "Oar"],
        ["第9期", "第10期", "第九期"],
        ["…", "lamp", "灯"],
        ["ＬＡＭＰ", "lamps"],
    ],
)
def test_what_comes_before_what(texts: list[str]) -> None:
    keys = [sort_key(text) for text in texts]
    assert keys == sorted(set(keys))


def test_simplified_and_traditional_stand_together() -> None:
    assert sorted(["经济", "井水", "經濟"], key=sort_key).index("井水") == 2


@given(st.text())
def test_every_text_has_a_place(text: str) -> None:
    assert len(sort_key(text)) <= 400
    assert sort_key(f"“{text}") == sort_key(text) or not any(map(str.isalnum, text))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "news"
    names = {"b": "北京", "z": "Zebra", "a": "阿姨", "o": "“Oar”", "d": "Part 10", "c": "Part 9"}
    write(folder, {
        f"{name}.md": article(
            title, f"Words {name}", f"2021-05-0{at}", "News" if at % 2 else "More",
            f"author: {'新华' if at < 3 else 'Ada'}",
        )
        for at, (name, title) in enumerate(names.items(), 1)
    })  # fmt: skip
    library = Library.open(folder, Places.below(tmp_path / "data"))
    library.refresh()
    return library


def order(library: Library, query: Query) -> str:
    return "".join(one.path.decode()[0] for one in library.headlines(library.find(query).ids))


def test_lists_by_title_and_by_source(library: Library) -> None:
    by_title = Query(order="title")
    assert order(library, by_title) == "ocdzab"
    assert order(library, Query("words", order="title")) == "ocdzab"
    assert order(library, Query(category=("News",), order="title")) == "dab"
    # Within a source the newest first.
    assert order(library, Query(order="source")) == "cdoazb"
    assert order(library, Query("words", order="source")) == "cdoazb"
    library.mark(library.find(Query("part")), "read", True)
    assert order(library, Query(order="title", unread_only=True)) == "ozab"
    library.close()
