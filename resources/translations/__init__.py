"""The catalogues of other languages: written by people (`.ts`), compiled for Qt (`.qm`)."""

from __future__ import annotations

import os
import sys

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def source(language: str) -> str:
    """Where the catalogue of a language is written."""
    return os.path.join(_FOLDER, f"broadsheet_{language}.ts")


def catalogue(language: str, cache: str) -> str:
    """The compiled catalogue of a language: what the build made, else made below `cache` now.

    Raises OSError where it can't be made.
    """
    name = f"broadsheet_{language}.qm"
    built = os.path.join(_FOLDER, name)
    if os.path.exists(built):
        return built
    written, made = source(language), os.path.join(cache, name)
    time = os.stat(written).st_mtime_ns
    try:
        if os.stat(made).st_mtime_ns == time:
            return made
    except FileNotFoundError:
        os.makedirs(cache, exist_ok=True)
    part = f"{made}.{os.getpid()}"
    compile_catalogue(written, part)
    os.utime(part, ns=(time, time))
    os.replace(part, made)
    return made


def compile_all(folder: str) -> list[str]:
    """Compiles every catalogue into a folder, for what is shipped; their names there."""
    written = sorted(name for name in os.listdir(_FOLDER) if name.endswith(".ts"))
    made = [name.removesuffix(".ts") + ".qm" for name in written]
    for name, result in zip(written, made, strict=True):
        compile_catalogue(os.path.join(_FOLDER, name), os.path.join(folder, result))
    return made


def compile_catalogue(written: str, made: str) -> None:
    """Compiles a catalogue with the `lrelease` that comes with Qt. Raises OSError."""
    import subprocess

    import PySide6

    ending = ".exe" if sys.platform == "win32" else ""
    lrelease = os.path.join(os.path.dirname(PySide6.__file__), f"lrelease{ending}")
    done = subprocess.run(
        [lrelease, "-silent", written, "-qm", made],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="backslashreplace",
        check=False,
    )
    if done.returncode or not os.path.exists(made):
        raise OSError(f"lrelease: {(done.stderr or done.stdout).strip() or done.returncode}")
