"""An article that was moved and edited between two looks is known by what it calls itself.

By its original address or the addresses that its front matter claims, where these are its own and
its title, its date or its file's name agrees as well, or by those three together: where exactly
one article that has gone and exactly one that has come agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from library import following
from library.following import Move
from library.identity import (
    Identity,
    agree,
    by_address,
    by_name,
    by_source,
    identities,
    own,
    replaced,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    import apsw

    from library.index import Index
    from library.look import Look
    from library.state import State

    Key = Callable[[bytes, Identity], object]


def last_seen(connection: apsw.Connection, look: Look) -> dict[bytes, Identity]:
    """Articles that have gone or changed, now or in an earlier look, as they were."""
    notes = following.absent(connection)
    return {**{one.path: Identity(*one[1:], None) for one in notes}, **look.left}


def by_identity(index: Index, state: State, look: Look, moves: Sequence[Move]) -> list[Move]:
    """Moves beside those that are known by their texts."""
    if not look.came:
        return []
    with state.moment() as connection:
        departed = last_seen(connection, look)
        for move in moves:
            departed.pop(move.old, None)
        kept = {one.path for one in following.kept_at(connection, departed)}
    if not kept:
        return []
    edited = kept - replaced(departed, identities(index, kept)).keys()
    departed = {path: one for path, one in departed.items() if path not in edited}
    came = own(index, identities(index, look.came.difference(move.new for move in moves)))
    found: list[Move] = []
    for key in (by_source, by_address, by_name):
        gone, new = _by_key(key, departed), _by_key(key, came)
        for one in gone.keys() & new.keys():
            old, path = gone[one][0], new[one][0]
            certain = len(gone[one]) == len(new[one]) == 1
            if certain and agree(old, departed[old], path, came[path]):
                found.append(Move(old, path))
                del departed[old], came[path]
    return [move for move in found if move.old in kept]


def _by_key(key: Key, articles: Mapping[bytes, Identity]) -> dict[object, list[bytes]]:
    """The paths of each key."""
    found: dict[object, list[bytes]] = {}
    for path, one in articles.items():
        if told := key(path, one):
            found.setdefault(told, []).append(path)
    return found
