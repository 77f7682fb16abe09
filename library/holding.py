"""Functions for SQL that say whether something holds a text, which is folded already.

A text that is not held `strictly` is told by `han.unified` from others as well.
"""

from __future__ import annotations

import json

from library.fold import fold
from library.han import unified


def folded(text: str, strictly: int) -> str:
    """A text as these compare it."""
    return fold(text) if strictly else unified(fold(text))


def holds(text: str, wanted: str, strictly: int) -> bool:
    """Whether a text does."""
    return wanted in folded(text, strictly)


def holds_any(texts: str, wanted: str, strictly: int) -> bool:
    """Whether one of the texts of a JSON list does."""
    return any(wanted in folded(str(text), strictly) for text in json.loads(texts))


def holds_path(names: str, wanted: str, strictly: int) -> bool:
    """Whether the path of a category does, written with / between its names."""
    return wanted in folded("/".join(map(str, json.loads(names))), strictly)


def holds_bytes(path: bytes, wanted: str, strictly: int) -> bool:
    """Whether the path of a file does."""
    return wanted in folded(path.decode("utf-8", "replace"), strictly)


FUNCTIONS = (holds, holds_any, holds_path, holds_bytes)
