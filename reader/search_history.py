"""What was searched for in a library before, the last one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.session import Session

KEPT = 30
LONGEST = 500
"""Characters: what is longer was pasted, and will be again."""


class SearchHistory:
    """The recent searches of one library, kept with the window's memory."""

    def __init__(self, session: Session, folder: str) -> None:
        self._session = session
        self._folder = folder

    def recent(self) -> list[str]:
        """The searches, the last one first."""
        return self._session.searches(self._folder)

    def add(self, words: str) -> None:
        """Puts a search first; the same one stands there once."""
        words = words.strip()
        if words and len(words) <= LONGEST:
            others = [one for one in self.recent() if one != words]
            self._session.save_searches(self._folder, [words, *others][:KEPT])

    def clear(self) -> None:
        """Forgets all of them."""
        self._session.save_searches(self._folder, [])
