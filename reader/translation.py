"""Words that are marked for translation where they stand, and translated where they are shown."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:
    """Marks `words` for `lupdate`, which looks for this very name; Qt's own has no type."""
    del context
    return words
