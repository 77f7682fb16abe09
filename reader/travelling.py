"""Reading state on its way between devices: told soon after a change, listened for now and then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from library import LibraryError, shown
from reader.pause import pause

if TYPE_CHECKING:
    from library import Travelled
    from reader.main_window import MainWindow
    from reader.open_library import OpenLibrary

TELL_PAUSE = 2000
"""Milliseconds after a change: a walk through the list is told as one."""
LISTEN_PAUSE = 60_000


class Travelling(QObject):
    """Exchanges the changes of one library, where its options say so; goes with the library."""

    def __init__(self, library: OpenLibrary, window: MainWindow) -> None:
        super().__init__(library)
        self._library = library
        self._window = window
        self._running = self._again = False
        self._told = ""
        """What was said last: a folder that can't be written is said once."""
        self._soon = pause(self, TELL_PAUSE, self.exchange)
        self._often = QTimer(self)
        self._often.setInterval(LISTEN_PAUSE)
        self._often.timeout.connect(self.exchange)
        self._often.start()
        for changed in (
            library.marking.changed, library.marking.turned, library.searches.saved,
            library.searches.deleted, window.panes.view.position_changed,
        ):  # fmt: skip
            changed.connect(self._changed)
        library.refreshing.finished.connect(self.exchange)
        library.decisions.travel_changed.connect(self.exchange)
        library.leaving.connect(self._leave)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        self._application = application
        application.applicationStateChanged.connect(self._look)

    @property
    def _is_on(self) -> bool:
        return self._library.library.options.travel

    def exchange(self, _: object = None) -> None:
        """Tells and listens, off the UI thread; once more where it is doing so already."""
        self._soon.stop()
        if not self._is_on or self._running:
            self._again = self._is_on
            return
        self._running, self._again = True, False
        self._library.worker.run("travel", self._library.library.travel, self._done, self._failed)

    def _changed(self, _: object) -> None:
        if self._is_on:
            self._soon.start()

    def _look(self, state: Qt.ApplicationState) -> None:
        # Who comes back to the window may come from another device.
        if state == Qt.ApplicationState.ApplicationActive:
            self.exchange()

    def _leave(self, _: object) -> None:
        self._application.applicationStateChanged.disconnect(self._look)
        self._window.panes.view.position_changed.disconnect(self._changed)
        self._soon.stop()
        self._often.stop()
        if self._is_on:
            self._library.worker.run_in_order(self._library.library.travel, lambda _: None)

    def _done(self, done: Travelled) -> None:
        self._running = False
        if done.articles or done.searches:
            self._library.reload()
            self._library.searches.load()
        if done.articles:
            self._library.showing.again()
        words = done.unwritten
        if done.problems and not words:
            words = f"{shown(done.problems[0].path)}: {done.problems[0].message}"
        if words:
            self._say(LibraryError(words))
        self._told = words
        if self._again:
            self.exchange()

    def _failed(self, error: Exception) -> None:
        self._running = False
        self._say(error)
        self._told = str(error)

    def _say(self, error: Exception) -> None:
        if str(error) != self._told:
            self._window.say(error)
