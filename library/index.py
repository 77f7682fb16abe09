"""The rebuildable database: headlines, categories, problems, text search; asked here, written by
`index_writer`."""

from __future__ import annotations

import json
import logging
import os
import shutil
from array import array
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import apsw

from library import counters
from library.article import Headline, LibraryError, Problem
from library.database import CACHE, DamagedError, Database, NewerError
from library.headline_row import HEADLINES, headline_of
from library.holding import FUNCTIONS
from library.ids import copies, first_of_each_text, read_ids
from library.index_schema import (
    ALL,
    APPLICATION_ID,
    DRAFTS,
    MIGRATIONS,
    NOWHERE,
    is_emptied,
    is_of_another_format,
)
from library.paths import BLOCK, Block, PackedPaths, deflate
from library.question import (
    LISTED,
    Question,
    asks_for_words,
    to_question,
)
from library.ranking import POOL, by_relevance
from library.shards import Shards
from library.stop import Stop
from library.tokenizer import widen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from library.article import Category, Counts, Path, Query
    from library.shards import Shard
    from library.terms import Terms

log = logging.getLogger(__name__)
# None of these comes of what is asked of the index or put into it, if its files are whole.
_ALWAYS_DAMAGE = (
    DamagedError,
    UnicodeDecodeError,
    json.JSONDecodeError,
    apsw.ConstraintError,
    apsw.MismatchError,
)
_INDEXED = "EXISTS(SELECT 1 FROM article WHERE id={key} AND indexed=1)"
_IN_SHARD = "EXISTS(SELECT 1 FROM {schema}.text_docsize WHERE id={key})"
_LOG_PAGES = 8000
"""Articles come in no order of titles or sources, so that each batch of them touches most pages of
those indexes: with SQLite's own choice, 100,000 articles cost 3 GB of writing, and not 1."""


class Index:
    """The index of one library, below `folder`. Damage is healed by starting empty again.

    Broken rows make many an error: who meets one that is no LibraryError asks `shows_damage`.
    """

    def __init__(self, folder: str, cache: int = CACHE) -> None:
        """Each thread's three connections keep up to `cache` kilobytes each in memory."""
        self.folder = folder
        self._cache = cache
        self._file = os.path.join(folder, "index.db")
        self.was_damaged = is_emptied(self._file)
        try:
            self._open()
        except Exception as error:
            if not isinstance(error, NewerError) and not self.shows_damage(error):
                raise
            self.was_damaged |= not is_of_another_format(self._file)
            log.warning("the index in %s is made anew: %s", folder, error)
            self.discard()

    def _open(self) -> None:
        # The text apart from the list: filling it holds a write lock for half a second at a time,
        # and a star must not wait for that.
        opened = partial(Database, self._file, APPLICATION_ID, MIGRATIONS, durable=False)
        self.lists = opened(cache=self._cache, log_pages=_LOG_PAGES)
        self.shards = Shards(self.folder, self.lists)
        # To ask all of them at once.
        self._search = opened(cache=self._cache, functions=FUNCTIONS, prepare=widen)
        with self._search.read() as connection:
            self.shards.attach(connection)  # raises where one is missing, or another index's

    @contextmanager
    def asking(self, terms: Terms) -> Iterator[tuple[apsw.Connection, list[Shard]]]:
        """A connection that can ask all shards at once, and those that the terms need."""
        with self._search.read() as connection:
            # A list without words waits for no shard to be opened.
            words = asks_for_words(terms.nodes)
            yield connection, self.shards.attach(connection) if words else []

    def discard(self) -> None:
        """Forgets everything: it can be read again. Raises LibraryError where the damage stays."""
        self.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        try:
            self._open()
        except DamagedError as error:
            raise LibraryError(
                f"The index in {self.folder} is damaged, and can't be removed. Delete that folder "
                "and try again; nothing of yours is in it."
            ) from error

    def shows_damage(self, error: Exception) -> bool:
        """Whether an error comes from broken files; otherwise it is a fault in the program."""
        if isinstance(error, LibraryError):
            return False
        if isinstance(error, _ALWAYS_DAMAGE):
            return True
        return not (self.lists.is_sound() and self.shards.are_sound())

    def close(self) -> None:
        """Closes every connection."""
        # What could not be opened is missing.
        for opened in vars(self).values():
            if isinstance(opened, Database | Shards):
                opened.close()

    def loose_shards(self) -> list[Shard]:
        """Those that are worth packing."""
        with self._search.read() as connection:
            self.shards.attach(connection)
            return self.shards.loose(connection)

    def size(self) -> int:
        """Bytes that its files take."""
        size = 0
        with suppress(FileNotFoundError), os.scandir(self.folder) as entries:
            for entry in entries:
                with suppress(FileNotFoundError):  # SQLite takes its log away when it is done
                    size += entry.stat().st_size
        return size

    def meta(self, key: str) -> Any:
        """A value kept with the index, or None."""
        return self.lists.value("SELECT value FROM meta WHERE key=?", (key,))

    def generation(self) -> int:
        """Another number each time that an id may have come to stand for another article."""
        generation = self.meta("generation")
        if not isinstance(generation, int):
            raise DamagedError(f"{self.lists.path} has no generation")
        return generation

    def find(
        self,
        query: Query,
        terms: Terms,
        limit: int | None = None,
        *,
        fold: bool = False,
        stop: Stop | None = None,
    ) -> array[int]:
        """Ids of the articles that answer, in the order asked for; at most `limit`.

        To fold is to list only the first of the articles that hold the same text. Raises
        CalledOffError where that is said to `stop`.
        """
        stop = stop or Stop()
        if query.order == "relevance":
            newest = replace(query, order="newest")
            ids = self.find(newest, terms, limit and max(limit, POOL), fold=fold, stop=stop)
            with self.asking(terms) as (connection, shards), stop.over(connection):
                best = by_relevance(connection, shards, terms, ids[:POOL], stop)
            return (best + ids[POOL:])[:limit]
        with self.asking(terms) as (connection, shards), stop.over(connection):
            ask = partial(self.questions, query, terms, shards)
            read = partial(read_ids, connection, query=query, stop=stop)
            if not (fold and self._has_copies()):
                return read(ask(limit), limit=limit)
            if limit is not None:
                return first_of_each_text(
                    connection, lambda more: read(ask(more), limit=more), limit
                )
            without = copies(connection, ask(None), query, stop)
            return read(ask(None, without), limit=None)

    def count(
        self, query: Query, terms: Terms, stop: Stop | None = None, *, fold: bool = False
    ) -> int:
        """How many articles answer, or different texts. Raises CalledOffError."""
        stop, count = stop or Stop(), 0
        with self.asking(terms) as (connection, shards), stop.over(connection):
            asked = self.questions(query, terms, shards, None)
            for sql, bindings in asked:
                stop.check()
                count += connection.execute(f"SELECT count(*) FROM ({sql})", bindings).get
            if fold and self._has_copies():
                count -= len(copies(connection, asked, query, stop))
        return count

    def at_most(self, query: Query, terms: Terms) -> tuple[int, bool]:
        """An upper bound for `count` out of the kept numbers, and whether it is exact."""
        (sums,) = counters.sums(self.lists, self._place(query, terms))
        unread = query.unread_only or query.shelf == "unread"
        favourites = query.shelf == "favourites"
        most = min(
            sums.total,
            sums.unread if unread else sums.total,
            sums.favourites if favourites else sums.total,
        )
        exact = not terms.nodes and query.shelf not in ("today", "problems")
        return most, exact and not (unread and favourites)

    def _place(self, query: Query, terms: Terms) -> int:
        """The number of the category that is asked for."""
        drafts = query.shelf == "drafts" or terms.drafts
        return DRAFTS if drafts else self._category_id(query.category)

    def unsearched(self) -> int:
        """How many articles have texts that wait to be indexed."""
        return int(self.lists.value("SELECT count(*) FROM article WHERE indexed=0"))

    def questions(
        self,
        query: Query,
        terms: Terms,
        shards: Sequence[Shard],
        limit: int | None = None,
        without: Sequence[int] = (),
        *,
        fresh: bool = False,
    ) -> list[Question]:
        """One for each shard, in the order asked for; one alone where no words are asked for.
        `fresh` shards hold the texts that are known and none of an article that has gone."""
        category = self._place(query, terms)
        waiting = self.lists.value("SELECT EXISTS(SELECT 1 FROM article WHERE indexed=0)")
        here, everywhere = counters.sums(self.lists, category, ALL)
        ask = partial(
            to_question,
            query,
            terms,
            category,
            drafts=category == DRAFTS,
            everything=category == ALL and not self._has_drafts(),
            known=_IN_SHARD if fresh else _INDEXED * waiting,
            stale=not fresh and self.lists.value("SELECT EXISTS(SELECT 1 FROM stale)"),
            sums=(here, everywhere),
            limit=limit,
            without=without,
        )
        if not shards:
            return [ask(shard=None)]
        ordered = shards[::-1] if query.order == "oldest" else shards
        return [ask(shard=one) for one in ordered]

    def _has_copies(self) -> bool:
        return bool(self.lists.value("SELECT EXISTS(SELECT 1 FROM article WHERE twin=1)"))

    def _has_drafts(self) -> bool:
        sql = "SELECT EXISTS(SELECT 1 FROM filing WHERE category=?)"
        return bool(self.lists.value(sql, (DRAFTS,)))

    def _category_id(self, path: Path) -> int:
        if not path:
            return ALL
        found = self.lists.value("SELECT id FROM category WHERE path=?", (category_key(path),))
        return NOWHERE if found is None else int(found)

    def headlines(self, ids: Sequence[int]) -> list[Headline]:
        """One page by key, in the order of `ids`; those that have gone are left out."""
        rows = self.lists.rows(f"{HEADLINES} WHERE id IN {LISTED}", (json.dumps(list(ids)),))
        found = {row[0]: headline_of(row) for row in rows}
        return [found[id_] for id_ in ids if id_ in found]

    def path_of(self, id_: int) -> bytes | None:
        """The path of an article, relative to the library."""
        path: bytes | None = self.lists.value("SELECT path FROM article WHERE id=?", (id_,))
        return path

    def id_of(self, path: bytes) -> int | None:
        """The id of the article that a file holds."""
        id_: int | None = self.lists.value("SELECT id FROM file WHERE path=?", (path,))
        return id_

    def articles_of(self, paths: Sequence[bytes]) -> dict[bytes, int]:
        """The id of the article that each file holds; files that hold none are left out."""
        sql = "SELECT path, id FROM file WHERE path=? AND id IS NOT NULL"
        return dict(self.lists.rows_of_each(sql, ((path,) for path in paths)))

    def knows(self, path: bytes) -> bool:
        """Whether a file was there when the folder was last looked at, an article or not."""
        return bool(self.lists.value("SELECT EXISTS(SELECT 1 FROM file WHERE path=?)", (path,)))

    def identities(self, ids: Sequence[int]) -> list[tuple[bytes, bytes | None]]:
        """(path, fingerprint) of each article that is still there."""
        return self.lists.rows(
            f"SELECT path, fingerprint FROM article WHERE id IN {LISTED}",
            (json.dumps(list(ids)),),
        )

    def paths(self, ids: Sequence[int]) -> list[bytes]:
        """The paths of those articles that are still there, in the same order."""
        rows = self.lists.rows(
            "SELECT article.path FROM json_each(?) AS asked JOIN article ON article.id=asked.value "
            "ORDER BY asked.key",
            (json.dumps(list(ids)),),
        )
        return [path for (path,) in rows]

    def paths_of(self, ids: array[int]) -> PackedPaths:
        """The paths of very many articles, of those that are still there."""
        with self.lists.moment() as connection:
            connection.execute("CREATE TEMP TABLE wanted(id INTEGER PRIMARY KEY)")
            try:
                # In ascending order it takes half the time.
                ascending = ids[::-1] if ids[0] > ids[-1] else ids
                sql = "INSERT OR IGNORE INTO wanted SELECT value FROM carray(?)"
                connection.execute(sql, (apsw.carray(ascending),))
                return PackedPaths(tuple(_blocks(connection)))
            finally:
                connection.execute("DROP TABLE temp.wanted")

    def gone(self, paths: PackedPaths) -> list[bytes]:
        """Those of very many paths at which there is no article any more."""
        sql = (
            "SELECT value FROM carray(?) "
            "WHERE NOT EXISTS(SELECT 1 FROM file WHERE path=value AND id IS NOT NULL)"
        )
        asked = ((apsw.carray(block.paths()),) for block in paths.blocks)
        return [path for (path,) in self.lists.rows_of_each(sql, asked)]

    def with_copies(self, ids: array[int]) -> array[int]:
        """These articles and all others that hold the same texts."""
        if not ids:
            return ids
        rows = self.lists.rows(
            "SELECT id FROM article WHERE fingerprint IN (SELECT fingerprint FROM article "
            "WHERE twin=1 AND id IN (SELECT value FROM carray(?)))",
            (apsw.carray(ids),),
        )
        return ids + array("q", (row[0] for row in rows))

    def fingerprints(self, paths: Sequence[bytes]) -> list[tuple[bytes, bytes | None]]:
        """(path, fingerprint) of each path, gone or not."""
        sql = (
            "SELECT value, fingerprint FROM carray(?) "
            "LEFT JOIN file ON file.path=value LEFT JOIN article USING(id)"
        )
        return self.lists.rows(sql, (apsw.carray(tuple(paths)),)) if paths else []

    def with_text(self, fingerprint: bytes) -> list[bytes]:
        """Paths of the articles that hold this text."""
        sql = "SELECT path FROM article WHERE fingerprint=? ORDER BY id"
        return [row[0] for row in self.lists.rows(sql, (fingerprint,))]

    def categories(self) -> tuple[Category, ...]:
        """The tree, children in the order of their names."""
        return counters.categories(self.lists)

    def counts(self, left_out: Sequence[str] = ()) -> Counts:
        """The numbers beside the shelves, without the files whose problems are of these kinds."""
        return counters.counts(self.lists, left_out)

    def with_problems(self, headlines: Sequence[Headline]) -> set[bytes]:
        """The paths of those in whose files there is a problem."""
        sql = "SELECT path FROM problem WHERE path=?"
        return {path for (path,) in self.lists.rows_of_each(sql, ((h.path,) for h in headlines))}

    def problems(self) -> list[Problem]:
        """Every problem, by path and line."""
        rows = self.lists.rows("SELECT path, line, kind, message FROM problem ORDER BY path, line")
        return [Problem(*row) for row in rows]


def _blocks(connection: apsw.Connection) -> Iterator[Block]:
    """The paths of the articles in the temporary table `wanted`."""
    # SQLite joins them: Python would hold the interpreter for each, and the window with it.
    sql = (
        "SELECT min(path), max(path), count(*), CAST(group_concat(path, x'00') AS BLOB) FROM "
        "(SELECT path FROM file WHERE path>? AND id IN temp.wanted ORDER BY path LIMIT ?)"
    )
    last = b""
    while True:
        ((first, last, count, joined),) = connection.execute(sql, (last, BLOCK))
        if not count:
            return
        yield Block(first, last, count, deflate(joined))


def category_key(path: Path) -> str:
    """How a category's path is written in the database."""
    return json.dumps(path, ensure_ascii=False)
