"""Articles as one JSON array, for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from library.export_body import as_data_unless_remote
from library.headline_json import as_json
from library.text import body_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.export import Leaf


def write(path: str, leaves: Iterable[Leaf], _title: str) -> None:
    """Makes an array with an object an article: what `search --json` says, `html` and `text`."""
    # Half a character, from a file name that is not UTF-8, stays the escape that Python reads back.
    with open(path, "x", encoding="utf-8", errors="backslashreplace", newline="\n") as target:
        target.write("[")
        separator = "\n"
        for leaf in leaves:
            article = leaf.article
            value = {
                **as_json(leaf.headline, leaf.problems),
                "html": leaf.body(as_data_unless_remote),
                "text": body_text(article.body, article.body_format),
            }
            target.write(separator + json.dumps(value, ensure_ascii=False))
            separator = ",\n"
        target.write("\n]\n")
