"""What a token of a query that is still being typed may become, from what the index holds."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from library.article import Candidate
from library.holding import folded
from library.names import names_holding
from library.query_names import FIELDS, FLAGS, SHOWN_DAYS, SHOWN_FIELDS, SHOWN_FLAGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from library.article import Counts, FieldName
    from library.database import Database

_HAN = re.compile("[\u3400-\u9fff]")
_TOKEN = re.compile(r'([-－]?)(?:([^\s:："“”]+)([:：]))?["“”]?([^"“”]*)["“”]?\Z')
_NOT_PLAIN = re.compile(r'[\s"“”()（）]')
_ARTICLES = (
    "SELECT sum(total) FROM counting JOIN counter ON counter.id=counting.counter WHERE category=?"
)
_MOST_CATEGORIES = 200
"""Categories of one name whose articles are counted."""


def complete(
    lists: Database, counts: Callable[[], Counts], token: str, limit: int
) -> tuple[Candidate, ...]:
    """At most `limit` candidates, the likeliest first; none for a token that says nothing yet."""
    match = _TOKEN.match(token)
    if match is None:
        return ()
    minus, name, colon, value = match.groups()
    field = FIELDS.get((name or "").lower())
    if name and not field:
        return ()
    chinese = bool(_HAN.search(f"{name or ''}{value}"))
    found: list[Candidate] = []
    if field:
        wanted = folded(value, False)
        if field == "is":
            asked = "has:" if name.lower() in ("has", "有") else "is:"
            flags = _flags(counts, wanted, chinese, asked)
            found += [one._replace(text=one.text.partition(":")[2]) for one in flags]
        else:
            found += _values(lists, field, wanted, chinese, limit)
        prefix = f"{minus}{name}{colon}"
        return tuple(one._replace(text=prefix + one.text) for one in found[:limit])
    if not value.strip():
        return ()
    found += _names(value, chinese)
    found += _flags(counts, value.lower(), chinese)
    if chinese or len(value) > 1:
        for kind in ("category", "author", "tag"):
            shown = SHOWN_FIELDS[kind][chinese]
            some = _values(lists, kind, folded(value, False), chinese, limit)
            found += [one._replace(text=f"{shown}:{one.text}") for one in some]
    return tuple(one._replace(text=minus + one.text) for one in found[:limit])


def _names(typed: str, chinese: bool) -> Iterator[Candidate]:
    """Names of fields that begin so."""
    for names in SHOWN_FIELDS.values():
        if names[chinese].startswith(typed.lower()):
            yield Candidate(names[chinese] + ":", "field", names[chinese])


def _values(
    lists: Database, field: FieldName, wanted: str, chinese: bool, limit: int
) -> list[Candidate]:
    """What may follow the colon of a field but is:."""
    if field == "date" or field == "after" or field == "before":  # noqa: PLR1714
        return [Candidate(day, "date", day) for day in _days(chinese) if day.startswith(wanted)]
    if field == "category":
        return _categories(lists, wanted)[:limit]
    if field in ("author", "source"):
        return _counted(lists, "author", wanted, limit)
    return _counted(lists, "tag", wanted, limit) if field == "tag" else []


def _counted(
    lists: Database, kind: Literal["author", "tag"], wanted: str, limit: int
) -> list[Candidate]:
    names = names_holding(lists, kind, wanted, limit)
    return [Candidate(quoted(name), kind, name, count) for name, count in names]


def _flags(
    counts: Callable[[], Counts], typed: str, chinese: bool, asked: str = ""
) -> list[Candidate]:
    """Flags that begin so, of those that are `asked` for with is: or has:, or of both."""
    shown = [
        one
        for one in SHOWN_FLAGS
        if one[0].startswith(asked) and one[chinese].partition(":")[2].startswith(typed)
    ]
    if not shown:
        return []
    known = counts()
    numbers = {
        ("read", True): known.all - known.unread, ("read", False): known.unread,
        ("favourite", True): known.favourites, ("problem", True): known.problems,
        ("draft", True): known.drafts,
    }  # fmt: skip
    found: dict[str, Candidate] = {}
    for names in shown:
        name = names[chinese].partition(":")[2]
        count = numbers.get(FLAGS[name])
        found.setdefault(name, Candidate(names[chinese], "flag", name, count))
    return list(found.values())


def _days(chinese: bool) -> list[str]:
    now = datetime.now()  # noqa: DTZ005 - as the reader's calendar has it
    return [*SHOWN_DAYS[chinese], f"{now:%Y-%m}", *(str(now.year - ago) for ago in range(5))]


def _categories(lists: Database, wanted: str) -> list[Candidate]:
    """Categories by a name of theirs, or by a path with / between the names; most articles first.

    One whose name others have too is told apart by its path.
    """
    rows = lists.rows("SELECT id, path FROM category")
    paths = [(id_, tuple(map(str, json.loads(path)))) for id_, path in rows]
    last = [path[-1] for _, path in paths]
    holding = []
    for id_, path in paths:
        words = folded("/".join(path) if "/" in wanted else path[-1], False)
        if wanted in words:
            holding.append((not words.startswith(wanted), len(path), id_, path))
    holding.sort()
    found = []
    for later, _, id_, path in holding[:_MOST_CATEGORIES]:
        count = lists.value(_ARTICLES, (id_,))
        if count:
            text = path[-1] if last.count(path[-1]) == 1 else "/".join(path)
            candidate = Candidate(quoted(text), "category", " › ".join(path), count)
            found.append((later, -count, len(path), candidate))
    return [candidate for *_, candidate in sorted(found)]


def quoted(text: str) -> str:
    """A value as a query has it. No quotation mark can stand in one: it ends before the first."""
    plain = re.split('["“”]', text.strip(), maxsplit=1)[0] or text.strip('"“” ')
    return f'"{plain}"' if _NOT_PLAIN.search(plain) or text != plain else plain
