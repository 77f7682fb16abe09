"""Parsing articles and taking their text, beside python-frontmatter and selectolax on the same."""

from __future__ import annotations

import os
import random
import statistics
import sys
import time
from typing import TYPE_CHECKING

import frontmatter

from library.frontmatter import read_article
from library.scan import read_file, scan
from library.text import body_text
from tests.benchmarks.figures import SEED, Row, at_most

if TYPE_CHECKING:
    from collections.abc import Callable

ARTICLES = 300
ROUNDS = 5
WHOLE, BROKEN = 1.5, 5.0


def measure(folder: str, _data: str) -> list[Row]:
    """Microseconds an article, whole and with a broken head; no rows without selectolax."""
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError:
        sys.stderr.write("parsing: selectolax is not installed (pip install selectolax)\n")
        return []

    def floor(data: bytes) -> object:
        post = frontmatter.loads(data.decode())
        return LexborHTMLParser(post.content).text(separator=" ", strip=True)

    def ours(data: bytes) -> object:
        article = read_article(b"a.md", data)
        return body_text(article.body, article.body_format)

    root = os.fsencode(folder)
    paths = sorted(scan(root, lambda: False).files)
    chosen = random.Random(SEED).sample(paths, min(ARTICLES, len(paths)))
    sound = [read_file(os.path.join(root, path)) for path in chosen]
    # An apostrophe within quotation marks: the commonest damage of all.
    broken = [data.replace(b"title: ", b"title: 'It's broken' ", 1) for data in sound]
    base, mine, mended = _by_turns((floor, sound), (ours, sound), (ours, broken))
    return [
        at_most("parsing and text of an article", mine, base, WHOLE, "µs"),
        at_most("the same with a broken head", mended, mine, BROKEN, "µs", " (a sound one)"),
    ]


def _by_turns(*measured: tuple[Callable[[bytes], object], list[bytes]]) -> list[float]:
    times: list[list[float]] = [[] for _ in measured]
    for _ in range(ROUNDS):
        for (call, articles), taken in zip(measured, times, strict=True):
            started = time.perf_counter()
            for data in articles:
                call(data)
            taken.append((time.perf_counter() - started) / len(articles) * 1e6)
    return [statistics.median(taken) for taken in times]


if __name__ == "__main__":
    for row in measure(sys.argv[1], ""):
        sys.stdout.write(row.line() + "\n")
