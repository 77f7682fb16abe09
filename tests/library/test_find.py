"""The first page of a list is the beginning of the whole list, by whatever index it is read; and
what nobody waits for any more is called off."""

from __future__ import annotations

import random
import threading
from itertools import product
from typing import TYPE_CHECKING

import apsw
import pytest

from library import CalledOffError, Library, Places, Query, Stop
from library import ids as reading
from library.collation import sort_key
from tests.conftest import article, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from library import Headline

PLACES = (
    Query(),
    Query(category=("Large",)),
    Query(category=("Large", "Part")),
    Query(category=("Small",)),
    Query(category=("None such",)),
    Query(shelf="unread"),
    Query(shelf="favourites"),
    Query(shelf="drafts"),
    Query(category=("Large",), unread_only=True),
    Query(category=("Small",), unread_only=True),
    Query(shelf="favourites", unread_only=True),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Ninety articles, some of them drafts, many unread, a few starred."""
    root = tmp_path_factory.mktemp("find")
    chance = random.Random(3)
    for number in range(90):
        category = chance.choice(["Large", "Large", "Large/Part", "Small", "", "Large"])
        title = f"{chance.choice('甲乙丙abc')} {chance.randint(1, 20)}"
        more = "draft: true" if chance.random() < 0.1 else ""
        text = f"Harbour {number}." if number % 3 else f"Market {number}."
        date = f"2021-05-{chance.randint(1, 28):02}"
        write(root, {f"{number}.md": article(title, text, date, category, more)})
    library = Library.open(root, Places.below(root / "data"))
    library.refresh()
    headlines = library.headlines(library.find(Query()).ids)
    for flag, share in (("read", 0.4), ("favourite", 0.15)):
        paths = [one.path for one in headlines if chance.random() < share]
        library.mark_files(paths, flag, True)
    yield library
    library.close()


def belongs(one: Headline, place: Query) -> bool:
    depth = len(place.category)
    return (
        (not depth or any(path[:depth] == place.category for path in one.categories))
        and not (one.read and (place.unread_only or place.shelf == "unread"))
        and (one.favourite or place.shelf != "favourites")
    )


def by_order(order: str, one: Headline) -> tuple[str, int]:
    key = {"title": sort_key(one.title), "source": sort_key(one.author or "")}.get(order, "")
    return key, one.id if order == "oldest" else -one.id


@pytest.mark.parametrize("order", ["newest", "oldest", "title", "source"])
def test_lists_are_those_of_a_walk_over_everything(
    library: Library, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr(reading, "PART", 7)
    monkeypatch.setattr(reading, "_CHARACTERS", 20)
    everything = library.headlines(library.find(Query()).ids)
    assert len(everything) > 60
    for place, words in product(PLACES, ("", "harbour", "is:unread", "is:favourite harbour")):
        query = Query(words, place.shelf, place.category, place.unread_only, order)
        whole = library.find(query).ids
        if place.shelf != "drafts":
            expected = [one for one in everything if belongs(one, place)]
            if words:
                found = set(library.find(Query(words)).ids)
                expected = [one for one in expected if one.id in found]
            expected.sort(key=lambda one: by_order(order, one))
            assert whole.tolist() == [one.id for one in expected], query
        for limit in (1, 10, 200):
            assert library.find(query, limit).ids == whole[:limit], (query, limit)


def test_the_first_page_of_a_list_without_copies(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    for number in range(30):
        text = f"Text {number % 7}."
        write(folder, {f"{number}.md": article("The same", text, f"2021-05-{number % 28 + 1:02}")})
    library = Library.open(folder, Places.below(tmp_path / "data"))
    library.refresh()
    for order in ("newest", "oldest", "title"):
        whole = library.find(Query(order=order), fold=True).ids
        assert len(whole) == 7
        for limit in (1, 3, 6, 7, 20):
            assert library.find(Query(order=order), limit, fold=True).ids == whole[:limit]
    library.close()


def test_nothing_is_asked_once_it_is_called_off(library: Library) -> None:
    stop = Stop()
    assert len(library.find(Query(), stop=stop).ids) > 60
    stop.now()
    with pytest.raises(CalledOffError):
        library.find(Query(), stop=stop)
    assert len(library.find(Query()).ids) > 60


def test_a_statement_that_runs_is_interrupted() -> None:
    connection, stop, raised = apsw.Connection(":memory:"), Stop(), threading.Event()
    begun = threading.Event()
    connection.create_scalar_function("begin", lambda: begun.set() or 1)
    endless = (
        "WITH RECURSIVE n(i) AS (SELECT begin() UNION ALL SELECT i+1 FROM n) SELECT sum(i) FROM n"
    )

    def ask() -> None:
        with pytest.raises(CalledOffError), stop.over(connection):
            connection.execute(endless).fetchall()
        raised.set()

    thread = threading.Thread(target=ask)
    thread.start()
    assert begun.wait(10)
    stop.now()
    assert raised.wait(10)
    thread.join()
