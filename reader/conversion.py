"""In which Chinese characters articles are shown: the reader's setting, and a choice for each."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from library import convert, convert_html, language_of
from reader.reading_style import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from library import Han, Headline, Language, Page
    from reader.settings import Settings

_HAN_OF: dict[Language, Han] = {"zh-Hans": "simplified", "zh-Hant": "traditional"}


class Conversion:
    """Made for threads: to convert a long article takes a while."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._own: dict[bytes, Han | None] = {}
        """What was chosen for single articles, by their files."""

    def headlines(self, headlines: Iterable[Headline]) -> list[Headline]:
        """Rows of the list, which stay as they are written unless the setting says otherwise."""
        wanted = self._setting()
        return [_converted(one, wanted) if wanted else one for one in headlines]

    def page(self, headline: Headline, page: Page) -> tuple[Headline, Page, Han | None]:
        """An article as it is to be shown, and in which characters where not in its own."""
        wanted = self._own.get(headline.path, self._setting())
        own = written_in(headline, page)
        if wanted is None or own is None or wanted == own:
            return headline, page, None
        text = convert(page.text, wanted) if page.text else ""
        page = page._replace(html=convert_html(page.html, wanted), text=text)
        return _converted(headline, wanted), page, wanted

    def turn(self, headline: Headline, page: Page, shown_as: Han | None) -> bool:
        """Chooses the other characters for one article, or its own again; False where it is not in
        Chinese."""
        if shown_as is not None:
            self._own[headline.path] = None
            return True
        own = written_in(headline, page)
        if own is not None:
            self._own[headline.path] = "simplified" if own == "traditional" else "traditional"
        return own is not None

    def _setting(self) -> Han | None:
        chosen = self._settings.text("han")
        return chosen if chosen in ("simplified", "traditional") else None  # type: ignore[return-value]


def written_in(headline: Headline, page: Page) -> Han | None:
    """The characters of an article; None where it is not in Chinese."""
    return _HAN_OF.get(language_of(f"{headline.title} {text_of(page.html[:8000])}"))


def _converted(headline: Headline, to: Han) -> Headline:
    if _HAN_OF.get(language_of(f"{headline.title} {headline.snippet}"), to) == to:
        return headline
    title, snippet = convert(headline.title, to), convert(headline.snippet, to)
    return replace(headline, title=title, snippet=snippet)
