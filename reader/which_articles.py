"""Asking whether something is done with what is chosen in the list, or with all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QInputDialog

from reader.counted import Counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.main_window import MainWindow
    from reader.open_library import OpenLibrary


def which_articles(window: MainWindow, library: OpenLibrary, title: str) -> Sequence[int]:
    """The chosen articles or the whole list; asks where both make sense, and gives none where the
    reader thinks better of it."""
    translate = QCoreApplication.translate
    chosen, listed = window.panes.list.selected_ids(), library.hits.ids
    if not chosen or len(chosen) == len(listed):
        return listed
    few, all_ = Counted().articles(len(chosen)), Counted().articles(len(listed))
    words = [
        translate("WhichArticles", "What is chosen ({})").format(few),
        translate("WhichArticles", "The list ({})").format(all_),
    ]
    asked = translate("WhichArticles", "Which articles?")
    answer, agreed = QInputDialog.getItem(window, title, asked, words, 0, False)
    if not agreed:
        return []
    return chosen if answer == words[0] else listed
