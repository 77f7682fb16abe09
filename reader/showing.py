"""The article on show: fetched off the UI thread, counted as read in time, left where it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from library import LibraryError
from reader.conversion import Conversion
from reader.reading import Reading
from reader.translation import told

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library import Article, Changes, Han, Headline, Library, Page
    from reader.article_view import ArticleView
    from reader.images import Images, Known
    from reader.settings import Settings
    from reader.worker import Worker


@dataclass(frozen=True, slots=True)
class Shown:
    """What the article pane holds."""

    headline: Headline
    article: Article
    page: Page
    position: float
    """Where the article was left the last time, 0 to 1."""
    known: Known
    """What is known of its pictures."""
    han: Han | None = None
    """The Chinese characters that it is shown in, where they are not its own."""


class Showing(QObject):
    """Puts one article at a time into the article pane."""

    changed = Signal(object)
    """`Shown`, or None where there is no article."""
    failed = Signal(object)

    def __init__(
        self,
        library: Library,
        view: ArticleView,
        worker: Worker,
        settings: Settings,
        images: Images,
        topic: str = "article",
    ) -> None:
        super().__init__()
        self._topic = topic  # each article pane has its own: the worker forgets all but the last
        self.shown: Shown | None = None
        self.reading = Reading(settings)
        self._conversion = Conversion(settings)
        settings.changed.connect(self._setting_changed)
        self.reading.setParent(self)
        self.images = images
        images.setParent(self)
        self._library = library
        self._view = view
        self._worker = worker
        self.blank = False
        """Whether nothing is said in place of an article: the list says why there is none."""
        self._wanted: int | None = None
        self._marks: tuple[str, ...] = ()
        self._chosen = False
        self._begun_at = 0.0
        view.reached_end.connect(self._reached_end)
        view.position_changed.connect(self._scrolled)
        images.arrived.connect(self._images_arrived)
        images.held_back.connect(view.images_bar.setVisible)

    @property
    def id(self) -> int | None:
        """The article on show or on its way."""
        return self._wanted

    @property
    def path(self) -> bytes | None:
        """The file of the article on show."""
        return self.shown.headline.path if self.shown else None

    def show(self, id_: int, marks: Sequence[str], *, chosen: bool) -> None:
        """Fetches an article and shows it; `chosen` says that the reader asked for it."""
        if id_ == self._wanted:
            self.mark(marks)
            return
        self.leave()
        self.blank = False
        self._wanted, self._marks, self._chosen = id_, tuple(marks), chosen
        self._fetch(id_, self._begin)

    def mark(self, marks: Sequence[str]) -> None:
        """Marks other words in the article on show, or on its way; () marks none."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.again()

    def again(self) -> None:
        """Shows the same article anew: other words are marked in it, or its file has changed.
        The reader stays at the same place; where a search has chosen it, that is its first hit."""
        if self._wanted is None:
            return
        if self.shown is None:  # on its way, with the marks of before
            self._fetch(self._wanted, self._begin)
            return
        left = self.shown.position
        self._fetch(self._wanted, lambda shown: self._put_again(replace(shown, position=left)))

    def turn_characters(self) -> None:
        """Shows the article in the other Chinese characters, or in its own again."""
        shown = self.shown
        if shown is None:
            return
        if self._conversion.turn(shown.headline, shown.page, shown.han):
            self.again()
        else:
            self.failed.emit(LibraryError(self.tr("This article is not in Chinese.")))

    def _images_arrived(self, _: object) -> None:
        self.again()

    def _setting_changed(self, key: str) -> None:
        if key == "han":
            self.again()

    def _begin(self, shown: Shown) -> None:
        self._put(shown, shown.position)
        self._begun_at = shown.position
        self._go_to_hit()
        unread = not shown.headline.read
        self.reading.show(shown.headline.path, unread=unread, chosen=self._chosen)

    def _go_to_hit(self) -> None:
        if self._marks and self._view.scroll_to_hit():
            self._begun_at = self._view.position()

    def _put_again(self, shown: Shown) -> None:
        follow = self._view.rests(at_hit=self._chosen)
        self._put(shown, self._view.position())
        if follow:
            self._go_to_hit()

    def _put(self, shown: Shown, position: float) -> None:
        self.shown = shown
        self._view.set_marks(self._marks)
        addresses = shown.page.images
        pictures = self.images.show(shown.headline.path, addresses, shown.known)
        self._view.show_article(shown.headline, shown.article, shown.page, position, pictures)
        self.changed.emit(shown)

    def _fetch(self, id_: int, show: Callable[[Shown], None]) -> None:
        marks = self._marks

        def ask() -> Shown:
            headline, article, page = self._library.page(id_, marks)
            position = self._library.position(headline.path)
            headline, page, han = self._conversion.page(headline, page)
            return Shown(headline, article, page, position, self.images.look(page.images), han)

        def fail(error: Exception) -> None:
            # Before the words take the article's place: its position is kept.
            self.leave()
            self._view.show_message(self.tr("This article can't be shown"), told(str(error)))
            self.changed.emit(None)

        self._worker.run(self._topic, ask, show, fail)

    def clear(self, *, choosable: bool = True) -> None:
        """Shows no article: it says that one can be chosen, or nothing, where the list says why
        there is none."""
        self.leave()
        self.blank = not choosable
        self._worker.cancel(self._topic)
        if choosable:
            self._view.show_message(
                self.tr("No article selected"), self.tr("Choose one from the list.")
            )
        else:
            self._view.clear()
        self.changed.emit(None)

    def leave(self) -> None:
        """The article is no longer on show; how far down it was read is kept."""
        self.reading.leave()
        self.keep_position()
        self.shown = self._wanted = None
        self.images.leave()

    def keep_position(self) -> None:
        """Keeps how far down the article on show has been read by now."""
        if self.shown is None:
            return
        path, position = self.shown.headline.path, self._view.position()
        if abs(position - self.shown.position) > 0.001:
            self.shown = replace(self.shown, position=position)
            self._worker.run_in_order(
                lambda: self._library.set_position(path, position),
                lambda _: None,
                self.failed.emit,
            )

    def renumber(self, id_: int | None) -> None:
        """The article was filed anew under another number; one that has gone stays on show."""
        if self.shown is not None and id_ is not None:
            self._wanted = id_
            self.shown = replace(self.shown, headline=replace(self.shown.headline, id=id_))

    def marked(self, changes: Changes) -> None:
        """A flag has changed somewhere; the header of the article on show says so."""
        if self.shown is None or self.shown.headline.path not in changes.paths:
            return
        flag = {changes.flag: changes.value}
        headline = replace(self.shown.headline, **flag)  # type: ignore[arg-type]
        self.shown = replace(self.shown, headline=headline)
        self._view.update_headline(headline)
        if changes.flag == "read":
            self.reading.pin()
        self.changed.emit(self.shown)

    def _reached_end(self, _: object) -> None:
        self.reading.reached_end()

    def _scrolled(self, told: tuple[int, float]) -> None:
        # Also told of the article before, while this one takes its place.
        if self.shown is not None and told[0] == self.shown.headline.id:
            self.keep_position()
            if abs(told[1] - self._begun_at) > 0.001:
                self.reading.take_up()

    def let_go(self) -> None:
        """Keeps the position, and hears no more of the article pane."""
        self.leave()
        self._worker.cancel(self._topic)
        self._view.reached_end.disconnect(self._reached_end)
        self._view.position_changed.disconnect(self._scrolled)
        self.images.close()
