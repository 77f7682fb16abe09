"""The tree and the problems of the open library: asked for, shown, kept as they were opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from library import Counts

if TYPE_CHECKING:
    from library import Category, Library, Problem
    from reader.panes import Panes
    from reader.session import Session
    from reader.worker import Worker


class Shelves(QObject):
    """Numbers of shelves and categories, in step with the library as often as it is asked."""

    counted = Signal(object)
    """Counts and categories have changed."""
    failed = Signal(object)

    def __init__(self, library: Library, panes: Panes, worker: Worker, session: Session) -> None:
        super().__init__()
        self.counts = Counts()
        self.categories: tuple[Category, ...] = ()
        self._library = library
        self._panes = panes
        self._worker = worker
        self._session = session
        self._tree_is_new = True

    def load(self) -> None:
        """Looks at everything again."""
        self.count()
        self._worker.run("problems", self._library.problems, self._show_problems, self.failed.emit)

    def count(self) -> None:
        """Looks at the numbers again, and at the names that they stand behind."""

        def ask() -> tuple[tuple[Category, ...], Counts]:
            return self._library.categories(), self._library.counts()

        self._worker.run("tree", ask, self._show_tree, self.failed.emit)

    def keep(self) -> None:
        """Keeps which categories stand open."""
        if not self._tree_is_new:
            expanded = self._panes.tree.expanded_paths()
            self._session.save_expanded(self._library.folder, expanded)

    def _show_problems(self, problems: list[Problem]) -> None:
        self._panes.problems.set_problems(problems, self._library.options.left_out)

    def _show_tree(self, answer: tuple[tuple[Category, ...], Counts]) -> None:
        self.categories, self.counts = answer
        self._panes.tree.set_content(self.categories, self.counts)
        if self._tree_is_new and self.categories:
            self._tree_is_new = False
            self._panes.tree.restore_expanded(self._session.expanded(self._library.folder))
        self.counted.emit(self)
