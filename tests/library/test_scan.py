"""What a walk through a folder finds, passes over, and says of what it cannot read."""

import os
import sys
from pathlib import Path

import pytest

from library.article import LibraryError
from library.scan import LARGEST_FILE, read_file, scan

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def found(folder: Path) -> list[str]:
    return sorted(os.fsdecode(path) for path in scan(os.fsencode(folder), lambda: False).files)


def problems(folder: Path) -> dict[str, str]:
    result = scan(os.fsencode(folder), lambda: False)
    return {os.fsdecode(problem.path): problem.message for problem in result.problems}


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words")


def test_endings_and_folders_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "a.md", "b.MARKDOWN", "c/d.html", "c/e.htm", "f.txt", "g.mdown", "h.jpg",
          ".hidden/i.md", ".git/j.md", "_site/k.md", "node_modules/l.md", "public/m.md",
          "blog/hugo.toml", "blog/public/n.md", "blog/content/o.md", ".p.md")  # fmt: skip
    assert found(tmp_path) == sorted(
        [".p.md", "a.md", "b.MARKDOWN", "blog/content/o.md", "c/d.html", "c/e.htm", "f.txt",
         "g.mdown", "public/m.md"]
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_are_followed_once_and_never_out(tmp_path: Path) -> None:
    library = tmp_path / "library"
    write(library, "real/a.md")
    write(tmp_path, "outside/secret.md")
    (library / "real" / "loop").symlink_to(library)
    (library / "twin").symlink_to(library / "real")
    (library / "escape").symlink_to(tmp_path / "outside")
    (library / "escape.md").symlink_to(tmp_path / "outside" / "secret.md")
    (library / "nowhere.md").symlink_to(library / "gone.md")
    assert len(found(library)) == 1
    assert "leads back to a folder above it" in problems(library)["real/loop"]
    assert "twin" not in problems(library)
    assert "escape.md" in problems(library)
    assert "nowhere.md" in problems(library)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
@pytest.mark.parametrize("link", ["a", "z", "m/a", "m/z"])
def test_a_folder_goes_by_its_own_name_wherever_a_link_to_it_stands(
    tmp_path: Path, link: str
) -> None:
    write(tmp_path, "m/n/o/a.md")
    (tmp_path / link).symlink_to(tmp_path / "m/n/o")
    assert found(tmp_path) == ["m/n/o/a.md"]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names are Unicode there")
def test_names_of_any_bytes(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    for name in (b"\xff\xfe.md", b"new\nline.md", b"\x08.md", b"#.md"):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"words")
    assert set(scan(folder, lambda: False).files) == set(os.listdir(folder))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_what_is_no_regular_file_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert found(tmp_path) == []
    assert "regular file" in problems(tmp_path)["pipe.md"]
    with pytest.raises(OSError, match="regular file"):
        read_file(os.fsencode(tmp_path / "pipe.md"))


def test_a_huge_file_is_a_problem(tmp_path: Path) -> None:
    with open(tmp_path / "huge.md", "wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert found(tmp_path) == []
    assert "64 MB" in problems(tmp_path)["huge.md"]
    with pytest.raises(OSError, match="64 MB"):
        read_file(os.fsencode(tmp_path / "huge.md"))


@pytest.mark.skipif(IS_ROOT, reason="root may read everything")
def test_a_closed_folder_is_a_problem_and_unseen(tmp_path: Path) -> None:
    write(tmp_path, "open/a.md", "closed/b.md")
    (tmp_path / "closed").chmod(0)
    try:
        result = scan(os.fsencode(tmp_path), lambda: False)
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert result.unseen == [b"closed"]
    assert list(result.files) == [b"open/a.md"]


@pytest.mark.parametrize(
    ("name", "words"), [("gone", "not there"), ("a.md", "a file, not a folder")]
)
def test_a_folder_that_is_none(tmp_path: Path, name: str, words: str) -> None:
    write(tmp_path, "a.md")
    with pytest.raises(LibraryError, match=words):
        scan(os.fsencode(tmp_path / name), lambda: False)


def test_cancel_stops_the_walk(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    assert scan(os.fsencode(tmp_path), lambda: True).files == {}
