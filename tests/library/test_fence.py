"""Where the head of a file ends, in every notation; and files that have none."""

from __future__ import annotations

from typing import Any

import pytest

from library.frontmatter import is_article
from library.text import body_text
from tests.library.reading import BODY, PROSE, SEED, check, headed, local, read

FENCES: dict[str, tuple[str, dict[str, Any]]] = {
    "leading blank lines": ("\n \n\t\n" + headed("title: Tide"), {}),
    "more dashes": (headed("title: Tide", "------"), {}),
    "more dashes at one end": (f"-----\ntitle: Tide\n---\n{BODY}", {}),
    "blanks behind the fences": (f"---  \ntitle: Tide\n--- \t\n{BODY}", {}),
    "closed by dots": (f"---\ntitle: Tide\n...\n{BODY}", {}),
    "closed by the end of the file": ("---\ntitle: Tide\n---", {"text": ""}),
    "empty head": (f"---\n---\n{BODY}", {"title": "a"}),
    "a comment for a head": (f"---\n# nothing yet\n---\n{BODY}", {"title": "a"}),
    "TOML": (headed('title = "Tide"\ntags = ["sea"]', "+++"), {"tags": ("sea",)}),
    "JSON in braces": (f'{{"title": "Tide", "tags": ["sea"]}}\n\n{BODY}', {"tags": ("sea",)}),
    "JSON over lines": (
        f'{{\n  "title": "Tide",\n  "tags": ["sea"]\n}}\n{BODY}', {"tags": ("sea",)}
    ),
    "Hexo's JSON": (f'"title": "Tide",\n"tags": ["sea"]\n;;;\n{BODY}', {"tags": ("sea",)}),
    "Hexo's JSON with both fences": (
        headed('"title": "Tide",\n"tags": ["sea"]', ";;;"), {"tags": ("sea",)}
    ),
    "Hexo without an opening fence": (
        f"title: Tide\ntags:\n- sea\n---\n{BODY}", {"tags": ("sea",)}
    ),
    "bare headers": (
        f"Title: Tide\nDate: 2021-05-08 10:20\nTags: sea, moon\nCategory: This Week\n\n{BODY}",
        {
            "tags": ("sea", "moon"), "categories": (("This Week",),),
            "date": local(2021, 5, 8, 10, 20),
        },
    ),
    "bare headers that go on": (
        f"Title: Tide\nSummary: First\n    and second\n\n{BODY}", {"summary": "First and second"}
    ),
    "dashes inside the body": (
        "---\ntitle: Tide\n---\nAbove.\n\n---\n\nBelow: more.\n", {"text": "Above.\nBelow: more."}
    ),
    "dashes at the end of the body": (
        "---\ntitle: Tide\n---\nAbove.\n\n---\n", {"text": "Above."}
    ),
    "CRLF": (headed("title: Tide\ncategories:\n- a\n- b").replace("\n", "\r\n"),
             {"categories": (("a", "b"),)}),
    "lone CR": (headed("title: Tide\ncategories:\n- a\n- b").replace("\n", "\r"),
                {"categories": (("a", "b"),)}),
    "unclosed": (
        f"---\ntitle: Tide\ncategories:\n - a\n - b\n\n{BODY}\n",
        {"categories": (("a", "b"),), "problems": [("fence", 1)]},
    ),
    "unclosed before a tag": (
        f"\n---\ntitle: Tide\nauthor: Keeper\n{BODY}\n",
        {"author": "Keeper", "problems": [("fence", 2)]},
    ),
    "unclosed TOML": (f'+++\ntitle = "Tide"\n\n{BODY}\n', {"problems": [("fence", 1)]}),
    **{
        f"{name} before the fence": (junk + headed("title: Tide"), {"problems": [("fence", 1)]})
        for name, junk in {
            "U+FFFF": "\uffff\n", "a stray mark": "\n\ufeff",
            "a command to a terminal": "\x1b[2J\n",
            "controls": "\x07\x1a\x08", "a mark read as Windows-1252": "\xef\xbb\xbf",
        }.items()
    },
    "words before the fence": (
        "Words\n" + headed("title: Tide"),
        {"title": "Words", "text": f"Words\ntitle: Tide\n{PROSE}"},
    ),
    "no key above the only fence": (
        f"title:---\n\n---\n{BODY}\n",
        {"title": "a", "text": f"title:---\n{PROSE}", "problems": [("front matter", 1)]},
    ),
    "words between the fences": (
        f"---\nNothing but prose here\n---\n{BODY}\n",
        {"title": "a", "text": f"Nothing but prose here\n{PROSE}",
         "problems": [("front matter", 1)]},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FENCES)
def test_fences(name: str) -> None:
    text, expected = FENCES[name]
    check(read(text), {"title": "Tide", **expected})


NO_HEAD: dict[str, tuple[bytes, str, dict[str, Any]]] = {
    "Markdown heading": (b"n.md", "# The *tide*\n\nTurns.", {"title": "The tide"}),
    "underlined heading": (b"n.md", "The tide\n========\n\nTurns.", {"title": "The tide"}),
    "later heading": (b"n.md", "Hello.\n\n## The tide ##\n\nTurns.", {"title": "The tide"}),
    "heading in code is none": (
        b"name.md", "```sh\n# The tide\n```\n\nTurns.", {"title": "name"}
    ),
    "HTML heading": (
        b"n.html", "<body><h1 id=t>The <i>tide</i> &amp; us</h1>Turns.",
        {"title": "The tide & us", "body_format": "html"},
    ),
    "HTML title": (
        b"n.htm", "<html><head><title>The tide</title></head><body>Turns.",
        {"title": "The tide", "text": "Turns."},
    ),
    "none but the name": (b"x/2021-05-08-the-tide.md", "Turns.",
                          {"title": "2021-05-08-the-tide", "text": "Turns."}),
    "prose with a colon": (b"n.md", "Note: the tide\nturns at noon.",
                           {"title": "n", "text": "Note: the tide turns at noon."}),
    "empty file": (b"n.md", "", {"title": "n", "text": "", "problems": [("front matter", None)]}),
    "blanks alone": (
        b"n.md", " \n\t\n", {"title": "n", "text": "", "problems": [("front matter", None)]}
    ),
    "a rule, then prose": (b"n.md", "Turns.\n\n---\n\nAgain.", {"text": "Turns.\nAgain."}),
}  # fmt: skip


@pytest.mark.parametrize("name", NO_HEAD)
def test_files_without_front_matter(name: str) -> None:
    path, text, expected = NO_HEAD[name]
    article = read(text, path)
    shown = expected.get("text", body_text(article.body, article.body_format))
    check(article, {"date": article.date, "date_guessed": True, **expected, "text": shown})
    assert body_text(article.body, article.body_format).endswith(text[-6:].strip())


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (b"a.md", "", True),
        (b"A.MD", "", True),
        (b"a.markdown", "", True),
        (b"a.mdown", "", True),
        (b"a.html", "", True),
        (b"a.htm", "", True),
        (b"a.txt", SEED, True),
        (b"a.txt", '+++\ntitle = "Tide"\n+++\n', True),
        (b"a.txt", '{"title": "Tide"}\n', True),
        (b"a.txt", "---\ntitle: 'It's broken'\n---\n", True),
        (b"a.txt", "Just words.", False),
        (b"a.txt", "", False),
        (b"a.txt", "---\n\nA rule, then words.\n\n---\n", False),
        (b"a.txt", "Note: words\nwith colons: many\n", False),
    ],
)
def test_which_files_are_articles(path: bytes, text: str, expected: bool) -> None:
    assert is_article(path, text.encode()) is expected
