"""An index that was damaged is built anew, and the reader is told so once."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from library import Library, Places, Query
from library.healing import BUILT_ANEW

if TYPE_CHECKING:
    from collections.abc import Callable


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def overwrite_head(file: Path) -> None:
    file.write_bytes(b"no database     " * 8 + file.read_bytes()[128:])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def put_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


@pytest.mark.damaged
@pytest.mark.parametrize("harm", [cut, overwrite_head, empty, put_folder])
def test_it_is_said_once(folder: Path, data: Path, harm: Callable[[Path], None]) -> None:
    places = Places.below(data)
    with closing(Library.open(folder, places)) as library:
        first = library.refresh()
        assert first is not None
        assert first.notices == ()
    harm(Path(places.cache_of(str(folder))) / "index.db")
    with closing(Library.open(folder, places)) as library:
        second, third = library.refresh(), library.refresh()
        assert second is not None
        assert third is not None
        assert second.notices == (BUILT_ANEW,)
        assert third.notices == ()
        assert len(library.find(Query()).ids) == 8


def test_an_index_of_an_earlier_version_is_built_anew_without_a_word(
    folder: Path, data: Path
) -> None:
    places = Places.below(data)
    with closing(Library.open(folder, places)) as library:
        library.refresh()
    file = Path(places.cache_of(str(folder))) / "index.db"
    head = bytearray(file.read_bytes())
    head[71] -= 1  # the last byte of its application id
    file.write_bytes(head)
    with closing(Library.open(folder, places)) as library:
        report = library.refresh()
        assert report is not None
        assert (report.added, report.notices) == (8, ())
