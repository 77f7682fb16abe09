"""When a shown article counts as read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from reader.settings import Settings


class Reading(QObject):
    """Watches the article on show. Moving on before the delay is over leaves it unread, and an
    article marked unread by hand stays so until it is left."""

    was_read = Signal(object)
    """The file of an article that now counts as read."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._shown: bytes | None = None
        self._chosen = False
        self._at_end = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._count)

    def show(self, path: bytes, *, unread: bool, chosen: bool) -> None:
        """An article is on show; `chosen` says that the reader asked for it."""
        self.leave()
        if not unread:
            return
        self._shown = path
        if chosen:
            self._begin()

    def take_up(self) -> None:
        """The reader has begun to read what nobody chose: it is as good as chosen from now on."""
        if self._shown is not None and not self._chosen:
            self._begin()

    def _begin(self) -> None:
        self._chosen = True
        rule = self._settings.text("read_rule")
        if rule == "at_once" or (rule == "at_end" and self._at_end):
            self._count()
        elif rule == "delay":
            self._timer.start(self._settings.number("read_delay") * 1000)

    def reached_end(self) -> None:
        """The end of the article on show is in sight."""
        self._at_end = True
        if self._chosen and self._settings.text("read_rule") == "at_end":
            self._count()

    def moved_on(self) -> None:
        """The reader went on with the key that pages through everything: this one is done."""
        if self._settings.text("read_rule") != "by_hand":
            self._count()

    def pin(self) -> None:
        """The reader says whether it is read: the clock has no more say in it."""
        self.leave()

    def leave(self) -> None:
        """The article is no longer on show."""
        self._timer.stop()
        self._shown, self._chosen, self._at_end = None, False, False

    def _count(self) -> None:
        shown = self._shown
        self.leave()
        if shown is not None:
            self.was_read.emit(shown)
