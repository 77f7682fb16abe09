"""The one plain text of a body: what is part of it, where words part, and how long it may take."""

from __future__ import annotations

import sys
import warnings
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning
from hypothesis import given
from hypothesis import strategies as st

from library.frontmatter import read_article
from library.markdown import to_html
from library.text import (
    BLOCK_TAGS,
    HIDDEN_TAGS,
    body_text,
    fingerprint,
    reading_minutes,
    snippet,
)
from tests.library.reading import SHARED

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "text"),
    [
        # inline pieces are one word
        ("词语<b>卡</b>帕", "词语卡帕"),
        ("<p>un<em>break</em>able <a href=x>la</a>mp</p>", "unbreakable lamp"),
        ("a<!-- note -->b<wbr>c<img alt='no'>d<custom-tag>e</custom-tag>", "abcde"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)"),
        # blocks part
        ("<p>a</p><p>b</p>", "a\nb"),
        ("a<div>b</div>c", "a\nb\nc"),
        ("a<br>b<br/>c<BR />d", "a\nb\nc\nd"),
        ("a<hr>b", "a\nb"),
        ("<ul><li>a<li>b<ul><li>c</ul></ul>", "a\nb\nc"),
        ("<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr></table>", "a\nb\nc"),
        ("<details><summary>a</summary>b</details>", "a\nb"),
        ("<div><div></div> \n <div>&nbsp;</div></div>a", "a"),
        # white space as a browser shows it
        ("  a \n\t b  ", "a b"),
        ("a&nbsp;b", "a b"),
        ("<pre>a\n  b\n\nc</pre>d", "a\nb\nc\nd"),
        ("<pre><code>a\nb</code></pre>", "a\nb"),
        ("潮水\n  高涨", "潮水高涨"),
        ("潮水，\n高涨", "潮水，高涨"),
        ("high\ntide", "high tide"),
        ("潮水\ntide", "潮水 tide"),
        ("밀물\n바다", "밀물 바다"),
        # hidden
        ("a<script>x<p>y</p></script>b", "ab"),
        ("a<style>p{}</style>b", "ab"),
        ("a<STYLE >p{}</Style\n>b", "ab"),
        ("<head><title>t</title><meta charset=x></head><body>a", "a"),
        ("<head><title>t</title><body>a", "a"),
        ("a<template><p>x</p></template>b", "ab"),
        ("a<noscript><img src=x>x</noscript>b", "ab"),
        ("a<svg><text>x</text><title>y</title></svg>b", "ab"),
        ("a<svg><svg>x</svg>y</svg>b", "ab"),
        ("a<iframe>x</iframe><object>x</object><video>x</video><audio>x</audio>b", "ab"),
        ("a<select><option>x</select><textarea>x</textarea><button>x</button>b", "ab"),
        ("a<!-- <p>x</p> -->b<!-->c<!--->d<!-- x --!>e", "abcde"),
        ("a<!DOCTYPE html>b<?php x ?>c</ x>d", "abcd"),
        ("<math><mi>x</mi><annotation>y</annotation></math>", "x"),
        # unclosed
        ("a<script>x", "a"),
        ("a<!-- x", "a"),
        ("a<svg>x", "a"),
        ("a<b title='x", "a"),
        ("a<svg/>b", "ab"),
        # no tags
        ("2 < 3 > 1 <3 << a<", "2 < 3 > 1 <3 << a<"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("<a title='x > y'>a</a>", "a"),
        ('<a title="</p>" href=x/y>a</a>', "a"),
        ("<a href=a>b>c</a>", "b>c"),
        # entities, once
        ("&#123;a&#125; &amp;amp; &#x6f6e;&#28526;", "{a} &amp; 潮潮"),
        ("&eacute; &nosuch; &copy", "é &nosuch; ©"),
        ("&#0;&#xD800;&#x110000;&#99999999999;a", "����a"),
        ("a&amp;lt;b", "a&lt;b"),
        ("", ""),
    ],
)  # fmt: skip
def test_html(body: str, text: str) -> None:
    assert body_text(body, "html") == text


@pytest.mark.parametrize("name", sorted(HIDDEN_TAGS))
def test_hidden_tags(name: str) -> None:
    assert body_text(f"a<{name} class='x'>hidden</{name}>b", "html") == "ab"
    assert body_text(f"a<{name.upper()}>hidden</{name.upper()}>b", "html") == "ab"
    assert body_text(f"a<x{name}>shown</x{name}>b", "html") == "ashownb"


@pytest.mark.parametrize("name", sorted(BLOCK_TAGS))
def test_block_tags(name: str) -> None:
    assert body_text(f"a<{name} id=x>b</{name}>c", "html") == "a\nb\nc"
    assert body_text(f"a<x{name}>b</x{name}>c", "html") == "abc"


def test_no_tag_is_hidden_and_a_block() -> None:
    assert not HIDDEN_TAGS & BLOCK_TAGS


def test_markdown_and_plain_text() -> None:
    assert body_text("# High\n\n*ti*de &amp; `<b>`\n", "markdown") == "High\ntide & <b>"
    assert (
        body_text("<b>High</b>\n  tide &amp;\n\n\nnoon", "text") == "<b>High</b>\ntide &amp;\nnoon"
    )


_TAGS = st.sampled_from([
    "<p>", "</p>", "<b>", "</b>", "<br>", "<div class='a > b'>", "</div>", "<script>", "</script>",
    "<!--", "-->", "<svg>", "</svg>", "<pre>", "</pre>", "<", ">", "&", "&lt;", "&#", "'", '"',
    "</", "<a href=", "/>", "\n", "<title>", "<textarea>", "潮", "a", " ", "<!", "<?", "=", "\0",
])  # fmt: skip


@given(st.lists(_TAGS | st.text(max_size=4), max_size=30).map("".join))
def test_nothing_raises_and_no_blank_is_left(body: str) -> None:
    for text in (body_text(body, "html"), body_text(body, "markdown"), body_text(body, "text")):
        assert text == text.strip()
        assert "\n\n" not in text
        assert "  " not in text


@given(st.lists(st.sampled_from(["p", "b", "div", "i", "li", "span", "td"]), max_size=12))
def test_words_outside_hidden_tags_stay(names: list[str]) -> None:
    body = "".join(f"w{at}<{name}>x{at}</{name}>" for at, name in enumerate(names))
    joined = "".join(body_text(body, "html").split())
    assert joined == "".join(f"w{at}x{at}" for at in range(len(names)))


def work(call: Callable[[], object]) -> int:
    """How many lines of Python a call runs: the same on every machine."""
    count = 0

    def trace(*_: object) -> Callable[..., object]:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "piece", ["<div>", "<b>", "<p><b>", "<svg>", "<pre>a\n", "<!--x-->", "&amp;", "a<br>", "</p>"]
)
def test_the_work_grows_no_faster_than_the_body(piece: str) -> None:
    once = work(lambda: body_text(piece * 1_000, "html"))
    assert work(lambda: body_text(piece * 4_000, "html")) <= 4 * once + 1_000


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "</",
        "<a ",
        "<a b",
        "<a b=",
        "<a b='",
        '<a b="x" ',
        "<!--",
        "<!",
        "<?",
        "&",
        "&#",
        "<script ",
        "<script>",
        "<textarea>",
        "</script ",
        "<a/",
        "= ",
        "\n",
        "潮\n ",
        "<a\n",
        "<svg><",
        "<title>x</",
    ],
)
def test_a_body_of_one_piece_ends(piece: str) -> None:
    # Were a quantifier to hand characters back, this would take minutes instead of no time at all.
    text = body_text(piece * 50_000, "html")
    assert len(text) <= len(piece) * 50_000


def test_deep_and_long_bodies() -> None:
    assert body_text("<div>" * 10_000 + "tide" + "</div>" * 10_000, "html") == "tide"
    assert body_text("<p><b>" * 10_000 + "tide", "html") == "tide"
    assert body_text("&amp;" * 300_000, "html") == "&" * 300_000


@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="no ../shared/corpus here")
def test_agrees_with_a_tree_of_real_articles() -> None:
    compared = 0
    for path in sorted((SHARED / "corpus").rglob("*.*")):
        if path.suffix not in (".md", ".markdown", ".html"):
            continue
        article = read_article(bytes(path), path.read_bytes())
        body, body_format = article.body, article.body_format
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
            tree = BeautifulSoup(
                to_html(body) if body_format == "markdown" else body, "html.parser"
            )
        for tag in tree.find_all(sorted(HIDDEN_TAGS)):
            tag.extract()
        ours = "".join(body_text(body, body_format).split())
        assert ours == "".join(tree.get_text().split()), path
        compared += 1
    assert compared > 600


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("High tide\nat noon", 160, "High tide at noon"),
        ("High  tide\tat noon", 160, "High tide at noon"),
        ("潮" * 200, 160, "潮" * 159 + "…"),
        ("high " * 10, 10, "high high…"),
        ("潮" * 10, 10, "潮" * 10),
        ("a\u202eb\x00c\ufeffd", 160, "a b c d"),
        ("", 160, ""),
        (" \n ", 160, ""),
    ],
)
def test_snippets(text: str, length: int, expected: str) -> None:
    assert snippet(text, length) == expected


@given(st.text(), st.integers(2, 50))
def test_a_snippet_is_one_short_line(text: str, length: int) -> None:
    assert len(snippet(text, length)) <= length
    assert "\n" not in snippet(text, length)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", 1),
        ("one word", 1),
        ("潮" * 2_000, 5),
        ("tide " * 2_200, 10),
        ("潮" * 2_000 + " tide" * 2_200, 15),
    ],
)
def test_reading_minutes(text: str, minutes: int) -> None:
    assert reading_minutes(text) == minutes


def test_fingerprints_know_the_words_alone() -> None:
    assert len(fingerprint("High tide")) == 8
    assert fingerprint("High tide\nat noon") == fingerprint("high  TIDE at\tnoon ")
    assert fingerprint("潮\n水") == fingerprint("潮水")
    assert fingerprint("High tide") != fingerprint("Low tide")
    assert len(fingerprint("\ud800")) == 8
