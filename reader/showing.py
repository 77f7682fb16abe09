"""The article on show: fetched off the UI thread, counted as read in time, left where it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library import Article, Changes, Headline, Library, Page
    from reader.article_view import ArticleView
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


class Showing(QObject):
    """Puts one article at a time into the article pane."""

    changed = Signal(object)
    """`Shown`, or None where there is no article."""
    failed = Signal(object)

    def __init__(
        self, library: Library, view: ArticleView, worker: Worker, settings: Settings
    ) -> None:
        super().__init__()
        self.shown: Shown | None = None
        self.reading = Reading(settings)
        self._library = library
        self._view = view
        self._worker = worker
        self._wanted: int | None = None
        self._marks: tuple[str, ...] = ()
        view.reached_end.connect(self._reached_end)

    @property
    def id(self) -> int | None:
        """The article on show or on its way."""
        return self._wanted

    def show(self, id_: int, marks: Sequence[str], *, chosen: bool) -> None:
        """Fetches an article and shows it; `chosen` says that the reader asked for it."""
        if id_ == self._wanted:
            if tuple(marks) != self._marks:
                self._marks = tuple(marks)
                self.again()
            return
        self.leave()
        self._wanted, self._marks = id_, tuple(marks)

        def show(shown: Shown) -> None:
            self._put(shown, shown.position)
            self.reading.show(id_, unread=not shown.headline.read, chosen=chosen)

        self._fetch(id_, show)

    def again(self) -> None:
        """Shows the same article anew: other words are marked in it, or its file has changed."""
        if self.shown is not None and self._wanted is not None:
            self._fetch(self._wanted, lambda shown: self._put(shown, self._view.position()))

    def _put(self, shown: Shown, position: float) -> None:
        self.shown = shown
        self._view.show_article(shown.headline, shown.article, shown.page, position)
        if self._marks:
            self._view.scroll_to_hit()
        self.changed.emit(shown)

    def _fetch(self, id_: int, show: Callable[[Shown], None]) -> None:
        marks = self._marks

        def ask() -> Shown:
            headline, article, page = self._library.page(id_, marks)
            return Shown(headline, article, page, self._library.position(id_))

        def fail(error: Exception) -> None:
            self._view.show_message(self.tr("This article can't be shown"), str(error))
            self.changed.emit(None)

        self._worker.run("article", ask, show, fail)

    def clear(self, title: str, words: str) -> None:
        """Shows no article but a sentence."""
        self.leave()
        self._worker.cancel("article")
        self._view.show_message(title, words)
        self.changed.emit(None)

    def leave(self) -> None:
        """Keeps how far down the article was read."""
        self.reading.leave()
        shown, self.shown, self._wanted = self.shown, None, None
        if shown is None:
            return
        id_, position = shown.headline.id, self._view.position()
        if abs(position - shown.position) > 0.001:
            self._worker.run_in_order(
                lambda: self._library.set_position(id_, position), lambda _: None, self.failed.emit
            )

    def renumber(self, id_: int | None) -> None:
        """The article was filed anew under another number; one that has gone stays on show."""
        if self.shown is not None and id_ is not None:
            self._wanted = id_
            self.reading.renumber(id_)
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
