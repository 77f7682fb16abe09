"""Markdown → HTML, with the template marks of Hexo, Jekyll and Hugo turned into what they mean."""

from __future__ import annotations

import re
import shlex
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Code is set apart, so that marks in it stay. An indented block is code only after an empty line.
_CODE = re.compile(
    r"(?P<fence>^[ \t>]*+(?P<ticks>`{3,}+|~{3,}+)[^\n]*+\n(?s:.*?)"
    r"(?:^[ \t>]*(?P=ticks)[`~]*[ \t]*$|\Z))"
    r"|(?<!`)(?P<run>`{1,3})(?!`)[^`\n]{1,1000}(?<!`)(?P=run)(?!`)"
    r"|(?<=\n\n)(?: {4}|\t)[^\n]*(?:\n(?: {4}|\t)[^\n]*)*",
    re.MULTILINE,
)
# What opens or closes a block of which the inside is not for the generator.
_EDGE = re.compile(
    r"\{[%{][%<-]?\s{0,9}(end|/\s{0,9})?(highlight|codeblock|code|comment|raw)\b([^%{}>\n]*)"
    r"[%>-]?[%}]\}?[ \t]*"
)
# Where a mark that nothing closes could be tried again at each later one, it ends at the next.
_LIQUID = re.compile(r"\{%-?\s*+(\w++)((?:[^%{\n]|%(?!\})|\{(?!%))*?)-?%\}[ \t]*")
_SHORTCODE = re.compile(r"\{\{(?:<|%)\s*+(/?\s*+[\w./-]++)((?:[^{\n]|\{(?!\{))*?)/?\s?(?:>|%)\}\}")
_VARIABLE = re.compile(
    r"\{\{-?\s*(?:site|page|post|layout|include|content|paginator)\b(?:\.[^{}\n]*|\s*\|[^{}\n]*|\s*)\}\}"
)
_CONTENTS = re.compile(r"^[*+-] [^\n]*\n\{:\s*toc\b[^}\n]*\}[ \t]*$", re.MULTILINE | re.IGNORECASE)
_ATTRIBUTES = re.compile(
    r"\{::?\s*(?:toc\b|options\b|nomarkdown\b|/?comment\b|[.#][\w-]|[\w-]++=[\"'])[^{}\n]*\}[ \t]*"
)
_HEADING_ID = re.compile(
    r"^(#{1,6} [^\n]{0,300}?)[ \t]{0,9}\{[#.][^{}\n]{0,100}\}[ \t]*$", re.MULTILINE
)
_TASK = re.compile(r'<input disabled="" type="checkbox"( checked="")?/>\n')
_REFERENCE = re.compile(r'<sup class="footnote-reference"><a href="#([^"]*)">')
_REFERRING = r'<sup class="footnote-reference"><a id="fnref-\1" href="#fn-\1">'
_NOTE = re.compile(
    r'<div class="footnote-definition" id="([^"]*)">'
    r'<sup class="footnote-definition-label">(\d+)</sup>\n(<p>)?'
)
# Hashnode's ways to align a picture and to embed a page.
_ALIGNED = re.compile(r"(!\[[^\[\]\n]*+\]\(\s*+[^\s()<>]++)(?:\s++\w++=\"[^\"\n]*+\")++\s*+\)")
_EMBEDDED = re.compile(r"^%\[(https?://[^\s\[\]<>]++)\][ \t]*$", re.MULTILINE)
# Not `[[1]](…)`, which is a link already.
_WIKILINK = re.compile(r"(!?)\[\[([^\[\]|\n]{1,200})(?:\|([^\[\]\n]{1,200}))?\]\](?![(\[])")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|webp|bmp|avif|svg)\Z", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:px|%)?")

_PLAYERS = {
    "youtube": ("YouTube", "https://www.youtube.com/watch?v={}"),
    "vimeo": ("Vimeo", "https://vimeo.com/{}"),
    "bilibili": ("Bilibili", "https://www.bilibili.com/video/{}"),
    "gist": ("Gist", "https://gist.github.com/{}"),
}


def to_html(body: str) -> str:
    """CommonMark with tables, footnotes, strikethrough and task lists; not sanitised."""
    rendered = _renderer()(_without_marks(body))
    if 'class="footnote-' in rendered:
        rendered = _NOTE.sub(_note, _REFERENCE.sub(_REFERRING, rendered))
    # Forms are no part of an article; the boxes of a task list are.
    return _TASK.sub(lambda match: "☑ " if match[1] else "☐ ", rendered)


def _note(match: re.Match[str]) -> str:
    """The beginning of a footnote: its number, which leads back, stands in its first line."""
    number = f'<a href="#fnref-{match[1]}">{match[2]}.</a>'
    return f'<div id="fn-{match[1]}"><p>{number} ' + ("" if match[3] else "</p>\n")


@cache
def _renderer() -> Callable[[str], str]:
    from pyromark import Markdown, Options

    options = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
    )
    return Markdown(options=options).html


def _without_marks(body: str) -> str:
    if "{%" in body or "{{" in body:
        body = outside_code(body, _blocks)
        body = outside_code(body, _templates)
    if "{:" in body or "{#" in body or "{." in body:
        body = outside_code(body, _kramdown)
    if '="' in body and "![" in body:
        body = outside_code(body, lambda text: _ALIGNED.sub(r"\1)", text))
    if "[[" in body:
        body = outside_code(body, lambda text: _WIKILINK.sub(_wikilink, text))
    if "%[" in body:
        body = outside_code(body, lambda text: _EMBEDDED.sub(r"<\1>", text))
    return body


def outside_code(body: str, change: Callable[[str], str]) -> str:
    """Markdown of which all that is no code was changed."""
    pieces: list[str] = []
    end = 0
    for match in _CODE.finditer(body):
        pieces += [change(body[end : match.start()]), match[0]]
        end = match.end()
    pieces.append(change(body[end:]))
    return "".join(pieces)


def _blocks(text: str) -> str:
    """Blocks of code become fenced code, which later steps leave alone; comments go."""
    edges = list(_EDGE.finditer(text))
    last = {edge[2]: edge.start() for edge in edges if edge[1]}
    pieces: list[str] = []
    end = 0
    opened: re.Match[str] | None = None
    for edge in edges:
        name = edge[2]
        if opened is None:
            if not edge[1] and (edge.start() < last.get(name, 0) or name == "raw"):
                opened = edge
        elif edge[1] and name == opened[2]:
            pieces += [
                text[end : opened.start()],
                _block(opened, text[opened.end() : edge.start()]),
            ]
            end = edge.end()
            opened = None
    if opened is not None:
        pieces += [text[end : opened.start()], _block(opened, text[opened.end() :])]
        end = len(text)
    return "".join([*pieces, text[end:]])


def _block(opened: re.Match[str], inside: str) -> str:
    if opened[2] == "comment":
        return ""
    if opened[2] == "raw":  # no later step shall see a mark in it
        return inside.replace("{", "&#123;").replace("}", "&#125;")
    language = re.search(r"(?:lang:)?([\w+#-]+)", opened[3])
    longest = max(map(len, re.findall("`+", inside)), default=0)
    fence = "`" * max(3, longest + 1)
    code = inside.rstrip().removeprefix("\n")
    return f"\n{fence}{language[1] if language else ''}\n{code}\n{fence}\n"


def _templates(text: str) -> str:
    if "{{" in text:  # first, because `{{% %}}` holds what looks like `{% %}`
        text = _VARIABLE.sub("", _SHORTCODE.sub(_shortcode, text))
    return _LIQUID.sub(_liquid, text) if "{%" in text else text


def _wikilink(match: re.Match[str]) -> str:
    """`[[target|words]]` as a link, `![[picture.png|300]]` as a picture."""
    target = re.sub("[<>]", "", match[2]).strip()
    if match[1] and _PICTURE.search(target):
        return f"![](<{target}>)"
    return f"[{_escaped((match[3] or match[2]).strip())}](<{target}>)"


def _liquid(match: re.Match[str]) -> str:
    name = match[1].lower()
    words = _words(match[2])
    if name in ("asset_img", "img", "image"):
        return _picture(words)
    if name == "link":
        url = next((word for word in words if word.startswith(("http:", "https:"))), "")
        text = " ".join(words[: words.index(url)]) if url else " ".join(words)
        if not url:  # Jekyll's, which stands for the address of a page
            return "".join(words[:1]).replace(" ", "%20")
        return f"[{_escaped(text)}]({url})" if text else _escaped(url)
    if name == "post_url":
        return "".join(words[:1]).replace(" ", "%20")
    if name == "post_link" and words:
        label = _escaped(" ".join(words[1:]) or words[0])
        return f"[{label}](<{re.sub('[<>]', '', words[0])}>)"
    if name == "asset_link":
        return _escaped(" ".join(words[1:]) or "".join(words[:1]))
    return _player(name, words)


def _shortcode(match: re.Match[str]) -> str:
    name = re.sub(r"\s", "", match[1]).lower()
    words = _words(match[2])
    named = dict(word.split("=", 1) for word in words if "=" in word)
    if name in ("figure", "img", "image") and named.get("src"):
        caption = named.get("caption") or named.get("title") or ""
        picture = f"![{_escaped(named.get('alt', ''))}](<{named['src']}>)"
        return f"{picture}\n\n{_escaped(caption)}\n" if caption else picture
    if name in ("ref", "relref"):
        return "".join(words[:1]).replace(" ", "%20")
    return _player(name, words)


def _player(name: str, words: list[str]) -> str:
    if name not in _PLAYERS or not words:
        return ""
    label, address = _PLAYERS[name]
    found = [
        word.removeprefix("id=") for word in words if "=" not in word or word.startswith("id=")
    ]
    if name == "gist" and len(found) > 1:
        found = ["/".join(found[:2])]
    if not found or not re.fullmatch(r"[\w./-]+", found[0]):
        return label
    return f"[{label}: {found[0]}]({address.format(found[0])})"


def _picture(words: list[str]) -> str:
    """`{% asset_img [class] file [width [height]] [title [alt]] %}` as an image."""
    at = next((at for at, word in enumerate(words) if "." in word or "/" in word), None)
    if at is None:
        return ""
    title = " ".join(word for word in words[at + 1 :] if not _NUMBER.fullmatch(word))
    return f"![{_escaped(title)}](<{words[at].strip('<>')}>)"


def _words(arguments: str) -> list[str]:
    """The arguments of a mark, in quotation marks or not."""
    try:
        return shlex.split(arguments)
    except ValueError:
        return arguments.split()


def _escaped(text: str) -> str:
    return re.sub(r"([\\\[\]<>*_`])", r"\\\1", text)


def _kramdown(text: str) -> str:
    text = _ATTRIBUTES.sub("", _CONTENTS.sub("", text))
    return _HEADING_ID.sub(r"\1", text)
