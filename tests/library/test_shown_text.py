"""The text that is shown is the text that is searched: of every real article nearly all of it."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from library.frontmatter import read_article
from library.text import body_text
from library.viewer import make_page
from tests.conftest import SHARED
from tests.reader.test_contrast import document_of

CORPUS = SHARED / "corpus"
ENDINGS = (".md", ".markdown", ".html", ".htm", ".txt")
_LABEL = re.compile(r'<p class="media">.*?</p>')
"""Our own words in the place of a film."""
ENOUGH = 0.995
"""Of the characters of one article."""


def shown_text(html: str) -> str:
    from reader.theme import LIGHT

    return document_of(html, LIGHT).toPlainText()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus of real articles is not here")
@pytest.mark.usefixtures("qapp")
def test_what_is_shown_is_what_is_searched() -> None:
    lacking: dict[str, tuple[float, str]] = {}
    files = [file for file in sorted(CORPUS.rglob("*")) if file.suffix in ENDINGS]
    for file in files:
        path = bytes(file.relative_to(CORPUS))
        article = read_article(path, file.read_bytes())
        searched = "".join(body_text(article.body, article.body_format).split())
        page = make_page(article)
        shown = "".join(shown_text(_LABEL.sub("", page.html)).replace("\u200b", "").split())
        # A first heading that repeats the title stands above the page.
        title = "".join(article.title.split())
        if searched.startswith(title) and not shown.startswith(title):
            searched = searched[len(title) :]
        missing, more = Counter(searched) - Counter(shown), Counter(shown) - Counter(searched)
        differs = max(missing.total(), more.total() - shown.count("\ufffc"))
        if searched and differs > len(searched) * (1 - ENOUGH) + 2 and not page.cuts:
            lacking[str(file.relative_to(CORPUS))] = (
                differs / len(searched),
                "".join((missing + more).elements())[:60],
            )
    assert len(files) > 500
    assert not lacking, lacking
