"""What a query's tokens are looked up as: a Chinese character as any of its class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from library.fold import STRICT
from library.han import variants

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import apsw

NAME = "ascii"
"""That which the table of texts was made with. Texts go through SQLite's own of that name, which
takes no time; on connections that only ask, ours has its place."""


def widen(connection: apsw.Connection) -> None:
    """Makes a connection that never writes texts find characters from each other."""
    connection.register_fts5_tokenizer(NAME, _make)


def _make(
    _: apsw.Connection, __: list[str]
) -> Callable[[bytes, int, str | None], Iterator[tuple[int, int, *tuple[str, ...]]]]:
    return _split


def _split(text: bytes, _: int, __: str | None) -> Iterator[tuple[int, int, *tuple[str, ...]]]:
    at = 0
    for word in text.split(b" "):
        end = at + len(word)
        if word:
            yield at, end, *forms(word.decode())
        at = end + 1


def forms(token: str) -> tuple[str, ...]:
    """All that stand in one place, of which any will do."""
    return tuple(variants(token)) or (token.removeprefix(STRICT),)
