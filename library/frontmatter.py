"""The bytes of a file and its path → an `Article` with its problems, for every dialect."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from library import fields, tolerant
from library.article import Article, Problem
from library.bodies import above_more, first_heading, format_of, name_as_title
from library.decode import decode
from library.fence import HEADER, LARGEST_HEAD, Split, split
from library.fields import KNOWN, Head, Value, canonical
from library.plain_head import read_plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from library.article import BodyFormat, Dialect

KIND = tolerant.KIND
_ARTICLES = (b".md", b".markdown", b".mdown", b".html", b".htm")

# The C loader's process dies of a flow nest of 60 KB, and aliases of aliases double a value with
# each line of text.
_DEEPEST = 60
_HARMLESS = 400
"""A head this short cannot nest deep enough to do harm."""
_MOST_ALIASES = 10
_USUAL_HEAD = 1500

_LEADING_LINES = re.compile(r"(?:[^\S\n]*+\n)*+")
_BRACKET = re.compile(r"[\[\]{}]")
_DEEP_INDENT = re.compile(rf"^[ \t?:-]{{{_DEEPEST * 4}}}", re.MULTILINE)
_ALIAS = re.compile(r"(?<![^\s\[{,:-])\*[^\s,\[\]{}*]")
_PAIR = re.compile(r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)
_TAB = re.compile(r"^[ ]*\t[ \t]*", re.MULTILINE)
_KEY_LINE = re.compile(r"^[ \t]*[^\s:#<-][^:\n]{0,60}:(?:\s|$)", re.MULTILINE)


def is_article(path: bytes, data: bytes) -> bool:
    """Whether a file is an article: a `.txt` is one only when it opens with front matter."""
    if path.lower().endswith(_ARTICLES):
        return True
    # Most heads end soon: their files need not be decoded twice.
    parts = split(decode(data[:_USUAL_HEAD].rpartition(b"\n")[0])[0])
    if not (parts.notation == "YAML" and parts.closed and _KEY_LINE.search(parts.head)):
        parts = split(decode(data[:LARGEST_HEAD])[0])
    return bool(parts.notation) and bool(_KEY_LINE.search(parts.head) or parts.notation != "YAML")


def read_article(
    path: bytes, data: bytes, *, dialect: Dialect = "hexo", modified: float | None = None
) -> Article:
    """Understands a file. Never raises: what cannot be read, or is assumed, becomes a Problem.

    `path` is relative to the library; `modified`, in seconds since 1970, dates an article that
    gives no date itself.
    """
    text, problems = decode(data)
    parts = split(text)
    problems += _oddities(text, parts)
    if parts.notation == "TOML":
        dialect = "hugo"
    head, body = read_head(parts, problems)
    name = path.rpartition(b"/")[2]
    body, body_format = _body(name, body)
    title = fields.title(head)
    if not title:
        line = fields.empty_title_line(head)
        title = first_heading(body, body_format) or name_as_title(name)
        if line is not None:
            words = f"The title is empty; “{title[:60]}” stands in for it."
            problems.append(Problem(path, line, KIND, words))
    date, guessed = fields.published(head, path, dialect, modified, problems)
    pages = fields.pages(head)
    return Article(
        path=path,
        title=title,
        body=body,
        body_format=body_format,
        date=date,
        date_guessed=guessed,
        author=fields.author(head),
        categories=fields.categories(head, path, dialect),
        tags=fields.tags(head, dialect),
        source_url=pages[0] if pages else None,
        pages=pages,
        addresses=fields.addresses(head),
        head_image=fields.head_image(head),
        summary=fields.summary(head) or above_more(body, body_format),
        hidden=fields.hidden(head, path),
        problems=tuple(replace(problem, path=path) for problem in problems),
    )


def _oddities(text: str, parts: Split) -> list[Problem]:
    """What is odd about a file before its head is looked into."""
    if not text or text.isspace():
        return [Problem(b"", None, "front matter", "This file is empty.")]
    if parts.junk:
        words = "What stands before the opening fence is no text; it was left out."
        return [Problem(b"", 1, "fence", words)]
    return []


def read_body(path: bytes, data: bytes) -> tuple[str, BodyFormat]:
    """The body alone, of a file that `read_article` found no problem in: a third of the time."""
    return _body(path.rpartition(b"/")[2], split(decode(data)[0]).body)


def _body(name: bytes, body: str) -> tuple[str, BodyFormat]:
    blank = _LEADING_LINES.match(body)
    body = (body[blank.end() :] if blank else body).rstrip()
    return body, format_of(name, body)


def read_head(parts: Split, problems: list[Problem]) -> tuple[Head, str]:
    """The parsed head, and the body with what the head held of it."""
    notation, text, line = parts.notation, parts.head, parts.first_line
    if not notation:
        return Head({}), parts.body
    if notation == "headers":
        return Head(_headers(text), text, line, flat=True), parts.body
    load = _LOADERS[notation]
    if parts.closed:
        try:
            values = load(text)
        except (ValueError, RecursionError) as error:
            failed = error
        else:
            return Head(_canonical(values), text, line), parts.body
    else:
        failed = ValueError("no closing fence")
    return _recover(parts, failed, problems)


def _canonical(values: dict[str, Value]) -> dict[str, Value]:
    """By canonical key; an empty `Date` does not hide a `date`."""
    found: dict[str, Value] = {}
    for name, value in values.items():
        key = canonical(name)
        if value or key not in found:
            found[key] = value
    return found


def _recover(parts: Split, failed: Exception, problems: list[Problem]) -> tuple[Head, str]:
    notation, text, line = parts.notation, parts.head, parts.first_line
    if isinstance(failed, _NotAMapError) and not _KEY_LINE.search(text):
        message = "Between the fences stands no “key: value”; they were read as part of the text."
        problems.append(Problem(b"", max(line - 1, 1), KIND, message))
        return Head({}), f"---\n{text}\n---\n{parts.body}"
    load_one = None
    if not isinstance(failed, _TooComplexError):
        load_one = _one_value(notation)
    reading = tolerant.read(text, line, notation, load_one, closed=parts.closed)
    if KNOWN.isdisjoint(reading.values):
        fence = {"YAML": "---", "TOML": "+++", "JSON": ";;;"}[notation]
        message = f"No front matter could be made out after “{fence}”; all of it was read as text."
        problems.append(Problem(b"", max(line - 1, 1), KIND, message))
        whole = f"{text}\n{fence}\n{parts.body}" if parts.closed else text
        return Head({}), f"{fence}\n{whole}"
    if isinstance(failed, _TooComplexError):
        message = f"The front matter is {failed}; its values were read as plain words."
        problems.append(Problem(b"", line, KIND, message))
    else:
        problems += reading.problems
    if not parts.closed:
        message = (
            "The front matter has no closing fence; it was taken to end where the text begins."
        )
        problems.append(Problem(b"", max(line - 1, 1), "fence", message))
    elif reading.rest.strip():
        message = "Lines between the fences that are no “key: value” were read as part of the text."
        problems.append(Problem(b"", line, KIND, message))
    elif not (reading.problems or isinstance(failed, _TooComplexError)):
        at = line + getattr(failed, "line", 0)
        message = f"The front matter is not valid {notation} ({failed}); it was read line by line."
        problems.append(Problem(b"", at, KIND, message))
    body = f"{reading.rest}\n\n{parts.body}" if reading.rest.strip() else parts.body
    return Head(reading.values, text, line), body


class _NotAMapError(ValueError):
    """Valid, but no `key: value`."""


class _TooComplexError(ValueError):
    """Larger or deeper than any honest head, and so kept from the loaders."""


class _SyntaxError(ValueError):
    """What a loader says, with the line, from 0, that it says it of."""

    def __init__(self, words: str, line: int) -> None:
        super().__init__(words)
        self.line = line


def _check_size(text: str) -> None:
    """Raises _TooComplexError for what would kill or stall a loader."""
    if len(text) > LARGEST_HEAD:
        raise _TooComplexError("too large (it has more than 256 KB)")
    if "&" in text and "*" in text and len(_ALIAS.findall(text)) > _MOST_ALIASES:
        raise _TooComplexError("too complex (it has more than ten aliases)")
    if len(text) <= _HARMLESS:
        return
    depth = 0
    for bracket in _BRACKET.findall(text):
        depth = depth + 1 if bracket in "[{" else max(depth - 1, 0)
        if depth > _DEEPEST:
            raise _TooComplexError("too complex (it is nested too deep)")
    if _DEEP_INDENT.search(text):
        raise _TooComplexError("too complex (it is nested too deep)")


@cache
def _yaml_loader() -> Callable[[str], Value]:
    """A function that parses YAML into words, lists and maps; raises ValueError."""
    import yaml
    from frontmatter.default_handlers import YAMLHandler

    from library.yaml_words import FlowLoader, WordsLoader

    handler = YAMLHandler()

    def load(text: str) -> Value:
        try:
            return load_strictly(text)
        except ValueError:
            if not _PAIR.search(text):
                raise
        # JSON's way to write what is beyond U+FFFF, which YAML does not know.
        return load_strictly(_PAIR.sub(_joined, text))

    def load_strictly(text: str) -> Value:
        try:
            loader = FlowLoader if text.lstrip().startswith("{") else WordsLoader
            return handler.load(text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line if error.problem_mark else 0
            raise _SyntaxError(error.problem or "not valid", line) from error
        except yaml.reader.ReaderError as error:
            raise _SyntaxError("a character that YAML forbids", 0) from error
        except (yaml.YAMLError, TypeError, KeyError, IndexError, AttributeError) as error:
            raise ValueError("not valid") from error

    return load


def _joined(pair: re.Match[str]) -> str:
    return (
        "".join(chr(int(half, 16)) for half in pair.groups())
        .encode("utf-16", "surrogatepass")
        .decode("utf-16")
    )


def _load_yaml(text: str) -> dict[str, Value]:
    plain = read_plain(text)
    return _load_any_yaml(text) if plain is None else plain


def _load_any_yaml(text: str) -> dict[str, Value]:
    _check_size(text)
    if "\t" in text:  # Hexo takes a tab that indents for two blanks
        text = _TAB.sub(lambda match: match[0].replace("\t", "  "), text)
    load = _yaml_loader()
    return _as_map(load(text))


def _load_toml(text: str) -> dict[str, Value]:
    _check_size(text)
    values = tomllib.loads(text, parse_float=str)
    for section in ("taxonomies", "extra", "params"):
        inner = values.get(section)
        if isinstance(inner, dict):
            values = {**inner, **values}
    return values


def _load_json(text: str) -> dict[str, Value]:
    _check_size(text)
    keep = {"parse_int": str, "parse_float": str, "parse_constant": str}
    return _as_map(json.loads("{" + text + "}", **keep))  # type: ignore[arg-type]


_LOADERS: dict[str, Callable[[str], dict[str, Value]]] = {
    "YAML": _load_yaml,
    "TOML": _load_toml,
    "JSON": _load_json,
}


def _as_map(value: Value) -> dict[str, Value]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise _NotAMapError("no “key: value”")
    merged = value.pop("<<", None)
    return {**merged, **value} if isinstance(merged, dict) else value


def _one_value(notation: str) -> Callable[[str], Value]:
    """A function that parses what stands behind one key; raises ValueError."""
    prefix = {"YAML": "k: ", "TOML": "k = ", "JSON": '"k": '}[notation]
    load = _LOADERS[notation]

    def load_one(text: str) -> Value:
        if notation == "JSON":
            text = text.strip().rstrip(",")
        values = load(prefix + text)
        if list(values) != ["k"]:
            raise ValueError("more than one key")
        return values["k"]

    return load_one


def _headers(text: str) -> dict[str, Value]:
    values: dict[str, Value] = {}
    key = ""
    for line in text.split("\n"):
        match = HEADER.fullmatch(line)
        if match:
            key = canonical(match[1])
            values.setdefault(key, (match[2] or "").strip())
        elif key:
            values[key] = f"{values[key]} {line.strip()}".strip()
    return values
