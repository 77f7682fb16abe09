"""What a look at the folder found that came, changed and went: kept in the index until the state
has followed it, so that a kill in between costs no move.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from library import following
from library.identity import Identity, identities, in_steps, own

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from library.index import Index
    from library.state import State

LARGEST = 100_000
"""Files of one look that are kept: of more, all is looked through in the end."""
_PENDING, _WHOLE = "look", "whole"


class Look(NamedTuple):
    """Files of one look, and of those before it that did not come to their end."""

    came: frozenset[bytes]
    """Of these nothing was known."""
    changed: frozenset[bytes]
    left: dict[bytes, Identity]
    """Articles that went, and what changed ones were, if anything was recorded of any of them."""
    is_certain: bool
    """Otherwise the index was empty, and what came may have been there always."""


def begin(
    index: Index,
    state: State,
    came: Collection[bytes],
    changed: Collection[bytes],
    gone: Collection[bytes],
) -> Look:
    """To be called before the index lists and forgets anything of it."""
    if len(came) + len(changed) + len(gone) > LARGEST:
        forget(index)
    left: dict[bytes, Identity] = {}
    touched = [*changed, *gone]
    with state.moment() as connection:
        if following.kept_at(connection, touched):
            left = own(index, identities(index, touched))
    before = _pending(index)
    look = Look(
        before.came.union(came),
        before.changed.union(changed),
        {**left, **before.left},  # what was recorded was so of the earlier one
        is_whole(index),
    )
    if look.is_certain and look != before and not state.is_empty():
        _put(index, _PENDING, _json(look))
    return look


def end(index: Index, *, everywhere: bool) -> None:
    """The state has followed; from a look that was `everywhere` on, the index knows all files."""
    if index.meta(_PENDING) is not None:
        _drop(index, _PENDING)
    if everywhere and not is_whole(index):
        _put(index, _WHOLE, 1)


def is_whole(index: Index) -> bool:
    """Whether the whole folder has been read once."""
    return index.meta(_WHOLE) is not None


def forget(index: Index) -> None:
    """The index no longer knows what had been there before."""
    _drop(index, _WHOLE)
    _drop(index, _PENDING)


def texts_at(index: Index, paths: Iterable[bytes]) -> dict[bytes, bytes | None]:
    """The texts of the articles at some paths, None of one that is not read yet; a path without
    an article is left out."""
    sql = (
        "SELECT value, fingerprint FROM carray(?) "
        "CROSS JOIN file ON file.path=value JOIN article USING(id)"
    )
    return dict(index.lists.rows_of_each(sql, in_steps(paths)))


def holders(index: Index, texts: Iterable[bytes]) -> dict[bytes, list[bytes]]:
    """The paths of all articles that hold each of the texts, in order."""
    sql = "SELECT fingerprint, path FROM carray(?) CROSS JOIN article ON fingerprint=value"
    found: dict[bytes, list[bytes]] = {}
    for text, path in sorted(index.lists.rows_of_each(sql, in_steps(texts))):
        found.setdefault(text, []).append(path)
    return found


def _put(index: Index, key: str, value: object) -> None:
    with index.lists.write() as connection:
        connection.execute("INSERT OR REPLACE INTO meta VALUES(?,?)", (key, value))


def _drop(index: Index, key: str) -> None:
    with index.lists.write() as connection:
        connection.execute("DELETE FROM meta WHERE key=?", (key,))


def _json(look: Look) -> str:
    left = [
        (_name(path), (*one[:4], one.text and one.text.hex(), one.snippet))
        for path, one in look.left.items()
    ]
    return json.dumps([_names(look.came), _names(look.changed), left])


def _names(paths: Iterable[bytes]) -> list[str]:
    return sorted(map(_name, paths))


def _name(path: bytes) -> str:
    return path.decode("utf-8", "surrogateescape")


def _path(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _pending(index: Index) -> Look:
    kept = index.meta(_PENDING)
    came, changed, left = json.loads(kept) if kept is not None else ([], [], [])
    return Look(
        frozenset(map(_path, came)),
        frozenset(map(_path, changed)),
        {_path(path): _identity(one) for path, one in left},
        is_whole(index),
    )


def _identity(values: Sequence[Any]) -> Identity:
    title, date, source_url, addresses, text, *rest = values
    return Identity(title, date, source_url, addresses, text and bytes.fromhex(text), *rest)
