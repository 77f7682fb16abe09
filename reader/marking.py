"""Read and favourite: marks go to the library in order, and any number of them can be undone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from library import Hits, LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library import Changes, Flag, Library
    from reader.worker import Worker

STEPS_KEPT = 10_000
BYTES_KEPT = 64 * 2**20
"""Of the paths in all steps: a mark of a million articles has some 3 MB."""
SETTLING_PAUSE = 100
"""Milliseconds between two steps."""


@dataclass(slots=True, eq=False)
class Step:
    """A mark that can be taken back. It is there before the mark is on the disk, so that an undo
    that follows at once finds it; what it changed is known when its turn in the queue has come."""

    changes: Changes | None = None
    turn: Callable[[], None] | None = None
    """Of what is no mark: takes it back, and does it again the next time; blocks."""


class Marking(QObject):
    """Marks articles of one library off the UI thread; tells when they are on the disk."""

    changed = Signal(object)
    """`Changes` that are now durable: rows repaint and counts follow."""
    failed = Signal(object)
    expected = Signal(object)
    """`Changes` that will soon be on the disk, unless they fail: rows may show them already."""
    turned = Signal(object)
    """A `Step` that is no mark was done, taken back or done again."""
    steps_changed = Signal(object)
    """What can be undone or redone is no longer the same."""

    def __init__(self, library: Library, worker: Worker) -> None:
        super().__init__()
        self._library = library
        self._worker = worker
        self._settling = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SETTLING_PAUSE)
        self._pause.timeout.connect(self._settle_some)
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def mark_all(
        self, hits: Hits, flag: Flag, value: bool, done: Callable[[Changes, Step], None]
    ) -> None:
        """Sets a flag of all that was found; `done` is called where that changed anything."""
        copies = self._copies(flag)
        mark = self._library.mark
        self._run(lambda kept: mark(hits, flag, value, copies=copies, kept=kept), done)

    def mark(self, paths: Sequence[bytes], flag: Flag, value: bool) -> None:
        """Sets a flag of the articles of some files. Not undoable: it is the clock that says so,
        and Ctrl+Z takes back what the reader did."""
        kept, copies = list(paths), self._copies(flag)
        self._worker.run_in_order(
            lambda: self._library.mark_files(kept, flag, value, copies=copies),
            self._announce,
            self.failed.emit,
        )

    def toggle(self, articles: Sequence[bytes] | Hits, flag: Flag) -> None:
        """Sets a flag of some articles, or clears it where all of them have it."""
        copies = self._copies(flag)

        def mark(value: bool) -> Changes:
            if isinstance(articles, Hits):
                return self._library.mark(articles, flag, value, copies=copies)
            return self._library.mark_files(articles, flag, value, copies=copies)

        def toggle() -> Changes:
            changes = mark(True)
            return changes if changes.paths else mark(False)

        self._run(lambda _: toggle(), None)

    def forget_absent(self, paths: Sequence[bytes]) -> None:
        """Takes the stars off articles that are not there."""
        gone = list(paths)
        self._run(lambda _: self._library.forget_absent(gone), None)

    def do(self, turn: Callable[[], None]) -> Step:
        """Does what is no mark, as a step that can be taken back: the second call of `turn` takes
        back the first one, the third does it again."""
        step = self._push(Step(turn=turn))

        def failed(error: Exception) -> None:
            self._forget(step)
            self.failed.emit(error)
            self.turned.emit(step)

        self._worker.run_in_order(turn, lambda _: self.turned.emit(step), failed)
        return step

    def take_over(self, before: Marking) -> None:
        """Goes on with the marks of the same library before it was closed, so that they can still
        be undone and redone. What is no mark was bound to that library, and stays as it is."""
        self._done = [step for step in before._done if step.turn is None]
        self._undone = [step for step in before._undone if step.turn is None]
        self.steps_changed.emit(self)

    def is_done(self, step: Step) -> bool:
        """Whether a step is there to be taken back."""
        return step in self._done

    def undo(self, step: Step | None = None) -> None:
        """Takes a mark back: this one if it is still there to be taken back, or else the last."""
        if step is None and self._done:
            step = self._done[-1]
        if step in self._done:
            self._take_back(step, self._done, self._undone)

    def redo(self) -> None:
        """Does again what was last taken back."""
        if self._undone:
            self._take_back(self._undone[-1], self._undone, self._done)

    def _forget_oldest(self) -> None:
        """Steps whose articles take more memory than all of them may; the last one always stays."""
        room = BYTES_KEPT
        for at, step in enumerate([*self._undone, *reversed(self._done)]):
            room -= step.changes.size if step.changes else 0
            if room < 0 and at:
                self._done = self._done[len(self._done) - max(at - len(self._undone), 0) :]
                return

    def _take_back(self, step: Step, source: list[Step], target: list[Step]) -> None:
        source.remove(step)
        target.append(step)

        if step.turn is not None:
            self._turn(step, source, target)
            return
        nothing = self.tr("There is nothing to undo: it changed nothing.")

        def restore() -> Changes:
            # The queue keeps the order: the mark itself has had its turn.
            if step.changes is None:
                raise LibraryError(nothing)
            step.changes = self._library.restore(step.changes)
            return step.changes

        def failed(error: Exception) -> None:
            self._put_back(step, source, target)
            self.failed.emit(error)

        if step.changes is not None:
            self.expected.emit(step.changes._replace(value=not step.changes.value))
        self._worker.run_in_order(restore, self._announce, failed)
        self.steps_changed.emit(self)

    def _turn(self, step: Step, source: list[Step], target: list[Step]) -> None:
        def failed(error: Exception) -> None:
            self._put_back(step, source, target)
            self.failed.emit(error)
            self.turned.emit(step)

        assert step.turn is not None
        self._worker.run_in_order(step.turn, lambda _: self.turned.emit(step), failed)
        self.steps_changed.emit(self)

    def _put_back(self, step: Step, source: list[Step], target: list[Step]) -> None:
        if step in target:
            target.remove(step)
            source.append(step)
            self.steps_changed.emit(self)

    def _push(self, step: Step) -> Step:
        self._done = [*self._done, step][-STEPS_KEPT:]
        self._undone = []
        self.steps_changed.emit(self)
        return step

    def _run(
        self,
        call: Callable[[Callable[[Changes], None]], Changes],
        done: Callable[[Changes, Step], None] | None,
    ) -> None:
        step = self._push(Step())

        def kept(changes: Changes) -> None:
            # On the disk, seconds before it is counted: it can be taken back from now on.
            if changes.many and changes.paths:
                step.changes = changes
                if done is not None:
                    self._worker.post(lambda: done(changes, step))

        def run() -> Changes:
            changes = call(kept)
            step.changes = changes if changes.paths else None
            return changes

        def finished(changes: Changes) -> None:
            if not changes.paths:
                self._forget(step)
                return
            if changes.many and step not in self._done:
                return  # taken back before it was counted: rows show that already
            self._announce(changes)
            if done is not None and not changes.many:
                done(changes, step)

        def failed(error: Exception) -> None:
            if step.changes is None:
                self._forget(step)
            self.failed.emit(error)

        self._worker.run_in_order(run, finished, failed)

    def _forget(self, step: Step) -> None:
        for steps in (self._done, self._undone):
            if step in steps:
                steps.remove(step)
        self.steps_changed.emit(self)

    def _copies(self, flag: Flag) -> bool:
        # Where the list shows a text once, to read it is to read all of its copies.
        return flag == "read" and self._library.options.fold

    def _announce(self, changes: Changes) -> None:
        if changes.paths:
            self.changed.emit(changes)
        if changes.many:
            self._forget_oldest()
            self.settle()
        self.steps_changed.emit(self)

    def settle(self) -> None:
        """Files marks of very many away step by step, and leaves the disk alone in between: a star
        that is struck meanwhile waits for one step at most. Nobody waits for all of them: what is
        left when the library is closed, the next look at it does."""
        if not self._settling:
            self._settling = True
            self._settle_some()

    def _settle_some(self) -> None:
        settle = self._library.settle
        self._worker.run_in_order(settle, self._settled, self._not_settled, awaited=False)

    def _settled(self, more: bool) -> None:
        self._settling = more
        if more:
            self._pause.start()

    def _not_settled(self, error: Exception) -> None:
        self._settling = False
        self.failed.emit(error)
