"""Every text that a reader sees can be translated: `lupdate` reads sources and runs nothing."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QLineEdit, QSpinBox

from library import Counts, Query
from reader import words
from reader.dates import long_date, short_date
from reader.headline_model import spoken
from tests.conftest import ROOT
from tests.reader.test_main_window import act

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

Open = "Callable[..., MainWindow]"

FILES = sorted((ROOT / "reader").glob("*.py"))
Text = tuple[str, str]
"""Context and words."""


def calls(tree: ast.AST, within: str = "") -> Iterator[tuple[str, ast.Call]]:
    """Every call of a file, with the class that it stands in."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call):
            yield within, node
        yield from calls(node, node.name if isinstance(node, ast.ClassDef) else within)


def texts(file: Path) -> Iterator[tuple[int, list[ast.expr], Text | None, bool]]:
    """Each text to translate: its line, what must be literal, context and words, if a plural."""
    for within, call in calls(ast.parse(file.read_text(encoding="utf-8"))):
        match call.func:
            case ast.Attribute(attr="tr"):
                found, plural = [ast.Constant(within), *call.args[:1]], len(call.args) > 2
            case ast.Attribute(value=ast.Name("QCoreApplication"), attr="translate"):
                found, plural = call.args[:2], len(call.args) > 2
            case ast.Name("translate" | "QT_TRANSLATE_NOOP"):
                found, plural = call.args[:2], len(call.args) > 2
            case _:
                continue
        literal = [one.value for one in found if isinstance(one, ast.Constant)]
        both = (literal[0], literal[1]) if len(literal) == 2 else None
        yield call.lineno, found, both, plural


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_what_is_translated_is_literal(file: Path) -> None:
    if file.name == "translation.py":
        return  # looks words up that were marked elsewhere
    for line, parts, text, plural in texts(file):
        assert all(isinstance(part, ast.Constant) for part in parts), f"line {line}"
        assert text is not None, f"line {line}"
        assert all(isinstance(part, str) and part for part in text), f"line {line}"
        assert plural is ("%Ln" in text[1]), f"line {line}: a number goes with %Ln"


def test_lupdate_finds_every_text(tmp_path: Path) -> None:
    lupdate = shutil.which("pyside6-lupdate", path=Path(sys.executable).parent)
    if lupdate is None:
        pytest.skip("pyside6-lupdate is not here")
    catalogue = tmp_path / "all.ts"
    subprocess.run([lupdate, *FILES, "-ts", catalogue], check=True, capture_output=True)
    found: set[tuple[Text, bool]] = set()
    for context in ET.parse(catalogue).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            plural = message.get("numerus") == "yes"
            found.add(((name, message.findtext("source", "")), plural))
    written = {
        (text, plural)
        for file in FILES if file.name != "translation.py"
        for _, _, text, plural in texts(file) if text
    }  # fmt: skip
    assert found == written
    assert len(found) > 150


class Guillemets(QTranslator):
    """Another language."""

    def isEmpty(self) -> bool:
        return False

    def translate(self, _context: str, text: str, _comment: str = "", _n: int = -1) -> str:
        return f"«{text}»"


@pytest.fixture
def abroad(qapp: QApplication) -> Iterator[None]:
    translator = Guillemets()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("abroad")
def test_the_window_speaks_another_language(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    act(qtbot, window, "showProblems")
    act(qtbot, window, "preferences")
    act(qtbot, window, "showShortcuts")
    window.toast.offer_undo("«Words»")
    said = [one.text() for one in window.actions_by_name.values()]
    buttons = set(window.findChildren(QAbstractButton)) - set(window.welcome._buttons)
    said += [one.text() for one in buttons if len(one.text()) > 1]
    said += [one.suffix() for one in window.findChildren(QSpinBox)]
    said += [one.placeholderText() for one in window.findChildren(QLineEdit)]
    foreign = ("Broadsheet", window.current.library.name, "")
    keys = {key.toString() for one in window.actions_by_name.values() for key in one.shortcuts()}
    for label in window.findChildren(QLabel):
        if not keys & set(label.text().split("«, »")):
            said.append(label.text())
    model = window.panes.problems.table.model()
    for column in (0, 1, 2, 3):
        said.append(model.headerData(column, Qt.Orientation.Horizontal))
    said += [model.index(0, 2).data(), window.panes.header._button.text()]
    one = window.current.library.headlines(window.current.library.find(Query()).ids[:1])[0]
    said += [long_date(one), short_date(one), short_date(replace(one, date_guessed=True))]
    said += spoken(one).split(", ")[-1:]
    said += words.empty_list(Query("a"), Counts(all=1), 1, False, window.keys.label)
    own = [text for text in said if "«" not in text and text not in foreign]
    # Numbers, and sizes, which Qt writes as the country does.
    assert [text for text in own if not re.fullmatch(r"\d+|[\d.]+ (kB|bytes)", text)] == []
    for dialog in window.findChildren(QDialog):
        dialog.close()


def test_kinds_of_problems_have_words() -> None:
    named = set()
    for file in (ROOT / "library").glob("*.py"):
        for _, call in calls(ast.parse(file.read_text(encoding="utf-8"))):
            match call:
                case ast.Call(ast.Name("Problem"), [_, _, ast.Constant(kind), *_]):
                    named.add(kind)
    assert {"date", "file"} <= named
    assert named <= set(words._KINDS)
    assert words.kind("something new") == "something new"
