"""What stands below the header of an article, or in the place of one, as HTML."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reader.translation import told

if TYPE_CHECKING:
    from library import Page

PLAIN = "broadsheet:plain"
FORMATTED = "broadsheet:formatted"
_LABEL = re.compile(r'(<p class="media">(?:<a href="[^"<>]*">)?)([^<>]*)')


def body_html(page: Page, *, plain: bool) -> str:
    """An article with what was cut from it; `plain` is its text without any formatting."""
    if plain:
        lines = "".join(f"<p>{html.escape(line)}</p>" for line in page.text.split("\n"))
        words = QCoreApplication.translate("ArticleBody", "Show with its formatting")
        return lines + _cuts((), FORMATTED, words)
    if page.cuts:
        words = QCoreApplication.translate("ArticleBody", "Show as plain text")
        return _labelled(page.html) + _cuts(page.cuts, PLAIN, words)
    if not page.html:
        words = QCoreApplication.translate("ArticleBody", "This article has no text.")
        return f'<p class="cuts">{html.escape(words)}</p>'
    return _labelled(page.html)


def _labelled(body: str) -> str:
    """What the library puts in the place of frames and films, in the reader's language."""
    if 'class="media"' not in body:
        return body
    return _LABEL.sub(lambda found: found[1] + html.escape(told(html.unescape(found[2]))), body)


def message_html(message: tuple[str, str]) -> str:
    """A title and a sentence in the place of an article."""
    title, words = (html.escape(part).replace("\n", "<br>") for part in message)
    return f'<p class="message-title">{title}</p><p class="message">{words}</p>'


def _cuts(cuts: tuple[str, ...], address: str, words: str) -> str:
    said = html.escape(" ".join(map(told, cuts)))
    return f'<hr><p class="cuts">{said} <a href="{address}">{html.escape(words)}</a></p>'
