"""The rows of the article list: all ids at once, headlines by page as they are looked at."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from library import Hits
from reader.article_header import one_line
from reader.counted import Counted
from reader.dates import long_date
from reader.words import plain_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library import Changes, Flag, Headline

    Read = Callable[[Sequence[int]], Sequence[Headline]]
    Fetch = Callable[
        [Sequence[int], Callable[[list[Headline]], None], Callable[[Exception], None]], None
    ]

Index = QModelIndex | QPersistentModelIndex
HEADLINE = Qt.ItemDataRole.UserRole + 1
"""The `Headline`, or None while it is on its way."""
PAGE = 50
FEW = 3
"""Changed rows that are looked for one by one: finding one of a million takes 10 ms."""
IN_SIGHT = 40
"""Headlines that are looked for in a mark of very many, each in a third of a millisecond."""
_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)
KEPT = 4000
"""Headlines held at once: about 80 pages, whatever the length of the list."""


class HeadlineModel(QAbstractTableModel):
    """One column over the ids of a `Hits`. A headline that was changed is shown as it was until
    the new one has come."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits = Hits(array("q"))
        self.whole = True
        """Whether these are all hits. If not, they are the first, and more rows may stand below
        them of which nothing is known yet."""
        self._rows = 0
        self._fetch: Fetch | None = None
        self._read: Read | None = None
        self._cache: OrderedDict[int, Headline] = OrderedDict()
        self._fresh: set[int] = set()
        self._on_their_way: set[int] = set()
        self._expected: dict[str, Any] = {}
        """Flags that some rows are about to have."""
        self._expecting = range(0)
        """These rows."""
        self._generation = 0

    def set_fetch(self, fetch: Fetch | None, read: Read | None = None) -> None:
        """Where headlines come from; what another library gave is forgotten.

        `fetch` answers later, for painting. `read` answers at once, one page by key: a screen
        reader that asks for the words of a row cannot be told to come back.
        """
        self._fetch = fetch
        self._read = read
        self._cache.clear()
        self.set_hits(Hits(array("q")))

    def set_hits(
        self,
        hits: Hits,
        headlines: Sequence[Headline] = (),
        *,
        rows: int | None = None,
        whole: bool = True,
    ) -> None:
        """Takes over another list, and what is known of it already. The first page of one that
        is not `whole` stands above `rows` in all, until `complete`."""
        self.beginResetModel()
        if hits.marks != self.hits.marks:
            self._cache.clear()  # snippets stand around other words now
        self.hits, self.whole = hits, whole
        self._rows = len(hits.ids) if rows is None else rows
        self._expected = {}
        self._forget_pages()
        self._keep(headlines, fresh=not hits.marks)
        self.endResetModel()

    def complete(self, hits: Hits) -> bool:
        """Takes over the list of which these hits are the first page; False where they are not."""
        known, before, after = len(self.hits.ids), self._rows, len(hits.ids)
        if self.whole or hits.marks != self.hits.marks or hits.ids[:known] != self.hits.ids:
            return False
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
        self.hits, self.whole, self._rows = hits, True, after
        if after > before:
            self.endInsertRows()
        elif after < before:
            self.endRemoveRows()
        if after > known:
            self.dataChanged.emit(self.index(known, 0), self.index(after - 1, 0))
        return True

    def invalidate(self) -> None:
        """Fetches what is looked at again: files may have changed."""
        self._expected = {}
        self._forget_pages()
        self._repaint_all()

    def row_of(self, id_: int | None) -> int:
        """Where an article stands; -1 where it does not."""
        try:
            return self.hits.ids.index(id_) if id_ is not None else -1
        except ValueError:
            return -1

    def headline(self, row: int) -> Headline | None:
        """The headline of a row if it is there, and else asks for its page."""
        if row >= len(self.hits.ids):
            return None
        id_ = self.hits.ids[row]
        if id_ not in self._fresh:
            self._ask(row // PAGE * PAGE)
        found = self._cache.get(id_)
        if found is not None:
            self._cache.move_to_end(id_)
            if self._expected and row in self._expecting:
                found = replace(found, **self._expected)
        return found

    def paths(self, ids: Sequence[int]) -> list[bytes]:
        """The files of some articles of the list, in the order of `ids`."""
        return [headline.path for headline in self.known(ids)]

    def known(self, ids: Sequence[int]) -> list[Headline]:
        """The headlines of at most a page of articles, at once, in the order of `ids`."""
        known = {id_: self._cache[id_] for id_ in ids if id_ in self._cache}
        missing = [id_ for id_ in ids if id_ not in known]
        if missing and self._read is not None:
            known |= {headline.id: headline for headline in self._read(missing)}
        return [known[id_] for id_ in ids if id_ in known]

    def _at_once(self, row: int) -> Headline | None:
        found = self.headline(row)
        if found is None and self._read is not None and row < len(self.hits.ids):
            start = row // PAGE * PAGE
            for headline in self._read(self.hits.ids[start : start + PAGE]):
                self._cache.setdefault(headline.id, headline)
            self._drop_oldest()
            found = self._cache.get(self.hits.ids[row])
        return found

    def expect(self, flag: Flag, value: bool, rows: range) -> None:
        """Shows rows as they will be: to mark a million takes seconds. What happens ends it:
        `update_status`, or `invalidate` where it came to nothing."""
        self._expected, self._expecting = {flag: value}, rows
        self._repaint_all()

    def update_status(self, changes: Changes) -> None:
        """Repaints the rows whose flag changed, and no others."""
        self._expected = {}
        if changes.many:
            # To look for thousands among a million takes a second: what was not looked at of late
            # is fetched anew.
            self._drop_oldest(IN_SIGHT)
        changed = changes.paths if changes.many else set(changes.paths)
        flag: dict[str, Any] = {changes.flag: changes.value}
        touched = [one for one in self._cache.values() if one.path in changed]
        for headline in touched:
            self._cache[headline.id] = replace(headline, **flag)
        if self._on_their_way:
            # What is being read now may have been read before the mark.
            self._generation += 1
            self._on_their_way.clear()
            self._repaint_all()
        elif len(touched) <= FEW:
            for headline in touched:
                row = self.row_of(headline.id)
                if row >= 0:
                    self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
        else:
            self._repaint_all()

    def _repaint_all(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(self._rows - 1, 0))

    def _forget_pages(self) -> None:
        self._generation += 1
        self._fresh.clear()
        self._on_their_way.clear()

    def _ask(self, start: int) -> None:
        if self._fetch is None or start in self._on_their_way:
            return
        self._on_their_way.add(start)
        generation = self._generation
        ids = self.hits.ids[start : start + PAGE]

        def arrived(headlines: list[Headline]) -> None:
            if generation == self._generation:
                self._arrived(start, ids, headlines)

        def failed(_: Exception) -> None:
            self._on_their_way.discard(start)

        self._fetch(ids, arrived, failed)

    def _keep(self, headlines: Sequence[Headline], *, fresh: bool = True) -> None:
        for headline in headlines:
            self._cache[headline.id] = headline
            self._cache.move_to_end(headline.id)
            if fresh:
                self._fresh.add(headline.id)
        self._drop_oldest()

    def _drop_oldest(self, kept: int = KEPT) -> None:
        while len(self._cache) > kept:
            self._fresh.discard(self._cache.popitem(last=False)[0])

    def _arrived(self, start: int, ids: Sequence[int], headlines: list[Headline]) -> None:
        self._on_their_way.discard(start)
        # Rows without a headline are fresh too: their articles have gone, asking again is no use.
        self._fresh.update(ids)
        self._keep(headlines)
        self.dataChanged.emit(self.index(start, 0), self.index(start + len(ids) - 1, 0))

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._rows

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == HEADLINE:
            return self.headline(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            headline = self._at_once(index.row())
            title = one_line(headline.title) if headline else ""
            return plain_tip(title) if role == Qt.ItemDataRole.ToolTipRole else title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            headline = self._at_once(index.row())
            return spoken(headline) if headline else ""
        return None


def spoken(headline: Headline) -> str:
    """A row in words: title, source, date, and whether it is unread or a favourite."""
    translate = QCoreApplication.translate
    parts = [one_line(headline.title), source_words(headline), long_date(headline)]
    read, unread = translate("ArticleList", "read"), translate("ArticleList", "unread")
    parts.append(read if headline.read else unread)
    if headline.favourite:
        parts.append(translate("ArticleList", "favourite"))
    return translate("ArticleList", ", ").join(filter(None, parts))


def source_words(headline: Headline) -> str:
    """Where an article comes from: author and innermost category."""
    path = headline.categories[0] if headline.categories else ()
    author = one_line(headline.author or "")
    tail = [name for name in path[-2:] if name != author]
    parts = [author, *tail[-1:]] if author else tail
    if headline.copies > 1:
        parts.append(Counted().copies(headline.copies))
    return " · ".join(filter(None, parts))
