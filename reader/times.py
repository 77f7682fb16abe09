"""How long calls took, by what they were for."""

from __future__ import annotations

import threading
from typing import NamedTuple


class Time(NamedTuple):
    """Calls of one kind, in seconds."""

    calls: int = 0
    total: float = 0.0
    worst: float = 0.0


class Times:
    """Kept from the start of the program; any thread may add to it."""

    def __init__(self) -> None:
        self._gate = threading.Lock()
        self._times: dict[str, Time] = {}

    def add(self, topic: str, seconds: float) -> None:
        """Counts a call; what follows the first blank of a topic is a number."""
        kind = topic.partition(" ")[0]
        with self._gate:
            before = self._times.get(kind, Time())
            self._times[kind] = Time(
                before.calls + 1, before.total + seconds, max(before.worst, seconds)
            )

    def all(self) -> list[tuple[str, Time]]:
        """What there is, by name."""
        with self._gate:
            return sorted(self._times.items())
