"""Which keys mean which action: those of the table, unless the reader has chosen others."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from reader.actions import COMMANDS
from reader.store import Store
from reader.translation import QT_TRANSLATE_NOOP, translated, without_mnemonic

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.worker import Worker

    Chosen = dict[str, tuple[str, ...]]
    """Keys by the name of their action, for those that are not as in the table."""

_MOVING = ("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown")
_RESERVED = (
    (
        QT_TRANSLATE_NOOP("KeyBindings", "{} goes from one field to the next."),
        ("Tab", "Backtab", "Shift+Backtab", "Ctrl+Tab", "Ctrl+Shift+Backtab"),
    ),
    (
        QT_TRANSLATE_NOOP("KeyBindings", "{} opens or presses what has the focus."),
        ("Return", "Enter", "Shift+Return", "Shift+Enter"),
    ),
    (QT_TRANSLATE_NOOP("KeyBindings", "{} closes and leaves."), ("Esc", "Alt+F4")),
    (QT_TRANSLATE_NOOP("KeyBindings", "{} opens the menu of what it is pressed on."),
     ("Menu", "Shift+F10")),
    (
        QT_TRANSLATE_NOOP("KeyBindings", "{} moves in lists and texts."),
        tuple(with_ + key for with_ in ("", "Shift+", "Ctrl+") for key in _MOVING),
    ),
    (
        QT_TRANSLATE_NOOP("KeyBindings", "{} edits and copies text."),
        ("Backspace", "Shift+Backspace", "Ctrl+Backspace", "Del", "Ctrl+Del", "Shift+Del",
         "Ctrl+A", "Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+Ins", "Shift+Ins"),
    ),
)  # fmt: skip
_TREES_OWN = ("Del",)
"""Reserved, but not where it means something to a row of the tree alone."""


class KeyBindings(QObject):
    """Never two actions on one key. What the file says that makes no sense counts for nothing."""

    changed = Signal(object)
    """Itself: some action has other keys now."""

    def __init__(self, folder: str, worker: Worker) -> None:
        super().__init__()
        self._store = Store(os.path.join(folder, "keys.ini"), worker)
        self._commands = {command.name: command for command in COMMANDS}
        self._reserved = {normal(key): words for words, keys in _RESERVED for key in keys}
        self._chosen = self._read()
        self._keys = self._settled()

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys of an action, as QKeySequence writes them for every system."""
        return self._keys[name]

    def sequences(self, name: str) -> list[QKeySequence]:
        """The same for Qt."""
        return [QKeySequence(key) for key in self._keys[name]]

    def label(self, name: str) -> str:
        """What to press for an action, in a sentence; where no key is left, the action's name."""
        keys = self._keys[name]
        return native(keys[0]) if keys else f"“{self.title(name)}”"

    def title(self, name: str) -> str:
        """The words of an action."""
        return without_mnemonic(translated("Actions", self._commands[name].words)).rstrip("…")

    def refusal(self, name: str, key: str) -> str:
        """Why a key can't be given to an action; "" where it can."""
        key = normal(key)
        if not key:
            return self.tr("This is not a key that can be used.")
        if self._is_reserved(name, key):
            return translated("KeyBindings", self._reserved[key]).format(native(key))
        for holder, keys in self._keys.items():
            if key in keys and holder == name:
                return self.tr("{key} means “{action}” already.").format(
                    key=native(key), action=self.title(holder)
                )
            if key in keys:
                words = self.tr("{key} means “{action}”. Take it away there first.")
                return words.format(key=native(key), action=self.title(holder))
        return ""

    def add(self, name: str, key: str) -> str:
        """Gives an action one more key; or why not."""
        refusal = self.refusal(name, key)
        if not refusal:
            self._choose(name, (*self._keys[name], normal(key)))
        return refusal

    def remove(self, name: str, key: str) -> None:
        """Takes a key from an action."""
        self._choose(name, tuple(one for one in self._keys[name] if one != normal(key)))

    def is_changed(self, name: str | None = None) -> bool:
        """Whether an action, or any, has other keys than those of the table."""
        return bool(self._chosen) if name is None else name in self._chosen

    def reset(self, name: str) -> str:
        """Gives an action the keys of the table back; which of them another has by now, if any."""
        self._apply({one: keys for one, keys in self._chosen.items() if one != name})
        missing = [key for key in self._defaults(name) if key not in self._keys[name]]
        return self.refusal(name, missing[0]) if missing else ""

    def reset_all(self) -> Chosen:
        """Gives every action its keys back; what `restore` takes."""
        before = self._chosen
        self._apply({})
        return before

    def restore(self, chosen: Chosen) -> None:
        """Takes a reset back."""
        self._apply(chosen)

    def _choose(self, name: str, keys: tuple[str, ...]) -> None:
        others = {one: mine for one, mine in self._chosen.items() if one != name}
        same = keys == self._defaults(name)
        self._apply(others if same else {**others, name: keys})

    def _apply(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        for name in {*self._chosen, *chosen}:
            if self._chosen.get(name) != chosen.get(name):
                self._store.set(name, json.dumps(chosen[name]) if name in chosen else "")
        self._chosen = dict(chosen)
        self._keys = self._settled()
        self.changed.emit(self)

    def _settled(self) -> dict[str, tuple[str, ...]]:
        # What was chosen comes first: a key that it has taken is no longer another's by default.
        taken: set[str] = set()
        keys = {}
        for name in sorted(self._commands, key=lambda name: name not in self._chosen):
            wanted = self._chosen.get(name, self._defaults(name))
            keys[name] = tuple(
                key for key in wanted if key not in taken and not self._is_reserved(name, key)
            )
            taken.update(keys[name])
        return keys

    def _is_reserved(self, name: str, key: str) -> bool:
        return key in self._reserved and not (key in _TREES_OWN and self._commands[name].in_tree)

    def _defaults(self, name: str) -> tuple[str, ...]:
        return _tidy(self._commands[name].keys)

    def _read(self) -> Chosen:
        chosen: Chosen = {}
        for name in self._commands:
            try:
                kept = json.loads(self._store.text(name) or "null")
            except ValueError:
                continue  # damaged, or edited by hand: as in the table
            if isinstance(kept, list) and all(isinstance(key, str) for key in kept):
                keys = _tidy(kept)
                if keys or not kept:
                    chosen[name] = keys
        return chosen


def normal(key: str) -> str:
    """One key with its modifiers, as QKeySequence writes it for every system; "" for what is
    none, or several one after another."""
    sequence = QKeySequence(key, QKeySequence.SequenceFormat.PortableText)
    written = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    # What Qt doesn't know, it writes as a character that no font has.
    return written if sequence.count() == 1 and written.isprintable() else ""


def native(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def _tidy(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(normal, keys))))
