"""Which theme is on and how large the window's text is: the reader's choice, or the desktop's,
followed as it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from reader import scale
from reader import theme as themes

if TYPE_CHECKING:
    from reader.settings import Settings
    from reader.theme import Theme


class Appearance(QObject):
    """Keeps the application's font, palette and style sheet in step with what was chosen."""

    changed = Signal(object)
    """The `Theme` that is now on, or another size of the text with it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._elsewhere = scale.other_programs_size()
        self.theme = self._wanted()
        themes.apply(self._app(), self.theme, self._size())
        settings.changed.connect(self._setting_changed)
        self._app().fontChanged.connect(self._font_changed)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._scheme_changed)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(self._scheme_changed)

    def finish(self) -> None:
        """To be called once the window is built: under a style sheet, each widget that is put into
        another is measured anew with all that stands in it, a twentieth of the start."""
        themes.apply_style_sheet(self._app(), self.theme)

    def _scheme_changed(self, _: object) -> None:
        self._update()

    def _setting_changed(self, key: str) -> None:
        if key == "theme":
            self._update()
        elif key == "text_size":
            self._change()

    def _font_changed(self, _: object) -> None:
        """Somebody else gave the application another font: ours, in that size, follows it."""
        if scale.is_foreign():
            self._elsewhere = scale.other_programs_size()
            self._change()

    def _update(self) -> None:
        if self._wanted() is not self.theme:
            self._change()

    def _change(self) -> None:
        self.theme = self._wanted()
        themes.apply(self._app(), self.theme, self._size())
        themes.apply_style_sheet(self._app(), self.theme)
        self.changed.emit(self.theme)

    def _size(self) -> int:
        """How large the window's text is to be, in pixels."""
        wanted = self._elsewhere * self._settings.number("text_size") / 100
        return min(round(wanted), scale.LARGEST)

    def _wanted(self) -> Theme:
        chosen = self._settings.text("theme")
        if chosen == "system":
            return themes.system_theme(self._app())
        return {"dark": themes.DARK, "sepia": themes.SEPIA}.get(chosen, themes.LIGHT)

    @staticmethod
    def _app() -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app
