"""The page of the window while no library is open: open one, a recent one, or the guide."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from library import shown
from reader import words
from reader.icons import app_icon
from reader.scale import px

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent, QShowEvent


_WIDTH = 460
_SIDE = 32
_AROUND = 16
"""What a button needs beside its words, and a little more."""
_LOGO = 72


class Welcome(QWidget):
    """Asks which folder to read."""

    folder_chosen = Signal(object)
    """A recent folder; "" asks for the dialog."""
    sample_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        logo = QLabel(self)
        logo.setPixmap(app_icon().pixmap(QSize(px(_LOGO), px(_LOGO))))
        title = QLabel("Broadsheet", self)
        title.setProperty("role", "title")
        invitation = QLabel(
            self.tr(
                "Open a folder of articles: Hexo, Jekyll and Hugo sites, or clippings from the "
                "web. Drop one here, or choose it. Nothing in it is ever changed."
            ),
            self,
        )
        invitation.setWordWrap(True)
        self._open = QPushButton(self.tr("Open Folder…"), self)
        self._open.setObjectName("welcomeOpen")
        self._open.setProperty("role", "primary")
        self._open.clicked.connect(self._choose)
        sample = QPushButton(self.tr("Read the Guide"), self)
        sample.setObjectName("welcomeSample")
        sample.clicked.connect(self._choose_sample)
        buttons = QHBoxLayout()
        buttons.addWidget(self._open)
        buttons.addWidget(sample)
        buttons.addStretch(1)
        self._heading = QLabel(self.tr("Recent folders"), self)
        self._heading.setProperty("role", "heading")
        self._heading.hide()
        self._folders: list[tuple[str, bool]] = []
        self._buttons: list[QPushButton] = []
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._arrange(logo, title, invitation, buttons)

    def _arrange(
        self, logo: QLabel, title: QLabel, invitation: QLabel, buttons: QHBoxLayout
    ) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (logo, title, invitation):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addSpacing(12)
        column.addWidget(self._heading)
        column.addLayout(self._recent)
        column.addStretch(3)
        middle = QWidget(self)
        middle.setObjectName("welcomeMiddle")
        middle.setLayout(column)
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)  # as wide as the style sheet lets it be
        row.addStretch(1)
        area = QScrollArea(self)  # large text in a small window is more than fits
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def set_key(self, label: str) -> None:
        """Which key opens a folder."""
        self._open.setToolTip(label)

    def set_recent(self, folders: Sequence[tuple[str, bool]]) -> None:
        """Lists folders, each with whether it is there now; one that is not stays, greyed."""
        if list(folders) == self._folders:
            return  # a button that has the focus keeps it
        self._folders = list(folders)
        for button in self._buttons:
            button.deleteLater()
        self._buttons = [self._recent_button(folder, there) for folder, there in folders]
        for button in self._buttons:
            self._recent.addWidget(button)
        self._heading.setVisible(bool(folders))

    def _recent_button(self, folder: str, there: bool) -> QPushButton:
        path = shown(os.fsencode(folder))
        button = QPushButton(self)
        button.setProperty("role", "link")
        button.setAccessibleName(words.folder(path, there))
        self._label(button)
        button.setToolTip(words.plain_tip(path))
        button.setEnabled(there)
        button.clicked.connect(lambda: self.folder_chosen.emit(folder))
        return button

    def _label(self, button: QPushButton) -> None:
        room = min(px(_WIDTH), self.width() - 2 * _SIDE) - px(_AROUND)
        label = button.fontMetrics().elidedText(
            button.accessibleName(), Qt.TextElideMode.ElideMiddle, room
        )
        button.setText(label.replace("&", "&&"))  # a lone & would be taken for the mark of a key

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._open.setFocus()  # Return opens a folder

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button in self._buttons:
            self._label(button)

    def _choose(self) -> None:
        self.folder_chosen.emit("")

    def _choose_sample(self) -> None:
        self.sample_chosen.emit(self)
