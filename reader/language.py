"""The language of the window: which it is, and its catalogues put in their place.

Qt is imported where it is used: the command line asks for names only.
"""

from __future__ import annotations

import logging
import os
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale

log = logging.getLogger(__name__)
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


def speak(chosen: str, cache: str) -> str:
    """Has the texts that are made from now on in one of `LANGUAGES`, or the system's language.

    `cache` is a folder for what has to be compiled first. Returns what to tell the reader where
    that can't be done; "" where all is well.
    """
    from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

    app = QCoreApplication.instance()
    assert app is not None
    language = _of_system() if chosen == SYSTEM else chosen
    QLocale.setDefault(_formats(language))
    for old in app.findChildren(QTranslator):
        QCoreApplication.removeTranslator(old)
        old.deleteLater()
    if language == "en":  # what the sources are written in
        return ""
    from PySide6.QtCore import QLibraryInfo

    from resources.translations import catalogue

    ours, qts = QTranslator(app), QTranslator(app)
    try:
        ours.load(catalogue(language, os.path.join(cache, "translations")))
    except OSError as error:
        log.warning("no catalogue for %s: %s", language, error)
        return (
            f"The texts in {LANGUAGES[language]} could not be prepared ({error}). Until they are, "
            "Broadsheet speaks English. Reinstall it if this stays so."
        )
    qts.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    QCoreApplication.installTranslator(qts)
    QCoreApplication.installTranslator(ours)
    return ""


def _of_system() -> str:
    """The first of the languages that the system asks for and that are spoken here."""
    from PySide6.QtCore import QLocale

    spoken = (language_named(tag) for tag in QLocale.system().uiLanguages())
    return next((language for language in spoken if language), "en")


def _formats(language: str) -> QLocale:
    """The system's own dates and numbers, unless they are another language's, or nobody's: a
    terminal without a language would write "12431", and not "12,431"."""
    from PySide6.QtCore import QLocale

    system = QLocale.system()
    if language_named(system.name()) == language:
        return system
    return QLocale(_FORMATS[language])
