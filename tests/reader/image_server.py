"""An HTTP server on this computer that behaves as badly as the web does."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import Message


def picture(width: int, height: int, colour: str = "#336699", kind: str = "PNG") -> bytes:
    """The bytes of a picture in one colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)
    return bytes(data.data())


class ImageServer(ThreadingHTTPServer):
    """Remembers what it was asked for."""

    daemon_threads = False
    block_on_close = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, Message]] = []
        self.ends = threading.Event()
        """Set when the test is over: whoever dawdles leaves."""
        self.png = picture(60, 40)

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: ImageServer
    protocol_version = "HTTP/1.1"
    timeout = 2  # a connection that was opened to spare, and over which nothing is asked

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers))
        name = self.path[1:].partition("?")[0].partition("/")[0]
        answer: Callable[[], None] = getattr(self, "_" + name.partition(".")[0], self._missing)
        self.close_connection = True
        with suppress(OSError):  # the other side may hang up whenever it likes
            answer()

    def _send(self, data: bytes, kind: str = "image/png", code: int = 200, **more: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Connection", "close")
        self.send_header("Content-Length", more.pop("length", str(len(data))))
        for key, value in more.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def _ok(self) -> None:
        self._send(self.server.png)

    def _mislabelled(self) -> None:
        self._send(self.server.png, "text/html")

    def _cookie(self) -> None:
        self._send(self.server.png, Set_Cookie="who=you", ETag="you")

    def _page(self) -> None:
        self._send(b"<html><script>alert(1)</script></html>" * 100)

    def _drawing(self) -> None:
        self._send(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png")

    def _missing(self) -> None:
        self._send(b"x", "text/plain", 404)

    def _forbidden(self) -> None:
        self._send(self.server.png, code=403)

    def _flaky(self) -> None:
        once = self.server.paths.count(self.path) == 1
        self._send(self.server.png, code=503 if once else 200)

    def _silent(self) -> None:
        self.server.ends.wait(20)

    def _half(self) -> None:
        self._send(self.server.png[:40], length=str(len(self.server.png)))
        self.server.ends.wait(20)

    def _broken(self) -> None:
        self._send(self.server.png[:40], length="1000")

    def _garbage(self) -> None:
        self.wfile.write(b"this is no http\r\n\r\n")

    def _huge(self) -> None:
        self._send(self.server.png, length="999999999")

    def _endless(self) -> None:
        """More and more of it, without saying how much."""
        self._stream(200, self.server.png, b"\0" * 10_000)

    def _dripping(self) -> None:
        self._stream(200, self.server.png[:20], b"\0", pause=0.05)

    def _endless_error(self) -> None:
        self._stream(500, b"x", b"x" * 10_000)

    def _stream(self, code: int, first: bytes, more: bytes, pause: float = 0.0) -> None:
        self.send_response(code)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(first)
        while not self.server.ends.wait(pause):
            self.wfile.write(more)

    def _to(self) -> None:
        """`/to/CODE/ADDRESS` leads there."""
        code, _, target = self.path.removeprefix("/to/").partition("/")
        self._send(b"", code=int(code), Location=target)

    def _round(self) -> None:
        self._send(b"", code=302, Location="/round")


@contextmanager
def serve() -> Iterator[ImageServer]:
    """A server until the block is left."""
    server = ImageServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.ends.set()
        server.shutdown()
        thread.join()
        server.server_close()
