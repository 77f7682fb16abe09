"""Every article of the corpus can be read in every theme: no text too faint for its ground."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QTextCursor, QTextDocument, QTextFormat

from library import language_of
from library.frontmatter import read_article
from library.viewer import make_page
from reader import ornaments
from reader.reading_style import ReadingStyle
from reader.theme import DARK, LIGHT, SEPIA, Theme
from tests.conftest import SHARED
from tests.reader.test_theme import READABLE, contrast

if TYPE_CHECKING:
    from PySide6.QtGui import QBrush, QTextBlock, QTextCharFormat

CORPUS = SHARED / "corpus"
NO_BRUSH = QTextFormat.Property.BackgroundBrush
FOREGROUND = QTextFormat.Property.ForegroundBrush


def document_of(html: str, theme: Theme) -> QTextDocument:
    style = ReadingStyle(theme, language_of(re.sub("<[^>]*>", "", html[:8000])), 100)
    document = QTextDocument()
    document.setDefaultFont(style.font)
    document.setDefaultStyleSheet(style.style_sheet())
    document.setHtml(f"<body>{html}</body>")
    ornaments.prepare(document, style)
    return document


def ground_of(block: QTextBlock, text: QTextCharFormat, theme: Theme) -> str:
    """What is painted behind a piece of text, from the innermost outwards."""
    table = QTextCursor(block).currentTable()
    formats: list[QTextFormat] = [text, block.blockFormat()]
    if table:
        formats += [table.cellAt(QTextCursor(block)).format(), table.format()]
    brushes: list[QBrush] = [one.background() for one in formats if one.hasProperty(NO_BRUSH)]
    if brushes:
        return brushes[0].color().name()
    return theme.code if block.blockFormat().hasProperty(ornaments._CODE) else theme.paper


def faint_in(document: QTextDocument, theme: Theme) -> set[tuple[str, str]]:
    """The pairs of colours, of text and of its ground, that can't be read."""
    pairs: set[tuple[str, str]] = set()
    block = document.begin()
    while block.isValid():
        pieces = block.begin()
        while not pieces.atEnd():
            piece = pieces.fragment()
            pieces += 1
            if not piece.text().strip(" \n\u2028\ufffc\u200b\xa0"):
                continue
            text = piece.charFormat()
            has = text.hasProperty(FOREGROUND)
            colour = text.foreground().color().name() if has else theme.text
            pairs.add((colour, ground_of(block, text, theme)))
        block = block.next()
    return {pair for pair in pairs if contrast(*pair) < READABLE}


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs ../shared/corpus")
@pytest.mark.parametrize(
    ("theme", "step"), [(DARK, 1), (SEPIA, 5), (LIGHT, 5)], ids=["dark", "sepia", "light"]
)
def test_every_article_can_be_read(theme: Theme, step: int, qapp: object) -> None:
    files = sorted(path for path in CORPUS.rglob("*.md") if path.name != "README.md")[::step]
    assert len(files) > 100
    for path in files:
        article = read_article(path.name.encode(), path.read_bytes())
        html = make_page(article, marks=("the", "的")).html
        assert faint_in(document_of(html, theme), theme) == set(), path


@pytest.mark.parametrize("theme", [DARK, SEPIA, LIGHT], ids=["dark", "sepia", "light"])
def test_colours_of_the_page_are_taken_out(theme: Theme, qapp: object) -> None:
    from library.article import Article

    body = (
        '<div style="background:#fff;color:#000"><font color="#eee">a</font><span style="color:'
        'rgb(40,40,40);background-color:white">b</span><table bgcolor="white"><tr bgcolor="#fff">'
        '<th>c<td style="background:#fafafa">d</table><mark>e</mark><a href="//f.g" style="color:'
        'navy">h</a><pre style="background:#f6f8fa"><code style="color:#24292e">i</code></pre>'
        "<blockquote><code>j</code></blockquote><h2 style='color:#333'>k</h2></div>"
    )
    document = document_of(make_page(Article(b"a.md", "T", body, "html")).html, theme)
    assert faint_in(document, theme) == set()
    assert QColor(theme.accent).name() in document.toHtml()


def test_what_is_too_faint_is_found(qapp: object) -> None:
    faint = DARK._replace(muted=DARK.faint, accent="#555555")
    for html in ("<blockquote>a</blockquote>", "<p><a href='https://a.b'>a</a></p>"):
        assert faint_in(document_of(html, faint), faint) != set()
