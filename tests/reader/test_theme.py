"""Every colour in which something is written can be read on every ground that it is written on."""

from __future__ import annotations

import ast

import pytest
from PySide6.QtGui import QColor

from reader.theme import DARK, LIGHT, SEPIA, Theme, style_sheet
from tests.conftest import ROOT

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


@pytest.mark.parametrize("theme", [LIGHT, SEPIA, DARK], ids=["light", "sepia", "dark"])
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


def test_style_sheet_has_every_colour_put_in() -> None:
    for theme in (LIGHT, SEPIA, DARK):
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
