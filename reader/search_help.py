"""What helps a search along: where to look, what was not understood, why nothing was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from library import Query, parts
from reader import words
from reader.completion import Completion
from reader.counted import Counted
from reader.empty_list import Offer
from reader.search_pills import odd_parts

if TYPE_CHECKING:
    from library import Explanation, Unindexed
    from reader.answer import Answer
    from reader.main_window import MainWindow
    from reader.open_library import OpenLibrary
    from reader.worker import Worker

MOST_CULPRITS = 3


class SearchHelp(QObject):
    """Serves the search box as long as a library is open, and goes with it."""

    def __init__(self, library: OpenLibrary, window: MainWindow, worker: Worker) -> None:
        super().__init__(library)
        self._library = library
        self._window = window
        self._worker = worker
        self._narrow: Query | None = None
        """The shelf or category in which this search was asked before it was asked of all."""
        self._asked: Query | None = None
        """What the list answers."""
        self._explained: Query | None = None
        self._odd: tuple[str, ...] = ()
        """What the search could not do as it was asked."""
        self._pool = 0
        self._unsearched = self._listed = 0
        self.completion = Completion(
            library.library, window.top_bar.search_box, library.history, worker
        )
        self.completion.setParent(self)
        library.closing.connect(self._close)
        library.found.connect(self._found)
        library.refreshed.connect(self._settled)
        library.unindexed.progressed.connect(self._went_on)
        library.shelves.counted.connect(self._count)
        window.top_bar.search_box.focus_left.connect(self._remember)
        window.panes.header.scope_clicked.connect(self._other_scope)
        window.panes.list.offer_taken.connect(self._ask)
        window.keys.changed.connect(self._keys_changed)

    def _close(self, _: object) -> None:
        self._keep()
        self.completion.close()

    def _remember(self, _: object) -> None:
        if self._is_open():
            self._keep()
        self._show_odd()  # what was being typed is not any more

    def _keep(self) -> None:
        """A search that was left for what it found is worth to be found again."""
        typed = self._library.query.words
        asks = any(part.value and not part.pending for part in parts(typed))  # no field alone
        if self._library.hits.ids and asks:
            self._library.history.add(typed)

    def _is_open(self) -> bool:
        return self._window.current is self._library

    def _found(self, answer: Answer) -> None:
        query = self._asked = answer.question.query
        self._show_scope(query)
        self._window.enable_actions()
        panes, hits = self._window.panes, answer.hits
        self._unsearched, self._listed, self._pool = hits.unsearched, hits.listed, hits.pool
        self._show_odd()
        whole = not (self._library.busy or hits.unsearched)
        if query.words.strip() and not hits.ids and whole:
            self._explain(query)
        else:
            self._explained = None
            panes.list.set_offers(())

    def _settled(self, _: object) -> None:
        """A list that was empty while articles might still turn up is explained by now."""
        query = self._library.query
        empty = query == self._asked and not (self._library.hits.ids or self._unsearched)
        if self._is_open() and query.words.strip() and empty and self._explained is None:
            self._explain(query)

    def _went_on(self, found: Unindexed) -> None:
        self._unsearched, self._listed = found.unsearched, found.listed
        self._count(found)

    def _count(self, _: object) -> None:
        """Says how far the search reaches while texts wait to be indexed."""
        if self._is_open():
            reach = words.reach(self._unsearched, self._listed)
            self._window.panes.note.set_text(" ".join(filter(None, (*self._odd, reach))))

    def _show_odd(self) -> None:
        """Says what was not understood, but for what is still being typed."""
        if self._asked is None or not self._is_open():
            return
        box, typed = self._window.top_bar.search_box, self._asked.words
        caret = box.cursorPosition() if box.hasFocus() else None
        odd = [
            typed[part.start + part.refused : part.end].rstrip()
            for part in odd_parts(typed, parts(typed), caret)
        ]
        self._odd = words.not_understood(list(dict.fromkeys(odd))), words.ranked(self._pool)
        box.set_hint(" ".join(filter(None, self._odd)))
        self._count(self)

    def _ask(self, query: Query) -> None:
        """Asks what a button stands for. Whoever is typing goes on typing."""
        if self._is_open():
            box = self._window.top_bar.search_box
            self._library.ask(query)
            if box.text() != query.words:
                box.setText(query.words)
            if not box.hasFocus():
                self._window.panes.list.setFocus()

    # Where to look

    def _keys_changed(self, _: object) -> None:
        if self._is_open():
            self._show_scope(self._library.query)

    def _show_scope(self, query: Query) -> None:
        header, key = self._window.panes.header, self._window.keys.label("toggleScope")
        if not query.words.strip():
            self._narrow = None
            header.set_scope("", "")
        elif _is_narrow(query):
            self._narrow = replace(Query(), shelf=query.shelf, category=query.category)
            header.set_scope(
                self.tr("Whole library"), self.tr("Search the whole library ({})").format(key)
            )
        elif self._narrow is not None:
            place = words.place(self._narrow)
            header.set_scope(
                self.tr("Only {}").format(words.place(self._narrow).rsplit(" › ", 1)[-1]),
                self.tr("Search only in {place} ({key})").format(place=place, key=key),
            )
        else:
            header.set_scope("", "")

    def _other_scope(self, _: object) -> None:
        if not self._is_open():
            return
        query = self._library.query
        if _is_narrow(query):
            self._ask(_everywhere(query))
        elif self._narrow is not None:
            place = self._narrow
            self._ask(replace(query, shelf=place.shelf, category=place.category))

    # Why nothing was found

    def _explain(self, query: Query) -> None:
        if query == self._explained:
            return
        self._explained = query
        library = self._library.library

        def show(explanation: Explanation) -> None:
            if self._is_open() and self._library.query == query:
                self._window.panes.list.set_offers(self._offers(query, explanation))

        def fail(error: Exception) -> None:
            self._explained = None
            self._library.failed.emit(error)

        self._worker.run("explain", lambda: library.explain(query), show, fail)

    def _offers(self, query: Query, why: Explanation) -> list[Offer]:
        offers = []
        if why.everywhere:
            label = Counted().in_library(why.everywhere)
            offers.append(Offer(label, replace(_everywhere(query), unread_only=False)))
        if why.spelling:
            label = self.tr("Search for “{words}” ({count})").format(
                words=why.spelling.strip(), count=words.number(why.spelling_hits)
            )
            offers.append(Offer(label, replace(query, words=why.spelling)))
        for culprit in why.without[:MOST_CULPRITS]:
            quote = self.tr("“{}”")
            label = self.tr("Leave out {parts} ({count})").format(
                parts=words.listed([quote.format(part) for part in culprit.parts]),
                count=words.number(culprit.hits),
            )
            offers.append(Offer(label, replace(query, words=culprit.words)))
        return offers


def _is_narrow(query: Query) -> bool:
    return bool(query.category) or query.shelf != "all"


def _everywhere(query: Query) -> Query:
    return replace(query, shelf="all", category=())
