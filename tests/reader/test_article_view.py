from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QImage, QTextDocument
from PySide6.QtWidgets import QToolButton

from library.article import Article, Headline, Page
from library.text import body_text
from library.viewer import make_page
from reader.article_header import one_line
from reader.article_view import ArticleView
from reader.find_bar import matches
from reader.scale import DESIGN
from reader.typography import Typography

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

SHARED = Path(__file__).parents[3] / "shared"


@dataclass(frozen=True)
class Colours:
    """The part of a theme that the article pane looks at."""

    sidebar: str = "#f0f0f0"
    paper: str = "#ffffff"
    text: str = "#111111"
    muted: str = "#666666"
    accent: str = "#aa2222"
    hairline: str = "#dddddd"
    selection: str = "#eeeecc"
    mark: str = "#ffee88"
    mark_text: str = "#000000"
    star: str = "#d99a1b"
    code: str = "#f5f5f0"
    reading_families: tuple[str, ...] = ("Noto Sans CJK SC",)
    mono_families: tuple[str, ...] = ("monospace",)


LIGHT: Any = Colours()
DARK: Any = Colours(
    sidebar="#222222", paper="#181818", text="#e5e5e5", muted="#999999", accent="#ff8877",
    hairline="#383838", selection="#444433", mark="#665511", mark_text="#ffeebb", code="#242424",
)  # fmt: skip

HEADLINE = Headline(
    id=7,
    path=b"a.md",
    title="青岛市市长发出邀请",
    snippet="",
    date=datetime(2021, 5, 8, 12, 56, tzinfo=UTC),
    date_guessed=False,
    author="证券时报网",
    categories=(("金融", "证券时报网", "要闻"),),
    tags=(),
    source_url=None,
    read=False,
    favourite=False,
)
LONG = "".join(f"<p>Paragraph {n} with a few words in it.</p>" for n in range(200))


def article(body: str) -> Article:
    return Article(b"a.md", "Title", body, "html")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture(autouse=True)
def size_of_the_design(qapp: QApplication) -> Iterator[None]:
    """Text follows the size of the application's font, which is each system's own."""
    before = QFont(qapp.font())
    font = QFont(before)
    font.setPixelSize(DESIGN)
    qapp.setFont(font)
    yield
    qapp.setFont(before)


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    pane = ArticleView(LIGHT)
    qtbot.addWidget(pane)
    pane.resize(800, 600)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


@pytest.fixture
def show(view: ArticleView) -> Callable[..., Page]:
    def act(body: str, *marks: str, headline: Headline = HEADLINE, position: float = 0.0) -> Page:
        page = make_page(article(body), marks=marks)
        view.show_article(headline, article(body), page, position)
        return page

    return act


def text(view: ArticleView) -> str:
    return view.browser.toPlainText()


def colours(view: ArticleView) -> set[str]:
    image = view.browser.grab().toImage()
    return {
        image.pixelColor(x, y).name() for y in range(image.height()) for x in range(image.width())
    }


# What is shown


def test_header_and_article_are_one_document(view: ArticleView, show: Callable[..., Page]) -> None:
    show("<p>正文</p>")
    lines = text(view).split("\n")
    assert lines[:2] == ["金融 › 证券时报网 › 要闻", "青岛市市长发出邀请"]
    assert re.fullmatch(r"证券时报网 · \d{1,2} May 2021, \d\d:\d6 · 1 min read", lines[2])
    assert "正文" in lines
    assert view.browser.objectName() == "articleView"


def test_the_byline_follows_the_star(view: ArticleView, show: Callable[..., Page]) -> None:
    show("<p>body</p>")
    before = text(view)
    view.update_headline(replace(HEADLINE, favourite=True))
    assert text(view).split("\n")[2].endswith("· ★ Favourite")
    view.update_headline(HEADLINE)
    assert text(view) == before
    view.update_headline(replace(HEADLINE, path=b"other.md", favourite=True))
    assert text(view) == before


def test_a_guessed_date_says_so(view: ArticleView, show: Callable[..., Page]) -> None:
    show("<p>a</p>", headline=replace(HEADLINE, date_guessed=True, author=None, categories=()))
    assert text(view).split("\n")[2] == "about 8 May 2021 · 1 min read"


def test_titles_cannot_break_out(view: ArticleView, show: Callable[..., Page]) -> None:
    title = "<b>a</b>\n\u202egpj.exe\x00" + "x" * 100_000
    show("<p>body</p>", headline=replace(HEADLINE, title=title, author="<i>&amp;\nn"))
    lines = text(view).split("\n")
    assert lines[1].startswith("<b>a</b> gpj.exe xxx")
    assert len(lines[1]) < 600
    assert lines[2].startswith("<i>&amp; n · ")
    assert one_line("\u2067\x1f") == ""


def test_messages_stand_alone(view: ArticleView, show: Callable[..., Page]) -> None:
    show("<p>body</p><img src=https://a.b/c.png>")
    view.show_message("Nothing selected", "Choose an article <b>from</b> the list.")
    assert text(view) == "Nothing selected\nChoose an article <b>from</b> the list."
    assert view.images_bar.isHidden()
    view.clear()
    assert text(view).strip() == ""


def test_a_picture_behind_a_block_stands_below_it(
    view: ArticleView, show: Callable[..., Page]
) -> None:
    for before in ("<p>a</p>", "<p>a</p><a href='//b.c'>", "<ul><li>a</ul>", "<h3>a</h3><i>"):
        show(before + "<img src='b.png'>")
        assert text(view).endswith("\na\n\ufffc"), before
        show(before + "<img src='b.png' width=20 height=20>b")
        assert text(view).replace("\u200b", "").endswith("\na\n\ufffcb"), before


def test_placeholders_keep_their_place(view: ArticleView, show: Callable[..., Page]) -> None:
    show("<p>a</p>")
    without = view.browser.document().size().height()
    show("<p>a</p><p><img src='https://a.b/c.png' width=400 height=300 alt='words'></p>")
    assert view.browser.document().size().height() > without + 300
    assert LIGHT.code in colours(view)


def test_an_image_is_never_wider_than_the_column(
    view: ArticleView, show: Callable[..., Page]
) -> None:
    view.resize(400, 600)
    show("<p><img src='https://a.b/c.png' width=3000 height=300></p>")
    assert view.browser.horizontalScrollBar().maximum() == 0


def test_nothing_is_ever_loaded(view: ArticleView) -> None:
    for name in ("https://a.b/c.png", "file:///etc/hostname", "/etc/hostname", "qrc:/x", "image:0"):
        image = view.browser.loadResource(QTextDocument.ResourceType.ImageResource, QUrl(name))
        assert isinstance(image, QImage)
        assert image.size().width() == 1
        for kind in (
            QTextDocument.ResourceType.HtmlResource,
            QTextDocument.ResourceType.StyleSheetResource,
            QTextDocument.ResourceType.MarkdownResource,
        ):
            assert view.browser.loadResource(kind, QUrl(name)) == ""


def test_what_was_cut_is_said_and_plain_text_has_it(
    view: ArticleView, show: Callable[..., Page]
) -> None:
    show("<table><tr><td>a<td>" * 6 + "innermost")
    assert "Tables nested more than four deep were flattened. Show as plain text" in text(view)
    view.browser.anchorClicked.emit(QUrl("broadsheet:plain"))
    assert "Show with its formatting" in text(view)
    assert "innermost" in text(view)
    assert text(view).split("\n")[1] == HEADLINE.title
    view.browser.anchorClicked.emit(QUrl("broadsheet:formatted"))
    assert "Show as plain text" in text(view)


def test_an_article_cannot_pretend_to_be_the_viewer(
    view: ArticleView, show: Callable[..., Page]
) -> None:
    show('<a href="broadsheet:plain">x</a>')
    assert not view.browser.document().firstBlock().charFormat().isAnchor()
    assert "broadsheet:" not in view.browser.toHtml()


# Look


def test_themes_reach_every_part(view: ArticleView, show: Callable[..., Page]) -> None:
    body = (
        "<p style='color:black;background:white'>words <a href='https://a.b'>link</a> hit</p>"
        "<pre>code</pre><blockquote>said</blockquote><hr><table><tr><th>a<td>b</table>"
    )
    show(body, "hit")
    assert {LIGHT.paper, LIGHT.code, LIGHT.hairline, LIGHT.mark} <= colours(view)
    view.apply_theme(DARK)
    dark = colours(view)
    assert {DARK.paper, DARK.code, DARK.hairline, DARK.mark} <= dark
    assert LIGHT.paper not in dark
    assert "#000000" not in dark


def test_zoom_sets_every_size(view: ArticleView, show: Callable[..., Page]) -> None:
    show("<h2>head</h2><p>words</p>")
    sizes = heading_sizes(view)
    view.set_look(200, Typography())
    assert heading_sizes(view) == [2 * size for size in sizes]
    assert sizes == [28, 22]


def heading_sizes(view: ArticleView) -> list[int]:
    block = view.browser.document().begin()
    found = []
    while block.isValid():
        if block.blockFormat().headingLevel():
            found.append(block.begin().fragment().charFormat().font().pixelSize())
        block = block.next()
    return found


def test_the_column_is_as_wide_as_the_measure(view: ArticleView, show: Callable[..., Page]) -> None:
    show("<p>" + "青岛" * 200 + "</p>")
    view.resize(1600, 600)
    wide = view.browser.document().textWidth()
    view.resize(1200, 600)
    assert view.browser.document().textWidth() == wide == 17 * 40 + 60
    view.resize(300, 600)
    assert view.browser.document().textWidth() < 300
    assert view.browser.horizontalScrollBar().maximum() == 0


def test_code_wraps(view: ArticleView, show: Callable[..., Page]) -> None:
    show("<pre>" + "word " * 200 + "</pre>")
    assert view.browser.horizontalScrollBar().maximum() == 0


def test_a_wide_table_scrolls_and_breaks_no_word(
    view: ArticleView, show: Callable[..., Page]
) -> None:
    row = "".join(f"<td>Paragraph number{at}</td>" for at in range(14))
    show(f"<table><tr>{row}</tr><tr>{row}</tr></table>")
    assert view.browser.horizontalScrollBar().maximum() > 0
    block = view.browser.document().begin()
    while not block.text().startswith("Paragraph"):
        block = block.next()
    layout = block.layout()
    lines = [layout.lineAt(at) for at in range(layout.lineCount())]
    words = [block.text()[line.textStart() :][: line.textLength()].strip() for line in lines]
    assert words in (["Paragraph", "number0"], ["Paragraph number0"])
    show("<table><tr><td>a<td>b<td>c</table>")
    assert view.browser.horizontalScrollBar().maximum() == 0


# Where the reader is


def test_an_article_starts_at_its_top(view: ArticleView, show: Callable[..., Page]) -> None:
    show(LONG, position=0.5)
    show(LONG)
    assert view.position() == 0


def test_an_article_opens_where_it_was_left(view: ArticleView, show: Callable[..., Page]) -> None:
    show(LONG, position=0.5)
    assert view.position() == pytest.approx(0.5, abs=0.01)
    view.resize(800, 400)
    assert view.position() == pytest.approx(0.5, abs=0.02)


def test_what_stood_at_the_top_stays_there(view: ArticleView, show: Callable[..., Page]) -> None:
    show(LONG)
    for _ in range(5):
        view.scroll_page(down=True)
    top = first_line(view)
    view.set_look(150, Typography())
    assert first_line(view) == top
    view.apply_theme(DARK)
    assert first_line(view) == top


def first_line(view: ArticleView) -> str:
    return view.browser.cursorForPosition(QPoint(0, 2)).block().text()


def test_paging_says_when_there_is_no_more(view: ArticleView, show: Callable[..., Page]) -> None:
    show(LONG)
    assert not view.scroll_page(down=False)
    pages = 0
    while view.scroll_page(down=True):
        pages += 1
        assert pages < 1000
    assert pages > 5
    assert view.position() == 1
    assert view.scroll_page(down=False)


def test_the_end_is_told_once(view: ArticleView, show: Callable[..., Page], qtbot: QtBot) -> None:
    told: list[object] = []
    view.reached_end.connect(told.append)
    show(LONG)
    bar = view.browser.verticalScrollBar()
    with qtbot.waitSignal(view.reached_end) as signal:
        bar.setValue(bar.maximum())
    assert signal.args == [7]
    bar.setValue(0)
    with qtbot.waitSignal(view.position_changed):
        bar.setValue(bar.maximum())
    assert told == [7]


def test_the_end_of_a_short_article_comes_at_once_but_not_before_show_returns(
    view: ArticleView, show: Callable[..., Page], qtbot: QtBot
) -> None:
    told: list[object] = []
    view.reached_end.connect(told.append)
    show("<p>short</p>")
    assert told == []
    qtbot.waitUntil(lambda: told == [7])


def test_positions_are_told_after_a_rest_and_before_the_next_article(
    view: ArticleView, show: Callable[..., Page]
) -> None:
    told: list[tuple[int, float]] = []
    view.position_changed.connect(told.append)
    show(LONG)
    view.scroll_page(down=True)
    position = view.position()
    assert told == []
    show(LONG, headline=replace(HEADLINE, id=8))
    assert told == [(7, position)]
    view.clear()
    assert told == [(7, position)]


# Links


def test_links_are_told_not_followed(view: ArticleView, show: Callable[..., Page]) -> None:
    told: list[str] = []
    hovered: list[str] = []
    view.link_activated.connect(told.append)
    view.article_wanted.connect(told.append)
    view.link_hovered.connect(hovered.append)
    show("<p>words</p>")
    before = text(view)
    addresses = ["https://a.b/c?d=%20e", "mailto:a@b.c", "file:///etc/hostname",
                 "/etc/hostname", "javascript:x", "qrc:/x", "ms-msdt:x"]  # fmt: skip
    for address in addresses:
        view.browser.anchorClicked.emit(QUrl(address))
        view.browser.highlighted.emit(QUrl(address))
    assert told == addresses
    assert hovered == ["https://a.b/c?d= e", "mailto:a@b.c", "", "", "", "", ""]
    assert text(view) == before


def test_anchors_scroll_inside_the_article(view: ArticleView, show: Callable[..., Page]) -> None:
    show(f'<a href="#脚注 1">1</a>{LONG}<p id="脚注 1">note</p>{LONG}')
    view.browser.anchorClicked.emit(QUrl("#a-脚注_1"))
    assert 0.4 < view.position() < 0.6


def test_the_first_hit_can_be_brought_into_sight(
    view: ArticleView, show: Callable[..., Page]
) -> None:
    show(f"{LONG}<p>needle</p>{LONG}", "needle")
    assert view.position() == 0
    assert view.scroll_to_hit()
    assert 0.4 < view.position() < 0.6
    show(LONG, "needle")
    assert not view.scroll_to_hit()


# Find in article


def test_finding_counts_and_goes_round(
    view: ArticleView, show: Callable[..., Page], qtbot: QtBot
) -> None:
    show("<p>One two</p><p>ONE three</p><p>one</p>")
    view.open_find()
    assert view.find_bar.isVisible()
    qtbot.keyClicks(view.find_bar.field, "one")
    assert view.find_bar.count.text() == "1 of 3"
    view.find_bar.next()
    assert view.find_bar.count.text() == "2 of 3"
    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Return)
    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Return)
    assert view.find_bar.count.text() == "1 of 3"
    qtbot.keyClick(view.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert view.find_bar.count.text() == "3 of 3"
    view.find_bar.previous()
    assert view.find_bar.count.text() == "2 of 3"
    assert len(view.browser.extraSelections()) == 3


def test_finding_nothing_says_so(
    view: ArticleView, show: Callable[..., Page], qtbot: QtBot
) -> None:
    show("<p>One</p>")
    view.open_find()
    qtbot.keyClicks(view.find_bar.field, "zebra")
    assert view.find_bar.count.text() == "Not found"
    view.find_bar.next()
    view.find_bar.previous()
    assert view.browser.extraSelections() == []


def test_escape_closes_the_bar_and_takes_its_marks_away(
    view: ArticleView, show: Callable[..., Page], qtbot: QtBot
) -> None:
    show("<p>One</p>")
    view.open_find()
    qtbot.keyClicks(view.find_bar.field, "one")
    for place in (view.find_bar.field, *view.find_bar.findChildren(QToolButton)):
        view.open_find()
        assert view.browser.extraSelections() != []
        place.setFocus()
        assert not view.browser.hasFocus()
        qtbot.keyClick(place, Qt.Key.Key_Escape)
        assert view.find_bar.isHidden(), place
        assert view.browser.hasFocus()
        assert view.browser.extraSelections() == []


def test_return_on_a_button_of_the_bar_is_not_the_next_match(
    view: ArticleView, show: Callable[..., Page], qtbot: QtBot
) -> None:
    show("<p>One one one</p>")
    view.open_find()
    qtbot.keyClicks(view.find_bar.field, "one")
    button = view.find_bar.findChildren(QToolButton)[-1]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert view.find_bar.count.text() == "1 of 3"


def test_the_next_article_is_searched_too(
    view: ArticleView, show: Callable[..., Page], qtbot: QtBot
) -> None:
    show("<p>One</p>")
    view.open_find()
    qtbot.keyClicks(view.find_bar.field, "one")
    show("<p>one one</p>")
    assert view.find_bar.count.text() == "2 found"
    view.find_bar.next()
    assert view.find_bar.count.text() == "1 of 2"


def test_matches_count_as_the_document_does(view: ArticleView, show: Callable[..., Page]) -> None:
    show("<p>😀😀 one\u00a0two</p>")
    start, end = matches(text(view), "ONE two")[0]
    cursor = view.browser.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    assert cursor.selectedText().replace("\u00a0", " ") == "one two"
    assert matches("abc", "  ") == []
    assert matches("a.c abc", "a.c") == [(0, 3)]


# The collections


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td>a<td>" * 20 + "x",
        "<div>" * 10_000 + "x",
        "<table>" + ("<tr>" + "<td>x" * 50) * 100,
        "a" * 1_000_000,
        "&lt;" * 375_000,
        "<ul>" + "<li>x" * 20_000,
        "<img src=https://a.b/c.png>" * 2_000,
        "<h2>x</h2>" * 5_000,
    ],
    ids=["tables", "divs", "cells", "word", "entities", "items", "images", "headings"],
)
def test_hostile_shapes_paint(body: str, view: ArticleView, show: Callable[..., Page]) -> None:
    # Without the caps these take from ten seconds to forever, and the suite's clock ends them.
    show(body)
    assert not view.browser.grab().isNull()
    assert HEADLINE.title in text(view)


@pytest.mark.skipif(not (SHARED / "corpus").is_dir(), reason="needs ../shared/corpus")
@pytest.mark.parametrize("name", ["feeds-zh", "thenewstack-zh-plain", "arxiv-jekyll"])
def test_shown_text_is_indexed_text(name: str, qapp: object) -> None:
    total = missing = 0
    for path in sorted((SHARED / "corpus" / name).rglob("*.md")):
        body = body_of(path)
        document = QTextDocument()
        # The labels of links to media are ours.
        document.setHtml(re.sub('<p class="media">.*?</p>', "", make_page(article(body)).html))
        shown, indexed = bare(document.toPlainText()), bare(body_text(body, "html"))
        total += len(indexed)
        if shown != indexed:
            missing += abs(len(shown) - len(indexed))
            missing += sum(a != b for a, b in zip(shown, indexed, strict=False))
    assert total > 10_000
    assert missing / total < 0.005


def bare(words: str) -> str:
    """Without white space, places of pictures, and places to break."""
    return re.sub("[\\s\ufffc\u200b]", "", words)


def body_of(path: Path) -> str:
    words = path.read_bytes().decode("utf-8", "replace")
    head = re.match(r"\s*-{3,}\n.*?\n-{3,}\s*\n", words, re.DOTALL)
    return words[head.end() :] if head else words


@pytest.mark.skipif(not (SHARED / "hostile").is_dir(), reason="needs ../shared/hostile")
def test_hostile_articles_paint(view: ArticleView, show: Callable[..., Page]) -> None:
    files = [
        path
        for suite in sorted((SHARED / "hostile").iterdir())
        if suite.is_dir()
        for path in sorted(suite.rglob("*.md"))[::40]
    ]
    assert len(files) > 150
    for path in files:
        show(body_of(path), "a")
        assert not view.browser.grab().isNull()
        assert QColor(LIGHT.paper) == view.browser.grab().toImage().pixelColor(2, 2)


def test_a_long_article_is_laid_out_to_its_end(
    view: ArticleView, show: Callable[..., Page]
) -> None:
    # Changing a block while Qt was still laying out the others left them without lines.
    show(LONG)
    view.browser.lay_out()
    block = view.browser.document().begin()
    while block.isValid():
        assert block.layout().lineCount() > 0, block.text()
        block = block.next()


def test_bullets_and_quotations_are_there_at_the_first_paint(
    view: ArticleView, show: Callable[..., Page]
) -> None:
    # Until a document is laid out Qt takes its top for its end, and nothing was painted there.
    show("<ul><li>one</li><li>two</li></ul><blockquote><p>quoted</p></blockquote>" + LONG)
    first = view.browser.viewport().grab().toImage()
    view.browser.lay_out()
    assert view.browser.viewport().grab().toImage() == first


# Room between blocks


def test_text_in_no_paragraph_keeps_its_distance_from_the_next(
    view: ArticleView, show: Callable[..., Page]
) -> None:
    show("Bare words<p>A paragraph.</p><p>Another.</p>")
    document = view.browser.document()
    rects = [
        document.documentLayout().blockBoundingRect(block)
        for block in (document.findBlockByNumber(at) for at in range(document.blockCount()))
        if block.text() in ("Bare words", "A paragraph.", "Another.")
    ]
    gaps = [below.top() - above.bottom() for above, below in itertools.pairwise(rects)]
    assert min(gaps) > 12


def test_code_of_several_blocks_is_of_one_piece(
    view: ArticleView, show: Callable[..., Page]
) -> None:
    show("<pre><div>one</div><p>two</p><p>three</p></pre><pre>four</pre>")
    view.resize(700, 500)
    document = view.browser.document()
    places = {
        block.text(): document.documentLayout().blockBoundingRect(block)
        for block in (document.findBlockByNumber(at) for at in range(document.blockCount()))
    }
    image = view.browser.viewport().grab().toImage()
    ground, x = QColor(LIGHT.code), round(places["one"].right() - 8)

    def colours(above: str, below: str) -> set[str]:
        rows = range(round(places[above].top()) + 2, round(places[below].bottom()) - 2)
        return {image.pixelColor(x, row).name() for row in rows}

    assert colours("one", "three") == {ground.name()}
    assert colours("three", "four") == {ground.name(), QColor(LIGHT.paper).name()}
