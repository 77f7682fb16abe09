"""A thousand queries find what a search through the folded texts finds, and nothing else."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pytest

from library import Library, Places, Query
from library.text import body_text
from tests.conftest import SHARED, article, write
from tests.library.brute_force import holds, plain

if TYPE_CHECKING:
    from pathlib import Path

QUERIES = 500
"""Of each of two libraries."""
_ALPHABET = "经經济濟后後里裏的了一港口船，。！：5 7a b é Linux PM2.5 C++ か゛ガ한국어😀👍🏽"
_SYNTAX = re.compile('["“”()（）:：\n]|^[-－]|\\bOR\\b')


def compare(library: Library, seed: int) -> None:
    library.refresh()
    chance = random.Random(seed)
    texts = {}
    for id_ in library.find(Query()).ids:
        one = library.article(id_)
        text = body_text(one.body, one.body_format)
        texts[id_] = (one.title, text), (plain(one.title), plain(text))
    raw = [field for fields, _ in texts.values() for field in fields if field]
    asked = 0
    while asked < QUERIES:
        field = chance.choice(raw)
        start = chance.randrange(len(field))
        run = field[start : start + chance.randint(1, 8)].strip()
        wanted = plain(run)
        if _SYNTAX.search(run) or not wanted.strip() or ("\n" in wanted and " " not in run):
            continue
        asked += 1
        quoted = chance.random() < 0.5 or " " in run or "\u3000" in run or len(run.split()) > 1
        hits = set(library.find(Query(f'"{run}"' if quoted else run)).ids)
        expected = {
            id_ for id_, (_, fields) in texts.items()
            if any(holds(field, wanted, whole=quoted) for field in fields)
        }  # fmt: skip
        assert hits == expected, (run, quoted)


def test_made_up_texts(tmp_path: Path) -> None:
    chance = random.Random(5)
    write(tmp_path / "news", {
        f"{at}.md": article(
            "".join(chance.choices(_ALPHABET, k=8)).replace("'", ""),
            f"<p>{''.join(chance.choices(_ALPHABET, k=20))}<b>"
            f"{''.join(chance.choices(_ALPHABET, k=20))}</b>经济</p><p>港口</p>",
        )
        for at in range(150)
    })  # fmt: skip
    library = Library.open(tmp_path / "news", Places.below(tmp_path / "data"))
    try:
        compare(library, 1)
    finally:
        library.close()


def test_real_articles(tmp_path: Path) -> None:
    if not (SHARED / "corpus").exists():
        pytest.skip("the shared folder of real articles is not here")
    library = Library.open(SHARED / "corpus", Places.below(tmp_path / "data"))
    try:
        compare(library, 2)
    finally:
        library.close()
