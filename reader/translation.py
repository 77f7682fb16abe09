"""Words that are marked for translation where they stand, and translated where they are shown."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:
    """Marks `words` for `lupdate`, which looks for this very name; Qt's own has no type."""
    del context
    return words


def translated(context: str, marked: str) -> str:
    """Words of a table, which were marked in this context, in the reader's language."""
    return QCoreApplication.translate(context, marked) if marked else ""


def without_mnemonic(words: str) -> str:
    """Words of a menu, where no key is underlined: "Open" of "&Open", "打开" of "打开(&O)"."""
    return re.sub(r"\(&\w\)|&", "", words)
