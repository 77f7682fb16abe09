"""Whatever happens to the indexer or the files, the search finds what the files hold."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from library import Library, Places, Query
from tests.conftest import ROOT, article, write

if TYPE_CHECKING:
    from pathlib import Path

COUNT = 1500
WORDS = ("tide", "ebb", "经济", "港口", "-tide", "(tide OR 港口) is:unread", "title:nr -ebb")


def text(number: int, *, later: bool = False) -> str:
    """An article that says something else `later`, under the same date."""
    words = ["tide 港口", "ebb 经济", "calm 經濟"][(number + later) % 3]
    return article(f"Nr {number}", f"<p>{words}</p>" * 40, f"2021-05-{number % 28 + 1:02}")


def holds(text: str, words: str) -> bool:
    """What each of the queries asks, of a file as it lies there."""
    said = text.replace("經濟", "经济")
    if words.startswith("-"):
        return words[1:] not in said
    if words.startswith("("):
        return "tide" in said or "港口" in said
    return "ebb" not in said if words.startswith("title:") else words in said


def found(library: Library, words: str) -> set[str]:
    hits = library.find(Query(words))
    assert library.count(Query(words)) == len(hits.ids)
    return {os.fsdecode(one.path) for one in library.headlines(hits.ids)}


def lying(folder: Path, words: str) -> set[str]:
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    return {name for name, text in files.items() if holds(text, words)}


def agree(library: Library, folder: Path) -> None:
    for words in WORDS:
        assert found(library, words) == lying(folder, words), words


def killed(folder: Path, places: Places, stage: bytes) -> None:
    """Runs the indexer until it tells of a stage, and kills it there."""
    command = [sys.executable, "-P", "-m", "library.indexer", str(folder),
               places.cache_of(str(folder)), places.state_of(str(folder)), "hexo"]  # fmt: skip
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert any(stage in line for line in child.stdout)
        child.send_signal(signal.SIGKILL)


def change(folder: Path) -> set[str]:
    """Deletes a third of the files and edits another; the names of the deleted."""
    for number in range(1, COUNT, 3):
        write(folder, {f"{number}.md": text(number, later=True) + "\n"})  # of another size
    gone = [f"{number}.md" for number in range(0, COUNT, 3)]
    for name in gone:
        (folder / name).unlink()
    return set(gone)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL to send")
@pytest.mark.parametrize("stage", [b'"scan"', b'"list"', b'"text"'])
def test_a_kill_leaves_search_and_files_in_agreement(tmp_path: Path, stage: bytes) -> None:
    folder, places = tmp_path / "news", Places.below(tmp_path / "data")
    write(folder, {f"{number}.md": text(number) for number in range(COUNT)})
    library = Library.open(folder, places)
    try:
        killed(folder, places, stage)
        library.refresh()
        agree(library, folder)
        gone = change(folder)
        killed(folder, places, stage)
        if stage == b'"text"':  # by then what has gone is known: it is found by nothing
            for words in WORDS:
                assert not found(library, words) & gone, words
            for words in ("tide", "ebb", "经济", "港口"):
                assert found(library, words) <= lying(folder, words), words
        library.refresh()
        agree(library, folder)
        library.refresh(fresh=True)
        agree(library, folder)
    finally:
        library.close()


def test_editing_article_by_article(tmp_path: Path) -> None:
    folder = tmp_path / "news"
    write(folder, {f"{number}.md": text(number) for number in range(60)})
    library = Library.open(folder, Places.below(tmp_path / "data"))
    try:
        library.refresh()
        for number in (3, 4, 5):
            write(folder, {f"{number}.md": text(number, later=True) + "\n"})
            (folder / f"{number + 20}.md").unlink()
            (folder / f"{number + 30}.md").rename(folder / f"moved{number}.md")
            names = (f"{number}.md", f"{number + 20}.md", f"{number + 30}.md", f"moved{number}.md")
            library.refresh(places=[os.fsencode(name) for name in names])
            agree(library, folder)
    finally:
        library.close()
