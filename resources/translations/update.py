"""Brings the catalogues in step with the sources: `python -P -m resources.translations.update`.

Simplified Chinese is written by hand in its `.ts`. Traditional Chinese is made from it by OpenCC,
with the words of Taiwan, and the few that come out wrong are set right here.
"""

from __future__ import annotations

import glob
import os
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import PySide6
from opencc import OpenCC

import resources
from resources.translations import source

FOLDERS = ("reader",)
READ_OVER: dict[str, str] = {}
"""What OpenCC writes, and what is said in Taiwan."""
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def update(simplified: str, traditional: str) -> None:
    """Puts new texts into the one file, for somebody to translate, and makes the other from it."""
    extract(simplified)
    derive(simplified, traditional)


def extract(file: str) -> None:
    """Runs Qt's `lupdate`: new texts come in as unfinished, those that have gone leave."""
    ending = ".exe" if sys.platform == "win32" else ""
    lupdate = os.path.join(os.path.dirname(PySide6.__file__), f"lupdate{ending}")
    root = os.path.dirname(os.path.dirname(os.path.abspath(resources.__file__)))
    sources = [
        name
        for folder in FOLDERS
        for name in sorted(glob.glob(os.path.join(glob.escape(os.path.join(root, folder)), "*.py")))
    ]
    options = ("-no-obsolete", "-locations", "none", "-disable-heuristic", "similartext")
    subprocess.run([lupdate, "-silent", *options, *sources, "-ts", file], check=True)


def derive(simplified: str, traditional: str) -> None:
    """Writes the catalogue of Taiwan from the one of the mainland."""
    convert = OpenCC("s2twp").convert
    tree = ET.parse(simplified)
    tree.getroot().set("language", "zh_TW")
    for message in tree.getroot().iter("message"):
        for text in message.iter():
            if text.tag in ("translation", "numerusform") and text.text and text.text.strip():
                text.text = read_over(convert(text.text))
    words = ET.tostring(tree.getroot(), encoding="unicode")
    with open(traditional, "w", encoding="utf-8", newline="\n") as out:
        out.write(f"{_HEAD}{words}\n")


def read_over(words: str) -> str:
    """Sets right what OpenCC gets wrong."""
    for wrong, right in READ_OVER.items():
        words = re.sub(re.escape(wrong), right, words)
    return words


if __name__ == "__main__":
    update(source("zh_CN"), source("zh_TW"))
