"""The program with its Python and its libraries in one folder, by PyInstaller."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from library import checksums
from resources.packaging.licences import distributions, write_licences
from resources.translations import compile_all

if TYPE_CHECKING:
    from pathlib import Path

# Found by PyInstaller and never used by us: it would ship whatever else the venv holds.
_LEFT_OUT = ("tkinter", "pydoc", "lxml", "numpy", "PIL", "resources.packaging")
_QT_WORDS = ("qtbase_zh_", "qtbase_en")
_FILES = ("icons", "sample", "styles", "desktop")


def make_bundle(root: Path, out: Path) -> Path:
    """A folder `out/broadsheet` with the program of that name in it.

    Raises CalledProcessError, after what PyInstaller says of it.
    """
    work = out / "work"
    command = [
        sys.executable, "-P", "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN",
        "--onedir", "--name", "broadsheet", "--distpath", str(out), "--workpath", str(work),
        "--specpath", str(work), "--paths", str(root),
        # Modules that are imported by name, as processes of their own.
        "--collect-submodules", "library", "--collect-submodules", "reader",
    ]  # fmt: skip
    for name in _FILES:
        folder = root / "resources" / name
        if folder.is_dir():
            command += ["--add-data", f"{folder}:resources/{name}"]
    words = work / "translations"
    words.mkdir(parents=True, exist_ok=True)
    for name in compile_all(str(words)):
        command += ["--add-data", f"{words.resolve() / name}:resources/translations"]
    # The state can't be opened without them, and PyInstaller sees only what is imported.
    for one in checksums.files():
        command += ["--add-binary", f"{one}:apsw/sqlite_extra_binaries"]
    for one in distributions(root):
        command += ["--copy-metadata", one.metadata["Name"]]
    for name in _LEFT_OUT:
        command += ["--exclude-module", name]
    subprocess.run([*command, root / "resources/packaging/start.py"], check=True)
    bundle = out / "broadsheet"
    for one in bundle.glob("**/Qt/translations/*.qm"):
        if not one.name.startswith(_QT_WORDS):
            one.unlink()
    write_licences(root, bundle)
    return bundle
