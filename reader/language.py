"""Which languages the window speaks, and which of them somebody means.

Qt is imported where it is used: the command line asks for names only.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale

LANGUAGES = {"en": "English", "zh_CN": "简体中文", "zh_TW": "繁體中文"}
"""Those that Broadsheet speaks, each in its own words."""
SYSTEM = "system"
_FORMATS = {"en": "en_GB", "zh_CN": "zh_CN", "zh_TW": "zh_TW"}
"""Whose dates and numbers go with a language, where the system speaks another."""
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


def language_named(tag: str) -> str | None:
    """The one of ours that somebody means who writes zh, zh-Hant-HK or en_GB.UTF-8."""
    first, *others = re.split("[-_.@]", tag.strip().lower())
    if first != "zh":
        return first if first in LANGUAGES else None
    if "hans" not in others and _TRADITIONAL.intersection(others):
        return "zh_TW"
    return "zh_CN"


def system_language() -> str:
    """The first of the languages that the system asks for and that are spoken here."""
    from PySide6.QtCore import QLocale

    spoken = (language_named(tag) for tag in QLocale.system().uiLanguages())
    return next((language for language in spoken if language), "en")


def formats(language: str) -> QLocale:
    """The system's own dates and numbers, unless they are another language's, or nobody's: a
    terminal without a language would write "12431", and not "12,431"."""
    from PySide6.QtCore import QLocale

    system = QLocale.system()
    if language_named(system.name()) == language:
        return system
    return QLocale(_FORMATS[language])
