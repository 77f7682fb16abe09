"""An index of any number of articles without their files, written by the index's own writer.

    PYTHONPATH=. python -P -m tests.benchmarks.million ARTICLES FOLDER DATA

makes FOLDER, which stays empty, and the index below DATA that `Library.open(FOLDER, ...)` finds.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
import time
from datetime import UTC, datetime
from itertools import accumulate
from typing import TYPE_CHECKING

from library import Article, Library, Places
from library.article_row import row_of
from library.fold import tokens
from library.index import Index
from library.index_writer import Entry, put_articles, put_texts, set_rules, waiting_texts
from library.packing import pack
from library.scan import FileStamp
from library.shards import fill
from library.state import State
from library.text import Text
from tests.benchmarks.figures import SEED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from library.shards import Row

LIST_BATCH = 5000
TEXT_BATCH = 4000
TEXT_WORDS = 60
"""Words of two characters: an article is a short notice, so that a million fit on a disk."""
_FIRST, _LAST = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2006, 2026))
_HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 3000)]


class Archive:
    """Made-up articles, the same for the same number."""

    def __init__(self, count: int) -> None:
        self._random = random.Random(SEED)
        self._words = ["".join(self._random.choices(_HAN, k=2)) for _ in range(20_000)]
        # A few words stand in half of all articles and most in hardly any, as in a language.
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))
        step = (_LAST - _FIRST) // count
        self._dates = [_FIRST + step * at for at in range(count)]

    @property
    def words(self) -> list[str]:
        """From the most frequent to the rarest."""
        return self._words

    def entries(self) -> Iterator[Entry]:
        """The articles as the list knows them, the oldest first."""
        for at, date in enumerate(self._dates):
            area, source, section = at % 12, at % 96, at % 384
            article = Article(
                f"{area}/{source}/{at}.md".encode(),
                "".join(self._some(8)),
                "",
                "text",
                date=datetime.fromtimestamp(date, UTC),
                author=f"Source {source}",
                categories=((f"Area {area}", f"Source {source}", f"Section {section}"),),
            )
            yield Entry(row_of(article), FileStamp(1000, date * 10**9), replaces=False)

    def texts(self, rows: list[tuple[int, str]]) -> Iterator[tuple[Text, Row]]:
        """The texts of (id, title), the ids ascending."""
        for id_, title in rows:
            text = "".join(self._some(TEXT_WORDS))
            mark = hashlib.blake2b(text.encode(), digest_size=8).digest()
            yield Text(id_, b"", text[:120], mark, False), (id_, tokens(text), tokens(title))

    def _some(self, count: int) -> list[str]:
        return self._random.choices(self._words, cum_weights=self._weights, k=count)


def build(count: int, folder: str, data: str, *, with_texts: bool = True) -> Archive:
    """Writes the index of `count` articles; says how long each part took."""
    os.makedirs(folder)
    archive = Archive(count)
    places = Places.below(data)
    Library.open(folder, places).close()
    folder = os.path.abspath(folder)
    state, index = State(places.state_of(folder)), Index(places.cache_of(folder))
    started = time.perf_counter()
    set_rules(index, "hexo")
    batch: list[Entry] = []
    for entry in archive.entries():
        batch.append(entry)
        if len(batch) == LIST_BATCH:
            put_articles(index, state, batch)
            batch.clear()
    put_articles(index, state, batch)
    listed = time.perf_counter()
    if with_texts:
        _write_texts(index, archive)
    said = {"list": listed - started, "texts": time.perf_counter() - listed}
    sys.stdout.write(json.dumps(said) + "\n")
    index.close()
    state.close()
    return archive


def _write_texts(index: Index, archive: Archive) -> None:
    index.shards.make_room(builders=2)
    for shard in index.shards.newest_first():
        file = index.shards.file(shard)
        for batch in waiting_texts(index, shard, TEXT_BATCH):
            texts = list(archive.texts([(id_, title) for id_, _, title, _ in batch]))
            with file.write() as connection:
                fill(connection, (row for _, row in texts))
            put_texts(index, [text for text, _ in texts])
        for _ in pack(file):
            continue


if __name__ == "__main__":
    build(int(sys.argv[1]), sys.argv[2], sys.argv[3])
