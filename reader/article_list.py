"""The list in the middle: which rows are chosen, kept in sight, starred; why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from reader import row_selection
from reader.empty_list import EmptyList
from reader.headline_delegate import DENSITIES, HeadlineDelegate, star_area
from reader.headline_model import HeadlineModel
from reader.keys import SIDE_BUTTONS, sideways
from reader.new_articles import NewArticles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QMouseEvent, QResizeEvent

    from library import Changes, Flag, Headline, Hits
    from reader.empty_list import Offer
    from reader.headline_model import Fetch, Read
    from reader.theme import Theme


MOST_KEPT = 200
"""Rows of a selection that is kept while the list grows under it."""


class ArticleList(QTableView):
    """Headlines by page. A QTableView of one column, because QListView takes seconds to take over
    a million rows."""

    article_selected = Signal(object)
    """The id of the article that is to be shown."""
    favourite_clicked = Signal(object)
    """The file of an article whose star was clicked."""
    left = Signal(int)
    """-1: the pane to the left is asked for; 1: the one to the right."""
    offer_taken = Signal(object)
    """The `Query` of a way on from an empty list."""
    dragged = Signal(object)
    """Itself: what is chosen is being dragged away."""
    opened = Signal(object)
    """Itself: what is chosen was double-clicked, or Return was pressed on it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("articleList")
        self.setAccessibleName(self.tr("Articles"))
        self._empty = EmptyList(self.viewport())
        self._empty.taken.connect(self.offer_taken)
        self._model = HeadlineModel(self)
        self._moving = False
        self._passed_over: int | None = None
        """The article on show, where it stands too far down to be chosen by itself."""
        self._when_whole: list[Callable[[], None]] = []
        self.setModel(self._model)
        self._delegate = HeadlineDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        row_selection.set_up(self)
        self.setDragEnabled(True)
        self._measure()
        self.selectionModel().currentChanged.connect(self._current_changed)
        self._new = NewArticles(self)

    @property
    def row_height(self) -> int:
        """The height of each row in pixels."""
        return self.verticalHeader().defaultSectionSize()

    def set_density(self, name: str) -> None:
        """Makes all rows as high as a density of that name has them; what is in sight stays."""
        self._delegate.density = DENSITIES[name]
        self._measure()

    def _measure(self) -> None:
        """Gives the rows the height that they should have now."""
        height, before = self._delegate.row_height, self.row_height
        if height != before:
            seen = self._in_sight(self._current_id())
            self.verticalHeader().setMinimumSectionSize(height)
            self.verticalHeader().setDefaultSectionSize(height)
            self.verticalScrollBar().setSingleStep(height // 3)
            if seen is not None:
                offset = seen[1] * self.row_height // before
                row = self._model.row_of(seen[0])
                self.verticalScrollBar().setValue(row * self.row_height - offset)
            self.viewport().update()

    @property
    def marks(self) -> Sequence[str]:
        """What to mark in titles and snippets."""
        return self._model.hits.marks

    def apply_theme(self, theme: Theme) -> None:
        """Paints in the theme's colours, in the size of the window's text."""
        self._delegate.theme = theme
        self._measure()
        self.viewport().update()

    # What it holds

    def set_fetch(self, fetch: Fetch | None, read: Read | None = None) -> None:
        """Where headlines come from: later for painting, at once for a screen reader."""
        self._model.set_fetch(fetch, read)

    def set_hits(
        self,
        hits: Hits,
        keep: int | None,
        headlines: Sequence[Headline] = (),
        *,
        same_question: bool = False,
        from_top: bool = False,
        rows: int | None = None,
        whole: bool = True,
    ) -> None:
        """Shows another list with the article `keep` chosen; some headlines may come with it.

        The answer to the same question leaves what is in sight where it is; another question's
        begins at the top, or at `keep`; `from_top` chooses that only where it is in sight there.
        One that is not `whole` yet has so many `rows`.
        """
        seen = self._in_sight(keep) if same_question else None
        before = self._model.row_of(seen[0]) if seen else -1
        left_behind = same_question and keep is not None and keep == self._current_id()
        chosen = self.selected_ids() if same_question else []
        if not same_question:
            self._passed_over = None
            self._new.forget()
            self._when_whole.clear()
        self._moving = True
        self._model.set_hits(hits, headlines, rows=rows, whole=whole)
        self._delegate.marks = hits.marks
        self._moving = False
        self._show_empty()
        if from_top and self._model.row_of(keep) >= self.viewport().height() // self.row_height:
            self._passed_over = keep
        row = self._row_to_choose(keep)
        if row >= 0:
            self._choose(row)
        if 1 < len(chosen) <= MOST_KEPT:
            self._choose_too(chosen)
        if seen is not None and (anchor := self._model.row_of(seen[0])) >= 0:
            self.verticalScrollBar().setValue(anchor * self.row_height - seen[1])
            self._new.add(anchor - before)
        elif row >= 0 and not (from_top or left_behind):
            self.scrollTo(self._model.index(row, 0), QTableView.ScrollHint.PositionAtCenter)
        else:
            self.scrollToTop()
        self.viewport().update()
        self._is_whole()

    def complete(self, hits: Hits, keep: int | None) -> None:
        """Takes over the list of which the first page is shown; what is in sight stays there.
        `keep` is chosen where nothing is."""
        known = len(self._model.hits.ids)
        self._moving = True
        taken = self._model.complete(hits)
        self._moving = False
        if not taken:
            self.set_hits(hits, self._current_id() or keep, same_question=True)
            return
        row = self._row_to_choose(keep)
        if self.current_row() >= known:
            self._current_changed(self.currentIndex(), QModelIndex())
        elif self.current_row() < 0 <= row:
            scrolled = self.verticalScrollBar().value()
            self._choose(row)
            self.verticalScrollBar().setValue(scrolled)
        self._is_whole()

    def when_whole(self, call: Callable[[], None]) -> None:
        """Calls as soon as the list is whole, unless it holds something else before that."""
        if self._model.whole:
            call()
        else:
            self._when_whole.append(call)

    def _is_whole(self) -> None:
        if self._model.whole:
            waiting, self._when_whole = self._when_whole, []
            for call in waiting:
                call()

    def at_top(self) -> bool:
        """Whether the first row is in sight."""
        return self.verticalScrollBar().value() < self.row_height

    def clear(self) -> None:
        """Lets go of a library."""
        self._moving = True
        self._when_whole.clear()
        self._model.set_fetch(None)
        self._moving = False
        self._new.forget()
        self.set_empty("", "")

    def invalidate(self) -> None:
        """Files may have changed: what is looked at is fetched again."""
        self._model.invalidate()

    def expect(self, flag: Flag, value: bool, rows: range) -> None:
        """Shows some rows as they will be once a mark is on the disk."""
        self._model.expect(flag, value, rows)

    def update_status(self, changes: Changes) -> None:
        """Repaints what was marked."""
        self._model.update_status(changes)

    def set_empty(self, title: str, words: str) -> None:
        """Why there are no rows, and what to do."""
        self._empty.set_text(title, words)
        self._show_empty()

    def set_offers(self, offers: Sequence[Offer]) -> None:
        """Ways on from an empty list."""
        self._empty.set_offers(offers)

    @property
    def empty(self) -> EmptyList:
        """What stands in place of rows where there are none."""
        return self._empty

    def _show_empty(self) -> None:
        self._empty.setGeometry(self.viewport().rect())
        self._empty.setVisible(not self._model.hits.ids and bool(self._empty.text()[0]))

    # What is chosen

    def current_row(self) -> int:
        """The row of the chosen article, -1 without one."""
        return self.currentIndex().row()

    def selected_ids(self) -> list[int]:
        """The chosen articles from top to bottom."""
        ids = self._model.hits.ids
        return [id_ for rows in self.selected_rows() for id_ in ids[rows.start : rows.stop]]

    def selected_rows(self) -> list[range]:
        """The rows of the chosen articles from top to bottom."""
        return row_selection.selected(self)

    def headlines(self, ids: Sequence[int]) -> list[Headline]:
        """The headlines of at most a page of articles of the list."""
        return self._model.known(ids)

    def paths(self, ids: Sequence[int]) -> list[bytes]:
        """The files of some articles of the list."""
        return self._model.paths(ids)

    def select_row(self, row: int) -> None:
        """Chooses a row and brings it in sight."""
        if 0 <= row < self._model.rowCount():
            self._choose(row)
            self.scrollTo(self._model.index(row, 0))

    def select_id(self, id_: int) -> bool:
        """Chooses an article; False where it is not in the list."""
        row = self._model.row_of(id_)
        self.select_row(row)
        return row >= 0

    def step(self, step: int) -> None:
        """Goes to the next row (1) or the one before (-1)."""
        self.select_row(max(self.current_row() + step, 0))

    def selectAll(self) -> None:
        """Chooses every row."""
        self.when_whole(lambda: row_selection.select_all(self))

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the window, not the beginning of a title."""

    def _row_to_choose(self, keep: int | None) -> int:
        return self._model.row_of(keep) if keep != self._passed_over else -1

    def _choose_too(self, ids: Sequence[int]) -> None:
        choose = QItemSelectionModel.SelectionFlag.Select
        for row in filter(lambda row: row >= 0, map(self._model.row_of, ids)):
            self.selectionModel().select(self._model.index(row, 0), choose)

    def _choose(self, row: int) -> None:
        self.selectionModel().setCurrentIndex(
            self._model.index(row, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        # A row of which nothing is known yet is told of when the list is whole.
        if not self._moving and (id_ := self._id_at(current)) is not None:
            self._passed_over = None
            self.article_selected.emit(id_)

    def _id_at(self, index: QModelIndex) -> int | None:
        ids = self._model.hits.ids
        return ids[index.row()] if 0 <= index.row() < len(ids) else None

    def _current_id(self) -> int | None:
        return self._id_at(self.currentIndex())

    def _in_sight(self, keep: int | None) -> tuple[int, int] | None:
        """An article that is in sight, the kept one if possible, and how far down it stands."""
        ids, scrolled = self._model.hits.ids, self.verticalScrollBar().value()
        row = self._model.row_of(keep)
        offset = row * self.row_height - scrolled
        if row >= 0 and -self.row_height < offset < self.viewport().height():
            return ids[row], offset
        if not scrolled:
            return None
        top = scrolled // self.row_height
        return (ids[top], top * self.row_height - scrolled) if top < len(ids) else None

    # Mouse, keys, painting

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in SIDE_BUTTONS:
            event.ignore()
            return
        index = self.indexAt(event.position().toPoint())
        if (
            index.isValid()
            and event.button() == Qt.MouseButton.LeftButton
            and star_area(self.visualRect(index)).contains(event.position().toPoint())
        ):
            for path in self.paths([id_ for id_ in [self._id_at(index)] if id_ is not None]):
                self.favourite_clicked.emit(path)
            return
        super().mousePressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        self.dragged.emit(self)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        if star_area(self.visualRect(index)).contains(event.position().toPoint()):
            self.mousePressEvent(event)
        elif self._id_at(index) is not None:
            self.select_row(index.row())
            self.opened.emit(self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # Qt would choose the first row where none is chosen: the reader has not asked for it.
        chosen = self.currentIndex().isValid()
        self._moving = not chosen
        super().focusInEvent(event)
        if not chosen:
            self.selectionModel().clear()
        self._moving = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_End and not self._model.whole:
            again = QKeyEvent(event)
            self.when_whole(lambda: self.keyPressEvent(again))
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self._current_id() is not None:
            self.opened.emit(self)
            return
        if step := sideways(event):
            self.left.emit(step)
            return
        super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        # In a table these go to the ends of a row, which has one cell here.
        ends = {
            self.CursorAction.MoveHome: 0,
            self.CursorAction.MoveEnd: self._model.rowCount() - 1,
        }
        if action in ends:
            return self._model.index(ends[action], 0)
        return super().moveCursor(action, modifiers)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        # Never sideways: the one column is as wide as the pane.
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._empty.setGeometry(self.viewport().rect())
