"""An article as Markdown with front matter, as Hexo, Jekyll, Hugo and Obsidian read it."""

from __future__ import annotations

import html
import re
from datetime import UTC
from typing import TYPE_CHECKING, Any

from library.carried_over import carried_over
from library.export_body import as_asset, one_line
from library.text import body_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library.export import Leaf

_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def write(path: str, leaves: Iterable[Leaf], _title: str) -> None:
    """Makes the file of one article."""
    (leaf,) = leaves
    text = f"---\n{_head(leaf)}---\n\n{_UNFIT.sub('', _body(leaf)).strip()}\n"
    with open(path, "x", encoding="utf-8", newline="\n") as target:
        target.write(text)


def _head(leaf: Leaf) -> str:
    import yaml

    headline, article = leaf.headline, leaf.article
    fields: dict[str, Any] = {
        "title": leaf.title,
        "date": headline.date.astimezone(UTC),
    }
    if headline.date_guessed:
        fields["date_guessed"] = True
    if headline.author:
        fields["author"] = one_line(headline.author)
    paths = [[one_line(name) for name in path] for path in headline.categories]
    if paths:
        # A list is one path from the outermost on; several paths are a list of lists.
        fields["categories"] = paths[0] if len(paths) == 1 else paths
    if headline.tags:
        fields["tags"] = [one_line(tag) for tag in headline.tags]
    if headline.source_url:
        fields["source"] = headline.source_url
    if article.summary:
        fields["description"] = one_line(article.summary)
    head: str = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=10**6)
    return head


def _body(leaf: Leaf) -> str:
    """The body; what was Markdown stays as its author wrote it, but for what it leads to."""
    article = leaf.article
    if article.body_format == "markdown":
        return carried_over(leaf)
    from markdownify import ATX, markdownify

    # A heading goes by its own words again, not by the viewer's name for it.
    page = leaf.body(as_asset).replace('<a href="#a-', '<a href="#')
    try:
        written: str = markdownify(
            page, heading_style=ATX, bullets="-", escape_misc=True,
            sub_symbol="<sub>", sup_symbol="<sup>", table_infer_header=True,
            keep_inline_images_in=["h2", "h3", "h4", "h5", "h6", "td", "th"],
        )  # fmt: skip
    except RecursionError:
        lines = body_text(article.body, article.body_format).split("\n")
        return "\n\n".join(html.escape(line, quote=False) for line in lines)
    return written
