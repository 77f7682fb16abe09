"""The snippet of a hit is taken where the most of what was searched for stands together."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library import Headline
from library.snippets import around_marks
from library.text import body_text

FILLER = "Nothing of that sort is told here by anybody. " * 12


def snippet(text: str, *marks: str, name: bytes = b"a.txt") -> str:
    headline = Headline(
        1, name, "A", "as it begins", datetime(2021, 1, 1, tzinfo=UTC), False, None, (), (),
        None, False, False,
    )  # fmt: skip
    file = f"---\ntitle: A\n---\n{text}".encode()
    (sound,) = around_marks([headline], lambda _: file, marks, ())
    (odd,) = around_marks([headline], lambda _: file, marks, (name,))
    assert sound == odd
    return sound.snippet


@pytest.mark.parametrize(
    ("text", "marks", "beginning"),
    [
        (f"{FILLER}The lamp is new.", ("lamp",), "…"),
        (f"{FILLER}One lamp. {FILLER}An old lamp is here.", ("lamp", "old"), "…An old lamp"),
        (
            f"{FILLER}灯塔。{FILLER}港口。{FILLER}守塔。守塔人说灯塔在港口。",
            ("灯塔", "港口"),
            "…守塔人说灯塔在港口",
        ),
        (f"{FILLER}前。说經濟。{FILLER}前。说经济，經濟学", ("经济",), "…说經濟。N"),
        ("The lamp is new.", ("lamp",), "as it begins"),
        (f"{FILLER}", ("lamp",), "as it begins"),
        (f"{FILLER}{'灯' * 300}", ("灯" * 300,), "…"),
    ],
)
def test_the_best_place(text: str, marks: tuple[str, ...], beginning: str) -> None:
    found = snippet(text, *marks)
    assert found.startswith(beginning), found
    if beginning.startswith("…"):
        assert any(mark[:2] in found for mark in (*marks, "經濟"))


@given(st.text("灯塔 。a\n", max_size=300), st.lists(st.sampled_from(["灯", "塔灯", "a", "aa "])))
def test_no_text_fails(text: str, marks: list[str]) -> None:
    assert len(snippet(text, *marks)) <= 162


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        # What stands in markup, and a word that begins within another one, is no hit.
        (f'<p title="灯塔">{FILLER}</p>' * 9 + "<p>守望灯塔。</p>", "灯塔", "守望灯塔"),
        (f"<p>{FILLER}</p>" * 9 + "<p>The e\u0301lan, the lan.</p>", "lan ", "lan, the lan."),
        (f"<p>{FILLER}</p>" * 9 + "<p>İt is a LAMP.</p>", "lamp", "LAMP."),
        (f"<p>{FILLER}</p>" * 9 + "<p>灯\u200b塔 and ｌａｍｐ</p>", "灯塔", "灯\u200b塔"),
    ],
)
def test_no_snippet_of_what_is_no_hit(text: str, mark: str, expected: str) -> None:
    assert expected in snippet(text, mark, name=b"a.html")


_PIECES = ["灯", "塔", "<p>", "</p>", "<b>", "<!-- 灯塔 -->", "<script>塔", "a", " ", "守" * 300]


@given(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join))
def test_markup_is_passed_over(markup: str) -> None:
    text = body_text(markup, "html")
    assert snippet(markup, "灯塔", name=b"a.html") == snippet(text, "灯塔", name=b"a.txt")
