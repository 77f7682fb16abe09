"""How much of the text of harmless articles is on show: each character that Python's own parser of
HTML finds in the body is looked for in what the pane would paint.

    PYTHONPATH=. .venv/bin/python -P -m tests.stress.kept_text FOLDER...
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

from library.frontmatter import is_article, read_article
from library.markdown import to_html
from library.viewer import make_page

UNSEEN = {"script", "style", "head", "title", "template", "noscript", "svg", "math", "textarea"}
"""Elements whose text no browser shows as an article's."""


class Text(HTMLParser):
    """The text of a body."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unseen += tag in UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in UNSEEN))

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def characters(source: str) -> Counter[str]:
    """How often each visible character stands in some HTML."""
    parser = Text()
    parser.feed(source)
    parser.close()
    return Counter("".join("".join(parser.parts).split()))


def kept(path: bytes, data: bytes) -> tuple[int, int]:
    """(characters on show, characters of the body) of one article."""
    article = read_article(path, data)
    body = article.body if article.body_format == "html" else to_html(article.body)
    whole = characters(body)
    # A heading that says the title again is left out under it.
    shown = characters(make_page(article).html) + Counter("".join(article.title.split()))
    return (whole & shown).total(), whole.total()


def run(folder: Path) -> tuple[int, int, int]:
    """(articles, characters on show, characters of their bodies) below a folder."""
    articles = shown = whole = 0
    for file in sorted(folder.rglob("*")):
        path = os.fsencode(file.relative_to(folder))
        if file.suffix not in (".md", ".html") or not file.is_file():
            continue
        data = file.read_bytes()
        if is_article(path, data):
            one = kept(path, data)
            articles, shown, whole = articles + 1, shown + one[0], whole + one[1]
    return articles, shown, whole


def main(arguments: list[str]) -> None:
    """Runs it and says what came out."""
    total = shown = 0
    for folder in arguments:
        articles, *found = run(Path(folder))
        shown, total = shown + found[0], total + found[1]
        sys.stdout.write(f"{folder}: {articles} articles, {found[0]:,} of {found[1]:,}\n")
    sys.stdout.write(f"{100 * shown / max(total, 1):.3f} % of {total:,} characters are on show\n")


if __name__ == "__main__":
    main(sys.argv[1:])
