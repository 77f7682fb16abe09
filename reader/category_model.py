"""The rows of the category tree: shelves, categories with unread counts, saved searches."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from library import Counts, Query
from reader import words
from reader.counted import Counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from library import Category, SavedSearch, Shelf

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1
"""The `Row` itself."""
DRAGGED = "application/x-broadsheet-saved-search"
"""What is dragged within the tree: the id of a saved search."""

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
    search: SavedSearch | None = None
    icon: str = ""
    count: int = 0
    total: int = 0
    above: Row | None = None
    place: int = 0
    below: list[Row] = field(default_factory=list)

    @property
    def name(self) -> tuple[object, ...]:
        """What makes it another row, and not the same with another number."""
        return self.query, self.label, self.search and self.search.id


class CategoryModel(QAbstractItemModel):
    """Rows under their headings. Numbers change in place; names reset it."""

    search_edited = Signal(object)
    """(`SavedSearch`, its new name or place) as the reader wants it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._top: list[Row] = []
        self._by_query: dict[Query, Row] = {}
        self._categories: Sequence[Category] = ()
        self._counts = Counts()
        self._searches: Sequence[SavedSearch] = ()
        self._numbers: Mapping[int, int] = {}
        self._fill(self._make())

    def set_content(self, categories: Sequence[Category], counts: Counts) -> bool:
        """Takes over new numbers; True where the names changed too, and all indexes with them."""
        self._categories, self._counts = categories, counts
        return self._update()

    def set_searches(self, searches: Sequence[SavedSearch], numbers: Mapping[int, int]) -> bool:
        """Takes over saved searches, and how many articles each finds by its id; True as above."""
        self._searches, self._numbers = searches, numbers
        return self._update()

    def _update(self) -> bool:
        before, after = self._rows, self._make()
        if [row.name for row in before] != [row.name for row in after]:
            self.beginResetModel()
            self._fill(after)
            self.endResetModel()
            return True
        for old, new in zip(before, after, strict=True):
            old.search = new.search
            if (old.count, old.total) != (new.count, new.total):
                old.count, old.total = new.count, new.total
                index = self._index_of(old)
                self.dataChanged.emit(index, index)
        return False

    def row_of(self, index: Index) -> Row | None:
        """The row behind an index."""
        return self._rows[index.internalId()] if index.isValid() else None

    def index_for(self, query: Query) -> QModelIndex:
        """The index of a saved search, or else of a shelf or category; an invalid one where it is
        not in the tree."""
        row = self._by_query.get(replace(query, order="newest")) or self._by_query.get(
            Query(shelf=query.shelf, category=query.category)
        )
        return self._index_of(row) if row else QModelIndex()

    def rows(self) -> Iterator[Row]:
        """All rows in the order of the tree."""
        return iter(self._rows)

    @property
    def search_count(self) -> int:
        """How many saved searches there are."""
        return len(self._searches)

    def index_of_search(self, id_: int) -> QModelIndex:
        """The index of a saved search; an invalid one where it is not in the tree."""
        found = (row for row in self._rows if row.search and row.search.id == id_)
        row = next(found, None)
        return self._index_of(row) if row else QModelIndex()

    def _fill(self, rows: list[Row]) -> None:
        self._rows = rows
        self._top = [row for row in rows if row.above is None]
        self._by_query = {
            replace(row.query, order="newest"): row for row in reversed(rows) if row.query
        }

    def _make(self) -> list[Row]:
        rows: list[Row] = []
        top: list[Row] = []
        translate = QCoreApplication.translate

        def add(label: str, query: Query | None, above: Row | None = None, **more: Any) -> Row:
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

        add(translate("CategoryTree", "Library"), None)
        for shelf, icon in _SHELVES:
            count = getattr(self._counts, shelf)
            if shelf == "drafts" and not count:
                continue  # most libraries have none
            add(words.shelf(shelf), Query(shelf=shelf), icon=icon, count=count, total=count)
        if self._categories:
            add(translate("CategoryTree", "Categories"), None)
            add_categories(self._categories, None)
        if self._searches:
            add(translate("CategoryTree", "Saved searches"), None)
        for search in self._searches:
            count = self._numbers.get(search.id, 0)
            add(search.name, search.query, search=search, icon="search", count=count, total=count)
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
            # Above the first saved search and below the last one is room to drop another.
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if row.search is not None:
            flags |= Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
            flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row_of(index)
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.label
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.query and row.query.category:
            path = " › ".join(row.query.category)[:900]
            if row.search is not None:
                return words.plain_tip(f"{row.query.words[:800]} · {path}")
            return words.plain_tip(f"{path}: {self._total_and_unread(row)}")
        if role == Qt.ItemDataRole.ToolTipRole and row.search is not None:
            return words.plain_tip(row.search.query.words)
        return None

    @staticmethod
    def _spoken(row: Row) -> str:
        if row.query is None:
            return row.label
        if row.search is not None:
            saved = QCoreApplication.translate("CategoryTree", "{}, saved search").format(row.label)
            return f"{saved}, {Counted().articles(row.count)}"
        if row.query.category:
            return f"{row.label}, {CategoryModel._total_and_unread(row)}"
        return f"{row.label}, {Counted().articles(row.count)}"

    @staticmethod
    def _total_and_unread(row: Row) -> str:
        return f"{Counted().articles(row.total)}, {Counted().unread(row.count)}"

    # Saved searches are renamed and moved

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.row_of(index)
        if row is None or row.search is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.search_edited.emit((row.search, str(value)))
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [DRAGGED]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        rows = map(self.row_of, indexes)
        dragged = [str(row.search.id) for row in rows if row and row.search]
        data.setData(DRAGGED, dragged[0].encode() if dragged else b"")
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        return data.hasFormat(DRAGGED) and self._target(row, parent) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        id_, target = bytes(data.data(DRAGGED).data()).decode(), self._target(row, parent)
        dragged = next((one for one in self._searches if str(one.id) == id_), None)
        if dragged is None or target is None:
            return False
        # Between two rows: what stands further up makes room by leaving.
        between = not parent.isValid() and dragged.place < target
        self.search_edited.emit((dragged, target - between))
        return True

    def _target(self, row: int, parent: Index) -> int | None:
        """The place of the list that a drop means: on a saved search, or between two rows."""
        on = self.row_of(parent)
        if on is not None:
            return on.search.place if on.search else None
        first = len(self._top) - len(self._searches)
        return row - first if self._searches and first <= row <= len(self._top) else None
