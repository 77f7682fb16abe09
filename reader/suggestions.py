"""The list under the search box: completions of what is being typed, or recent searches."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem

from reader.scale import px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search_box import SearchBox

MOST_ROWS = 10
_ROW = 26
_NARROWEST = 320
_BELOW = 4
_TEXT = Qt.ItemDataRole.UserRole


class Suggestion(NamedTuple):
    """A row: what it says, what it is, and what it puts into the box; "" where it only informs."""

    label: str
    detail: str
    text: str


class Suggestions(QTreeWidget):
    """Hangs under the box and never has the focus: the box keeps it, and its input method too.

    No row is chosen until the reader goes to one, so Return stays the box's own.
    """

    taken = Signal(object)
    """The `text` of the row that the reader took."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__(box.window())
        self.setObjectName("searchSuggestions")
        self.setAccessibleName(self.tr("Suggestions"))
        self._box = box
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setMinimumSectionSize(0)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemEntered.connect(self._choose)
        self.itemClicked.connect(self._take)
        box.installEventFilter(self)
        self.hide()

    def suggest(self, suggestions: Sequence[Suggestion]) -> None:
        """Shows rows; none at all hides it."""
        self.clear()
        for one in suggestions:
            item = QTreeWidgetItem([one.label, one.detail])
            item.setData(0, _TEXT, one.text)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setForeground(1, self.palette().placeholderText())
            if not one.text:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addTopLevelItem(item)
        self.setCurrentIndex(QModelIndex())
        if suggestions and self._box.hasFocus():
            self._place(len(suggestions))
            self.show()
            self.raise_()
        else:
            self.hide()

    def rows(self) -> list[str]:
        """What the rows say; nothing while it is hidden."""
        items = map(self.topLevelItem, range(self.topLevelItemCount()))
        return [] if self.isHidden() else [item.text(0) for item in items if item]

    def _place(self, count: int) -> None:
        window = self._box.window()
        width = min(max(self._box.width(), px(_NARROWEST)), window.width() - 16)
        corner = self._box.mapTo(window, QPoint(self._box.width() - width, self._box.height()))
        height = min(count, MOST_ROWS) * px(_ROW) + px(10)
        self.setGeometry(max(corner.x(), 8), corner.y() + _BELOW, width, height)

    def _choose(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _TEXT):
            self.setCurrentItem(item)

    def _take(self, item: QTreeWidgetItem) -> None:
        if text := item.data(0, _TEXT):
            self.hide()
            self.taken.emit(text)

    def _step(self, step: int) -> None:
        """Goes down (1) or up (-1); before the first row there is none, as at the beginning."""
        at = self.currentIndex().row()
        at = min(at + step, self.topLevelItemCount() - 1) if at >= 0 or step > 0 else -1
        index = self.model().index(at, 0)
        if not index.isValid() or index.data(_TEXT):
            self.setCurrentIndex(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.isVisible():
            kind = event.type()
            if kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                self.hide()
            elif kind in (QEvent.Type.Resize, QEvent.Type.Move):
                self._place(self.topLevelItemCount())  # it grows with what is typed
            elif (
                kind in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
                and isinstance(event, QKeyEvent)
                and not self._box.composing
            ):
                return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        """Whether the key is ours. Escape is, before it ends the search."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, item = event.key(), self.currentItem()
        takes = item is not None and key in (
            Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab,
        )  # fmt: skip
        if not takes and key not in (Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Up):
            return False
        event.accept()
        if event.type() == QEvent.Type.ShortcutOverride:
            return True
        if key == Qt.Key.Key_Escape:
            self.hide()
        elif takes and item is not None:
            self._take(item)
        else:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        return True
