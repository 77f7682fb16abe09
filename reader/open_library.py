"""One library, open in the window: what the panes ask goes to it, its answers come back."""

from __future__ import annotations

import time
from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from library import Counts, Hits, LibraryError, Query
from reader.decisions import Decisions
from reader.headline_model import PAGE
from reader.marking import Marking
from reader.navigation import nearest_unread
from reader.refreshing import Refreshing
from reader.showing import Showing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library import Category, Changes, Flag, Headline, Library, Order, Problem, Report
    from reader.navigation import Place
    from reader.panes import Panes
    from reader.session import Session
    from reader.settings import Settings
    from reader.worker import Worker

SEARCH_PAUSE = 60
"""Milliseconds without a keystroke before a search starts."""
COUNT_PAUSE = 150
"""Milliseconds that marks are gathered before the tree is counted again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query brought."""

    query: Query
    hits: Hits
    seconds: float
    elsewhere: int
    """Hits in the whole library, where there are none here."""
    wanted: int | None
    """The present id of the article that was asked for by its file."""
    shown: int | None
    """The present id of the article on show."""
    chosen: bool
    """Whether the reader asked for that article."""
    headlines: tuple[Headline, ...]
    """The first page of the list; none where snippets must be looked for."""


class OpenLibrary(QObject):
    """Binds a library to the panes until it is closed."""

    failed = Signal(object)
    """A LibraryError for the reader."""
    found = Signal(object)
    """An `Answer` that is now in the list."""
    counted = Signal(object)
    """Counts and categories have changed."""
    refreshed = Signal(object)
    """The `Report` of a refresh, or None where it was called off or failed."""
    marked_all = Signal(object)
    """`Changes` of a mark-all-read, for which Undo is offered."""
    nothing_unread = Signal(object)

    def __init__(
        self, library: Library, panes: Panes, worker: Worker, settings: Settings, session: Session
    ) -> None:
        super().__init__()
        self.library = library
        self.counts = Counts()
        self.categories: tuple[Category, ...] = ()
        self.query = Query()
        self.hits = Hits(array("q"))
        self.marking = Marking(library, worker)
        self.refreshing = Refreshing(library, worker)
        self.decisions = Decisions(library, worker)
        self.showing = Showing(library, panes.view, worker, settings)
        self._panes = panes
        self._worker = worker
        self._session = session
        self._path: bytes | None = None
        self._answered: Query | None = None
        self._selecting_quietly = False
        self._first_is_shown = False
        self._files_changed = False
        self._opening = False
        self._held: tuple[int, bool] | None = None
        self._tree_is_new = True
        self._typing = self._timer(SEARCH_PAUSE, self.find)
        self._counting = self._timer(COUNT_PAUSE, self._load_tree)
        self._connect()

    def _timer(self, milliseconds: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(call)
        return timer

    def _connect(self) -> None:
        panes, marking, showing = self._panes, self.marking, self.showing
        marking.changed.connect(self._marked)
        marking.failed.connect(self.failed)
        showing.failed.connect(self.failed)
        showing.reading.was_read.connect(self._was_read)
        panes.tree.query_selected.connect(self._go)
        panes.header.order_changed.connect(self._sort)
        panes.list.article_selected.connect(self._select)
        panes.list.favourite_clicked.connect(self._toggle_star)
        panes.problems.left_out_changed.connect(self.decisions.leave_out)
        self.refreshing.grew.connect(lambda _: self.reload())
        self.refreshing.finished.connect(self._refreshed)
        self.refreshing.failed.connect(self.failed)
        self.decisions.failed.connect(self.failed)
        self.decisions.rules_changed.connect(lambda _: self.refreshing.start())
        self.decisions.list_changed.connect(lambda _: self.find())
        self.decisions.problems_changed.connect(lambda _: self._load_shelves())

    def open(self, words: str, article: bytes | None) -> None:
        """Shows what was shown when the library was left, then looks for what has changed."""
        self.query, self._path = self._session.place(self.library.folder)
        if words or article:
            self.query, self._path = Query(words), article
        self._panes.list.set_fetch(self._fetch, self._read_page)
        self._panes.header.set_order(self.query.order)
        self._panes.show_problems(self.query.shelf == "problems")
        self._opening = True
        self.find(chosen=article is not None)

    def at_rest(self) -> bool:
        """Whether the index is up to date and nothing is on its way."""
        waiting = self._typing.isActive() or self._counting.isActive()
        return not (waiting or self._opening or self.refreshing.running) and self._worker.idle

    def close(self) -> None:
        """Keeps the place, lets go of the panes, and waits for what must be kept."""
        self.refreshing.cancel()
        self._typing.stop()
        self._counting.stop()
        shown = self.showing.shown
        self.showing.leave()
        folder = self.library.folder
        self._session.save_expanded(folder, self._panes.tree.expanded_paths())
        self._session.save_place(folder, self.query, shown.headline.path if shown else None)
        self._panes.tree.query_selected.disconnect(self._go)
        self._panes.header.order_changed.disconnect(self._sort)
        self._panes.list.article_selected.disconnect(self._select)
        self._panes.list.favourite_clicked.disconnect(self._toggle_star)
        self._panes.problems.left_out_changed.disconnect(self.decisions.leave_out)
        self._worker.close()
        self.library.close()

    # What the list holds

    def search(self, words: str) -> None:
        """Searches once no key has been struck for a moment."""
        if words != self.query.words:
            self.query = replace(self.query, words=words)
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
        self.showing.clear(self.tr("No article selected"), self.tr("Choose one from the list."))
        self.find()

    def _sort(self, order: Order) -> None:
        self.query = replace(self.query, order=order)
        self.find()

    def find(self, *, chosen: bool = True) -> None:
        """Asks for the list anew; an answer to an older question is never shown."""
        self._typing.stop()
        query, path, shown = self.query, self._path, self.showing.shown
        on_its_way = self.showing.id

        def ask() -> Answer:
            started = time.monotonic()
            hits = self.library.find(query, fold=self.library.options.fold)
            seconds = time.monotonic() - started
            lost = query.words and not hits.ids
            elsewhere = self.library.count(Query(query.words)) if lost else 0
            wanted = self.library.id_of(path) if path else None
            present = self.library.id_of(shown.headline.path) if shown else on_its_way
            first = () if hits.marks else tuple(self.library.headlines(hits.ids[:PAGE]))
            return Answer(query, hits, seconds, elsewhere, wanted, present, chosen, first)

        self._worker.run("find", ask, self._found, self._find_failed)

    def _found(self, answer: Answer) -> None:
        self.hits = answer.hits
        self.showing.renumber(answer.shown)
        if self._files_changed:
            self._files_changed = False
            self.showing.again()
        same, self._answered = answer.query == self._answered, answer.query
        rows = self._panes.list
        # Nobody has chosen yet: the newest article is on show, also while newer ones turn up.
        self._first_is_shown = (
            not answer.chosen
            and answer.wanted is None
            and (self.showing.id is None or (self._first_is_shown and rows.at_top()))
        )
        self._selecting_quietly = not answer.chosen
        if self._first_is_shown:
            rows.set_hits(answer.hits, None, answer.headlines, same_question=same)
            rows.select_row(0)
        else:
            keep = answer.shown if answer.wanted is None else answer.wanted
            rows.set_hits(answer.hits, keep, answer.headlines, same_question=same)
            if answer.wanted is not None:
                self._path = None
        self._selecting_quietly = False
        if not answer.hits.ids and self.showing.id is None:
            self.showing.clear("", "")
        self.found.emit(answer)
        if self._opening:
            rows.viewport().repaint()
            self._go_on_opening()

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
        self._load_shelves()
        self.refreshing.start()

    def _fetch(self, ids: Sequence[int], done: Callable[[list[Headline]], None]) -> None:
        marks, wanted = self.hits.marks, list(ids)
        self._worker.run(
            f"page {wanted[0]}",
            lambda: self.library.headlines(wanted, marks),
            done,
            self.failed.emit,
        )

    def _read_page(self, ids: Sequence[int]) -> Sequence[Headline]:
        try:
            return self.library.headlines(ids)
        except LibraryError as error:
            self.failed.emit(error)
            return ()

    def _load_tree(self) -> None:
        def ask() -> tuple[tuple[Category, ...], Counts]:
            return self.library.categories(), self.library.counts()

        self._worker.run("tree", ask, self._loaded_tree, self.failed.emit)

    def _load_shelves(self) -> None:
        self._load_tree()

        def show(problems: list[Problem]) -> None:
            self._panes.problems.set_problems(problems, self.library.options.left_out)

        self._worker.run("problems", self.library.problems, show, self.failed.emit)

    def _loaded_tree(self, answer: tuple[tuple[Category, ...], Counts]) -> None:
        self.categories, self.counts = answer
        self._panes.tree.set_content(self.categories, self.counts)
        if self._tree_is_new and self.categories:
            self._tree_is_new = False
            self._panes.tree.restore_expanded(self._session.expanded(self.library.folder))
            self._panes.tree.select(self.query)
        self.counted.emit(self)

    def numbers(self) -> tuple[int, int]:
        """How many articles the chosen shelf or category holds, and how many of them are unread."""
        counts, query = self.counts, self.query
        if query.category:
            here = _category(self.categories, query.category)
            return (here.total, here.unread) if here else (0, 0)
        totals = {
            "all": (counts.all, counts.unread),
            "unread": (counts.unread, counts.unread),
            "favourites": (counts.favourites, 0),
            "today": (counts.today, 0),
            "drafts": (counts.drafts, 0),
            "problems": (counts.problems, 0),
        }
        return totals[query.shelf]

    def go_to_file(self, path: bytes) -> None:
        """Shows the article of one file among all articles."""
        self.showing.leave()
        self.query, self._path = Query(order=self.query.order), path
        self._panes.show_problems(False)
        self._panes.tree.select(self.query)
        self.find()

    # Going from article to article

    def _select(self, id_: int) -> None:
        if not self._selecting_quietly:
            self._path = None
            self._first_is_shown = False
        if self._opening:
            self._held = (id_, not self._selecting_quietly)
        else:
            self.showing.show(id_, self.hits.marks, chosen=not self._selecting_quietly)

    def go_unread(self, step: int) -> None:
        """Selects the nearest unread article, in this list or in another category."""
        query, ids, row = self.query, self.hits.ids, self._panes.list.current_row()
        self._worker.run(
            "unread",
            lambda: nearest_unread(self.library, query, ids, row, step),
            self._arrive,
            self.failed.emit,
        )

    def _arrive(self, place: Place | None) -> None:
        if place is None:
            self.nothing_unread.emit(self)
        elif place.query == self.query:
            self._panes.list.select_id(place.id)
        else:
            self.showing.leave()
            self.query, self._path = place.query, place.path
            self._panes.tree.select(place.query)
            self.find()

    # Marks

    def _was_read(self, id_: int) -> None:
        self.marking.mark([id_], "read", True, undoable=False)

    def toggle(self, flag: Flag) -> None:
        """Sets a flag of the selected articles, or clears it where they all have it."""
        self.marking.toggle(self._panes.list.selected_ids(), flag)

    def _toggle_star(self, id_: int) -> None:
        self.marking.toggle([id_], "favourite")

    def mark_all_read(self) -> None:
        """Marks what the list holds as read, and nothing else."""
        self.marking.mark(self.hits.ids, "read", True, self.marked_all.emit)

    def _marked(self, changes: Changes) -> None:
        self._panes.list.update_status(changes)
        self.showing.marked(changes)
        self._counting.start()

    # Keeping up with the folder

    def reload(self) -> None:
        """Looks at the index again without moving what is being read."""
        self._load_shelves()
        self.find(chosen=self.showing.id is not None and not self._first_is_shown)
        self._panes.list.invalidate()

    def _refreshed(self, report: Report | None) -> None:
        self.reload()
        self._files_changed = report is not None and report.changed > 0
        self.refreshed.emit(report)


def _category(categories: Sequence[Category], path: tuple[str, ...]) -> Category | None:
    found: Category | None = None
    level = categories
    for depth in range(1, len(path) + 1):
        found = next((one for one in level if one.path == path[:depth]), None)
        if found is None:
            return None
        level = found.children
    return found
