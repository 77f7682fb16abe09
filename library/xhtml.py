"""Our safe HTML → XHTML that the rules for books allow: what may stand in what, unique ids."""

from __future__ import annotations

import hashlib
import html
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from library.html_tokens import Tag, tokens

_LONGEST_LABEL = 63
"""Characters of one part of a host's name."""
_VOID = {"br", "hr", "img"}
_INLINE = {"a", "b", "big", "code", "i", "s", "small", "span", "sub", "sup", "u"}
_LISTS = {"ul", "ol"}
# Lists of terms must alternate in an order that articles don't keep, so they are plain blocks.
_PLAIN = {"dl": "terms", "dt": "term", "dd": "meaning"}
_PHRASES = {"p", "pre", "h2", "h3", "h4", "h5", "h6"}
"""What may hold words, but no blocks."""
_KEPT = {
    "img": ("src", "alt", "width", "height"),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
}


@dataclass(slots=True)
class _Node:
    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[_Node | str] = field(default_factory=list)
    block: bool = False
    """Whether a block stands somewhere in it."""


def to_xhtml(source: str) -> str:
    """`source` must be what `export_body` makes: small tags, balanced and at most 200 deep."""
    root = _read(source)
    places: dict[str, str] = {}
    _number(root, places)
    return "".join(_Scribe(places).inside(root, flow=True))


def _read(source: str) -> _Node:
    stack = [_Node("div")]
    for token in tokens(source):
        if isinstance(token, str):
            stack[-1].children.append(token)
        elif token.closing:
            if len(stack) > 1 and stack[-1].name == token.name:
                _close(stack)
        else:
            _open(stack, token)
    while len(stack) > 1:
        _close(stack)
    return stack[0]


def _open(stack: list[_Node], tag: Tag) -> None:
    node = _Node(tag.name, tag.attributes())
    stack[-1].children.append(node)
    if tag.name not in _VOID:
        stack.append(node)
    elif tag.name == "hr":
        stack[-1].block = True


def _close(stack: list[_Node]) -> None:
    node = stack.pop()
    if node.block or node.name not in _INLINE:
        stack[-1].block = True


def _number(node: _Node, places: dict[str, str]) -> None:
    """An id for each place in the article that is named."""
    name = node.attributes.get("name") if node.name == "a" else node.attributes.get("id")
    if name and name not in places:
        places[name] = _place(name)
        node.attributes["id"] = places[name]
    else:
        node.attributes.pop("id", None)
    for child in node.children:
        if isinstance(child, _Node):
            _number(child, places)


def _place(name: str) -> str:
    """The id of a named place, fit for every reader of books; other chapters know it, too."""
    return f"place-{hashlib.blake2b(name.encode('utf-8', 'replace'), digest_size=6).hexdigest()}"


class _Scribe:
    """Writes nodes; every method gives pieces of text."""

    def __init__(self, places: dict[str, str]) -> None:
        self._places = places
        self._in_link = False

    def inside(self, node: _Node, *, flow: bool) -> list[str]:
        """The children; `flow` says that blocks may stand here."""
        pieces: list[str] = []
        for child in node.children:
            if isinstance(child, str):
                pieces.append(html.escape(child, quote=False))
            else:
                pieces += self._one(child, flow=flow)
        return pieces

    def _one(self, node: _Node, *, flow: bool) -> list[str]:
        name = node.name
        if name in _VOID:
            return [f"<{name}{_written(node)}/>"] if flow or name != "hr" else []
        if name == "a":
            return self._link(node, flow=flow)
        if name in _INLINE:
            return self._inline(node, flow=flow)
        if name in _LISTS:
            return self._tagged(name, node, self._items(node, "li"))
        if name == "table":
            return self._tagged(name, node, self._rows(node))
        if name in _PLAIN:
            node.attributes["class"] = _PLAIN[name]
        if name in _PHRASES:
            kept = "div" if node.block else name
            return self._tagged(kept, node, self.inside(node, flow=node.block))
        kept = name if name == "blockquote" else "div"
        return self._tagged(kept, node, self.inside(node, flow=True))

    def _tagged(self, name: str, node: _Node, inside: list[str]) -> list[str]:
        return [f"<{name}{_written(node, name)}>", *inside, f"</{name}>"]

    def _inline(self, node: _Node, *, flow: bool) -> list[str]:
        if node.block:  # bold around whole paragraphs: the paragraphs matter more
            return self.inside(node, flow=flow)
        if node.name == "big":
            node.attributes["class"] = "big"
        kept = "span" if node.name == "big" else node.name
        return self._tagged(kept, node, self.inside(node, flow=False))

    def _link(self, node: _Node, *, flow: bool) -> list[str]:
        target = self._target(node.attributes.get("href", ""))
        if not target or self._in_link:
            anchor = f"<span{_written(node, 'span')}></span>" if "id" in node.attributes else ""
            return [anchor, *self.inside(node, flow=flow)]
        self._in_link = True
        inside = self.inside(node, flow=flow and node.block)
        self._in_link = False
        return [f'<a{_written(node)} href="{html.escape(target)}">', *inside, "</a>"]

    def _target(self, address: str) -> str:
        """Where a link leads in a book; "" where it leads nowhere."""
        if address.startswith("#"):
            place = self._places.get(address[1:]) or self._places.get(unquote(address[1:]))
            return f"#{place}" if place else ""
        try:
            parts = urlsplit(address)
            named = max(map(len, (parts.hostname or "").split("."))) <= _LONGEST_LABEL
            if not (named and parts.port != 0):
                return ""
            if parts.fragment and not parts.scheme:  # a place in another chapter
                return f"{parts.path}#{_place(unquote(parts.fragment))}"
            return address
        except ValueError:  # a port beyond 65,535
            return ""

    def _items(self, node: _Node, name: str) -> list[str]:
        """What stands in a list or a row; what is no item is put into one."""
        pieces: list[str] = []
        for child in node.children:
            if isinstance(child, _Node) and child.name == name:
                pieces += self._tagged(name, child, self.inside(child, flow=True))
            elif isinstance(child, _Node) or child.strip():
                pieces += [f"<{name}>", *self.inside(_Node("", children=[child]), flow=True),
                           f"</{name}>"]  # fmt: skip
        return pieces

    def _rows(self, node: _Node) -> list[str]:
        pieces: list[str] = []
        for row in node.children:
            cells = row.children if isinstance(row, _Node) and row.name == "tr" else [row]
            written: list[str] = []
            for cell in cells:
                if isinstance(cell, _Node) and cell.name in ("td", "th"):
                    written += self._tagged(cell.name, cell, self.inside(cell, flow=True))
                elif isinstance(cell, _Node) or cell.strip():
                    inside = self.inside(_Node("", children=[cell]), flow=True)
                    written += ["<td>", *inside, "</td>"]
            if written:
                pieces += ["<tr>", *written, "</tr>"]
        return pieces or ["<tr><td></td></tr>"]


def _written(node: _Node, name: str = "") -> str:
    kept = ("id", "class", *_KEPT.get(name or node.name, ()))
    said = {key: node.attributes[key] for key in kept if key in node.attributes}
    if (name or node.name) == "img":
        said.setdefault("alt", "")
    if align := node.attributes.get("align"):
        said["style"] = f"text-align: {align}"
    return "".join(f' {key}="{html.escape(value)}"' for key, value in said.items())
