"""The open tags of an article; each is written once something stands in it."""

from __future__ import annotations

import html
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.html_names import INLINE, PRE, WRITTEN

if TYPE_CHECKING:
    from library.html_writer import Writer


@dataclass(slots=True)
class OpenTag:
    """A tag that was opened: what it is called in the article, and how it is written ("" not)."""

    name: str
    written: str
    start: int = 1
    """The number of a list's first item."""
    count: int = 0
    """Items of a list so far."""


class OpenTags:
    """A stack, outermost first, that writes to `writer`."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._stack: list[OpenTag] = []
        self._counts: Counter[str] = Counter()
        self._names: set[str] = set()
        """Those that are open now: most tags are looked for in vain, for each piece of text."""
        self._written = 0
        self._anchors: list[str] = []

    def __len__(self) -> int:
        return len(self._stack)

    @property
    def top(self) -> OpenTag:
        """The innermost open tag; one without a name where none is open."""
        return self._stack[-1] if self._stack else OpenTag("", "")

    def push(self, tag: OpenTag) -> None:
        self._stack.append(tag)
        self._counts[tag.name] += 1
        self._names.add(tag.name)

    def add_anchor(self, name: str) -> None:
        """A place that links of the article lead to; it is written before what comes next."""
        self._anchors.append(name)

    def write(self) -> None:
        """Writes the tags that wait, because something comes that stands in them."""
        for entry in self._stack[self._written :]:
            if entry.written.startswith("a "):
                self._write_anchors()  # inside the link it would end it
            if entry.written:
                self._writer.add(f"<{WRITTEN.get(entry.written, entry.written)}>")
        self._written = len(self._stack)
        if self._anchors and self.top.name not in ("table", "tr"):
            link = self.nearest({"a"})
            if link is None or not link.written:
                self._write_anchors()

    def _write_anchors(self) -> None:
        self._writer.add("".join(f'<a name="{html.escape(name)}"></a>' for name in self._anchors))
        self._anchors.clear()

    def pop_to(self, length: int) -> bool:
        """Closes all but the outermost `length` tags; whether one of them was a block."""
        block = False
        while len(self._stack) > length:
            entry = self._stack.pop()
            self._counts[entry.name] -= 1
            if not self._counts[entry.name]:
                self._names.discard(entry.name)
            if entry.written and entry.name not in INLINE:
                block = True
            if len(self._stack) < self._written:
                self._written = len(self._stack)
                if entry.written:
                    tag = WRITTEN.get(entry.written, entry.written).partition(" ")[0]
                    self._writer.add(f"</{tag}>")
        return block

    def has(self, name: str) -> bool:
        return name in self._names

    def in_pre(self) -> bool:
        return not self._names.isdisjoint(PRE)

    def find(self, names: set[str], barriers: set[str]) -> int | None:
        # 200 deep in an article made to be slow.
        if self._names.isdisjoint(names):
            return None
        for index in range(len(self._stack) - 1, -1, -1):
            name = self._stack[index].name
            if name in names:
                return index
            if name in barriers:
                return None
        return None

    def depth_of(self, names: set[str]) -> int:
        """How many of the open tags are called one of `names`."""
        return sum(self._counts[name] for name in names)

    def nearest(self, names: set[str]) -> OpenTag | None:
        """The innermost open tag that is called one of `names`."""
        at = self.find(names, set())
        return None if at is None else self._stack[at]
