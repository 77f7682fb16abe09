"""What can be done with the article that is on show, in whichever window shows it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from library import without_trackers

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.article_view import ArticleView
    from reader.outside import Outside
    from reader.showing import Shown

NEED_ARTICLE = (
    "printArticle", "copyTitleAndLink", "copyQuotation", "copyLink", "findInArticle", "nextHit",
    "previousHit", "revealFile", "openOriginal", "pageBack", "convertHan",
)  # fmt: skip
"""The actions that rest while there is no article."""


class ArticleCommands(QObject):
    """Goes with one article pane; `on_show` tells what it holds, and below which folder."""

    said = Signal(object)
    """A sentence for the reader."""

    def __init__(
        self,
        view: ArticleView,
        outside: Outside,
        on_show: Callable[[], tuple[Shown, str] | None],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._outside = outside
        self._on_show = on_show
        outside.said.connect(self.said)

    def calls(self) -> dict[str, Callable[[], object]]:
        """What each action does, by its name."""
        return {
            "findInArticle": self._view.open_find,
            "nextHit": lambda: self._view.step_hit(1),
            "previousHit": lambda: self._view.step_hit(-1),
            "pageBack": lambda: self._view.scroll_page(False),
            "openOriginal": self._with_original(self._outside.open_address),
            "copyLink": self._with_original(self._copy_link),
            "copyTitleAndLink": self._with_shown(self._copy_title),
            "copyQuotation": self._with_shown(self._copy_quotation),
            "printArticle": self._with_shown(self._print),
            "revealFile": self._reveal,
        }

    def _with_shown(self, call: Callable[[Shown], object]) -> Callable[[], object]:
        def act() -> None:
            if on_show := self._on_show():
                call(on_show[0])

        return act

    def _with_original(self, call: Callable[[str], object]) -> Callable[[], object]:
        def use(shown: Shown) -> None:
            if shown.article.source_url:
                call(without_trackers(shown.article.source_url))
            else:
                self.said.emit(self.tr("This article doesn't name the page that it comes from."))

        return self._with_shown(use)

    def _reveal(self) -> None:
        if on_show := self._on_show():
            shown, folder = on_show
            self._outside.reveal(os.path.join(folder, os.fsdecode(shown.headline.path)))

    def _print(self, shown: Shown) -> None:
        from reader.printing import print_article

        print_article(shown, self._view.read_picture, self._view.window(), self.said.emit)

    def _copy_title(self, shown: Shown) -> None:
        QGuiApplication.clipboard().setText(_title_and_link(shown))
        self.said.emit(self.tr("Title and link copied"))

    def _copy_quotation(self, shown: Shown) -> None:
        """What is selected in the article, or else how it begins, with where it comes from."""
        chosen = self._view.browser.textCursor().selection().toPlainText()
        lines = (chosen.strip() or shown.headline.snippet).splitlines()
        quoted = "\n".join(f"> {line}".rstrip() for line in lines)
        QGuiApplication.clipboard().setText(f"{quoted}\n>\n> — {_title_and_link(shown)}\n")
        self.said.emit(self.tr("Quotation copied"))

    def _copy_link(self, address: str) -> None:
        QGuiApplication.clipboard().setText(address)
        self.said.emit(self.tr("Link copied"))


def _title_and_link(shown: Shown) -> str:
    title = " ".join(shown.headline.title.split())
    return f"{title} {shown.article.source_url}" if shown.article.source_url else title
