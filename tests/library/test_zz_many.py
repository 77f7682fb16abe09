"""Wild input: whatever the bytes, there is an article, and no word of a body is lost."""

from __future__ import annotations

import os
import unicodedata
from datetime import UTC
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from library.frontmatter import is_article, read_article
from library.text import body_text
from library.viewer import make_page
from tests.library.reading import SEED, SHARED, headed, read
from tests.library.test_fence import FENCES
from tests.library.test_fields import FIELDS
from tests.library.test_frontmatter import HEADS

if TYPE_CHECKING:
    from pathlib import Path

    from library.article import Article, Dialect


# Wild input.
_SOME = [
    SEED,
    *(text for text, _ in FENCES.values()),
    *(headed(text) for text, _ in HEADS.values()),
]
_SOME += [headed(head) for _, _, head, _ in FIELDS.values()]
_PATHS = st.sampled_from([b"a.md", b"a.html", b"a.txt", b"2021-05-08-a.md", b"s/_posts/\xff.md"])
_DIALECTS = st.sampled_from(["hexo", "jekyll", "hugo", "obsidian"])
_PIECES = st.sampled_from([
    "\n", "---\n", "\n---\n", "+++\n", ";;;\n", "'", '"', ": ", "- ", "\t", "[", "]", "{", "}",
    "&a ", "*a", "#", "|", ">", "!", "%", "@", "\r\n", "\0", "\ufeff", "\u2028", "<!--", "<b>",
    "title:", "date: ", "<<: ", "\ud800", "</div>", "```", "{% raw %}", "\\", "? ",
])  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    text = draw(st.sampled_from(_SOME))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        piece = draw(_PIECES | st.text(max_size=3))
        text = text[:at] + piece + text[at + draw(st.integers(0, 3)) :]
    return text.encode("utf-8", "surrogatepass")


def _sound(article: Article) -> None:
    assert article.title.strip()
    assert not {unicodedata.category(char) for char in article.title} & {"Cc", "Cs", "Zl", "Zp"}
    assert len(article.title) <= 500
    assert article.date is None or article.date.tzinfo is UTC
    assert article.date_guessed is False or article.date is not None
    for words in (*article.tags, *(name for path in article.categories for name in path)):
        assert isinstance(words, str)
        assert words
    for problem in article.problems:
        assert problem.path == article.path
        assert problem.line is None or problem.line >= 1
        assert problem.message
    for words in (article.author, article.summary, article.head_image, article.source_url):
        assert words is None or words.strip()
    "".join([article.title, *article.tags]).encode()
    assert isinstance(body_text(article.body, article.body_format), str)


_WILD = settings(max_examples=35000, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_WILD
@given(st.binary(max_size=400), _PATHS, _DIALECTS, st.none() | st.floats())
def test_any_bytes_are_an_article(
    data: bytes, path: bytes, dialect: Dialect, modified: float | None
) -> None:
    is_article(path, data)
    _sound(read_article(path, data, dialect=dialect, modified=modified))


@_WILD
@given(mutated(), _PATHS, _DIALECTS)
def test_any_damage_leaves_an_article(data: bytes, path: bytes, dialect: Dialect) -> None:
    _sound(read_article(path, data, dialect=dialect, modified=0))


@st.composite
def damaged_head(draw: st.DrawFn) -> str:
    """A head in which anything may be damaged but its fences."""
    head = draw(st.sampled_from([head for head, _ in HEADS.values()]))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(head)))
        piece = draw(_PIECES | st.text(max_size=3)).replace("\ud800", "").replace("\0", "")
        head = head[:at] + piece + head[at + draw(st.integers(0, 3)) :]
    return head


@_WILD
@given(damaged_head())
def test_a_damaged_head_takes_no_word_of_the_body(head: str) -> None:
    body = "Low water at dawn.\n\nThe keeper: he sleeps.\n\n---\n\nShips 'wait' [outside]."
    article = read(f"---\n{head}\n---\n{body}\n")
    assert article.body.endswith(body)
    unclosed = read(f"---\n{head}\n\n{body}\n")
    for word in ("keeper", "sleeps", "Ships", "outside"):
        everything = f"{unclosed.title} {unclosed.author} {unclosed.tags} {unclosed.summary}"
        assert word in f"{unclosed.body} {everything} {unclosed.categories}"


def _suites() -> list[Path]:
    """The folders of hostile and of real files, where they are."""
    folders = (SHARED / "hostile", SHARED / "corpus")
    return sorted(suite for folder in folders if folder.is_dir() for suite in folder.iterdir())


@pytest.mark.skipif(not _suites(), reason="no ../shared/hostile and ../shared/corpus here")
@pytest.mark.parametrize("suite", _suites(), ids=lambda suite: suite.name)
def test_every_hostile_and_every_real_file_opens(suite: Path) -> None:
    files = [path for path in (suite, *sorted(suite.rglob("*"))) if path.is_file()]
    assert files
    for path in files:
        data = path.read_bytes()
        name = os.fsencode(path.relative_to(suite.parent))
        is_article(name, data)
        article = read_article(name, data, modified=0)
        _sound(article)
        make_page(article, marks=["x"])
