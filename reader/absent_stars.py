"""The stars of articles that are no longer in the library: how many, which, and to be forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from library import shown
from reader.counted import Counted
from reader.scale import room

if TYPE_CHECKING:
    from library import Absent
    from reader.open_library import OpenLibrary


class AbsentStars(QWidget):
    """A line of the settings."""

    def __init__(self, library: OpenLibrary, parent: QWidget) -> None:
        super().__init__(parent)
        self._library = library
        self._absent: tuple[Absent, ...] = ()
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._show = QPushButton(self.tr("Show…"), self)
        self._show.setObjectName("showAbsentButton")
        self._show.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self._show)
        self.setFocusProxy(self._show)
        library.refreshed.connect(self._load)
        library.marking.changed.connect(self._load)
        self._take(())
        self._load(None)

    def _load(self, _: object) -> None:
        library = self._library
        library.worker.run("absent", library.library.absent, self._take, library.failed.emit)

    def _take(self, absent: tuple[Absent, ...]) -> None:
        if isValid(self):
            self._absent = absent
            self._label.setText(Counted().absent(len(absent)))
            self._show.setEnabled(bool(absent))

    def _open(self) -> None:
        # What is shown is forgotten, whatever has gone by then; undone like any mark.
        paths = [one.path for one in self._absent]
        dialog = _Dialog(self._absent, self)
        dialog.accepted.connect(lambda: self._library.marking.forget_absent(paths))
        dialog.open()


class _Dialog(QDialog):
    """Titles and where their files were; accepted where the stars are to be forgotten."""

    def __init__(self, absent: tuple[Absent, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("absentStarsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Stars without an article"))
        about = QLabel(
            self.tr(
                "The files of these starred articles have gone. Put one back where it was, and it "
                "is starred again."
            ),
            self,
        )
        about.setWordWrap(True)
        names = QPlainTextEdit("\n".join(map(_line, absent)), self)
        names.setObjectName("absentStars")
        names.setAccessibleName(self.windowTitle())
        names.setReadOnly(True)
        names.setTabChangesFocus(True)
        names.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        forget = buttons.addButton(
            self.tr("Forget These Stars"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        forget.setObjectName("forgetAbsentButton")
        forget.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addWidget(names, 1)
        layout.addWidget(buttons)
        self.resize(room(520, 360))
        names.setFocus()


def _line(one: Absent) -> str:
    path, title = shown(one.path), shown(one.title.encode("utf-8", "surrogatepass"))
    return path if one.title == path else f"{title} — {path}"
