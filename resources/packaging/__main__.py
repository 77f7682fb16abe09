"""Makes everything that is released, into one folder, and says how large it is and how it starts.

    PYTHONPATH=. .venv/bin/python -P -m resources.packaging [FOLDER]

from the project's root. The tools for it come into a venv of their own below FOLDER, `build` where
none is given; what they make lies in FOLDER as well.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
# PyInstaller puts the bundle together; hatchling, which pyproject names, the wheel.
_TOOLS = ("pyinstaller>=6.16", "hatchling>=1.25", "packaging>=25")
_STARTS = 7


def main() -> int:
    """Runs itself again in the venv that it makes; the exit code."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build").resolve()
    if os.environ.get("BROADSHEET_BUILDING") == str(out):
        _make(out)
        return 0
    python = _make_venv(out / "venv")
    environment = {**os.environ, "BROADSHEET_BUILDING": str(out), "PYTHONPATH": str(ROOT)}
    again = [python, "-P", "-m", "resources.packaging", str(out)]
    return subprocess.run(again, env=environment, cwd=ROOT, check=False).returncode


def _make_venv(venv: Path) -> Path:
    python = venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    wanted = venv / "wanted.txt"
    needed = lock.partition("\n# Only for ./test\n")[0]
    if not python.exists() or not wanted.exists() or wanted.read_text(encoding="utf-8") != needed:
        subprocess.run([sys.executable, "-m", "venv", "--clear", venv], check=True)
        install = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "needed.txt")
            file.write_text(needed, encoding="utf-8")
            subprocess.run([*install, "--require-hashes", "-r", file], check=True)
        subprocess.run([*install, *_TOOLS], check=True)
        wanted.write_text(needed, encoding="utf-8")
    return python


def _make(out: Path) -> None:
    from resources.packaging.bundle import make_bundle

    subprocess.run([sys.executable, "-P", "-m", "hatchling", "build", "-d", out], check=True)
    bundle = make_bundle(ROOT, out)
    made = [*sorted(out.glob("broadsheet-*.whl")), *sorted(out.glob("broadsheet-*.tar.gz")), bundle]
    if shutil.which("dpkg-deb"):
        from resources.packaging.debian import make_deb

        made.append(make_deb(ROOT, bundle, out))
    made += _appimage(bundle, out)
    for one in made:
        files = [one] if one.is_file() else [file for file in one.rglob("*") if file.is_file()]
        size = sum(file.lstat().st_size for file in files)
        sys.stdout.write(f"{size / 1_000_000:8.1f} MB  {one.name}\n")
    _say_start(bundle)


def _appimage(bundle: Path, out: Path) -> list[Path]:
    """The AppImage, where its tool is at hand."""
    from resources.packaging.appimage import TOOL, make_appimage

    if sys.platform != "linux":
        return []
    if shutil.which(TOOL):
        return [make_appimage(ROOT, bundle, out)]
    sys.stdout.write(f"No AppImage: {TOOL}, which makes it, is not among the commands here.\n")
    return []


def _say_start(bundle: Path) -> None:
    """How long until the sample library is in sight, of the bundle and of the checkout, by turns.

    Both write a picture and end, which costs both the same; the first turn fills the page cache.
    """
    ways = ([bundle / "broadsheet"], [sys.executable, "-P", "-m", "reader"])
    seconds: tuple[list[float], list[float]] = ([], [])
    with tempfile.TemporaryDirectory() as data:
        rest = ["--data", data, ROOT / "resources/sample", "--screenshot", f"{data}/a.png"]
        for _ in range(_STARTS + 1):
            for way, times in zip(ways, seconds, strict=True):
                start = time.perf_counter()
                subprocess.run([*way, *rest], check=True, cwd=data)
                times.append(time.perf_counter() - start)
    ours, checkout = (statistics.median(times[1:]) for times in seconds)
    sys.stdout.write(
        f"start: bundle {ours:.2f} s, checkout {checkout:.2f} s, {ours / checkout:.2f} times\n"
    )


if __name__ == "__main__":
    sys.exit(main())
