"""One window for each user and data folder: a second start hands its folder to the first.

A start that finds nobody takes a lock until it listens itself, so that of two starts at the same
moment one waits for the other. A socket that nobody listens to any more is replaced.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QLockFile, QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

    from library import Places
    from reader.main_window import MainWindow

log = logging.getLogger(__name__)
LARGEST = 100_000
"""Bytes of what is handed over: a path and a search fit in well."""
LONGEST_NAME = 100
"""Bytes of a socket's path; some systems allow 104."""
MOST = 8
"""Starts that are listened to at once."""
MILLISECONDS_TO_CONNECT = 1000
MILLISECONDS_TO_ANSWER = 5000
MILLISECONDS_TO_SPEAK = 5000
MILLISECONDS_TO_START = 10_000
"""For the other of two that start at once, from its lock to its socket."""
TAKEN = b"taken\n"
_TOKEN = "XDG_ACTIVATION_TOKEN"
"""Wayland lets a window come to the front only with what the desktop gave to who was started."""


class Request(NamedTuple):
    """What a second start was asked for."""

    target: str | None = None
    """A folder or a file, from the root."""
    search: str = ""
    token: str = ""


class SingleWindow(QObject):
    """Finds the window that is open, or is the one that others find."""

    requested = Signal(object)
    """The `Request` of another start."""

    def __init__(self, places: Places) -> None:
        super().__init__()
        self._name = _name(places)
        self._server: QLocalServer | None = None
        self._others: list[QLocalSocket] = []
        self._lock: QLockFile | None = None
        try:
            os.makedirs(places.layout, exist_ok=True)
        except OSError as error:
            log.warning("no window can be found from %s: %s", places.layout, error)
        else:
            self._lock = QLockFile(os.path.join(places.layout, "window.lock"))

    def hand_over(self, request: Request) -> bool:
        """Gives a request to the window that is open; False where there is none, or it hangs.

        Where it is False, `listen` is to be called once there is a window.
        """
        if self._name is None or self._lock is None:
            return False
        # Waits for another that starts at this moment; it is the one to be asked then.
        if not self._lock.tryLock(MILLISECONDS_TO_START):
            log.warning("another start holds the lock of the window")
            self._lock = None
            return False
        # Looking for a file costs a start nothing; the network module costs a tenth of it.
        there = sys.platform == "win32" or os.path.exists(self._name)
        if not (there and _ask(self._name, request)):
            return False
        self._lock.unlock()
        return True

    def listen(self) -> None:
        """Is found by others from now on, unless one is already."""
        if self._name is None or self._lock is None:
            return
        if not (self._lock.isLocked() or self._lock.tryLock(0)):
            return
        try:
            self._listen(self._name)
        except ImportError as error:
            log.warning("other starts can't be heard: %s", error)
        finally:
            self._lock.unlock()

    def _listen(self, name: str) -> None:
        from PySide6.QtNetwork import QLocalServer

        if _is_alive(name):
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.setMaxPendingConnections(MOST)
        QLocalServer.removeServer(name)  # one that was killed
        if not server.listen(name):
            log.warning("other starts can't be heard at %s: %s", name, server.errorString())
            return
        server.newConnection.connect(self._meet)
        self._server = server

    def close(self) -> None:
        """Is not found any more."""
        if self._lock is not None:
            self._lock.unlock()
        if self._server is not None:
            self._server.close()
            self._server = None

    def _meet(self) -> None:
        while self._server is not None and (other := self._server.nextPendingConnection()):
            if len(self._others) >= MOST:
                other.abort()
                other.deleteLater()
                continue
            self._others.append(other)
            other.setReadBufferSize(LARGEST + 1)
            other.readyRead.connect(lambda other=other: self._hear(other))
            other.disconnected.connect(lambda other=other: self._part(other))
            QTimer.singleShot(MILLISECONDS_TO_SPEAK, other, other.abort)
            self._hear(other)

    def _hear(self, other: QLocalSocket) -> None:
        if other.canReadLine():
            request = _understood(bytes(other.readLine(LARGEST + 1).data()))
            if request is not None:
                other.write(TAKEN)
                other.flush()
                self.requested.emit(request)
            other.disconnectFromServer()
        elif other.bytesAvailable() > LARGEST:
            log.warning("another start said too much")
            other.abort()

    def _part(self, other: QLocalSocket) -> None:
        if other in self._others:
            self._others.remove(other)
            other.deleteLater()


def _ask(name: str, request: Request) -> bool:
    def speak(socket: QLocalSocket) -> bool:
        _let_it_come_to_the_front()
        socket.write(json.dumps(request._asdict()).encode() + b"\n")
        heard = b""
        while TAKEN not in heard and socket.waitForReadyRead(MILLISECONDS_TO_ANSWER):
            heard += bytes(socket.readAll().data())
        return heard == TAKEN

    return _connected(name, speak)


def _is_alive(name: str) -> bool:
    return _connected(name, lambda _: True)


def _connected(name: str, speak: Callable[[QLocalSocket], bool]) -> bool:
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    try:
        socket.connectToServer(name)
        return socket.waitForConnected(MILLISECONDS_TO_CONNECT) and speak(socket)
    finally:
        socket.abort()


def _understood(line: bytes) -> Request | None:
    """What a line says; None for nonsense, from whomever."""
    try:
        said: Any = json.loads(line)
        request = Request(**said)
        strings = (request.search, request.token, request.target or "")
        if request.target is not None and not os.path.isabs(request.target):
            raise ValueError("its path is not from the root")
        if any(not isinstance(one, str) or "\0" in one for one in strings):
            raise ValueError("it is not text")
    except (ValueError, TypeError, RecursionError) as error:
        log.warning("another start could not be understood: %s", error)
        return None
    return request


def _let_it_come_to_the_front() -> None:
    if sys.platform == "win32":
        # Windows lets nobody take the front but whom the program at the front allows to.
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


def take_over(window: MainWindow, request: Request) -> None:
    """Does in the window what another start was asked for, and brings it to the front."""
    current = window.current
    target = request.target or (None if current else window.last_folder())
    if target is not None and not (current and target == current.library.folder):
        window.open_target(target, request.search)
    elif current and request.search:
        window.top_bar.search_box.setText(request.search)
    if request.token:
        os.environ[_TOKEN] = request.token  # where Qt looks for it
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def own_token() -> str:
    """What the desktop gave to this process."""
    return os.environ.get(_TOKEN, "")


def _name(places: Places) -> str | None:
    """The socket of this user and these folders; None where there is no place for one."""
    if sys.platform == "win32":
        return f"broadsheet-{os.environ.get('USERNAME', '')}-{places.digest()}"
    name = os.path.join(places.layout, "window.socket")
    if len(os.fsencode(name)) <= LONGEST_NAME:
        return name
    folder = os.path.join(tempfile.gettempdir(), f"broadsheet-{os.getuid()}")
    name = os.path.join(folder, places.digest())
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        found = os.lstat(folder)
    except OSError as error:
        log.warning("no window can be found: %s", error)
        return None
    # Anybody may make a folder of this name before us, and listen in it.
    is_ours = found.st_uid == os.getuid() and (found.st_mode & 0o177777) == 0o040700
    return name if is_ours and len(os.fsencode(name)) <= LONGEST_NAME else None
