"""Tag soup → small, balanced HTML that the viewer can lay out without stopping the window."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from library.html_attributes import MEDIA, anchor, cell, image, link, media, number, picture, size
from library.html_names import (
    BARRIERS,
    BLOCKS,
    CELLS,
    HEADINGS,
    INDENTED,
    INLINE,
    LISTS,
    TABLE_PARTS,
    VOID,
)
from library.html_stack import OpenTag, OpenTags
from library.html_tables import Plan, plan_tables
from library.html_tokens import RAW_TAGS, Tag, tokens
from library.html_writer import HAN, Writer
from library.pictures import find_nothing
from library.text import BLOCK_TAGS, HIDDEN_TAGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library.pictures import Find

# QTextDocument cannot be interrupted while it lays out. Measured with 6.11: 200 nested tags 40 ms;
# 20,000 items of one list 10 s, of twenty lists 0.2 s.
_DEEPEST_TAG = 200
_DEEPEST_INDENT = 8
_LONGEST_LIST = 1_000
_MOST_IMAGES = 300
_LARGEST_INLINE = 64
"""Pixels: a larger picture, or one of unknown size, stands in a line of its own."""
_MOST_TAGS = 60_000
_MOST_CHARACTERS = 2_000_000
_MOST_ANCHORS = 2_000

_TOO_DEEP = "Tags nested more than 200 deep were flattened."
_TOO_INDENTED = "Lists and quotations nested more than eight deep were flattened."
_TOO_MANY_IMAGES = "Pictures after the first 300 were left out."
_TOO_LONG = "The end of this very long article was left out."

_BLANKS = re.compile("[ \t\n\r\f]+")
_HAN_LINE_END = re.compile(f"(?<=[{HAN}，。、；：！？）」』]) ?[\r\n][ \t\r\n]*(?=[{HAN}（「『])")
_INDENT = " \t\n\r\f\xa0\u3000\u200b"


@dataclass(frozen=True, slots=True)
class Shaped:
    """Balanced HTML, the addresses of its pictures, and what was flattened or cut."""

    html: str
    images: tuple[str, ...]
    cuts: tuple[str, ...]


def shape(
    source: str, marks: Sequence[str] = (), find: Find = find_nothing, base: str | None = None
) -> Shaped:
    """HTML of any kind as small, balanced HTML with `marks` wrapped in `<span class="hit">`; `find`
    says where the address of a picture leads, `base` is that of the page on the web."""
    read = list(tokens(source))
    plan = plan_tables(read)
    shaper = _Shaper(marks, plan, find, base)
    for cut in plan.cuts:
        shaper.cut(cut)
    for index, token in enumerate(read):
        if shaper.full:
            shaper.cut(_TOO_LONG)
            break
        if isinstance(token, str):
            shaper.text(token)
        elif token.closing:
            shaper.close(token.name)
        else:
            shaper.open(token, index)
    return shaper.finish()


class _Shaper:
    """Keeps the open tags and writes each only once something stands in it."""

    def __init__(self, marks: Sequence[str], plan: Plan, find: Find, base: str | None) -> None:
        self._writer = Writer(marks)
        self._open = OpenTags(self._writer)
        self._plan = plan
        self._find = find
        self._base = base
        self._anchor_count = 0
        self._hidden = ""
        self._hidden_depth = 0
        self._line_empty = True
        self._space = False
        self._breaks = 0
        self._behind_picture = False
        self._tags = 0
        self._images: list[str] = []
        self._image_count = 0
        self._cuts: dict[str, None] = {}

    @property
    def full(self) -> bool:
        return self._writer.length > _MOST_CHARACTERS or self._tags > _MOST_TAGS

    def cut(self, words: str) -> None:
        self._cuts[words] = None

    def finish(self) -> Shaped:
        self._pop_to(0)
        return Shaped(self._writer.html(), tuple(self._images), tuple(self._cuts))

    # Tags

    def open(self, tag: Tag, index: int) -> None:
        if self._hidden:
            self._hidden_depth += tag.name == self._hidden
            if tag.name == "source" and self._hidden in ("video", "audio"):
                self._media(tag)
            return
        self._tags += 1
        name = tag.name
        if name in MEDIA and name != "source":
            self._media(tag)
        if name in HIDDEN_TAGS and name not in VOID:
            if name in RAW_TAGS or not tag.written.endswith("/"):
                self._hidden, self._hidden_depth = name, 1
        elif name in TABLE_PARTS:
            self._open_table_part(tag, index)
        elif name in ("col", "colgroup", "body", "html", "head"):
            return
        else:
            self._ensure_cell()
            self._open_other(tag)

    def close(self, name: str) -> None:
        if self._hidden:
            self._hidden_depth -= name == self._hidden
            if not self._hidden_depth:
                self._hidden = ""
            return
        if name in ("br", "p") and not self._open.has(name):
            self._line_break()
            return
        at = self._open.find({name}, {"table"} if name in TABLE_PARTS else BARRIERS)
        if at is not None:
            self._pop_to(at)
        if name in BLOCK_TAGS or name in BLOCKS:
            self._boundary()

    def _open_other(self, tag: Tag) -> None:
        name = tag.name
        if name == "br":
            self._line_break()
        elif name == "wbr":
            self._writer.allow_break()
        elif name == "hr":
            self._start_block(name)
            self._open.write()
            self._writer.add("<hr>")
        elif name in ("img", "image", "amp-img"):
            self._image(tag.attributes())
        elif name in VOID:
            return
        elif name in BLOCKS or name in BLOCK_TAGS:
            self._start_block(name)
            self._push_block(tag)
        else:
            self._push_inline(tag)

    def _start_block(self, name: str) -> None:
        """Closes what a new block ends without saying so, as every browser does."""
        ends = {"p"}
        if name == "li":
            self._close_one({"li"}, BARRIERS | LISTS)
        elif name in ("dt", "dd"):
            self._close_one({"dt", "dd"}, BARRIERS | {"dl"})
        elif name in HEADINGS and self._open.top.name in HEADINGS:
            ends = ends | set(HEADINGS)
        self._close_one(ends, BARRIERS)
        self._boundary()

    def _push_block(self, tag: Tag) -> None:
        written = BLOCKS.get(tag.name, "div")
        if tag.name in INDENTED:
            depth = self._open.depth_of(INDENTED)
            if depth >= _DEEPEST_INDENT:
                self.cut(_TOO_INDENTED)
                written = "div"
        if written == "li":
            written = self._list_item()
        start = number(tag.attributes().get("start")) if written == "ol" else 1
        self._push(tag, written if start == 1 else f'ol start="{start}"', start)

    def _list_item(self) -> str:
        """How an item is written; a list that grows too long is ended and taken up again."""
        outer = self._open.top
        if outer.name not in LISTS or outer.written == "div":
            return "div"
        if outer.count == _LONGEST_LIST:
            self._pop_to(len(self._open) - 1)
            if outer.name == "ol":
                outer.written = f'ol start="{outer.start + outer.count}"'
                outer.start += outer.count
            outer.count = 0
            self._open.push(outer)
        outer.count += 1
        return "li"

    def _push_inline(self, tag: Tag) -> None:
        if tag.name == "a":
            self._close_one({"a"}, BARRIERS)
            self._push(tag, link(tag.attributes()))
        else:
            self._push(tag, INLINE.get(tag.name, ""))

    def _push(self, tag: Tag, written: str, start: int = 1) -> None:
        if tag.written:
            self._anchor(tag)
        if len(self._open) >= _DEEPEST_TAG:
            self.cut(_TOO_DEEP)
            return
        self._open.push(OpenTag(tag.name, written, start))

    def _anchor(self, tag: Tag) -> None:
        if "id" not in tag.written.lower() and "name" not in tag.written.lower():
            return
        attributes = tag.attributes()
        name = attributes.get("id") or (tag.name == "a" and attributes.get("name")) or ""
        if name and self._anchor_count < _MOST_ANCHORS:
            self._anchor_count += 1
            self._open.add_anchor(anchor(name))

    # Tables

    def _open_table_part(self, tag: Tag, index: int) -> None:
        name = tag.name
        if name == "table":
            self._ensure_cell()
            self._close_one({"p"}, BARRIERS)
            self._boundary()
            kept = index in self._plan.kept
            self._push(tag, "table" if kept else "div")
            return
        table = self._open.find({"table"}, set())
        if table is None:
            if name in CELLS or name == "tr":
                self._start_block(name)
                self._push(tag, "div")
            return
        if name in CELLS and self._open.top.name == "tr":
            inside = len(self._open)
        else:
            row = self._open.find({"tr"}, {"table"}) if name in ("td", "th") else None
            inside = (table if row is None else row) + 1
        self._pop_to(inside)
        self._boundary()
        if name == "tr":
            self._open_row()
        elif name in CELLS:
            self._open_cell(name, tag.attributes())

    def _open_row(self) -> None:
        self._open.push(OpenTag("tr", "tr" if self._open.top.written == "table" else ""))

    def _open_cell(self, name: str, attributes: dict[str, str]) -> None:
        if self._open.top.name != "tr":
            self._open_row()
        if self._open.top.written != "tr":
            self._open.push(OpenTag(name, "div"))
            return
        self._open.push(OpenTag(name, cell(name, attributes)))
        self._open.write()

    def _ensure_cell(self) -> None:
        """Inside a table everything stands in a cell, also where the article forgot to open one."""
        nearest = self._open.nearest(TABLE_PARTS)
        if nearest and nearest.name not in CELLS:
            self._open_cell("td", {})

    # Pictures and other media

    def _image(self, attributes: dict[str, str]) -> None:
        width, height = size(attributes)
        if 0 < width <= 2 and 0 < height <= 2:
            return  # a counting pixel
        if self._image_count >= _MOST_IMAGES:
            self.cut(_TOO_MANY_IMAGES)
            return
        self._image_count += 1
        address = picture(attributes, self._find)
        name = "image:"
        if address:
            name += str(len(self._images))
            self._images.append(address)
        inline = 0 < max(width, height) <= _LARGEST_INLINE or self._open.in_pre()
        if not inline:
            self._end_line()
        self._before_content()
        written = image(name, width, height, attributes.get("alt", ""))
        if self._writer.follows_block():
            # Qt would put it at the end of that block.
            written = f"&#8203;{written}" if inline else f"<p>{written}</p>"
        self._writer.add(written)
        if not inline:
            self._end_line()
            self._behind_picture = True

    def _end_line(self) -> None:
        """What comes next in this block stands in a line of its own."""
        if not self._line_empty:
            self._writer.end_line()
            self._line_empty, self._space = True, False
            self._breaks = max(self._breaks, 1)

    def _media(self, tag: Tag) -> None:
        shown = media(tag.name, tag.attributes(), self._base)
        if shown:
            self._ensure_cell()
            self._start_block("div")
            self._open.write()
            self._writer.add(shown)

    # Text

    def text(self, text: str) -> None:
        if self._hidden or not text:
            return
        if self._open.in_pre():
            self._literal(text)
            return
        text = _HAN_LINE_END.sub("", text) if "\n" in text else text
        if self._line_empty:
            text = text.lstrip(_INDENT)
        flat = _BLANKS.sub(" ", text)
        core = flat.strip(" ")
        if not core:
            self._space = self._space or (bool(flat) and not self._line_empty)
            return
        self._ensure_cell()
        self._space = self._space or (flat[0] == " " and not self._line_empty)
        self._before_content()
        self._writer.text(core)
        self._space = flat[-1] == " "

    def _literal(self, text: str) -> None:
        self._ensure_cell()
        for row, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n")):
            if row:
                self._line_break()
            if line:
                self._writer.add("\n" * self._breaks)
                self._breaks = 0
                self._open.write()
                self._line_empty = False
                self._writer.text(line.expandtabs(4))

    def _before_content(self) -> None:
        self._writer.add("<br>" * min(self._breaks, 2))
        self._breaks = 0
        self._behind_picture = False
        if self._space:
            self._writer.text(" ")
            self._space = False
        self._open.write()
        self._line_empty = False

    def _line_break(self) -> None:
        self._writer.end_line()
        self._space = False
        if self._open.in_pre():
            self._breaks += not self._line_empty  # the first lines and the last are never empty
        elif self._behind_picture:
            self._behind_picture = False  # it has ended its line already
        elif not self._line_empty or self._breaks:
            self._breaks += 1
            self._line_empty = True

    # Writing

    def _pop_to(self, length: int) -> None:
        if self._open.pop_to(length):
            self._boundary()

    def _boundary(self) -> None:
        self._writer.end_line()
        self._line_empty, self._space, self._breaks = True, False, 0
        self._behind_picture = False

    def _close_one(self, names: set[str], barriers: set[str]) -> None:
        at = self._open.find(names, barriers)
        if at is not None:
            self._pop_to(at)
