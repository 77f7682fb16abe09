"""Links and pictures of what is written out: each leads to something outside of the library."""

from __future__ import annotations

import base64
import json
import shutil
import zipfile
from typing import TYPE_CHECKING
from urllib.parse import unquote

import frontmatter
import pytest
from bs4 import BeautifulSoup
from pyromark import Markdown

from tests.conftest import article, run_cli, write
from tests.library.test_export import check_book, export

if TYPE_CHECKING:
    from pathlib import Path

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
HTML = (
    '<p><a href="two.md#part">second</a> <a href="left.md">left out</a> <a href="gone.md">gone</a>'
    ' <a href="https://www.example.org/two?utm_source=x">copied</a> <a href="bare.md">bare</a>'
    ' <a href="https://example.org/else">elsewhere</a></p><img src="pics/a b.png" alt="A boat">'
    '<img src="https://example.org/far.png" alt="Far">'
)
MARKDOWN = """[second](two.md#part "T") [left out](<left.md>) [gone](gone.md)
[[Two|wiki]] [[Nobody]]

![A boat](<pics/a b.png>) ![[a b.png]] [![x](pics/a%20b.png)](two.md)
![far](https://example.org/f.png)

[ref] <img src="pics/a b.png"> <a href="left.md">tag</a>
[on](https://example.org/else) [note](#here)

[ref]: two.md 'Title'

`[code](two.md)`

```
[fenced](gone.md) ![A boat](pics/a.png)
```
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    root = tmp_path / "library"
    files = {
        "one.html": f"---\ntitle: One\ndate: 2021-01-09\ntags: [in]\n---\n{HTML}",
        "md.md": article("Marked down", MARKDOWN, "2021-01-08", more="tags: [in]"),
        "two.md": article(
            "Two & more", "Text [back](one.html)", "2021-01-07",
            more="tags: [in]\nsource: https://example.org/two",
        ),
        "left.md": article("Left", "x", "2021-01-06", more="source: https://example.org/left"),
        "bare.md": article("Bare", "x", "2021-01-05"),
    }  # fmt: skip
    write(root, files)
    (root / "pics").mkdir()
    (root / "pics/a b.png").write_bytes(PNG)
    return root


def links(markup: str | bytes) -> dict[str, str | None]:
    soup = BeautifulSoup(markup, "html.parser")
    return {one.get_text(): one.get("href") for one in soup.find_all("a")}


def test_links_of_pages_lead_to_each_other_or_to_the_original(
    library: Path, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    export(library, data, out, "html", query="tag:in")
    found = links((out / "One.html").read_bytes())
    assert found["second"] == found["copied"] == "Two%20%26%20more.html"
    assert found["left out"] == "https://example.org/left"
    assert found["gone"] is None
    assert found["bare"] is None
    assert found["elsewhere"] == "https://example.org/else"
    assert links((out / "Two & more.html").read_bytes())["back"] == "One.html"


def test_names_of_files_that_are_there_do_not_mislead_links(
    library: Path, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "Two & more.html").write_text("mine")
    export(library, data, out, "html", query="tag:in")
    second = links((out / "One.html").read_bytes())["second"]
    assert second == "Two%20%26%20more%20%282%29.html"
    assert "Text" in (out / unquote(second)).read_text("utf-8")
    assert (out / "Two & more.html").read_text() == "mine"


def test_a_page_alone_leads_to_the_originals(library: Path, data: Path, tmp_path: Path) -> None:
    export(library, data, tmp_path / "one.html", "html", query="title:One")
    found = links((tmp_path / "one.html").read_bytes())
    assert found["second"] == "https://example.org/two"
    assert found["copied"] == "https://www.example.org/two"


def test_links_of_a_book_lead_to_its_chapters(library: Path, data: Path, tmp_path: Path) -> None:
    book = tmp_path / "book.epub"
    export(library, data, book, "epub", query="tag:in")
    with zipfile.ZipFile(book) as opened:
        chapters = {
            BeautifulSoup(opened.read(name), "html.parser").h1.string: name.rpartition("/")[2]
            for name in opened.namelist() if "chapter-" in name
        }  # fmt: skip
        found = links(opened.read(f"book/{chapters['One']}"))
    assert found["second"] == found["copied"] == chapters["Two & more"]
    assert found["left out"] == "https://example.org/left"
    assert "gone" not in found
    if shutil.which("java"):
        check_book(book)


def test_an_article_that_cannot_be_read_is_no_chapter_to_lead_to(
    library: Path, data: Path, tmp_path: Path
) -> None:
    run_cli("index", library, "--data", data)
    (library / "two.md").unlink()
    (library / "two.md").mkdir()  # nor is the index told
    book = tmp_path / "book.epub"
    done = run_cli(
        "export", library, "tag:in", "--to", book, "--format", "epub", "--data", data
    )  # fmt: skip
    assert book.is_file(), done.stderr
    with zipfile.ZipFile(book) as opened:
        names = set(opened.namelist())
        for name in names:
            if name.endswith(".xhtml"):
                for href in links(opened.read(name)).values():
                    assert href is None or ":" in href or f"book/{href}" in names


def test_json_leads_to_the_web_and_holds_its_pictures(
    library: Path, data: Path, tmp_path: Path
) -> None:
    export(library, data, tmp_path / "out.json", "json", query="title:One")
    (one,) = json.loads((tmp_path / "out.json").read_bytes())
    found = links(one["html"])
    assert found["second"] == "https://example.org/two"
    assert found["gone"] is None
    soup = BeautifulSoup(one["html"], "html.parser")
    near, far = (image["src"] for image in soup.find_all("img"))
    assert near == f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    assert far == "https://example.org/far.png"


def rendered(file: Path) -> BeautifulSoup:
    text = frontmatter.load(str(file)).content
    return BeautifulSoup(Markdown().html(text), "html.parser")


@pytest.mark.parametrize("name", ["One.md", "Marked down.md"])
def test_markdown_finds_its_pictures_beside_it(
    library: Path, data: Path, tmp_path: Path, name: str
) -> None:
    out = tmp_path / "out"
    export(library, data, out, "md", query="tag:in")
    sources = [image["src"] for image in rendered(out / name).find_all("img")]
    near = [source for source in sources if "://" not in source]
    assert near
    assert len(sources) > len(near)
    for source in near:
        assert (out / unquote(source)).read_bytes() == PNG
    (folder,) = (out / name.replace(".md", ".assets"),)
    assert len(list(folder.iterdir())) == 1  # however often it is shown


def test_links_of_markdown_lead_to_each_other_or_to_the_original(
    library: Path, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    export(library, data, out, "md", query="tag:in")
    soup = rendered(out / "Marked down.md")
    found = {one.get_text(): one["href"] for one in soup.find_all("a")}
    two = "Two%20%26%20more.md"
    assert found["wiki"] == found["ref"] == two
    assert found["second"] == f"{two}#part"
    assert found["left out"] == found["tag"] == "https://example.org/left"
    assert found["on"] == "https://example.org/else"
    assert found["note"] == "#here"
    assert "gone" not in found
    assert "Nobody" in soup.get_text()
    text = (out / "Marked down.md").read_text("utf-8")
    assert f'[second]({two}#part "T")' in text
    assert "`[code](two.md)`" in text
    assert "[fenced](gone.md) ![A boat](pics/a.png)" in text
    assert rendered(out / "One.md").find("a", string="second")["href"] == f"{two}#part"


def test_what_was_not_written_leaves_no_pictures(library: Path, data: Path, tmp_path: Path) -> None:
    (tmp_path / "to").mkdir()
    (tmp_path / "to/x.md").mkdir()
    target = tmp_path / "to/x.md/y.md"
    export(library, data, target, "md", query="title:One")
    assert sorted(one.name for one in target.parent.iterdir()) == ["y.assets", "y.md"]
    done = run_cli(
        "export", library, "title:One", "--to", target, "--format", "md", "--data", data
    )  # fmt: skip
    assert done.returncode == 2
    assert len(list((target.parent / "y.assets").iterdir())) == 1


PLACES = """[part](two.md#the-second-part) [[Two#The second part|wiki]] [none](two.md#nowhere)
[own](one.md#here) [here](#here) [named](three.html#q%20r)
[copied](https://site.example/posts/two#the-second-part)

## Here
"""


@pytest.fixture
def places(tmp_path: Path) -> Path:
    root = tmp_path / "places"
    page = '<h2>Q & A</h2><p id="q r">x</p><p><a href="#q%20r">self</a> <a href="#q-a">head</a></p>'
    files = {
        "one.md": article("One", PLACES, "2021-01-03"),
        "two.md": article(
            "Two", "## The second *part*", "2021-01-02", more="link: https://site.example/posts/two"
        ),
        "three.html": f"---\ntitle: Three\ndate: 2021-01-01\n---\n{page}",
    }
    write(root, files)
    return root


def test_links_to_a_place_in_a_page_lead_to_that_place(
    places: Path, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    export(places, data, out, "html")
    pages = {file.name: BeautifulSoup(file.read_bytes(), "html.parser") for file in out.iterdir()}
    found = links((out / "One.html").read_bytes())

    def leads_to(address: str | None, here: str = "One.html") -> str:
        page, _, name = (address or "").partition("#")
        place = pages[page or here].find("a", attrs={"name": unquote(name)})
        return place.parent.get_text() if place else ""

    for name in ("part", "wiki", "copied"):
        assert (found[name] or "").startswith("Two.html#")
        assert leads_to(found[name]) == "The second part"
    assert found["none"] == "Two.html"
    assert leads_to(found["own"]) == leads_to(found["here"]) == "Here"
    assert leads_to(found["named"]) == "x"
    own = links((out / "Three.html").read_bytes())
    assert leads_to(own["self"], "Three.html") == "x"
    assert leads_to(own["head"], "Three.html") == "Q & A"


def test_links_to_a_place_in_a_chapter_lead_to_that_place(
    places: Path, data: Path, tmp_path: Path
) -> None:
    book = tmp_path / "book.epub"
    export(places, data, book, "epub")
    with zipfile.ZipFile(book) as opened:
        pages = {
            name.rpartition("/")[2]: BeautifulSoup(opened.read(name), "html.parser")
            for name in opened.namelist() if name.endswith(".xhtml")
        }  # fmt: skip
    places_led_to: dict[str, str] = {}
    for name, page in pages.items():
        for one in page.find_all("a", href=True):
            chapter, mark, place = one["href"].partition("#")
            if mark:
                (target,) = pages[chapter or name].find_all(id=place)
                places_led_to[one.get_text()] = target.parent.get_text()
    two = "The second part"
    assert places_led_to == {
        "part": two, "wiki": two, "copied": two, "own": "Here", "here": "Here", "named": "x",
        "self": "x", "head": "Q & A",
    }  # fmt: skip
    if shutil.which("java"):
        check_book(book)


def test_links_to_a_place_keep_their_words_in_markdown(
    places: Path, data: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    export(places, data, out, "md")
    found = {one.get_text(): one["href"] for one in rendered(out / "One.md").find_all("a")}
    assert found == {
        "part": "Two.md#the-second-part", "wiki": "Two.md#The%20second%20part",
        "none": "Two.md#nowhere", "own": "One.md#here", "here": "#here",
        "named": "Three.md#q%20r", "copied": "Two.md#the-second-part",
    }  # fmt: skip
    assert rendered(out / "Three.md").find("a", string="head")["href"] == "#q-a"


CLIPPED = """[short](two) [rooted](/posts/two) [titled](Two) [ref][r] [picture](pics/a.png)
[web](https://site.example/posts/two?utm_source=x) <https://site.example/posts/two> ![far](b.png)
<a href="https://site.example/posts/two">tag</a> [else](three) [out](https://example.org/x?a=1&b=2)
<https://example.org/y> `<https://site.example/posts/two>`

[r]: two
"""


def test_a_clipped_page_in_markdown_leads_to_what_is_written_beside_it(
    data: Path, tmp_path: Path
) -> None:
    root, out = tmp_path / "clipped", tmp_path / "out"
    write(root, {
        "one.md": article("One", CLIPPED, "2021-01-02", more="link: https://site.example/posts/one"),
        "two.md": article("Two", "x", "2021-01-01", more="link: https://site.example/posts/two"),
    })  # fmt: skip
    (root / "pics").mkdir()
    (root / "pics/a.png").write_bytes(PNG)
    export(root, data, out, "md")
    soup = rendered(out / "One.md")
    found = {one.get_text(): one["href"] for one in soup.find_all("a")}
    beside = ("short", "rooted", "titled", "ref", "web", "https://site.example/posts/two", "tag")
    assert {name: found.pop(name) for name in beside} == dict.fromkeys(beside, "Two.md")
    assert (out / found.pop("picture")).read_bytes() == PNG
    assert found == {
        "else": "https://site.example/posts/three", "out": "https://example.org/x?a=1&b=2",
        "https://example.org/y": "https://example.org/y",
    }  # fmt: skip
    assert soup.find("img")["src"] == "https://site.example/posts/b.png"
    assert "`<https://site.example/posts/two>`" in (out / "One.md").read_text("utf-8")


OWN = """[there](https://site.example/posts/one#第一部) [talk](https://site.example/posts/one#talk)
[whole](https://site.example/posts/one)

## 第一部
"""


@pytest.mark.parametrize(
    ("ending", "place"), [("md", "#第一部"), ("html", "#a-第一部"), ("epub", "")]
)
def test_a_place_in_the_page_itself_is_gone_to_where_the_page_has_it(
    data: Path, tmp_path: Path, ending: str, place: str
) -> None:
    root, out = tmp_path / "own", tmp_path / ("out.epub" if ending == "epub" else "out")
    page = "https://site.example/posts/one"
    write(root, {"one.md": article("One", OWN, "2021-01-02", more=f"link: {page}")})
    export(root, data, out, ending)
    if ending == "epub":
        with zipfile.ZipFile(out) as opened:
            text = opened.read("book/chapter-1.xhtml").decode()
        found = links(text)
        heading = BeautifulSoup(text, "html.parser").find("h2")
        place = f"#{heading.find(id=True)['id']}"
    else:
        file = out / f"One.{ending}"
        found = links(str(rendered(file)) if ending == "md" else file.read_bytes())
    assert unquote(found["there"] or "") == place
    assert found["talk"] == f"{page}#talk"
    assert found["whole"] == page
