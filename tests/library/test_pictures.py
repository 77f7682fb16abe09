from __future__ import annotations

import os
from base64 import b64encode
from typing import TYPE_CHECKING

import pytest

from library.article import Article, LibraryError
from library.pictures import file_of, finder, read
from library.viewer import make_page

if TYPE_CHECKING:
    from pathlib import Path

PNG = b"\x89PNG\r\n\x1a\nbytes"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library inside a folder that also holds what is none of its business."""
    (tmp_path / "secret.png").write_bytes(PNG)
    library = tmp_path / "library"
    library.mkdir()
    return library


def put(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(PNG)


def found(root: Path, path: str, reference: str, source_url: str | None = None) -> str | None:
    return finder(os.fsencode(root), os.fsencode(path), source_url)(reference)


@pytest.mark.parametrize(
    ("file", "article", "reference"),
    [
        ("a/b.png", "a/post.md", "b.png"),
        ("a/b.png", "a/post.md", "./b.png"),
        ("b.png", "a/post.md", "../b.png"),
        ("img/b.png", "a/deep/er/post.md", "../../../img/b.png"),
        ("a/图 片.png", "a/post.md", "图 片.png"),
        ("a/图 片.png", "a/post.md", "%E5%9B%BE%20%E7%89%87.png"),
        ("a/100%.png", "a/post.md", "100%.png"),
        ("a/b.png", "a/post.md", "b.png?x=1#y"),
        ("a/b/c.png", "a/post.md", "b\\c.png"),
        # Hexo
        ("source/images/b.png", "source/_posts/post.md", "/images/b.png"),
        ("source/_posts/post/b.png", "source/_posts/post.md", "b.png"),
        ("source/_posts/post/b.png", "source/_posts/post.md", "post/b.png"),
        ("site/source/images/b.png", "site/source/_posts/x/post.md", "/images/b.png"),
        # Jekyll
        ("assets/b.png", "_posts/2020-01-01-post.md", "/assets/b.png"),
        ("assets/b.png", "_posts/2020-01-01-post.md", "/blog/assets/b.png"),
        ("images/b.png", "_posts/2020-01-01-post.md", "{{ site.baseurl }}/images/b.png"),
        ("images/b.png", "_posts/2020-01-01-post.md", "%7B%7B%20site.url%20%7D%7D/images/b.png"),
        # Hugo
        ("static/img/b.png", "content/posts/post.md", "/img/b.png"),
        ("content/posts/post/b.png", "content/posts/post/index.md", "b.png"),
        ("content/img/b.png", "content/post.md", "../img/b.png"),
        # Obsidian
        ("attachments/b.png", "notes/post.md", "b.png"),
        ("notes/pictures/b.png", "notes/deep/post.md", "notes/pictures/b.png"),
    ],
)  # fmt: skip
def test_pictures_of_the_library_are_found(
    file: str, article: str, reference: str, root: Path
) -> None:
    put(root, file)
    address = found(root, article, reference)
    assert address == f"library:{file}"
    assert read(os.fsencode(root), address) == PNG


@pytest.mark.parametrize(
    "reference",
    ["../secret.png", "/../secret.png", "a/../../secret.png", "..%2fsecret.png", "file:../b.png",
     "///secret.png", "\\\\host\\x.png", "\\\\?\\C:\\x", "C:\\b.png", "javascript:b.png", ".", "..",
     "/", "", "a\0b.png", "%00", "qrc:/x", ":/x", "folder", "link_out.png", "folder_out/secret.png",
     "x" * 5000, "/etc/hostname", "data:image/svg+xml,<svg/>", "data:text/html,x", "pipe.png"],
)  # fmt: skip
def test_nothing_else_is_found(reference: str, root: Path) -> None:
    (root / "folder").mkdir()
    (root / "link_out.png").symlink_to(root.parent / "secret.png")
    (root / "folder_out").symlink_to(root.parent, target_is_directory=True)
    os.mkfifo(root / "pipe.png")
    assert found(root, "post.md", reference) is None


def test_a_link_within_the_library_is_followed(root: Path) -> None:
    put(root, "real.png")
    (root / "link.png").symlink_to(root / "real.png")
    assert found(root, "post.md", "link.png") == "library:link.png"


def test_what_is_not_there_is_looked_for_at_the_page_that_it_came_from(root: Path) -> None:
    page = "https://a.example/news/1.html"
    assert found(root, "post.md", "b.png", page) == "https://a.example/news/b.png"
    assert found(root, "post.md", "/up/b.png", page) == "https://a.example/up/b.png"
    assert found(root, "post.md", "b.png") is None
    put(root, "b.png")
    assert found(root, "post.md", "b.png", page) == "library:b.png"


def test_names_that_are_not_utf_8(root: Path) -> None:
    name = b"\xb0\xa1.png"
    with open(os.path.join(os.fsencode(root), name), "wb") as file:
        file.write(PNG)
    address = found(root, "post.md", "%B0%A1.png")
    assert address is not None
    assert file_of(address) == name
    assert read(os.fsencode(root), address) == PNG


def test_a_file_that_has_changed_since_says_so(root: Path) -> None:
    put(root, "b.png")
    address = found(root, "post.md", "b.png")
    assert address is not None
    (root / "b.png").unlink()
    (root / "b.png").symlink_to(root.parent / "secret.png")
    with pytest.raises(LibraryError, match=r"b\.png can't be read"):
        read(os.fsencode(root), address)
    with pytest.raises(LibraryError, match=r"x\.png can't be read"):
        read(os.fsencode(root), "library:../x.png")
    put(root, "big.png")
    os.truncate(root / "big.png", 33_000_000)
    with pytest.raises(LibraryError, match="larger than 32 MB"):
        read(os.fsencode(root), "library:big.png")


def test_pictures_in_the_text_itself(root: Path) -> None:
    raw = os.fsencode(root)
    packed = b64encode(PNG).decode()
    for address in (
        f"data:image/png;base64,{packed}",
        f"data:image/png;base64,{packed.rstrip('=')}",
        f"DATA:image/jpeg;charset=x;base64,{packed[:8]}%0A {packed[8:]}",
    ):
        assert found(root, "post.md", address) == address
        assert read(raw, address) == PNG
    assert read(raw, "data:image/gif,GIF89a%00") == b"GIF89a\0"
    with pytest.raises(LibraryError, match="damaged"):
        read(raw, "data:image/png;base64,x")
    with pytest.raises(LibraryError, match="holds no picture"):
        read(raw, "data:text/html,x")


def test_a_page_names_what_can_be_shown(root: Path) -> None:
    put(root, "a/b.png")
    body = (
        '<img src="b.png"><img src="gone.png"><img src="https://c.d/e.png">'
        '<img src="data:image/gif;base64,R0lGODlh" data-src="b.png">'
        '<img src="data:image/gif;base64,R0lGODlh">'
    )
    find = finder(os.fsencode(root), b"a/post.md", None)
    page = make_page(Article(b"a/post.md", "Title", body, "html"), find=find)
    gif = "data:image/gif;base64,R0lGODlh"
    assert page.images == ("library:a/b.png", "https://c.d/e.png", "library:a/b.png", gif)
    assert page.html.count('src="image:') == 5
    assert page.html.count('src="image:"') == 1
