"""The three panes side by side: categories, list, article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from library import Counts
from reader.article_list import ArticleList
from reader.article_view import ArticleView
from reader.category_tree import CategoryTree
from reader.list_header import ListHeader
from reader.problems_list import ProblemsList
from reader.scale import px
from reader.search_note import SearchNote
from reader.typography import typography

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QByteArray

    from reader.settings import Settings
    from reader.theme import Theme

_SIDEBAR = (248, 1192)
_SHARES = {"beside": (402, 790), "above": (280, 520)}
_ORIENTATIONS = {"beside": Qt.Orientation.Horizontal, "above": Qt.Orientation.Vertical}


def column(parent: QWidget, *parts: tuple[QWidget, int]) -> QWidget:
    """Widgets below one another without any space; each with its share of the height."""
    whole = QWidget(parent)
    layout = QVBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for part, share in parts:
        layout.addWidget(part, share)
    return whole


class Panes(QWidget):
    """Holds the panes and nothing else; who wires them is `OpenLibrary`."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._han = "written"
        self.tree = CategoryTree(theme, self)
        self.header = ListHeader(self)
        self.note = SearchNote(self)
        self.list = ArticleList(theme, self)
        self.view = ArticleView(theme, self)
        self.problems = ProblemsList(self)

        self.column = column(self, (self.header, 0), (self.note, 0), (self.list, 1))
        self.column.setObjectName("listColumn")

        self.reading = QSplitter(Qt.Orientation.Horizontal, self)
        self.reading.setObjectName("readingSplitter")
        self._layout = "beside"
        self._shares: dict[str, QByteArray] = {}
        self._stack = QStackedWidget(self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setObjectName("sidebarSplitter")
        for splitter, parts in (
            (self.reading, (self.column, self.view)),
            (self.splitter, (self.tree, self._stack)),
        ):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
            for part in parts:
                splitter.addWidget(part)
            splitter.setStretchFactor(1, 1)
        self._stack.addWidget(self.reading)
        self._stack.addWidget(self.problems)
        self.tree.setMinimumWidth(160)
        self.column.setMinimumSize(240, 120)
        self.view.setMinimumSize(280, 160)
        self.splitter.setSizes([px(_SIDEBAR[0]), _SIDEBAR[1]])
        self._share()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)
        for pane in (self.tree, self.list, self.view.browser):
            pane.left.connect(self._go)

    def _go(self, step: int) -> None:
        """The focus goes to the pane beside."""
        middle: QWidget = self.problems.table if self.problems.isVisible() else self.list
        panes: tuple[QWidget, ...] = (self.tree, middle, self.view.browser)
        at = next(at for at, pane in enumerate(panes) if pane is self.sender())
        beside = panes[at + step]
        if beside.isVisible():
            beside.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_layout(self, layout: str) -> None:
        """ "beside" puts the list to the left of the article, "above" on top of it. How they share
        the room is kept for each."""
        if layout == self._layout:
            return
        self._shares[self._layout] = self.reading.saveState()
        self._layout = layout
        self._share()
        self.list.scrollTo(self.list.currentIndex())

    def _share(self) -> None:
        orientation, kept = _ORIENTATIONS[self._layout], self._shares.get(self._layout)
        self.reading.setOrientation(orientation)  # before the sizes: each way has its smallest
        restored = kept is not None and self.reading.restoreState(kept)
        if not restored or self.reading.orientation() != orientation:
            self.reading.setOrientation(orientation)
            self.reading.setSizes(_SHARES[self._layout])

    @property
    def shares(self) -> dict[str, QByteArray]:
        """How the panes share the room, by layout and for the sidebar: kept between two starts."""
        now = {self._layout: self.reading.saveState(), "sidebar": self.splitter.saveState()}
        return {**self._shares, **now}

    def set_shares(self, shares: Mapping[str, QByteArray]) -> None:
        """Takes over what was kept, as far as it is fitting."""
        self._shares = dict(shares)
        if "sidebar" in shares:
            self.splitter.restoreState(shares["sidebar"])
        self._share()

    def clear(self) -> None:
        """Lets go of a library."""
        self.list.clear()
        self.note.set_text("")
        self.header.set_scope("", "")
        self.view.clear()
        self.tree.set_content((), Counts())
        self.problems.set_problems(())

    def show_problems(self, shown: bool) -> None:
        """Shows the files that need attention in place of list and article."""
        self._stack.setCurrentWidget(self.problems if shown else self.reading)

    def apply_settings(self, settings: Settings) -> None:
        """Heeds the settings of size, type and density; what has not changed costs nothing."""
        self.view.set_look(settings.number("zoom"), typography(settings))
        self.view.outline.set_wanted(settings.text("outline"))
        self.list.set_density(settings.text("density"))
        if self._han != settings.text("han"):
            self._han = settings.text("han")
            self.list.invalidate()
        self.set_layout(settings.text("layout"))

    def apply_theme(self, theme: Theme) -> None:
        """Passes the theme to each pane that paints for itself; the others heed the style sheet."""
        self.problems.measure()
        for pane in (self.tree, self.list, self.view):
            pane.apply_theme(theme)
