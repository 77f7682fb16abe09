"""State follows an article to where it lies now: moved, renamed, or put in another file's place.

Once all texts of a look are read, the record of each path whose article has gone from it moves, if
its text arrived elsewhere: to the file of the same name first. Where the text did not arrive but
lies there as a copy since long, the copy takes over. A copy that arrives beside its original is an
article of its own and gets nothing, even where the original is edited at once; one that returns to
a path whose record it once took along is what it was. An article that has only gone keeps its
record, and so does one whose text has changed, until its file holds another article: identity is
the path first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from library import following
from library.following import Absent, Kept, Move
from library.identity import identities, replaced
from library.look import holders, texts_at
from library.mirror import mirror
from library.regained import by_identity, last_seen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from library.index import Index
    from library.look import Look
    from library.state import State

_STEP = 10_000


def settle(index: Index, state: State, look: Look, *, everywhere: bool) -> list[Absent]:
    """Lets the state follow what a look found, once the index holds all texts that can be read.

    To do it twice does no more than to do it once. Returns starred articles that have gone.
    """
    if state.is_empty():
        return []
    if everywhere and not look.is_certain:
        moves = _of_all(index, state)
    else:
        moves = _parted(index, state, _of_look(index, state, look))
    if moves and state.follow(moves):
        mirror(index, state)
    fresh = texts_at(index, look.came | look.changed)
    state.learn([(path, text) for path, text in fresh.items() if text is not None])
    gone = look.left.keys() - texts_at(index, look.left).keys()
    return state.note_absent([Absent(path, *look.left[path][:4]) for path in gone], fresh)


def _of_look(index: Index, state: State, look: Look) -> list[Move]:
    fresh = look.came | look.changed
    arrived = {text for text in texts_at(index, fresh).values() if text is not None}
    with state.moment() as connection:
        kept = {*following.kept_of(connection, arrived), *following.kept_at(connection, look.left)}
        before = last_seen(connection, look)
    there = texts_at(index, (one.path for one in kept))
    loose, set_ = _loose(kept, there), {one.path for one in kept if one.is_set}
    in_place = {one.path for one in loose if one.path in there}
    # A text that is told of a path that nobody has touched is an older one, which says nothing; nor
    # does one that was only edited leave its path, whoever has kept a copy of what it was.
    edited = in_place & before.keys() - replaced(before, identities(index, in_place)).keys()
    stays = in_place - fresh | edited
    loose = [one for one in loose if one.path not in stays]
    sources = _by_text(loose, look, arrived)
    found = holders(index, sources)
    moves: list[Move] = []
    for text, paths in sources.items():
        at = found.get(text, [])
        pairs = _pairs(paths, [path for path in at if path in fresh])
        moved = {move.old for move in pairs}
        # One that is there with another text, while a copy of the old one has lain elsewhere since
        # long, was edited.
        gone = [path for path in paths if path not in moved and path not in there and path in set_]
        moves += pairs + _to_nearest(gone, at)
    if not look.is_certain:
        # Of an index that was empty, nobody can say which of two texts was at a path first.
        moves = [move._replace(stays=move.old in there) for move in moves]
    return [*moves, *_returned(index, state, look), *by_identity(index, state, look, moves)]


def _of_all(index: Index, state: State) -> list[Move]:
    """The same where the index was empty: everything that it knows has come just now."""
    moves: list[Move] = []
    with state.moment() as connection:
        for some in following.all_kept(connection, _STEP):
            there = texts_at(index, (one.path for one in some))
            loose = _loose(some, there)
            found = holders(index, _grouped(loose))
            for text, paths in _grouped(loose).items():
                near = _to_nearest(paths, found.get(text, []))
                moves += [move._replace(stays=move.old in there) for move in near]
    return moves


def _parted(index: Index, state: State, moves: Sequence[Move]) -> list[Move]:
    """Where an article leaves the file that it had once replaced another one in, both keep what is
    recorded there: whose it was can't be told, and a star too many is better than one lost."""
    with state.moment() as connection:
        heirs = following.heirs(connection, [move.new for move in moves])
    back = [move.old for move in moves if heirs.get(move.new) == move.old]
    there = texts_at(index, back)
    return [move._replace(stays=True) if move.old in there else move for move in moves]


def _returned(index: Index, state: State, look: Look) -> list[Move]:
    """Articles that are back, while the copies that took over from them are still there."""
    with state.moment() as connection:
        ended = dict(following.ended_at(connection, look.came))
        heirs = following.heirs(connection, ended)
    now = texts_at(index, {*heirs, *heirs.values()})
    return [
        Move(heir, path, stays=True)
        for path, heir in heirs.items()
        if now.get(path) == now.get(heir) == ended[path]
    ]


def _loose(kept: Iterable[Kept], there: Mapping[bytes, bytes | None]) -> list[Kept]:
    """Those whose articles are not at their paths any more, as far as can be told."""
    return [
        one
        for one in sorted(kept)
        if one.path not in there or None is not there[one.path] != one.text is not None
    ]


def _by_text(
    loose: Iterable[Kept], look: Look, arrived: Collection[bytes | None]
) -> dict[bytes, list[bytes]]:
    """The paths that have lost each text."""
    lost = []
    for path, text, _ in loose:
        last = look.left[path].text if path in look.left else None
        # It was edited, and went before that was told to the state.
        lost.append(Kept(path, text if text in arrived or last is None else last))
    return _grouped(lost)


def _grouped(kept: Iterable[Kept]) -> dict[bytes, list[bytes]]:
    """The paths of each text that is known."""
    found: dict[bytes, list[bytes]] = {}
    for path, text, _ in kept:
        if text is not None:
            found.setdefault(text, []).append(path)
    return found


def _pairs(sources: Sequence[bytes], arrived: Sequence[bytes]) -> list[Move]:
    """Which of the articles of one text went where: those whose names say so first; more articles
    than have arrived become one."""
    left, free = dict.fromkeys(sources), dict.fromkeys(arrived)
    pairs: list[Move] = []
    for alike in (_last_two, _name, _anything):
        by_name: dict[bytes, list[bytes]] = {}
        for path in reversed(free):
            by_name.setdefault(alike(path), []).append(path)
        for path in list(left):
            if fitting := by_name.get(alike(path)):
                pairs.append(Move(path, fitting.pop()))
                del left[path], free[pairs[-1].new]
    return pairs + [Move(path, pairs[0].new) for path in left if pairs]


def _to_nearest(paths: Iterable[bytes], others: Sequence[bytes]) -> list[Move]:
    """Each to that of the others whose name says so, or else to the first."""
    named: dict[object, bytes] = {}
    for one in reversed(others):
        for key in _names(one):
            named[key] = one
    return [
        Move(path, next(named[key] for key in _names(path) if key in named))
        for path in paths
        if named
    ]


def _names(path: bytes) -> tuple[object, ...]:
    """What it may have in common with another, the most telling first; the last is in all."""
    return (_last_two, _last_two(path)), (_name, _name(path)), None


def _last_two(path: bytes) -> bytes:
    return b"/".join(path.split(b"/")[-2:])


def _name(path: bytes) -> bytes:
    return path.rpartition(b"/")[2]


def _anything(_: bytes) -> bytes:
    return b""
