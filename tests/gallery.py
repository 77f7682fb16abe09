"""Twenty-four pictures of the window, to be looked at: views, themes, languages, sizes.

    PYTHONPATH=. .venv/bin/python -P -m tests.gallery FOLDER

writes them into FOLDER, in as few colours as they need; with QT_SCALE_FACTOR=2 as on a fine screen.
Those that `README` names are shown by README.md: copy them to resources/screenshots.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QLocale, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from reader.theme import STYLE
from resources import resource

if TYPE_CHECKING:
    from reader.main_window import MainWindow

README = {
    "window-light-en-1440x900.png": "light.png",
    "window-dark-en-1440x900.png": "dark.png",
    "search-light-en-1440x900.png": "search.png",
    "window-light-zh_CN-1440x900.png": "chinese.png",
}
SMALL, USUAL, LARGE = (900, 600), (1440, 900), (2560, 1440)
ARTICLES = {"en": "The size of the sheet", "zh": "旧报纸"}
SEARCHES = {"en": "category:Guide search", "zh": "category:指南 搜索"}
NOTHING = {"en": "category:Guide serach", "zh": "category:指南 报业史"}


class Shot(NamedTuple):
    """One picture: what it shows, and how."""

    view: str
    theme: str
    language: str
    size: tuple[int, int] = USUAL
    text: int = 100
    """Percent."""

    @property
    def name(self) -> str:
        """Of its file."""
        text = f"-{self.text}" if self.text != 100 else ""
        width, height = self.size
        return f"{self.view}-{self.theme}-{self.language}-{width}x{height}{text}.png"


SHOTS = (
    Shot("window", "light", "en"),
    Shot("window", "dark", "en"),
    Shot("window", "sepia", "en"),
    Shot("window", "light", "zh_CN"),
    Shot("window", "dark", "zh_CN"),
    Shot("window", "light", "zh_TW"),
    Shot("window", "light", "en", SMALL),
    Shot("window", "dark", "zh_CN", SMALL),
    Shot("window", "light", "en", LARGE),
    Shot("window", "light", "en", SMALL, 200),
    Shot("window", "dark", "zh_CN", USUAL, 150),
    Shot("above", "light", "zh_CN"),
    Shot("search", "light", "en"),
    Shot("search", "dark", "zh_CN"),
    Shot("nothing", "light", "en"),
    Shot("nothing", "dark", "zh_CN"),
    Shot("problems", "light", "en"),
    Shot("problems", "dark", "zh_CN"),
    Shot("welcome", "light", "en"),
    Shot("welcome", "dark", "zh_CN"),
    Shot("settings", "light", "zh_CN"),
    Shot("keys", "dark", "en"),
    Shot("shortcuts", "light", "en"),
    Shot("own", "sepia", "zh_CN"),
)


def main() -> None:
    """Takes all pictures; the exit code of the process says whether it could."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([sys.argv[0], "-style", STYLE])
    with tempfile.TemporaryDirectory() as place:
        library = Path(place, "Broadsheet")
        shutil.copytree(resource("sample"), library)
        Path(library, "broken.md").write_text(
            "---\ntitle: 'It's broken'\ndate: Invalid Date\n---\nStill here.\n", encoding="utf-8"
        )
        for number, shot in enumerate(SHOTS):
            picture = Studio(app, library, Path(place, f"data {number}")).take(shot)
            picture.save(str(options.folder / shot.name), "PNG", 0)
            sys.stdout.write(f"{number + 1:2} {shot.name}\n")


class Studio:
    """A window as each picture needs it."""

    def __init__(self, app: QApplication, library: Path, data: Path) -> None:
        from reader.app import open_window

        self._app = app
        window = open_window(library, data)
        self._window: MainWindow = window  # type: ignore[assignment]
        self._shown: QWidget = window

    def take(self, shot: Shot) -> QImage:
        """The picture; the window is closed after it."""
        window, settings = self._window, self._window.settings
        window.resize(*shot.size)
        window.show()
        self._wait()
        for key, value in (
            ("language", shot.language), ("theme", shot.theme), ("text_size", shot.text),
            ("layout", "above" if shot.view == "above" else "beside"), ("read_rule", "by_hand"),
        ):  # fmt: skip
            settings.set(key, value)
        self._wait()
        self._wait()  # another language opens the library anew
        window.resize(*shot.size)
        self._pose(shot)
        self._wait()
        picture = self._shown.grab().toImage()
        settings.set("language", "en")  # its catalogues go with it
        self._wait()
        for own in QApplication.topLevelWidgets():
            if own is not window and own.isVisible():
                own.close()
        window.close()
        window.deleteLater()
        self._app.processEvents()
        QLocale.setDefault(QLocale.system())
        return few_colours(picture)

    def _pose(self, shot: Shot) -> None:
        window, language = self._window, shot.language[:2]
        if shot.view in ("search", "nothing"):
            words = (SEARCHES if shot.view == "search" else NOTHING)[language]
            window.top_bar.search_box.setText(words)
            self._wait()
            window.panes.list.setFocus()
            window.panes.list.select_row(0)
        elif shot.view in ("window", "above", "own"):
            self._choose(ARTICLES[language])
            self._trigger("toggleFavourite")
            if shot.view == "own":
                self._trigger("openInWindow")
                self._shown = self._opened("articleWindow")
        elif shot.view == "welcome":
            window.close_library()
        elif shot.view == "problems":
            self._trigger("showProblems")
        else:
            self._trigger("showShortcuts" if shot.view == "shortcuts" else "preferences")
            (dialog,) = [one for one in window.findChildren(QDialog) if one.isVisible()]
            if shot.view == "keys":
                dialog.show_keys()
            self._shown = dialog

    def _choose(self, title: str) -> None:
        rows = self._window.panes.list
        for row in range(rows.model().rowCount()):
            if rows.model().index(row, 0).data(Qt.ItemDataRole.DisplayRole) == title:
                rows.select_row(row)
                self._wait()
                return
        raise SystemExit(f"The sample library has no article “{title}”.")

    def _trigger(self, action: str) -> None:
        self._window.actions_by_name[action].trigger()
        self._wait()

    def _opened(self, name: str) -> QWidget:
        (own,) = [one for one in QApplication.topLevelWidgets() if one.objectName() == name]
        return own

    def _wait(self) -> None:
        """Until everything that was asked for is on show."""
        rested, deadline = 0, time.monotonic() + 30
        while rested < 5:
            if time.monotonic() > deadline:
                raise SystemExit("The window does not come to rest.")
            self._app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 40)
            time.sleep(0.02)
            rested = rested + 1 if self._window.at_rest() else 0


def few_colours(picture: QImage) -> QImage:
    """The picture in 256 colours, the most frequent ones that differ: a third of the file."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    seen: Counter[bytes] = Counter()
    data = bytes(picture.constBits())
    for at in range(0, len(data), 4):
        seen[data[at : at + 4]] += 1
    table: list[int] = []
    taken: list[bytes] = []
    for colour, _ in seen.most_common():
        if all(sum(abs(a - b) for a, b in zip(colour, one, strict=True)) > 9 for one in taken):
            taken.append(colour)
            table.append(int.from_bytes(colour, "little"))
            if len(table) == 256:
                break
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return picture.convertToFormat(QImage.Format.Format_Indexed8, table, plain)


if __name__ == "__main__":
    main()
