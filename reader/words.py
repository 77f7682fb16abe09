"""The sentences of the window: what is shown, why a list is empty, how far the indexing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from reader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from library import Counts, Progress, Query, Shelf

SHELVES: dict[Shelf, str] = {
    "all": QT_TRANSLATE_NOOP("Words", "All articles"),
    "unread": QT_TRANSLATE_NOOP("Words", "Unread"),
    "favourites": QT_TRANSLATE_NOOP("Words", "Favourites"),
    "today": QT_TRANSLATE_NOOP("Words", "Today"),
    "drafts": QT_TRANSLATE_NOOP("Words", "Drafts"),
    "problems": QT_TRANSLATE_NOOP("Words", "Problems"),
}
_STAGES = {
    "scan": QT_TRANSLATE_NOOP("Words", "Looking through the folder…"),
    "list": QT_TRANSLATE_NOOP("Words", "Reading {done} of {total}"),
    "text": QT_TRANSLATE_NOOP("Words", "Indexing {done} of {total}"),
}


def _tr(words: str) -> str:
    return QCoreApplication.translate("Words", words)


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
    return _tr("Nothing unread here"), _tr("U shows what is read; N goes to the next unread.")


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
