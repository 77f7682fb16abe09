"""An AppImage made of the bundle: one file that runs on any Linux, made by AppImage's own tool."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from typing import TYPE_CHECKING

from reader import APP_ID, __version__
from resources.packaging.desktop import install_desktop_files

if TYPE_CHECKING:
    from pathlib import Path

TOOL = "appimagetool"


def make_appdir(root: Path, bundle: Path, out: Path) -> Path:
    """`out/Broadsheet.AppDir`: the bundle, and where the tool looks for them its start, menu entry
    and icon."""
    tree = out / "Broadsheet.AppDir"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle, tree / "usr/lib/broadsheet", symlinks=True)
    install_desktop_files(root, tree / "usr/share")
    (tree / "AppRun").symlink_to("usr/lib/broadsheet/broadsheet")
    (tree / f"{APP_ID}.desktop").symlink_to(f"usr/share/applications/{APP_ID}.desktop")
    icon = f"{APP_ID}.svg"
    (tree / icon).symlink_to(f"usr/share/icons/hicolor/scalable/apps/{icon}")
    (tree / ".DirIcon").symlink_to(icon)
    return tree


def make_appimage(root: Path, bundle: Path, out: Path) -> Path:
    """`out/Broadsheet-VERSION-MACHINE.AppImage`. Raises CalledProcessError where the tool fails."""
    machine = platform.machine()
    tree = make_appdir(root, bundle, out)
    image = out / f"Broadsheet-{__version__}-{machine}.AppImage"
    # Without FUSE, as in a container, it has to unpack itself first.
    environment = {**os.environ, "ARCH": machine, "APPIMAGE_EXTRACT_AND_RUN": "1"}
    subprocess.run([TOOL, tree, image], env=environment, check=True)
    return image
