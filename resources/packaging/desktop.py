"""The files by which a desktop knows the program: menu entry, icon, metainfo."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from reader import APP_ID, __version__

if TYPE_CHECKING:
    from pathlib import Path


def install_desktop_files(root: Path, share: Path) -> None:
    """Puts them below `share`, which is a `/usr/share` or what will become one."""
    source = root / "resources/desktop"
    for folder in ("applications", "metainfo", "icons/hicolor/scalable/apps"):
        (share / folder).mkdir(parents=True, exist_ok=True)
    shutil.copy(source / f"{APP_ID}.desktop", share / "applications")
    shutil.copy(
        root / "resources/icons/broadsheet.svg",
        share / f"icons/hicolor/scalable/apps/{APP_ID}.svg",
    )
    words = (source / f"{APP_ID}.metainfo.xml").read_text(encoding="utf-8")
    (share / f"metainfo/{APP_ID}.metainfo.xml").write_text(
        words.replace("</component>", f"{_releases(root)}</component>"), encoding="utf-8"
    )


def _releases(root: Path) -> str:
    """This version, on the day that the change log gives it; nothing before it has one."""
    log = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    day = re.search(rf"^## \[{re.escape(__version__)}\] - (\d{{4}}-\d\d-\d\d)$", log, re.MULTILINE)
    if day is None:
        return ""
    return f'  <releases>\n    <release version="{__version__}" date="{day[1]}"/>\n  </releases>\n'
