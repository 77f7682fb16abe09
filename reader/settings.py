"""One table of settings: key, default, what it may be, and the words for it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from reader.language import LANGUAGES, SYSTEM
from reader.store import Store
from reader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.worker import Worker


class Choice(NamedTuple):
    """One value that a setting may take, with its words."""

    value: str
    words: str


class Setting(NamedTuple):
    """A setting. `choices` names the values of a word, `range` the bounds of a number."""

    key: str
    default: str | int
    words: str
    help: str
    choices: tuple[Choice, ...] = ()
    range: tuple[int, int, int] | None = None
    """Smallest, largest, step."""
    suffix: str = ""
    script: str = ""
    """For a family of fonts: the writing system that it must know, by Qt's name."""


ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)

TYPE_SETTINGS = (
    "zoom", "typeface", "line_height", "measure", "edges", "family_zh", "family_ja", "family_ko",
    "family_other", "density",
)  # fmt: skip
"""The keys of how articles and their list are set: what a reset puts back."""

SETTINGS = (
    Setting(
        "language",
        SYSTEM,
        QT_TRANSLATE_NOOP("Settings", "Language"),
        QT_TRANSLATE_NOOP("Settings", "Of the window, its dates and numbers"),
        choices=(
            Choice(SYSTEM, QT_TRANSLATE_NOOP("Settings", "As the system")),
            *(Choice(language, name) for language, name in LANGUAGES.items()),
        ),
    ),
    Setting(
        "theme",
        "system",
        QT_TRANSLATE_NOOP("Settings", "Theme"),
        QT_TRANSLATE_NOOP("Settings", "Light, sepia, dark, or as the desktop has it"),
        choices=(
            Choice("system", QT_TRANSLATE_NOOP("Settings", "As the desktop")),
            Choice("light", QT_TRANSLATE_NOOP("Settings", "Light")),
            Choice("sepia", QT_TRANSLATE_NOOP("Settings", "Sepia")),
            Choice("dark", QT_TRANSLATE_NOOP("Settings", "Dark")),
        ),
    ),
    Setting(
        "text_size",
        100,
        QT_TRANSLATE_NOOP("Settings", "Size of the window"),
        QT_TRANSLATE_NOOP("Settings", "Its text and all else; 100 % is as other programs have it"),
        range=(100, 200, 10),
        suffix=QT_TRANSLATE_NOOP("Settings", "%"),
    ),
    Setting(
        "zoom",
        100,
        QT_TRANSLATE_NOOP("Settings", "Text size"),
        QT_TRANSLATE_NOOP("Settings", "How large articles are shown"),
        range=(ZOOM_STEPS[0], ZOOM_STEPS[-1], 10),
        suffix=QT_TRANSLATE_NOOP("Settings", "%"),
    ),
    Setting(
        "typeface",
        "sans",
        QT_TRANSLATE_NOOP("Settings", "Typeface"),
        QT_TRANSLATE_NOOP("Settings", "What articles are set in, by the language of each"),
        choices=(
            Choice("sans", QT_TRANSLATE_NOOP("Settings", "Without serifs")),
            Choice("serif", QT_TRANSLATE_NOOP("Settings", "With serifs")),
        ),
    ),
    Setting(
        "line_height",
        "normal",
        QT_TRANSLATE_NOOP("Settings", "Line height"),
        QT_TRANSLATE_NOOP("Settings", "The space from line to line in articles"),
        choices=(
            Choice("tight", QT_TRANSLATE_NOOP("Settings", "Tight")),
            Choice("normal", QT_TRANSLATE_NOOP("Settings", "Normal")),
            Choice("loose", QT_TRANSLATE_NOOP("Settings", "Loose")),
            Choice("wide", QT_TRANSLATE_NOOP("Settings", "Very loose")),
        ),
    ),
    Setting(
        "measure",
        "normal",
        QT_TRANSLATE_NOOP("Settings", "Width of the text"),
        QT_TRANSLATE_NOOP("Settings", "How long the lines of articles are at most"),
        choices=(
            Choice("narrow", QT_TRANSLATE_NOOP("Settings", "Narrow")),
            Choice("normal", QT_TRANSLATE_NOOP("Settings", "Normal")),
            Choice("wide", QT_TRANSLATE_NOOP("Settings", "Wide")),
            Choice("pane", QT_TRANSLATE_NOOP("Settings", "All of the pane")),
        ),
    ),
    Setting(
        "edges",
        "left",
        QT_TRANSLATE_NOOP("Settings", "Edges of the text"),
        QT_TRANSLATE_NOOP("Settings", "Whether lines are stretched until they are justified"),
        choices=(
            Choice("left", QT_TRANSLATE_NOOP("Settings", "Ragged on the right")),
            Choice("both", QT_TRANSLATE_NOOP("Settings", "Justified")),
        ),
    ),
    Setting(
        "family_zh",
        "",
        QT_TRANSLATE_NOOP("Settings", "Font for Chinese"),
        QT_TRANSLATE_NOOP("Settings", "The family that Chinese articles are set in"),
        script="SimplifiedChinese",
    ),
    Setting(
        "family_ja",
        "",
        QT_TRANSLATE_NOOP("Settings", "Font for Japanese"),
        QT_TRANSLATE_NOOP("Settings", "The family that Japanese articles are set in"),
        script="Japanese",
    ),
    Setting(
        "family_ko",
        "",
        QT_TRANSLATE_NOOP("Settings", "Font for Korean"),
        QT_TRANSLATE_NOOP("Settings", "The family that Korean articles are set in"),
        script="Korean",
    ),
    Setting(
        "family_other",
        "",
        QT_TRANSLATE_NOOP("Settings", "Font for other languages"),
        QT_TRANSLATE_NOOP("Settings", "The family that articles in Latin letters are set in"),
        script="Latin",
    ),
    Setting(
        "han",
        "written",
        QT_TRANSLATE_NOOP("Settings", "Chinese characters"),
        QT_TRANSLATE_NOOP("Settings", "In which articles and the list are shown; files stay"),
        choices=(
            Choice("written", QT_TRANSLATE_NOOP("Settings", "As they are written")),
            Choice("simplified", QT_TRANSLATE_NOOP("Settings", "Simplified")),
            Choice("traditional", QT_TRANSLATE_NOOP("Settings", "Traditional")),
        ),
    ),
    Setting(
        "outline",
        "auto",
        QT_TRANSLATE_NOOP("Settings", "Outline"),
        QT_TRANSLATE_NOOP("Settings", "The headings of a long article beside its text"),
        choices=(
            Choice("auto", QT_TRANSLATE_NOOP("Settings", "Where there is room")),
            Choice("always", QT_TRANSLATE_NOOP("Settings", "Always")),
            Choice("never", QT_TRANSLATE_NOOP("Settings", "Never")),
        ),
    ),
    Setting(
        "density",
        "normal",
        QT_TRANSLATE_NOOP("Settings", "Rows of the list"),
        QT_TRANSLATE_NOOP("Settings", "How much of each article the list shows"),
        choices=(
            Choice("compact", QT_TRANSLATE_NOOP("Settings", "Compact")),
            Choice("normal", QT_TRANSLATE_NOOP("Settings", "Normal")),
            Choice("roomy", QT_TRANSLATE_NOOP("Settings", "Roomy")),
        ),
    ),
    Setting(
        "layout",
        "beside",
        QT_TRANSLATE_NOOP("Settings", "The list stands"),
        QT_TRANSLATE_NOOP("Settings", "Where the list is, and how the window is shared"),
        choices=(
            Choice("beside", QT_TRANSLATE_NOOP("Settings", "Beside the article")),
            Choice("above", QT_TRANSLATE_NOOP("Settings", "Above the article")),
        ),
    ),
    Setting(
        "badge",
        "unread",
        QT_TRANSLATE_NOOP("Settings", "Number on the icon"),
        QT_TRANSLATE_NOOP("Settings", "In the dock or taskbar, where the desktop shows one"),
        choices=(
            Choice("unread", QT_TRANSLATE_NOOP("Settings", "Unread articles")),
            Choice("none", QT_TRANSLATE_NOOP("Settings", "None")),
        ),
    ),
    Setting(
        "read_rule",
        "delay",
        QT_TRANSLATE_NOOP("Settings", "An article counts as read"),
        QT_TRANSLATE_NOOP("Settings", "When the dot in front of its title goes"),
        choices=(
            Choice("at_once", QT_TRANSLATE_NOOP("Settings", "At once when it is shown")),
            Choice("delay", QT_TRANSLATE_NOOP("Settings", "After it was shown for a while")),
            Choice("at_end", QT_TRANSLATE_NOOP("Settings", "At the end of the article")),
            Choice("by_hand", QT_TRANSLATE_NOOP("Settings", "Only when I say so")),
        ),
    ),
    Setting(
        "read_delay",
        1,
        QT_TRANSLATE_NOOP("Settings", "A while is"),
        QT_TRANSLATE_NOOP("Settings", "Seconds until a shown article counts as read"),
        range=(1, 60, 1),
        suffix=QT_TRANSLATE_NOOP("Settings", " s"),
    ),
)


class Settings(QObject):
    """The settings as they stand; `changed` carries the key of the one that just changed."""

    changed = Signal(object)
    was_reset = Signal(object)
    """What some were before and are now, by their keys."""

    def __init__(self, folder: str, worker: Worker) -> None:
        super().__init__()
        self._store = Store(os.path.join(folder, "settings.ini"), worker)
        self._table = {setting.key: setting for setting in SETTINGS}
        self._overrides: dict[str, str] = {}

    def text(self, key: str) -> str:
        """A word; its default where the file holds something that is none of its choices."""
        setting = self._table[key]
        value = self._overrides.get(key, self._store.text(key))
        if not setting.choices:
            return value
        allowed = {choice.value for choice in setting.choices}
        return value if value in allowed else str(setting.default)

    def number(self, key: str) -> int:
        """A number within its bounds."""
        setting = self._table[key]
        assert setting.range is not None
        try:
            value = int(self._store.text(key))
        except ValueError:
            value = int(setting.default)
        return min(max(value, setting.range[0]), setting.range[1])

    def values(self) -> dict[str, str | int]:
        """Those that are chosen from a list or a range, as they stand."""
        return {
            one.key: self.text(one.key) if one.choices else self.number(one.key)
            for one in SETTINGS
            if one.choices or one.range
        }

    def set(self, key: str, value: str | int) -> None:
        """Keeps a value; it takes effect at once through `changed`."""
        self._overrides.pop(key, None)
        self._store.set(key, str(value))
        self.changed.emit(key)

    def put(self, values: Mapping[str, str]) -> None:
        """Keeps the values of several settings that are not so yet."""
        for key, value in values.items():
            if self._kept(key) != value:
                self.set(key, value)

    def reset(self, keys: Iterable[str]) -> None:
        """Puts settings back to what they are by themselves; `was_reset` tells where any was not
        so yet."""
        after = {key: str(self._table[key].default) for key in keys}
        before = {key: self._kept(key) for key in after if self._kept(key) != after[key]}
        if before:
            after = {key: after[key] for key in before}
            self.put(after)
            self.was_reset.emit((before, after))

    def _kept(self, key: str) -> str:
        return self._store.text(key, str(self._table[key].default))

    def override(self, key: str, value: str) -> None:
        """Uses a value for this run only, as an option on the command line asks."""
        self._overrides[key] = value
