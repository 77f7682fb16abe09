"""What was read, starred and left half-read goes with an article to wherever its file goes."""

from __future__ import annotations

import json
import os
import shutil
import time
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from library import Library, Places, Query, Report, index_writer, indexer, look, moves
from library.index import Index
from library.indexer import Indexer
from library.state import State
from tests.conftest import article, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from library import Flag

LONG = "海上的灯塔看着船来船往，守塔人每天都写日记。" * 20


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    write(folder, {"today.md": text("The tide"), "other.md": text("Bread")})
    return folder


@pytest.fixture
def library(folder: Path, data: Path) -> Iterator[Library]:
    with closing(Library.open(folder, Places.below(data))) as opened:
        look_again(opened)
        yield opened


def text(title: str, date: str = "2021-05-08", more: str = "") -> str:
    return article(title, f"<div>{title}: {LONG}</div>", date, "News", more)


def star(library: Library, *paths: str) -> None:
    library.mark_files([os.fsencode(path) for path in paths], "favourite", True)


def look_again(library: Library) -> Report:
    """As `Library.refresh`, but without a process of its own, whose start takes a second."""
    return indexer.refresh(
        library.folder,
        library._cache,
        library._state_folder,
        library.dialect,
        lambda _: None,
        lambda: False,
    )


def held(library: Library) -> dict[str, tuple[bool, bool, float]]:
    """(read, favourite, position) of each article that is listed and has any of it."""
    rows = library.headlines(library.find(Query()).ids)
    found = {
        os.fsdecode(one.path): (one.read, one.favourite, library.position(one.path)) for one in rows
    }
    return {path: values for path, values in found.items() if any(values)}


def exported(library: Library, tmp_path: Path) -> set[str]:
    """The paths of which an export says something."""
    library.export_state(str(tmp_path / "state.json"), replace=True)
    told = json.loads((tmp_path / "state.json").read_text(encoding="utf-8"))
    return {one["path"] for one in told["articles"]}


STARRED = (False, True, 0.0)


@pytest.mark.parametrize("looks", [1, 2])
def test_a_new_article_where_a_moved_one_was_starts_anew(
    library: Library, folder: Path, tmp_path: Path, looks: int
) -> None:
    star(library, "today.md")
    library.mark_files([b"today.md"], "read", True)
    library.set_position(b"today.md", 0.5)
    os.renames(folder / "today.md", folder / "archive/today.md")
    if looks == 2:
        look_again(library)
    write(folder, {"today.md": text("Something else", "2021-05-09")})
    look_again(library)
    assert held(library) == {"archive/today.md": (True, True, 0.5)}
    assert exported(library, tmp_path) == {"archive/today.md"}
    assert library.counts().favourites == 1
    library.refresh(fresh=True)
    assert held(library) == {"archive/today.md": (True, True, 0.5)}


def test_it_moves_back_with_its_article(library: Library, folder: Path) -> None:
    star(library, "today.md")
    os.renames(folder / "today.md", folder / "archive/today.md")
    look_again(library)
    os.renames(folder / "archive/today.md", folder / "today.md")
    look_again(library)
    assert held(library) == {"today.md": STARRED}


def test_a_copy_gets_nothing_and_takes_nothing(library: Library, folder: Path) -> None:
    star(library, "today.md")
    shutil.copy(folder / "today.md", folder / "copy.md")
    look_again(library)
    assert held(library) == {"today.md": STARRED}


def test_a_file_that_went_and_is_back_is_what_it_was(library: Library, folder: Path) -> None:
    star(library, "today.md", "other.md")
    shutil.move(folder, folder.with_name("aside"))
    write(folder, {"third.md": text("Third")})
    look_again(library)
    shutil.rmtree(folder)
    shutil.move(folder.with_name("aside"), folder)
    write(folder, {"other.md": text("Bread, edited meanwhile", "2021-06-01")})
    look_again(library)
    assert held(library) == {"today.md": STARRED, "other.md": STARRED}


def test_an_edited_article_keeps_what_it_had_whatever_copies_of_it_lie_about(
    library: Library, folder: Path
) -> None:
    shutil.copy(folder / "today.md", folder / "copy.md")
    look_again(library)
    star(library, "today.md")
    write(folder, {"today.md": text("The tide, longer")})
    os.utime(folder / "today.md")
    look_again(library)
    assert held(library) == {"today.md": STARRED}


@pytest.mark.parametrize("edited", [False, True])
def test_two_that_change_places(library: Library, folder: Path, edited: bool) -> None:
    star(library, "today.md")
    library.mark_files([b"other.md"], "read", True)
    (folder / "today.md").rename(folder / "aside")
    (folder / "other.md").rename(folder / "today.md")
    (folder / "aside").rename(folder / "other.md")
    if edited:
        write(folder, {"third.md": text("Third")})
    os.utime(folder / "today.md")
    look_again(library)
    assert held(library) == {"other.md": STARRED, "today.md": (True, False, 0.0)}


def test_a_chain(library: Library, folder: Path) -> None:
    star(library, "today.md")
    library.mark_files([b"other.md"], "read", True)
    (folder / "other.md").rename(folder / "third.md")
    (folder / "today.md").rename(folder / "other.md")
    os.utime(folder / "other.md")
    look_again(library)
    assert held(library) == {"other.md": STARRED, "third.md": (True, False, 0.0)}


def test_it_goes_to_the_file_that_has_come_and_not_to_an_old_copy(
    library: Library, folder: Path
) -> None:
    shutil.copy(folder / "today.md", folder / "a copy.md")
    look_again(library)
    star(library, "today.md")
    os.renames(folder / "today.md", folder / "archive/today.md")
    look_again(library)
    assert held(library) == {"archive/today.md": STARRED}


def test_copies_that_move_together_keep_apart(library: Library, folder: Path) -> None:
    for place in ("a/x/index.md", "a/y/index.md", "a/z.md"):
        write(folder, {place: text("One")})
    look_again(library)
    star(library, "a/y/index.md")
    library.mark_files([b"a/z.md"], "read", True)
    (folder / "a").rename(folder / "b")
    look_again(library)
    assert held(library) == {"b/y/index.md": STARRED, "b/z.md": (True, False, 0.0)}


def test_two_copies_that_become_one_become_what_either_was(library: Library, folder: Path) -> None:
    shutil.copy(folder / "today.md", folder / "copy.md")
    look_again(library)
    star(library, "today.md")
    library.mark_files([b"copy.md"], "read", True)
    (folder / "today.md").unlink()
    os.renames(folder / "copy.md", folder / "archive/copy.md")
    look_again(library)
    assert held(library) == {"archive/copy.md": (True, True, 0.0)}


def test_a_copy_that_stays_takes_over_and_the_other_is_what_it_was_when_it_returns(
    library: Library, folder: Path
) -> None:
    shutil.copy(folder / "today.md", folder / "copy.md")
    look_again(library)
    star(library, "today.md")
    (folder / "today.md").rename(folder.with_name("aside.md"))
    look_again(library)
    assert held(library) == {"copy.md": STARRED}
    shutil.copy(folder.with_name("aside.md"), folder / "today.md")
    look_again(library)
    assert held(library) == {"copy.md": STARRED, "today.md": STARRED}


def test_a_star_taken_off_a_copy_that_is_touched_stays_off(library: Library, folder: Path) -> None:
    shutil.copy(folder / "today.md", folder / "copy.md")
    look_again(library)
    star(library, "today.md", "copy.md")
    library.mark_files([b"copy.md"], "favourite", False)
    os.utime(folder / "copy.md")
    look_again(library)
    (folder / "copy.md").rename(folder.with_name("aside.md"))
    look_again(library)
    shutil.move(folder.with_name("aside.md"), folder / "copy.md")
    look_again(library)
    assert held(library) == {"today.md": STARRED}


def test_undo_reaches_the_moved_article_and_not_the_new_one(library: Library, folder: Path) -> None:
    changes = library.mark_files([b"today.md"], "read", True)
    os.renames(folder / "today.md", folder / "archive/today.md")
    write(folder, {"today.md": text("Something else", "2021-05-09")})
    look_again(library)
    again = library.restore(changes)
    assert held(library) == {}
    library.restore(again)
    assert held(library) == {"archive/today.md": (True, False, 0.0)}


@pytest.mark.parametrize("replaced", [True, False])
def test_undo_of_a_star_taken_off_reaches_the_moved_article(
    library: Library, folder: Path, replaced: bool
) -> None:
    star(library, "today.md")
    changes = library.mark_files([b"today.md"], "favourite", False)
    os.renames(folder / "today.md", folder / "archive/today.md")
    if replaced:
        write(folder, {"today.md": text("Something else", "2021-05-09")})
    look_again(library)
    library.restore(changes)
    assert held(library) == {"archive/today.md": STARRED}


def test_a_position_told_late_is_that_of_the_moved_article(library: Library, folder: Path) -> None:
    library.set_position(b"today.md", 0.25)
    os.renames(folder / "today.md", folder / "archive/today.md")
    look_again(library)
    library.set_position(b"today.md", 0.75)
    write(folder, {"today.md": text("Something else", "2021-05-09")})
    look_again(library)
    assert held(library) == {"archive/today.md": (False, False, 0.75)}


def test_a_folder_of_thousands_is_renamed_in_one_go(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {f"many/{at}.md": text(f"Nr {at}") for at in range(3000)})
    look_again(library)
    library.mark(library.find(Query("path:many")), "read", True)
    assert sum(read for read, *_ in held(library).values()) == 3000
    (folder / "many").rename(folder / "renamed")
    before = library._state.counter()
    look_again(library)
    assert library._state.counter() == before + 1
    now = held(library)
    assert len(now) == 3000
    assert all(path.startswith("renamed/") for path in now)


class KilledError(Exception):
    pass


@pytest.mark.parametrize(
    "at",
    [
        (index_writer, "remove_files"),
        (index_writer, "put_texts"),
        (moves, "settle"),
        (moves, "mirror"),
        (State, "learn"),
        (look, "end"),
    ],
)
@pytest.mark.parametrize("after", [False, True])
def test_a_kill_anywhere_costs_nothing(
    library: Library,
    folder: Path,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    at: tuple[object, str],
    after: bool,
) -> None:
    star(library, "today.md")
    library.mark_files([b"other.md"], "read", True)
    os.renames(folder / "today.md", folder / "archive/today.md")
    (folder / "other.md").rename(folder / "third.md")
    write(folder, {"today.md": text("Something else", "2021-05-09")})
    original = getattr(*at)

    def killed(*arguments: object, **named: object) -> None:
        if after:
            original(*arguments, **named)
        raise KilledError

    places = Places.below(data)
    name = str(folder)
    with monkeypatch.context() as patched:
        patched.setattr(*at, killed)
        with (
            closing(State(places.state_of(name))) as state,
            closing(Index(places.cache_of(name))) as index,
            pytest.raises(KilledError),
        ):
            Indexer(
                os.fsencode(name), index, state, library.dialect, lambda _: None, lambda: False
            ).run()
    # Before anybody looks again, more happens.
    write(folder, {"fourth.md": text("Fourth")})
    look_again(library)
    assert held(library) == {"archive/today.md": STARRED, "third.md": (True, False, 0.0)}
    look_again(library)
    assert held(library) == {"archive/today.md": STARRED, "third.md": (True, False, 0.0)}


def test_an_index_made_anew_takes_no_star_from_an_edited_article(
    library: Library, folder: Path
) -> None:
    shutil.copy(folder / "today.md", folder / "copy.md")
    look_again(library)
    star(library, "today.md")
    write(folder, {"today.md": text("The tide, longer")})
    library.refresh(fresh=True)
    assert held(library)["today.md"] == STARRED


def test_a_mark_of_very_many_goes_along(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("library.marks.MANY", 1)
    library.mark(library.find(Query()), "read", True)
    os.renames(folder / "today.md", folder / "archive/today.md")
    write(folder, {"today.md": text("Something else", "2021-05-09")})
    look_again(library)
    assert held(library) == {
        "archive/today.md": (True, False, 0.0), "other.md": (True, False, 0.0)
    }  # fmt: skip


def test_stars_without_an_article_are_told(library: Library, folder: Path) -> None:
    star(library, "today.md", "other.md")
    assert library.absent() == ()
    (folder / "today.md").rename(folder.with_name("aside.md"))
    said = look_again(library).notices
    assert said == (
        "A starred article is no longer here: “The tide”. Its star is kept, in case it comes back.",
    )
    assert [(one.path, one.title) for one in library.absent()] == [(b"today.md", "The tide")]
    assert look_again(library).notices == ()  # said once
    library.refresh(fresh=True)
    assert [one.title for one in library.absent()] == ["The tide"]
    shutil.move(folder.with_name("aside.md"), folder / "today.md")
    look_again(library)
    assert library.absent() == ()
    shutil.rmtree(folder)
    write(folder, {"third.md": text("Third")})
    assert look_again(library).notices[0].startswith("2 starred articles are no longer here")
    library.mark_files([b"today.md"], "favourite", False)
    assert [one.path for one in library.absent()] == [b"other.md"]


def test_only_stars_of_articles_that_are_not_there_are_forgotten(
    library: Library, folder: Path
) -> None:
    # One that was heard of from elsewhere, while its text lies here under another name.
    ((_, same),) = library._index.fingerprints([b"today.md"])
    library._state.mark([(b"far.md", same)], "favourite", True)
    star(library, "other.md")
    done = library.forget_absent([b"far.md", b"other.md"])
    assert done.paths == (b"far.md",)
    assert held(library) == {"other.md": STARRED}
    assert library.absent() == ()
    again = library.restore(done)
    assert [one.path for one in library.absent()] == [b"far.md"]
    assert library.restore(again).paths == (b"far.md",)
    assert held(library) == {"other.md": STARRED}


def test_a_star_heard_of_before_its_article_has_its_path_as_title(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "state.json"
    file.write_text(
        '{"format": "broadsheet state", "version": 1, "articles": '
        '[{"path": "news/far.md", "favourite": true}]}'
    )
    library.import_state(str(file))
    assert [one.title for one in library.absent()] == ["news/far.md"]


SOURCE = "source: https://example.org/tide"


@pytest.mark.parametrize(
    ("before", "after", "new"),
    [
        (text("The tide"), text("The tide") + "An afterthought.", "archive/today.md"),
        (text("The tide", more=SOURCE), text("Tides, corrected", more=SOURCE), "b.md"),
        (
            text("The tide", more="permalink: /tide/"),
            text("Tides", more="permalink: /tide/"),
            "b.md",
        ),
    ],
)
@pytest.mark.parametrize("replaced", [False, True])
def test_moved_and_edited_at_once(
    library: Library, folder: Path, before: str, after: str, new: str, replaced: bool
) -> None:
    write(folder, {"today.md": before})
    os.utime(folder / "today.md")
    look_again(library)
    star(library, "today.md")
    (folder / "today.md").unlink()
    write(folder, {new: after})
    if replaced:
        write(folder, {"today.md": text("Something else", "2021-05-09")})
    look_again(library)
    assert held(library) == {new: STARRED}


def test_two_that_may_be_meant_are_left_alone(library: Library, folder: Path) -> None:
    star(library, "today.md")
    (folder / "today.md").unlink()
    for place in ("a", "b"):
        write(folder, {f"{place}/today.md": text("The tide") + f"An afterthought in {place}."})
    look_again(library)
    assert held(library) == {}
    assert [one.path for one in library.absent()] == [b"today.md"]
    assert library._state.status(b"today.md").favourite


def test_a_starred_article_is_known_again_in_a_later_look(library: Library, folder: Path) -> None:
    star(library, "today.md")
    (folder / "today.md").unlink()
    look_again(library)
    assert [one.title for one in library.absent()] == ["The tide"]
    write(folder, {"archive/today.md": text("The tide") + "An afterthought."})
    look_again(library)
    assert held(library) == {"archive/today.md": STARRED}
    assert library.absent() == ()


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("source: https://example.org/", "2021-05-08"),
        ("source: https://example.org", "2021-05-08"),
        ("source: https://example.org/news", "2021-05-09"),
        ("permalink: /news/", "2021-05-09"),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_an_address_that_is_not_its_own_makes_no_new_article_a_starred_one(
    library: Library, folder: Path, address: str, date: str, at_once: bool
) -> None:
    write(folder, {"gone.md": text("The gone one", more=address)})
    look_again(library)
    star(library, "gone.md")
    (folder / "gone.md").unlink()
    if not at_once:
        look_again(library)
    write(folder, {"new.md": text("Brand new", date, address)})
    look_again(library)
    assert held(library) == {}
    assert [one.path for one in library.absent()] == [b"gone.md"]


@pytest.mark.parametrize("address", ["source: https://example.org/news", "permalink: /news/"])
@pytest.mark.parametrize("goes_too", [True, False])
def test_an_address_that_others_name_makes_no_new_article_a_starred_one(
    library: Library, folder: Path, address: str, goes_too: bool
) -> None:
    write(folder, {f"{name}.md": text(name, more=address) for name in ("gone", "another")})
    look_again(library)
    star(library, "gone.md")
    (folder / "gone.md").unlink()
    if goes_too:
        look_again(library)
        (folder / "another.md").unlink()
        look_again(library)
    write(folder, {"new.md": text("Brand new", more=address)})
    look_again(library)
    assert held(library) == {}
    assert [one.path for one in library.absent()] == [b"gone.md"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (text("The tide"), text("The tide, longer")),
        (text("The tide"), text("The tide", "2021-06-01")),
        (text("The tide"), article("The tide", "<p>All new words</p>", "2021-05-08", "News")),
        (text("The tide", more=SOURCE), text("Ebb and flow", "2021-06-01", SOURCE)),
        ("First, as it was.\n", "First, as it was, and more.\n"),
    ],
)
def test_a_copy_of_what_an_edited_article_was_gets_nothing(
    library: Library, folder: Path, before: str, after: str
) -> None:
    write(folder, {"a.md": before})
    look_again(library)
    star(library, "a.md")
    shutil.copy(folder / "a.md", folder / "a.sync-conflict-20260101.md")
    write(folder, {"a.md": after + "An afterthought."})
    look_again(library)
    assert held(library) == {"a.md": STARRED}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (text("Today"), article("Today", "<p>All new words</p>", "2021-05-09", "News")),
        (LONG, "Bread is baked at night, and sold before anybody has thought of it. " * 9),
    ],
)
def test_a_file_that_holds_another_article_each_day(
    library: Library, folder: Path, before: str, after: str
) -> None:
    write(folder, {"a.md": before})
    os.utime(folder / "a.md", (1620000000, 1620000000))
    look_again(library)
    star(library, "a.md")
    os.renames(folder / "a.md", folder / "archive/first.md")
    write(folder, {"a.md": after})
    look_again(library)
    assert held(library) == {"archive/first.md": STARRED}


@pytest.mark.parametrize("both", [True, False])
def test_of_two_copies_one_moves_and_one_is_edited(
    library: Library, folder: Path, both: bool
) -> None:
    write(folder, {"x/a.md": text("One"), "y/b.md": text("One")})
    look_again(library)
    star(library, "y/b.md", *(["x/a.md"] if both else []))
    os.renames(folder / "x/a.md", folder / "z/a.md")
    write(folder, {"y/b.md": text("One") + "An afterthought."})
    look_again(library)
    assert held(library) == {"y/b.md": STARRED, **({"z/a.md": STARRED} if both else {})}


@pytest.fixture
def devices(folder: Path, tmp_path: Path) -> Iterator[tuple[Library, Library]]:
    """Two libraries that hold the same; `carry` takes journals from one to the other."""
    shutil.copytree(folder, tmp_path / "elsewhere/news")
    with (
        closing(Library.open(folder, Places.below(tmp_path / "one"))) as one,
        closing(Library.open(tmp_path / "elsewhere/news", Places.below(tmp_path / "two"))) as two,
    ):
        for library in (one, two):
            library.set_options(replace(library.options, travel=True))
            look_again(library)
        star(one, "today.md")
        one.set_position(b"today.md", 0.5)
        carry(one, two)
        assert held(two) == {"today.md": (False, True, 0.5)}
        yield one, two


def carry(one: Library, two: Library) -> None:
    """What `one` did is told to `two`."""
    one.travel()
    shutil.copytree(
        os.path.join(one.folder, ".broadsheet"),
        os.path.join(two.folder, ".broadsheet"),
        dirs_exist_ok=True,
    )
    two.travel()


def move_today(library: Library) -> None:
    os.renames(f"{library.folder}/today.md", f"{library.folder}/archive/today.md")
    with open(f"{library.folder}/today.md", "w", encoding="utf-8") as file:
        file.write(text("Something else", "2021-05-09"))
    look_again(library)


MOVED = {"archive/today.md": (False, True, 0.5)}


def test_a_move_is_told_to_a_device_whose_file_moves_later(
    devices: tuple[Library, Library],
) -> None:
    one, two = devices
    move_today(one)
    carry(one, two)
    carry(two, one)
    move_today(two)
    assert held(two) == held(one) == MOVED
    carry(two, one)
    carry(one, two)
    assert held(two) == held(one) == MOVED
    assert (one.travel().told, two.travel().told) == (0, 0)


def test_a_move_that_both_have_seen_is_one(devices: tuple[Library, Library]) -> None:
    one, two = devices
    move_today(one)
    move_today(two)
    for _ in range(2):
        carry(one, two)
        carry(two, one)
    assert held(two) == held(one) == MOVED


def test_a_device_that_sees_the_move_late_brings_no_star_back(
    devices: tuple[Library, Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = devices
    move_today(one)
    later = time.time() + 10
    monkeypatch.setattr("library.state.time.time", lambda: later)
    one.mark_files([b"archive/today.md"], "favourite", False)
    star(one, "today.md")
    one.travel()
    move_today(two)
    for _ in range(2):
        carry(two, one)
        carry(one, two)
    assert held(one) == held(two)
    assert held(one) == {"archive/today.md": (False, False, 0.5), "today.md": STARRED}


@pytest.mark.parametrize("value", [False, True])
@pytest.mark.parametrize("flag", ["favourite", "read"])
@pytest.mark.parametrize("when", ["before it moves there", "before they meet", "after they met"])
def test_a_later_change_at_the_old_path_is_one_of_the_moved_article(
    devices: tuple[Library, Library],
    monkeypatch: pytest.MonkeyPatch,
    when: str,
    flag: Flag,
    value: bool,
) -> None:
    one, two = devices
    one.mark_files([b"today.md"], flag, not value)
    carry(one, two)
    move_today(one)
    if when == "after they met":
        carry(two, one)
        one.travel()
    clock = time.time()
    monkeypatch.setattr("library.state.time.time", lambda: clock + 10)
    two.mark_files([b"today.md"], flag, value)
    if when == "before it moves there":
        carry(two, one)
        assert getattr(one._state.status(b"archive/today.md"), flag) is value
        assert not getattr(one._state.status(b"today.md"), flag)
    monkeypatch.setattr("library.state.time.time", lambda: clock + 20)
    if when == "after they met":
        shutil.copytree(f"{one.folder}/.broadsheet", f"{two.folder}/.broadsheet",
                        dirs_exist_ok=True)  # fmt: skip
        move_today(two)
    else:
        carry(one, two)
        move_today(two)
    for _ in range(2):
        carry(two, one)
        carry(one, two)
    expected = {"archive/today.md": (flag == "read" and value, flag == "read" or value, 0.5)}
    assert held(one) == held(two) == expected
    assert (one.travel().told, two.travel().told) == (0, 0)


def test_an_export_of_before_the_move_is_merged_into_where_the_article_is(
    library: Library, folder: Path, tmp_path: Path
) -> None:
    star(library, "today.md")
    file = str(tmp_path / "before.json")
    library.export_state(file)
    library.mark_files([b"today.md"], "favourite", False)
    library.mark_files([b"today.md"], "read", True)
    os.renames(folder / "today.md", folder / "archive/today.md")
    write(folder, {"today.md": text("Something else", "2021-05-09")})
    look_again(library)
    done = library.import_state(file)
    assert held(library) == {"archive/today.md": (True, True, 0.0)}
    assert done.undo is not None
    os.renames(folder / "archive/today.md", folder / "archive/2021/today.md")
    look_again(library)
    library.import_state(done.undo)
    assert held(library) == {"archive/2021/today.md": (True, False, 0.0)}


def test_a_star_survives_another_article_in_its_file_for_a_while(
    library: Library, folder: Path
) -> None:
    """As where another branch is checked out, and the first one again."""
    star(library, "today.md")
    library.mark_files([b"other.md"], "read", True)
    today, other = (folder / "today.md").read_text(), (folder / "other.md").read_text()
    (folder / "other.md").unlink()
    write(folder, {"today.md": other})
    look_again(library)
    write(folder, {"today.md": today, "other.md": other})
    look_again(library)
    found = held(library)
    assert found["today.md"][1]  # not lost
    assert found["other.md"][0]
