"""Other keys for actions: chosen in the settings, followed at once, kept, and never two on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton

from library import Query
from reader.actions import COMMANDS
from reader.key_bindings import KeyBindings, normal
from reader.preferences import Preferences
from reader.worker import Worker
from tests.conftest import PATIENCE, settle
from tests.reader.test_conventions import press
from tests.reader.test_main_window import act, close

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from reader.main_window import MainWindow

Open = "Callable[..., MainWindow]"


@pytest.fixture
def bindings(tmp_path: Path, qapp: object) -> Iterator[Callable[[str], KeyBindings]]:
    workers: list[Worker] = []

    def with_file(text: str = "") -> KeyBindings:
        if text:
            (tmp_path / "keys.ini").write_text(text, encoding="utf-8")
        workers.append(Worker())
        return KeyBindings(str(tmp_path), workers[-1])

    yield with_file
    for worker in workers:
        worker.close()


def page_of(qtbot: QtBot, window: MainWindow) -> Preferences:
    act(qtbot, window, "showShortcuts")
    window.findChild(QPushButton, "changeKeys").click()
    dialog = window.findChild(QDialog, "preferencesDialog")
    assert isinstance(dialog, Preferences)
    qtbot.waitUntil(dialog.isActiveWindow, timeout=PATIENCE)
    assert dialog.keys.isVisible()
    return dialog


def strike(qtbot: QtBot, dialog: Preferences, name: str, keys: str) -> str:
    """Presses a key for an action; what the page says to it."""
    dialog.keys.table.setCurrentItem(dialog.keys._rows[name])
    dialog.keys.field.setFocus()
    press(qtbot, dialog.keys.field, keys)
    return dialog.findChild(QLabel, "keysSaid").text()


def test_another_key_means_the_action_everywhere_at_once(
    open_at: Open, qtbot: QtBot, data: Path
) -> None:
    window = open_at()
    dialog = page_of(qtbot, window)
    assert strike(qtbot, dialog, "toggleFavourite", "B") == "B means “Favourite” now."
    assert "S, B" in dialog.keys._rows["toggleFavourite"].text(1)
    chips = [one for one in dialog.findChildren(QPushButton, "keyChip") if one.isVisible()]
    assert [one.text() for one in chips] == ["S  ×", "B  ×"]
    chips[0].click()
    assert dialog.keys._rows["toggleFavourite"].text(1) == "B"
    dialog.close()
    action = window.actions_by_name["toggleFavourite"]
    assert action.shortcut().toString() == "B"
    assert action.toolTip() == "Favourite (B)"
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE)
    rows = window.panes.list
    rows.setFocus()
    press(qtbot, rows, "S")
    settle(qtbot, window)
    assert window.current.counts.favourites == 0
    press(qtbot, rows, "B")
    settle(qtbot, window)
    assert window.current.counts.favourites == 1
    press(qtbot, rows, "B")
    window.panes.tree.choose(Query(shelf="favourites"))
    settle(qtbot, window)
    window.panes.tree.choose(Query())
    window.panes.tree.choose(Query(shelf="favourites"))
    settle(qtbot, window)
    assert window.panes.list.empty.text()[1] == "B stars an article."
    act(qtbot, window, "showShortcuts")
    listed = window.findChild(QDialog, "shortcuts")
    assert "B" in {label.text() for label in listed.findChildren(QLabel)}
    listed.close()
    close(window)

    window = open_at()
    assert window.actions_by_name["toggleFavourite"].shortcut().toString() == "B"
    assert (data / "config" / "keys.ini").exists()


def test_what_has_a_meaning_is_refused_with_a_word_why(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    dialog = page_of(qtbot, window)
    before = window.keys._keys
    for keys, words in (
        ("M", "M means “Read or Unread”. Take it away there first."),
        ("F2", "F2 means “Rename Saved Search”. Take it away there first."),
        ("S", "S means “Favourite” already."),
        ("Ctrl+C", "Ctrl+C edits and copies text."),
        ("Left", "Left moves in lists and texts."),
        ("Return", "Return opens or presses what has the focus."),
        ("Del", "Del edits and copies text."),
    ):
        assert strike(qtbot, dialog, "toggleFavourite", keys) == words
    assert window.keys._keys == before
    window.keys.remove("toggleRead", "M")
    assert strike(qtbot, dialog, "toggleFavourite", "M") == "M means “Favourite” now."
    dialog.close()


def test_actions_are_found_by_name_and_by_key(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    dialog = page_of(qtbot, window)
    find = dialog.findChild(QLineEdit, "findSetting")

    def shown() -> list[str]:
        return [name for name, row in dialog.keys._rows.items() if not row.isHidden()]

    find.setText("mark all")
    assert shown() == ["markAllRead", "markAboveRead", "markBelowRead"]
    assert dialog.keys.name == "markAllRead"
    find.setText("ctrl+shift+z")
    assert shown() == ["redo"]
    find.setText("u")
    assert dialog.keys.name == "unreadOnly"
    find.setText("justified")
    assert not dialog.keys.isVisible()  # nothing here: the page that has it is shown
    find.setText("")
    assert len(shown()) == len(COMMANDS)
    dialog.close()


def test_keys_are_given_back_one_by_one_and_all(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    dialog = page_of(qtbot, window)
    first = dict(window.keys._keys)
    window.keys.remove("toggleRead", "M")
    window.keys.add("toggleFavourite", "M")
    dialog.keys.table.setCurrentItem(dialog.keys._rows["toggleRead"])
    reset = dialog.findChild(QPushButton, "resetKey")
    assert reset.isEnabled()
    reset.click()
    said = dialog.findChild(QLabel, "keysSaid").text()
    assert said == "M means “Favourite”. Take it away there first."
    assert window.keys.keys("toggleRead") == ()
    dialog.findChild(QPushButton, "resetKeys").click()
    assert window.keys._keys == first
    dialog.findChild(QPushButton, "undoResetKeys").click()
    assert window.keys.keys("toggleFavourite") == ("S", "M")
    dialog.findChild(QPushButton, "resetKeys").click()
    assert window.keys._keys == first
    dialog.close()


def test_an_action_without_a_key_is_named_by_its_words(open_at: Open, qtbot: QtBot) -> None:
    window = open_at()
    window.keys.remove("toggleFavourite", "S")
    window.panes.tree.choose(Query(shelf="favourites"))
    settle(qtbot, window)
    assert window.panes.list.empty.text()[1] == "“Favourite” stars an article."
    assert window.actions_by_name["toggleFavourite"].toolTip() == "Favourite"


@pytest.mark.parametrize(
    "text",
    [
        "\0\x01\xff[[[",
        "[General]\ntoggleRead=nonsense\nnextArticle=@Invalid()\n",
        '[General]\ntoggleRead="[1, 2]"\nnextArticle="{}"\nundo="[\\"Foo\\"]"\n',
        '[General]\ntoggleRead="[\\"Ctrl+C\\"]x"\n',
    ],
)
def test_a_damaged_file_leaves_the_keys_of_the_table(
    bindings: Callable[[str], KeyBindings], text: str
) -> None:
    keys = bindings(text)
    for command in COMMANDS:
        assert keys.keys(command.name) == tuple(map(normal, command.keys))


def test_a_file_that_says_the_same_twice_gives_a_key_to_one_action(
    bindings: Callable[[str], KeyBindings],
) -> None:
    keys = bindings(
        '[General]\nnextArticle="[\\"M\\", \\"Ctrl+C\\", \\"B\\"]"\npreviousArticle="[\\"B\\"]"\n'
        'undo="[]"\n'
    )
    assert keys.keys("nextArticle") == ("M", "B")
    assert keys.keys("previousArticle") == ()
    assert keys.keys("toggleRead") == ()
    assert keys.keys("undo") == ()
    assert keys.refusal("toggleRead", "M").startswith("M means “Next Article”")


def test_the_table_itself_has_no_conflict(bindings: Callable[[str], KeyBindings]) -> None:
    keys = bindings("")
    for command in COMMANDS:
        assert keys.keys(command.name) == tuple(map(normal, command.keys))
    assert not keys.is_changed()
    assert keys.refusal("undo", "Foo") == "This is not a key that can be used."
