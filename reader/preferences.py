"""The settings in one dialog; each change takes effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from reader.absent_stars import AbsentStars
from reader.keys_page import KeysPage
from reader.scale import room
from reader.settings import SETTINGS, TYPE_SETTINGS, Setting
from reader.toast import Toast
from reader.translation import QT_TRANSLATE_NOOP, translated

if TYPE_CHECKING:
    from library import Dialect, RemoteImages
    from reader.key_bindings import KeyBindings
    from reader.open_library import OpenLibrary
    from reader.settings import Settings

REMOTE_IMAGES: dict[RemoteImages, str] = {
    "ask": QT_TRANSLATE_NOOP("Preferences", "Only when I ask for them"),
    "always": QT_TRANSLATE_NOOP("Preferences", "Always"),
    "never": QT_TRANSLATE_NOOP("Preferences", "Never"),
}
_BY_LENGTH = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
DIALECTS: dict[Dialect, str] = {
    "hexo": "Hexo",
    "jekyll": "Jekyll",
    "hugo": "Hugo",
    "obsidian": "Obsidian",
}


class Preferences(QDialog):
    """A row for each setting of the table, and a field to find one."""

    def __init__(
        self,
        settings: Settings,
        keys: KeyBindings,
        library: OpenLibrary | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preferencesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self._settings = settings
        self._rows: list[tuple[str, QWidget]] = []
        self._editors: dict[str, QComboBox | QSpinBox] = {}
        settings.changed.connect(self._show_setting)
        find = QLineEdit(self)
        find.setObjectName("findSetting")
        find.setPlaceholderText(self.tr("Find a setting"))
        find.setAccessibleName(find.placeholderText())
        find.setClearButtonEnabled(True)
        find.textChanged.connect(self._filter)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(24)
        self._form.setVerticalSpacing(12)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add_settings()
        if library is not None:
            self._add_library(library)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addWidget(find)
        self.keys = KeysPage(keys, self)
        self.pages = QTabWidget(self)
        self.pages.setObjectName("settingsPages")
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setDrawBase(False)
        self.pages.addTab(self._scrolling(), self.tr("Reading and Library"))
        self.pages.addTab(self.keys, self.tr("Keys"))
        layout.addWidget(self.pages, 1)
        layout.addWidget(buttons)
        self.resize(room(580, 660))
        self.toast = Toast(self)  # the one of the window behind can't be reached from here
        find.setFocus()

    def _scrolling(self) -> QScrollArea:
        """The rows, which are more than a small screen is high."""
        rows = QWidget(self)
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 16, 12, 8)
        column.addLayout(self._form)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(rows)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus of what is in it
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return area

    def _add_settings(self) -> None:
        for setting in SETTINGS:
            words, help_ = (
                translated("Settings", setting.words),
                translated("Settings", setting.help),
            )
            self._add(f"{setting.key}Setting", words, help_, self._editor(setting))
        self._add(
            "resetSetting",
            self.tr("Text as it was"),
            self.tr("Size, typeface, fonts, line height, width, edges and rows as at the start"),
            self._reset(),
        )

    def _add_library(self, library: OpenLibrary) -> None:
        heading = QLabel(library.library.name, self)
        heading.setProperty("role", "heading")
        self._form.addRow(heading)
        self._add(
            "dialectSetting",
            self.tr("Rules for front matter"),
            self.tr("What categories and tags mean in this library; a change reads it again"),
            self._dialect(library),
        )
        self._add(
            "foldSetting",
            self.tr("Copies of the same text"),
            self.tr("Show a text once, however many files hold it; reading one reads all"),
            self._fold(library),
        )
        self._add(
            "strictSetting",
            self.tr("Simplified and traditional"),
            self.tr("Whether a search for 经济 also finds 經濟; a change searches again"),
            self._strict(library),
        )
        self._add(
            "imagesSetting",
            self.tr("Remote images"),
            self.tr("Whether images are loaded from the web, which tells it what you read"),
            self._images(library),
        )
        self._add_kept(library)

    def _add_kept(self, library: OpenLibrary) -> None:
        """What is kept beside the articles, and how to carry it along or empty it."""
        self._add(
            "travelSetting",
            self.tr("Other devices"),
            self.tr(
                "Writes what you read, star and search for into the folder .broadsheet of this "
                "library, for Syncthing, Dropbox, Nextcloud or git to carry along. Switched off, "
                "the folder stays until you delete it"
            ),
            self._travel(library),
        )
        self._add(
            "absentSetting",
            self.tr("Stars"),
            self.tr(
                "Those of articles that are no longer in the library are kept until they return"
            ),
            AbsentStars(library, self),
        )
        self._add(
            "cacheSetting",
            self.tr("Images kept"),
            self.tr("Those of all libraries that were fetched from the web; never in a library"),
            self._cache(library),
        )
        self._add(
            "historySetting",
            self.tr("Recent searches"),
            self.tr("Offered under the search box by the arrow down while it is empty"),
            self._history(library),
        )
        self._add(
            "indexSetting",
            self.tr("Index"),
            self.tr(
                "Made from your files, for lists and search; made anew, it is as small as it gets"
            ),
            self._index(library),
        )

    def _add(self, name: str, words: str, help_: str, editor: QWidget) -> None:
        editor.setObjectName(name)
        editor.setToolTip(help_)
        editor.setAccessibleName(words)
        if isinstance(editor, QComboBox):
            # It may be narrower than the longest of its choices: large text in a small window.
            editor.setSizeAdjustPolicy(_BY_LENGTH)
            editor.setMinimumContentsLength(12)
        label = QLabel(words, self)
        label.setBuddy(editor)
        self._form.addRow(label, editor)
        self._rows.append((f"{words} {help_}".lower(), editor))

    def _dialect(self, library: OpenLibrary) -> QComboBox:
        self._dialects = box = QComboBox(self)
        box.addItem(self.tr("As detected"), None)
        library.decisions.detected.connect(self._name_detected)
        library.decisions.detect()
        for dialect, words in DIALECTS.items():
            box.addItem(words, dialect)
        chosen = library.library.options.dialect
        box.setCurrentIndex(0 if chosen is None else box.findData(chosen))
        box.currentIndexChanged.connect(lambda _: library.decisions.set_dialect(box.currentData()))
        return box

    def _name_detected(self, dialect: Dialect) -> None:
        self._dialects.setItemText(0, self.tr("As detected: {}").format(DIALECTS[dialect]))

    def _index(self, library: OpenLibrary) -> QWidget:
        part = QWidget(self)
        self._size = QLabel(part)
        rebuild = QPushButton(self.tr("Rebuild"), part)
        rebuild.setObjectName("rebuildIndexButton")
        rebuild.clicked.connect(library.refreshing.rebuild)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._size, 1)
        row.addWidget(rebuild)
        part.setFocusProxy(rebuild)
        self._decisions = library.decisions
        self._decisions.measured.connect(self._name_size)
        library.refreshed.connect(self._measure)
        self._measure(None)
        return part

    def _cache(self, library: OpenLibrary) -> QWidget:
        part, images = QWidget(self), library.showing.images
        size = QLabel(part)
        empty = QPushButton(self.tr("Empty the Cache"), part)
        empty.setObjectName("emptyCacheButton")

        def show(taken: int) -> None:
            if isValid(size):
                size.setText(QLocale().formattedDataSize(taken))
                empty.setEnabled(taken > 0)

        def clear() -> None:
            empty.setEnabled(False)
            images.empty_cache(show)

        empty.clicked.connect(clear)
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(size, 1)
        row.addWidget(empty)
        part.setFocusProxy(empty)
        images.measure_cache(show)
        return part

    def _history(self, library: OpenLibrary) -> QPushButton:
        forget = QPushButton(self.tr("Forget"), self)
        forget.setEnabled(bool(library.history.recent()))

        def clear() -> None:
            library.history.clear()
            forget.setEnabled(False)

        forget.clicked.connect(clear)
        return forget

    def _measure(self, _: object) -> None:
        self._decisions.measure()

    def _name_size(self, size: int) -> None:
        si = QLocale.DataSizeFormat.DataSizeSIFormat
        self._size.setText(QLocale().formattedDataSize(size, 1, si))

    def _fold(self, library: OpenLibrary) -> QCheckBox:
        box = QCheckBox(self.tr("Show once"), self)
        box.setChecked(library.library.options.fold)
        box.toggled.connect(library.decisions.fold_copies)
        return box

    def _strict(self, library: OpenLibrary) -> QCheckBox:
        box = QCheckBox(self.tr("Tell them apart"), self)
        box.setChecked(library.library.options.strict)
        box.toggled.connect(library.decisions.search_strictly)
        return box

    def _travel(self, library: OpenLibrary) -> QCheckBox:
        box = QCheckBox(self.tr("Keep my reading state in its folder .broadsheet"), self)
        box.setChecked(library.library.options.travel)
        box.toggled.connect(library.decisions.keep_in_library)
        return box

    def _images(self, library: OpenLibrary) -> QComboBox:
        box = QComboBox(self)
        for policy, words in REMOTE_IMAGES.items():
            box.addItem(translated("Preferences", words), policy)
        box.setCurrentIndex(box.findData(library.library.options.images))
        box.currentIndexChanged.connect(lambda _: library.decisions.load_images(box.currentData()))
        return box

    def _editor(self, setting: Setting) -> QComboBox | QSpinBox:
        if setting.choices:
            editor: QComboBox | QSpinBox = self._choice(setting)
        else:
            editor = self._family(setting) if setting.script else self._number(setting)
        self._editors[setting.key] = editor
        editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        editor.installEventFilter(self)
        return editor

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The wheel scrolls the rows: it must not change the one that comes under the mouse.
        if (
            event.type() == QEvent.Type.Wheel
            and isinstance(watched, QWidget)
            and not watched.hasFocus()
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _reset(self) -> QPushButton:
        reset = QPushButton(self.tr("Reset"), self)
        reset.clicked.connect(lambda: self._settings.reset(TYPE_SETTINGS))
        return reset

    def _show_setting(self, key: str) -> None:
        """A setting was changed elsewhere, or reset."""
        editor = self._editors.get(key)
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findData(self._settings.text(key)), 0))
        elif isinstance(editor, QSpinBox):
            editor.setValue(self._settings.number(key))

    def _family(self, setting: Setting) -> QComboBox:
        box = QComboBox(self)
        box.addItem(self.tr("As the typeface"), "")
        script = QFontDatabase.WritingSystem[setting.script]
        chosen = self._settings.text(setting.key)
        known = QFontDatabase.families(script)
        for family in [*([chosen] if chosen not in ("", *known) else []), *known]:
            if not QFontDatabase.isPrivateFamily(family):
                box.addItem(family, family)
        return self._follow(box, setting)

    def _follow(self, box: QComboBox, setting: Setting) -> QComboBox:
        box.setCurrentIndex(max(box.findData(self._settings.text(setting.key)), 0))
        box.currentIndexChanged.connect(
            lambda _: self._settings.set(setting.key, str(box.currentData()))
        )
        return box

    def _choice(self, setting: Setting) -> QComboBox:
        box = QComboBox(self)
        for choice in setting.choices:
            box.addItem(translated("Settings", choice.words), choice.value)
        return self._follow(box, setting)

    def _number(self, setting: Setting) -> QSpinBox:
        assert setting.range is not None
        box = QSpinBox(self)
        box.setRange(setting.range[0], setting.range[1])
        box.setSingleStep(setting.range[2])
        box.setSuffix(translated("Settings", setting.suffix))
        box.setValue(self._settings.number(setting.key))
        box.valueChanged.connect(lambda value: self._settings.set(setting.key, value))
        return box

    def show_keys(self) -> None:
        """Turns to the page of keys."""
        self.pages.setCurrentWidget(self.keys)

    def _filter(self, text: str) -> None:
        wanted = text.strip().lower()
        for words, editor in self._rows:
            self._form.setRowVisible(editor, wanted in words)
        found = (any(wanted in words for words, _ in self._rows), self.keys.filter(text))
        for at, any_ in enumerate(found):
            self.pages.setTabEnabled(at, any_ or not any(found))
        if any(found) and not found[self.pages.currentIndex()]:
            self.pages.setCurrentIndex(found.index(True))
