"""The way back and forward through what was read in an open library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from library import LibraryError, shown

if TYPE_CHECKING:
    from library import Library
    from reader.article_list import ArticleList
    from reader.jumps import Jumps
    from reader.showing import Showing, Shown
    from reader.worker import Worker

KEPT = 200


class Visits(QObject):
    """Remembers the articles that were on show by their files, the last `KEPT` of them."""

    changed = Signal(object)
    """Whether there is a way back or forward may be otherwise now."""
    article_requested = Signal(object)
    """The file of an article that the list doesn't hold."""
    failed = Signal(object)

    def __init__(
        self,
        library: Library,
        showing: Showing,
        list_: ArticleList,
        jumps: Jumps,
        worker: Worker,
    ) -> None:
        super().__init__()
        self._library = library
        self._list = list_
        self._jumps = jumps
        self._worker = worker
        self._paths: list[bytes] = []
        self._at = -1
        showing.changed.connect(self._visited)
        jumps.changed.connect(self._jumped)

    @property
    def can_go_back(self) -> bool:
        """Whether an article was on show before, or a jump led here."""
        return self._at > 0 or self._jumps.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Whether the reader went back from an article, or took a jump back."""
        return self._at < len(self._paths) - 1 or self._jumps.can_go_forward

    def back(self) -> None:
        """Goes back to where a jump within the article began, else to the article before."""
        if not self._jumps.back() and self._at > 0:
            self._go(self._at - 1)

    def forward(self) -> None:
        """Goes forward again to where the reader went back from."""
        if not self._jumps.forward() and self._at < len(self._paths) - 1:
            self._go(self._at + 1)

    def _jumped(self, _: object) -> None:
        self.changed.emit(self)

    def _go(self, at: int) -> None:
        self._at = at
        path = self._paths[at]

        def found(id_: int | None) -> None:
            if id_ is None:
                self._forget(path)
            elif not self._list.select_id(id_):
                self.article_requested.emit(path)
            self.changed.emit(self)

        self._worker.run("visits", lambda: self._library.id_of(path), found, self.failed.emit)

    def _forget(self, path: bytes) -> None:
        """An article has gone, or was moved: it is no longer on the way."""
        before = self._paths[: self._at]
        self._paths = [one for one in self._paths if one != path]
        self._at = min(sum(one != path for one in before), len(self._paths) - 1)
        words = self.tr("{} is no longer in the library.")
        self.failed.emit(LibraryError(words.format(shown(path))))

    def _visited(self, shown_: Shown | None) -> None:
        if shown_ is None:
            return
        path = shown_.headline.path
        if not self._paths or path != self._paths[self._at]:
            self._paths = [*self._paths[: self._at + 1], path][-KEPT:]
            self._at = len(self._paths) - 1
            self.changed.emit(self)
