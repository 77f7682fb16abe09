"""The words of an article around what was searched for, for its row in the list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from library.fold import fold, spans
from library.frontmatter import read_article, read_body
from library.han import unified
from library.text import body_text, snippet

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from library.article import Headline

IN_SIGHT = 100
"""Characters of a snippet that a row shows."""
MOST_HITS = 2000
"""Of a text: to look at more of them would take longer than to read it."""
SENTENCE = 24
"""Characters before a hit in which its sentence may begin."""
_ENDS = "\n。！？；"
BEFORE = 10
"""Characters shown before a hit: few, so that it stands in sight in a narrow list."""


def around_marks(
    headlines: Iterable[Headline],
    read: Callable[[bytes], bytes],
    marks: Sequence[str],
    odd: Container[bytes],
) -> list[Headline]:
    """The same rows with their snippets taken around the best hits in the texts, where there are
    any. `odd` are the files in which a problem was found."""
    return [_around_marks(one, read, marks, sound=one.path not in odd) for one in headlines]


def _around_marks(
    headline: Headline, read: Callable[[bytes], bytes], marks: Sequence[str], *, sound: bool
) -> Headline:
    try:
        data = read(headline.path)
    except OSError:
        return headline  # the next refresh will take it out of the list
    if sound:  # the head need not be read again
        text = body_text(*read_body(headline.path, data))
    else:
        article = read_article(headline.path, data, modified=0)
        text = body_text(article.body, article.body_format)
    found = spans(text, marks)
    best = _best(text, found) if found else 0
    if best < BEFORE:
        return headline
    start = best - BEFORE
    # A sentence that has just begun is shown from its beginning.
    for end in reversed(range(max(best - SENTENCE, 0), best)):
        if text[end] in _ENDS:
            start = end + 1
            break
    else:
        if text[start - 1].isascii() and text[start - 1].isalnum():
            # Not from the middle of a word.
            start += len(text[start : start + BEFORE].partition(" ")[0]) % BEFORE
    return replace(headline, snippet="…" + snippet(text[start : start + 400].lstrip()))


def _best(text: str, found: Sequence[tuple[int, int]]) -> int:
    """Where the hits begin that are the most different ones within sight of each other; of several
    such places the one of the most hits, and of those the first."""
    hits = [text[start:end] for start, end in found[:MOST_HITS]]
    forms = {hit: unified(fold(hit)) for hit in set(hits)}
    words = [forms[hit] for hit in hits]
    within: dict[str, int] = {}
    best, place, last = (0, 0), found[0][0], 0
    for first, word in enumerate(words):
        while last < len(words) and found[last][1] <= found[first][0] + IN_SIGHT:
            within[words[last]] = within.get(words[last], 0) + 1
            last += 1
        value = len(within), last - first
        if value > best:
            best, place = value, found[first][0]
        if last <= first:
            last = first + 1  # a hit too long to be in sight as a whole
        elif within[word] == 1:
            del within[word]
        else:
            within[word] -= 1
    return place
