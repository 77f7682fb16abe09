"""The one place where objects are made and wired."""

from __future__ import annotations

import atexit
import gc
import linecache
import os
import sys
from typing import TYPE_CHECKING

from library import Library, LibraryError, Places, check_folder, is_article_file
from reader import APP_ID
from reader.display import has_display, in_terminal_words, missing_library

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QMainWindow

    from reader.log import Log
    from reader.main_window import MainWindow
    from reader.open_library import OpenLibrary
    from reader.panes import Panes
    from reader.single_window import SingleWindow

LISTEN_AFTER = 300
"""Milliseconds until other starts are heard; until then they wait for the lock."""
PICTURE = "broadsheet.png"
"""What is written to the current folder where there is no screen."""

LOOPBACK = "BROADSHEET_LOOPBACK_IMAGES"
"""An environment variable: for tests, images may be fetched from this very computer."""


def open_window(folder: Path, data: Path) -> QMainWindow:
    """A window on a library, given a running QApplication; it starts loading at once."""
    window = _make_window(Places.below(data), {}, None)
    window.open_folder(os.fspath(folder))
    return window


def main(options: argparse.Namespace) -> int:
    """Runs the window; the exit code."""
    environment = dict(os.environ)
    screen = has_display(environment)
    if not screen or (options.screenshot and not environment.get("QT_QPA_PLATFORM")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    elif library := missing_library(environment):
        return _fail(in_terminal_words(library), 1)
    target = options.target
    try:
        if target is not None and not is_article_file(target):
            check_folder(target)
        from PySide6.QtWidgets import QApplication
    except LibraryError as error:
        return _fail(str(error), 2)
    except ImportError as error:
        return _fail(f"Qt can't start: {error}. The program ./run says what to install.", 1)
    places = Places.below(options.data) if options.data else Places.default()
    from reader.single_window import SingleWindow

    single = SingleWindow(places) if screen and not options.screenshot else None
    if single is not None and not options.new_window and _handed_over(single, options):
        return 0
    from reader.theme import STYLE

    # Named here, and not to the running application, which would look up a hundred names first.
    app = QApplication([sys.argv[0], "-style", STYLE])
    return _run(app, options, places, single)


def _handed_over(single: SingleWindow, options: argparse.Namespace) -> bool:
    from reader.single_window import Request, own_token

    target = os.path.abspath(options.target) if options.target else None
    request = Request(target, options.search or "", own_token())
    if not single.hand_over(request):
        return False
    if options.theme or options.lang or options.size:
        sys.stderr.write(
            "broadsheet: The window that is open was used, and it stays as it is. --new-window "
            "opens another, with its own theme, language and size.\n"
        )
    return True


def _run(
    app: QApplication, options: argparse.Namespace, places: Places, single: SingleWindow | None
) -> int:
    from PySide6.QtCore import QTimer

    from reader.icons import app_icon
    from reader.interrupt import Interrupt
    from reader.log import Log
    from reader.screenshot import Screenshot
    from reader.single_window import take_over

    interrupt = Interrupt(app)
    app.setApplicationName("broadsheet")
    app.setApplicationDisplayName("Broadsheet")
    app.setDesktopFileName(APP_ID)
    app.setWindowIcon(app_icon())
    log = Log(places.log)
    atexit.register(log.stop)  # after the threads, which may have something to say yet
    asked = {"theme": options.theme, "language": options.lang}
    window = _make_window(places, {key: word for key, word in asked.items() if word}, log)
    if options.size:
        window.set_size(*options.size)
    target = options.target or window.last_folder()
    if target:
        window.open_target(target, options.search or "")
    picture = options.screenshot
    if not picture and single is None:
        picture = PICTURE
        sys.stderr.write(
            "broadsheet: There is no screen to show a window on. The window is written to "
            f"{os.path.abspath(PICTURE)} instead.\n"
        )
    window.show()
    if picture:
        Screenshot(app, window, picture, tell=not options.screenshot)
    if single is not None:
        single.requested.connect(lambda request: take_over(window, request))
        # Neither the first frame nor the first list waits for the network module.
        QTimer.singleShot(LISTEN_AFTER, single.listen)
    code: int = app.exec()
    interrupt.stop()
    if single is not None:
        single.close()
    return code


def _make_window(places: Places, overrides: dict[str, str], log: Log | None) -> MainWindow:
    # A tenth of the start went into looking for garbage among what is made to stay.
    gc.disable()
    try:
        return _wire(places, overrides, log)
    finally:
        # PySide reads the source of each module that is imported, and it was kept: 6 MB.
        linecache.clearcache()
        gc.freeze()
        gc.enable()


def _wire(places: Places, overrides: dict[str, str], log: Log | None) -> MainWindow:
    from PySide6.QtCore import QLoggingCategory

    from reader.appearance import Appearance
    from reader.catalogues import Catalogues
    from reader.diagnostics import Diagnostics
    from reader.image_cache import ImageCache
    from reader.images import Images
    from reader.key_bindings import KeyBindings
    from reader.language_change import LanguageChange
    from reader.main_window import MainWindow
    from reader.session import Session
    from reader.settings import Settings
    from reader.text_reset import TextReset
    from reader.times import Times
    from reader.worker import Worker

    # What libpng and libjpeg say of a damaged picture stands in its place.
    QLoggingCategory.setFilterRules("qt.gui.imageio*.warning=false")
    # The default of 5 ms is what the window waits whenever a worker thread is at work in Python.
    sys.setswitchinterval(0.0005)
    times = Times()
    worker = Worker(times)
    settings = Settings(places.config, worker)
    for key, value in overrides.items():
        settings.override(key, value)
    catalogues = Catalogues(places.cache)
    trouble = catalogues.speak(settings.text("language"))
    session = Session(places.layout, worker)
    keys = KeyBindings(places.config, worker)
    cache = ImageCache(places.images)

    def bind(library: Library, panes: Panes) -> OpenLibrary:
        from reader.open_library import OpenLibrary

        def make_images() -> Images:
            return Images(library, cache, loopback=LOOPBACK in os.environ)

        return OpenLibrary(library, panes, Worker(times), settings, session, make_images)

    appearance = Appearance(settings)
    window = MainWindow(places, settings, session, keys, appearance.theme, worker, bind)
    Diagnostics(window, worker, times, log)
    appearance.finish()
    appearance.setParent(window)
    appearance.changed.connect(window.apply_theme)
    LanguageChange(window, catalogues)
    TextReset(window)
    if trouble:
        window.say(trouble)
    return window


def _fail(words: str, code: int) -> int:
    sys.stderr.write(f"broadsheet: {words}\n")
    return code
