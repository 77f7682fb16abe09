"""An article that was moved and edited between two looks is known by what it calls itself.

By its original address, by the addresses that its front matter claims, or by its file's name with
its title and its date: where exactly one article that has gone and exactly one that has come agree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from library import following
from library.following import Move
from library.look import Identity, identities

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from library.index import Index
    from library.look import Look
    from library.state import State

    Key = Callable[[bytes, Identity], object]


def by_identity(index: Index, state: State, look: Look, moves: Sequence[Move]) -> list[Move]:
    """Moves beside those that are known by their texts."""
    if not look.came:
        return []
    with state.moment() as connection:
        notes = following.absent(connection)
        departed = {**{one.path: Identity(*one[1:], None) for one in notes}, **look.left}
        for move in moves:
            departed.pop(move.old, None)
        kept = {one.path for one in following.kept_at(connection, departed)}
    if not kept:
        return []
    now = identities(index, departed)
    came = identities(index, look.came.difference(move.new for move in moves))
    found: list[Move] = []
    for key in (_source, _address, _name):
        gone = _by_key(key, departed, now)
        new = _by_key(key, came, {})
        for one in gone.keys() & new.keys():
            if len(gone[one]) == len(new[one]) == 1:
                found.append(Move(gone[one][0], new[one][0]))
                del departed[found[-1].old], came[found[-1].new]
    return [move for move in found if move.old in kept]


def _by_key(
    key: Key, articles: Mapping[bytes, Identity], now: Mapping[bytes, Identity]
) -> dict[object, list[bytes]]:
    """The paths of each key; without those that have it `now` as well."""
    found: dict[object, list[bytes]] = {}
    for path, one in articles.items():
        told = key(path, one)
        if told and not (path in now and told == key(path, now[path])):
            found.setdefault(told, []).append(path)
    return found


def _source(_: bytes, one: Identity) -> object:
    return one.source_url


def _address(_: bytes, one: Identity) -> object:
    return one.addresses


def _name(path: bytes, one: Identity) -> object:
    return path.rpartition(b"/")[2], one.title, one.date
