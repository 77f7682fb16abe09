"""A star is never shown on another article that has come to the path of its own."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from library import Library, Places, index_writer, look, moves
from library.absent import words
from library.parked import place_of
from library.state import State
from tests.conftest import article, write
from tests.library.test_moves import STARRED, held, look_again, star, text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

READ = (True, False, 0.0)
NEW = article("Bread", "<p>Flour, water and salt, and a night of patience.</p>", "2022-01-01")
"""Another article, whatever one looks at."""
SOURCE = "source: https://example.org/tide"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    write(folder, {"a.md": text("One"), "b.md": text("Two"), "other.md": text("Other")})
    return folder


@pytest.fixture
def library(folder: Path, data: Path) -> Iterator[Library]:
    with closing(Library.open(folder, Places.below(data))) as opened:
        look_again(opened)
        star(opened, "a.md")
        yield opened


def put(folder: Path, files: dict[str, str]) -> None:
    """Writes files that are seen to be other ones, even within one tick of the clock."""
    write(folder, files)
    for name in files:
        os.utime(folder / name)


def parked(library: Library) -> list[tuple[bytes, str]]:
    """(path, title) of starred articles that are not there."""
    return [(one.place, one.title) for one in library.absent()]


def test_a_checkout_and_back_is_as_if_nothing_had_been(library: Library, folder: Path) -> None:
    library.mark_files([b"b.md"], "read", True)
    (folder / "b.md").replace(folder / "a.md")
    os.utime(folder / "a.md")
    said = look_again(library).notices
    assert held(library) == {"a.md": READ}
    assert parked(library) == [(b"a.md", "One")]
    assert said == (words(library.absent()),)
    put(folder, {"a.md": text("One"), "b.md": text("Two")})
    assert look_again(library).notices == ()
    assert held(library) == {"a.md": STARRED, "b.md": READ}
    assert parked(library) == []


@pytest.mark.parametrize("there", [NEW, text("Two")])
def test_the_other_half_of_a_move_may_be_seen_later(
    library: Library, folder: Path, there: str
) -> None:
    put(folder, {"a.md": there})
    look_again(library)
    assert held(library) == {}
    put(folder, {"c.md": text("One")})
    look_again(library)
    assert held(library) == {"c.md": STARRED}
    look_again(library)
    assert held(library) == {"c.md": STARRED}


def test_two_that_change_places_in_two_looks(library: Library, folder: Path) -> None:
    library.mark_files([b"b.md"], "read", True)
    put(folder, {"a.md": text("Two")})
    look_again(library)
    assert held(library) == {"b.md": READ}
    put(folder, {"b.md": text("One")})
    look_again(library)
    assert held(library) == {"a.md": READ, "b.md": STARRED}


def test_another_one_in_place_of_one_that_had_gone(library: Library, folder: Path) -> None:
    (folder / "a.md").unlink()
    look_again(library)
    put(folder, {"a.md": NEW})
    look_again(library)
    assert held(library) == {}
    star(library, "a.md")
    assert parked(library) == [(b"a.md", "One")]
    put(folder, {"c.md": text("One")})
    look_again(library)
    assert held(library) == {"a.md": STARRED, "c.md": STARRED}


def test_one_that_returns_edited_is_known_by_its_source(library: Library, folder: Path) -> None:
    put(folder, {"note.md": text("The tide", more=SOURCE)})
    look_again(library)
    star(library, "note.md")
    put(folder, {"note.md": NEW})
    look_again(library)
    assert held(library) == {"a.md": STARRED}
    put(folder, {"note.md": text("The tide", more=SOURCE) + "An afterthought."})
    look_again(library)
    assert held(library) == {"a.md": STARRED, "note.md": STARRED}


def test_an_old_copy_takes_over(library: Library, folder: Path) -> None:
    put(folder, {"copy.md": text("One")})
    look_again(library)
    put(folder, {"a.md": NEW})
    look_again(library)
    assert held(library) == {"copy.md": STARRED}


BODY = "The keeper of the lighthouse writes down every ship, its flag and its course. "


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (article("A", BODY, "2021-05-08"), article("A", "All of it anew.", "2021-05-08")),
        (article("A", BODY, "2021-05-08"), article("A", BODY + "More.", "2021-06-01")),
        (article("Teh tide", BODY), article("The tide", BODY + "More.")),
        (article("Draft", BODY, "2021-05-08"), article("Ships", BODY * 2, "2021-06-01")),
        (article("A", BODY, "2021-05-08"), article("A (updated)", "Anew.", "2021-05-08")),
        (f"{BODY}\n", "An entry before all others.\n"),
        (
            article("A", BODY, "2021-05-08", more=SOURCE),
            article("B", "All of it anew.", "2021-06-01", more=SOURCE),
        ),
    ],
)
def test_an_edit_keeps_its_star(library: Library, folder: Path, before: str, after: str) -> None:
    put(folder, {"note.md": before})
    look_again(library)
    star(library, "note.md")
    put(folder, {"note.md": after})
    look_again(library)
    assert held(library) == {"a.md": STARRED, "note.md": STARRED}
    assert parked(library) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (article("Part 1", BODY), article("Part 2", BODY + "More.")),
        (article("Tide", BODY, "2021-05-08"), article("Tides", "Anew.", "2021-06-01")),
        (article("Daily", BODY, "2021-05-08"), article("Daily", "Anew.", "2021-05-09")),
    ],
)
def test_another_of_the_same_series_gets_no_star(
    library: Library, folder: Path, before: str, after: str
) -> None:
    put(folder, {"note.md": before})
    look_again(library)
    star(library, "note.md")
    put(folder, {"note.md": after})
    look_again(library)
    assert held(library) == {"a.md": STARRED}
    assert len(parked(library)) == 1


def test_a_parked_star_is_taken_off_and_put_back(library: Library, folder: Path) -> None:
    marked = library.mark_files([b"b.md"], "favourite", True)
    put(folder, {"a.md": NEW, "b.md": NEW.replace("Bread", "Salt")})
    look_again(library)
    assert sorted(parked(library)) == [(b"a.md", "One"), (b"b.md", "Two")]
    again = library.restore(marked)
    assert parked(library) == [(b"a.md", "One")]
    library.restore(again)
    gone = library.forget_absent([one.path for one in library.absent()])
    assert (parked(library), held(library)) == ([], {})
    library.restore(gone)
    assert len(parked(library)) == 2
    put(folder, {"c/a.md": text("One"), "c/b.md": text("Two")})
    look_again(library)
    assert held(library) == {"c/a.md": STARRED, "c/b.md": STARRED}


def test_it_outlives_the_index(library: Library, folder: Path) -> None:
    put(folder, {"a.md": NEW})
    look_again(library)
    library.refresh(fresh=True)
    assert (held(library), parked(library)) == ({}, [(b"a.md", "One")])
    put(folder, {"c.md": text("One")})
    library.refresh(fresh=True)
    assert (held(library), parked(library)) == ({"c.md": STARRED}, [])


class KilledError(Exception):
    pass


@pytest.mark.parametrize(
    "at",
    [(index_writer, "put_texts"), (moves, "mirror"), (State, "learn"), (look, "end")],
)
def test_a_kill_costs_no_star(
    library: Library,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    at: tuple[object, str],
) -> None:
    put(folder, {"a.md": NEW})
    original: Callable[..., object] = getattr(*at)

    def killed(*arguments: object, **named: object) -> None:
        original(*arguments, **named)
        raise KilledError

    with monkeypatch.context() as patched:
        patched.setattr(*at, killed)
        with pytest.raises(KilledError):
            look_again(library)
    library.mark_files([b"a.md"], "read", True)
    put(folder, {"d.md": text("Fourth")})
    look_again(library)
    assert (held(library), parked(library)) == ({"a.md": READ}, [(b"a.md", "One")])
    star(library, "a.md")
    put(folder, {"c.md": text("One")})
    look_again(library)
    assert held(library) == {"a.md": (True, True, 0.0), "c.md": STARRED}


def test_the_place_of_a_path() -> None:
    assert place_of(b"replaced//0123abcd/x/a.md") == b"x/a.md"
    assert place_of(b"replaced/a.md") == b"replaced/a.md"
