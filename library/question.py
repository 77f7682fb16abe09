"""A query in SQL: text hits where words are asked for, else a category's range of ids."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from library.fold import STRICT, is_word
from library.han import variants
from library.holding import folded
from library.plan import FAVOURITE, SORTED, UNREAD, plan
from library.terms import All, Dated, Either, Field, Is, Not, Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library.article import Query
    from library.counters import Sums
    from library.shards import Shard
    from library.terms import Node, Terms

_ABOVE_ALL = 2**62
_AUTHORS = (
    "SELECT a.id FROM name AS n CROSS JOIN article AS a INDEXED BY article_source "
    "ON a.source_key=n.key WHERE n.kind='author' AND holds(n.text, ?, {0}) "
    "AND a.author=n.text AND a.draft=0"
)
"""Of those that are no drafts: names stand in a table of their own."""
_HOLDING = {
    "author": "SELECT id FROM article WHERE author IN (SELECT author FROM article "
    "WHERE author IS NOT NULL GROUP BY author HAVING holds(author, ?, {0}))",
    "tag": "SELECT id FROM article WHERE tags!='[]' AND tags IN (SELECT tags FROM article "
    "WHERE tags!='[]' GROUP BY tags HAVING holds_any(tags, ?, {0}))",
    "source": "SELECT id FROM article WHERE source_url IS NOT NULL AND holds(source_url, ?, {0})",
    "category": "SELECT id FROM filing WHERE category IN "
    "(SELECT id FROM category WHERE holds_path(path, ?, {0}))",
    "path": "SELECT id FROM file WHERE id IS NOT NULL AND holds_bytes(path, ?, {0})",
}
"""What a field asks for."""
_PLAIN = {
    "source": "SELECT id FROM article WHERE instr(lower(source_url), ?)",
    "path": "SELECT id FROM file WHERE id IS NOT NULL AND instr(lower(path), ?)",
}
"""The same where ASCII is asked for, of what is ASCII mostly and different in every article."""
_NOT_STALE = "rowid NOT IN (SELECT id FROM stale)"
LISTED = "(SELECT value FROM json_each(?))"
"""The values of a JSON list that is bound."""


class Question(NamedTuple):
    """SQL for the ids of articles, as `id`, and what orders them, as `place`; in no order yet."""

    sql: str
    bindings: tuple[Any, ...]


def to_question(
    query: Query,
    terms: Terms,
    category: int,
    *,
    drafts: bool,
    everything: bool,
    stale: bool,
    known: str,
    shard: Shard | None,
    sums: tuple[Sums, Sums],
    limit: int | None,
    without: Sequence[int] = (),
) -> Question:
    """What to ask for the articles that answer a query; if a shard is given, for those in it.

    `category` is the number of the category; `everything` says that it leaves nothing out, `stale`
    that the search still holds texts of articles that have gone, `known` which texts it holds: a
    condition on `{key}`, or nothing where it holds all.
    `sums` are the numbers of the category and of all articles; the first `limit` will be read.
    """
    # Words that must all stand in an article lead; everything else is asked of what they find.
    leading = [match for match in map(_match, terms.nodes) if match]
    others = [*(node for node in terms.nodes if not _match(node)), *_of_place(query)]
    if leading:
        assert shard is not None
        start = _by_words(leading, shard, category, everything=everything, stale=stale)
    elif shard is not None:
        start = _Start("filing AS f", "f.id", ["f.category=?"], [category])
        if known and _refuses_words(others):
            start.conditions.append(known.format(key=start.key, schema=shard.schema))
    else:
        planned = plan(query.order, category, others, *sums, limit)
        bound = [category] * planned.by_category
        start = _Start(planned.source, planned.key, [planned.condition], bound)
        others = [node for node in others if node != planned.done]
    source, key, conditions, bindings = start
    asking = Conditions(key, bindings, shard, drafts=drafts, stale=stale)
    conditions += map(asking.of, others)
    if shard is not None:
        # Also where texts lead: a process that was left over may have put some where they no
        # longer belong. Behind a span of dates, which is narrower: FTS5 heeds the first bound.
        conditions.append(f"{key}>={shard.first} AND {key}<{shard.end}")
    if without:
        conditions.append(f"{key} NOT IN {LISTED}")
        bindings.append(json.dumps(without))
    where = joined(conditions, " AND ")
    walked = source.startswith("article AS a")
    place = _place(query, key, walked=walked)
    return Question(f"SELECT {key} AS id, {place} AS place FROM {source} WHERE {where}",
                    tuple(bindings))  # fmt: skip


class _Start(NamedTuple):
    """What a question goes through, and what it asks of that first."""

    source: str
    key: str
    conditions: list[str]
    bindings: list[Any]


def _by_words(
    leading: Sequence[str], shard: Shard, category: int, *, everything: bool, stale: bool
) -> _Start:
    """Through the texts of a shard that hold words."""
    start = _Start(f"{shard.schema}.text AS t", "t.rowid", ["t.text MATCH ?"], [])
    start.bindings.append(" AND ".join(leading))
    if not everything:
        start.conditions.append("EXISTS(SELECT 1 FROM filing WHERE category=? AND id=t.rowid)")
        start.bindings.append(category)
    if stale:
        start.conditions.append(f"t.{_NOT_STALE}")
    return start


def _of_place(query: Query) -> list[Node]:
    """What the shelf and the switches ask for."""
    nodes: list[Node] = []
    if query.shelf == "unread" or query.unread_only:
        nodes.append(UNREAD)
    if query.shelf == "favourites":
        nodes.append(FAVOURITE)
    if query.shelf == "today":
        # Not what has no date of its own: after a copy of the folder that would be all of it.
        nodes += [Dated(*today()), Is("guessed", False)]
    if query.shelf == "problems":
        nodes.append(Is("problem", True))
    return nodes


class Conditions:
    """Conditions on an id, in SQL, that bind their values as they are made."""

    def __init__(
        self, key: str, bindings: list[Any], shard: Shard | None, *, drafts: bool, stale: bool
    ) -> None:
        self._key = key
        self._shard = shard
        self._bindings = bindings
        self._drafts = drafts
        self._stale = stale

    def of(self, node: Node) -> str:
        """The condition that a node stands for."""
        if match := _match(node):
            assert self._shard is not None
            # A number may have been given again: to refuse an old text would refuse a new article.
            heeded = f" AND {_NOT_STALE}" * self._stale
            return self._in(
                f"SELECT rowid FROM {self._shard.schema}.text WHERE text MATCH ?{heeded}", match
            )
        if isinstance(node, Not):
            return f"NOT ({self.of(node.node)})"
        if isinstance(node, All | Either):
            return joined(
                list(map(self.of, node.nodes)), " AND " if isinstance(node, All) else " OR "
            )
        if isinstance(node, Dated):
            return self._dated(node)
        if isinstance(node, Field):
            return self._field(node)
        assert isinstance(node, Is)
        return self._is(node)

    def _in(self, sql: str, *values: Any) -> str:
        self._bindings.extend(values)
        return f"{self._key} IN ({sql})"

    def _is(self, node: Is) -> str:
        if node.what == "problem":
            words = (
                "SELECT id FROM file WHERE id IS NOT NULL AND path IN (SELECT path FROM problem)"
            )
            return self._in(words) if node.value else f"NOT ({self._in(words)})"
        if node.what == "favourite" and node.value:
            # They are few, and in an index of their own. It leaves the drafts out.
            words = f"SELECT id FROM flags WHERE favourite=1 AND draft={self._drafts:d}"
            return self._in(words)
        # Asked of one article after the other: a list of all that are unread may be a million long.
        if node.what == "read" and not self._drafts:
            unread = "flags INDEXED BY flags_unread WHERE read=0 AND draft=0"
            return f"{'NOT ' * node.value}EXISTS(SELECT 1 FROM {unread} AND id={self._key})"
        table = "flags" if node.what in ("read", "favourite", "draft") else "article"
        condition = f"{node.what}={node.value:d}"
        return f"EXISTS(SELECT 1 FROM {table} WHERE {condition} AND id={self._key})"

    def _dated(self, node: Dated) -> str:
        # The order of ids is the order of dates: a span of dates is a range of ids.
        first = "(SELECT id FROM article WHERE date>=? ORDER BY date, id LIMIT 1)"
        bounds = []
        for bound, sign in ((node.start, ">="), (node.end, "<")):
            if bound is not None:
                bounds.append(f"{self._key}{sign}ifnull({first}, {_ABOVE_ALL})")
                self._bindings.append(bound)
        return f"({' AND '.join(bounds)})"

    def _field(self, node: Field) -> str:
        words = folded(node.words, node.strict)
        if words.isascii() and node.name in _PLAIN:
            asked = [_PLAIN[node.name]]
        else:
            asked = [_HOLDING[node.name]]
        if node.name in ("author", "source") and not self._drafts:
            # In the seed's dialect the author is the site that an article comes from.
            asked = [_AUTHORS, *(asked if node.name == "source" else ())]
        elif node.name == "source":
            asked.append(_HOLDING["author"])
        found = [self._in(sql.format(int(node.strict)), words) for sql in asked]
        return f"({' OR '.join(found)})"


def joined(conditions: Sequence[str], word: str) -> str:
    """Conditions joined as a tree of pairs: SQLite goes 1,000 deep, and many may be typed."""
    if len(conditions) < 3:
        return f"({word.join(conditions)})"
    half = len(conditions) // 2
    return f"({joined(conditions[:half], word)}{word}{joined(conditions[half:], word)})"


def _match(node: Node) -> str | None:
    """A node as an FTS5 query, safe whatever it holds; None where it asks for more than words."""
    if isinstance(node, Phrase):
        return f"{'title : ' * node.in_title}{_phrase(node)}"
    if isinstance(node, All | Either):
        parts = list(map(_match, node.nodes))
        if parts and all(parts):
            word = " AND " if isinstance(node, All) else " OR "
            return f"({word.join(filter(None, parts))})"
    return None


def match(node: Node) -> str:
    """Words, as an FTS5 query."""
    found = _match(node)
    assert found is not None
    return found


def _phrase(node: Phrase) -> str:
    tokens = [token.replace('"', '""') for token in node.tokens]
    if node.strict:
        # A character that stands alone would be looked up as any of its class.
        tokens = [token if is_word(token) else STRICT + token for token in tokens]
    elif len(tokens) == 1 and (forms := variants(tokens[0])):
        # The same in another form, which SQLite walks through twice as fast.
        return "({})".format(" OR ".join(f'"{STRICT}{form}"' for form in forms))
    return f'"{" ".join(tokens)}"{" *" * node.prefix}'


def _place(query: Query, key: str, *, walked: bool) -> str:
    """What comes before ids in the order asked for."""
    if query.order in SORTED:
        column = f"{query.order}_key"
        return f"a.{column}" if walked else f"(SELECT {column} FROM article WHERE id={key})"
    return "NULL"


def in_order(
    questions: Sequence[Question],
    query: Query,
    limit: int | None = None,
    after: int | None = None,
) -> Question:
    """The ids that some questions ask for, in the order asked for; in that of ids, those that come
    `after` one of them."""
    union = " UNION ALL ".join(sql for sql, _ in questions)
    bindings = [value for _, bindings in questions for value in bindings]
    ascending = query.order == "oldest"
    order = "id ASC" if ascending else "id DESC"
    if by_place(query):
        order = f"place, {order}"
    sql = f"SELECT id FROM ({union})"
    if after is not None:
        sql += f" WHERE id{'>' if ascending else '<'}?"
        bindings.append(after)
    sql += f" ORDER BY {order}"
    if limit is not None:
        sql += f" LIMIT {limit:d}"
    return Question(sql, tuple(bindings))


def by_place(query: Query) -> bool:
    """Whether a query is answered in another order than that of ids."""
    return query.order in SORTED


def asks_for_words(nodes: Sequence[Node]) -> bool:
    """Whether texts must be looked into to answer."""
    waiting = list(nodes)
    for node in waiting:
        if isinstance(node, All | Either):
            waiting.extend(node.nodes)
        elif isinstance(node, Not):
            waiting.append(node.node)
    return any(isinstance(node, Phrase) for node in waiting)


def _refuses_words(nodes: Sequence[Node]) -> bool:
    """Whether an article may be found because words do not stand in its text."""
    return any(
        asks_for_words([node.node])
        if isinstance(node, Not)
        else isinstance(node, All | Either) and _refuses_words(node.nodes)
        for node in nodes
    )


def today() -> tuple[int, int]:
    """The first second of this local day and of the next."""
    midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    # A day is not always 24 hours long: the next midnight is asked of the zone, not added up.
    tomorrow = (midnight.replace(tzinfo=None) + timedelta(days=1)).astimezone()
    return int(midnight.timestamp()), int(tomorrow.timestamp())
