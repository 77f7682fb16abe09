"""What the library says has words in other languages, and keeps what is in its gaps."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTranslator

from library import Page
from library.html_attributes import MEDIA
from library.mending import _words
from reader.article_body import body_html
from reader.sentences import REASONS, SENTENCES
from reader.translation import told
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

FILES = [one for one in sorted((ROOT / "library").glob("*.py")) if "cli" not in one.name]


class Loud(QTranslator):
    """A language that is English in capitals."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, _comment: str = "", _n: int = -1) -> str:
        return text.upper() if context == "Library" else ""


@pytest.fixture
def loud(qapp: QApplication) -> Iterator[None]:
    translator = Loud()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def shape(node: ast.expr) -> str | None:
    """A string, or one with gaps, as a sentence with `{}`."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(
            str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values
        )
    return None


def spoken(file: Path) -> Iterator[str]:
    """The strings of a file, without its docstrings, its log, and parts of other strings."""
    todo: list[ast.AST] = [ast.parse(file.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        match node:
            case ast.Expr(ast.Constant()):
                continue
            case ast.Call(ast.Attribute(ast.Name("log"))):
                continue
            case ast.Constant() | ast.JoinedStr():
                if found := shape(node):
                    yield found
                continue
        todo.extend(ast.iter_child_nodes(node))


MEDIA_LABELS = tuple(label for label, _ in MEDIA.values())


def test_every_sentence_of_the_library_is_known() -> None:
    said = {one.replace("{:,}", "{}") for file in FILES for one in spoken(file)}
    sentences = {one for one in said if re.match(r"([A-Z][a-z]|[{“])[^<>\n]* [^<>\n]*[.]$", one)}
    assert len(sentences) > 60
    assert sentences - set(SENTENCES) == set()
    # Those that are put together from pieces, and those that are pieces.
    whole = " ".join(said)
    gone = [one for one in SENTENCES if one not in said and one.strip("{} .") not in whole]
    composed = ("The record of what you read was", "1 article", "{} articles", *MEDIA_LABELS)
    assert [one for one in gone if not one.startswith(composed)] == []


@pytest.mark.usefixtures("qapp")
def test_english_is_left_alone() -> None:
    assert told("This file is empty.") == "This file is empty."


@pytest.mark.usefixtures("loud")
def test_what_is_in_the_gaps_is_kept() -> None:
    gone = "This folder can't be read (/a b/c). Its articles are left out."
    assert told(gone) == "THIS FOLDER CAN'T BE READ (/a b/c). ITS ARTICLES ARE LEFT OUT."
    odd = "“{x} {} is missing” is no date that can be read; 2021-05-08 stands in for it."
    assert told(odd) == (
        "“{x} {} is missing” IS NO DATE THAT CAN BE READ; 2021-05-08 STANDS IN FOR IT."
    )
    assert told("What nobody ever said.") == "What nobody ever said."


@pytest.mark.usefixtures("loud")
def test_a_sentence_may_stand_within_another() -> None:
    assert told("This file can't be read (permission denied).") == (
        "THIS FILE CAN'T BE READ (PERMISSION DENIED)."
    )
    assert told("The file holds 3 NUL characters, which were left out.").isupper()


@pytest.mark.usefixtures("loud")
@pytest.mark.parametrize("was_there", [True, False])
@pytest.mark.parametrize("aside", ["/9", None])
@pytest.mark.parametrize("merged", [0, 1, 2])
@pytest.mark.parametrize("backup", ["2026-11-24", None])
def test_what_was_mended_is_told(
    backup: str | None, merged: int, aside: str | None, was_there: bool
) -> None:
    words = _words(backup, merged, aside, was_there=was_there)
    assert told(words) == words.upper()


@pytest.mark.usefixtures("loud")
def test_a_long_sentence_takes_no_time_to_speak_of() -> None:
    words = "“" * 20_000 + "is not valid; stands in" * 20_000
    assert told(words) == words


def test_reasons_are_as_the_library_writes_them() -> None:
    assert [one for one in REASONS if one != one.lower() or "{}" in one] == []


@pytest.mark.usefixtures("loud")
def test_what_stands_in_the_place_of_a_film_is_told() -> None:
    page = Page('<p class="media"><a href="https://a.b/c">Embedded page: a.b</a></p>')
    assert ">EMBEDDED PAGE: a.b</a>" in body_html(page, plain=False)
    named = Page('<p class="media">Video: a b.mp4</p>')
    assert ">VIDEO: a b.mp4<" in body_html(named, plain=False)
    named = Page('<p class="media">Video: Q&amp;A.mp4</p>')
    assert ">VIDEO: Q&amp;A.mp4<" in body_html(named, plain=False)
    other = Page('<p><a href="https://a.b/c">Embedded page: a.b</a></p>')
    assert body_html(other, plain=False) == other.html
