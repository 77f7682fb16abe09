"""A sentence over the foot of the window that goes by itself, with a button for what may follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from reader.scale import px

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QEnterEvent


MILLISECONDS = 10_000
_WIDEST = 560
_ABOVE_FOOT = 44


class Toast(QWidget):
    """One sentence at a time, for ten seconds; it stays while the mouse is over it."""

    undo_clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("undoToast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._words = QLabel(self)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._action = QPushButton(self)
        self._action.setObjectName("toastAction")
        self._action.clicked.connect(self._chosen)
        self._act: Callable[[], object] | None = None
        self._close = QPushButton("×", self)
        self._close.setAccessibleName(self.tr("Close"))
        self._close.clicked.connect(self.hide)
        for button in (self._action, self._close):
            # Not by a click: when the toast goes, its focus would go to whatever comes next.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MILLISECONDS)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def say(self, words: str) -> None:
        """Shows a sentence."""
        self._show(words, "", None)

    def offer_undo(self, words: str) -> None:
        """Shows what was done, with a button that takes it back."""
        self._show(words, self.tr("Undo"), self._undo)

    def withdraw_undo(self) -> None:
        """What was done has been taken back by other means; another sentence stays."""
        if self._act == self._undo:
            self.hide()

    def withdraw(self, words: str) -> None:
        """A sentence is no longer so; another one stays."""
        if self.words() == words:
            self.hide()

    def _undo(self) -> None:
        self.undo_clicked.emit(self)

    def offer(self, words: str, name: str, act: Callable[[], object]) -> None:
        """Shows a sentence with a button of that name."""
        self._show(words, name, act)

    def words(self) -> str:
        """The sentence on show; "" while there is none."""
        return "" if self.isHidden() else self._words.text()

    def place(self) -> None:
        """Puts itself at the foot of the window, in the middle."""
        window = self.window()
        widest = min(px(_WIDEST), window.width() - 32)
        metrics = self._words.fontMetrics()
        # Its own hint may be of before its words were set.
        button = self._action.fontMetrics().horizontalAdvance(self._action.text()) + px(36)
        others = px(72) + (button if self._act is not None else 0)
        width = min(widest, metrics.horizontalAdvance(self._words.text()) + others)
        height = max(self._row.totalHeightForWidth(width), px(40))
        left = (window.width() - width) // 2
        self.setGeometry(left, window.height() - height - px(_ABOVE_FOOT), width, height)

    def _show(self, words: str, name: str, act: Callable[[], object] | None) -> None:
        self._act = act
        self._words.setText(words)
        self._action.setText(name)
        self._action.setVisible(act is not None)
        self.place()
        self.show()
        self.raise_()
        self._timer.start()

    def _chosen(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if not self.isHidden():
            self._timer.start()
        super().leaveEvent(event)
