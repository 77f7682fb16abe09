"""One library, open in the window: what the panes ask goes to it, its answers come back."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from library import Counts, Hits, LibraryError, Query, shown
from reader.answer import OrderBefore, Question, begins_anew
from reader.conversion import Conversion
from reader.decisions import Decisions
from reader.finding import Finding
from reader.headline_pages import HeadlinePages
from reader.mark_commands import MarkCommands
from reader.marking import Marking
from reader.navigation import Navigation
from reader.pause import pause
from reader.picture_commands import PictureCommands
from reader.refreshing import Refreshing
from reader.saved_searches import SavedSearches
from reader.search_history import SearchHistory
from reader.shelves import Shelves
from reader.showing import Showing
from reader.unindexed import UnindexedSearch
from reader.visits import Visits

if TYPE_CHECKING:
    from collections.abc import Callable

    from library import Changes, Library, Order, Report
    from reader.answer import Answer
    from reader.images import Images
    from reader.panes import Panes
    from reader.session import Session
    from reader.settings import Settings
    from reader.worker import Worker

SEARCH_PAUSE = 20
"""Milliseconds without a keystroke before a search starts: it is called off by the next one."""
COUNT_PAUSE = 150
"""Milliseconds that marks are gathered before the tree is counted again."""


class OpenLibrary(QObject):
    """Binds a library to the panes until it is closed."""

    failed = Signal(object)
    """A LibraryError for the reader."""
    found = Signal(object)
    """An `Answer` that is now in the list."""
    refreshed = Signal(object)
    """The `Report` of a refresh, or None where it was called off or failed."""
    closing = Signal(object)
    leaving = Signal(object)
    """The last moment to give something to the worker."""

    def __init__(
        self,
        library: Library,
        panes: Panes,
        worker: Worker,
        settings: Settings,
        session: Session,
        make_images: Callable[[], Images],
    ) -> None:
        super().__init__(panes)
        self.library = library
        self.make_images = make_images
        self.query = Query()
        self.hits = Hits(array("q"))
        self.history = SearchHistory(session, library.folder)
        conversion = Conversion(settings)
        self.finding = Finding(library, worker, conversion)
        self.unindexed = UnindexedSearch(library, worker)
        self.marking = Marking(library, worker)
        self.refreshing = Refreshing(library, worker)
        self.decisions = Decisions(library, worker)
        self.shelves = Shelves(library, panes, worker, session)
        self.searches = SavedSearches(library, panes, worker, self.marking)
        self.showing = Showing(library, panes.view, worker, settings, make_images())
        self.visits = Visits(library, self.showing, panes.list, panes.view.jumps, worker)
        self.pictures = PictureCommands(library, self.showing, self.decisions, panes.view)
        self.mark_commands = MarkCommands(self, panes.list)
        self.navigation = Navigation(self, panes.list)
        self._panes = panes
        self._pages = HeadlinePages(library, worker, conversion, self.failed.emit)
        self.worker = worker
        self._session = session
        tellers = (
            self.refreshing, self.decisions, self.shelves, self.searches, self.showing, self.visits,
            self.unindexed,
        )  # fmt: skip
        for part in (self.marking, self.finding, *tellers):
            part.setParent(self)
        for part in tellers:
            part.failed.connect(self.failed)
        self.pictures.setParent(self)
        worker.setParent(self)
        self._path: bytes | None = None
        self._path_is_chosen = False
        self._order_before = OrderBefore()
        self._answered: Query | None = None
        """What the list holds the hits of, all of them or the first."""
        self._whole = False
        self._read_here: set[bytes] = set()
        self._when_found: list[Callable[[], None]] = []
        self._selecting_quietly = False
        self._first_is_shown = False
        self._files_changed = False
        self._opening = False
        self._held: tuple[int, bool] | None = None
        self._typing = pause(self, SEARCH_PAUSE, self.find)
        self._counting = pause(self, COUNT_PAUSE, self.shelves.count)
        self._connect()

    def _connect(self) -> None:
        panes = self._panes
        self.marking.changed.connect(self._marked)
        self.finding.found.connect(self._found)
        self.finding.failed.connect(self._find_failed)
        panes.tree.query_selected.connect(self._go)
        panes.header.order_changed.connect(self._sort)
        panes.list.article_selected.connect(self._select)
        panes.problems.left_out_changed.connect(self.decisions.leave_out)
        self.refreshing.grew.connect(self._grew)
        self.unindexed.grew.connect(self._found_more)
        self.refreshing.finished.connect(self._refreshed)
        self.shelves.counted.connect(self.searches.recount)
        self.decisions.rules_changed.connect(self._rules_changed)
        self.decisions.list_changed.connect(self._list_changed)
        self.decisions.problems_changed.connect(self._problems_changed)
        panes.view.position_changed.connect(self._scrolled)

    def open(self, words: str, article: bytes | None) -> None:
        """Shows what was shown when the library was left, then looks for what has changed."""
        self.query, self._path, self._order_before.order = self._session.place(self.library.folder)
        if words or article:
            self.query, self._path = Query(words), article
        self._path_is_chosen = article is not None
        self._panes.tree.select(self.query)
        self._panes.list.set_fetch(self._pages.fetch, self._pages.read)
        self._panes.show_problems(self.query.shelf == "problems")
        self._opening = True
        self.find(chosen=article is not None)

    @property
    def counts(self) -> Counts:
        """The numbers beside the shelves, as far as they are known."""
        return self.shelves.counts

    @property
    def busy(self) -> bool:
        """Whether more articles may turn up by themselves."""
        return self._opening or self.refreshing.running

    def at_rest(self) -> bool:
        """Whether the index is up to date and nothing is on its way."""
        waiting = self._typing.isActive() or self._counting.isActive() or self.unindexed.waiting
        return not (waiting or self.busy) and self.worker.idle

    def close(self) -> None:
        """Keeps the place and lets go of the panes; the threads close the library as they end."""
        self.closing.emit(self)
        self.refreshing.cancel()
        self.finding.call_off()
        self.unindexed.call_off()
        self._typing.stop()
        self._counting.stop()
        # An article that was chosen a moment ago is not on show yet.
        chosen = self._panes.list.paths(self._panes.list.selected_ids()[:1])
        path = self._path or self.showing.path or next(iter(chosen), None)
        self.showing.let_go()
        left = self._order_before.left(self.query, self._panes.tree.chosen_search())
        self.searches.let_go()
        self.shelves.keep()
        self._session.save_place(self.library.folder, left, path, self._order_before.order)
        self.pictures.let_go()
        self._panes.view.position_changed.disconnect(self._scrolled)
        self._panes.tree.query_selected.disconnect(self._go)
        self._panes.header.order_changed.disconnect(self._sort)
        self._panes.list.article_selected.disconnect(self._select)
        self.mark_commands.let_go()
        self._panes.problems.left_out_changed.disconnect(self.decisions.leave_out)
        self.leaving.emit(self)
        self.worker.close(self.library.close)
        self.deleteLater()

    # What the list holds

    def search(self, words: str) -> None:
        """Searches once no key has been struck for a moment."""
        if words != self.query.words:
            self.query = self._order_before.follow(replace(self.query, words=words))
            self.finding.call_off()  # what is on its way answers other words
            self._typing.start()

    def show_unread_only(self, only: bool) -> None:
        """Hides what is read, or shows it again."""
        if only != self.query.unread_only:
            self.query = replace(self.query, unread_only=only)
            self.find()

    def _go(self, place: Query) -> None:
        if (place.shelf, place.category) == (self.query.shelf, self.query.category):
            return
        self.query = replace(self.query, shelf=place.shelf, category=place.category)
        self._path = None
        self._panes.show_problems(place.shelf == "problems")
        self.showing.clear()
        self.find()

    def ask(self, query: Query) -> None:
        """Asks another question as a whole: its words, where to look, and in what order."""
        self.query, self._path = query, None
        self._panes.show_problems(query.shelf == "problems")
        self._panes.tree.select(query)
        self.showing.clear()
        self.find()

    def _sort(self, order: Order) -> None:
        self.query = self._order_before.follow(replace(self.query, order=order))
        self.find()

    def find(self, *, chosen: bool = True) -> None:
        """Asks for the list anew."""
        self._typing.stop()
        if self.query != self._answered or not self._only_unread:
            self._read_here.clear()
        kept, again = frozenset(self._read_here), self.query == self._answered
        query, known = self.query, self.unindexed.known(self.query)
        self.finding.ask(Question(query, self._path, self.showing.path, kept, chosen, again, known))

    @property
    def _only_unread(self) -> bool:
        return self.query.unread_only or self.query.shelf == "unread"

    def _found(self, answer: Answer) -> None:
        question, self.hits, self._whole = answer.question, answer.hits, answer.whole
        self._pages.marks = answer.hits.marks
        before, self._answered = self._answered, question.query
        same = question.query == before
        anew = before is not None and begins_anew(question.query, before)
        # What was on show when the question was asked may have been left since.
        still_shown = question.shown == self.showing.path
        present = answer.shown if still_shown and question.shown else self.showing.id
        if still_shown:
            self.showing.renumber(answer.shown)
            if answer.moved or (self._files_changed and answer.shown is not None):
                self.showing.again()
        self._files_changed = False
        if answer.rest:
            self._panes.list.complete(answer.hits, present)
        else:
            self._fill(answer, present, same=same, anew=anew)
        if answer.shown is not None or not question.shown:  # one that has gone can't be read again
            self.showing.mark(answer.hits.marks)
        self._settle_path(answer)
        self.unindexed.follow(answer, self.counts.all)
        if self.showing.id is None and (self.showing.blank or not answer.hits.ids):
            self.showing.clear(choosable=bool(answer.hits.ids))
        self.found.emit(answer)
        if self._whole:
            waiting, self._when_found = self._when_found, []
            for call in waiting:
                call()
        if self._opening:
            self._panes.list.viewport().repaint()
            self._go_on_opening()

    def _fill(self, answer: Answer, present: int | None, *, same: bool, anew: bool) -> None:
        """Puts an answer into the list; `present` is the article on show. What is asked `anew`, in
        other words or another order, is shown from its best hit on."""
        question, rows = answer.question, self._panes.list
        # Nobody has chosen yet: the newest article is on show, also while newer ones turn up.
        self._first_is_shown = (
            not question.chosen
            and answer.wanted is None
            and (self.showing.id is None or (self._first_is_shown and rows.at_top()))
            and len(rows.selected_ids()) <= 1
        )
        self._selecting_quietly = not question.chosen
        keep = present if answer.wanted is None else answer.wanted
        rows.set_hits(
            answer.hits,
            None if self._first_is_shown else keep,
            answer.headlines,
            same_question=same,
            from_top=anew and answer.wanted is None,
            rows=answer.rows,
            whole=answer.whole,
        )
        if self._first_is_shown:
            rows.select_row(0)
        self._selecting_quietly = False

    def _settle_path(self, answer: Answer) -> None:
        """The article that was asked for by its file is there, or never will be."""
        if self._path is None or self._path != answer.question.wanted:
            return
        if answer.wanted is not None:
            self._path, self._path_is_chosen = None, False
        elif self._path_is_chosen and not self._opening and not self.refreshing.running:
            words = self.tr("{} holds no article that can be shown. Problems says why.")
            self.failed.emit(LibraryError(words.format(shown(self._path))))
            self._path, self._path_is_chosen = None, False

    def when_found(self, call: Callable[[], None]) -> None:
        """Calls at once where the list answers what is asked for, else as soon as it does."""
        if self._typing.isActive():
            self.find()
        if self.query == self._answered and self._whole:
            call()
        else:
            self._when_found.append(call)

    def _find_failed(self, error: Exception) -> None:
        self.failed.emit(error)
        if self._opening:
            self._go_on_opening()

    def _go_on_opening(self) -> None:
        """Everything but the list, which is painted first: what runs beside it delays it."""
        self._opening = False
        held, self._held = self._held, None
        if held is not None:
            self.showing.show(held[0], self.hits.marks, chosen=held[1])
        self.shelves.load()
        self.searches.load()
        self.refreshing.start()

    def go_to_file(self, path: bytes) -> None:
        """Shows the article of one file among all articles."""
        self.go_to(Query(order=self.query.order), path)

    def go_to(self, query: Query, path: bytes) -> None:
        """Shows the article of one file in the list that a query asks for."""
        self.showing.leave()
        self.query, self._path, self._path_is_chosen = query, path, True
        self._panes.show_problems(query.shelf == "problems")
        self._panes.tree.select(query)
        self.find()

    def _select(self, id_: int) -> None:
        if not self._selecting_quietly:
            self._path, self._path_is_chosen, self._first_is_shown = None, False, False
        if self._opening:
            self._held = (id_, not self._selecting_quietly)
        else:
            self.showing.show(id_, self.hits.marks, chosen=not self._selecting_quietly)

    # Marks

    def _marked(self, changes: Changes) -> None:
        # Thousands leave a list of the unread with the next look at it, fewer when it is left.
        if changes.flag == "read" and changes.value and self._only_unread and not changes.many:
            self._read_here.update(changes.paths)
        self._first_is_shown = False
        self._panes.list.update_status(changes)
        self.showing.marked(changes)
        self._counting.start()

    def _scrolled(self, _: object) -> None:
        self._first_is_shown = False

    # Keeping up with the folder

    def reload(self) -> None:
        """Looks at the index again without moving what is being read."""
        self.shelves.load()
        self._found_more(self)
        self._panes.list.invalidate()

    def _found_more(self, _: object) -> None:
        on_show = self.showing.id is not None and not self._first_is_shown
        self.find(chosen=on_show or self._path_is_chosen)

    def _grew(self, _: object) -> None:
        self.reload()

    def _rules_changed(self, _: object) -> None:
        self.refreshing.start()

    def _list_changed(self, _: object) -> None:
        self.unindexed.call_off()  # the same words may mean something else
        self.find()
        self.searches.count_anew()

    def _problems_changed(self, _: object) -> None:
        self.shelves.load()

    def _refreshed(self, report: Report | None) -> None:
        # A look that nobody asked for, and that found nothing, moves nothing.
        if self.refreshing.has_news:
            self.reload()
            self._files_changed |= report is not None and report.changed > 0
        self.marking.settle()  # what an earlier window has left
        self.refreshed.emit(report)
