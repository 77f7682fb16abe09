"""Read and favourite: marks go to the library in order, and any number of them can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library import Changes, Flag, Library
    from reader.worker import Worker

STEPS_KEPT = 200


class Marking(QObject):
    """Marks articles of one library off the UI thread; tells when they are on the disk."""

    changed = Signal(object)
    """`Changes` that are now durable: rows repaint and counts follow."""
    failed = Signal(object)
    steps_changed = Signal(object)
    """What can be undone or redone is no longer the same."""

    def __init__(self, library: Library, worker: Worker) -> None:
        super().__init__()
        self._library = library
        self._worker = worker
        self._done: list[Changes] = []
        self._undone: list[Changes] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def mark(
        self,
        ids: Sequence[int],
        flag: Flag,
        value: bool,
        done: Callable[[Changes], None] | None = None,
        *,
        undoable: bool = True,
    ) -> None:
        """Sets a flag. `done` is called with what changed; not at all where nothing did.

        What the clock marks is not undoable: Ctrl+Z takes back what the reader did.
        """
        kept = list(ids)
        self._run(lambda: self._mark(kept, flag, value), done, undoable=undoable)

    def toggle(self, ids: Sequence[int], flag: Flag) -> None:
        """Sets a flag, or clears it where all of the articles have it."""
        kept = list(ids)

        def toggle() -> Changes:
            changes = self._mark(kept, flag, True)
            return changes if changes.paths else self._mark(kept, flag, False)

        if kept:
            self._run(toggle, None, undoable=True)

    def _mark(self, ids: Sequence[int], flag: Flag, value: bool) -> Changes:
        # Where the list shows a text once, to read it is to read all of its copies.
        copies = flag == "read" and self._library.options.fold
        return self._library.mark(ids, flag, value, copies=copies)

    def undo(self) -> None:
        """Takes the last mark back."""
        self._step(self._done, self._undone)

    def redo(self) -> None:
        """Does again what was last taken back."""
        self._step(self._undone, self._done)

    def _step(self, source: list[Changes], target: list[Changes]) -> None:
        if not source:
            return
        changes = source.pop()

        def finished(inverse: Changes) -> None:
            target.append(inverse)
            self._announce(inverse)

        def failed(error: Exception) -> None:
            source.append(changes)
            self.failed.emit(error)

        self._worker.run_in_order(lambda: self._library.restore(changes), finished, failed)

    def _run(
        self,
        call: Callable[[], Changes],
        done: Callable[[Changes], None] | None,
        *,
        undoable: bool,
    ) -> None:
        def finished(changes: Changes) -> None:
            if not changes.paths:
                return
            if undoable:
                self._done = [*self._done, changes][-STEPS_KEPT:]
                self._undone.clear()
            self._announce(changes)
            if done is not None:
                done(changes)

        self._worker.run_in_order(call, finished, self.failed.emit)

    def _announce(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.steps_changed.emit(self)
