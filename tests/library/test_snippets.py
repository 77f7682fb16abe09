"""The snippet of a hit is taken where the most of what was searched for stands together."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library import Headline
from library.snippets import around_marks

FILLER = "Nothing of that sort is told here by anybody. " * 12


def snippet(text: str, *marks: str) -> str:
    headline = Headline(
        1, b"a.txt", "A", "as it begins", datetime(2021, 1, 1, tzinfo=UTC), False, None, (), (),
        None, False, False,
    )  # fmt: skip
    file = f"---\ntitle: A\n---\n{text}".encode()
    (sound,) = around_marks([headline], lambda _: file, marks, ())
    (odd,) = around_marks([headline], lambda _: file, marks, (b"a.txt",))
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
        (f"{FILLER}經濟。{FILLER}前。说经济，經濟学", ("经济",), "…说经济"),
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
