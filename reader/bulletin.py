"""What the open library tells, put where it is shown: numbers, answers, progress."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reader import words
from reader.counted import Counted
from reader.translation import told

if TYPE_CHECKING:
    from library import Changes, Progress, Report, SavedSearch, Watch
    from reader.answer import Answer
    from reader.main_window import MainWindow
    from reader.marking import Step
    from reader.open_library import OpenLibrary

WORTH_TELLING = 500
"""Files from which the progress of a look that nobody asked for is shown."""


class Bulletin(QObject):
    """Listens to one library as long as it is open, and goes with it."""

    def __init__(self, library: OpenLibrary, window: MainWindow) -> None:
        super().__init__(library)
        self._library = library
        self._window = window
        self._stage = ("", 0.0)
        self._blind = ""
        """Why the last look failed, as it was said."""
        self._answer: Answer | None = None
        self._offered: Step | None = None
        self._watch: Watch = "events"
        library.failed.connect(window.say)
        library.pictures.said.connect(window.say)
        library.visits.changed.connect(self._enable)
        library.visits.article_requested.connect(window.show_article_of)
        library.decisions.images_changed.connect(self._enable)
        library.showing.images.held_back.connect(self._enable)
        library.found.connect(self._found)
        library.refreshed.connect(self._refreshed)
        library.mark_commands.marked_all.connect(self._marked_all)
        library.navigation.nothing_unread.connect(self._nothing_unread)
        library.shelves.counted.connect(self._counted)
        library.refreshing.started.connect(self._enable)
        library.refreshing.failed.connect(self._look_failed)
        library.refreshing.progressed.connect(self._progressed)
        library.refreshing.watched.connect(self._watched)
        library.showing.changed.connect(self._enable)
        library.marking.steps_changed.connect(self._steps_changed)
        window.keys.changed.connect(self._counted)
        window.toast.undo_clicked.connect(self._undo_offered)
        library.searches.saved.connect(self._search_saved)
        library.searches.listed.connect(self._enable)
        library.searches.deleted.connect(self._search_deleted)
        window.panes.tree.search_selected.connect(self._search_chosen)
        window.panes.tree.search_left.connect(self._search_left)

    def _enable(self, _: object) -> None:
        if self._window.current is self._library:
            self._window.enable_actions()

    def _found(self, answer: Answer) -> None:
        query = answer.question.query
        self._answer = answer
        self._window.actions_by_name["unreadOnly"].setChecked(query.unread_only)
        self._window.panes.tree.follow(query)
        self._window.panes.header.set_order(query.order)
        self._window.top_bar.search_box.set_answer(
            words.answer(answer.hits, answer.seconds) if query.words and answer.whole else ""
        )
        self._counted(answer)

    def _counted(self, _: object) -> None:
        library, window = self._library, self._window
        counts = library.counts
        if self._answer is not None:
            query, elsewhere = self._answer.question.query, self._answer.elsewhere
            window.panes.list.set_empty(
                *words.empty_list(query, counts, elsewhere, library.busy, window.keys.label)
            )
        total, unread = words.numbers(library.query, library.shelves.categories, counts)
        window.top_bar.show_place(
            words.place(library.query), words.holdings(library.query, total, unread)
        )
        if self._answer is not None:
            counted = self._answer.whole or self._answer.rows > len(library.hits.ids)
            window.panes.header.set_counts(self._answer.rows, total, more=not counted)
        blind = self.tr("could not be brought up to date") if library.refreshing.blind else ""
        state = [Counted().articles(counts.all), blind or words.watch(self._watch)]
        window.strip.show_library(library.library.name, " · ".join(filter(None, state)))
        window.strip.show_problems(Counted().attention(counts.problems))
        window.enable_actions()

    def _watched(self, how: Watch) -> None:
        self._watch = how
        self._counted(how)

    def _progressed(self, now: Progress) -> None:
        if self._library.refreshing.quiet and now.total < WORTH_TELLING:
            return
        stage, started = self._stage
        if now.stage != stage:
            stage, started = self._stage = (now.stage, time.monotonic())
        spent = time.monotonic() - started
        # A guess from less than a second of work jumps about.
        left = spent / now.done * (now.total - now.done) if now.done and spent > 1 else None
        self._window.strip.show_progress(now.done, now.total, words.progress(now, left))

    def _refreshed(self, report: Report | None) -> None:
        self._stage = ("", 0.0)
        self._window.strip.hide_progress()
        self._counted(report)
        if report is not None:
            self._window.toast.withdraw(self._blind)  # it can be brought up to date again
            self._blind = ""
        for notice in report.notices if report else ():
            self._window.say(notice)
        self._window.settled.emit(report)

    def _look_failed(self, error: Exception) -> None:
        self._blind = told(str(error))

    def _marked_all(self, done: tuple[Changes, Step]) -> None:
        changes, step = done
        self._offer(step, Counted().marked_read(len(changes.paths)))

    def _steps_changed(self, what: object) -> None:
        if self._offered is not None and not self._library.marking.is_done(self._offered):
            self._offered = None  # Ctrl+Z has done what the toast offers
            self._window.toast.withdraw_undo()
        self._enable(what)

    def _search_saved(self, done: tuple[SavedSearch, Step | None]) -> None:
        search, step = done
        if step is None:
            self._window.say(self.tr("This search is saved already: {}").format(search.name))
        else:
            self._offer(step, self.tr("Saved in the sidebar: {}").format(search.name))

    def _search_deleted(self, done: tuple[SavedSearch, Step]) -> None:
        search, step = done
        self._offer(step, self.tr("Saved search deleted: {}").format(search.name))

    def _offer(self, step: Step, words: str) -> None:
        self._offered = step
        self._window.toast.offer_undo(words)

    def _search_chosen(self, search: SavedSearch) -> None:
        if self._window.current is self._library:
            self._library.ask(search.query)
            self._window.top_bar.search_box.setText(search.query.words)

    def _search_left(self, _: object) -> None:
        if self._window.current is self._library:
            self._window.top_bar.search_box.clear()

    def _undo_offered(self, _: object) -> None:
        if self._offered is not None:
            self._library.marking.undo(self._offered)

    def _nothing_unread(self, step: int) -> None:
        if step < 0:
            self._window.say(self.tr("There is nothing unread before this."))
        else:
            self._window.say(self.tr("There is nothing unread left here."))
