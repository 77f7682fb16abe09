"""Kept numbers are those that a walk over every article would bring, whatever happens."""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import TYPE_CHECKING

from library import Library, Places, Query
from library.index import Index
from tests.conftest import article, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from library import Category

CATEGORIES = ("", "News", "News/Coast", "News/Coast/Harbour", "新闻/海岸", "Town")


def walk(index: Index) -> tuple[dict[tuple[str, ...], tuple[int, int]], tuple[int, ...]]:
    """(total, unread) of each category, and all, unread, favourites, drafts."""
    rows = index.lists.rows(
        "SELECT categories, draft, read, favourite FROM article JOIN flags USING(id, draft)"
    )
    totals: Counter[tuple[str, ...]] = Counter()
    unread: Counter[tuple[str, ...]] = Counter()
    for categories, draft, read, _ in rows:
        paths = [tuple(path) for path in json.loads(categories)]
        above = {path[:depth] for path in paths for depth in range(1, len(path) + 1)}
        for one in above:
            totals[one] += not draft
            unread[one] += not draft and not read
    numbers = {path: (totals[path], unread[path]) for path in totals if totals[path]}
    public = [(read, star) for _, draft, read, star in rows if not draft]
    return numbers, (
        len(public),
        sum(not read for read, _ in public),
        sum(star for _, star in public),
        len(rows) - len(public),
    )


def kept(library: Library) -> tuple[dict[tuple[str, ...], tuple[int, int]], tuple[int, ...]]:
    counts = library.counts()
    return (
        {one.path: (one.total, one.unread) for one in _all(library.categories())},
        (counts.all, counts.unread, counts.favourites, counts.drafts),
    )


def _all(tree: tuple[Category, ...]) -> Iterator[Category]:
    for one in tree:
        yield one
        yield from _all(one.children)


def put(folder: Path, chance: random.Random, number: int) -> None:
    more = "draft: true" if chance.random() < 0.2 else ""
    if chance.random() < 0.2:
        more += "\ncategories: [[News, Coast], [Town]]"
        categories = ""
    else:
        categories = chance.choice(CATEGORIES)
    # The same dates again and again, so that articles move each other to other numbers.
    date = f"2021-05-0{chance.randint(1, 3)}"
    text = f"Text {chance.randint(0, 9**9)}."
    write(folder, {f"{number}.md": article(f"Nr {number}", text, date, categories, more)})


def test_kept_numbers_are_those_of_a_walk(tmp_path: Path) -> None:
    folder, chance = tmp_path / "library", random.Random(7)
    for number in range(40):
        put(folder, chance, number)
    places = Places.below(tmp_path / "data")
    library = Library.open(folder, places)
    library.refresh()
    index = Index(places.cache_of(str(folder)))
    assert kept(library) == walk(index)
    for _ in range(6):
        for number in chance.sample(range(60), 10):
            put(folder, chance, number)
        for number in chance.sample(range(60), 5):
            (folder / f"{number}.md").unlink(missing_ok=True)
        library.refresh()
        assert kept(library) == walk(index)
        for category in (("News",), ("Town",), ()):
            hits = library.find(Query(category=category, shelf=chance.choice(("all", "drafts"))))
            flag = chance.choice(("read", "favourite"))
            changes = library.mark(hits, flag, chance.random() < 0.7)
            assert kept(library) == walk(index)
            if chance.random() < 0.5:
                library.restore(changes)
                assert kept(library) == walk(index)
    numbers, counts = walk(index)
    assert numbers[("News",)][0] > numbers[("News", "Coast")][0] > 0
    assert min(counts) > 0
    library.refresh(fresh=True)
    assert kept(library) == walk(index)
    library.close()
    # Another state: all that was mirrored is taken back.
    state = places.state_of(str(folder))
    for file in state_files(state):
        file.unlink()
    library = Library.open(folder, places)
    assert kept(library) == walk(index)
    assert library.counts().favourites == 0
    index.close()
    library.close()


def state_files(state: str) -> list[Path]:
    from pathlib import Path

    return [file for file in Path(state).iterdir() if file.name.startswith("state.db")]
