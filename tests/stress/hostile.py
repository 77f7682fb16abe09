"""Every article of a hostile library is indexed, opened and painted, and every link in it clicked.

    PYTHONPATH=. .venv/bin/python -P -m tests.stress.hostile FOLDER

With `--traced` before FOLDER all of it runs under strace, which tells what the processes asked of
the system: sockets, programs, files outside, writes in the library.
"""

from __future__ import annotations

import gc
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QTextDocument

    from reader.main_window import MainWindow

ROOT = Path(__file__).parents[2]
SCHEMES = {"http", "https", "mailto"}
_HOME = re.escape(os.path.expanduser("~"))
SYSTEM = re.compile(
    # Python and its packages, shared libraries, time zones, locales, fonts and their caches.
    r"/(?:usr|lib|lib64)(?:/|$)|/etc/(?:ld\.so|fonts|localtime)|/var/cache/fontconfig"
    rf"|{_HOME}/\.(?:fontconfig|cache/fontconfig|config/fontconfig|fonts|local/share/fonts)"
    # What Qt and the C library look up about the machine and about this process.
    r"|/(?:etc|var/lib/dbus)/machine-id|/proc/self|/proc/(?:cpuinfo|meminfo|stat|sys)|/dev/null"
    r"|/sys/(?:fs/cgroup|devices/system)"
    # What the indexer says of errors: a file without a name, gone as soon as it is closed.
    rf"|{re.escape(tempfile.gettempdir())}/[a-z0-9_]{{8}}$|{re.escape(tempfile.gettempdir())}$"
)


def at_most(values: list[float], share: float) -> float:
    """The value that so large a share does not exceed."""
    return sorted(values)[min(int(len(values) * share), len(values) - 1)]


def wait(done: Callable[[], bool], seconds: float = 600) -> None:
    """Runs the loop of the window until something holds."""
    from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop

    end = QDeadlineTimer(round(seconds * 1000))
    while not done():
        if end.hasExpired():
            raise TimeoutError
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def anchors(document: QTextDocument) -> Iterator[str]:
    """The address of every link that can be clicked."""
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            address = at.fragment().charFormat().anchorHref()
            if address:
                yield address
            at += 1
        block = block.next()


def click_all(window: MainWindow, opened: Counter[str]) -> None:
    """Clicks every link of the article on show; what leaves the window is counted."""
    browser = window.panes.view.browser
    for address in dict.fromkeys(anchors(browser.document())):
        if not address.startswith("broadsheet:"):
            before = sum(opened.values())
            browser.followed.emit(address)
            opened["refused or inside"] += sum(opened.values()) == before


def run(folder: Path, data: Path) -> dict[str, Any]:
    """All of it; the figures."""
    from PySide6.QtGui import QDesktopServices
    from PySide6.QtWidgets import QApplication

    from library import Query
    from library.scan import ENDINGS
    from reader.app import open_window
    from reader.main_window import MainWindow
    from reader.outside import Outside

    uncaught: list[str] = []
    sys.excepthook = lambda kind, error, _: uncaught.append(f"{kind.__name__}: {error}")
    opened: Counter[str] = Counter()
    QDesktopServices.openUrl = lambda url: bool(opened.update([url.scheme()])) or True  # type: ignore[assignment]
    Outside._agrees_to_mail = lambda *_: True  # type: ignore[method-assign]
    app = QApplication.instance() or QApplication([])
    window = open_window(folder, data)
    assert isinstance(window, MainWindow)
    window.show()
    wait(window.at_rest)
    assert window.current is not None
    library, view = window.current.library, window.panes.view
    ids = [*library.find(Query()).ids, *library.find(Query(shelf="drafts")).ids]
    problems = library.problems()
    files = sum(
        name.lower().endswith(ENDINGS)
        for _, _, names in os.walk(os.fsencode(folder))
        for name in names
    )
    unlisted = {one.path for one in problems} - {
        one.path for at in range(0, len(ids), 500) for one in library.headlines(ids[at : at + 500])
    }
    made, painted, slowest = [], [], (0.0, b"")
    for id_ in ids:
        begun = time.process_time()
        headline, article, page = library.page(id_)
        middle = time.process_time()
        view.show_article(headline, article, page)
        view.browser.grab()
        ended = time.process_time()
        made.append(middle - begun)
        painted.append(ended - middle)
        slowest = max(slowest, (ended - begun, headline.path))
        click_all(window, opened)
        app.processEvents()
    window.close()
    window.deleteLater()
    app.processEvents()
    gc.collect()
    both = [one + other for one, other in zip(made, painted, strict=True)]
    return {
        "files": files,
        "listed": len(ids),
        "with a problem instead": len(unlisted),
        "uncaught": uncaught,
        "p50 ms": round(at_most(both, 0.5) * 1000, 1),
        "p99 ms": round(at_most(both, 0.99) * 1000, 1),
        "worst ms": round(max(both) * 1000),
        "worst": os.fsdecode(slowest[1]),
        "over 1 s": sum(one > 1 for one in both),
        "links opened": dict(opened),
        "schemes beyond": sorted(set(opened) - SCHEMES - {"refused or inside"}),
    }


CALLS = (
    "socket,socketpair,connect,bind,execve,open,openat,creat,unlink,unlinkat,rename,renameat,"
    "renameat2,mkdir,mkdirat,link,linkat,symlink,symlinkat,truncate,chmod,fchmodat"
)
_CALL = re.compile(r"^(\d+)\s+(\w+)\((.*)$")
_NAME = re.compile(r'"((?:[^"\\]|\\.)*)"')
_WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC")


def judge(trace: Path, folder: Path, data: Path) -> dict[str, Any]:
    """What a trace shows of each kind; the names are those that nothing allows."""
    own = tuple(f"{path}" for path in (data, ROOT, Path(sys.prefix), Path(sys.base_prefix)))
    seen: dict[str, Counter[str]] = {
        kind: Counter()
        for kind in ("sockets", "programs", "opens outside", "writes in the library")
    }
    calls, random = 0, set()
    with open(trace, encoding="utf-8", errors="surrogateescape") as lines:
        for line in lines:
            match = _CALL.match(line)
            if match is None:
                continue
            calls += 1
            process, call, rest = match.groups()
            names = [_plain(name) for name in _NAME.findall(rest)]
            if names[:1] == ["/dev/urandom"] and process not in random:
                random.add(process)  # SQLite's seed, once a process
            elif call in ("socket", "socketpair", "connect", "bind"):
                seen["sockets"][rest[:80]] += 1
            elif call == "execve":
                ours = '"-P", "-m", "library.' in rest or "tests.stress.hostile" in rest
                seen["programs"][names[0]] += not ours and " = 0" in rest
            elif call in ("open", "openat", "creat") and names:
                _file(seen, names[0], rest, str(folder), own)
            else:
                for name in names:
                    inside = name.startswith(f"{folder}/")
                    seen["writes in the library"][f"{call} {name}"] += inside
    return {"calls": calls} | {
        kind: {name: count for name, count in found.items() if count}
        for kind, found in seen.items()
    }


def _file(
    seen: dict[str, Counter[str]], name: str, rest: str, folder: str, own: tuple[str, ...]
) -> None:
    inside = name == folder or name.startswith(folder + "/")
    if inside:
        seen["writes in the library"][name] += bool(_WRITES.search(rest))
    elif name.startswith("/"):
        allowed = name.startswith(own) or SYSTEM.match(name) or _is_parent(name, own)
        seen["opens outside"][name] += not allowed


def _is_parent(name: str, own: tuple[str, ...]) -> bool:
    return any(path.startswith(name.rstrip("/") + "/") for path in own)


def _plain(name: str) -> str:
    raw = re.sub(r"\\([0-7]{1,3})", lambda one: chr(int(one[1], 8)), name)
    return raw.encode("latin-1", "replace").decode("utf-8", "replace")


def traced(folder: Path, below: Path) -> dict[str, Any]:
    """Runs it under strace; its figures with those of the trace."""
    trace, data = below / "trace", below / "data"
    command = ["strace", "-f", "-qq", "-s", "4096", "-e", f"trace={CALLS}", "-o", str(trace),
               sys.executable, "-P", "-m", "tests.stress.hostile", "--data", str(data),
               str(folder)]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    return {**json.loads(done.stdout), "trace": judge(trace, folder, data)}


def main(arguments: list[str]) -> None:
    """Prints the figures as JSON."""
    folder = Path(arguments[-1]).resolve()
    if arguments[0] == "--data":
        figures = run(folder, Path(arguments[1]))
    else:
        with tempfile.TemporaryDirectory() as below:
            once = Path(below)
            figures = traced(folder, once) if arguments[0] == "--traced" else run(folder, once)
    sys.stdout.write(json.dumps(figures, ensure_ascii=False, indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
