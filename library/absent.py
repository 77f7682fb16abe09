"""Stars of articles that are not there: nobody is to lose one without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library import following
from library.article import shown
from library.following import Absent
from library.look import is_whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library.index import Index
    from library.state import State


def absent(index: Index, state: State) -> tuple[Absent, ...]:
    """Starred articles that are not there, the newest first; none while the folder is read for the
    first time. One that nobody saw go has its path as its title."""
    if not is_whole(index):
        return ()
    with state.moment() as connection:
        noted = {one.path: one for one in following.absent(connection)}
        starred = following.starred(connection)
    there = index.articles_of(starred)
    gone = [path for path in starred if path not in there]
    unseen = [Absent(path, shown(path)) for path in gone if path not in noted]
    return (*(one for path, one in noted.items() if path not in there), *unseen)


def words(gone: Sequence[Absent]) -> str:
    """The sentence for the reader about starred articles that are not there, at least one."""
    title = gone[0].title
    if len(gone) == 1:
        return (
            f"A starred article is no longer here: “{title}”. Its star is kept, in case it comes "
            "back."
        )
    return (
        f"{len(gone)} starred articles are no longer here, among them “{title}”. Their stars are "
        "kept, in case they come back."
    )
