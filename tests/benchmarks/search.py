"""Mixed queries: the newest 100 with snippets, the count of all hits, the most relevant 100; beside
ripgrep over the folder."""

from __future__ import annotations

import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from library import Library, Places, Query
from library.text import body_text
from tests.benchmarks.figures import SEED, Row, percentile, say, times
from tests.benchmarks.full_index import index

if TYPE_CHECKING:
    from collections.abc import Callable

    from library import Order

QUERIES = 500
ROUNDS = 3
"""How often each query is asked; the median counts."""
GREP_EVERY = 17
"""ripgrep takes long: it is asked every seventeenth query, so that each kind has its turn."""
PARTS = (40, 8)
"""The part of ripgrep's time that the median, and the 95th percentile, may take."""
RANKED_EVERY = 5
_HAN = re.compile("[\u4e00-\u9fff]{6,}")
_LATIN = re.compile("[A-Za-z]{2,}")


def measure(
    folder: str, data: str, parts: tuple[int, int] = PARTS, grep_every: int = GREP_EVERY
) -> list[Row]:
    """`data` holds the index of `folder`. Without ripgrep there is no floor, and no row."""
    if shutil.which("rg") is None:
        sys.stdout.write("search: install ripgrep for its floor\n")
        return []
    library = Library.open(folder, Places.below(data))
    try:
        rows = _measure(library, folder, parts, grep_every)
    finally:
        library.close()
    for row in rows:
        say(row)
    return rows


def _measure(library: Library, folder: str, parts: tuple[int, int], grep_every: int) -> list[Row]:
    ours: list[float] = []
    counts: list[float] = []
    ranked: list[float] = []
    floors: list[float] = []
    for number, words in enumerate(queries(library)):
        asked = [_timed(lambda words=words: newest(library, words)) for _ in range(ROUNDS)]
        ours.append(statistics.median(asked))
        counts.append(_timed(lambda words=words: library.count(Query(words))))
        if number % RANKED_EVERY == 0:
            ranked.append(_timed(lambda words=words: newest(library, words, "relevance")))
        if number % grep_every == 0:
            # The first run brings the files into the page cache.
            floors.append([_timed(lambda words=words: grep(words, folder)) for _ in range(2)][1])
    note = f"`rg -l`, median of {len(floors)}"
    floor = statistics.median(floors)
    return [
        _row(
            f"search, median of {len(ours)} queries", statistics.median(ours), floor, note, parts[0]
        ),
        _row("search, 95th percentile", percentile(ours, 95), floor, note, parts[1]),
        _limited("search, count of all hits", counts, 200),
        _limited("search, 100 most relevant", ranked, 300),
    ]


def _row(what: str, ours: float, floor: float, note: str, part: int) -> Row:
    found, target = f"{ours:.2f} ms", f"< 1/{part}"
    met = ours < floor / part
    return Row(what, found, f"{floor:.0f} ms ({note})", times(ours / floor), target, met)


def _limited(what: str, ours: list[float], most: float) -> Row:
    late = percentile(ours, 95)
    found = f"{statistics.median(ours):.1f} ms (95 %: {late:.1f})"
    return Row(what, found, "–", "–", f"{most:.0f} ms", late <= most)


def newest(library: Library, words: str, order: Order = "newest") -> None:
    """What the list asks for: the first hundred headlines, with snippets around the hits."""
    hits = library.find(Query(words, order=order), 100)
    library.headlines(hits.ids, hits.marks)


def grep(words: str, folder: str) -> None:
    """Files with the first of the words, or with the phrase: less than what we are asked."""
    word = words.split('"')[1] if '"' in words else words.split(maxsplit=1)[0]
    command = ["rg", "--files-with-matches", "--fixed-strings", "--", word, folder]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False)


def _timed(call: Callable[[], None]) -> float:
    started = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - started)


def queries(library: Library) -> list[str]:
    """Words of the corpus itself, always the same: what occurs often is drawn often."""
    chance = random.Random(SEED)
    ids = list(library.find(Query()).ids)
    drawn = [_text(library, id_) for id_ in chance.sample(ids, min(QUERIES, len(ids)))]
    texts = [text for text in drawn if _HAN.search(text) and _LATIN.search(text)]
    vocabulary = sorted({word for text in texts for word in _LATIN.findall(text)})
    kinds: list[Callable[[str], str]] = [
        *(lambda text, n=n: _run(chance, text, n) for n in (1, 2, 2, 3, 4, 5, 6)),
        lambda text: f"{_run(chance, text, 2)} {_run(chance, text, 2)}",
        lambda text: chance.choice(_LATIN.findall(text)),
        lambda _: chance.choice(vocabulary),  # rare as often as frequent
        lambda text: f'"{_phrase(chance, text)}"',
    ]
    return [kinds[n % len(kinds)](texts[n % len(texts)]) for n in range(QUERIES)]


def _text(library: Library, id_: int) -> str:
    article = library.article(id_)
    return body_text(article.body, article.body_format)


def _run(chance: random.Random, text: str, length: int) -> str:
    """A few Chinese characters that follow one another."""
    run = chance.choice(_HAN.findall(text))
    start = chance.randrange(len(run) - length + 1)
    return run[start : start + length]


def _phrase(chance: random.Random, text: str) -> str:
    """A piece of a sentence, with whatever stands in it but a quotation mark."""
    pieces = [piece for piece in re.split('["“”\n]', text) if len(piece) >= 12]
    return chance.choice(pieces)[:12].strip()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as fresh:
        index(os.path.abspath(sys.argv[1]), fresh)
        measure(os.path.abspath(sys.argv[1]), fresh)
