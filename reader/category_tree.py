"""The tree on the left: its painting, and going through it by mouse and keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from library import Query
from reader import words
from reader.category_model import ROW, CategoryModel, Row
from reader.icons import pixmap
from reader.keys import SIDE_BUTTONS, sideways
from reader.scale import px

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from PySide6.QtGui import QInputMethodEvent, QMouseEvent

    from library import Category, Counts, SavedSearch
    from reader.theme import Theme

# As in the design: see reader.scale.
ROW_HEIGHT = 28
_INDENT = 16
_ICON = 14
_GAP = 8
_EDGE = 8
_HEADING_SIZE = 11
_LEAST_LABEL = 64
"""Where less than this is left for a name that is longer, its number goes first."""
_ROWS_AT_FIRST = 60
"""A library that is opened for the first time shows what fits about a screen, level by level."""


class CategoryTree(QTreeView):
    """Shelves and categories; what is chosen becomes a `Query`."""

    query_selected = Signal(object)
    """A `Query` with the shelf or category that the reader chose."""
    search_selected = Signal(object)
    """The `SavedSearch` that the reader chose."""
    search_left = Signal(object)
    """The `SavedSearch` in place of which another row is being chosen, before that is told."""
    search_edited = Signal(object)
    """(`SavedSearch`, its new name, its new place, or None to delete it)."""
    left = Signal(int)
    """1: the pane to the right is asked for."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("categoryTree")
        self.setAccessibleName(self.tr("Categories"))
        self._model = CategoryModel(self)
        self._quiet = False
        self._expanded: set[tuple[str, ...]] = set()
        self._chosen: Query | None = None
        self._theme = theme
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setIndentation(px(_INDENT))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAnimated(False)
        self.setMouseTracking(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self._model.search_edited.connect(self.search_edited)
        self.setDragDropMode(QTreeView.DragDropMode.InternalMove)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.expanded.connect(self._note_expanded)
        self.collapsed.connect(self._note_collapsed)

    def apply_theme(self, theme: Theme) -> None:
        """Paints in the theme's colours, in the size of the window's text."""
        self._theme = theme
        if self.indentation() != px(_INDENT):
            self.setIndentation(px(_INDENT))
            self.scheduleDelayedItemsLayout()
        self.viewport().update()

    @property
    def theme(self) -> Theme:
        """The colours to paint in."""
        return self._theme

    # What it shows

    def set_content(self, categories: Sequence[Category], counts: Counts) -> None:
        """Takes over categories and numbers; what is open and chosen stays so."""
        self._keep_place(lambda: self._model.set_content(categories, counts))

    def set_searches(self, searches: Sequence[SavedSearch], numbers: Mapping[int, int]) -> None:
        """Takes over the saved searches, and how many articles each finds by its id."""
        self._keep_place(lambda: self._model.set_searches(searches, numbers))

    def _keep_place(self, change: Callable[[], bool]) -> None:
        scrolled = self.verticalScrollBar().value()
        if change():
            self._expand(self._expanded)
            if self._chosen is not None:
                self.select(self._chosen)
            self.verticalScrollBar().setValue(scrolled)

    def expanded_paths(self) -> list[tuple[str, ...]]:
        """The categories that stand open, or will again once they are back in the tree."""
        return sorted(self._expanded)

    def restore_expanded(self, paths: Sequence[tuple[str, ...]] | None) -> None:
        """Opens these categories; with None, as many as fit about a screen."""
        self._expanded = set(self._first_rows() if paths is None else paths)
        self._expand(self._expanded)

    def _note_expanded(self, index: QModelIndex) -> None:
        row = self._model.row_of(index)
        if row is not None and row.query is not None:
            self._expanded.add(row.query.category)

    def _note_collapsed(self, index: QModelIndex) -> None:
        row = self._model.row_of(index)
        if row is not None and row.query is not None:
            self._expanded.discard(row.query.category)

    def _expand(self, paths: Iterable[tuple[str, ...]]) -> None:
        for path in list(paths):
            index = self._model.index_for(Query(category=path))
            if index.isValid():
                self.expand(index)

    def _first_rows(self) -> list[tuple[str, ...]]:
        paths: list[tuple[str, ...]] = []
        level = [row for row in self._model.rows() if row.above is None]
        shown = len(level)
        while level:
            below: list[Row] = []
            for row in level:
                shown += len(row.below)
                if shown > _ROWS_AT_FIRST:
                    return paths
                if row.query and row.below:
                    paths.append(row.query.category)
                below += row.below
            level = below
        return paths

    # What is chosen

    def select(self, query: Query) -> None:
        """Shows that this shelf or category is chosen, without telling anybody."""
        self._chosen = query
        index = self._model.index_for(query)
        self._quiet = True
        self.setCurrentIndex(index)
        self._quiet = False
        if index.isValid():
            self.scrollTo(index)

    def choose(self, query: Query) -> None:
        """Goes to a shelf or category as if it had been clicked."""
        left = self.chosen_search()
        self.select(query)
        if left is not None:
            self.search_left.emit(left)
        self.query_selected.emit(query)

    def chosen_search(self) -> SavedSearch | None:
        """The saved search that is chosen."""
        row = self._model.row_of(self.currentIndex())
        return row.search if row else None

    def follow(self, query: Query) -> None:
        """The list answers this now: the saved search that is the same is chosen, and no other."""
        index = self._model.index_for(query)
        row = self._model.row_of(index)
        if index != self.currentIndex() and ((row and row.search) or self.chosen_search()):
            self.select(query)
        self._chosen = query

    def step(self, step: int) -> None:
        """Goes to the next row (1) or the one before (-1) that can be chosen."""
        index = self.currentIndex()
        while True:
            index = self.indexBelow(index) if step > 0 else self.indexAbove(index)
            row = self._model.row_of(index)
            if row is None:
                return
            if row.query is not None:
                self.setCurrentIndex(index)
                return

    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        row, left = self._model.row_of(current), self._model.row_of(previous)
        if row is None or row.query is None or self._quiet:
            return
        self._chosen = row.query
        if row.search is not None:
            self.search_selected.emit(row.search)
            return
        if left is not None and left.search is not None:
            self.search_left.emit(left.search)
        self.query_selected.emit(row.query)

    # Saved searches

    def reveal_search(self, id_: int) -> None:
        """Brings a saved search into sight, and chooses it where it is what the list answers."""
        index = self._model.index_of_search(id_)
        if self._chosen is not None and index == self._model.index_for(self._chosen):
            self.select(self._chosen)
        self.scrollTo(index)

    def rename_search(self) -> None:
        """Lets the reader type another name for the saved search that is chosen."""
        if self.chosen_search() is not None:
            self.scrollTo(self.currentIndex())
            self.edit(self.currentIndex())

    def delete_search(self) -> None:
        """Deletes the saved search that is chosen."""
        if (search := self.chosen_search()) is not None:
            self.search_edited.emit((search, None))

    def move_search(self, step: int) -> None:
        """Moves the saved search that is chosen down (1) or up (-1)."""
        if (search := self.chosen_search()) is not None and search.place + step >= 0:
            self.search_edited.emit((search, search.place + step))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in SIDE_BUTTONS:
            event.ignore()
        # What a menu is asked for is not chosen by that.
        elif event.button() != Qt.MouseButton.RightButton:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        row = self._model.row_of(index)
        if row is None or row.search is None:
            return
        search = row.search
        at = event.globalPos()
        if not by_mouse:
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(
            self.tr("Rename…"), lambda: self.edit(self._model.index_of_search(search.id))
        )
        for words_, place in (
            (self.tr("Move Up"), search.place - 1),
            (self.tr("Move Down"), search.place + 1),
        ):
            action = menu.addAction(words_, partial(self.search_edited.emit, (search, place)))
            action.setEnabled(0 <= place < self._model.search_count)
        menu.addSeparator()
        menu.addAction(self.tr("Delete"), lambda: self.search_edited.emit((search, None)))
        menu.popup(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self._model.row_of(self.currentIndex())
        if sideways(event) > 0 and (row is None or not row.below):
            self.left.emit(1)
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the window, not the beginning of a name."""

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        # Qt asks for one wherever a name can be edited, and it would take the letters.
        return False if query == Qt.InputMethodQuery.ImEnabled else super().inputMethodQuery(query)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        event.ignore()

    # Painting

    def drawRow(
        self,
        painter: QPainter,
        options: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row = self._model.row_of(index)
        rect = options.rect
        if row is not None and row.query is not None:
            chosen = self.selectionModel().isSelected(index)
            pointed = self.viewport().underMouse() and rect.contains(
                self.viewport().mapFromGlobal(self.cursor().pos())
            )
            if chosen or pointed:
                painter.save()
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                colour = self._theme.selection if chosen else self._theme.hover
                painter.setBrush(QColor(colour))
                edge = px(_EDGE)
                painter.drawRoundedRect(rect.adjusted(edge, 1, -edge, -1), px(6), px(6))
                if chosen and self.hasFocus():
                    painter.setBrush(QColor(self._theme.accent))
                    bar = QRect(edge, rect.top() + px(6), px(3), rect.height() - 2 * px(6))
                    painter.drawRoundedRect(bar, 1, 1)
                painter.restore()
        super().drawRow(painter, options, index)

    def drawBranches(
        self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._model.row_of(index)
        if row is None or not row.query or not row.query.category or row.search:
            return
        name = "bullet"
        if row.below:
            name = "chevron-down" if self.isExpanded(index) else "chevron-right"
        size = px(_ICON)
        picture = pixmap(name, self._theme.muted, size, self.devicePixelRatioF())
        top = rect.top() + (rect.height() - size) // 2
        painter.drawPixmap(rect.right() - size + px(6), top, picture)


class _Delegate(QStyledItemDelegate):
    """Paints a label, elided, and the number at its right."""

    def __init__(self, tree: CategoryTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(80), px(ROW_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: Row = index.data(ROW)
        rect: QRect = option.rect
        painter.save()
        if row.query is None:
            self._paint_heading(painter, rect, row)
        else:
            self._paint_row(painter, rect, row)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, row: Row) -> None:
        font = QFont(self._tree.font())
        font.setPixelSize(px(_HEADING_SIZE))
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.5)
        painter.setFont(font)
        painter.setPen(QColor(self._tree.theme.muted))
        area = rect.adjusted(0, 0, -px(_EDGE), -px(3))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(area, int(flags), row.label)

    def _paint_row(self, painter: QPainter, rect: QRect, row: Row) -> None:
        theme = self._tree.theme
        left, size = rect.left() + px(6), px(_ICON)
        if row.icon:
            picture = pixmap(row.icon, theme.muted, size, self._tree.devicePixelRatioF())
            top = rect.top() + (rect.height() - size) // 2
            painter.drawPixmap(rect.left(), top, picture)
            left = rect.left() + size + px(_GAP)
        right = rect.right() - 2 * px(_EDGE)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(self._tree.font())
        metrics = painter.fontMetrics()
        number = words.number(row.count) if row.count else ""
        width = metrics.horizontalAdvance(number)
        needed = min(metrics.horizontalAdvance(row.label), px(_LEAST_LABEL))
        if number and right - width - px(_GAP) - left >= needed:
            painter.setPen(QColor(theme.muted))
            painter.drawText(
                QRect(right - width, rect.top(), width + 1, rect.height()), middle, number
            )
            right -= width + px(_GAP)
        painter.setPen(QColor(theme.text))
        label = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRect(left, rect.top(), right - left, rect.height()), middle, label)
