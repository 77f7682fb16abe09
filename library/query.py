"""What a person types, understood: words, "phrases", -refusals, OR, brackets, and fields."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from library.fold import is_word, tokens
from library.query_dates import span_of
from library.query_names import FIELDS, FLAGS, FieldName, What

MOST_MARKS = 50
"""Words and phrases that are marked; a text is gone through for all of them at once."""
DEEPEST = 20
"""Brackets in one another; deeper ones are searched for as they stand."""


class Phrase(NamedTuple):
    """Tokens that follow one another; the last may be the beginning of a word still being typed."""

    tokens: tuple[str, ...]
    prefix: bool = False
    in_title: bool = False
    """Whether they must stand in the title."""


class Is(NamedTuple):
    """What an article is, or is not."""

    what: What
    value: bool


class Field(NamedTuple):
    """Words that stand in a field."""

    name: Literal["author", "source", "category", "tag", "path"]
    words: str


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

    @property
    def drafts(self) -> bool:
        """Whether what its author keeps back is asked for."""
        return Is("draft", True) in self.nodes


def parse(words: str) -> Terms:
    """Understands anything: what has no meaning is searched for as the words it consists of."""
    words = _SURROGATE.sub("\ufffd", words)  # no text holds one, and SQLite takes none
    return _Parser(words, brackets=True).run() or _Parser(words, brackets=False).run() or Terms()


_NAMES = "|".join(sorted(map(re.escape, FIELDS), key=len, reverse=True))
_PLAIN = (
    rf"(?:(?P<field>{_NAMES})[:：](?=\S))?"
    r'(?:["“”](?P<phrase>[^"“”]*)(?P<closed>["“”])?|(?P<word>\S+))'
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_MINUS = r"(?P<minus>[-－](?=\S))?"
_PART = re.compile(rf"{_MINUS}{_PLAIN}(?P<open>)?", re.IGNORECASE)
_PART_OR_OPEN = re.compile(rf"{_MINUS}(?:(?P<open>[(（])|{_PLAIN})", re.IGNORECASE)


class _Parser:
    """Reads one query from left to right."""

    def __init__(self, words: str, *, brackets: bool) -> None:
        self._words = words
        self._brackets = brackets
        self._marks: list[str] = []
        self._odd: list[str] = []
        # What stands in each open bracket so far, and whether that is refused; None is an OR.
        self._groups: list[tuple[list[Node | None], bool]] = [([], False)]

    def run(self) -> Terms | None:
        """None where the brackets do not fit together."""
        for part in (_PART_OR_OPEN if self._brackets else _PART).finditer(self._words):
            if part["open"]:
                self._groups.append(([], bool(part["minus"])))
                if len(self._groups) > DEEPEST:
                    return None
                continue
            closing = self._closing(part["word"]) if self._brackets and part["word"] else 0
            self._add(part, closing)
            for _ in range(closing):
                items, refused = self._groups.pop()
                if not items:
                    return None
                self._put(_one(self._alternatives(items)), refused=refused)
        if len(self._groups) > 1:
            return None
        return Terms(
            tuple(self._alternatives(self._groups[0][0])),
            tuple(dict.fromkeys(self._marks))[:MOST_MARKS],
            tuple(dict.fromkeys(self._odd)),
        )

    def _closing(self, word: str) -> int:
        """How many of the brackets at a word's end close some that stand before it."""
        excess = sum(map(word.count, ")）")) - sum(map(word.count, "(（"))
        at_end = len(word) - len(word.rstrip(")）"))
        return max(min(excess, at_end, len(self._groups) - 1), 0)

    def _add(self, part: re.Match[str], closing: int) -> None:
        text = part["word"] if part["phrase"] is None else part["phrase"]
        text = text[: len(text) - closing]
        typing = part.end() == len(self._words) and not closing and not part["closed"]
        name = FIELDS.get((part["field"] or "").lower())
        if text == "OR" and part[0][:2] == "OR":
            self._groups[-1][0].append(None)
            return
        refused = bool(part["minus"])
        node = self._with_name(name, text, typing, refused=refused) if name else None
        if name and node is None:
            whole = part[0].removeprefix(part["minus"] or "")
            text = whole[: len(whole) - closing]
            self._odd.append(text)
        self._put(node or self._phrase(text, typing, refused=refused), refused=refused)

    def _put(self, node: Node | None, *, refused: bool) -> None:
        if node is None:
            return
        if refused:
            node = Is(node.what, not node.value) if isinstance(node, Is) else Not(node)
        self._groups[-1][0].append(node)

    def _with_name(self, name: FieldName, text: str, typing: bool, *, refused: bool) -> Node | None:
        """What a field and its value mean; None where that is nothing."""
        if name == "is":
            flag = FLAGS.get(text.lower())
            return Is(*flag) if flag else None
        if name == "title":
            return self._phrase(text, typing, refused=refused, in_title=True)
        if name == "date" or name == "after" or name == "before":  # noqa: PLR1714
            span = span_of(text)
            if span is None:
                return None
            start, end = span
            return {
                "date": Dated(start, end), "after": Dated(start, None), "before": Dated(None, start)
            }[name]  # fmt: skip
        return Field(name, text) if text.strip() else None

    def _phrase(
        self, text: str, typing: bool, *, refused: bool, in_title: bool = False
    ) -> Phrase | None:
        found = tuple(tokens(text).split())
        if not found:
            return None
        # A word is finished once a blank, a bracket or the closing quote follows it.
        prefix = typing and is_word(found[-1])
        if not refused and not any(group_refused for _, group_refused in self._groups):
            self._marks.append(text if prefix else text + " ")
        return Phrase(found, prefix, in_title)

    def _alternatives(self, items: list[Node | None]) -> list[Node]:
        """Joins what an OR stands between; one that has no two sides is a word."""
        joined: list[list[Node]] = []
        either = False
        for item, follows in zip(items, [*items, None][1:], strict=True):
            if item is None and joined and not either and follows is not None:
                either = True
                continue
            if item is None:
                self._odd.append("OR")
            node = item or Phrase(("or",))
            if either:
                joined[-1].append(node)
            else:
                joined.append([node])
            either = False
        return list(dict.fromkeys(_either(nodes) for nodes in joined))


def _either(nodes: list[Node]) -> Node:
    different = tuple(dict.fromkeys(nodes))
    return different[0] if len(different) == 1 else Either(different)


def _one(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else All(tuple(nodes))
