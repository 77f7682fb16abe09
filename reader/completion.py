"""Completes what is being typed into the search box, and brings back recent searches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from library import parts
from reader import words
from reader.headline_delegate import text_from, units
from reader.suggestions import Suggestion, Suggestions
from reader.translation import QT_TRANSLATE_NOOP, translated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library import Candidate, Library
    from reader.search_box import SearchBox
    from reader.search_history import SearchHistory
    from reader.worker import Worker

_KINDS = {
    "field": QT_TRANSLATE_NOOP("Completion", "field"),
    "flag": QT_TRANSLATE_NOOP("Completion", "filter"),
    "date": QT_TRANSLATE_NOOP("Completion", "date"),
    "category": QT_TRANSLATE_NOOP("Completion", "category"),
    "author": QT_TRANSLATE_NOOP("Completion", "author"),
    "tag": QT_TRANSLATE_NOOP("Completion", "tag"),
}


class Completion(QObject):
    """Serves one search box as long as a library is open; the box only ever holds its text."""

    def __init__(
        self, library: Library, box: SearchBox, history: SearchHistory, worker: Worker
    ) -> None:
        super().__init__()
        self._library = library
        self._box = box
        self._history = history
        self._worker = worker
        self.popup = Suggestions(box)
        self._past = False
        """Whether recent searches are shown."""
        self._taking = False
        self._shown_for = ""
        """What the rows on show complete."""
        self.popup.taken.connect(self._take)
        box.textEdited.connect(self._edited)
        box.help_wanted.connect(self._show_history)
        box.focus_left.connect(self._left)

    def close(self) -> None:
        """Lets go of the box."""
        self._worker.cancel("complete")
        self._box.textEdited.disconnect(self._edited)
        self._box.help_wanted.disconnect(self._show_history)
        self._box.focus_left.disconnect(self._left)
        self.popup.hide()
        self.popup.deleteLater()

    # What is being typed

    def _edited(self, _: str) -> None:
        if self._taking:
            return
        self._past = False
        token = self._token()
        if not token:
            self._worker.cancel("complete")
            self.popup.suggest(())
            return
        if not _goes_on(token, self._shown_for):
            self.popup.suggest(())
        asked = self._box.text(), self._box.cursorPosition()

        def show(found: Sequence[Candidate]) -> None:
            if asked == (self._box.text(), self._box.cursorPosition()) and not self._past:
                self._shown_for = token
                self.popup.suggest([_suggestion(one) for one in found if one.text != token])

        self._worker.run("complete", lambda: self._library.complete(token), show)

    def _token(self) -> str:
        """What ends at the cursor, and with it."""
        before = text_from(self._box.text(), 0, self._box.cursorPosition())
        after = self._box.text()[len(before) :]
        found = parts(before)
        if not found or found[-1].end != len(before) or (after and not after[0].isspace()):
            return ""
        return before[found[-1].start :]

    def _take(self, text: str) -> None:
        self._taking = True
        if self._past:
            self._box.selectAll()
            self._box.insert(text)
        else:
            self._complete(text)
        self._taking = False
        if not self._past and text.endswith((":", "：")):
            self._edited(text)  # its values are next

    def _complete(self, text: str) -> None:
        box = self._box
        token = self._token()
        start = box.cursorPosition() - units(token)
        at_end = box.cursorPosition() == units(box.text())
        box.setSelection(start, units(token))
        box.insert(text if text.endswith((":", "：")) or not at_end else text + " ")

    # What was searched for before

    def _show_history(self, _: object) -> None:
        typed = self._box.text().strip()
        recent = [one for one in self._history.recent() if one != typed]
        self._worker.cancel("complete")
        self._past, self._shown_for = True, ""
        nothing = QCoreApplication.translate("Completion", "No recent searches yet")
        rows = [Suggestion(one, "", one) for one in recent]
        self.popup.suggest(rows or [Suggestion(nothing, "", "")])

    def _left(self, _: object) -> None:
        self._worker.cancel("complete")
        self.popup.hide()


def _goes_on(token: str, before: str) -> bool:
    """Whether rows for the one may stay until those for the other are there."""
    longer, shorter = sorted((token, before), key=len, reverse=True)
    rest = longer[len(shorter) :]
    return bool(shorter) and longer.startswith(shorter) and not {":", "："} & set(rest)


def _suggestion(candidate: Candidate) -> Suggestion:
    kind = translated("Completion", _KINDS[candidate.kind])
    if candidate.hits is not None:
        kind = f"{kind} · {words.number(candidate.hits)}"
    label = candidate.label
    if candidate.kind in ("field", "flag", "date"):
        label = candidate.text
    return Suggestion(label, kind, candidate.text)
