"""Reading: articles to painted text, the worst of the hostile ones, many pictures, a pane resized.

    PYTHONPATH=. python -P -m tests.benchmarks.reading CORPUS HOSTILE

Both are folders of articles, such as ../shared/corpus and ../shared/hostile.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.figures import HEAD, Row, percentile, run_module, say
from tests.benchmarks.select_article import wait_for_rest

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication, QMainWindow

PICTURES = 363
"""As many as the article of the corpus that has most."""
FRAME = 50.0
LONGEST = 1000.0
MEDIAN, SLOW = 16.0, 50.0
"""Milliseconds."""
RESIZED = 60_000
"""Bytes of the article in a pane that is resized."""
BEAT = 2
"""Milliseconds between two looks at whether the window answers."""
GIVEN_UP = 20_000


def measure(corpus: str, hostile: str) -> list[Row]:
    """In processes of their own."""
    rows: list[Row] = []

    def add(row: Row) -> None:
        rows.append(row)
        say(row)

    found = _run("--articles", corpus)
    times, count = found["times"], f"{len(found['times'])} articles"
    median, slow = statistics.median(times), percentile(times, 95)
    add(_row("article to painted text, median", median, MEDIAN, count))
    add(_row("article to painted text, 95 %", slow, SLOW, f"the slowest: {max(times):.0f}"))
    found = _run("--articles", hostile)
    times = found["times"]
    add(_row("the slowest of the hostile", max(times), LONGEST, found["slowest"]))
    note = f"{len(times)} articles"
    add(_row("longest stall of the window meanwhile", found["stall"], LONGEST, note))
    frames = _run("--pictures", corpus)["times"]
    note = f"{len(frames)} frames, 95 %: {percentile(frames, 95):.1f}"
    add(_row(f"scrolling {PICTURES} pictures, slowest frame", max(frames), FRAME, note))
    found = _run("--resize", corpus)
    steps, note = found["times"], f"{found['bytes']} bytes, median: "
    note += f"{statistics.median(found['times']):.1f}"
    add(_row("resizing the pane, slowest step", max(steps), FRAME, note))
    return rows


def _run(what: str, folder: str) -> dict[str, object]:
    with tempfile.TemporaryDirectory() as data:
        return run_module("tests.benchmarks.reading", what, folder, data)


def _row(what: str, ours: float, target: float, note: str) -> Row:
    return Row(what, f"{ours:.1f} ms ({note})", "–", "–", f"≤ {target:.0f} ms", ours <= target)


# What is measured in a window


class _Window:
    """A window on a folder, all of it indexed."""

    def __init__(self, folder: str, data: str) -> None:
        from PySide6.QtWidgets import QApplication

        from reader.app import open_window

        self.app: QApplication = QApplication(sys.argv[:1])
        self.window: QMainWindow = open_window(Path(folder), Path(data))
        self.window.settings.set("read_rule", "by_hand")
        self.window.resize(1280, 800)
        self.window.show()
        wait_for_rest(self.window)
        self.view = self.window.panes.view
        self.rows = self.window.panes.list

    def close(self) -> None:
        self.window.close()
        self.app.processEvents()

    def show(self, row: int) -> float:
        """Milliseconds from choosing a row until its article, or why there is none, is painted."""
        from PySide6.QtCore import QEventLoop, QTimer

        from tests.benchmarks.first_paint import FirstPaint

        showing = self.window.current.showing
        id_ = self.rows.model().hits.ids[row]
        loop, painted = QEventLoop(), []
        put: list[object] = []  # None where the article can't be shown
        showing.changed.connect(put.append)

        def ready() -> bool:
            return bool(put) and (put[-1] is None or put[-1].headline.id == id_)

        def done() -> None:
            painted.append(time.perf_counter())
            loop.quit()

        paint = FirstPaint(self.view.browser.viewport(), ready, done)
        limit = QTimer(singleShot=True, interval=GIVEN_UP)
        limit.timeout.connect(loop.quit)
        limit.start()
        started = time.perf_counter()
        self.rows.select_row(row)
        loop.exec()
        del paint
        limit.stop()
        showing.changed.disconnect(put.append)
        return 1000 * ((painted or [time.perf_counter()])[0] - started)

    def frame(self, change: Callable[[], object]) -> float:
        """Milliseconds of a change and of painting what it changed."""
        started = time.perf_counter()
        change()
        self.app.processEvents()
        self.view.browser.viewport().repaint()
        return 1000 * (time.perf_counter() - started)


def articles(folder: str, data: str) -> dict[str, object]:
    """Every article of a library, once."""
    from PySide6.QtCore import QTimer

    shown = _Window(folder, data)
    late, last = 0.0, time.perf_counter()

    def beat() -> None:
        nonlocal late, last
        now = time.perf_counter()
        late, last = max(late, 1000 * (now - last) - BEAT), now

    timer = QTimer(interval=BEAT)
    timer.timeout.connect(beat)
    timer.start()
    last = time.perf_counter()
    times: dict[int, float] = {}
    for row in range(shown.rows.model().rowCount()):
        if row != shown.rows.current_row():
            times[row] = shown.show(row)
    timer.stop()
    slowest = max(times, key=times.__getitem__)
    id_ = shown.rows.model().hits.ids[slowest]
    path = os.fsdecode(shown.window.current.library.headlines([id_])[0].path)
    shown.close()
    return {"times": list(times.values()), "stall": late, "slowest": path}


def pictures(_: str, data: str) -> dict[str, object]:
    """Every frame of the way down an article full of pictures of its own folder."""
    from PySide6.QtGui import QColor, QImage, QPainter

    folder = os.path.join(data, "library")
    os.mkdir(folder)
    lines = []
    for number in range(PICTURES):
        image = QImage(1200, 800, QImage.Format.Format_RGB32)
        image.fill(QColor.fromHsv(number % 360, 160, 220))
        painter = QPainter(image)
        for at in range(0, 1200, 40):
            painter.fillRect(at, (at * 7 + number) % 760, 20, 30, QColor.fromHsv(at % 360, 90, 90))
        painter.end()
        image.save(os.path.join(folder, f"{number}.jpg"), quality=80)
        lines.append(f"<p>Paragraph {number}, with some words.</p><img src='{number}.jpg'>")
    page = f"---\ntitle: Pictures\n---\n{''.join(lines)}"
    Path(folder, "pictures.html").write_text(page, encoding="utf-8")
    shown = _Window(folder, os.path.join(data, "data"))
    shown.show(0)
    bar = shown.view.browser.verticalScrollBar()
    for measured in (False, True):
        frames: list[float] = []
        bar.setValue(0)
        wait_for_rest(shown.window)
        while bar.value() < bar.maximum():
            frames.append(shown.frame(lambda: bar.setValue(bar.value() + 120)))
            if not measured:
                wait_for_pictures(shown)
    shown.close()
    return {"times": frames}


def wait_for_pictures(shown: _Window) -> None:
    """Until what is in sight has been decoded."""
    deadline = time.monotonic() + 5
    while not shown.window.current.worker.idle and time.monotonic() < deadline:
        shown.app.processEvents()
        time.sleep(0.001)


def resize(corpus: str, data: str) -> dict[str, object]:
    """Every step of a splitter that is drawn to and fro beside an article, put together from those
    of the corpus."""
    pieces: list[str] = []
    for path in sorted(Path(corpus).rglob("*.md")):
        if sum(len(piece.encode()) for piece in pieces) >= RESIZED:
            break
        text = path.read_text(encoding="utf-8", errors="replace")
        pieces.append(text.split("---", 2)[-1])
    folder = Path(data, "library")
    folder.mkdir()
    (folder / "long.md").write_text("---\ntitle: Long\n---\n" + "\n\n".join(pieces), "utf-8")
    shown = _Window(str(folder), os.path.join(data, "data"))
    shown.show(0)
    wait_for_rest(shown.window)
    reading = shown.window.panes.reading
    room = sum(reading.sizes())
    steps = [
        shown.frame(lambda width=width: reading.setSizes([room - width, width]))
        for width in (*range(350, 700, 10), *range(700, 350, -10))
    ]
    shown.close()
    return {"times": steps[1:], "bytes": (folder / "long.md").stat().st_size}


def main(arguments: list[str]) -> None:
    """CORPUS HOSTILE measures; an option first is a process that is measured."""
    call = {"--articles": articles, "--pictures": pictures, "--resize": resize}.get(arguments[0])
    if call is not None:
        sys.stdout.write(json.dumps(call(*arguments[1:])) + "\n")
        return
    sys.stdout.write(HEAD + "\n")
    measure(*(os.path.abspath(one) for one in arguments))


if __name__ == "__main__":
    main(sys.argv[1:])
