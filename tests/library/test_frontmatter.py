"""Heads as real files have them: what is read, what is assumed, what is said about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import frontmatter
import pytest
import yaml

from library.frontmatter import read_article
from library.text import body_text
from tests.library.reading import BODY, PROSE, SEED, SHARED, check, headed, read, utc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def test_the_seed_dialect() -> None:
    check(
        read(SEED, "文章/Ferry to the outer isles _new_.md".encode()),
        {
            "title": "Ferry to the outer isles {new}",
            "categories": (("新媒体", "海港报", "最新"),),
            "head_image": "https://picsum.photos/400/300?random=4711",
            "author": "海港报",
            "date": utc(2021, 5, 8, 12, 56),
            "date_guessed": False,
            "source_url": None,
            "tags": (),
            "hidden": False,
            "body_format": "html",
            "text": "if (tide) { sail(); }",
        },
    )


# Broken YAML and odd types: a head, and what is expected of it.
HEADS: dict[str, tuple[str, dict[str, Any]]] = {
    "an apostrophe inside quotes": (
        "title: 'It's high tide'\ncategories: \n - a\n - b\ndate: Sat, 08 May 2021 12:56:00 GMT",
        {"title": "It's high tide", "categories": (("a", "b"),), "date": utc(2021, 5, 8, 12, 56),
         "problems": [("front matter", 2)]},
    ),
    "seven quotation marks": (
        'author: Ada\ntitle: """""""\ncategories:\n- a',
        {"author": "Ada", "categories": (("a",),), "problems": [("front matter", 3)]},
    ),
    "an unquoted @": (
        "title: @keeper lights the lamp\ntags: [sea]",
        {"title": "@keeper lights the lamp", "tags": ("sea",), "problems": [("front matter", 2)]},
    ),
    "a list that is never closed": (
        "title: Tide\ncategories: [sea, land",
        {"title": "Tide", "categories": (("sea", "land"),), "problems": [("front matter", 3)]},
    ),
    "quotes at the start alone": (
        "title: 'High' tide\ntags: [sea]",
        {"title": "'High' tide", "tags": ("sea",), "problems": [("front matter", 2)]},
    ),
    "double quotes at the start alone": (
        'title: "High" tide at "Noon"x\ntags: [sea]',
        {"title": '"High" tide at "Noon"x', "tags": ("sea",), "problems": [("front matter", 2)]},
    ),
    "a colon in the title": (
        "tags: [sea]\ntitle: Tide: a story\nauthor: Ada",
        {"title": "Tide: a story", "tags": ("sea",), "author": "Ada",
         "problems": [("front matter", 3)]},
    ),
    "an author that is an anchor": (
        "title: Tide\nauthor: &#x17d;eljka\ntags: [sea]",
        {"title": "Tide", "author": "&#x17d;eljka", "tags": ("sea",),
         "problems": [("front matter", 3)]},
    ),
    "keys in Japanese": (
        "タイトル: 'It's 潮'\nカテゴリ:\n- 海\nタグ: [月]",
        {"title": "It's 潮", "categories": (("海",),), "tags": ("月",),
         "problems": [("front matter", 2)]},
    ),
    "valid keys in Japanese": (
        "タイトル: 潮\nカテゴリ: 海\nタグ: [月]",
        {"title": "潮", "categories": (("海",),), "tags": ("月",)},
    ),
    "keys in Korean": (
        "제목: 밀물\n카테고리: 바다\n태그: [달]",
        {"title": "밀물", "categories": (("바다",),), "tags": ("달",)},
    ),
    "a tab before a list": (
        "title: Tide\ntags:\n\t- sea\n\t- moon", {"title": "Tide", "tags": ("sea", "moon")}
    ),
    "a tab behind a colon": ("title:\tTide\ntags: [sea]", {"title": "Tide", "tags": ("sea",)}),
    "a title over several lines": (
        "title: 'High tide\n\nat noon\nand again'\ncategories: \n - a\n - b\nauthor: Ada",
        {"title": "High tide at noon and again", "categories": (("a", "b"),), "author": "Ada"},
    ),
    "a title over several lines without quotes": (
        "title: High tide\n\nat noon\ncategories: \n - a\n - b\nauthor: Ada",
        {"title": "High tide at noon", "categories": (("a", "b"),), "author": "Ada",
         "problems": [("front matter", 2)]},
    ),
    "a category that begins with @": (
        "title: Tide\ncategories: \n - @harbour\n - News: now\nauthor: Ada",
        {"title": "Tide", "categories": (("@harbour", "News: now"),), "author": "Ada",
         "problems": [("front matter", 3)]},
    ),
    "a percent sign": (
        "title: %d ships\ntags: [sea]",
        {"title": "%d ships", "tags": ("sea",), "problems": [("front matter", 2)]},
    ),
    "a backslash in double quotes": (
        'title: "C:\\ports\\east"\ntags: [sea]',
        {"title": "C:\\ports\\east", "tags": ("sea",), "problems": [("front matter", 2)]},
    ),
    "the same key twice": (
        "title: Tide\ntags: [sea]\ntags: [moon]",
        {"title": "Tide", "tags": ("moon",), "problems": [("front matter", 4)]},
    ),
    "the same key twice, once empty": (
        "title: Tide\ntags: [sea]\ntags:",
        {"title": "Tide", "tags": ("sea",), "problems": [("front matter", 4)]},
    ),
    "the same key in two spellings": (
        "title: Tide\npub_date: 2021-05-08T00:00:00Z\npubDate:",
        {"title": "Tide", "date": utc(2021, 5, 8)},
    ),
    "two faults": (
        "title: 'It's high'\nauthor: @ada\ntags: [sea]",
        {"title": "It's high", "author": "@ada", "tags": ("sea",),
         "problems": [("front matter", 2), ("front matter", 3)]},
    ),
    "an unclosed list": (
        "title: Tide\ntags: [sea, moon\nauthor: Ada",
        {"title": "Tide", "author": "Ada", "problems": [("front matter", 3)]},
    ),
    "a control character": (
        "title: Ti\x08de\ntags: [sea]",
        {"title": "Tide", "tags": ("sea",), "problems": [("front matter", 2)]},
    ),
    # Types
    "title is a comment": ("title: #\nauthor: Ada",
                           {"title": "a", "author": "Ada", "problems": [("front matter", 2)]}),
    "title is nothing": ("title:\nauthor: Ada",
                         {"title": "a", "author": "Ada", "problems": [("front matter", 2)]}),
    "title is null": ("title: null", {"title": "a", "problems": [("front matter", 2)]}),
    "title is empty": ('title: ""', {"title": "a", "problems": [("front matter", 2)]}),
    "title is blank": ("title: '  '", {"title": "a", "problems": [("front matter", 2)]}),
    "title is null in words": ("title: 'null'", {"title": "null"}),
    "title 201": ("title: 201", {"title": "201"}),
    "title 12_00": ("title: 12_00", {"title": "12_00"}),
    "title 1936": ("title: 1936", {"title": "1936"}),
    "title 0123": ("title: 0123", {"title": "0123"}),
    "title yes": ("title: yes", {"title": "yes"}),
    "title 12:30": ("title: 12:30", {"title": "12:30"}),
    "title 1e3": ("title: 1e3", {"title": "1e3"}),
    "title that is a date": ("title: 2021-05-08", {"title": "2021-05-08"}),
    "title with a tag of YAML": ("title: !!int 12_00", {"title": "12_00"}),
    "title that is a list": ("title: [Repost] high tide\ntags: [sea]",
                             {"title": "[Repost] high tide", "tags": ("sea",),
                              "problems": [("front matter", 2)]}),
    "title that is but a list": ("title: [Repost]", {"title": "[Repost]"}),
    "title folded": ("title: >-\n  High\n  tide", {"title": "High tide"}),
    "title with a line break": ('title: "High\\ntide"', {"title": "High tide"}),
    "title with marks of direction": ("title: \u202eTide\u202c", {"title": "Tide"}),
    "title with braces": ("title: '&#123;High&#125; tide'", {"title": "{High} tide"}),
    "long title": (f"title: {'x' * 900}", {"title": "x" * 499 + "…"}),
    "nested list": (
        "title: Tide\ncategories:\n  -  - 首页\n     - 海",
        {"title": "Tide", "categories": (("首页", "海"),)},
    ),
    "a category that is a link": (
        "title: Tide\ncategories:\n - '[Harbour](https://example.org/h)'\n - Sea",
        {"title": "Tide", "categories": (("Harbour", "Sea"),)},
    ),
    "a category that is an unquoted link": (
        "title: Tide\ncategories:\n - [Harbour](https://example.org/h)\n - Sea",
        {"title": "Tide", "categories": (("Harbour", "Sea"),), "problems": [("front matter", 3)]},
    ),
    "an empty category": ("title: Tide\ncategories:\n - a\n -\n - ''",
                          {"title": "Tide", "categories": (("a",),)}),
    "categories that are numbers": ("title: Tide\ncategories: [2021, 05]",
                                    {"title": "Tide", "categories": (("2021", "05"),)}),
    "tags with slugs": (
        "title: Tide\ntags:\n- {name: Open Sea, slug: open-sea}\n- slug: moon\n  name: Moon",
        {"title": "Tide", "tags": ("Open Sea", "Moon")},
    ),
    "tags with commas": ("title: Tide\ntags: open sea, moon，stars",
                         {"title": "Tide", "tags": ("open sea", "moon", "stars")}),
    "tags twice": ("title: Tide\ntags: [sea, sea]", {"title": "Tide", "tags": ("sea",)}),
    "tags nested": ("title: Tide\ntags: [[sea, moon], stars]",
                    {"title": "Tide", "tags": ("sea", "moon", "stars")}),
    "tags null": ("title: Tide\ntags:\n- \n- sea", {"title": "Tide", "tags": ("sea",)}),
    "keys in capitals": ("TITLE: Tide\nTags: [sea]", {"title": "Tide", "tags": ("sea",)}),
    "a merge key": ("base: &b {author: Ada}\n<<: *b\ntitle: Tide",
                    {"title": "Tide", "author": "Ada"}),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_heads_of_every_kind(name: str) -> None:
    head, expected = HEADS[name]
    check(read(headed(head)), expected)


def test_problem_words_name_what_was_found_and_what_was_assumed() -> None:
    (problem,) = read(headed("title: 'It's high tide'"), b"sea/a.md").problems
    assert problem.path == b"sea/a.md"
    assert "title" in problem.message
    assert "It's high tide" in problem.message


def _aliases() -> str:
    lines = [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]" for at in range(1, 40)]
    return "\n".join(["title: Tide", "a0: &a0 [x, x]", *lines, "author: Ada"])


@pytest.mark.parametrize(
    "head",
    [
        "title: Tide\nx: " + "[" * 60_000 + "\nauthor: Ada",
        "title: Tide\nx: " + "{a: " * 60_000 + "\nauthor: Ada",
        "title: Tide\nx:\n"
        + "\n".join(" " * at + "- a:" for at in range(1, 600))
        + "\nauthor: Ada",
        "title: Tide\nx: " + "- " * 5_000 + "\nauthor: Ada",
        "title: Tide\nx: " + "y" * 300_000 + "\nauthor: Ada",
        _aliases(),
        "title: Tide\nx: &x [*x]\nauthor: Ada",
    ],
    ids=["flow lists", "flow maps", "blocks", "dashes", "size", "aliases", "holds itself"],
)
def test_what_would_kill_a_loader_is_read_line_by_line(head: str) -> None:
    article = read(headed(head))
    assert (article.title, article.author) == ("Tide", "Ada")
    assert article.problems
    assert body_text(article.body, article.body_format) == PROSE


@pytest.mark.parametrize("opening", ["{", "[", '{"a":', "- ", "? ", "!!python/object:os.system "])
def test_no_head_is_too_deep(opening: str) -> None:
    for fence in ("---", "+++", ";;;", ""):
        article = read(f"{fence}\ntitle: {opening * 20_000}\n{fence}\n{BODY}\n")
        assert article.title
        assert PROSE in body_text(article.body, article.body_format)


def _corpus() -> Iterator[Path]:
    return (path for path in sorted((SHARED / "corpus").rglob("*")) if path.suffix == ".md")


@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="no ../shared/corpus here")
def test_agrees_with_python_frontmatter_wherever_that_reads() -> None:
    agreed = 0
    for path in _corpus():
        data = path.read_bytes()
        try:
            head, body = frontmatter.parse(data.decode("utf-8-sig").replace("\0", ""))
        except (ValueError, yaml.YAMLError):
            continue
        if not head:
            continue
        article = read_article(str(path).encode(), data)
        assert article.body.strip() == body.strip(), path
        title = head.get("title")
        if isinstance(title, str) and title.strip():
            assert article.title.split() == title.split(), path
        agreed += 1
    assert agreed > 300


def test_json_ways_to_write_emoji_are_understood() -> None:
    found = read_article(b"a.md", b'---\ntitle: "\\ud83c\\udf0a Tide"\n---\n\nHigh water.')
    assert (found.title, found.problems) == ("🌊 Tide", ())
    found = read_article(b"a.md", b'---\ntitle: "\\ud83c Tide"\n---\n\nHigh water.')
    assert found.title == r"\ud83c Tide"
    assert [one.line for one in found.problems] == [2]


def test_a_head_that_is_too_complex_is_one_problem() -> None:
    aliases = "\n".join(f"k{at}: *a" for at in range(20))
    found = read_article(b"a.md", f"---\ntitle: Tide\na: &a 1\n{aliases}\n---\n\nx".encode())
    assert found.title == "Tide"
    (problem,) = found.problems
    assert "more than ten aliases" in problem.message


@pytest.mark.parametrize("key", ["title", "source", "author", "permalink", "tags", "image", "date"])
def test_half_a_character_is_kept_from_what_the_index_holds(key: str) -> None:
    file = f'{{"{key}": "http://a.example/\\ud800/"}}\n\n<p>x</p>\n'
    one = read_article(b"a.md", file.encode(), modified=0)
    held = (one.title, one.author, one.source_url, one.pages, one.addresses, one.tags, one.problems)
    assert repr(held).encode()
    assert "\\ud800" not in repr(held)
