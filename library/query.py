"""What a person types, understood: words, "phrases", -refusals, OR, brackets, and fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from library.article import FieldName, Part
from library.fold import STRICT, is_word, tokens
from library.query_dates import is_begun, span_of
from library.query_names import FIELDS, FLAGS
from library.terms import All, Dated, Either, Field, Is, Node, Not, Phrase, Terms

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_MARKS = 50
"""Words and phrases that are marked; a text is gone through for all of them at once."""
DEEPEST = 20
"""Brackets in one another; deeper ones are searched for as they stand."""


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
_OPENING, _CLOSING = "(（", ")）"
_OPERATORS: dict[str, Literal["or", "and", "not"]] = {"OR": "or", "AND": "and", "NOT": "not"}
_BEFORE_NOTHING = ("open", "or", "not")
_AFTER_NOTHING = ("close", "or", "and")
_BARE = re.compile(r"[-－()（）]*")
"""Of what no word consists, though a phrase may."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_MINUS = r"(?P<minus>[-－](?=\S))?"
_PART = re.compile(rf"{_MINUS}{_PLAIN}(?P<open>)?", re.IGNORECASE)
_PART_OR_OPEN = re.compile(
    rf"{_MINUS}(?:(?:(?P<scope>{_NAMES})[:：])?(?P<open>[(（])|{_PLAIN})", re.IGNORECASE
)


class _Group(NamedTuple):
    """What stands in an open bracket so far; a number is an OR, and says which of the parts."""

    items: list[Node | int]
    refused: bool = False
    field: FieldName | None = None
    """That all of it must stand in."""


class _Parser:
    """Reads one query from left to right."""

    def __init__(self, words: str, *, brackets: bool, strict: bool) -> None:
        self._words = words
        self._brackets = brackets
        self._strict = strict
        self._marks: list[str] = []
        self._parts: list[Part] = []
        self._groups = [_Group([])]

    def run(self) -> Terms | None:
        """None where the brackets do not fit together."""
        for match in (_PART_OR_OPEN if self._brackets else _PART).finditer(self._words):
            if match["open"]:
                self._open(match)
                if len(self._groups) > DEEPEST:
                    return None
                continue
            closing, excess = self._closing(match["word"] or "")
            self._add(match, closing + excess)
            end = match.end() - excess
            if not all(map(self._close, range(end - closing, end))):
                return None
            if excess:
                part = Part(end, match.end(), "word", None, self._words[end : match.end()])
                self._parts.append(part._replace(understood=False))
        if not self._close_what_is_open():
            return None
        self._end_operators()
        nodes = self._alternatives(self._groups[0].items) or self._as_it_stands()
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

    def _open(self, match: re.Match[str]) -> None:
        refused = bool(match["minus"])
        named = _field(match["scope"])
        field = named or self._groups[-1].field
        self._groups.append(_Group([], self._refuses(refused=refused), field))
        self._parts.append(Part(*match.span(), "open", named, refused=refused))

    def _close(self, at: int) -> bool:
        """False where the bracket is empty."""
        group = self._groups.pop()
        if not _holds(group.items):
            return False
        self._put(_one(self._alternatives(group.items)), refused=group.refused)
        self._parts.append(Part(at, at + 1, "close"))
        return True

    def _close_what_is_open(self) -> bool:
        """Ends the brackets that still hold a word when the query does: whoever types one sees what
        it finds. Others are characters of a text; then it is False."""
        if len(self._groups) == 1:
            return True
        unclosed: list[int] = []
        for at, part in enumerate(self._parts):
            if part.kind == "open":
                unclosed.append(at)
            elif part.kind == "close":
                unclosed.pop()
        inside = self._parts[unclosed[0] :]
        if not any(part.kind in ("or", "field") or _has_word(part.value) for part in inside):
            return False
        for one in unclosed:
            self._parts[one] = self._parts[one]._replace(understood=False, pending=True)
        while len(self._groups) > 1:
            group = self._groups.pop()
            if nodes := self._alternatives(group.items):
                self._put(_one(nodes), refused=group.refused)
        return True

    def _end_operators(self) -> None:
        """An AND or NOT that nothing follows, or an AND that nothing precedes, has no meaning."""
        for at, part in enumerate(self._parts):
            alone = self._parts[at + 1 : at + 2] == [] or self._parts[at + 1].kind in _AFTER_NOTHING
            first = part.kind == "and" and (not at or self._parts[at - 1].kind in _BEFORE_NOTHING)
            if part.kind in ("and", "not") and (alone or first) and not part.pending:
                self._parts[at] = part._replace(kind="word", understood=False)

    def _as_it_stands(self) -> list[Node]:
        """What to search for where all parts together ask nothing: the characters they consist of,
        rather than all articles. Nothing while one of them is still being typed."""
        if any(part.pending for part in self._parts):
            return []
        found = (self._phrase(self._words[one.start : one.end], False, refused=False)
                 for one in self._parts)  # fmt: skip
        return [node for node in found if node]

    def _closing(self, word: str) -> tuple[int, int]:
        """How many of the brackets at a word's end close some that stand before it, and how many
        after those close nothing."""
        if not self._brackets:
            word = word.lstrip(_OPENING)
        excess = sum(map(word.count, _CLOSING)) - sum(map(word.count, _OPENING))
        most = max(min(excess, len(word) - len(word.rstrip(_CLOSING))), 0)
        closing = min(most, len(self._groups) - 1)
        return closing, most - closing if _has_word(word) else 0

    def _refuses(self, *, refused: bool) -> bool:
        """Whether what comes next is refused, by its minus or by a NOT before it."""
        return refused != (bool(self._parts) and self._parts[-1].kind == "not")

    def _is_operator(self, match: re.Match[str], text: str, end: int) -> bool:
        """Takes a word that joins others."""
        kind = _OPERATORS.get(text)
        if kind is None or match[0][: len(text)] != text:
            return False
        if kind == "or":
            self._groups[-1].items.append(len(self._parts))
        part = Part(match.start(), end, kind, value=text)
        self._parts.append(part._replace(pending=kind != "or" and end == len(self._words)))
        return True

    def _add(self, match: re.Match[str], closing: int) -> None:
        text = match["word"] if match["phrase"] is None else match["phrase"]
        text = text[: len(text) - closing]
        end = match.end() - closing
        if end == match.start() or self._is_operator(match, text, end):
            return
        typing = match.end() == len(self._words) and not closing and not match["closed"]
        minus = bool(match["minus"] and text)  # one before a closing bracket refuses nothing
        scope = None if match["field"] else self._groups[-1].field
        name = _awaited(match, text, scope) if typing else None
        if name:
            value = match["field"] and match["phrase"] is None
            part = Part(match.start(), end, "field", name, text if value else "", minus)
            self._parts.append(part._replace(pending=True))
            self._drop_alternative()
            return
        kind: Literal["word", "phrase"] = "word" if match["phrase"] is None else "phrase"
        part = Part(match.start(), end, kind, None, text, minus)
        bare = match["field"] and kind == "word" and typing and not text.strip(_OPENING)
        if bare or (not match["field"] and _asks_nothing(kind, text)):
            pending = match.end() == len(self._words) and not closing and not text.isspace()
            self._parts.append(part._replace(understood=pending, pending=pending))
            if pending:
                self._drop_alternative()
            return
        self._take(match, part, scope, typing=typing)

    def _take(
        self, match: re.Match[str], part: Part, scope: FieldName | None, *, typing: bool
    ) -> None:
        """Takes what asks for something; `scope` is the field that its bracket names."""
        text = part.value
        node: Node | None = None
        refused = self._refuses(refused=part.refused)
        if name := _field(match["field"]) or scope:
            node = self._with_name(name, text, typing, refused=refused)
            if node is None:
                text = self._words[match.start() + len(match["minus"] or "") : part.end]
                part = part._replace(value=text, understood=False)
            elif not scope:
                part = part._replace(kind="field", field=name)
        elif part.kind == "word" and self._is_odd(text):
            part = part._replace(understood=False)
            text = text if self._brackets or not _has_word(text) else text.lstrip(_OPENING)
        if match["phrase"] is not None and not match["closed"]:
            part = part._replace(understood=False, pending=True)
        self._parts.append(part)
        self._put(node or self._phrase(text, typing, refused=refused), refused=refused)

    def _drop_alternative(self) -> None:
        """Nothing is asked of the OR that leads to what asks nothing yet."""
        items = self._groups[-1].items
        if len(items) > 1 and isinstance(items[-1], int):
            items.pop()

    def _is_odd(self, word: str) -> bool:
        """Whether a word is a field that lacks its value, or a bracket that lacks its other half
        begins it."""
        if word[-1] in ":：" and _field(word[:-1]):
            return True
        return word[0] in _OPENING and not self._brackets

    def _put(self, node: Node | None, *, refused: bool) -> None:
        if node is None:
            return
        if refused:
            node = Is(node.what, not node.value) if isinstance(node, Is) else Not(node)
        self._groups[-1].items.append(node)

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
        if not refused and not any(group.refused for group in self._groups):
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


def _has_word(text: str) -> bool:
    """Of a face and other runs of marks there is none."""
    return any(map(str.isalnum, text))


def _awaited(match: re.Match[str], text: str, scope: FieldName | None) -> FieldName | None:
    """The field of a part whose value is no more than begun: that ends in its colon, or in the
    quote that opens its value, or whose flag or date is half typed."""
    name = _field(match["field"])
    if match["phrase"] is not None:
        return None if text else name
    name = name or scope
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
