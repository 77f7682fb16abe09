"""Reset Text can be taken back, by the toast and by Ctrl+Z as every other step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from reader.toast import Toast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.main_window import MainWindow
    from reader.marking import Marking, Step
    from reader.settings import Settings


class TextReset(QObject):
    """Listens to the settings as long as the window lives."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.settings.was_reset.connect(self._offer)

    def _offer(self, done: tuple[Mapping[str, str], Mapping[str, str]]) -> None:
        settings, library = self._window.settings, self._window.current
        active = QApplication.activeWindow()
        toast = active.findChild(Toast) if active is not None else None
        if toast is None:  # with the window in the background
            toast = self._window.toast
        words, undo = self.tr("The text is set as it comes"), self.tr("Undo")
        if library is None:
            toast.offer(words, undo, lambda: settings.put(done[0]))
            return
        turn = _Turn(settings, *done, library.marking, toast, words)
        toast.offer(words, undo, lambda: library.marking.undo(turn.step))


class _Turn(QObject):
    """One reset, which takes turns with how the text was set before."""

    def __init__(
        self,
        settings: Settings,
        before: Mapping[str, str],
        after: Mapping[str, str],
        marking: Marking,
        toast: Toast,
        words: str,
    ) -> None:
        super().__init__(marking)
        self._settings = settings
        self._before, self._after = before, after
        self._marking = marking
        self._toast: Toast | None = toast
        self._words = words
        toast.destroyed.connect(self._forget_toast)
        marking.turned.connect(self._turned)
        # Settings belong to the thread of the window: the step itself has nothing to wait for.
        self.step = marking.do(lambda: None)

    def _turned(self, step: Step) -> None:
        if step is not self.step:
            return
        done = self._marking.is_done(step)
        self._settings.put(self._after if done else self._before)
        if not done and self._toast is not None and self._toast.words() == self._words:
            self._toast.hide()  # Ctrl+Z has done what it offers

    def _forget_toast(self) -> None:
        self._toast = None
