"""What a query means: what must hold of an article for it to be found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from library.article import Part
    from library.query_names import What


class Phrase(NamedTuple):
    """Tokens that follow one another; the last may be the beginning of a word still being typed."""

    tokens: tuple[str, ...]
    prefix: bool = False
    in_title: bool = False
    """Whether they must stand in the title."""
    strict: bool = False
    """Whether simplified characters are not found from traditional ones."""


class Is(NamedTuple):
    """What an article is, or is not."""

    what: What
    value: bool


class Field(NamedTuple):
    """Words that stand in a field."""

    name: Literal["author", "source", "category", "tag", "path"]
    words: str
    strict: bool = False


class Dated(NamedTuple):
    """From `start` on, and before `end`; seconds since 1970, None: without bound."""

    start: int | None
    end: int | None


class Not(NamedTuple):
    """What must not hold."""

    node: Node


class All(NamedTuple):
    """What must all hold; nothing at all holds of every article."""

    nodes: tuple[Node, ...] = ()


class Either(NamedTuple):
    """Of what one must hold."""

    nodes: tuple[Node, ...]


Node = Phrase | Is | Field | Dated | Not | All | Either


class Terms(NamedTuple):
    """What must hold of an article for it to be found."""

    nodes: tuple[Node, ...] = ()
    """All of these."""
    marks: tuple[str, ...] = ()
    """What to mark in the articles found, for `fold.spans`."""
    not_understood: tuple[str, ...] = ()
    """Parts that were searched for as plain words for want of a meaning."""
    parts: tuple[Part, ...] = ()
    """The pieces of the query as it was typed, in order."""

    @property
    def drafts(self) -> bool:
        """Whether what its author keeps back is asked for."""
        return Is("draft", True) in self.nodes
