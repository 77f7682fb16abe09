"""Colours, fonts and spacing, light, sepia and dark, and the style sheet made from them."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette

from reader import scale
from resources import read_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

UI_FAMILIES = (
    "Noto Sans", "Segoe UI", "Helvetica Neue", "Noto Sans CJK SC", "Source Han Sans SC",
    "PingFang SC", "Microsoft YaHei", "WenQuanYi Micro Hei", "sans-serif",
)  # fmt: skip
# The Chinese family stands first: with fonts-noto-cjk under LANG=C Qt picks Japanese shapes for Han
# characters otherwise, and asking one family for everything halves the cost of laying out a text.
READING_FAMILIES = (
    "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", "Noto Sans",
    "WenQuanYi Micro Hei", "sans-serif",
)  # fmt: skip
MONO_FAMILIES = (
    "Noto Sans Mono CJK SC", "Noto Sans Mono", "DejaVu Sans Mono", "Cascadia Mono", "Menlo",
    "Consolas", "monospace",
)  # fmt: skip


class Theme(NamedTuple):
    """One set of colours, each a `#rrggbb`. Text in `text`, `muted` or `accent` can be read on
    every background (4.5:1); `faint` is for ornaments only."""

    dark: bool
    window: str
    sidebar: str
    pane: str
    paper: str
    field: str
    text: str
    muted: str
    faint: str
    accent: str
    on_accent: str
    hairline: str
    selection: str
    hover: str
    mark: str
    mark_text: str
    star: str
    code: str
    track: str
    ui_families: tuple[str, ...] = UI_FAMILIES
    reading_families: tuple[str, ...] = READING_FAMILIES
    mono_families: tuple[str, ...] = MONO_FAMILIES


LIGHT = Theme(
    dark=False,
    window="#f4f2ee",
    sidebar="#f4f2ee",
    pane="#fbfaf8",
    paper="#ffffff",
    field="#ffffff",
    text="#1d1c1a",
    muted="#66625b",
    faint="#a39e94",
    accent="#a93226",
    on_accent="#ffffff",
    hairline="#e4e0d8",
    selection="#e9e4da",
    hover="#efece5",
    mark="#fbe08d",
    mark_text="#1d1c1a",
    star="#ab7310",
    code="#f4f2ee",
    track="#e4e0d8",
)
DARK = Theme(
    dark=True,
    window="#232426",
    sidebar="#232426",
    pane="#1f2022",
    paper="#1c1d1f",
    field="#2a2b2e",
    text="#e8e5df",
    muted="#a9a49b",
    faint="#77736c",
    accent="#ee8a7e",
    on_accent="#1c1d1f",
    hairline="#34353a",
    selection="#3a3632",
    hover="#2b2b2d",
    mark="#6a5418",
    mark_text="#fbf3dc",
    star="#e6b04a",
    code="#26272a",
    track="#34353a",
)
SEPIA = Theme(
    dark=False,
    window="#ece1c8",
    sidebar="#ece1c8",
    pane="#f3ead6",
    paper="#f8f1e0",
    field="#fbf6ea",
    text="#3a2f22",
    muted="#685a45",
    faint="#a3937a",
    accent="#96361f",
    on_accent="#fdf8ec",
    hairline="#dccfb2",
    selection="#e2d4b4",
    hover="#e7dabd",
    mark="#f2cf6b",
    mark_text="#2f2619",
    star="#a06a00",
    code="#efe5cd",
    track="#d8c9a9",
)

HIGH_LIGHT = LIGHT._replace(
    window="#ffffff", sidebar="#ffffff", pane="#ffffff", paper="#ffffff", field="#ffffff",
    code="#ffffff", on_accent="#ffffff", text="#000000", muted="#2b2b2b", faint="#595959",
    accent="#801205", hairline="#6b6b6b", selection="#dcdcdc", hover="#ececec", mark="#ffe066",
    mark_text="#000000", star="#7a4d00", track="#6b6b6b",
)  # fmt: skip
HIGH_DARK = DARK._replace(
    window="#000000", sidebar="#000000", pane="#000000", paper="#000000", field="#000000",
    code="#000000", on_accent="#000000", text="#ffffff", muted="#dedede", faint="#a6a6a6",
    accent="#ffb3a8", hairline="#949494", selection="#333333", hover="#1f1f1f", mark="#ffe066",
    mark_text="#000000", star="#ffcf66", track="#949494",
)  # fmt: skip


STYLE = "fusion"
"""The Qt style that the style sheet is made for: the one that looks the same everywhere."""


def system_theme(app: QApplication) -> Theme:
    """The theme that fits the desktop's choice."""
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    if wants_contrast(app):
        return HIGH_DARK if dark else HIGH_LIGHT
    return DARK if dark else LIGHT


def wants_contrast(app: QApplication) -> bool:
    """Whether the desktop asks for high contrast. Qt tells from 6.10 on."""
    hints = app.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def apply(app: QApplication, theme: Theme, size: int) -> None:
    """Font, `size` pixels large, and colours of the whole application, which was started in the
    style `STYLE`."""
    font = QFont()
    font.setFamilies(list(theme.ui_families))
    scale.set_text_size(font, size)
    app.setPalette(_palette(theme))


def apply_style_sheet(app: QApplication, theme: Theme) -> None:
    """The shapes and spaces of all widgets."""
    app.setStyleSheet(style_sheet(theme))


def style_sheet(theme: Theme) -> str:
    """The widgets' style sheet in the theme's colours and the size of the window's text."""
    colours = {name: value for name, value in theme._asdict().items() if isinstance(value, str)}
    sheet = scale.grown(read_text("styles/window.qss"), scale.factor() * 100)
    return Template(sheet).substitute(colours)


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.field,
        role.AlternateBase: theme.pane,
        role.Text: theme.text,
        role.Button: theme.window,
        role.ButtonText: theme.text,
        role.BrightText: theme.accent,
        role.ToolTipBase: theme.field,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Accent: theme.accent,
    }
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(theme.faint))
    return palette
