"""Which generator's rules a library, and each of its files, follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from library.article import Dialect

_HUGO = ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default")
_POSTS = re.compile(rb"(?:^|/)(source/)?_(?:posts|drafts)/")


def detect(exists: Callable[[str], bool]) -> Dialect:
    """The dialect of a library; `exists` tells whether it holds a path, given relative to it.

    Where nothing gives it away Hexo's rules hold, which fit the seed.
    """
    if any(exists(name) for name in _HUGO) or (exists("config.toml") and exists("content")):
        return "hugo"
    configured = exists("_config.yml") or exists("_config.yaml")
    if configured and not exists("source/_posts") and exists("_posts"):
        return "jekyll"
    if not configured and exists(".obsidian"):
        return "obsidian"
    return "hexo"


def dialect_of(path: bytes, site: Dialect) -> Dialect:
    """The dialect of one file: a library may hold several sites, each in a folder of its own.

    `source/_posts/` is Hexo's, `_posts/` without it Jekyll's; elsewhere that of the library holds.
    """
    match = _POSTS.search(path)
    if match is None:
        return site
    return "hexo" if match[1] else "jekyll"
