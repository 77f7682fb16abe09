"""One table of settings: key, default, what it may be, and the words for it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from reader.store import Store
from reader.translation import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
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


ZOOM_STEPS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)

SETTINGS = (
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
        "zoom",
        100,
        QT_TRANSLATE_NOOP("Settings", "Text size"),
        QT_TRANSLATE_NOOP("Settings", "How large articles are shown"),
        range=(ZOOM_STEPS[0], ZOOM_STEPS[-1], 10),
        suffix=QT_TRANSLATE_NOOP("Settings", "%"),
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

    def __init__(self, folder: str, worker: Worker) -> None:
        super().__init__()
        self._store = Store(os.path.join(folder, "settings.ini"), worker)
        self._table = {setting.key: setting for setting in SETTINGS}
        self._overrides: dict[str, str] = {}

    def text(self, key: str) -> str:
        """A word; its default where the file holds something that is none of its choices."""
        setting = self._table[key]
        value = self._overrides.get(key, self._store.text(key))
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

    def override(self, key: str, value: str) -> None:
        """Uses a value for this run only, as an option on the command line asks."""
        self._overrides[key] = value
