"""The article pane: the article, the bar over it about images, and find in article."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QUrl, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from library import ARTICLE, language_of
from reader.article_body import FORMATTED, PLAIN, body_html, message_html
from reader.article_browser import ArticleBrowser
from reader.article_header import BYLINE_BLOCK, TAG, byline, details_html, header_html
from reader.article_hits import ArticleHits
from reader.dates import exact_date
from reader.find_bar import FindBar
from reader.hit_strip import HitStrip
from reader.images_bar import ImagesBar
from reader.jumps import Jumps
from reader.outline import WIDTH as OUTLINE_WIDTH
from reader.outline import Outline, heading_called
from reader.outside import address_on_hover
from reader.pause import pause
from reader.reading_style import ReadingStyle, text_of
from reader.scale import factor, px
from reader.typography import Typography

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent

    from library import Article, Headline, Page
    from reader.pictures import Pictures
    from reader.theme import Theme

_ABOVE = 12
"""Pixels that are left free above a heading that was gone to."""
_FITTING = 60
"""Milliseconds in which pictures that arrive are gathered before the text makes room for them."""


class ArticleView(QWidget):
    """Shows one article, or words where there is none. Nothing in it reads disk or network."""

    link_activated = Signal(object)
    """The address that was clicked, whatever it is; deciding what happens is not ours."""
    link_hovered = Signal(object)
    """The address under the mouse, "" when it leaves."""
    article_wanted = Signal(object)
    """The address of a link that may lead to another article of the library."""
    tag_chosen = Signal(object)
    """A tag of the article that was clicked."""
    said = Signal(object)
    """A sentence for the reader."""
    reached_end = Signal(object)
    """The id of the article whose end is in sight; once an article, never within `show_article`."""
    position_changed = Signal(object)
    """(id, position from 0 to 1) after the reader scrolled and rested."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._zoom = 100
        self._typography = Typography()
        self._headline: Headline | None = None
        self._page: Page | None = None
        self._minutes = 0
        self._message = ("", "")
        self._plain = False
        self._pictures: Pictures | None = None
        self._unfitted: set[str] = set()
        self._marks: tuple[str, ...] = ()
        self._place: Callable[[], None] | None = None
        self._moving = False
        self._end_told = False
        self._build()
        self.clear()

    def _build(self) -> None:
        self.images_bar = ImagesBar(self)
        self.images_bar.hide()
        self.browser = ArticleBrowser(self)
        self.browser.followed.connect(self._follow)
        self.browser.outside_wanted.connect(self.link_activated)
        self.browser.highlighted.connect(lambda url: self.link_hovered.emit(address_on_hover(url)))
        self.browser.resized.connect(self._keep_place)
        self.browser.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.hits = ArticleHits(self.browser)
        self.hit_strip = HitStrip(self.browser, self.hits)
        self.find_bar = FindBar(self.browser, self.hits, self)
        self.find_bar.closed.connect(self.browser.setFocus)
        self.outline = Outline(self.browser, self)
        self.outline.chosen.connect(self._jump_to_block)
        self.jumps = Jumps(self._top, self._go_to_text, self)
        self.setFocusProxy(self.browser)
        text = QHBoxLayout()
        text.setSpacing(0)
        text.addWidget(self.browser, 1)
        text.addWidget(self.outline)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.images_bar)
        column.addLayout(text, 1)
        column.addWidget(self.find_bar)
        self._rest = pause(self, 400, self._tell_position)
        self._end = pause(self, 0, self._tell_end)
        self._fitting = pause(self, _FITTING, self._fit_pictures)

    # What is shown

    def show_article(
        self,
        headline: Headline,
        article: Article,
        page: Page,
        position: float = 0.0,
        pictures: Pictures | None = None,
    ) -> None:
        """Shows an article, `position` of the way down (0 the top, 1 the end)."""
        self._tell_position_now()
        before = self._headline.path if self._headline else None
        self._headline, self._page = headline, page
        self._minutes = page.minutes
        self._plain = False
        self._end_told = False
        self._take_pictures(pictures)
        if headline.path != before:
            self.jumps.forget()
        self._render(lambda: self._go_to(position))
        self._end.start()

    def set_marks(self, marks: Sequence[str]) -> None:
        """What the search has marked in the article that is shown next."""
        self._marks = tuple(marks)

    def show_message(self, title: str, words: str) -> None:
        """Shows why there is no article, and what to do."""
        self._tell_position_now()
        self._headline = self._page = None
        self._message = (title, words)
        self.jumps.forget()
        self._take_pictures(None)
        self._render(lambda: self._go_to(0.0))

    def clear(self) -> None:
        """Shows nothing."""
        self.show_message("", "")

    def update_headline(self, headline: Headline) -> None:
        """The article on show was marked: its byline says so. Another article is ignored."""
        if self._headline is None or headline.path != self._headline.path:
            return
        self._headline = headline
        block = self.browser.document().findBlockByNumber(BYLINE_BLOCK)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(byline(headline, self._minutes))
        self.hits.follow()

    def apply_theme(self, theme: Theme) -> None:
        """Paints everything in the colours and fonts of `theme`."""
        self._theme = theme
        self._render(self._this_place())

    def set_look(self, zoom: int, typography: Typography) -> None:
        """Sets the size of the text in percent, and how it is set; what stood at the top stays."""
        if (zoom, typography) != (self._zoom, self._typography):
            self._zoom, self._typography = zoom, typography
            self._render(self._this_place())

    def _render(self, place: Callable[[], None]) -> None:
        page, headline = self._page, self._headline
        if page is None or headline is None:
            body, details = message_html(self._message), ""
            language = language_of(" ".join(self._message))
        else:
            details = details_html(headline)
            header = header_html(headline, self._minutes, self._marks, details)
            body = header + body_html(page, plain=self._plain)
            language = language_of(f"{headline.title} {text_of(page.html[:8000])}")
        zoom = round(self._zoom * factor())
        style = ReadingStyle(self._theme, language, zoom, self._typography)
        self._place = place
        self._moving = True
        self.browser.show_html(f"<body>{body}</body>", style, self._pictures)
        self._moving = False
        self.browser.tips = {BYLINE_BLOCK: exact_date(headline)} if headline else {}
        self.outline.set_headings(self.browser.headings())
        self.hits.set_style(style)
        self.hits.set_marks(self._marks if page else (), BYLINE_BLOCK + 1 + bool(details))
        self.hits.refresh()
        self._make_room()
        self._keep_place()

    # Pictures

    def read_picture(self, address: str) -> bytes:
        """The bytes of a picture of the article that can be seen. Blocks; raises LibraryError."""
        assert self._pictures is not None
        return self._pictures.read(address)

    def _take_pictures(self, pictures: Pictures | None) -> None:
        self._unfitted.clear()
        self._pictures = pictures
        if pictures is not None:
            pictures.resized.connect(self._picture_resized)
            pictures.repainted.connect(self._picture_repainted)

    def _picture_resized(self, address: str) -> None:
        if self.sender() is self._pictures:
            self._unfitted.add(address)
            if not self._fitting.isActive():
                self._fitting.start()

    def _picture_repainted(self, _: str) -> None:
        self.browser.viewport().update()

    def _fit_pictures(self) -> None:
        """Makes room for the pictures that have arrived; what stands at the top stays there."""
        addresses, self._unfitted = self._unfitted, set()
        if not addresses:
            return
        place = self._this_place()
        self._moving = True
        self.browser.fit_pictures(addresses)
        place()
        self._moving = False
        self.browser.viewport().update()
        self._end.start()

    # Where the reader is

    def position(self) -> float:
        """How far down the article stands: 0 the top, 1 the end."""
        bar = self.browser.verticalScrollBar()
        if bar.value() == 0:
            return 0.0
        self.browser.lay_out()
        return bar.value() / bar.maximum() if bar.maximum() else 0.0

    def scroll_page(self, down: bool) -> bool:
        """Scrolls by what is in sight, less two lines; False where there is no further to go."""
        self.browser.lay_out()
        bar = self.browser.verticalScrollBar()
        before = bar.value()
        step = max(bar.pageStep() - round(px(60) * self._zoom / 100), bar.pageStep() // 2, 1)
        bar.setValue(before + step if down else before - step)
        return bar.value() != before

    def scroll_to_hit(self) -> bool:
        """Brings the first hit of the search into sight; False where the article holds none."""
        if self._page is None or 'id="hit"' not in self._page.html or self._plain:
            return False
        self._place = self.hits.go_to_first
        self._keep_place()
        if self.find_bar.isHidden():
            self.hits.begin()
        return True

    def rests(self, *, at_hit: bool) -> bool:
        """Whether nobody has scrolled since it was shown; or, `at_hit`, since it was at its hit."""
        return self._place is not None and (not at_hit or self._place == self.hits.go_to_first)

    def _go_to(self, position: float) -> None:
        bar = self.browser.verticalScrollBar()
        if position > 0:
            self.browser.lay_out()
        bar.setValue(round(position * bar.maximum()))

    def _this_place(self) -> Callable[[], None]:
        """Goes back to the text that stands at the top now, wherever it will stand then."""
        if self._place is not None:
            return self._place
        at = self._top()
        return lambda: self._go_to_text(at)

    def _top(self) -> int:
        """The place in the text of what stands at the top; 0 at the beginning."""
        if self.browser.verticalScrollBar().value() == 0:
            return 0
        self.browser.lay_out()
        # Not the last pixel of a line that has just been scrolled away.
        return self.browser.cursorForPosition(QPoint(0, 2)).position()

    def _go_to_text(self, at: int) -> None:
        if at == 0:
            self._go_to(0.0)
            return
        self.browser.lay_out()
        bar, cursor = self.browser.verticalScrollBar(), QTextCursor(self.browser.document())
        cursor.setPosition(min(at, self.browser.document().characterCount() - 1))
        bar.setValue(bar.value() + self.browser.cursorRect(cursor).top())

    def _jump_to_block(self, number: int) -> None:
        self.jumps.leave()
        self.browser.lay_out()
        self.browser.verticalScrollBar().setValue(round(self.browser.top_of(number)) - _ABOVE)
        self.browser.setFocus()

    def _make_room(self) -> None:
        self.outline.set_room(self.width() >= self.browser.column_width() + px(OUTLINE_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._make_room()
        super().resizeEvent(event)

    def _keep_place(self) -> None:
        """Until the reader scrolls, each new layout goes to the same place again."""
        if self._place is not None and not self._moving:
            self._moving = True
            self._place()
            self._moving = False

    def _scrolled(self) -> None:
        if self._moving:
            return
        self._place = None
        if self._headline is not None:
            self._rest.start()
            self._end.start()

    def _tell_position_now(self) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self._tell_position()

    def _tell_position(self) -> None:
        if self._headline is not None:
            self.position_changed.emit((self._headline.id, self.position()))

    def _tell_end(self) -> None:
        if self._headline is None or self._end_told or not self.isVisible():
            return
        bar = self.browser.verticalScrollBar()
        if bar.value() >= bar.maximum() - 2:
            # A giant that is not laid out yet ends further down than the bar says.
            self.browser.lay_out()
        if bar.value() >= bar.maximum() - 2:
            self._end_told = True
            self.reached_end.emit(self._headline.id)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._end.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._tell_position_now()
        super().hideEvent(event)

    # Links

    def _follow(self, address: str) -> None:
        if address in (PLAIN, FORMATTED):
            self._plain = address == PLAIN
            self._render(lambda: self._go_to(0.0))
        elif address.startswith("#"):
            decoded = QUrl.ComponentFormattingOption.FullyDecoded
            self._jump_to_anchor(QUrl(address).fragment(decoded))
        elif address.startswith((ARTICLE, "http:", "https:")):
            self.article_wanted.emit(address)
        elif address.startswith(TAG) and self._headline is not None:
            self.tag_chosen.emit(self._headline.tags[int(address.removeprefix(TAG))])
        else:
            self.link_activated.emit(address)

    def jump_to(self, name: str, otherwise: str | None = None) -> None:
        """Goes to an anchor of the article, or to the heading that says so, else to an address."""
        self._jump_to_anchor(f"a-{'_'.join(name.split())}", otherwise)

    def _jump_to_anchor(self, name: str, otherwise: str | None = None) -> None:
        page = self._page
        if page is not None and not self._plain and f'name="{html.escape(name)}"' in page.html:
            self.jumps.leave()
            self.browser.lay_out()
            self.browser.scrollToAnchor(name)
            return
        block = heading_called(self.browser.headings(), name.removeprefix("a-"))
        if block is not None:
            self._jump_to_block(block)
        elif otherwise is not None:
            self.link_activated.emit(otherwise)
        else:
            self.said.emit(self.tr("This link leads to a place that the article doesn't hold."))

    # Find in article

    def step_hit(self, by: int) -> None:
        """Goes to the next hit of the search, or match of find (1), or the one before (-1)."""
        if self.hits.places:
            self.hits.step(by)
        else:
            self.open_find()

    def open_find(self) -> None:
        """Opens the bar for find in article."""
        self.find_bar.open()
