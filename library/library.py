"""The face `Library`: a folder of articles with its index and its state."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from library import query
from library.article import (
    Article,
    Candidate,
    Category,
    Changes,
    Counts,
    Explanation,
    Flag,
    Headline,
    Hits,
    LibraryError,
    Page,
    Problem,
    Query,
    shown,
)
from library.folder import Folder, check_folder
from library.healing import Healing
from library.index import Index
from library.marks import Marks
from library.mending import open_state
from library.mirror import mirror
from library.options import load as load_options
from library.options import save as save_options
from library.ranking import POOL
from library.renamed import remember, take_over
from library.travel import Travelled
from library.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library.addresses import Lead
    from library.article import Dialect, Progress, Report, SavedSearch, Unindexed, Watch
    from library.following import Absent
    from library.marks import Kept
    from library.options import Options
    from library.places import Places
    from library.state_export import StateExported
    from library.state_import import StateImported
    from library.stop import Stop
    from library.terms import Terms
    from library.watching import Watching

CACHE = 400
"""Kilobytes of each database that a thread keeps: the system has its pages in memory anyway."""
_LEFT = "This article has left the list. Reload the library to see why."


class Library:
    """One open library. Calls block, so a window makes them on worker threads; any thread may.

    Every method raises LibraryError, in words for the reader, and nothing else.
    """

    def __init__(self, folder: str, places: Places) -> None:
        self.folder = os.path.abspath(folder)
        self._files = Folder(self.folder)
        self._cache = places.cache_of(self.folder)
        self._state_folder = places.state_of(self.folder)
        self._options_file = places.options_of(self.folder)
        self.options = load_options(self._options_file)
        taken_over = take_over(self._state_folder, self.folder)
        self._state = open_state(self._state_folder)
        remember(self._state_folder, self.folder)
        self._index = Index(self._cache, CACHE)
        self._marks = Marks(self._index, self._state)
        self._watching: Watching | None = None
        self.notices = (*([taken_over] if taken_over else []), *self._state.notices)
        """Sentences about what was found on opening: a damaged state set aside, and the like."""
        self._healing = Healing(self._index)
        self._healing.retry(lambda: mirror(self._index, self._state))

    @classmethod
    def open(cls, folder: str | os.PathLike[str], places: Places) -> Library:
        """Opens a folder; raises LibraryError where it is none, or cannot be read."""
        check_folder(folder)
        return cls(os.fspath(folder), places)

    @property
    def name(self) -> str:
        """What to call this library: its folder's name."""
        return shown(os.fsencode(os.path.basename(self.folder) or self.folder))

    def watch(
        self,
        watched: Callable[[Watch], None],
        changed: Callable[[Sequence[bytes] | None], None],
    ) -> None:
        """Tells, on a thread of its own until `close`, what in the folder has changed. `watched`
        is told how, once every change from then on will be told; `changed` the `places` for
        `refresh`, or None where it should look at everything."""
        from library.watching import watch

        self._watching = watch(self.folder, watched, changed)

    def close(self) -> None:
        """Stops watching, and lets go of both databases."""
        if self._watching is not None:
            self._watching.close()
        self._index.close()
        self._state.close()

    def refresh(
        self,
        progress: Callable[[Progress], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        fresh: bool = False,
        places: Sequence[bytes] | None = None,
    ) -> Report | None:
        """Brings the index up to date in a process of its own; None where that was called off
        before it only had to be packed. A `fresh` one forgets what it read, and reads the whole
        folder again. With `places`, paths of files and folders in it, only those are looked at."""
        from library import process

        self.__dict__.pop("detected_dialect", None)  # the folder may be another site by now
        report = process.refresh(
            self.folder,
            self._cache,
            self._state_folder,
            self.dialect,
            progress or (lambda _: None),
            cancelled or (lambda: False),
            fresh=fresh,
            places=places,
        )
        return report and replace(report, notices=(*self._healing.told(), *report.notices))

    def find(
        self,
        asked: Query,
        limit: int | None = None,
        *,
        fold: bool = False,
        stop: Stop | None = None,
        unindexed: Unindexed | None = None,
    ) -> Hits:
        """The articles that answer a query, or the first `limit` of them, and what to mark.

        To fold is to give only the first of the articles that hold the same text. Those that the
        same query found in texts that were `unindexed` are put among the others, beyond any
        `limit`. Raises CalledOffError once that is said to `stop`.
        """
        terms = self._parse(asked)
        with self._healing():
            known = Waiting(self._index, asked, terms, unindexed)
            ids = self._index.find(asked, terms, limit, fold=fold, stop=stop)
            ids = known.put_into(ids, fold=fold)
        pool = POOL if asked.order == "relevance" and terms.marks and len(ids) > POOL else 0
        more = known.generation, pool, known.unsearched, known.listed
        return Hits(ids, terms.marks, terms.not_understood, *more)

    def search_unindexed(
        self,
        asked: Query,
        told: Callable[[Unindexed], None],
        stop: Stop,
        known: Unindexed | None = None,
    ) -> None:
        """Searches texts that wait to be indexed by reading their files, the newest first, until
        it has found enough: for `find`. `told` hears how far it is; what is `known` is kept.

        Raises CalledOffError within a fifth of a second once that is said to `stop`.
        """
        from library.parsers import Parsers
        from library.unindexed import search

        with (
            self._healing(),
            closing(Parsers(os.fsencode(self.folder), self.dialect, 0)) as parsers,
        ):
            for found in search(self._index, asked, self._parse(asked), parsers, stop, known):
                told(found)

    def count(self, asked: Query, stop: Stop | None = None, *, fold: bool = False) -> int:
        """How many articles answer, folded as in `find`; CalledOffError once `stop` hears so."""
        with self._healing():
            return self._index.count(asked, self._parse(asked), stop, fold=fold)

    def at_most(self, asked: Query) -> tuple[int, bool]:
        """At once: no more articles than these answer, copies counted; whether exactly these."""
        with self._healing():
            return self._index.at_most(asked, self._parse(asked))

    def complete(self, token: str, limit: int = 12) -> tuple[Candidate, ...]:
        """What the last token of a query, as far as it is typed, may become: names of fields,
        flags, categories, authors and tags; the likeliest first, at most `limit`."""
        from library.completion import complete

        with self._healing():
            return complete(self._index.lists, self.counts, token, limit)

    def explain(self, asked: Query) -> Explanation:
        """Why a query finds nothing, and what would be found instead; about a second at most."""
        from library.explanation import explain

        with self._healing():
            return explain(self._index, asked, self._text, strict=self.options.strict)

    def headlines(self, ids: Sequence[int], marks: Sequence[str] = ()) -> list[Headline]:
        """A page of the list by key, without what has gone; with `marks`, each snippet is taken
        around the first place in the text where one stands."""
        with self._healing():
            headlines = self._index.headlines(ids)
            odd = self._index.with_problems(headlines) if marks else set()
        if not marks:
            return headlines
        from library.snippets import around_marks

        return around_marks(headlines, self._files.read, marks, odd)

    def article(self, id_: int) -> Article:
        """Reads an article's file as it is now."""
        return self._files.article(self._path(id_), self.dialect)

    def page(self, id_: int, marks: Sequence[str] = ()) -> tuple[Headline, Article, Page]:
        """An article with its row and its safe HTML, hits marked."""
        from library.pictures import finder
        from library.viewer import make_page

        article = self.article(id_)
        with self._healing():
            headline = next(iter(self._index.headlines([id_])), None)
        if headline is None:
            raise LibraryError(_LEFT)
        find = finder(self._files.root, article.path, article.source_url)
        return headline, article, make_page(article, marks=marks, find=find)

    def resolve(self, path: bytes, reference: str, source_url: str | None) -> Lead:
        """Where a link of a page (`article:…`, or of the web) of the article at `path` leads."""
        from library.addresses import resolve

        with self._healing():
            return resolve(self._index, path, reference, source_url)

    def picture(self, address: str, most: int | None = None) -> bytes:
        """The bytes of a picture of `Page.images` that isn't remote, or the first `most`."""
        from library import pictures

        return pictures.read(self._files.root, address, most or pictures.LARGEST)

    def picture_file(self, address: str) -> str | None:
        """Where a picture of the library lies; None for an address of another kind."""
        from library.pictures import file_of

        return None if (path := file_of(address)) is None else self._files.where(path)

    def files(self, hits: Hits) -> list[bytes]:
        """The files of all articles that were found, in their order, relative to the library."""
        with self._healing():
            paths = self._index.paths(hits.ids)
            if self._index.generation() == hits.generation:
                return paths
        raise LibraryError("The library has changed since this list was made. Look at it again.")

    def id_of(self, path: bytes) -> int | None:
        """The article that a file holds, or where that has gone, that holds its text now."""
        with self._healing():
            id_ = self._index.id_of(path)
            return self._marks.moved_id(path) if id_ is None else id_

    def categories(self) -> tuple[Category, ...]:
        """The tree of categories with their numbers."""
        with self._healing():
            return self._index.categories()

    def counts(self) -> Counts:
        """The numbers beside the shelves; kinds of problems that are left out do not count."""
        with self._healing():
            return self._index.counts(self.options.left_out)

    def problems(self) -> list[Problem]:
        """The files that need attention."""
        with self._healing():
            return self._index.problems()

    def absent(self) -> tuple[Absent, ...]:
        """Starred articles that are no longer there; none while the folder is first read."""
        from library.absent import absent

        with self._healing():
            return absent(self._index, self._state)

    def mark(
        self, hits: Hits, flag: Flag, value: bool, *, copies: bool = False, kept: Kept | None = None
    ) -> Changes:
        """Sets a flag of all that was found, with `copies` of all that hold the same texts as well;
        lists and counts follow before it returns. Tells which changed; `kept` is told once that is
        on the disk, for a million articles seconds before. Raises LibraryError where the hits are
        those of an earlier index: their numbers may stand for other articles now."""
        with self._healing():
            return self._marks.mark(hits, flag, value, copies=copies, kept=kept)

    def mark_files(
        self, paths: Sequence[bytes], flag: Flag, value: bool, *, copies: bool = False
    ) -> Changes:
        """The same for the articles that some files hold."""
        with self._healing():
            return self._marks.mark_files(paths, flag, value, copies=copies)

    def forget_absent(self, paths: Sequence[bytes]) -> Changes:
        """Takes the stars off those of the articles that are not there, and off no others."""
        with self._healing():
            return self._marks.forget_absent(paths)

    def restore(self, changes: Changes, kept: Kept | None = None) -> Changes:
        """Takes a mark back; the answer takes that back in turn. `kept` is told as by `mark`."""
        with self._healing():
            return self._marks.restore(changes, kept)

    def settle(self) -> bool:
        """Files away some of a mark of very many, for a tenth of a second; False where all is."""
        with self._healing():
            return self._marks.settle()

    def export_state(self, file: str, *, replace: bool = False) -> StateExported:
        """Writes read, favourite, position and saved searches to a file, of vanished articles too.
        Raises TargetError where it is there and may not be replaced."""
        with self._healing():
            return self._marks.export(file, replace=replace)

    def import_state(self, file: str) -> StateImported:
        """Merges an export, or takes an import back; lists and counts follow at once."""
        with self._healing():
            return self._marks.import_(file)

    def travel(self) -> Travelled:
        """Exchanges changes with other devices in `.broadsheet`, if the options say so."""
        with self._healing():
            return self._marks.travel(self.folder) if self.options.travel else Travelled()

    def position(self, path: bytes) -> float:
        """How far down the article of a file was left, 0 to 1."""
        return self._state.status(path).position

    def set_position(self, path: bytes, position: float) -> None:
        """Remembers how far down the article of a file was left."""
        with self._healing():
            self._marks.set_position(path, position)

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The searches that were saved, in the reader's order."""
        return self._state.searches.all()

    def save_search(self, search: SavedSearch) -> SavedSearch:
        """Keeps a new, changed or deleted search at its place; gives it back with id and place."""
        return self._state.searches.save(search)

    def delete_search(self, search: SavedSearch) -> None:
        """Deletes a saved search; `save_search` of the same brings it back."""
        self._state.searches.delete(search.id)

    def _path(self, id_: int) -> bytes:
        with self._healing():
            path = self._index.path_of(id_)
        if path is None:
            raise LibraryError(_LEFT)
        return path

    @property
    def dialect(self) -> Dialect:
        """Whose rules the files follow: what the reader chose, or else what was detected."""
        return self.options.dialect or self.detected_dialect

    @cached_property
    def detected_dialect(self) -> Dialect:
        """Whose rules the folder seems to follow, by what lies in it now."""
        from library.dialect import detect

        return detect(self._files.holds)

    def index_size(self) -> int:
        """Bytes that the index takes on the disk; all of it can be made anew."""
        return self._index.size()

    def set_options(self, options: Options) -> None:
        """Keeps the reader's decisions about this library; the next refresh heeds them."""
        save_options(self._options_file, options)
        self.options = options

    def _text(self, id_: int) -> str:
        try:
            return self._files.text(self._path(id_), self.dialect)
        except LibraryError:
            return ""  # it has gone

    def _parse(self, asked: Query) -> Terms:
        return query.parse(asked.words, strict=self.options.strict)
