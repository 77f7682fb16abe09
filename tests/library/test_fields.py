"""The fields of an article in each dialect, and its date in every form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.library.reading import MODIFIED, check, headed, local, problems, read, utc

if TYPE_CHECKING:
    from datetime import datetime

    from library.article import Dialect


# The fields, each cell of the table: dialect, path, head, what is expected.
FIELDS: dict[str, tuple[Dialect, str, str, dict[str, Any]]] = {
    # Hexo
    "Hexo: tabs are two blanks": (
        "hexo", "a.md", "categories:\n\t- a\n\t- b", {"categories": (("a", "b"),)}
    ),
    "Hexo: a list is one path": (
        "hexo", "a.md", "categories: [a, b, c]", {"categories": (("a", "b", "c"),)}
    ),
    "Hexo: a list of lists": (
        "hexo", "a.md", "categories:\n- [a, b]\n- [c]",
        {"categories": (("a", "b"), ("c",))},
    ),
    "Hexo: words among lists": (
        "hexo", "a.md", "categories:\n- [a, b]\n- c d\n- e",
        {"categories": (("a", "b"), ("c d",), ("e",))},
    ),
    "Hexo: one string": (
        "hexo", "a.md", "categories: deep sea", {"categories": (("deep sea",),)}
    ),
    "Hexo: the same path twice": (
        "hexo", "a.md", "categories:\n- [a, b]\n- [a, b]", {"categories": (("a", "b"),)}
    ),
    "Hexo: tags": ("hexo", "a.md", "tags: [sea, moon]", {"tags": ("sea", "moon")}),
    "Hexo: one tag with a blank": (
        "hexo", "a.md", "tags: open sea", {"tags": ("open sea",)}
    ),
    "Hexo: date before updated": (
        "hexo", "a.md", "updated: 2022-01-01T00:00:00Z\ndate: 2021-05-08T10:20:30Z",
        {"date": utc(2021, 5, 8, 10, 20, 30), "date_guessed": False},
    ),
    "Hexo: no date": ("hexo", "a.md", "", {"date": MODIFIED, "date_guessed": True}),
    "Hexo: excerpt": ("hexo", "a.md", "excerpt: In *short*", {"summary": "In *short*"}),
    "Hexo: the permalink is a path": (
        "hexo", "a.md", "permalink: /tide/", {"source_url": None}
    ),
    "Hexo: unpublished": ("hexo", "a.md", "published: false", {"hidden": True}),
    "Hexo: published": ("hexo", "a.md", "published: true", {"hidden": False}),
    "Hexo: drafts": (
        "hexo", "source/_drafts/a.md", "", {"hidden": True, "categories": ()}
    ),
    "Hexo: headimg": (
        "hexo", "a.md", "thumbnail: /s.png\ncover: /c.png\nheadimg: /h.png",
        {"head_image": "/h.png"},
    ),
    "Hexo: cover": (
        "hexo", "a.md", "thumbnail: /s.png\ncover: /c.png\nheadimg:",
        {"head_image": "/c.png"},
    ),
    "Hexo: thumbnail": ("hexo", "a.md", "thumbnail: /s.png", {"head_image": "/s.png"}),
    "Hexo: photos": (
        "hexo", "a.md", "photos:\n- /1.png\n- /2.png", {"head_image": "/1.png"}
    ),
    # Jekyll
    "Jekyll: a list is flat": (
        "jekyll", "_posts/a.md", "categories: [a, b]", {"categories": (("a",), ("b",))}
    ),
    "Jekyll: blanks part categories": (
        "jekyll", "_posts/a.md", "categories: a b", {"categories": (("a",), ("b",))}
    ),
    "Jekyll: category": (
        "jekyll", "_posts/a.md", "category: a", {"categories": (("a",),)}
    ),
    "Jekyll: folders above _posts": (
        "jekyll", "sea/deep/_posts/a.md", "categories: [c]",
        {"categories": (("sea",), ("deep",), ("c",))},
    ),
    "Jekyll: tags in a list": (
        "jekyll", "_posts/a.md", "tags: [open sea, moon]",
        {"tags": ("open sea", "moon")},
    ),
    "Jekyll: blanks part tags": (
        "jekyll", "_posts/a.md", "tags: sea moon", {"tags": ("sea", "moon")}
    ),
    "Jekyll: date in the name": (
        "jekyll", "_posts/2021-05-08-tide.md", "",
        {"date": local(2021, 5, 8), "date_guessed": True},
    ),
    "Jekyll: date in the head": (
        "jekyll", "_posts/2021-05-08-tide.md", "date: 2021-05-09 10:20:30 +0800",
        {"date": utc(2021, 5, 9, 2, 20, 30), "date_guessed": False},
    ),
    "Jekyll: excerpt": ("jekyll", "_posts/a.md", "excerpt: Short", {"summary": "Short"}),
    "Jekyll: image": ("jekyll", "_posts/a.md", "image: /i.png", {"head_image": "/i.png"}),
    "Jekyll: image with a path": (
        "jekyll", "_posts/a.md", "image:\n  path: /i.png\n  alt: Sea",
        {"head_image": "/i.png"},
    ),
    "Jekyll: unpublished": ("jekyll", "_posts/a.md", "published: false", {"hidden": True}),
    "Jekyll: drafts": ("jekyll", "sea/_drafts/a.md", "", {"hidden": True}),
    # Hugo
    "Hugo: flat terms": (
        "hugo", "content/a.md", "categories: [a b, c]",
        {"categories": (("a b",), ("c",))},
    ),
    "Hugo: one term with a blank": (
        "hugo", "content/a.md", "categories: a b", {"categories": (("a b",),)}
    ),
    "Hugo: a bundle is no category": (
        "hugo", "content/news/tide/index.md", "author: Ada", {"categories": (("news",),)}
    ),
    "Hugo: a section's own page": (
        "hugo", "content/news/_index.md", "author: Ada", {"categories": (("news",),)}
    ),
    "Hugo: tags": ("hugo", "a.md", "tags: [open sea, moon]", {"tags": ("open sea", "moon")}),
    "Hugo: publishDate": (
        "hugo", "a.md", "lastmod: 2022-01-01\npublishDate: 2021-05-08T10:20:30+02:00",
        {"date": utc(2021, 5, 8, 8, 20, 30), "date_guessed": False},
    ),
    "Hugo: pubdate": ("hugo", "a.md", "pubdate: 2021-05-08T10:20:30Z",
                      {"date": utc(2021, 5, 8, 10, 20, 30)}),
    "Hugo: published": ("hugo", "a.md", "lastmod: 2022-01-01\npublished: 2021-05-08T10:20:30Z",
                        {"date": utc(2021, 5, 8, 10, 20, 30), "hidden": False}),
    "Hugo: lastmod": ("hugo", "a.md", "modified: 2022-01-01\nlastmod: 2021-05-08T10:20:30Z",
                      {"date": utc(2021, 5, 8, 10, 20, 30)}),
    "Hugo: modified": ("hugo", "a.md", "modified: 2021-05-08T10:20:30Z",
                       {"date": utc(2021, 5, 8, 10, 20, 30)}),
    "Hugo: summary": ("hugo", "a.md", "description: Long\nsummary: Short", {"summary": "Short"}),
    "Hugo: description": ("hugo", "a.md", "description: Long", {"summary": "Long"}),
    "Hugo: the url is a path": ("hugo", "a.md", "url: /tide/", {"source_url": None}),
    "Hugo: draft": ("hugo", "a.md", "draft: true", {"hidden": True}),
    "Hugo: no draft": ("hugo", "a.md", "draft: false", {"hidden": False}),
    "Hugo: expired": ("hugo", "a.md", "expiryDate: 2011-05-08", {"hidden": True}),
    "Hugo: not yet expired": ("hugo", "a.md", "expiryDate: 2911-05-08", {"hidden": False}),
    "Hugo: images": ("hugo", "a.md", "images: [/1.png, /2.png]", {"head_image": "/1.png"}),
    "Hugo: featured_image": ("hugo", "a.md", "featured_image: /1.png", {"head_image": "/1.png"}),
    # Obsidian Web Clipper
    "Obsidian: a clipping": (
        "obsidian", "Clippings/Tide.md",
        (
            'source: "https://example.org/tide"\nauthor:\n  - "[[Ada Keeper]]"\n'
            'published: 2021-05-08T10:20:30Z\ncreated: 2023-01-01\ndescription: "Short"\n'
            'image: "https://example.org/i.png"\ntags:\n  - "clippings"'
        ),
        {
            "source_url": "https://example.org/tide", "author": "Ada Keeper",
            "date": utc(2021, 5, 8, 10, 20, 30), "date_guessed": False, "summary": "Short",
            "head_image": "https://example.org/i.png", "tags": ("clippings",),
            "categories": (("Clippings",),),
        },
    ),
    "Obsidian: the day of clipping": (
        "obsidian", "a.md", "published:\ncreated: 2023-01-01T00:00:00Z",
        {"date": utc(2023, 1, 1)},
    ),
    # Any
    "folders stand in for categories": (
        "hexo", "source/_posts/sea/deep/a.md", "", {"categories": (("sea", "deep"),)}
    ),
    "folders, for empty categories": (
        "hugo", "sea/deep/a.md", "categories: []", {"categories": (("sea", "deep"),)}
    ),
    "an address in url": ("hexo", "a.md", "url: https://example.org/t",
                          {"source_url": "https://example.org/t"}),
    "an address in link": ("hexo", "a.md", "link: HTTP://example.org/t",
                           {"source_url": "HTTP://example.org/t"}),
    "an address in original": ("hexo", "a.md", "original: 'https://example.org/t'",
                               {"source_url": "https://example.org/t"}),
    "words in source": ("hexo", "a.md", "source: Harbour News", {"source_url": None}),
    "a script in source": ("hexo", "a.md", "source: 'javascript:alert(1)'",
                           {"source_url": None}),
    "words in source, an address in link": (
        "hexo", "a.md", "source: Harbour News\nlink: https://example.org/t",
        {"source_url": "https://example.org/t"},
    ),
    "an address of no scheme": ("hexo", "a.md", "url: //example.org/t",
                                {"source_url": None}),
    "several authors": ("hexo", "a.md", "authors: [Ada, Ben]", {"author": "Ada, Ben"}),
    "an author with a name": ("hexo", "a.md", "author:\n  name: Ada\n  email: a@b.c",
                              {"author": "Ada"}),
}  # fmt: skip


@pytest.mark.parametrize("name", FIELDS)
def test_fields_by_dialect(name: str) -> None:
    dialect, path, head, expected = FIELDS[name]
    check(
        read(headed(f"title: Tide\n{head}"), path.encode(), dialect), {"title": "Tide", **expected}
    )


def test_toml_speaks_hugo_in_any_folder() -> None:
    head = (
        'title = "Tide"\ndate = 2021-05-08T10:20:30Z\ndraft = true\npath = "x"\n'
        '[taxonomies]\ncategories = ["a b", "c"]\ntags = ["sea"]\n[extra]\nauthor = "Ada"'
    )
    check(
        read(headed(head, "+++")),
        {
            "categories": (("a b",), ("c",)), "tags": ("sea",), "author": "Ada", "hidden": True,
            "date": utc(2021, 5, 8, 10, 20, 30), "date_guessed": False,
        },
    )  # fmt: skip


def test_toml_without_a_date_takes_the_one_in_its_path() -> None:
    article = read(headed('title = "Tide"\npath = "2021/05/08/tide"', "+++"))
    assert (article.date, article.date_guessed) == (local(2021, 5, 8), True)


DATES: dict[str, tuple[str, datetime | None]] = {
    "RFC 822": ("Sat, 08 May 2021 12:56:00 GMT", utc(2021, 5, 8, 12, 56)),
    "zone": ("2021-05-08T12:56:00+08:00", utc(2021, 5, 8, 4, 56)),
    "Z": ("2021-05-08T12:56:00Z", utc(2021, 5, 8, 12, 56)),
    "milliseconds": ("2021-05-08T12:56:00.250Z", utc(2021, 5, 8, 12, 56, 0, 250_000)),
    "no zone": ("2021-05-08 12:56:00", local(2021, 5, 8, 12, 56)),
    "day": ("2021-05-08", local(2021, 5, 8)),
    "short day": ("2020-12-2", local(2020, 12, 2)),
    "Chinese": ("2022年8月5日", local(2022, 8, 5)),
    "slashes": ("2021/5/8", local(2021, 5, 8)),
    "seconds": ("1620478560", utc(2021, 5, 8, 12, 56)),
    "1936": ("1936-03-04", local(1936, 3, 4)),
    "Invalid Date": ("Invalid Date", None),
    "99999": ("99999-01-01", None),
}


@pytest.mark.parametrize("name", DATES)
def test_dates_in_the_head(name: str) -> None:
    found, expected = DATES[name]
    article = read(headed(f"title: Tide\ndate: {found}"))
    if expected is None:
        assert (article.date, article.date_guessed) == (MODIFIED, True)
        assert problems(article) == [("date", 3)]
        assert found in article.problems[0].message
        assert "2001-02-03" in article.problems[0].message
    else:
        check(article, {"title": "Tide", "date": expected, "date_guessed": False})


def test_a_missing_date_is_the_day_in_the_name_then_the_files_own() -> None:
    named = read(headed("title: Tide"), b"2020-01-02-tide.md")
    assert (named.date, named.date_guessed) == (local(2020, 1, 2), True)
    plain = read(headed("title: Tide"))
    assert (plain.date, plain.date_guessed) == (MODIFIED, True)
    without = read(headed("title: Tide"), dated=False)
    assert (without.date, without.date_guessed) == (None, False)
