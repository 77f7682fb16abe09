"""The state as a file that travels: read, favourite, position and saved searches as JSON.

Version 1 is one JSON object in UTF-8. Written by Broadsheet it has one article a line, in the order
of the paths, so that two exports can be compared; any other layout of the same JSON is read, too.

    {"format": "broadsheet state",
     "version": 1,
     "exported_at": 1780000000,         seconds since 1970
     "articles": [
       {"path": "news/harbour.md",      relative to the library, with `/`
        "read": true,
        "favourite": false,
        "position": 0.25,               how far down it was left: 0 the top, 1 the end
        "changed_at": 1779000000,       seconds since 1970
        "fingerprint": "90ab…"},        of its text, in hex; null where it is not known
       …],
     "saved_searches": [
       {"name": "Ships", "words": "ships", "shelf": "all", "category": ["News", "Coast"],
        "unread_only": false, "order": "newest"},
       …]}

Of an article only the path must be given, of a search only the words; what is missing is as nothing
was recorded, and unknown names are passed over. A byte of a path that is not UTF-8 stands as
`\\udcXX`, as in `search --json`: no path is lost. Articles that have vanished are in it as well.

What takes an import back is a file of the same kind. Its format is "broadsheet state undo", its
"articles" are {"path", "before", "after"}, its "saved_searches" {"before", "after"}, where null is
no search; "before" and "after" are as above, but without the path.
"""

from __future__ import annotations

import json
import os
import re
import time
from typing import TYPE_CHECKING, Any, NamedTuple, TypeGuard, get_args

from library.article import LibraryError, Order, Query, SavedSearch, Shelf, shown
from library.export import TargetError
from library.headline_json import exact
from library.whole_file import unwritten, whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FORMAT = "broadsheet state"
UNDO_FORMAT = "broadsheet state undo"
VERSION = 1
LARGEST = 2**29
"""Bytes of a file that is read: three million articles."""
_LATEST = 2**62
_DECODER = json.JSONDecoder()
_BLANKS = re.compile(r"[ \t\r\n]*")


class Record(NamedTuple):
    """What is kept of one article. As it stands: of one of which nothing is."""

    read: bool = False
    favourite: bool = False
    position: float = 0.0
    changed_at: int = 0
    """Seconds since 1970."""
    fingerprint: bytes | None = None


class ArticleChange(NamedTuple):
    """What is kept of an article, before an import and after."""

    path: bytes
    before: Record
    after: Record


class SearchChange(NamedTuple):
    """A saved search before an import and after; None is no search."""

    before: SavedSearch | None
    after: SavedSearch | None


class StateFile(NamedTuple):
    """What an exported file holds."""

    articles: tuple[tuple[bytes, Record], ...] = ()
    searches: tuple[SavedSearch, ...] = ()


class UndoFile(NamedTuple):
    """What takes an import back."""

    articles: tuple[ArticleChange, ...] = ()
    searches: tuple[SearchChange, ...] = ()


class StateExported(NamedTuple):
    """What was written."""

    file: str
    articles: int
    searches: int


class _UnusableError(Exception):
    """The words say what is wrong with the content of a file."""


def write(
    file: str,
    articles: Iterable[tuple[bytes, Record]],
    searches: Iterable[SavedSearch],
    *,
    replace: bool,
) -> StateExported:
    """Writes a file whole or not at all. Raises TargetError where something is there already."""
    return _write(
        file,
        FORMAT,
        ({"path": exact(path), **_of_record(record)} for path, record in articles),
        map(_of_search, searches),
        replace=replace,
    )


def write_undo(file: str, undo: UndoFile) -> None:
    """Writes what takes an import back to a new file."""
    articles = (
        {
            "path": exact(change.path),
            "before": _of_record(change.before),
            "after": _of_record(change.after),
        }
        for change in undo.articles
    )
    searches = (
        {name: one and _of_search(one) for name, one in change._asdict().items()}
        for change in undo.searches
    )
    _write(file, UNDO_FORMAT, articles, searches, replace=False)


def _write(
    file: str,
    format_: str,
    articles: Iterable[dict[str, Any]],
    searches: Iterable[dict[str, Any]],
    *,
    replace: bool,
) -> StateExported:
    name = shown(os.fsencode(file))
    _check_target(file, name, replace=replace)
    head = {"format": format_, "version": VERSION, "exported_at": int(time.time())}
    try:
        with whole_file(file, replace=replace) as part, open(part, "xb") as target:
            target.write(_json(head)[:-1] + b',\n "articles": [')
            articles_written = _write_lines(target.write, articles)
            target.write(b'],\n "saved_searches": [')
            searches_written = _write_lines(target.write, searches)
            target.write(b"]}\n")
            target.flush()
    except FileExistsError as error:
        raise TargetError(f"{name} has come to be there meanwhile. Name another file.") from error
    except OSError as error:
        raise unwritten(file, error) from error
    return StateExported(os.path.abspath(file), articles_written, searches_written)


def _check_target(file: str, name: str, *, replace: bool) -> None:
    if not file or "\0" in file:
        raise TargetError("The file to write to has no name. Name one, such as state.json.")
    if os.path.isdir(file):
        raise TargetError(f"{name} is a folder. Name a file in it, such as state.json.")
    if os.path.lexists(file) and not replace:
        raise TargetError(
            f"{name} is there already. Name another file, or allow it to be replaced (--force)."
        )
    if os.path.lexists(file) and not os.path.isfile(file):
        raise TargetError(f"{name} is not a file. Name another one.")


def _write_lines(write: Any, items: Iterable[dict[str, Any]]) -> int:
    count = 0
    for item in items:
        write((b",\n  " if count else b"\n  ") + _json(item))
        count += 1
    return count


def _json(value: dict[str, Any]) -> bytes:
    # Half a character, which UTF-8 has no room for, stands as JSON escapes it: \udcXX.
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace")


def _of_record(record: Record) -> dict[str, Any]:
    text = None if record.fingerprint is None else record.fingerprint.hex()
    return {**record._asdict(), "fingerprint": text}


def _of_search(search: SavedSearch) -> dict[str, Any]:
    query = search.query
    return {
        "name": search.name,
        "words": query.words,
        "shelf": query.shelf,
        "category": query.category,
        "unread_only": query.unread_only,
        "order": query.order,
    }


def read(file: str) -> StateFile | UndoFile:
    """Reads a file and looks at every part of it. Raises TargetError where there is none to read,
    LibraryError where it does not hold what it should."""
    name = shown(os.fsencode(file))
    try:
        return _understood(_text(file, name))
    except _UnusableError as error:
        raise LibraryError(
            f"{name} can't be imported: {error}. Nothing was changed. Name a file that "
            "Export Reading State or “broadsheet state export” has written."
        ) from error


def _text(file: str, name: str) -> str:
    if "\0" in file or not os.path.lexists(file):
        raise TargetError(f"{name} is not there. Name a file that was exported.")
    if not os.path.isfile(file):
        raise TargetError(f"{name} is not a file. Name one that was exported.")
    try:
        with open(file, "rb") as source:
            data = source.read(LARGEST + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise TargetError(
            f"{name} can't be read ({reason}). Check its permissions, or name another file."
        ) from error
    if len(data) > LARGEST:
        raise _UnusableError("it is too large")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _UnusableError("it is not text in UTF-8") from error


def _understood(text: str) -> StateFile | UndoFile:
    """Checks the head last: it may stand behind the rest."""
    values: dict[str, Any] = {}
    items: dict[str, list[Any]] = {"articles": [], "saved_searches": []}
    try:
        for key, value, in_list in _members(text):
            if in_list and key in items:
                items[key].append(value)
            elif not in_list:
                values[key] = value
    except (ValueError, RecursionError) as error:
        raise _UnusableError("it is not JSON, or only a part of it") from error
    format_, version = values.get("format"), values.get("version")
    if format_ not in (FORMAT, UNDO_FORMAT):
        raise _UnusableError("it does not say that it holds the state of a library")
    if not _is_whole(version) or version < 1:
        raise _UnusableError("it does not name the version of its format")
    if version > VERSION:
        raise _UnusableError("a later version of Broadsheet has written it; update Broadsheet")
    for key in items:
        if key in values:
            raise _UnusableError(f"“{key}” is no list")
    if format_ == FORMAT:
        return StateFile(
            tuple((_path(one), _record(one)) for one in items["articles"]),
            tuple(_search(one) for one in items["saved_searches"]),
        )
    return UndoFile(
        tuple(
            ArticleChange(_path(one), _record(one.get("before")), _record(one.get("after")))
            for one in items["articles"]
        ),
        tuple(_search_change(one) for one in items["saved_searches"]),
    )


def _members(text: str) -> Iterator[tuple[str, Any, bool]]:
    """(name, value, False) of an object, and (name, item, True) for each item of its lists.

    One after the other: the parser lets no other thread go on before it has done, and a million
    articles would stop the window for seconds. Raises ValueError where it is no JSON.
    """
    at = _expect(text, 0, "{")
    more = text[at : at + 1] != "}"
    while more:
        key, at = _DECODER.raw_decode(text, at)
        if not isinstance(key, str):
            raise ValueError(at)
        at = _expect(text, at, ":")
        if text[at : at + 1] == "[":
            at = _expect(text, at, "[")
            in_list = text[at : at + 1] != "]"
            while in_list:
                value, at = _DECODER.raw_decode(text, at)
                yield key, value, True
                in_list, at = _goes_on(text, at)
            at = _expect(text, at, "]")
        else:
            value, at = _DECODER.raw_decode(text, at)
            yield key, value, False
        more, at = _goes_on(text, at)
    at = _expect(text, at, "}")
    if at != len(text):
        raise ValueError(at)


def _goes_on(text: str, at: int) -> tuple[bool, int]:
    at = _skip(text, at)
    if text[at : at + 1] == ",":
        return True, _skip(text, at + 1)
    return False, at


def _expect(text: str, at: int, char: str) -> int:
    at = _skip(text, at)
    if text[at : at + 1] != char:
        raise ValueError(at)
    return _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    assert blanks is not None
    return blanks.end()


def _path(value: object) -> bytes:
    path = value.get("path") if isinstance(value, dict) else None
    if not isinstance(path, str):
        raise _UnusableError("an article has no path")
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError as error:
        raise _UnusableError("the path of an article is no text") from error
    if not raw or b"\0" in raw or raw.startswith(b"/") or b".." in raw.split(b"/"):
        raise _UnusableError(f"{shown(raw) or 'nothing'} is no path in a library")
    return raw


def _record(value: object) -> Record:
    if not isinstance(value, dict):
        raise _UnusableError("an article is no object")
    found = {name: value[name] for name in Record._fields if name in value}
    if (text := found.get("fingerprint")) is not None:
        try:
            found["fingerprint"] = bytes.fromhex(text)
        except (TypeError, ValueError) as error:
            raise _UnusableError("a fingerprint is not in hex") from error
    record = Record(**found)
    if not isinstance(record.read, bool) or not isinstance(record.favourite, bool):
        raise _UnusableError("“read” and “favourite” are true or false")
    if isinstance(record.position, bool) or not isinstance(record.position, int | float):
        raise _UnusableError("a position is no number")
    if not 0 <= record.position <= 1:
        raise _UnusableError("a position is not from 0 to 1")
    if not _is_whole(record.changed_at) or not 0 <= record.changed_at <= _LATEST:
        raise _UnusableError("a time is not in seconds since 1970")
    return record._replace(position=float(record.position))


def _search_change(value: object) -> SearchChange:
    if not isinstance(value, dict):
        raise _UnusableError("a saved search is no object")
    before, after = value.get("before"), value.get("after")
    return SearchChange(before and _search(before), after and _search(after))


def _search(value: object) -> SavedSearch:
    if not isinstance(value, dict) or not isinstance(words := value.get("words"), str):
        raise _UnusableError("a saved search has no words")
    name, category = value.get("name", ""), value.get("category", [])
    shelf, order = value.get("shelf", "all"), value.get("order", "newest")
    unread_only = value.get("unread_only", False)
    if not isinstance(name, str) or not isinstance(unread_only, bool):
        raise _UnusableError("a saved search has no name, or does not say what it looks through")
    if not isinstance(category, list) or not all(isinstance(one, str) for one in category):
        raise _UnusableError("the category of a saved search is no list of names")
    if shelf not in get_args(Shelf) or order not in get_args(Order):
        raise _UnusableError(
            "a saved search looks where there is nothing, or sorts as nothing does"
        )
    name = " ".join(name.split()) or " ".join(words.split())
    return SavedSearch(name, Query(words, shelf, tuple(category), unread_only, order))


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)
