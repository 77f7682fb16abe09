"""What the reader does to the articles of a list: read or unread, favourite or not."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from library import Flag
    from reader.article_list import ArticleList
    from reader.open_library import OpenLibrary

MOST_BY_NAME = 100
"""Selected articles that are looked up one by one on the UI thread: two pages at most."""


class MarkCommands(QObject):
    """Goes with one open library."""

    marked_all = Signal(object)
    """(`Changes`, `Step`) of a mark of many as read, for which Undo is offered."""

    def __init__(self, library: OpenLibrary, rows: ArticleList) -> None:
        super().__init__(library)
        self._library = library
        self._marking = library.marking
        self._rows = rows
        self._marking.expected.connect(rows.update_status)
        self._marking.failed.connect(self._failed)
        library.showing.reading.was_read.connect(self._was_read)
        rows.favourite_clicked.connect(self._toggle_star)

    def let_go(self) -> None:
        """Hears no more of the list."""
        self._rows.favourite_clicked.disconnect(self._toggle_star)

    def toggle(self, flag: Flag) -> None:
        """Sets a flag of the selected articles, or clears it where they all have it."""
        self._rows.when_whole(lambda: self._toggle(flag))

    def _toggle(self, flag: Flag) -> None:
        ids = self._rows.selected_ids()
        if len(ids) > MOST_BY_NAME:
            self._marking.toggle(replace(self._library.hits, ids=array("q", ids)), flag)
        elif paths := self._rows.paths(ids):
            self._marking.toggle(paths, flag)

    def _toggle_star(self, path: bytes) -> None:
        self._marking.toggle([path], "favourite")

    def mark_all_read(self) -> None:
        """Marks what the list holds as read, and nothing else."""
        self._library.when_found(lambda: self._mark_read(range(len(self._library.hits.ids))))

    def mark_above_read(self) -> None:
        """Marks as read what stands above the chosen articles."""

        def mark() -> None:
            if chosen := self._rows.selected_rows():
                self._mark_read(range(chosen[0].start))

        self._library.when_found(mark)

    def mark_below_read(self) -> None:
        """Marks as read what stands below the chosen articles."""

        def mark() -> None:
            if chosen := self._rows.selected_rows():
                self._mark_read(range(chosen[-1].stop, len(self._library.hits.ids)))

        self._library.when_found(mark)

    def _mark_read(self, rows: range) -> None:
        if not rows:
            return
        hits = self._library.hits
        self._rows.expect("read", True, rows)
        # A slice is one copy of bytes: nothing goes through a million numbers here.
        part = replace(hits, ids=hits.ids[rows.start : rows.stop])
        self._marking.mark_all(part, "read", True, lambda *done: self.marked_all.emit(done))

    def _was_read(self, path: bytes) -> None:
        self._marking.mark([path], "read", True)

    def _failed(self, error: Exception) -> None:
        self._rows.invalidate()  # they may show what was expected
        self._library.failed.emit(error)
