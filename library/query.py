"""What a person types, understood: words, "phrases", -refusals, OR, brackets, and fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from library.article import FieldName, Part
from library.fold import STRICT, is_word, tokens
from library.query_dates import is_begun, span_of
from library.query_names import FIELDS, FLAGS, What

if TYPE_CHECKING:
    from collections.abc import Sequence

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


def parse(words: str, *, strict: bool = False) -> Terms:
    """Understands anything: what has no meaning is searched for as the words it consists of.

    What at the very end is no more than a beginning asks nothing: a field whose value is still to
    be typed, a flag or a date that may become one, a minus or a bracket before nothing, an OR.
    A `strict` query finds no simplified characters from traditional ones.
    """
    words = _SURROGATE.sub("\ufffd", words)  # no text holds one, and SQLite takes none
    for brackets in (True, False):
        if terms := _Parser(words, brackets=brackets, strict=strict).run():
            return terms
    return Terms()


def parts(words: str) -> tuple[Part, ...]:
    """A query taken apart for display, in order; a matter of microseconds. Never raises."""
    return parse(words).parts


def finished(words: str) -> str:
    """A query that nobody goes on typing: what is no more than a beginning is a word then, and does
    not ask for all articles."""
    last = parts(words)[-1:]
    return f"{words} " if last and last[0].pending and last[0].understood else words


_NAMES = "|".join(sorted(map(re.escape, FIELDS), key=len, reverse=True))
_PLAIN = (
    rf"(?:(?P<field>{_NAMES})[:：](?=\S))?"
    r'(?:["“”](?P<phrase>[^"“”]*)(?P<closed>["“”])?|(?P<word>\S+))'
)
_BARE = re.compile(r"[-－()（）]*")
"""Of what no word consists, though a phrase may."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_MINUS = r"(?P<minus>[-－](?=\S))?"
_PART = re.compile(rf"{_MINUS}{_PLAIN}(?P<open>)?", re.IGNORECASE)
_PART_OR_OPEN = re.compile(rf"{_MINUS}(?:(?P<open>[(（])|{_PLAIN})", re.IGNORECASE)


class _Parser:
    """Reads one query from left to right."""

    def __init__(self, words: str, *, brackets: bool, strict: bool) -> None:
        self._words = words
        self._brackets = brackets
        self._strict = strict
        self._marks: list[str] = []
        self._parts: list[Part] = []
        # What stands in each open bracket so far, and whether that is refused; a number is an OR,
        # and says which of the parts.
        self._groups: list[tuple[list[Node | int], bool]] = [([], False)]

    def run(self) -> Terms | None:
        """None where the brackets do not fit together."""
        for part in (_PART_OR_OPEN if self._brackets else _PART).finditer(self._words):
            if part["open"]:
                refused = bool(part["minus"])
                self._parts.append(Part(*part.span(), "open", refused=refused))
                self._groups.append(([], refused))
                if len(self._groups) > DEEPEST:
                    return None
                continue
            closing = self._closing(part["word"]) if self._brackets and part["word"] else 0
            self._add(part, closing)
            for at in range(part.end() - closing, part.end()):
                items, refused = self._groups.pop()
                if not _holds(items):
                    return None
                self._put(_one(self._alternatives(items)), refused=refused)
                self._parts.append(Part(at, at + 1, "close"))
        if not self._close_what_is_open():
            return None
        nodes = self._alternatives(self._groups[0][0]) or self._as_it_stands()
        odd = [
            self._words[one.start + one.refused : one.end].rstrip()
            for one in self._parts
            if not one.understood
        ]
        return Terms(
            tuple(nodes),
            tuple(dict.fromkeys(self._marks))[:MOST_MARKS],
            tuple(dict.fromkeys(odd)),
            tuple(self._parts),
        )

    def _close_what_is_open(self) -> bool:
        """Ends the brackets that still hold an OR or a field when the query does: whoever types one
        sees what it finds. Others are characters of a text; then it is False."""
        count = len(self._groups) - 1
        if not count:
            return True
        unclosed: list[int] = []
        for at, part in enumerate(self._parts):
            if part.kind == "open":
                unclosed.append(at)
            elif part.kind == "close":
                unclosed.pop()
        if not any(part.kind in ("or", "field") for part in self._parts[unclosed[0] :]):
            return False
        for one in unclosed:
            self._parts[one] = self._parts[one]._replace(understood=False, pending=True)
        for _ in range(count):
            items, refused = self._groups.pop()
            if nodes := self._alternatives(items):
                self._put(_one(nodes), refused=refused)
        return True

    def _as_it_stands(self) -> list[Node]:
        """What to search for where all parts together ask nothing: the characters they consist of,
        rather than all articles. Nothing while one of them is still being typed."""
        if any(part.pending for part in self._parts):
            return []
        found = (self._phrase(self._words[one.start : one.end], False, refused=False)
                 for one in self._parts)  # fmt: skip
        return [node for node in found if node]

    def _closing(self, word: str) -> int:
        """How many of the brackets at a word's end close some that stand before it."""
        excess = sum(map(word.count, ")）")) - sum(map(word.count, "(（"))
        at_end = len(word) - len(word.rstrip(")）"))
        return max(min(excess, at_end, len(self._groups) - 1), 0)

    def _add(self, match: re.Match[str], closing: int) -> None:
        text = match["word"] if match["phrase"] is None else match["phrase"]
        text = text[: len(text) - closing]
        end = match.end() - closing
        if end == match.start():
            return
        typing = match.end() == len(self._words) and not closing and not match["closed"]
        if text == "OR" and match[0][:2] == "OR":
            self._groups[-1][0].append(len(self._parts))
            self._parts.append(Part(match.start(), end, "or", value=text))
            return
        refused = bool(match["minus"] and text)  # a minus before a closing bracket refuses nothing
        node: Node | None = None
        name = _awaited(match, text) if typing else None
        if name:
            value = match["field"] and match["phrase"] is None
            part = Part(match.start(), end, "field", name, text if value else "", refused)
            self._parts.append(part._replace(pending=True))
            self._drop_alternative()
            return
        kind: Literal["word", "phrase"] = "word" if match["phrase"] is None else "phrase"
        part = Part(match.start(), end, kind, None, text, refused)
        if not match["field"] and _asks_nothing(kind, text):
            pending = match.end() == len(self._words) and not closing and not text.isspace()
            self._parts.append(part._replace(understood=pending, pending=pending))
            if pending:
                self._drop_alternative()
            return
        if name := _field(match["field"]):
            node = self._with_name(name, text, typing, refused=refused)
            if node:
                part = part._replace(kind="field", field=name)
            else:
                text = self._words[match.start() + len(match["minus"] or "") : end]
                part = part._replace(value=text, understood=False)
        elif kind == "word" and self._is_odd(text):
            part = part._replace(understood=False)
        if kind == "phrase" and not match["closed"]:
            part = part._replace(understood=False, pending=True)
        self._parts.append(part)
        self._put(node or self._phrase(text, typing, refused=refused), refused=refused)

    def _drop_alternative(self) -> None:
        """Nothing is asked of the OR that leads to what asks nothing yet."""
        items = self._groups[-1][0]
        if len(items) > 1 and isinstance(items[-1], int):
            items.pop()

    def _is_odd(self, word: str) -> bool:
        """Whether a word is a field that lacks its value, or a bracket that lacks its other half
        begins or ends it (and it is no face)."""
        if word[-1] in ":：" and _field(word[:-1]):
            return True
        ends = word[-1] in ")）" and any(map(str.isalnum, word))
        excess = sum(map(word.count, ")）")) - sum(map(word.count, "(（"))
        return (ends and excess > 0) or (word[0] in "(（" and not self._brackets)

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
        return Field(name, text, self._strict) if text.strip() else None

    def _phrase(
        self, text: str, typing: bool, *, refused: bool, in_title: bool = False
    ) -> Phrase | None:
        found = tuple(tokens(text).split())
        if not found:
            return None
        # A word is finished once a blank, a bracket or the closing quote follows it.
        prefix = typing and not text[-1:].isspace() and is_word(found[-1])
        if not refused and not any(group_refused for _, group_refused in self._groups):
            self._marks.append(STRICT * self._strict + (text if prefix else text + " "))
        return Phrase(found, prefix, in_title, self._strict)

    def _alternatives(self, items: list[Node | int]) -> list[Node]:
        """Joins what an OR stands between; one that has no two sides asks nothing."""
        joined: list[list[Node]] = []
        either = False
        for item, follows in zip(items, [*items, -1][1:], strict=True):
            if not isinstance(item, int):
                if either:
                    joined[-1].append(item)
                else:
                    joined.append([item])
                either = False
            elif joined and not either and not isinstance(follows, int):
                either = True
            else:
                self._parts[item] = self._parts[item]._replace(
                    kind="word",
                    understood=False,
                    pending=bool(joined) and item == len(self._parts) - 1,
                )
        return list(dict.fromkeys(_either(nodes) for nodes in joined))


def _holds(items: Sequence[Node | int]) -> bool:
    """Whether anything but an OR stands in a bracket."""
    return not all(isinstance(item, int) for item in items)


def _asks_nothing(kind: Literal["word", "phrase"], text: str) -> bool:
    """Of a word of minuses and brackets, and of a phrase of blanks."""
    return bool(_BARE.fullmatch(text)) if kind == "word" else not tokens(text).strip()


def _field(name: str | None) -> FieldName | None:
    return FIELDS.get((name or "").lower())


def _awaited(match: re.Match[str], text: str) -> FieldName | None:
    """The field of a part whose value is no more than begun: that ends in its colon, or in the
    quote that opens its value, or whose flag or date is half typed."""
    name = _field(match["field"])
    if match["phrase"] is not None:
        return None if text else name
    if name == "is":
        begun = text.lower() not in FLAGS and any(one.startswith(text.lower()) for one in FLAGS)
    else:
        begun = name in ("date", "after", "before") and is_begun(text)
    return name if begun else _field(text[:-1]) if text[-1] in ":：" else None


def _either(nodes: list[Node]) -> Node:
    different = tuple(dict.fromkeys(nodes))
    return different[0] if len(different) == 1 else Either(different)


def _one(nodes: list[Node]) -> Node:
    return nodes[0] if len(nodes) == 1 else All(tuple(nodes))
