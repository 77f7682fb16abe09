"""Calling a question off while SQLite works on it."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import apsw

from library.article import CalledOffError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Stop:
    """Goes with a question; from any thread `now` says that no answer is wanted any more."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked: apsw.Connection | None = None
        self._said = False

    def now(self) -> None:
        """Ends what is being asked within a millisecond, and all that would be asked after it."""
        with self._lock:
            self._said = True
            if self._asked is not None:
                self._asked.interrupt()

    def check(self) -> None:
        """To be called between two statements: what is not running cannot be interrupted.

        Raises CalledOffError.
        """
        if self._said:
            raise CalledOffError

    @contextmanager
    def over(self, connection: apsw.Connection) -> Iterator[None]:
        """While the question is asked on a connection. Raises CalledOffError."""
        with self._lock:
            self._asked = connection
        try:
            self.check()
            yield
        except apsw.InterruptError:
            raise CalledOffError from None
        finally:
            with self._lock:
                self._asked = None
