"""What the keys of front matter mean in each dialect: a parsed head → the fields of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from library.article import Problem
from library.dates import date_from_name, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from library.article import Dialect, Path

Value = Any
"""What stands behind a key: words, None, or lists and maps of those; TOML has numbers and dates."""

_TITLE = ("title", "标题", "題目", "题目", "タイトル", "제목")
_AUTHOR = ("author", "authors", "byline", "by", "creator", "作者", "著者", "글쓴이")
_CATEGORIES = (
    "categories", "category", "section", "分类", "分類", "カテゴリ", "カテゴリー", "카테고리",
)  # fmt: skip
_TAGS = ("tags", "tag", "keywords", "标签", "標籤", "タグ", "태그")
_DATE = (
    "date", "publishdate", "pubdate", "published", "publishedat", "datepublished", "created",
    "createdat", "datecreated", "日期", "日付", "날짜", "lastmod", "updated", "modified",
    "updatedat",
)  # fmt: skip
_DATE_OF = {"obsidian": ("published", *_DATE)}
_SOURCE = (
    "source", "url", "link", "original", "originalurl", "sourceurl", "canonical", "canonicalurl",
    "externalurl", "permalink", "guid",
)  # fmt: skip
_IMAGE = (
    "headimg", "cover", "coverimage", "thumbnail", "photos", "image", "images", "featuredimage",
    "banner", "headerimage", "ogimage", "socialimage", "teaser", "topimg", "indeximg",
)  # fmt: skip
_ADDRESSES = ("permalink", "url", "slug", "path", "abbrlink", "aliases", "alias", "redirectfrom")
_MOST_ADDRESSES = 20
_PATTERN = re.compile(r"(?:\A|/):\w|\{\{|[\r\n]")
_SUMMARY = ("excerpt", "summary", "description", "abstract")

KNOWN = frozenset([
    *_TITLE, *_AUTHOR, *_CATEGORIES, *_TAGS, *_DATE, *_SOURCE, *_IMAGE, *_SUMMARY, "layout", "slug",
    "draft", "comments", "status", "lang", "toc", "mathjax", "series", "path", "aliases",
    "subtitle",
])  # fmt: skip
"""Keys, in the form that `canonical` gives them, that hardly begin a line of prose."""

_LONGEST = 500
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+ *")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINK = re.compile(r"!?\[([^\[\]]+)\](?:\([^()\s]*\))?|\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_ADDRESS = re.compile("https?://[^\\s<>\"'\\\\\ud800-\udfff]+", re.IGNORECASE)
_HAN = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SITE_FOLDERS = frozenset({"_posts", "_drafts"})


def canonical(key: str) -> str:
    """A key without the differences between `pubDate`, `pub_date` and `Pub-Date`."""
    key = key.lower()
    return key if key.isalpha() else re.sub(r"[\s_-]+", "", key)


@dataclass(frozen=True, slots=True)
class Head:
    """The parsed head of one file; `text` as it stands there, from line `first_line` on."""

    values: dict[str, Value]
    """By canonical key."""
    text: str = ""
    first_line: int = 1
    flat: bool = False
    """Bare headers, where a category with blanks is one category in every dialect."""

    def first(self, keys: Iterable[str]) -> tuple[str, Value]:
        """The first of some keys that has a value, and that value; ("", None) without one."""
        for key in keys:
            value = self.values.get(key)
            if value is not None and value not in ("", [], {}):
                return key, value
        return "", None

    def line(self, key: str) -> int | None:
        """The line of the file that a canonical key stands in."""
        for number, line in enumerate(self.text.split("\n"), self.first_line):
            if canonical(re.split("[:=]", line, maxsplit=1)[0].strip(" \t\"'")) == key:
                return number
        return None

    def raw(self, key: str) -> str:
        """The words behind a canonical key as they stand in its line."""
        number = self.line(key)
        if number is None:
            return ""
        line = self.text.split("\n")[number - self.first_line]
        return re.split("[:=]", line, maxsplit=1)[-1].strip()


def words(value: Value) -> str:
    """A value as words on one line, cleaned of what could upset a list or a window's title."""
    if isinstance(value, str):
        return clean(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, list):
        return clean(", ".join(filter(None, map(words, value[:_LONGEST]))))
    if isinstance(value, dict):
        for key in ("name", "title", "label", "src", "url", "slug"):
            if value.get(key):
                return words(value[key])
        pairs = list(value.items())[:_LONGEST]
        return clean(", ".join(f"{key}: {words(item)}".rstrip(": ") for key, item in pairs))
    return clean(str(value))


def clean(text: str) -> str:
    """One line of at most 500 characters without controls and direction overrides."""
    text = text[: 4 * _LONGEST].strip()
    if not text.isprintable():
        text = _SURROGATES.sub("\ufffd", _CONTROLS.sub(" ", _OVERRIDES.sub("", text))).strip()
    # The seed's generator wrote braces like this in the whole file.
    if "&#12" in text:
        text = text.replace("&#123;", "{").replace("&#125;", "}")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def title(head: Head) -> str:
    """The title that the head gives, or ""."""
    key, value = head.first(_TITLE)
    if isinstance(value, list | dict):
        # `[Repost] title` and `{{ title }}` are lists and maps to YAML alone.
        return clean(head.raw(key).strip("\"'")) or words(value)
    return words(value)


def empty_title_line(head: Head) -> int | None:
    """The line of a title that has no words."""
    return next((head.line(key) for key in _TITLE if key in head.values), None)


def author(head: Head) -> str | None:
    """One name, or several in one string."""
    _, value = head.first(_AUTHOR)
    names = [_unlinked(words(item)) for item in (value if isinstance(value, list) else [value])]
    names = list(dict.fromkeys(filter(None, names)))
    return clean(("、" if _HAN.search("".join(names)) else ", ").join(names)) or None


def tags(head: Head, dialect: Dialect) -> tuple[str, ...]:
    """Tags in the order of the file, each once."""
    _, value = head.first(_TAGS)
    if isinstance(value, str):
        value = _split(value, dialect, head.flat)
    elif not isinstance(value, list):
        value = [value]
    found = (_unlinked(words(item)) for item in _flat(value))
    if dialect == "obsidian":
        found = (tag.lstrip("#") for tag in found)
    return tuple(dict.fromkeys(filter(None, found)))


def _split(value: str, dialect: Dialect, flat: bool) -> list[str]:
    if "," in value or "，" in value:
        return re.split("[,，]", value.strip("[] "))
    return value.split() if dialect == "jekyll" and not flat else [value]


def categories(head: Head, path: bytes, dialect: Dialect) -> tuple[Path, ...]:
    """The paths of categories that an article stands under; its folder's where it names none."""
    folders = _folders(path)
    paths: list[Path] = []
    if dialect == "jekyll" and "_posts" in folders:
        paths = [(name,) for name in folders[: folders.index("_posts")]]
    for key in ("categories", "category") if dialect == "jekyll" else _CATEGORIES:
        value = head.values.get(key)
        if value not in (None, "", [], {}):
            paths += _category_paths(value, dialect, head.flat)
            if dialect != "jekyll":
                break
    found = tuple(dict.fromkeys(path for path in paths if path))
    if found:
        return found
    # `tide/index.md` and its pictures are one article, whose name is its folder's.
    if path.rpartition(b"/")[2].lower().startswith(b"index."):
        folders = folders[:-1]
    if dialect == "hugo" and folders[:1] == ["content"]:
        folders = folders[1:]
    below = tuple(clean(name) for name in _below_site(folders))
    return (below,) if below else ()


def _category_paths(value: Value, dialect: Dialect, flat: bool) -> list[Path]:
    if isinstance(value, str):
        names = value.split() if dialect == "jekyll" and not flat else [value]
        return [_path([name]) for name in names]
    if not isinstance(value, list):
        return [_path([value])]
    if dialect != "hexo":
        return [_path([name]) for name in _flat(value)]
    if any(isinstance(item, list) for item in value):
        return [_path(_flat(item) if isinstance(item, list) else [item]) for item in value]
    return [_path(value)]


def _path(names: Iterable[Value]) -> Path:
    return tuple(filter(None, (_unlinked(words(name)) for name in names)))


def _flat(value: Iterable[Value]) -> Iterator[Value]:
    for item in value:
        if isinstance(item, list):
            yield from _flat(item)
        else:
            yield item


def _unlinked(text: str) -> str:
    """A name that is written as a Markdown or wiki link, without the link."""
    match = _LINK.fullmatch(text) if "[" in text else None
    return clean(match[1] or match[2]) if match else text


def _folders(path: bytes) -> list[str]:
    return path.decode("utf-8", "backslashreplace").split("/")[:-1]


def _below_site(folders: list[str]) -> list[str]:
    """Folders without those that only the site's generator needs."""
    return [
        name
        for name, after in zip_longest(folders, folders[1:], fillvalue="")
        if name not in _SITE_FOLDERS and not (name == "source" and after in _SITE_FOLDERS)
    ]


def published(
    head: Head, path: bytes, dialect: Dialect, modified: float | None, problems: list[Problem]
) -> tuple[datetime | None, bool]:
    """The article's date in UTC, and whether it had to be guessed."""
    unread = ""
    for key in _DATE_OF.get(dialect, _DATE):
        value = head.values.get(key)
        if value in (None, "", [], {}) or value in ("true", "false", True, False):
            continue
        moment = parse_date(words(value))
        if moment:
            if not unread:
                return moment, False
            break
        unread = unread or key
    else:
        moment = None
    guess = moment or _guess(head, path) or _moment(modified)
    if unread:
        found = words(head.values[unread])[:60]
        stand_in = guess.date().isoformat() if guess else "no date"
        message = f"“{found}” is no date that can be read; {stand_in} stands in for it."
        problems.append(Problem(path, head.line(unread), "date", message))
    return guess, guess is not None


def _guess(head: Head, path: bytes) -> datetime | None:
    name = path.decode("utf-8", "replace")
    return date_from_name(name) or date_from_name(words(head.values.get("path")))


def _moment(modified: float | None) -> datetime | None:
    if modified is None:
        return None
    try:
        return datetime.fromtimestamp(modified, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def pages(head: Head) -> tuple[str, ...]:
    """The full addresses of the web under which the article stands; that of the original first."""
    found: dict[str, None] = {}
    for key in _SOURCE:
        value = head.values.get(key)
        for item in value[:_MOST_ADDRESSES] if isinstance(value, list) else [value]:
            if isinstance(item, str) and _ADDRESS.fullmatch(item.strip()):
                found[item.strip()] = None
    return tuple(found)


def addresses(head: Head) -> tuple[str, ...]:
    """What the site calls the article's page, and has called it: of its front matter only."""
    found: list[str] = []
    for key in _ADDRESSES:
        value = head.values.get(key)
        items = value if isinstance(value, list) else [value]
        found += [words(item) for item in items[:_MOST_ADDRESSES] if item not in (None, "", [], {})]
    # A pattern, such as /:year/:title/, says nothing of this article.
    return tuple(one for one in dict.fromkeys(found) if not _PATTERN.search(one))


def head_image(head: Head) -> str | None:
    """The address of the picture that goes with the article, as it stands in the file."""
    _, value = head.first(_IMAGE)
    if isinstance(value, list):
        value = value[0]
    if isinstance(value, dict):
        value = value.get("src") or value.get("url") or value.get("path") or value.get("feature")
    return words(value) or None


def summary(head: Head) -> str | None:
    """What the author put before the article."""
    return words(head.first(_SUMMARY)[1]) or None


def hidden(head: Head, path: bytes) -> bool:
    """Whether the author keeps the article back."""
    if b"_drafts/" in path and "_drafts" in _folders(path):
        return True
    draft, shown = head.values.get("draft"), head.values.get("published")
    status = head.values.get("status")
    end = head.values.get("expirydate")
    expiry = parse_date(words(end)) if end else None
    return (
        words(draft).lower() in ("true", "yes", "on")
        or words(shown).lower() in ("false", "no", "off")
        or words(status).lower() in ("draft", "hidden")
        or (expiry is not None and expiry < datetime.now(UTC))
    )
