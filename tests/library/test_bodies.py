"""What a body is, what its name is where it has no title, and that nothing of it is lost."""

from __future__ import annotations

import pytest

from library.text import body_text
from tests.library.reading import BODY, check, headed, problems, read

NAMES: dict[str, tuple[bytes, str]] = {
    "newline": (b"high\ntide.md", "high\\ntide"),
    "backspace": (b"ti\x08de.md", "ti\\x08de"),
    "leading #": (b"#tide.md", "#tide"),
    "only the ending": (b".md", ".md"),
    "long": ("潮".encode() * 79 + b".md", "潮" * 79),
    "not UTF-8": (b"\xb3\xb1.md", "\\xb3\\xb1"),
    "case twin": (b"TIDE.MD", "TIDE"),
    "marks of direction": ("\u202etide\u200f.md".encode(), "\\u202etide\\u200f"),
    "in a folder": (b"sea\n/ti.de.md", "ti.de"),
}


@pytest.mark.parametrize("name", NAMES)
def test_names(name: str) -> None:
    path, title = NAMES[name]
    article = read(BODY, path)
    assert (article.title, article.path) == (title, path)
    assert problems(article) == []
    empty = read(headed("title:"), path)
    assert empty.title == title
    assert [problem.path for problem in empty.problems] == [path]


BODIES: dict[str, tuple[str, str, str]] = {
    # the body, its format, its text
    "empty": ("", "markdown", ""),
    "one image": ('<div><img src="a.png" alt="Sea"></div>', "html", ""),
    "363 images": ("<div>" + '<img src="a.png">' * 363 + "</div>", "html", ""),
    "long": ("<div>" + "<p>潮水涨了。</p>" * 10_000 + "</div>", "html",
             "\n".join(["潮水涨了。"] * 10_000)),
    "one long line": ("<p>" + "潮水" * 160_000 + "</p>", "html", "潮水" * 160_000),
    "an article in one cell": (
        "<table><tr><td><p>High</p><p>tide</p></td></tr></table>", "html", "High\ntide"
    ),
    "XML in pre": ("<pre>&lt;port name='east'/&gt;\n  &lt;ship/&gt;</pre>", "html",
                   "<port name='east'/>\n<ship/>"),
    "style": ("<div><style>p { color: #000 }</style><p style='color:#000'>Tide</p></div>", "html",
              "Tide"),
    "script, iframe, media, form": (
        (
            "<div>Ti<script>alert('x')</script>de<iframe src=x>none</iframe><video>none</video>"
            "<audio>none</audio><form>Name: <input><button>Go</button></form></div>"
        ), "html",
        "Tide\nName:",
    ),
    "marks in Markdown": (
        (
            "High {% asset_img a.png Sea %} tide {{< youtube abc >}}\n\n"
            "{% raw %}{{ kept }}{% endraw %}"
        ), "markdown",
        "High tide YouTube: abc\n{{ kept }}",
    ),
    "Markdown": ("# High\n\n- [tide](https://example.org)\n- `noon`", "markdown",
                 "High\ntide\nnoon"),
    "inline pieces": ("<div>词语<b>卡</b>帕</div>", "html", "词语卡帕"),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_bodies(name: str) -> None:
    body, body_format, text = BODIES[name]
    check(
        read(f"---\ntitle: Tide\n---\n\n{body}\n"),
        {"title": "Tide", "body": body, "body_format": body_format, "text": text},
    )


@pytest.mark.parametrize(
    ("name", "body", "body_format"),
    [
        (b"a.html", "No tag at all", "html"),
        (b"a.htm", "# no Markdown", "html"),
        (b"a.md", "<b>High</b> tide\n\n- at noon", "markdown"),
        (b"a.md", "<div>High</div>\n\n## tide\n\nat [noon](/n)", "markdown"),
        (b"a.markdown", "<!-- note --><p>High</p>", "html"),
        (b"a.md", "<!DOCTYPE html><html><body>High</body></html>", "html"),
        (b"a.md", "2 < 3 and <nothing>", "markdown"),
        (b"a.txt", "# no Markdown", "text"),
        (b"a.txt", "<p>High</p>", "html"),
    ],
)
def test_a_body_is_what_it_looks_like(name: bytes, body: str, body_format: str) -> None:
    assert read(f"---\ntitle: Tide\n---\n{body}", name).body_format == body_format


def test_an_indented_first_line_stays_indented() -> None:
    assert read("---\ntitle: Tide\n---\n\n  \n    code\n\nwords\n").body == "    code\n\nwords"
    assert read("---\ntitle: Tide\n---\n    code\nwords\n").body == "    code\nwords"


@pytest.mark.parametrize(
    ("name", "body_format"), [(b"a.md", "markdown"), (b"a.txt", "text"), (b"a.html", "html")]
)
def test_many_comments_before_the_first_word(name: bytes, body_format: str) -> None:
    # Each more of them once doubled the time.
    comments = "<!-- a --> " * 2_000
    assert read(comments + "x", name).body_format == body_format
    assert read(comments + "<p>x</p>", name).body_format == "html"


@pytest.mark.parametrize("piece", ["<h1>", "<title>", "<h1 ", "# ", "a\n==", "<!-- more ", "> "])
def test_headings_without_end(piece: str) -> None:
    for name in (b"a.md", b"a.html", b"a.txt"):
        assert 0 < len(read(piece * 20_000, name).title) <= 500


def test_the_text_above_the_more_mark_is_the_summary() -> None:
    article = read("---\ntitle: Tide\n---\nIn *short*.\n\n<!-- more -->\n\nAt length.\n")
    assert article.summary == "In short."
    assert body_text(article.body, article.body_format) == "In short.\nAt length."
