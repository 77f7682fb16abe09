"""A library whose folder was renamed keeps its marks, by a copy; nobody else gets them."""

from __future__ import annotations

import shutil
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from library import Library, Places, Query
from tests.conftest import article, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def marked(folder: Path, data: Path) -> Path:
    """A library with everything starred; where it keeps its state."""
    with closing(Library.open(folder, Places.below(data))) as library:
        library.refresh()
        library.mark(library.find(Query("")), "favourite", True)
    return data / "state/libraries"


def favourites(folder: Path, data: Path) -> tuple[int, tuple[str, ...]]:
    with closing(Library.open(folder, Places.below(data))) as library:
        library.refresh()
        return library.counts().favourites, library.notices


def test_a_renamed_library_keeps_its_marks(folder: Path, data: Path, marked: Path) -> None:
    new = folder.rename(folder.with_name("another name"))
    count, (notice,) = favourites(new, data)
    assert count == 8
    assert "was taken over" in notice
    assert favourites(new, data) == (8, ())
    new.rename(folder)
    assert favourites(folder, data) == (8, ())  # it was a copy
    assert len(list(marked.glob("*/state.db"))) == 2


def test_what_had_moved_within_it_says_nothing_against_it(
    folder: Path, data: Path, marked: Path
) -> None:
    for name in ("one", "two"):
        (folder / name).mkdir()
        for entry in [one for one in folder.iterdir() if one.name not in ("one", "two")]:
            entry.rename(folder / name / entry.name)
        if name == "two":
            (folder / "one").rename(folder / "two/one")
        assert favourites(folder, data)[0] == 8
    count, (notice,) = favourites(folder.rename(folder.with_name("another name")), data)
    assert count == 8
    assert "was taken over" in notice


def test_a_copy_of_a_library_that_is_still_there_starts_anew(
    folder: Path, data: Path, marked: Path
) -> None:
    shutil.copytree(folder, folder.with_name("copy"))
    assert favourites(folder.with_name("copy"), data) == (0, ())


def test_another_library_gets_nothing(folder: Path, data: Path, marked: Path) -> None:
    other = folder.with_name("other")
    write(other, {name: article("Other", "Words.") for name in ("plain.html", "broken.md", "x.md")})
    folder.rename(folder.with_name("gone"))
    assert favourites(other, data) == (0, ())


def test_a_state_that_cannot_be_read_stops_no_opening(
    folder: Path, data: Path, marked: Path
) -> None:
    (state,) = marked.glob("*/state.db")
    state.write_bytes(b"junk" * 5000)
    assert favourites(folder.rename(folder.with_name("another name")), data) == (0, ())
