"""The sentences of the window: what is shown, why a list is empty, how far the indexing is."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from reader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library import Category, Counts, Progress, Query, Shelf

SHELVES: dict[Shelf, str] = {
    "all": QT_TRANSLATE_NOOP("Words", "All articles"),
    "unread": QT_TRANSLATE_NOOP("Words", "Unread"),
    "favourites": QT_TRANSLATE_NOOP("Words", "Favourites"),
    "today": QT_TRANSLATE_NOOP("Words", "Today"),
    "drafts": QT_TRANSLATE_NOOP("Words", "Drafts"),
    "problems": QT_TRANSLATE_NOOP("Words", "Problems"),
}
_STAGES = {
    "wait": QT_TRANSLATE_NOOP("Words", "Waiting for another Broadsheet that reads this folder…"),
    "scan": QT_TRANSLATE_NOOP("Words", "Looking through the folder…"),
    "list": QT_TRANSLATE_NOOP("Words", "Reading {done} of {total}"),
    "text": QT_TRANSLATE_NOOP("Words", "Indexing {done} of {total}"),
}


def _tr(words: str) -> str:
    return QCoreApplication.translate("Words", words)


def plain_tip(text: str) -> str:
    """A tooltip that shows a stranger's words as they stand: Qt takes what looks like HTML for it,
    and a picture or a nest of tables in a title would stop the window."""
    return f"<span>{html.escape(text[:1000])}</span>"


def number(value: int) -> str:
    """A number as the reader's country writes it."""
    return QLocale().toString(value)


def place(query: Query) -> str:
    """Where one is: a category's path, or a shelf's name."""
    return " › ".join(query.category) or _tr(SHELVES[query.shelf])


def articles(count: int) -> str:
    """ "1 article", "12 articles"."""
    if count == 1:
        return _tr("1 article")
    return _tr("{} articles").format(number(count))


def marked_read(count: int) -> str:
    """What a mark-all-read did."""
    if count == 1:
        return _tr("1 article marked as read")
    return _tr("{} articles marked as read").format(number(count))


def answer(hits: int, seconds: float) -> str:
    """What stands at the end of the search box."""
    milliseconds = max(1, round(seconds * 1000))
    return _tr("{count} in {time} ms").format(count=number(hits), time=number(milliseconds))


def empty_list(query: Query, counts: Counts, elsewhere: int, refreshing: bool) -> tuple[str, str]:
    """Why the list is empty, and what to do."""
    if refreshing and not counts.all:
        return _tr("Looking through the folder"), _tr("The first articles appear in a moment.")
    if not counts.all:
        return (
            _tr("No articles in this folder"),
            _tr(
                "Broadsheet reads .md, .markdown, .html and .htm files, and .txt files that open "
                "with front matter. Choose another folder with Ctrl+O."
            ),
        )
    if query.words:
        title = _tr("Nothing found for “{}”").format(query.words[:60])
        if elsewhere:
            words = _tr("Nothing in {place}; {count} in the whole library. Ctrl+1 looks there.")
            return title, words.format(place=place(query), count=number(elsewhere))
        if refreshing:
            return title, _tr("The library is still being indexed; more may turn up.")
        return title, _tr("Try fewer words, or another spelling. Esc ends the search.")
    if query.shelf == "favourites":
        return _tr("No favourites yet"), _tr("Press S to star an article.")
    if query.shelf == "today":
        return _tr("Nothing dated today"), _tr("Ctrl+1 shows all articles.")
    if query.unread_only or query.shelf == "unread":
        return _tr("Nothing unread here"), _tr("U shows what is read; N goes to the next unread.")
    return _tr("Nothing here"), _tr("Its articles have gone. Ctrl+1 shows all that there are.")


def progress(now: Progress, seconds_left: float | None) -> str:
    """How far the indexer is."""
    words = _tr(_STAGES[now.stage]).format(done=number(now.done), total=number(now.total))
    if seconds_left is None:
        return words
    if seconds_left < 90:
        return words + " · " + _tr("{} s left").format(number(max(1, round(seconds_left))))
    return words + " · " + _tr("{} min left").format(number(round(seconds_left / 60)))


def attention(count: int) -> str:
    """How many files have a problem; nothing where none has."""
    if not count:
        return ""
    if count == 1:
        return _tr("1 file needs attention")
    return _tr("{} files need attention").format(number(count))


def numbers(query: Query, categories: Sequence[Category], counts: Counts) -> tuple[int, int]:
    """How many articles the chosen shelf or category holds, and how many of them are unread."""
    if query.category:
        here = _category(categories, query.category)
        return (here.total, here.unread) if here else (0, 0)
    if query.shelf in ("all", "unread"):
        return getattr(counts, query.shelf), counts.unread
    return getattr(counts, query.shelf), 0


def _category(categories: Sequence[Category], path: tuple[str, ...]) -> Category | None:
    found: Category | None = None
    level = categories
    for depth in range(1, len(path) + 1):
        found = next((one for one in level if one.path == path[:depth]), None)
        if found is None:
            return None
        level = found.children
    return found
