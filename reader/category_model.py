"""The rows of the category tree: shelves, then categories with what is unread in each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from library import Counts, Query
from reader import words
from reader.counted import Counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from library import Category, Shelf

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
"""The `Row` itself."""

_SHELVES: tuple[tuple[Shelf, str], ...] = (
    ("all", "all"),
    ("unread", "unread"),
    ("favourites", "favourite-filled"),
    ("today", "today"),
    ("drafts", "file"),
    ("problems", "problems"),
)


@dataclass(slots=True)
class Row:
    """One row; a section's heading has no query and cannot be chosen."""

    id: int
    label: str
    query: Query | None
    icon: str = ""
    count: int = 0
    total: int = 0
    above: Row | None = None
    place: int = 0
    below: list[Row] = field(default_factory=list)


class CategoryModel(QAbstractItemModel):
    """Shelves and categories under two headings. Numbers change in place; names reset it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._top: list[Row] = []
        self._by_query: dict[Query, Row] = {}
        self._fill((), Counts())

    def set_content(self, categories: Sequence[Category], counts: Counts) -> bool:
        """Takes over new numbers; True where the names changed too, and all indexes with them."""
        before = self._rows
        after = self._make(categories, counts)
        if [row.query for row in before] != [row.query for row in after]:
            self.beginResetModel()
            self._fill(categories, counts)
            self.endResetModel()
            return True
        for old, new in zip(before, after, strict=True):
            if (old.count, old.total) != (new.count, new.total):
                old.count, old.total = new.count, new.total
                index = self._index_of(old)
                self.dataChanged.emit(index, index)
        return False

    def row_of(self, index: Index) -> Row | None:
        """The row behind an index."""
        return self._rows[index.internalId()] if index.isValid() else None

    def index_for(self, query: Query) -> QModelIndex:
        """The index of a shelf or category; an invalid one where it is not in the tree."""
        row = self._by_query.get(Query(shelf=query.shelf, category=query.category))
        return self._index_of(row) if row else QModelIndex()

    def rows(self) -> Iterator[Row]:
        """All rows in the order of the tree."""
        return iter(self._rows)

    def _fill(self, categories: Sequence[Category], counts: Counts) -> None:
        self._rows = self._make(categories, counts)
        self._top = [row for row in self._rows if row.above is None]
        self._by_query = {row.query: row for row in self._rows if row.query}

    @staticmethod
    def _make(categories: Sequence[Category], counts: Counts) -> list[Row]:
        rows: list[Row] = []

        def add(label: str, query: Query | None, above: Row | None, **more: Any) -> Row:
            siblings = above.below if above else top
            row = Row(len(rows), label, query, above=above, place=len(siblings), **more)
            siblings.append(row)
            rows.append(row)
            return row

        def add_categories(level: Sequence[Category], above: Row | None) -> None:
            for one in level:
                query = Query(category=one.path)
                row = add(one.path[-1], query, above, count=one.unread, total=one.total)
                add_categories(one.children, row)

        top: list[Row] = []
        add(QCoreApplication.translate("CategoryTree", "Library"), None, None)
        for shelf, icon in _SHELVES:
            label = words.shelf(shelf)
            count = getattr(counts, shelf)
            if shelf == "drafts" and not count:
                continue  # most libraries have none
            add(label, Query(shelf=shelf), None, icon=icon, count=count, total=count)
        if categories:
            add(QCoreApplication.translate("CategoryTree", "Categories"), None, None)
            add_categories(categories, None)
        return rows

    def _index_of(self, row: Row) -> QModelIndex:
        return self.createIndex(row.place, 0, row.id)

    # What Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        above = self.row_of(parent)
        level = above.below if above else self._top
        if column != 0 or not 0 <= row < len(level):
            return QModelIndex()
        return self._index_of(level[row])

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        row = self.row_of(index)
        return self._index_of(row.above) if row and row.above else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        above = self.row_of(parent)
        return len(above.below) if above else len(self._top)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row_of(index)
        if row is None or row.query is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_of(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.query and row.query.category:
            return words.plain_tip(f"{' › '.join(row.query.category)[:900]}: {self._numbers(row)}")
        return None

    @staticmethod
    def _spoken(row: Row) -> str:
        if row.query is None:
            return row.label
        if row.query.category:
            return f"{row.label}, {CategoryModel._numbers(row)}"
        return f"{row.label}, {Counted().articles(row.count)}"

    @staticmethod
    def _numbers(row: Row) -> str:
        return f"{Counted().articles(row.total)}, {Counted().unread(row.count)}"
