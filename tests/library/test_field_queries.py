"""Fields, flags and dates find what a filter over `search --json` does, and nothing else."""

from __future__ import annotations

import json
import os
import random
import re
import unicodedata
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from library import Library, Places, Query
from library.han import unified
from tests.conftest import ARTICLES, SHARED, article, run_cli, write
from tests.library.brute_force import holds, plain
from tests.library.test_search import FILES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Row = dict[str, Any]
    Filter = Callable[[Row], bool]
    Asked = tuple[str, Filter]

QUERIES = 300
"""Of each of two libraries."""
_MORE = {
    "繁體/經濟.md": article("經濟新聞", "<p>台灣的經濟。</p>", "2021-12-31T23:59:59Z", "財經/國際",
                       "author: 經濟日報\ntags: [財經, Ünïcode]\nlink: 'https://例子.測試/a'"),
    "pictures/macro.md": article("Macros", "Use `vec![1, 2]` and asm![2](3).", "2021-06-30"),
    "pictures/mark.md": article("Marked down", "A lamp: ![lamp](lamp.png)", "2021-07-01", "Town"),
    "pictures/upper.html": "<h1>Upper</h1><p><IMG SRC='a.png'></p>",
    "草稿.md": article("A draft", "<p>Not yet.</p>", "2021-05-08", "News", "draft: true"),
}  # fmt: skip


def folded(text: str) -> str:
    """Without what a field makes no difference for."""
    return unified(
        "".join(
            unicodedata.normalize("NFD", one)[0] if "LATIN" in unicodedata.name(one, "") else one
            for one in unicodedata.normalize("NFKC", text).lower()
        )
    )


def in_field(values: Callable[[Row], list[str]], words: str) -> Filter:
    wanted = folded(words)
    return lambda row: any(wanted in folded(value) for value in values(row))


def in_title(words: str, *, whole: bool) -> Filter:
    wanted = plain(words)
    return lambda row: holds(plain(row["title"]), wanted, whole=whole)


VALUES: dict[str, Callable[[Row], list[str]]] = {
    "author": lambda row: [row["author"] or ""],
    "source": lambda row: [row["author"] or "", row["source_url"] or ""],
    "category": lambda row: ["/".join(path) for path in row["categories"]],
    "tag": lambda row: row["tags"],
    "path": lambda row: [row["path"]],
}
NAMES = {
    "title": ("title", "标题", "標題", "Title"), "author": ("author", "作者"),
    "source": ("source", "来源", "來源"), "category": ("category", "分类", "分類"),
    "tag": ("tag", "标签", "標籤"), "path": ("path", "路径"),
}  # fmt: skip
FLAGS: list[Asked] = [
    ("is:unread", lambda row: not row["read"]), ("是:未读", lambda row: not row["read"]),
    ("is:read", lambda row: row["read"]), ("is:已读", lambda row: row["read"]),
    ("is:favourite", lambda row: row["favourite"]), ("是：收藏", lambda row: row["favourite"]),
    ("is:problem", lambda row: bool(row["problems"])),
    ("是:问题", lambda row: bool(row["problems"])),
    ("has:image", lambda row: row["image"]), ("有:图片", lambda row: row["image"]),
]  # fmt: skip


def when(row: Row) -> datetime:
    return datetime.fromisoformat(row["date"]).astimezone().replace(tzinfo=None)


class Draw:
    """Queries drawn from what the rows hold, each with the filter that it should be."""

    def __init__(self, rows: list[Row], seed: int) -> None:
        self._rows = rows
        self._chance = random.Random(seed)

    def query(self) -> Asked:
        """One to three of them, refused, joined, in brackets."""
        chance = self._chance
        words, test = self.one()
        for _ in range(chance.choice((0, 0, 1, 2))):
            more, other = self.one()
            if chance.random() < 0.5:
                words, test = f"{words} {more}", both(test, other)
            else:
                words, test = f"({words}) OR {more}", either(test, other)
            if chance.random() < 0.3:
                words, test = f"-({words})", refused(test)
        return words, test

    def one(self) -> Asked:
        chance = self._chance
        draw = chance.choice([self.title, self.field, self.field, self.date, self.flag])
        words, test = draw()
        return (f"-{words}", refused(test)) if chance.random() < 0.25 else (words, test)

    def flag(self) -> Asked:
        return self._chance.choice(FLAGS)

    def title(self) -> Asked:
        words = self._run([row["title"] for row in self._rows if row["title"].strip()])
        # Quoted and so whole: a word that something follows is no longer being typed.
        name = self._chance.choice(NAMES["title"])
        return f'{name}:"{words}"', in_title(words, whole=True)

    def field(self) -> Asked:
        name = self._chance.choice(list(VALUES))
        held = [value for row in self._rows for value in VALUES[name](row) if value.strip()]
        words = self._run(held) if held else "nothing"
        return f'{self._chance.choice(NAMES[name])}:"{words}"', in_field(VALUES[name], words)

    def date(self) -> Asked:
        day = when(self._chance.choice(self._rows)).replace(hour=0, minute=0, second=0)
        spans = [
            (f"{day:%Y}", day.replace(month=1, day=1),
             day.replace(year=day.year + 1, month=1, day=1)),
            (f"{day:%Y-%m}", day.replace(day=1),
             (day.replace(day=1) + timedelta(days=31)).replace(day=1)),
            (f"{day.year}年{day.month}月{day.day}日", day, day + timedelta(days=1)),
        ]  # fmt: skip
        words, start, end = self._chance.choice(spans)
        return self._chance.choice([
            (f"date:{words}", lambda row: start <= when(row) < end),
            (f"日期:{words}", lambda row: start <= when(row) < end),
            (f"after:{words}", lambda row: when(row) >= start),
            (f"之后:{words}", lambda row: when(row) >= start),
            (f"before:{words}", lambda row: when(row) < start),
            (f"之前:{words}", lambda row: when(row) < start),
        ])  # fmt: skip

    def _run(self, values: list[str]) -> str:
        while True:
            value = self._chance.choice(values)
            start = self._chance.randrange(len(value))
            run = value[start : start + self._chance.randint(1, 6)].strip()
            if run and plain(run).strip() and not re.search('["“”\n\ud800-\udfff]', run):
                return run


def both(one: Filter, other: Filter) -> Filter:
    return lambda row: one(row) and other(row)


def either(one: Filter, other: Filter) -> Filter:
    return lambda row: one(row) or other(row)


def refused(test: Filter) -> Filter:
    return lambda row: not test(row)


def compare(folder: Path, data: Path, seed: int) -> None:
    library = Library.open(folder, Places.below(data))
    try:
        library.refresh()
        chance = random.Random(seed)
        headlines = library.headlines(library.find(Query()).ids)
        for flag, share in (("read", 0.4), ("favourite", 0.2)):
            paths = [one.path for one in headlines if chance.random() < share]
            library.mark_files(paths, flag, True)  # type: ignore[arg-type]
        said = run_cli("search", folder, "--json", "--data", data)
        assert said.returncode == 0, said.stderr
        rows: list[Row] = [json.loads(line) for line in said.stdout.splitlines()]
        assert len(rows) == len(headlines)
        for row in rows:
            id_ = library.id_of(os.fsencode(row["path"]))
            assert id_ is not None
            row["image"] = "<img" in library.page(id_)[2].html
        draw = Draw(rows, seed)
        for words, test in [*FLAGS, *(draw.query() for _ in range(QUERIES))]:
            query = Query(words)
            hits = library.find(query)
            assert hits.not_understood == (), words
            found = [os.fsdecode(one.path) for one in library.headlines(hits.ids)]
            # In the order of the list, which is the newest first.
            assert found == [row["path"] for row in rows if test(row)], words
            assert library.count(query) == len(found), words
    finally:
        library.close()


def test_articles_of_our_own(tmp_path: Path) -> None:
    write(tmp_path / "news", {**FILES, **ARTICLES, **_MORE})
    compare(tmp_path / "news", tmp_path / "data", 7)


def test_real_articles(tmp_path: Path) -> None:
    if not (SHARED / "corpus").exists():
        pytest.skip("the shared folder of real articles is not here")
    compare(SHARED / "corpus", tmp_path / "data", 8)


def test_the_command_finds_the_same(tmp_path: Path) -> None:
    write(tmp_path / "news", {**FILES, **ARTICLES, **_MORE})
    draw: list[Asked] = [
        ("title:lam", in_title("lam", whole=False)),
        ('作者:经济 -(date:2020 OR 标签:"x y")', in_field(VALUES["author"], "经济")),
    ]
    every = run_cli("search", tmp_path / "news", "--json", "--data", tmp_path / "data")
    rows = [json.loads(line) for line in every.stdout.splitlines()]
    for words, test in draw:
        said = run_cli("search", tmp_path / "news", words, "--json", "--data", tmp_path / "data")
        found = [json.loads(line)["path"] for line in said.stdout.splitlines()]
        assert found == [row["path"] for row in rows if test(row)] != [], words
