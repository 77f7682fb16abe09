"""The words of an article around what was searched for, for its row in the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from library.fold import spans
from library.frontmatter import read_article
from library.text import body_text, snippet

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library.article import Headline

BEFORE = 10
"""Characters shown before a hit: few, so that it stands in sight in a narrow list."""


def around_marks(
    headline: Headline, read: Callable[[bytes], bytes], marks: Sequence[str]
) -> Headline:
    """The same row with its snippet taken around the first hit in the text, where there is one."""
    try:
        article = read_article(headline.path, read(headline.path), modified=0)
    except OSError:
        return headline  # the next refresh will take it out of the list
    text = body_text(article.body, article.body_format)
    found = spans(text, marks)
    if not found or found[0][0] < BEFORE:
        return headline
    start = found[0][0] - BEFORE
    if text[start - 1].isascii() and text[start - 1].isalnum():
        # Not from the middle of a word.
        start += len(text[start : start + BEFORE].partition(" ")[0]) % BEFORE
    return replace(headline, snippet="…" + snippet(text[start : start + 400]))
