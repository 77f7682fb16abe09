"""The rebuildable database: headlines, categories, problems, text search; asked here, written by
`index_writer`."""

from __future__ import annotations

import json
import logging
import os
import shutil
from array import array
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import apsw

from library.article import Category, Counts, Headline, LibraryError, Path, Problem, Query
from library.database import CACHE, DamagedError, Database, NewerError
from library.index_schema import (
    ALL,
    APPLICATION_ID,
    DRAFTS,
    MIGRATIONS,
    NOWHERE,
    TEXT_MIGRATIONS,
)
from library.question import LISTED, holds, to_sql, today

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library.query import Terms
    from library.state import State

log = logging.getLogger(__name__)
# None of these comes of what is asked of the index or put into it, if its files are whole.
_ALWAYS_DAMAGE = (
    DamagedError,
    UnicodeDecodeError,
    json.JSONDecodeError,
    apsw.ConstraintError,
    apsw.MismatchError,
)
_HEADLINE = (
    "SELECT id, path, title, snippet, date, guessed, author, categories, tags, source_url, read, "
    "favourite, CASE twin WHEN 1 THEN (SELECT count(*) FROM article AS other "
    "WHERE other.fingerprint=article.fingerprint) ELSE 1 END FROM article"
)


class Index:
    """The index of one library, below `folder`. Damage is healed by starting empty again.

    Broken rows make many an error: who meets one that is no LibraryError asks `shows_damage`.
    """

    def __init__(self, folder: str, cache: int = CACHE) -> None:
        """Each thread's three connections keep up to `cache` kilobytes each in memory."""
        self.folder = folder
        self._cache = cache
        try:
            self._open()
        except Exception as error:
            if not isinstance(error, NewerError) and not self.shows_damage(error):
                raise
            log.warning("the index in %s is made anew: %s", folder, error)
            self.discard()

    def _open(self) -> None:
        # The text apart from the list: filling it holds a write lock for half a second at a time,
        # and a star must not wait for that.
        list_path = os.path.join(self.folder, "index.db")
        text_path = os.path.join(self.folder, "text.db")
        opened = partial(Database, application_id=APPLICATION_ID, durable=False, cache=self._cache)
        self.texts = opened(text_path, migrations=TEXT_MIGRATIONS)
        self.lists = opened(list_path, migrations=MIGRATIONS)
        # To ask both at once. Never to write: BEGIN IMMEDIATE would lock the attached file too.
        self._both = opened(
            list_path, migrations=MIGRATIONS, attach=[("texts", text_path)], functions=[holds]
        )
        self._check_pair()

    def _check_pair(self) -> None:
        """A list with the texts of another, or with none, would find the wrong articles."""
        if self.meta("pair") == self._pair_of_texts() is not None:
            return
        # Both locked, list first: of two processes that make them, one does.
        with self.lists.write() as lists, self.texts.write() as texts:
            of_list, of_texts = self.meta("pair"), self._pair_of_texts()
            if of_list is None and of_texts is None:
                texts.execute("INSERT INTO pair VALUES(random())")
                lists.execute("INSERT INTO meta VALUES('pair', ?)", (self._pair_of_texts(),))
            elif of_list != of_texts:
                raise DamagedError(
                    f"{self.lists.path} and {self.texts.path} do not belong together"
                )

    def _pair_of_texts(self) -> int | None:
        pair: int | None = self.texts.value("SELECT id FROM pair")
        return pair

    def discard(self) -> None:
        """Forgets everything: what is lost can be read from the library again.

        Raises LibraryError where the damage stays.
        """
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
        return not all(database.is_sound() for database in self._databases())

    def close(self) -> None:
        """Closes every connection."""
        for database in self._databases():
            database.close()

    def _databases(self) -> list[Database]:
        """Those that could be opened."""
        return [one for one in vars(self).values() if isinstance(one, Database)]

    def meta(self, key: str) -> Any:
        """A value kept with the index, or None."""
        return self.lists.value("SELECT value FROM meta WHERE key=?", (key,))

    def generation(self) -> int:
        """Another number each time that an id may have come to stand for another article."""
        generation = self.meta("generation")
        if not isinstance(generation, int):
            raise DamagedError(f"{self.lists.path} has no generation")
        return generation

    def mirror(self, state: State) -> None:
        """Copies every change of the state that this index has not seen yet; all of another one."""
        with self.lists.write() as connection:
            seen, mirrored = self.meta("mirrored state"), self.meta("mirrored") or 0
            identity, counter = state.identity(), state.counter()
            if (identity, counter) == (seen, mirrored):
                return
            if identity != seen or not isinstance(mirrored, int) or counter < mirrored:
                mirrored = -1
                connection.execute("UPDATE article SET read=0, favourite=0 WHERE read OR favourite")
            connection.executemany(
                "UPDATE article SET read=?2, favourite=?3 "
                "WHERE id=(SELECT id FROM file WHERE path=?1) AND (read!=?2 OR favourite!=?3)",
                state.since(mirrored),
            )
            connection.executemany(
                "INSERT OR REPLACE INTO meta VALUES(?,?)",
                [("mirrored state", identity), ("mirrored", counter)],
            )

    def find(
        self, query: Query, terms: Terms, limit: int | None = None, *, fold: bool = False
    ) -> array[int]:
        """Ids of the articles that answer, in the order asked for; at most `limit`.

        To fold is to list only the first of the articles that hold the same text.
        """
        sql, bindings = self._where(query, terms)
        if fold and self.lists.value("SELECT EXISTS(SELECT 1 FROM article WHERE twin=1)"):
            sql, bindings = self._where(query, terms, self._copies(sql, bindings))
        if limit is not None:
            sql += f" LIMIT {limit:d}"
        # One string from SQLite and one list from it: a fetchall of 100,000 rows takes four times
        # as long and holds the interpreter all the while.
        joined = self._both.value(f"SELECT group_concat(id) FROM ({sql})", bindings)
        return array("q", json.loads(f"[{joined or ''}]"))

    def count(self, query: Query, terms: Terms) -> int:
        """How many articles answer."""
        sql, bindings = self._where(query, terms)
        return int(self._both.value(f"SELECT count(*) FROM ({sql})", bindings))

    def _copies(self, sql: str, bindings: Sequence[Any]) -> list[int]:
        """Of the articles that a question finds, those whose text another one before them holds."""
        rows = self._both.rows(
            f"SELECT id, (SELECT fingerprint FROM article WHERE article.id=found.id) "
            f"FROM ({sql}) AS found WHERE id IN (SELECT id FROM article WHERE twin=1)",
            bindings,
        )
        first: dict[bytes, int] = {}
        for id_, text in rows:
            first.setdefault(text, id_)
        return [id_ for id_, text in rows if first[text] != id_]

    def _where(
        self, query: Query, terms: Terms, without: Sequence[int] = ()
    ) -> tuple[str, tuple[Any, ...]]:
        drafts = query.shelf == "drafts" or terms.drafts
        category = DRAFTS if drafts else self._category_id(query.category)
        return to_sql(
            query,
            terms,
            category,
            drafts=drafts,
            everything=category == ALL and not self._has_drafts(),
            stale=self.lists.value("SELECT EXISTS(SELECT 1 FROM stale)"),
            without=without,
        )

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
        rows = self.lists.rows(f"{_HEADLINE} WHERE id IN {LISTED}", (json.dumps(list(ids)),))
        found = {row[0]: _headline(row) for row in rows}
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

    def with_copies(self, ids: Sequence[int]) -> list[int]:
        """These articles and all others that hold the same texts."""
        listed = json.dumps(list(ids))
        rows = self.lists.rows(
            "SELECT id FROM article WHERE fingerprint IN "
            f"(SELECT fingerprint FROM article WHERE twin=1 AND id IN {LISTED})",
            (listed,),
        )
        return [*ids, *(row[0] for row in rows)]

    def fingerprints(self, paths: Sequence[bytes]) -> list[tuple[bytes, bytes | None]]:
        """(path, fingerprint) of each path, gone or not."""
        sql = (
            "SELECT ?1, (SELECT fingerprint FROM article "
            "WHERE id=(SELECT id FROM file WHERE path=?1))"
        )
        return self.lists.rows_of_each(sql, ((path,) for path in paths))

    def with_text(self, fingerprint: bytes) -> list[bytes]:
        """Paths of the articles that hold this text."""
        sql = "SELECT path FROM article WHERE fingerprint=? ORDER BY id"
        return [row[0] for row in self.lists.rows(sql, (fingerprint,))]

    def categories(self) -> tuple[Category, ...]:
        """The tree, children in the order of their names."""
        totals = dict(self.lists.rows("SELECT category, count(*) FROM filing GROUP BY 1"))
        unread = dict(
            self.lists.rows(
                "SELECT category, count(*) FROM filing "
                "WHERE id IN (SELECT id FROM article WHERE read=0 AND draft=0) GROUP BY 1"
            )
        )
        numbers = {
            tuple(json.loads(path)): (totals[id_], unread.get(id_, 0))
            for id_, path in self.lists.rows("SELECT id, path FROM category")
            if id_ in totals
        }
        return _tree(numbers)

    def counts(self, left_out: Sequence[str] = ()) -> Counts:
        """The numbers beside the shelves, without the files whose problems are of these kinds."""
        rows = self.lists.rows(
            "SELECT (SELECT count(*) FROM filing WHERE category=?),"
            "(SELECT count(*) FROM article WHERE read=0 AND draft=0),"
            "(SELECT count(*) FROM article WHERE favourite=1 AND draft=0),"
            "(SELECT count(*) FROM article WHERE date>=? AND date<? AND draft=0 AND guessed=0),"
            "(SELECT count(*) FROM filing WHERE category=?),"
            f"(SELECT count(DISTINCT path) FROM problem WHERE kind NOT IN {LISTED})",
            (ALL, *today(), DRAFTS, json.dumps(left_out)),
        )
        return Counts(*rows[0])

    def problems(self) -> list[Problem]:
        """Every problem, by path and line."""
        rows = self.lists.rows("SELECT path, line, kind, message FROM problem ORDER BY path, line")
        return [Problem(*row) for row in rows]


def category_key(path: Path) -> str:
    """How a category's path is written in the database."""
    return json.dumps(path, ensure_ascii=False)


def _headline(row: tuple[Any, ...]) -> Headline:
    (id_, path, title, snippet, date, guessed, author, categories, tags, source, read, star,
     copies) = row  # fmt: skip
    return Headline(
        id=id_,
        path=path,
        title=title,
        snippet=snippet,
        date=datetime.fromtimestamp(0, UTC) + timedelta(seconds=date),
        date_guessed=bool(guessed),
        author=author,
        categories=tuple(tuple(one) for one in json.loads(categories)),
        tags=tuple(json.loads(tags)),
        source_url=source,
        read=bool(read),
        favourite=bool(star),
        copies=max(int(copies), 1),
    )


def _tree(numbers: dict[Path, tuple[int, int]]) -> tuple[Category, ...]:
    children: dict[Path, list[Path]] = {}
    for path in numbers:
        children.setdefault(path[:-1], []).append(path)

    built: dict[Path, Category] = {}
    # Deepest first, so that a node's children stand ready; no recursion on a hostile depth.
    for path in sorted(numbers, key=len, reverse=True):
        below = tuple(built[child] for child in sorted(children.get(path, [])))
        built[path] = Category(path, *numbers[path], below)
    return tuple(built[path] for path in sorted(children.get((), [])))
