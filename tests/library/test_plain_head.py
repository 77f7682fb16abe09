"""The short way through a plain head: where it answers, it says what the YAML loader says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from library.decode import decode
from library.fence import split
from library.plain_head import read_plain
from library.yaml_words import WordsLoader
from tests.library.reading import SHARED

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "title: '并多'\ncategories: \n - 体育\n - IT's\nauthor: 林涛\nnote: a: b\nurl: http://a/#b\n"
MARKS = [
    *"ab标: #-'\"\n\n&*!|>%@`[]{},?~.=<\\\t/é😀\u3000\xa0\u2028\ufeff", "null", "''", "- ", "k: ",
    "\n- ", "\n  - ", "\na: ", ": ", " #", "---", "...", "<<: ",
]  # fmt: skip


def agrees(head: str) -> bool:
    """Whether the short way answered; fails where it is not the answer of the long one."""
    found = read_plain(head)
    if found is not None:
        assert list(found.items()) == list(yaml.load(head, Loader=WordsLoader).items())
    return found is not None


@pytest.mark.parametrize(
    "head",
    [
        "title: 7-Zip: it's out",
        "title: 'It''s out'\nthumbnail: ''\nempty:\nlast: \"x\"  \n",
        "title: '并多软件'\ncategories: \n - 体育\n - 'IT: 之家'\ndate: Wed, 16 Mar 2016 16:17 GMT",
        "标题: 一 二\ntags:\n- a\n- b#c\n",
    ],
)
def test_plain_heads_need_no_parser(head: str) -> None:
    assert agrees(head) == (": it's" not in head)


@pytest.mark.parametrize(
    "head",
    [
        "", "a: null", "a: ~", "a: ~\n - b", "a: b\n c", "a: b\n - c", "a:\n - b\n  - c",
        "a: 1\na: 2", "a: b # c", "a: 'b' c", 'a: "\\n"', "a: [b]", "a: {b: c}", "a: |\n b",
        "a: &b c", "a: *b", "a: !b c", "a:b", "a :b", "- a", "a: - b", "a:\n - b: c", "a:\n -",
        "a: b:", "# a: b", "a: b\n\nc: d", "a:\tb", "a: \u3000b",
    ],
)  # fmt: skip
def test_all_others_are_left_to_it(head: str) -> None:
    assert read_plain(head) is None


@given(st.lists(st.sampled_from(MARKS) | st.characters(), max_size=14).map("".join))
def test_agrees_on_anything(head: str) -> None:
    agrees(head)


@given(st.integers(0, len(HEAD)), st.integers(0, 3), st.sampled_from(MARKS))
def test_agrees_on_what_is_nearly_plain(at: int, left_out: int, mark: str) -> None:
    agrees(HEAD[:at] + mark + HEAD[at + left_out :])


def heads(folder: Path) -> list[str]:
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    files = sorted(path for path in folder.rglob("*.md") if path.is_file())
    parts = [split(decode(path.read_bytes())[0]) for path in files]
    return [part.head for part in parts if part.notation == "YAML" and part.closed]


def test_agrees_on_real_heads() -> None:
    answers = [agrees(head) for head in heads(SHARED / "corpus")]
    assert sum(answers) > len(answers) / 4


def test_agrees_on_hostile_heads() -> None:
    answers = [agrees(head) for head in heads(SHARED / "hostile")]
    assert any(answers)
