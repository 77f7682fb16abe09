"""Every colour in which something is written can be read on every ground that it is written on."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor

from reader import theme as themes
from reader.theme import DARK, HIGH_DARK, HIGH_LIGHT, LIGHT, SEPIA, Theme, style_sheet
from tests.conftest import ROOT

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

READABLE = 4.5
"""The contrast that WCAG 2 asks of text."""
VISIBLE = 3.0
"""And of what is no text: dots, stars."""


def luminance(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


ALL = {
    "light": LIGHT, "sepia": SEPIA, "dark": DARK, "high light": HIGH_LIGHT,
    "high dark": HIGH_DARK,
}  # fmt: skip


@pytest.mark.parametrize("theme", ALL.values(), ids=list(ALL))
def test_text_can_be_read(theme: Theme) -> None:
    grounds = (theme.window, theme.sidebar, theme.pane, theme.paper, theme.field, theme.selection,
               theme.hover, theme.code)  # fmt: skip
    for ground in grounds:
        assert contrast(theme.text, ground) >= READABLE, ground
        assert contrast(theme.muted, ground) >= READABLE, ground
        assert contrast(theme.accent, ground) >= VISIBLE, ground
    for ground in (theme.pane, theme.selection, theme.hover):
        assert contrast(theme.star, ground) >= VISIBLE, ground
    assert contrast(theme.accent, theme.paper) >= READABLE
    assert contrast(theme.mark_text, theme.mark) >= READABLE
    assert contrast(theme.on_accent, theme.accent) >= READABLE
    assert contrast(theme.paper, theme.text) >= READABLE  # the toast


@pytest.mark.parametrize("theme", [HIGH_LIGHT, HIGH_DARK], ids=["light", "dark"])
def test_high_contrast_is_high(theme: Theme) -> None:
    """What WCAG 2 asks of text at its strictest, and of lines and controls."""
    for ground in (theme.window, theme.pane, theme.paper, theme.selection, theme.hover):
        assert contrast(theme.text, ground) >= 7, ground
        assert contrast(theme.muted, ground) >= 7, ground
        assert contrast(theme.accent, ground) >= 7, ground
    assert contrast(theme.hairline, theme.pane) >= VISIBLE
    assert contrast(theme.track, theme.pane) >= VISIBLE


def test_high_contrast_follows_the_system(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert themes.system_theme(qapp) in (LIGHT, DARK)
    monkeypatch.setattr(themes, "wants_contrast", lambda _: True)
    assert themes.system_theme(qapp) in (HIGH_LIGHT, HIGH_DARK)


def test_style_sheet_has_every_colour_put_in() -> None:
    for theme in ALL.values():
        assert "$" not in style_sheet(theme)


def test_every_icon_is_named_somewhere() -> None:
    named = {
        node.value
        for file in (ROOT / "reader").glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert [file.name for file in (ROOT / "resources/icons").glob("*.svg")
            if file.stem not in named] == []  # fmt: skip
