"""Simplified and traditional characters are found from each other, unless that is not wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from library import Library, Places, Query, spans
from library.han import unified, variants
from tests.conftest import article, write

if TYPE_CHECKING:
    from pathlib import Path

CLASSES = (
    "后後",
    "系係繫",
    "干乾幹",
    "发發髮発",
    "台臺颱檯",
    "里裏裡",
    "面麵",
    "经經経",
    "济濟済",
    "国國",
)
FILES = {
    "simple.md": article("经济后面", "<p>头<b>发</b>干了，台风来了。</p>", more="author: 经济日报"),
    "old.md": article("經濟後面", "<p>頭髮乾了，颱風來了。</p>", more="tags: [經濟]"),
}


def test_classes() -> None:
    for some in CLASSES:
        assert {unified(one) for one in some} == {some[0]}
        assert all(set(some) <= set(variants(one)) for one in some)
    # What Japan writes for one character is another one in China.
    assert unified("欠予弁缶芸") == "欠予弁缶芸"
    assert variants("的") == ""
    assert all(len(unified(one)) == len(one) for one in ("經濟x", "", "𫍿ab"))


@pytest.mark.parametrize(
    ("words", "alike", "strictly"),
    [
        ("经济", 2, 1), ("經濟", 2, 1), ("经濟", 2, 0), ("后", 2, 1), ("後", 2, 1), ("髮", 2, 1),
        ("头发干了", 2, 1), ("頭髮乾", 2, 1), ("title:後面", 2, 1), ("台风 经", 2, 1),
        ("作者:經濟", 1, 0), ("标签:经济", 1, 0), ('"台風" OR 颱风', 2, 0),
        ("来", 2, 1), ("-经", 0, 1),
    ],
)  # fmt: skip
def test_found_from_each_other(tmp_path: Path, words: str, alike: int, strictly: int) -> None:
    write(tmp_path / "news", FILES)
    library = Library.open(tmp_path / "news", Places.below(tmp_path / "data"))
    try:
        library.refresh()
        for strict, expected in ((False, alike), (True, strictly)):
            library.set_options(replace(library.options, strict=strict))
            for order in ("newest", "oldest", "relevance"):
                hits = library.find(Query(words, order=order))
                assert len(hits.ids) == expected
            assert library.count(Query(words)) == expected
            if hits.marks:
                for id_ in hits.ids:
                    (headline, found, _) = library.page(id_, hits.marks)
                    text = f"{found.title}\n{found.body}".replace("<b>", "").replace("</b>", "")
                    assert spans(text, hits.marks), headline.title
        library.set_options(replace(library.options, strict=True))
        assert Library.open(tmp_path / "news", Places.below(tmp_path / "data")).options.strict
    finally:
        library.close()


def test_marks_stand_on_what_the_article_has() -> None:
    assert spans("用經濟学", ["经济 "]) == [(1, 3)]
    assert spans("用經濟学", ["\ue001经济 "]) == []
    assert spans("用经济学", ["\ue001经济 "]) == [(1, 3)]
