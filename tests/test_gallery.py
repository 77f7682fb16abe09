"""What the gallery promises, and the pictures of it that README shows."""

from __future__ import annotations

import re

from tests import gallery
from tests.conftest import ROOT

FOLDER = ROOT / "resources/screenshots"
MOST = 120 * 1024
"""Bytes of a picture in README."""


def test_the_gallery_shows_each_view_in_both_languages_and_light_and_dark() -> None:
    names = [shot.name for shot in gallery.SHOTS]
    assert len(set(names)) == len(names) == 24
    for view in ("window", "search", "nothing", "problems", "welcome"):
        shots = [shot for shot in gallery.SHOTS if shot.view == view]
        assert {"light", "dark"} <= {shot.theme for shot in shots}
        assert {"en", "zh_CN"} <= {shot.language for shot in shots}
    assert {gallery.SMALL, gallery.USUAL, gallery.LARGE} == {shot.size for shot in gallery.SHOTS}
    assert set(gallery.README) <= set(names)


def test_readme_shows_four_small_pictures() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.findall(r"!\[[^]]+\]\(resources/screenshots/([^)]+)\)", readme)
    assert sorted(shown) == sorted(gallery.README.values())
    assert sorted(file.name for file in FOLDER.iterdir()) == sorted(shown)
    assert all((FOLDER / name).stat().st_size < MOST for name in shown)
