"""The files that need attention: what was assumed or could not be read, in which line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from library import language_of, shown
from reader import words
from reader.scale import px
from reader.translation import told
from reader.typography import families

if TYPE_CHECKING:
    from collections.abc import Sequence

    from library import Problem

Index = QModelIndex | QPersistentModelIndex
# As in the design: see reader.scale.
ROW_HEIGHT = 30
_SIDE = 32
_SIDE_BY_SIDE = QBoxLayout.Direction.LeftToRight
_WIDTHS = (60, 110)
"""Of line and kind; file and words share the rest."""


class ProblemsModel(QAbstractTableModel):
    """A row for each problem: file, line, kind, what is the matter."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()

    def set_problems(self, problems: Sequence[Problem]) -> None:
        """Takes over another list where it differs."""
        if tuple(problems) != self.problems:
            self.beginResetModel()
            self.problems = tuple(problems)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.problems)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 4

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _headings(self) -> tuple[str, ...]:
        return self.tr("File"), self.tr("Line"), self.tr("Kind"), self.tr("What is the matter")

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self.problems[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            line = words.number(problem.line) if problem.line else ""
            kind = words.kind(problem.kind)
            text = (shown(problem.path), line, kind, told(problem.message))[index.column()]
            return words.plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        if role == Qt.ItemDataRole.FontRole:
            font = QGuiApplication.font()
            text = (shown(problem.path), "", "", told(problem.message))[index.column()]
            font.setFamilies([*families(language_of(text)), *font.families()])
            return font
        return None


class _PathDelegate(QStyledItemDelegate):
    """Leaves out what a path begins with where it is too long."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft


class ProblemsList(QWidget):
    """Shows problems; the file of each can be opened as an article or shown in its folder."""

    article_requested = Signal(object)
    """The path of a file, in bytes, relative to the library."""
    reveal_requested = Signal(object)
    left_out_changed = Signal(object)
    """The kinds that are not to be shown from now on: a tuple of words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("problemsPane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._model = ProblemsModel(self)
        self._rows = (QBoxLayout(_SIDE_BY_SIDE), QBoxLayout(_SIDE_BY_SIDE))
        self._problems: tuple[Problem, ...] = ()
        self._left_out: tuple[str, ...] = ()
        self.table = QTableView(self)
        self._title = QLabel(self.tr("Files that need attention"), self)
        self._title.setProperty("role", "title")
        self._title.setWordWrap(True)
        self._words = QLabel(self)
        self._words.setProperty("role", "muted")
        self._words.setWordWrap(True)
        self._open = QPushButton(self.tr("Open Article"), self)
        self._reveal = QPushButton(self.tr("Show File in Folder"), self)
        self._copy = QPushButton(self.tr("Copy Report"), self)
        self._kinds = QComboBox(self)
        self._kinds.setObjectName("problemKinds")
        self._kinds.setAccessibleName(self.tr("Kind of problem"))
        self._kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._kinds.currentIndexChanged.connect(self._show)
        self._leave_out = QPushButton(self)
        self._leave_out.setObjectName("leaveOutKind")
        self._leave_out.clicked.connect(self._leave_out_kind)
        self._take_in = QPushButton(self)
        self._take_in.setObjectName("takeInKinds")
        self._take_in.setProperty("role", "link")
        self._take_in.clicked.connect(self._take_in_kinds)
        self._open.clicked.connect(self._ask_for_article)
        self._reveal.clicked.connect(self._ask_for_file)
        self._copy.clicked.connect(self._copy_report)
        self._set_up_table()
        self._arrange()
        self.set_problems(())

    def _set_up_table(self) -> None:
        table = self.table
        table.setObjectName("problemsList")
        table.setAccessibleName(self.tr("Problems"))
        table.setModel(self._model)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        # The end of a path tells the file, the beginning of a sentence what it is about.
        table.setTextElideMode(Qt.TextElideMode.ElideRight)
        table.setItemDelegateForColumn(0, _PathDelegate(table))
        table.viewport().installEventFilter(self)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setStretchLastSection(True)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.doubleClicked.connect(self._ask_for_article)
        table.selectionModel().currentChanged.connect(self._enable)

    def measure(self) -> None:
        """Takes over the size of the window's text."""
        self.table.verticalHeader().setMinimumSectionSize(px(ROW_HEIGHT))
        self.table.verticalHeader().setDefaultSectionSize(px(ROW_HEIGHT))
        self.table.setMinimumHeight(px(5 * ROW_HEIGHT))
        for column, width in enumerate(_WIDTHS, 1):
            self.table.setColumnWidth(column, px(width))
        self._share_width()

    def _share_width(self) -> None:
        room = self.table.viewport().width() - px(sum(_WIDTHS))
        self.table.setColumnWidth(0, max(room * 9 // 20, 120))

    def _arrange(self) -> None:
        for row, widgets in zip(
            self._rows,
            (
                (self._open, self._reveal, self._copy),
                (self._kinds, self._leave_out, self._take_in),
            ),
            strict=True,
        ):
            for widget in widgets:
                row.addWidget(widget)
            row.addStretch(1)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(_SIDE, 28, _SIDE, 16)
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addWidget(self._words)
        for row in self._rows:
            column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        area = QScrollArea(self)  # large text in a small window is more than fits
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._viewport = area.viewport()
        self._viewport.installEventFilter(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _break_rows(self) -> None:
        """Puts the buttons of a row below each other where they have no room side by side."""
        room = self._viewport.width() - 2 * _SIDE
        for row in self._rows:
            row.setDirection(_SIDE_BY_SIDE)
            if row.minimumSize().width() > room:
                row.setDirection(QBoxLayout.Direction.TopToBottom)

    def set_problems(self, problems: Sequence[Problem], left_out: Sequence[str] = ()) -> None:
        """Shows these but for the kinds that are left out; with none, says so."""
        self._left_out = tuple(left_out)
        self._problems = tuple(problems)
        self._fill_kinds()
        self._show()

    def _fill_kinds(self) -> None:
        counts = Counter(one.kind for one in self._problems if one.kind not in self._left_out)
        chosen = self._kinds.currentData()
        self._kinds.blockSignals(True)
        self._kinds.clear()
        every = self.tr("All kinds ({})").format(words.number(counts.total()))
        self._kinds.addItem(every, None)
        for kind, count in sorted(counts.items()):
            self._kinds.addItem(f"{words.kind(kind)} ({words.number(count)})", kind)
        self._kinds.setCurrentIndex(max(self._kinds.findData(chosen), 0))
        self._kinds.blockSignals(False)
        self._kinds.setVisible(len(counts) > 1)

    def _show(self, _: object = None) -> None:
        kind = self._kinds.currentData()
        shown = [one for one in self._problems if one.kind not in self._left_out]
        shown = [one for one in shown if kind in (None, one.kind)]
        row = self.table.currentIndex().row()
        self._model.set_problems(shown)
        if shown:
            self._words.setText(
                self.tr(
                    "Each of these opens and can be found, as far as it could be read; this is "
                    "what had to be assumed. Broadsheet changes no file: mend it in an editor."
                )
            )
            self.table.selectRow(min(max(row, 0), len(shown) - 1))
        elif self._left_out:
            self._words.setText(self.tr("None but of the kinds that you left out."))
        else:
            self._words.setText(self.tr("None. Every file here was read as it stands."))
        self.table.setVisible(bool(shown))
        out = self.tr("Left out: {}. Show again").format(
            self.tr(", ").join(map(words.kind, self._left_out))
        )
        self._take_in.setText(out)
        self._take_in.setVisible(bool(self._left_out))
        self._enable()

    def _leave_out_kind(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            kind = self._model.problems[row].kind
            self.left_out_changed.emit((*self._left_out, kind))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The table's own size: that of this pane is known before the table has its share.
        if event.type() == QEvent.Type.Resize:
            self._share_width()
            self._break_rows()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        on_button = isinstance(self.focusWidget(), QPushButton)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not on_button:
            self._ask_for_article()
            return
        super().keyPressEvent(event)

    def _enable(self, _: object = None) -> None:
        row = self.table.currentIndex().row()
        self._open.setEnabled(row >= 0)
        self._reveal.setEnabled(row >= 0)
        self._copy.setEnabled(bool(self._model.problems))
        self._leave_out.setEnabled(row >= 0)
        kind = words.kind(self._model.problems[row].kind) if row >= 0 else ""
        self._leave_out.setText(self.tr("Leave Out Kind: {}").format(kind))
        self._break_rows()

    def _take_in_kinds(self) -> None:
        self.left_out_changed.emit(())

    def _ask_for_article(self, _: object = None) -> None:
        self._ask(self.article_requested)

    def _ask_for_file(self, _: object = None) -> None:
        self._ask(self.reveal_requested)

    def _ask(self, signal: SignalInstance) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            signal.emit(self._model.problems[row].path)

    def _copy_report(self) -> None:
        # The library's own names of kinds: those that `broadsheet check --without` takes.
        lines = []
        for problem in self._model.problems:
            line = f":{problem.line}" if problem.line else ""
            lines.append(f"{shown(problem.path)}{line}: {problem.kind}: {problem.message}")
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
