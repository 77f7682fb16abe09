"""Saved searches are durable, keep their order, and outlive a damaged file."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from library.article import Query, SavedSearch
from library.mending import open_state
from library.state import State

ONE = SavedSearch("Chips", Query("集成电路 after:2021", order="oldest"))
TWO = SavedSearch("漏洞", Query("author:开源中国 漏洞", category=("编程", "开源中国")))
THREE = SavedSearch("Unread ships", Query("ship", shelf="unread", unread_only=True))


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return str(tmp_path / "state")


def names(state: State) -> list[str]:
    return [search.name for search in state.searches.all()]


def test_what_was_saved_is_there_for_another_process(folder: str) -> None:
    with closing(State(folder)) as state, closing(State(folder)) as other:
        kept = [state.searches.save(search) for search in (ONE, TWO, THREE)]
        assert list(other.searches.all()) == kept
        assert [search.query for search in kept] == [ONE.query, TWO.query, THREE.query]
        assert [search.place for search in kept] == [0, 1, 2]


def test_a_search_is_renamed_moved_deleted_and_brought_back(folder: str) -> None:
    with closing(State(folder)) as state:
        one, two, three = [state.searches.save(search) for search in (ONE, TWO, THREE)]
        state.searches.save(replace(three, place=0))
        assert names(state) == [THREE.name, ONE.name, TWO.name]
        state.searches.save(replace(one, name="Circuits", place=1))
        assert names(state) == [THREE.name, "Circuits", TWO.name]
        state.searches.delete(one.id)
        state.searches.delete(one.id)
        assert names(state) == [THREE.name, TWO.name]
        assert [search.place for search in state.searches.all()] == [0, 1]
        assert state.searches.save(one) == one
        assert names(state) == [ONE.name, THREE.name, TWO.name]
        assert state.searches.save(replace(two, place=99)).place == 2


def test_half_a_character_is_no_obstacle(folder: str) -> None:
    with closing(State(folder)) as state:
        state.searches.save(SavedSearch("\ud83d", Query("\ud83d ship")))
        (kept,) = state.searches.all()
        assert "ship" in kept.query.words


def test_a_state_with_nothing_but_a_search_is_backed_up_and_mended(folder: str) -> None:
    with closing(State(folder)) as state:
        state.searches.save(ONE)
        state.back_up()
        newer = state.searches.save(TWO)
    path = Path(folder, "state.db")
    assert list(Path(folder, "backups").iterdir())
    data = bytearray(path.read_bytes())
    data[:100] = bytes(100)
    path.write_bytes(data)
    with closing(open_state(folder)) as state:
        assert names(state) == [ONE.name, TWO.name]  # the other pages hold
    # A file of which only an index is broken gives its rows.
    shutil.rmtree(folder)
    with closing(State(folder)) as state:
        state.mark([(b"%d.md" % number, None) for number in range(3000)], "read", True)
        state.back_up()
        newer = state.searches.save(TWO)
    data = bytearray(path.read_bytes())
    middle = len(data) // 8192 * 4096
    data[middle : middle + 4096] = bytes(4096)
    path.write_bytes(data)
    with closing(open_state(folder)) as state:
        assert state.notices
        assert list(state.searches.all()) == [newer]
