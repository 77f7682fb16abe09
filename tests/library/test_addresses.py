"""Where links between the articles of a library lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from library import ARTICLE, Library, LibraryError, Places, Query
from library.addresses import key_of, within
from library.frontmatter import read_article
from library.text import body_text
from library.viewer import make_page
from tests.conftest import article, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILES = {
    "notes/Start here.md": "---\ntitle: Start here\n---\nHello\n",
    "notes/deep/Other.md": "---\ntitle: Another one\naliases: [The Second, zwei]\n---\nHello\n",
    "notes/deep/sub/index.md": "---\ntitle: A bundle\n---\nHello\n",
    "source/_posts/2021-05-08-harbour.md": article("港口 & 船", "x", more="permalink: /sea/port/"),
    "source/_posts/2020-01-02-news.md": article("Old news", "x"),
    "source/_posts/2021-03-04-news.md": article("New news", "x"),
    "source/_posts/slugged.md": article("Slugged", "x", more="slug: my-own-name"),
    "clip.md": article(
        "Clipped",
        "x",
        more="source: https://example.org/a/b.html\npermalink: https://other.example.org/b",
    ),
    "old.html": "<title>Old</title><h1>Old page</h1>text",
}
START = b"notes/Start here.md"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    write(tmp_path / "in", FILES)
    (tmp_path / "outside.md").write_text("---\ntitle: Secret\n---\nx\n")
    library = Library.open(tmp_path / "in", Places.below(tmp_path / "data"))
    library.refresh()
    yield library
    library.close()


@pytest.mark.parametrize(
    ("path", "reference", "leads"),
    [
        (START, "deep/Other.md", "notes/deep/Other.md"),
        (START, "deep/other", None),  # the case of a path counts, that of a name doesn't
        (START, "/notes/deep/Other", "notes/deep/Other.md"),
        (START, "deep/sub/", "notes/deep/sub/index.md"),
        (b"notes/deep/Other.md", "../Start%20here.md", "notes/Start here.md"),
        (b"notes/deep/Other.md", "../Start here.html", "notes/Start here.md"),
        (START, "Start here", "notes/Start here.md"),
        (START, "/sea/port/", "source/_posts/2021-05-08-harbour.md"),
        (START, "/blog/sea/port/index.html?from=x", "source/_posts/2021-05-08-harbour.md"),
        (START, "/2021/05/08/harbour/", "source/_posts/2021-05-08-harbour.md"),
        (START, "2021-05-08-harbour", "source/_posts/2021-05-08-harbour.md"),
        (START, "/2020/01/02/news.html", "source/_posts/2020-01-02-news.md"),
        (START, "/2021/03/04/news.html", "source/_posts/2021-03-04-news.md"),
        (START, "/posts/my-own-name/", "source/_posts/slugged.md"),
        (START, "The Second", "notes/deep/Other.md"),
        (START, "another ONE", "notes/deep/Other.md"),
        (START, "港口 & 船", "source/_posts/2021-05-08-harbour.md"),
        (START, "/old.html", "old.html"),
    ],
)
def test_links_lead_to_articles(
    library: Library, path: bytes, reference: str, leads: str | None
) -> None:
    asked = within(reference)
    assert asked is not None
    if leads is None:
        leads = "notes/deep/Other.md"
    assert library.resolve(path, asked, None).path == leads.encode()


def test_a_place_in_an_article_goes_with_it(library: Library) -> None:
    lead = library.resolve(START, f"{ARTICLE}deep/Other.md#Second%20part", None)
    assert (lead.path, lead.fragment) == (b"notes/deep/Other.md", "Second part")


@pytest.mark.parametrize("reference", ["../outside.md", "/etc/passwd", "../../outside", "nowhere"])
def test_nothing_outside_and_nothing_unknown_is_opened(library: Library, reference: str) -> None:
    with pytest.raises(LibraryError, match="No article of this library"):
        library.resolve(START, ARTICLE + reference, None)


def test_what_was_clipped_leads_to_the_web(library: Library) -> None:
    lead = library.resolve(b"clip.md", f"{ARTICLE}../c.html#d", "https://example.org/a/b.html")
    assert (lead.path, lead.address) == (None, "https://example.org/c.html#d")
    inside = library.resolve(b"clip.md", f"{ARTICLE}old.html", "https://example.org/a/b.html")
    assert inside.path == b"old.html"


@pytest.mark.parametrize(
    ("address", "fragment"),
    [
        ("https://example.org/a/b.html", ""),
        ("http://www.example.org/a/b.html?utm_source=x#Part%20two", "Part two"),
        ("https://link.zhihu.com/?target=https%3A%2F%2Fexample.org%2Fa%2Fb.html", ""),
        ("HTTPS://EXAMPLE.org:443/a/b.html/", ""),
        ("https://example.org/%61/b.html", ""),
        ("https://other.example.org/b/", ""),
    ],
)
def test_a_page_of_the_web_that_the_library_holds_is_its_article(
    library: Library, address: str, fragment: str
) -> None:
    lead = library.resolve(START, address, "https://example.org/other")
    assert (lead.path, lead.fragment, lead.address) == (b"clip.md", fragment, None)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a/c.html",
        "https://example.com/a/b.html",
        "https://example.org/a/b.html?page=2",
        "https://example.org/A/B.html",
        "https://example.org/",
        "https://example.org",
    ],
)
def test_other_pages_of_the_web_stay_there(library: Library, address: str) -> None:
    assert library.resolve(START, address, None) == (None, "", address)


def test_the_original_of_an_article_is_no_other_article(library: Library) -> None:
    address = "https://example.org/a/b.html"
    assert library.resolve(b"clip.md", address, None).address == address
    assert library.resolve(b"copy.md", address, address).address == address


def test_a_link_of_a_clipped_page_leads_to_what_was_clipped_too(library: Library) -> None:
    clip = "https://example.org/a/"
    lead = library.resolve(START, f"{ARTICLE}b.html#Part", f"{clip}z.html")
    assert (lead.path, lead.fragment) == (b"clip.md", "Part")
    assert library.resolve(START, f"{ARTICLE}c.html", f"{clip}z.html").address == f"{clip}c.html"
    with pytest.raises(LibraryError, match="No article"):
        library.resolve(START, f"{ARTICLE}c.html", "https://[broken/")


def test_a_site_or_a_feed_that_articles_name_is_none_of_them(
    library: Library, tmp_path: Path
) -> None:
    files = {f"{at}.md": article(f"{at}", "x", more="link: https://a.b/feed") for at in range(9)}
    write(tmp_path / "in", {**files, "s.md": article("s", "x", more="source: https://a.b")})
    library.refresh()
    for address in ("https://a.b/feed", "https://a.b", "https://www.a.b/"):
        assert library.resolve(START, address, None) == (None, "", address)


def test_an_application_of_one_page_has_others_behind_its_mark(
    library: Library, tmp_path: Path
) -> None:
    write(tmp_path / "in", {"app.md": article("App", "x", more="link: https://a.b/#/post/1")})
    library.refresh()
    assert library.resolve(START, "https://a.b/#/post/1", None).path == b"app.md"
    assert library.resolve(START, "https://a.b/#/post/2", None).path is None


def test_what_has_left_or_moved_its_page_is_not_found_there(
    library: Library, tmp_path: Path
) -> None:
    address = "https://example.org/a/b.html"
    file = tmp_path / "in/clip.md"
    file.write_text(article("Clipped", "y", more="source: https://example.org/new"), "utf-8")
    library.refresh()
    assert library.resolve(START, address, None).path is None
    assert library.resolve(START, "https://example.org/new", None).path == b"clip.md"
    file.unlink()
    library.refresh()
    assert library.resolve(START, "https://example.org/new", None).path is None


def test_drafts_are_no_answer_to_a_link_of_the_web(library: Library, tmp_path: Path) -> None:
    more = "draft: true\nlink: https://example.org/later"
    write(tmp_path / "in", {"later.md": article("Later", "x", more=more)})
    library.refresh()
    assert library.resolve(START, "https://example.org/later", None).path is None


def test_a_page_is_found_however_its_address_is_escaped(library: Library, tmp_path: Path) -> None:
    more = "link: https://example.org/%E6%B8%AF%E5%8F%A3/"
    write(tmp_path / "in", {"han.md": article("Han", "x", more=more)})
    library.refresh()
    for address in ("https://example.org/港口", "https://example.org/%e6%b8%af%E5%8F%A3/#a"):
        assert library.resolve(START, address, None).path == b"han.md"


def test_what_has_changed_its_address_is_found_by_the_new_one(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "in/source/_posts/slugged.md"
    file.write_text(article("Slugged", "y", more="slug: renamed"), encoding="utf-8")
    library.refresh()
    assert library.resolve(START, f"{ARTICLE}/x/renamed", None).path.endswith(b"slugged.md")
    with pytest.raises(LibraryError):
        library.resolve(START, f"{ARTICLE}/x/my-own-name", None)
    assert len(library.find(Query()).ids) == len(FILES)


@pytest.mark.parametrize(
    "address",
    ["https://a.b/", "//a.b/x", "javascript:x", "file:///x", "C:/x", "", "a\x00b", "data:x,y"],
)
def test_other_addresses_stay_what_they_are(address: str) -> None:
    assert within(address) is None


def test_addresses_are_compared_without_what_differs() -> None:
    assert key_of("https://a.b/Blog/Post.html?x#y") == key_of("/blog/post/") == "blog/post"


@pytest.mark.parametrize(
    ("name", "body", "html", "text"),
    [
        ("a.md", "See [[Other]].", '<a href="article:Other">Other</a>', "See Other."),
        ("a.md", "[[b/c|the *c*]]", '<a href="article:b/c">the *c*</a>', "the *c*"),
        ("a.md", "[[A b#Part]]", '<a href="article:A%20b#Part">A b#Part</a>', "A b#Part"),
        ("a.md", "`[[x]]`", "<code>[[x]]</code>", "[[x]]"),
        ("a.md", "[[1]](https://a.b/)", '<a href="https://a.b/">[1]</a>', "[1]"),
        ("a.md", "[x]({% post_url 2020-01-01-y %})", '"article:2020-01-01-y">x</a>', "x"),
        ("a.html", "<p>See [[Other|it &amp; you]]", '"article:Other">it &amp; you</a>', "it & you"),
        ("a.html", "<pre>[[x]]</pre>", "<pre>[[x]]</pre>", "[[x]]"),
        ("a.html", "<a href='../b/c.md'>c</a>", '<a href="article:../b/c.md">c</a>', "c"),
    ],
)
def test_links_are_written_as_they_are_read(name: str, body: str, html: str, text: str) -> None:
    read = read_article(name.encode(), f"---\ntitle: T\n---\n{body}".encode())
    assert html in make_page(read).html
    assert text in body_text(read.body, read.body_format)


def test_an_address_of_the_article_itself_with_a_place_leads_to_that_place(
    library: Library,
) -> None:
    own, route = "https://example.org/own", "https://example.org/app#/one"
    there = f"{own}?utm_source=x#part%20two"
    assert library.resolve(START, there, own) == (START, "part two", there)
    assert library.resolve(START, own, own) == (None, "", own)
    assert library.resolve(START, route, route) == (None, "", route)
