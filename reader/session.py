"""What the window looked like when it was left: size, panes, place in the tree; recent folders."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QByteArray

from library import Order, Query, Shelf
from reader.store import Store

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMainWindow

    from reader.worker import Worker

RECENT_KEPT = 10
_SPLITTERS = {
    "sidebar": "sidebarSplitter",
    "beside": "readingSplitter",
    "above": "readingSplitterAbove",
}


class Session:
    """The window's memory between two starts, below one folder."""

    def __init__(self, folder: str, worker: Worker) -> None:
        self._store = Store(os.path.join(folder, "window.ini"), worker)

    def save_window(
        self, window: QMainWindow, shares: Mapping[str, QByteArray], *, sidebar: bool
    ) -> None:
        """Keeps size, place, how the panes share the room, and whether the sidebar is shown."""
        self._store.set("geometry", window.saveGeometry())
        self._store.set("sidebar", "true" if sidebar else "false")
        for name, share in shares.items():
            self._store.set(_SPLITTERS[name], share)

    def restore_window(self, window: QMainWindow) -> bool:
        """Puts the window back as far as something fitting was kept; whether it has a sidebar."""
        geometry = self._store.bytes("geometry")
        if geometry is not None:
            window.restoreGeometry(geometry)
        return self._store.text("sidebar") != "false"

    def shares(self) -> dict[str, QByteArray]:
        """How the panes shared the room when the window was left."""
        kept = {name: self._store.bytes(key) for name, key in _SPLITTERS.items()}
        return {name: share for name, share in kept.items() if share is not None}

    def save_article_window(self, window: QMainWindow) -> None:
        """Keeps size and place of a window with one article, for the next one."""
        self._store.set("articleWindow", window.saveGeometry())

    def restore_article_window(self, window: QMainWindow) -> bool:
        """Gives a new one the size and the place of the last; whether there was one."""
        geometry = self._store.bytes("articleWindow")
        return geometry is not None and window.restoreGeometry(geometry)

    def save_open_articles(self, folder: str, windows: list[tuple[bytes, QByteArray]]) -> None:
        """Keeps the files of a library that have a window of their own, with size and place."""
        kept = [[path.hex(), bytes(shape.data()).hex()] for path, shape in windows]
        self._store.set(f"{_key(folder)}/windows", json.dumps(kept))

    def open_articles(self, folder: str) -> list[tuple[bytes, QByteArray]]:
        """What `save_open_articles` kept when the library was left."""
        try:
            kept = json.loads(self._store.text(f"{_key(folder)}/windows", "[]"))
            return [(bytes.fromhex(path), QByteArray(bytes.fromhex(shape))) for path, shape in kept]
        except (ValueError, TypeError):
            return []

    def recent(self) -> list[str]:
        """Folders opened before, the last one first."""
        return self._strings("recent")

    def remember(self, folder: str) -> None:
        """Puts a folder first among the recent ones, as the one to open at the next start."""
        others = [name for name in self.recent() if name != folder]
        self._write("recent", [folder, *others][:RECENT_KEPT])
        self._write("open", [folder])

    def forget_recent(self) -> None:
        """Lists no folders any more."""
        self._write("recent", [])

    def last_open(self) -> str | None:
        """The folder that was open when the program was left."""
        return next(iter(self._strings("open")), None)

    def forget_open(self) -> None:
        """The next start begins on the welcome page."""
        self._write("open", [])

    def save_place(self, folder: str, query: Query, path: bytes | None, before: Order) -> None:
        """Keeps what a library's tree and list showed, and the order `before` a search."""
        place = {
            "words": query.words,
            "before": before,
            "shelf": query.shelf,
            "category": list(query.category),
            "unread_only": query.unread_only,
            "order": query.order,
            "article": path.hex() if path else "",
        }
        self._store.set(f"{_key(folder)}/place", json.dumps(place))

    def place(self, folder: str) -> tuple[Query, bytes | None, Order]:
        """What `save_place` kept when the library was left: everything, the first time."""
        try:
            place = json.loads(self._store.text(f"{_key(folder)}/place", "{}"))
            shelf, order = place.get("shelf"), place.get("order")
            before = place.get("before")
            query = Query(
                str(place.get("words", "")),
                shelf=shelf if shelf in get_args(Shelf) else "all",
                category=tuple(map(str, place.get("category", ()))),
                unread_only=bool(place.get("unread_only", False)),
                order=order if order in get_args(Order) else "newest",
            )
            path = bytes.fromhex(place.get("article", "")) or None
            return query, path, before if before in get_args(Order) else "newest"
        except (ValueError, TypeError, AttributeError):
            return (
                Query(),
                None,
                "newest",
            )  # edited by hand, or cut off by a crash: not worth a word

    def save_expanded(self, folder: str, paths: list[tuple[str, ...]]) -> None:
        """Keeps which categories stand open."""
        self._store.set(f"{_key(folder)}/expanded", json.dumps(paths))

    def expanded(self, folder: str) -> list[tuple[str, ...]] | None:
        """Which categories stood open; None for a library seen for the first time."""
        try:
            paths = json.loads(self._store.text(f"{_key(folder)}/expanded", "null"))
            return None if paths is None else [tuple(map(str, path)) for path in paths]
        except (ValueError, TypeError):
            return None

    def searches(self, folder: str) -> list[str]:
        """What was searched for in a library, the last one first."""
        return self._strings(f"{_key(folder)}/searches")

    def save_searches(self, folder: str, searches: list[str]) -> None:
        """Keeps what was searched for in a library."""
        self._write(f"{_key(folder)}/searches", searches)

    # QSettings gives a list of one back as a string: lists are kept as JSON.
    def _strings(self, key: str) -> list[str]:
        try:
            return [str(name) for name in json.loads(self._store.text(key, "[]"))]
        except (ValueError, TypeError):
            return []

    def _write(self, key: str, names: list[str]) -> None:
        self._store.set(key, json.dumps(names))


def _key(folder: str) -> str:
    """A settings group for a folder; its path would be torn apart at each `/`."""
    return "library-" + os.fsencode(folder).hex()
