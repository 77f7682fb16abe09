"""The words of an article around what was searched for, for its row in the list."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from library.fold import fold, quick_spans, spans
from library.frontmatter import read_article, read_body
from library.han import unified
from library.text import body_text, snippet, text_before

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from library.article import BodyFormat, Headline

IN_SIGHT = 100
"""Characters of a snippet that a row shows."""
MOST_HITS = 2000
"""Of a text: to look at more of them would take longer than to read it."""
SENTENCE = 24
"""Characters before a hit in which its sentence may begin."""
_ENDS = "\n。！？；"
BEFORE = 10
"""Characters shown before a hit: few, so that it stands in sight in a narrow list."""
SHOWN = 400
"""Characters that a snippet is made from."""
MORE_TAGS = 20
"""After those before a hit, for the characters of its snippet."""
TAGS = 80
"""Of a body, within which most have their best hit: the rest is looked at where it is not there."""


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
        body, body_format = read_body(headline.path, data)
    else:
        article = read_article(headline.path, data, modified=0)
        body, body_format = article.body, article.body_format
    text, hit = _text_and_hit(body, body_format, marks)
    if hit < BEFORE:
        return headline
    start = _start(text, hit)
    return replace(headline, snippet="…" + snippet(text[start : start + SHOWN].lstrip()))


def _text_and_hit(body: str, body_format: BodyFormat, marks: Sequence[str]) -> tuple[str, int]:
    """The text of a body, at least as far as a snippet needs it, and where its best hit begins."""
    enough = len(marks)
    # The markup is looked through first, so that no more than needed is made into text.
    guess = _best(body, quick_spans(body, marks), enough)
    if guess.words == enough:
        tags = body.count("<", 0, guess.start + SHOWN) + MORE_TAGS
        text, whole = text_before(body, body_format, tags)
        best = _best(text, quick_spans(text, marks), enough)
        # What is likely is looked at with care.
        start = max(best.start - BEFORE, 0)
        near = text[start : best.start + SHOWN]
        sure = _best(near, spans(near, marks), enough) == Best(best.start - start, enough)
        if sure and (whole or best.start + SHOWN <= len(text)):
            return text, best.start
    text = body_text(body, body_format)
    return text, _best(text, spans(text, marks), enough).start


class Best(NamedTuple):
    """Where the best hit begins, and how many different words are in sight from there."""

    start: int
    words: int


def _best(text: str, hits: Iterable[tuple[int, int]], enough: int) -> Best:
    """Where the most different words begin that are within sight of each other, at most `enough`;
    of several such places the first. `Best(0, 0)` where there is no hit."""
    best = Best(0, 0)
    forms: dict[str, str] = {}
    within: Counter[str] = Counter()
    near: deque[tuple[int, str]] = deque()
    for start, end in islice(hits, MOST_HITS):
        hit = text[start:end]
        word = forms.get(hit) or forms.setdefault(hit, unified(fold(hit)))
        near.append((start, word))
        within[word] += 1
        while near[0][0] < end - IN_SIGHT and len(near) > 1:
            _, gone = near.popleft()
            within[gone] -= 1
            if not within[gone]:
                del within[gone]
        if len(within) > best.words:
            best = Best(near[0][0], len(within))
            if best.words == enough:
                break
    return best


def _start(text: str, hit: int) -> int:
    """Where the words around a hit begin."""
    # A sentence that has just begun is shown from its beginning.
    for end in reversed(range(max(hit - SENTENCE, 0), hit)):
        if text[end] in _ENDS:
            return end + 1
    start = hit - BEFORE
    if text[start - 1].isascii() and text[start - 1].isalnum():
        # Not from the middle of a word.
        start += len(text[start : start + BEFORE].partition(" ")[0]) % BEFORE
    return start
