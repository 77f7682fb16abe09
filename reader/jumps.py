"""The way back after a jump within an article: to where a note or a heading was followed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

KEPT = 100


class Jumps(QObject):
    """Places in the text of the article on show, as `here` gives them and `go` takes them."""

    changed = Signal(object)
    """Whether there is a way back or forward may be otherwise now."""

    def __init__(self, here: Callable[[], int], go: Callable[[int], None], parent: QObject) -> None:
        super().__init__(parent)
        self._here = here
        self._go = go
        self._behind: list[int] = []
        self._ahead: list[int] = []

    def leave(self) -> None:
        """Remembers where the reader is, just before a jump."""
        self._behind = [*self._behind, self._here()][-KEPT:]
        self._ahead.clear()
        self.changed.emit(self)

    def forget(self) -> None:
        """Another text is on show."""
        if self._behind or self._ahead:
            self._behind.clear()
            self._ahead.clear()
            self.changed.emit(self)

    @property
    def can_go_back(self) -> bool:
        """Whether a jump can be taken back."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether a jump was taken back."""
        return bool(self._ahead)

    def back(self) -> bool:
        """Returns to where the last jump began; False where there was none."""
        return self._move(self._behind, self._ahead)

    def forward(self) -> bool:
        """Takes a jump again that was taken back; False where none was."""
        return self._move(self._ahead, self._behind)

    def _move(self, source: list[int], other: list[int]) -> bool:
        if not source:
            return False
        other.append(self._here())
        self._go(source.pop())
        self.changed.emit(self)
        return True
