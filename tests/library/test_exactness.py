"""A thousand queries find what a search through the folded texts finds, and nothing else."""

from __future__ import annotations

import random
import re
import unicodedata
from typing import TYPE_CHECKING

import pytest

from library import Library, Places, Query
from library.han import unified
from library.text import body_text
from tests.conftest import SHARED, article, write

if TYPE_CHECKING:
    from pathlib import Path

QUERIES = 500
"""Of each of two libraries."""
_ALPHABET = "经經济濟后後里裏的了一港口船，。！：5 7a b é Linux PM2.5 C++ か゛ガ한국어😀👍🏽"
_SYNTAX = re.compile('["“”()（）:：\n]|^[-－]|\\bOR\\b')


def plain(text: str) -> str:
    """The text as it is compared, a blank only where one counts."""
    text = unicodedata.normalize(
        "NFKC", re.sub("[\u00ad\u200b-\u200c\u2060\ufe0e\ufe0f\ufeff]", "", text)
    )
    text = unicodedata.normalize("NFKC", text.replace("’", "'").lower())
    text = "".join(
        unicodedata.normalize("NFD", one)[0] if "LATIN" in unicodedata.name(one, "") else one
        for one in text
    )
    text = "\n".join(" ".join(line.split()) for line in unified(text).split("\n"))
    return re.sub(" ", lambda blank: _kept(text, blank.start()), text)


def _kept(text: str, at: int) -> str:
    before, after = kind(text[at - 1 : at]), kind(text[at + 1 : at + 2])
    if before != after:
        return ""
    return "\n" if before == "mark" else " "


def kind(character: str) -> str:
    """A letter of a word, a digit, or a mark that is a word of its own."""
    if character.isascii() and character.isdigit():
        return "digit"
    name = unicodedata.name(character, "") if character else ""
    return "letter" if name.startswith(("LATIN SMALL", "GREEK SMALL", "CYRILLIC SMALL")) else "mark"


def holds(text: str, wanted: str, *, whole: bool) -> bool:
    """Whether it stands there, a word from its beginning on and, if `whole`, to its end."""
    at = text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        first, last = kind(wanted[0]), kind(wanted[-1])
        begins = first == "mark" or not at or kind(text[at - 1]) != first
        ends = last == "mark" or not whole or end == len(text) or kind(text[end]) != last
        if begins and ends:
            return True
        at = text.find(wanted, at + 1)
    return False


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
