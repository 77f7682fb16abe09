"""Keeping up with the folder: when the panes hear of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from library import Library, Progress, Watch
from reader.refreshing import Refreshing

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.worker import Worker


class Told:
    """A library and a worker in one, which keep what they are given."""

    progress: Callable[[Progress], None]
    cancelled: Callable[[], bool]
    watched: Callable[[Watch], None] | None = None

    def refresh(
        self, progress: Callable[[Progress], None], cancelled: Callable[[], bool], **_: Any
    ) -> None:
        self.progress, self.cancelled = progress, cancelled

    def watch(self, watched: Callable[[Watch], None], _: object) -> None:
        self.watched = watched

    def run(self, _topic: str, call: Callable[[], object], *_: Any) -> None:
        call()

    def post(self, call: Callable[[], None]) -> None:
        call()


def test_the_first_rows_are_told_of_at_once_and_others_are_gathered(qapp: object) -> None:
    told = Told()
    refreshing = Refreshing(cast("Library", told), cast("Worker", told))
    grew: list[object] = []
    refreshing.grew.connect(grew.append)
    refreshing.start()
    told.progress(Progress("scan"))
    assert not grew
    told.progress(Progress("list", 200, 200))
    told.progress(Progress("list", 4000, 9000))
    assert len(grew) == 1
    refreshing.cancel()


def test_news_does_not_wait_until_the_index_is_packed(qapp: object) -> None:
    told = Told()
    refreshing = Refreshing(cast("Library", told), cast("Worker", told))
    refreshing.start()
    assert told.watched is None
    told.progress(Progress("pack", 0, 20))
    assert not told.cancelled()
    assert told.watched is not None  # from now on it hears of news
    told.watched("events")
    assert told.cancelled()
    told.progress(Progress("text", 5, 20))
    assert not told.cancelled()  # nothing else is called off for it
    refreshing.cancel()
