"""Writes the safe HTML of one article: texts escaped, hits marked, endless words made breakable."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from library.fold import spans
from library.html_names import INLINE

if TYPE_CHECKING:
    from collections.abc import Sequence

HAN = "\u3041-\u30fa\u3400-\u9fff\uf900-\ufaff"
"""Han and kana, as they stand in a character class."""

# A word of 20,000 letters costs QTextDocument 50 ms, of 100,000 a second, of a million minutes.
_LONGEST_WORD = 2_000
# Han, kana and Hangul may be parted anywhere; their punctuation and a no-break space may not.
_PLACES = rf" \t\n\r\u200b{HAN}\uac00-\ud7a3"
_PLACE = re.compile(f"[{_PLACES}]")
_ENDLESS = re.compile(f"[^{_PLACES}]{{{_LONGEST_WORD}}}")
_MOST_HITS = 5_000
_CLOSING, _OPENING = re.compile("</([a-z0-9]+)>"), re.compile("<([a-z0-9]+)[ >]")
_INLINE = {*filter(None, INLINE.values()), "span"}


def breakable(text: str) -> str:
    """`text` with a place to break the line in each endless word."""
    return _ENDLESS.sub("\\g<0>\u200b", text) if len(text) >= _LONGEST_WORD else text


class Writer:
    """Pieces of HTML in order; the texts of one line are kept together until the line ends."""

    def __init__(self, marks: Sequence[str]) -> None:
        self._marks = marks
        self._out: list[str] = []
        self._run: list[int] = []
        self._unbroken = 0
        self._hits = 0
        self.length = 0

    def html(self) -> str:
        self.end_line()
        return "".join(self._out)

    def add(self, piece: str) -> None:
        if piece:
            self.length += len(piece)
            self._out.append(piece)

    def follows_block(self) -> bool:
        """Whether what comes next stands right behind a block that was closed."""
        for piece in reversed(self._out):
            closes = _CLOSING.match(piece)
            if closes:
                return closes[1] not in _INLINE
            opens = _OPENING.match(piece)
            if opens is None or opens[1] not in _INLINE:
                return False
        return False

    def text(self, text: str) -> None:
        self._run.append(len(self._out))
        self.add(self._breakable(text))

    def _breakable(self, text: str) -> str:
        """`text` with a place to break the line in words that have none, across inline tags."""
        place = _PLACE.search(text)
        if self._unbroken + (place.start() if place else len(text)) >= _LONGEST_WORD:
            text, place = "\u200b" + text, place or _PLACE.match("\u200b")
            self._unbroken = 0
        text = breakable(text)
        tail = _PLACE.search(text[: -_LONGEST_WORD - 1 : -1])
        self._unbroken = tail.start() if tail else self._unbroken + len(text)
        return text

    def allow_break(self) -> None:
        """A place where the article itself lets a long word break."""
        self._unbroken = _LONGEST_WORD

    def end_line(self) -> None:
        """Escapes the texts of a line, with hits marked across the tags that part them."""
        self._unbroken = 0
        hits: list[tuple[int, int]] = []
        if self._marks and self._run and self._hits < _MOST_HITS:
            hits = spans("".join([self._out[index] for index in self._run]), self._marks)
            hits = hits[: _MOST_HITS - self._hits]
        if not hits:
            for index in self._run:
                self._out[index] = html.escape(self._out[index], quote=False)
        else:
            self._mark(hits)
        self._run.clear()

    def _mark(self, hits: list[tuple[int, int]]) -> None:
        start, at = 0, 0
        for index in self._run:
            piece = self._out[index]
            parts: list[str] = []
            done = 0
            while at < len(hits) and hits[at][0] < start + len(piece):
                first, last = max(hits[at][0] - start, 0), min(hits[at][1] - start, len(piece))
                parts += [html.escape(piece[done:first], quote=False), self._hit(piece[first:last])]
                done = last
                if hits[at][1] > start + len(piece):
                    break  # the rest of this hit stands in the next piece
                at += 1
            parts.append(html.escape(piece[done:], quote=False))
            self._out[index] = "".join(parts)
            start += len(piece)

    def _hit(self, words: str) -> str:
        name = "" if self._hits else ' id="hit"'
        self._hits += 1
        return f'<span class="hit"{name}>{html.escape(words, quote=False)}</span>'
