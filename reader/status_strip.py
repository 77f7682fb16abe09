"""The strip at the foot: library, progress of the indexer, address under the mouse, problems."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from reader.top_bar import ElidedLabel


class StatusStrip(QWidget):
    """Shows what it is told."""

    problems_clicked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("statusStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._library = ElidedLabel(self)
        self._progress = QProgressBar(self)
        self._progress.setObjectName("indexProgress")
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._stage = ElidedLabel(self)
        self._link = ElidedLabel(self)
        self._link.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._problems = QPushButton(self)
        self._problems.setProperty("role", "link")
        self._problems.clicked.connect(self._ask_for_problems)
        self._problems.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 14, 0)
        row.setSpacing(16)
        row.addWidget(self._library)
        row.addWidget(self._progress)
        row.addWidget(self._stage)
        row.addWidget(self._link, 1)
        row.addWidget(self._problems)

    def show_name(self, name: str) -> None:
        """Says what is open."""
        self._library.setText(name)

    def show_library(self, name: str, articles: str) -> None:
        """Says what is open and how much it holds."""
        self._library.setText(f"{name} — {articles}")

    def show_problems(self, words: str) -> None:
        """Says how many files need attention; "" hides it."""
        self._problems.setText(words)
        self._problems.setVisible(bool(words))

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Shows how far the indexer is; a `total` of 0 means that this is not known yet."""
        # The bar counts in C ints.
        self._progress.setRange(0, 1000 if total else 0)
        self._progress.setValue(done * 1000 // total if total else 0)
        self._progress.setAccessibleName(words)
        self._progress.show()
        self._stage.setText(words)

    def hide_progress(self) -> None:
        """The indexer has ended."""
        self._progress.hide()
        self._progress.setRange(0, 1)
        self._stage.clear()

    def show_link(self, address: str) -> None:
        """Shows the address under the mouse; "" takes it away."""
        self._link.setText(address[:500])

    def _ask_for_problems(self) -> None:
        self.problems_clicked.emit(self)

    def clear(self) -> None:
        """Nothing is open."""
        self.hide_progress()
        self._library.clear()
        self._link.clear()
        self.show_problems("")
