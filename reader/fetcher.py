"""Fetches pictures from the web: a few at a time, from public computers alone, within limits."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

from reader.decoding import format_of, refusal_of
from reader.public_hosts import is_loopback, is_public, look_up
from reader.worker import Worker

if TYPE_CHECKING:
    from collections.abc import Iterable

_REDIRECTS = (301, 302, 303, 307, 308)
_TELLING = 512
"""Bytes from which what is no picture is not fetched to its end."""
_AGENT = b"Mozilla/5.0 (compatible; Broadsheet)"
_ACCEPTED = b"image/webp,image/png,image/jpeg,image/gif,*/*;q=0.1"


class Limits(NamedTuple):
    """What a picture may cost. Times in milliseconds."""

    size: int = 20_000_000
    silence: int = 15_000
    """Without a byte."""
    whole: int = 60_000
    redirects: int = 5
    at_once: int = 6
    pauses: tuple[int, ...] = (1_000, 5_000)
    """Before each new try where the last one may have been bad luck."""
    loopback: bool = False
    """Whether this computer's own addresses count as public: for tests alone."""


class Fetched(NamedTuple):
    """A picture's bytes, or why there are none: one of the two is empty."""

    address: str
    data: bytes
    words: str


class Fetcher(QObject):
    """Asks without a referrer, without cookies, and for nothing but http and https."""

    done = Signal(object)
    """`Fetched`, for each address once."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self.limits = limits
        self.network = QNetworkAccessManager(self)
        self.network.setRedirectPolicy(QNetworkRequest.RedirectPolicy.ManualRedirectPolicy)
        self.worker = Worker()
        self.worker.setParent(self)
        self._waiting: deque[str] = deque()
        self._jobs: dict[str, _Job] = {}

    def fetch(self, addresses: Iterable[str]) -> None:
        """Fetches what is not on its way yet, in this order; what waited before comes later."""
        wanted = [one for one in dict.fromkeys(addresses) if one not in self._jobs]
        rest = [one for one in self._waiting if one not in wanted]
        self._waiting = deque([*wanted, *rest])
        self._go_on()

    def forget_waiting(self) -> None:
        """Asks for nothing that was not begun: the article has been left."""
        self._waiting.clear()

    @property
    def idle(self) -> bool:
        """Whether nothing is on its way."""
        return not self._jobs

    def close(self) -> None:
        """Ends what is on its way, and tells nothing more."""
        self._waiting.clear()
        jobs, self._jobs = list(self._jobs.values()), {}
        for job in jobs:
            job.stop()
        self.worker.close()

    def _go_on(self) -> None:
        while self._waiting and len(self._jobs) < self.limits.at_once:
            address = self._waiting.popleft()
            job = self._jobs[address] = _Job(address, self)
            job.finished.connect(self._finished)
            job.start()

    def _finished(self, fetched: Fetched) -> None:
        job = self._jobs.pop(fetched.address, None)
        if job is not None:
            job.deleteLater()
            self.done.emit(fetched)
            self._go_on()


class _Job(QObject):
    """One picture, from the first try to the last."""

    finished = Signal(object)

    def __init__(self, address: str, fetcher: Fetcher) -> None:
        super().__init__(fetcher)
        self._fetcher = fetcher
        self._limits = fetcher.limits
        self._address = address
        self._tries = 0
        self._redirects = 0
        self._url = QUrl()
        self._reply: QNetworkReply | None = None
        self._data = bytearray()
        self._deadline = self._timer(self._too_slow)
        self._pause = self._timer(self.start)

    def _timer(self, call: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(call)
        return timer

    def start(self) -> None:
        self._redirects = 0
        self._deadline.start(self._limits.whole)
        self._open(QUrl(self._address))

    def stop(self) -> None:
        self._deadline.stop()
        self._pause.stop()
        self._fetcher.worker.cancel(self._topic)
        self._let_go()

    @property
    def _topic(self) -> str:
        return "look up " + self._address

    def _let_go(self) -> None:
        reply, self._reply = self._reply, None
        if reply is not None:
            reply.abort()
            reply.deleteLater()

    # Where to ask

    def _open(self, url: QUrl) -> None:
        self._url = url
        self._data.clear()
        host, port = url.host(QUrl.ComponentFormattingOption.FullyEncoded), url.port(-1)
        if url.scheme() not in ("http", "https") or not host or url.userInfo():
            self._fail(self.tr("It leads to an address that is none of the web."))
            return
        if port < 0:
            port = 443 if url.scheme() == "https" else 80
        self._fetcher.worker.run(
            self._topic, lambda: look_up(host.strip("[]"), port), self._found, self._not_found
        )

    def _found(self, addresses: list[str]) -> None:
        if not addresses:
            words = self.tr("{} can't be found. Is this computer on the network?")
            self._fail(words.format(self._url.host()), may_pass=True)
            return
        allowed = [
            address
            for address in addresses
            if is_public(address) or (self._limits.loopback and is_loopback(address))
        ]
        if allowed:
            self._ask(allowed[self._tries % len(allowed)])
        else:
            words = self.tr("{} lies in a private network, where no article may reach.")
            self._fail(words.format(self._url.host()))

    def _not_found(self, error: Exception) -> None:
        self._fail(str(error))

    def _ask(self, address: str) -> None:
        """Asks the very computer that was looked at: a name could mean another one by now."""
        url = QUrl(self._url)
        host = url.host(QUrl.ComponentFormattingOption.FullyEncoded)
        port = f":{url.port()}" if url.port() >= 0 else ""
        url.setHost(address)
        request = QNetworkRequest(url)
        request.setRawHeader(b"Host", (host + port).encode())
        request.setPeerVerifyName(host)
        for name, value in (
            (b"User-Agent", _AGENT), (b"Accept", _ACCEPTED), (b"Accept-Language", b"*"),
            (b"Accept-Encoding", b"identity"),
        ):  # fmt: skip
            request.setRawHeader(name, value)
        attribute, manual = QNetworkRequest.Attribute, QNetworkRequest.LoadControl.Manual
        for control in (
            attribute.CookieLoadControlAttribute,
            attribute.CookieSaveControlAttribute,
            attribute.AuthenticationReuseAttribute,
        ):
            request.setAttribute(control, manual.value)
        request.setAttribute(attribute.Http2AllowedAttribute, False)
        request.setTransferTimeout(self._limits.silence)
        self._reply = reply = self._fetcher.network.get(request)
        reply.metaDataChanged.connect(self._begun)
        reply.readyRead.connect(self._more)
        reply.finished.connect(self._ended)

    # What comes back

    def _begun(self) -> None:
        """What comes before the bytes says much: an error's page may be endless."""
        reply = self._reply
        if reply is None:
            return
        status = self._status()
        length = reply.header(QNetworkRequest.KnownHeaders.ContentLengthHeader)
        if status in _REDIRECTS:
            self._redirect(reply)
        elif status >= 400:
            self._fail(*self._refused(status))
        elif length and int(length) > self._limits.size:
            self._too_large()

    def _more(self) -> None:
        if self._reply is None:
            return
        self._data += self._reply.readAll().data()
        if len(self._data) > self._limits.size:
            self._too_large()
        elif len(self._data) >= _TELLING and format_of(bytes(self._data[:_TELLING])) is None:
            self._fail(refusal_of(bytes(self._data)))

    def _ended(self) -> None:
        reply = self._reply
        if reply is None:
            return
        if reply.error() != QNetworkReply.NetworkError.NoError:
            self._fail(*self._broken(reply))
        else:
            self._more()
            if self._reply is not None:
                self._finish()

    def _finish(self) -> None:
        data = bytes(self._data)
        if format_of(data) is None:
            self._fail(refusal_of(data))
        else:
            self._tell(data, "")

    def _redirect(self, reply: QNetworkReply) -> None:
        target = reply.attribute(QNetworkRequest.Attribute.RedirectionTargetAttribute)
        self._let_go()
        self._redirects += 1
        if self._redirects > self._limits.redirects or not isinstance(target, QUrl):
            self._fail(self.tr("It leads from one address to the next without end."))
        else:
            self._open(self._url.resolved(target))

    def _status(self) -> int:
        code = QNetworkRequest.Attribute.HttpStatusCodeAttribute
        return int((self._reply and self._reply.attribute(code)) or 0)

    def _refused(self, status: int) -> tuple[str, bool]:
        if status in (404, 410):
            return self.tr("{} has it no longer.").format(self._url.host()), False
        words = self.tr("{} doesn't hand it out (error {}).")
        may_pass = status >= 500 or status in (408, 429)
        return words.format(self._url.host(), status), may_pass

    def _broken(self, reply: QNetworkReply) -> tuple[str, bool]:
        host, error = self._url.host(), QNetworkReply.NetworkError
        if reply.error() == error.SslHandshakeFailedError:
            return self.tr("The connection to {} isn't safe.").format(host), False
        if reply.error() in (error.OperationCanceledError, error.TimeoutError):
            return self.tr("{} doesn't answer.").format(host), True
        return self.tr("The connection to {} broke.").format(host), True

    def _too_large(self) -> None:
        self._fail(self.tr("It is larger than {} MB.").format(self._limits.size // 1_000_000))

    def _too_slow(self) -> None:
        self._fail(self.tr("{} takes too long.").format(self._url.host()), may_pass=True)

    def _fail(self, words: str, may_pass: bool = False) -> None:
        self._deadline.stop()
        self._fetcher.worker.cancel(self._topic)
        self._let_go()
        if may_pass and self._tries < len(self._limits.pauses):
            self._pause.start(self._limits.pauses[self._tries])
            self._tries += 1
        else:
            self._tell(b"", words)

    def _tell(self, data: bytes, words: str) -> None:
        self._deadline.stop()
        self._let_go()
        self.finished.emit(Fetched(self._address, data, words))
