"""The catalogues of the window's language, and Qt's own, put in their place."""

from __future__ import annotations

import logging
import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from reader.language import LANGUAGES, SYSTEM, formats, system_language

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator

log = logging.getLogger(__name__)


class Catalogues(QObject):
    """Speaks one language at a time, as long as it lives."""

    def __init__(self, cache: str) -> None:
        """`cache` is a folder for what has to be compiled first."""
        super().__init__()
        self._cache = os.path.join(cache, "translations")
        self._translators: list[QTranslator] = []

    def speak(self, chosen: str) -> str:
        """Has the texts that are made from now on in one of `LANGUAGES`, or the system's language.

        Returns what to tell the reader where that can't be done; "" where all is well.
        """
        language = system_language() if chosen == SYSTEM else chosen
        QLocale.setDefault(formats(language))
        for old in self._translators:
            QCoreApplication.removeTranslator(old)
            old.deleteLater()
        self._translators.clear()
        if language == "en":  # what the sources are written in
            return ""
        from PySide6.QtCore import QLibraryInfo, QTranslator

        from resources.translations import catalogue

        ours, qts = QTranslator(self), QTranslator(self)
        try:
            ours.load(catalogue(language, self._cache))
        except OSError as error:
            log.warning("no catalogue for %s: %s", language, error)
            return (
                f"The texts in {LANGUAGES[language]} could not be prepared ({error}). Until they "
                "are, Broadsheet speaks English. Reinstall it if this stays so."
            )
        path = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        qts.load(f"qtbase_{language}", path)
        self._translators += (qts, ours)
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)
        return ""
