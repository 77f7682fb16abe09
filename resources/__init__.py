"""Knows where the files lie that the program carries: icons, styles, the sample library."""

from __future__ import annotations

import os

_FOLDER = os.path.dirname(os.path.abspath(__file__))


def resource(name: str) -> str:
    """The path of a file or folder of this package; `name` is relative to it, with `/`."""
    return os.path.join(_FOLDER, *name.split("/"))


def read_text(name: str) -> str:
    """The text of a file of this package."""
    with open(resource(name), encoding="utf-8") as file:
        return file.read()
