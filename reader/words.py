"""The sentences of the window: what is shown, why a list is empty, how far the indexing is."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from reader.counted import Counted
from reader.translation import QT_TRANSLATE_NOOP, translated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from library import Category, Counts, Hits, Progress, Query, Shelf, Watch

_SHELVES: dict[Shelf, str] = {
    "all": QT_TRANSLATE_NOOP("Words", "All articles"),
    "unread": QT_TRANSLATE_NOOP("Words", "Unread"),
    "favourites": QT_TRANSLATE_NOOP("Words", "Favourites"),
    "today": QT_TRANSLATE_NOOP("Words", "Today"),
    "drafts": QT_TRANSLATE_NOOP("Words", "Drafts"),
    "problems": QT_TRANSLATE_NOOP("Words", "Problems"),
}
LONGEST_PART = 24
MOST_PARTS = 3
_STAGES = {
    "wait": QT_TRANSLATE_NOOP("Words", "Waiting for another Broadsheet that reads this folder…"),
    "scan": QT_TRANSLATE_NOOP("Words", "Looking through the folder…"),
    "list": QT_TRANSLATE_NOOP("Words", "Reading {done} of {total}"),
    "text": QT_TRANSLATE_NOOP("Words", "Indexing {done} of {total}"),
    "pack": QT_TRANSLATE_NOOP("Words", "Packing the index, {done} of {total}"),
}
_KINDS = {
    "date": QT_TRANSLATE_NOOP("ProblemKinds", "date"),
    "encoding": QT_TRANSLATE_NOOP("ProblemKinds", "encoding"),
    "fence": QT_TRANSLATE_NOOP("ProblemKinds", "fence"),
    "file": QT_TRANSLATE_NOOP("ProblemKinds", "file"),
    "folder": QT_TRANSLATE_NOOP("ProblemKinds", "folder"),
    "front matter": QT_TRANSLATE_NOOP("ProblemKinds", "front matter"),
    "no article": QT_TRANSLATE_NOOP("ProblemKinds", "no article"),
}
"""The library's names for kinds of problems, which the command line knows too."""


def plain_tip(text: str) -> str:
    """A tooltip that shows a stranger's words as they stand: Qt takes what looks like HTML for it,
    and a picture or a nest of tables in a title would stop the window."""
    return f"<span>{html.escape(text[:1000])}</span>"


def number(value: int) -> str:
    """A number as the reader's country writes it."""
    return QLocale().toString(value)


def listed(names: Sequence[str]) -> str:
    """Names in a row: a, b and c."""
    if len(names) < 2:
        return "".join(names)
    both = QCoreApplication.translate("Words", "{first} and {last}")
    return both.format(first=", ".join(names[:-1]), last=names[-1])


def place(query: Query) -> str:
    """Where one is: a category's path, or a shelf's name."""
    return " › ".join(query.category) or shelf(query.shelf)


def shelf(name: Shelf) -> str:
    """What a shelf is called."""
    return translated("Words", _SHELVES[name])


def folder(path: str, there: bool) -> str:
    """A folder opened before."""
    return path if there else QCoreApplication.translate("Words", "{} (not there now)").format(path)


def kind(name: str) -> str:
    """What a kind of problem is called; one that is not known here keeps the library's name."""
    return translated("ProblemKinds", _KINDS.get(name, "")) or name


def answer(hits: Hits, seconds: float) -> str:
    """What stands at the end of the search box."""
    milliseconds = number(max(1, round(seconds * 1000)))
    words = QCoreApplication.translate("Words", "{count} in {time} ms")
    return words.format(count=number(len(hits.ids)), time=milliseconds)


def not_understood(parts: Sequence[str]) -> str:
    """What a search could make nothing of; "" where it understood everything."""
    if not parts:
        return ""
    quote = QCoreApplication.translate("Words", "“{}”")
    named = [quote.format(shortened(part)) for part in parts[:MOST_PARTS]]
    if len(parts) > MOST_PARTS:
        named.append("…")
    names = QCoreApplication.translate("Words", ", ").join(named)
    words = QCoreApplication.translate("Words", "Not understood, taken as plain words: {}")
    return words.format(names)


def ranked(pool: int) -> str:
    """What to say where only the newest hits stand in the order of relevance; "" where all do."""
    if not pool:
        return ""
    words = QCoreApplication.translate(
        "Words", "The newest {} hits stand by relevance; older ones follow by date."
    )
    return words.format(number(pool))


def reach(unsearched: int, total: int) -> str:
    """How far a search reaches while texts wait to be indexed; "" where it reaches all of them."""
    if not unsearched or not total:
        return ""
    if unsearched >= total:
        words = QCoreApplication.translate("Words", "None of {total} articles is searched yet.")
        return words.format(total=number(total))
    words = QCoreApplication.translate("Words", "Searched so far: {done} of {total} articles.")
    return words.format(done=number(total - unsearched), total=number(total))


def shortened(part: str) -> str:
    """The beginning of something long."""
    return part if len(part) <= LONGEST_PART else part[: LONGEST_PART - 1] + "…"


def watch(how: Watch) -> str:
    """What to say of how changes come to be known; "" where they just do."""
    if how == "polling":
        return QCoreApplication.translate("Words", "checked for changes every few seconds")
    if how == "nothing":
        return QCoreApplication.translate("Words", "choose Reload to see what has changed")
    return ""


def empty_list(
    query: Query, counts: Counts, elsewhere: int, refreshing: bool, key: Callable[[str], str]
) -> tuple[str, str]:
    """Why the list is empty, and what to do; `key` names what to press for an action."""
    translate = QCoreApplication.translate
    if refreshing and not counts.all:
        return (
            translate("Words", "Looking through the folder"),
            translate("Words", "The first articles appear in a moment."),
        )
    if not counts.all:
        return (
            translate("Words", "No articles in this folder"),
            translate(
                "Words",
                "Broadsheet reads .md, .markdown, .mdown, .html and .htm files, and .txt files "
                "that open with front matter. {} opens another folder.",
            ).format(key("openFolder")),
        )
    if query.words:
        return _nothing_found(query, elsewhere, refreshing)
    if query.shelf == "favourites":
        return (
            translate("Words", "No favourites yet"),
            translate("Words", "{} stars an article.").format(key("toggleFavourite")),
        )
    if query.shelf == "today":
        return (
            translate("Words", "Nothing dated today"),
            translate("Words", "{} shows all articles.").format(key("showAll")),
        )
    if query.unread_only or query.shelf == "unread":
        return (
            translate("Words", "Nothing unread here"),
            translate("Words", "{u} shows what is read; {n} goes to the next unread.").format(
                u=key("unreadOnly"), n=key("nextUnread")
            ),
        )
    return (
        translate("Words", "Nothing here"),
        translate("Words", "Its articles have gone. {} shows all that there are.").format(
            key("showAll")
        ),
    )


def _nothing_found(query: Query, elsewhere: int, refreshing: bool) -> tuple[str, str]:
    translate = QCoreApplication.translate
    title = translate("Words", "Nothing found for “{}”").format(query.words.strip()[:60])
    if elsewhere:
        return title, Counted().elsewhere(elsewhere, place(query))
    if refreshing:
        return title, translate("Words", "The library is still being indexed; more may turn up.")
    return title, translate("Words", "Try fewer words, or another spelling. Esc ends the search.")


def progress(now: Progress, seconds_left: float | None) -> str:
    """How far the indexer is."""
    words = translated("Words", _STAGES[now.stage])
    words = words.format(done=number(now.done), total=number(now.total))
    return words if seconds_left is None else f"{words} · {Counted().time_left(seconds_left)}"


def numbers(query: Query, categories: Sequence[Category], counts: Counts) -> tuple[int, int]:
    """How many articles the chosen shelf or category holds, and how many of them are unread."""
    if query.category:
        here = _category(categories, query.category)
        return (here.total, here.unread) if here else (0, 0)
    if query.shelf in ("all", "unread"):
        return getattr(counts, query.shelf), counts.unread
    return getattr(counts, query.shelf), 0


def holdings(query: Query, total: int, unread: int) -> str:
    """What stands beside the name of the place."""
    if query.shelf == "problems":
        return Counted().attention(total)
    parts = [Counted().articles(total), Counted().unread(unread) if unread else ""]
    return " · ".join(filter(None, parts))


def _category(categories: Sequence[Category], path: tuple[str, ...]) -> Category | None:
    found: Category | None = None
    level = categories
    for depth in range(1, len(path) + 1):
        found = next((one for one in level if one.path == path[:depth]), None)
        if found is None:
            return None
        level = found.children
    return found
