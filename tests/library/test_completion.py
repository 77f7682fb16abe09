"""What a token may become, and why a query finds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library import Candidate, Culprit, Library, Part, Places, Query, parts, quoted
from library.spelling import changes
from tests.conftest import article, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = {
    f"{name}.md": article(title, f"<p>{text}</p>", f"2021-05-0{at}T08:00:00Z", place, more)
    for at, (name, title, text, place, more) in enumerate((
        ("a", "青岛创投", "青岛创业投资中心成立。Lighthouse keepers wait.", "金融/要闻",
         "author: 开源中国\ntags: [港口, Linux]"),
        ("b", "港口", "青岛的船在等。A lighthouse.", "金融/最新", "author: 开源中国\ntags: [港口]"),
        ("c", "Linux", "Kernel news, a daily lamp.", "科技/最新", 'author: Ada Lovelace'),
        ("d", "Draft", "Kept back.", "科技/最新", "author: 开源中国\ntags: [港口]\ndraft: true"),
    ), 1)
}  # fmt: skip


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    write(tmp_path / "news", FILES)
    opened = Library.open(tmp_path / "news", Places.below(tmp_path / "data"))
    opened.refresh()
    opened.mark_files([b"a.md"], "read", True)
    yield opened
    opened.close()


def said(library: Library, token: str) -> list[tuple[str, int | None]]:
    return [(one.text, one.hits) for one in library.complete(token)]


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("", []),
        ("开源", [("作者:开源中国", 2)]),
        ("作者:开", [("作者:开源中国", 2)]),
        ("作者：开", [("作者：开源中国", 2)]),
        ("author:", [("author:开源中国", 2), ('author:"Ada Lovelace"', 1)]),
        ("-author:love", [('-author:"Ada Lovelace"', 1)]),
        ('author:"Ada L', [('author:"Ada Lovelace"', 1)]),
        ("tag:", [("tag:港口", 2), ("tag:Linux", 1)]),
        ("港", [("标签:港口", 2)]),
        ("lin", [("tag:Linux", 1)]),
        ("category:金", [("category:金融", 2)]),
        ("分类:最", [("分类:科技/最新", 1), ("分类:金融/最新", 1)]),
        ("分类:科技/", [("分类:科技/最新", 1)]),
        ("auth", [("author:", None)]),
        ("标", [("标题:", None), ("标签:", None)]),
        ("unr", [("is:unread", 2)]),
        ("未", [("是:未读", 2)]),
        ("is:re", [("is:read", 1)]),
        ("-是:收", [("-是:收藏", 0)]),
        (
            "is:",
            [
                ("is:unread", 2),
                ("is:read", 1),
                ("is:favourite", 0),
                ("is:problem", 0),
                ("is:draft", 1),
            ],
        ),
        (
            "-是：",
            [
                ("-是：未读", 2),
                ("-是：已读", 1),
                ("-是：收藏", 0),
                ("-是：问题", 0),
                ("-是：草稿", 1),
            ],
        ),
        ("is:未", [("is:未读", 2)]),
        ("has:", [("has:image", None), ("has:problem", 0)]),
        ("有:", [("有:图片", None), ("有:问题", 0)]),
        ("prob", [("is:problem", 0)]),
        ("ima", [("has:image", None)]),
        ("date:to", [("date:today", None)]),
        ("日期:昨", [("日期:昨天", None)]),
        ("nosuch:a", []),
        ("zzz", []),
    ],
)
def test_candidates(library: Library, token: str, expected: list[tuple[str, int | None]]) -> None:
    assert said(library, token) == expected


def test_a_candidate_finds_what_it_says(library: Library) -> None:
    for token in ("author:", "tag:", "category:", "分类:最", "is:", "港", "开"):
        for one in library.complete(token):
            if one.hits is not None:
                assert library.count(Query(one.text)) == one.hits, one.text


def test_candidates_follow_the_files(library: Library, tmp_path: Path) -> None:
    for name in ("a.md", "c.md"):
        (tmp_path / "news" / name).unlink()
    (tmp_path / "news" / "b.md").write_text(
        article("港口", "<p>船</p>", "2021-05-02T08:00:00Z", "金融/最新", "author: 新华"), "utf-8"
    )
    library.refresh()
    assert said(library, "author:") == [("author:新华", 1)]
    assert said(library, "tag:") == []
    library.refresh(fresh=True)
    assert said(library, "author:") == [("author:新华", 1)]
    assert [one.label for one in library.complete("category:")] == ["金融", "金融 › 最新"]


def test_no_more_than_asked_for(library: Library) -> None:
    assert len(library.complete("author:", 1)) == 1
    assert library.complete("author:", 0) == ()


@given(
    st.text(
        st.sampled_from('作者:tagis"“”-()（）最/ \\') | st.characters(codec="utf-8"), max_size=12
    )
)
def test_names_with_any_mark_can_be_asked_for(name: str) -> None:
    (part,) = parts("author:" + quoted(name)) or (Part(0, 0, "word"),)
    if any(character.isalnum() for character in name.replace("”", '"').partition('"')[0]):
        assert part.kind == "field"
        assert part.value
        assert part.value in name


def test_a_part_that_excludes_everything(library: Library) -> None:
    told = library.explain(Query("lighthouse is:favourite kernel"))
    assert told.without == (
        Culprit("lighthouse ", ("is:favourite", "kernel"), 2),
        Culprit("kernel", ("lighthouse", "is:favourite"), 1),
    )
    told = library.explain(Query("lighthouse title:港 -青岛"))
    assert told.without == (Culprit("lighthouse title:港 ", ("-青岛",), 1),)
    told = library.explain(Query("青岛 (kernel OR lamp)"))
    assert told.without == (
        Culprit("青岛 ", ("(kernel OR lamp)",), 2), Culprit("(kernel OR lamp)", ("青岛",), 1)
    )  # fmt: skip
    assert library.explain(Query("qqq OR www eee")).without == ()
    told = library.explain(Query("青岛 qqqq kernel title:nowhere lamp -船"))
    assert told.without == (Culprit("kernel lamp -船", ("青岛", "qqqq", "title:nowhere"), 1),)
    assert library.explain(Query("青岛 qqqq kernel zzzz")).without[:1] == (
        Culprit("青岛 ", ("qqqq", "kernel", "zzzz"), 2),
    )
    for one in told.without:
        assert library.count(Query(one.words)) == one.hits


def test_the_whole_library(library: Library) -> None:
    told = library.explain(Query("青岛", category=("科技",)))
    assert told.everywhere == 2
    assert library.explain(Query("青岛", unread_only=True, category=("科技",))).everywhere == 2
    assert library.explain(Query("qqq")).everywhere == 0


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("lighthuose ", "lighthouse "),
        ("kernal", "kernel"),
        ("Kernall is:unread", "kernel is:unread"),
        ("青岛创头", "青岛创投"),
        ("青创岛投", "青岛创投"),
        ("创岛", "岛创"),
        ("投投岛", ""),
        ("岛青", "青岛"),
        ("青岛投创", "青岛创投"),
        ("青岛岛创投", "青岛创投"),
        ('"ligthouse keepers"', '"lighthouse keepers"'),
        ("title:青岛创头", "title:青岛创投"),
        ("zzzzzzzz", ""),
        ("", ""),
    ],
)
def test_the_nearest_spelling(library: Library, typed: str, better: str) -> None:
    told = library.explain(Query(typed))
    assert told.spelling == better
    assert told.spelling_hits == (library.count(Query(better)) if better else 0)


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_changes_are_the_same_both_ways(one: str, other: str) -> None:
    assert changes(one, other, 9) == changes(other, one, 9)
    assert (changes(one, other, 9) == 0) == (one == other)
    assert changes(one, other, 1) == min(changes(one, other, 9), 2)


def test_changes() -> None:
    assert changes("harbour", "harbuor", 2) == 1
    assert changes("harbour", "habrouur", 2) == 2
    assert changes("ice", "ices", 1) == 1


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("is:unread 作者：开源中国 x", [(0, 9, "field", "is", "unread"),
                                       (10, 17, "field", "author", "开源中国"),
                                       (18, 19, "word", None, "x")]),
        ('-tag:"a b" OR "c d', [(0, 10, "field", "tag", "a b"), (11, 13, "or", None, "OR"),
                                (14, 18, "phrase", None, "c d")]),
        ("-(a is:read)", [(0, 2, "open", None, ""), (2, 3, "word", None, "a"),
                          (4, 11, "field", "is", "read"), (11, 12, "close", None, "")]),
    ],
)  # fmt: skip
def test_parts(words: str, expected: list[tuple[object, ...]]) -> None:
    assert [one[:5] for one in parts(words)] == expected
    assert all(one.understood != (one.value == "c d") for one in parts(words))


def test_parts_that_have_no_meaning() -> None:
    odd = [words for words in ("is:blue", "date:soon", "title: ", "(a", "a)", "-is:blue", "OR")
           if not all(part.understood for part in parts(words))]  # fmt: skip
    assert len(odd) == 7
    assert all(one.understood for one in parts(":) :( f(x) https://a.b nosuch:a C++"))
    assert Candidate("a", "tag", "a").hits is None


@given(st.text(st.sampled_from('ab -()（）"“”:：ORistle漏洞\0\ud800') | st.characters()))
def test_parts_stand_in_order_and_leave_only_blanks(words: str) -> None:
    at = 0
    for one in parts(words):
        assert at <= one.start < one.end <= len(words)
        assert not words[at : one.start].strip()
        at = one.end
    assert not words[at:].strip()


def test_a_flag_that_stands_alone_is_a_word_and_is_proposed_as_a_flag(library: Library) -> None:
    assert library.count(Query("未读")) == 0
    assert library.count(Query(library.complete("未读")[0].text)) == 2
