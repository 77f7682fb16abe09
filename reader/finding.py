"""Asking for the list: the newest question calls the one before it off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from library import Stop
from reader.answer import ask, ask_rest

if TYPE_CHECKING:
    from library import Library
    from reader.answer import Answer, Question
    from reader.conversion import Conversion
    from reader.worker import Worker


class Finding(QObject):
    """Asks one library, one question at a time, off the UI thread."""

    found = Signal(object)
    """An `Answer`: the whole list, or its first page, after which the whole list follows."""
    failed = Signal(object)

    def __init__(self, library: Library, worker: Worker, conversion: Conversion) -> None:
        super().__init__()
        self._library = library
        self._worker = worker
        self._convert = conversion.headlines
        self._stop = Stop()
        self._asked: Question | None = None
        self._again: Question | None = None

    def ask(self, question: Question) -> None:
        """Asks it now; or, where it is being asked, once more when it is answered: a list that
        grows faster than it can be read is shown all the same."""
        asked = self._asked
        if asked and asked._replace(again=True, unindexed=question.unindexed) == question:
            self._again = question
            return
        self.call_off()
        self._asked = question
        stop = self._stop = Stop()
        self._worker.run_alone(
            "find",
            lambda: self._as_shown(ask(self._library, question, stop)),
            self._answered,
            self._fail,
        )

    def _as_shown(self, answer: Answer) -> Answer:
        return answer._replace(headlines=tuple(self._convert(answer.headlines)))

    def call_off(self) -> None:
        """Nobody waits for the answer any more."""
        self._stop.now()
        self._worker.cancel("find")
        self._asked = self._again = None

    def _answered(self, answer: Answer) -> None:
        stop = self._stop
        if answer.whole:
            self._asked = None
        self.found.emit(answer)
        if stop is not self._stop:
            return  # whoever heard of it asks for something else
        if not answer.whole:
            self._worker.run_alone(
                "find",
                lambda: self._as_shown(ask_rest(self._library, answer, stop)),
                self._answered,
                self._fail,
            )
        elif self._again is not None:
            self.ask(self._again)

    def _fail(self, error: Exception) -> None:
        self._asked = self._again = None
        self.failed.emit(error)
