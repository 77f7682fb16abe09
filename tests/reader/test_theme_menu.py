from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolButton

from reader.theme import DARK, LIGHT, SEPIA

if TYPE_CHECKING:
    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"


def test_themes_are_chosen_beside_the_size_of_the_text(open_at: Open) -> None:
    window: MainWindow = open_at()
    button = window.findChild(QToolButton, "textSizeButton")
    assert button is not None
    menu = button.menu()
    themes = {action.data(): action for action in menu.actions() if action.data()}
    assert list(themes) == ["system", "light", "sepia", "dark"]
    for name, theme in (("sepia", SEPIA), ("dark", DARK), ("light", LIGHT)):
        themes[name].trigger()
        assert window.settings.text("theme") == name
        paper = window.panes.view.browser.palette().base().color().name()
        assert paper == theme.paper
    window.settings.set("theme", "dark")
    menu.aboutToShow.emit()
    assert [name for name, action in themes.items() if action.isChecked()] == ["dark"]
