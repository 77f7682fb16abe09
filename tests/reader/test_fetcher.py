from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from reader.fetcher import Fetched, Fetcher, Limits
from reader.public_hosts import is_loopback, is_public, look_up
from tests.conftest import PATIENCE
from tests.reader.image_server import ImageServer, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

LIMITS = Limits(size=100_000, silence=400, whole=1_500, pauses=(10,), loopback=True)


@pytest.fixture
def server() -> Iterator[ImageServer]:
    with serve() as server:
        yield server


@pytest.fixture
def fetcher(qapp: object) -> Iterator[Fetcher]:
    fetcher = Fetcher(LIMITS)
    yield fetcher
    fetcher.close()


def fetch(qtbot: QtBot, fetcher: Fetcher, *addresses: str) -> dict[str, Fetched]:
    told: list[Fetched] = []
    fetcher.done.connect(told.append)
    fetcher.fetch(addresses)
    qtbot.waitUntil(lambda: len(told) == len(set(addresses)), timeout=PATIENCE)
    fetcher.done.disconnect(told.append)
    assert fetcher.idle
    return {one.address: one for one in told}


def words(qtbot: QtBot, fetcher: Fetcher, address: str) -> str:
    fetched = fetch(qtbot, fetcher, address)[address]
    assert not fetched.data
    return fetched.words


def test_a_picture_arrives_whole(qtbot: QtBot, fetcher: Fetcher, server: ImageServer) -> None:
    url = server.url("/ok.png?a=1&b=%20")
    assert fetch(qtbot, fetcher, url)[url] == Fetched(url, server.png, "")
    assert server.paths == ["/ok.png?a=1&b=%20"]


def test_a_request_tells_nothing_of_the_reader(
    qtbot: QtBot, fetcher: Fetcher, server: ImageServer
) -> None:
    for path in ("/cookie.png", "/ok.png"):
        fetch(qtbot, fetcher, server.url(path))
    for _, headers in server.asked:
        assert {name.lower() for name in headers} == {
            "host", "user-agent", "accept", "accept-language", "accept-encoding", "connection",
        }  # fmt: skip
        assert headers["Accept-Language"] == "*"


def test_the_bytes_count_and_not_the_label(
    qtbot: QtBot, fetcher: Fetcher, server: ImageServer
) -> None:
    url = server.url("/mislabelled")
    assert fetch(qtbot, fetcher, url)[url].data == server.png
    assert "web page" in words(qtbot, fetcher, server.url("/page.png"))
    assert "SVG" in words(qtbot, fetcher, server.url("/drawing.png"))


@pytest.mark.parametrize(
    ("path", "said", "tries"),
    [
        ("/missing.png", "has it no longer", 1),
        ("/forbidden.png", "error 403", 1),
        ("/silent.png", "doesn't answer", 2),
        ("/half.png", "doesn't answer", 2),
        ("/broken.png", "broke", 2),
        ("/garbage.png", "broke", 2),
        ("/huge.png", "larger than", 1),
        ("/endless.png", "larger than", 1),
        ("/dripping.png", "takes too long", 2),
        ("/endless_error.png", "error 500", 2),
        ("/round", "without end", 1),
    ],
)
def test_what_goes_wrong_is_said(
    path: str, said: str, tries: int, qtbot: QtBot, fetcher: Fetcher, server: ImageServer
) -> None:
    assert said in words(qtbot, fetcher, server.url(path))
    asked = len(server.asked) if path != "/round" else 1
    # A connection that broke before it answered may be opened anew by Qt itself.
    assert asked >= tries if "broke" in said else asked == tries


def test_bad_luck_passes(qtbot: QtBot, fetcher: Fetcher, server: ImageServer) -> None:
    url = server.url("/flaky.png")
    assert fetch(qtbot, fetcher, url)[url].data == server.png
    assert len(server.asked) == 2


def test_nobody_listens(qtbot: QtBot, fetcher: Fetcher) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/x.png"
        assert "broke" in words(qtbot, fetcher, address)


def test_a_redirect_is_followed(qtbot: QtBot, fetcher: Fetcher, server: ImageServer) -> None:
    for code in (301, 302, 303, 307, 308):
        url = server.url(f"/to/{code}/{server.url('/ok.png')}")
        assert fetch(qtbot, fetcher, url)[url].data == server.png
    url = server.url("/to/302//ok.png")
    assert fetch(qtbot, fetcher, url)[url].data == server.png


@pytest.mark.parametrize(
    "target",
    ["file:///etc/hostname", "ftp://127.0.0.1/x.png", "data:image/png;base64,AAAA", "qrc:/x",
     "http://user:word@127.0.0.1/x.png", "http://10.0.0.1/x.png", "http://169.254.169.254/x",
     "http://[::ffff:192.168.0.1]/x.png", "http://0.0.0.0/x.png", "http://[fe80::1]/x.png",
     "http://3232235777/x.png"],
)  # fmt: skip
def test_a_redirect_leads_nowhere_else(
    target: str, qtbot: QtBot, fetcher: Fetcher, server: ImageServer
) -> None:
    said = words(qtbot, fetcher, server.url(f"/to/302/{target}"))
    assert "none of the web" in said or "private network" in said


def test_without_the_switch_this_computer_is_never_asked(qtbot: QtBot, server: ImageServer) -> None:
    fetcher = Fetcher(LIMITS._replace(loopback=False))
    for address in (server.url("/ok.png"), server.url("/ok.png").replace("127.0.0.1", "localhost")):
        assert "private network" in words(qtbot, fetcher, address)
    fetcher.close()
    assert server.asked == []


def test_the_name_is_looked_up_once_and_its_answer_is_what_is_asked(
    qtbot: QtBot, fetcher: Fetcher, server: ImageServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A name that means a public computer when it is looked at, and this one when it is asked.
    port = server.server_address[1]
    answers = [["127.0.0.1"]]
    monkeypatch.setattr("reader.fetcher.look_up", lambda *_: answers.pop())
    url = f"http://changing.example:{port}/ok.png"
    assert fetch(qtbot, fetcher, url)[url].data == server.png
    assert server.asked[0][1]["Host"] == f"changing.example:{port}"
    answers = [["10.0.0.1", "192.168.0.1"]]
    assert "private network" in words(qtbot, fetcher, url)
    answers = [[], []]
    assert "can't be found" in words(qtbot, fetcher, url)


def test_many_are_fetched_in_order_and_each_once(
    qtbot: QtBot, fetcher: Fetcher, server: ImageServer
) -> None:
    urls = [server.url(f"/ok.png?{at}") for at in range(30)]
    fetcher.fetch(urls[:10])
    found = fetch(qtbot, fetcher, *urls)
    assert all(one.data for one in found.values())
    assert len(server.paths) == len(set(server.paths)) == 30


def test_what_waits_can_be_forgotten(qtbot: QtBot, fetcher: Fetcher, server: ImageServer) -> None:
    urls = [server.url(f"/ok.png?{at}") for at in range(30)]
    fetcher.fetch(urls)
    fetcher.forget_waiting()
    qtbot.waitUntil(lambda: fetcher.idle, timeout=PATIENCE)
    assert len(server.paths) == LIMITS.at_once


def test_closing_ends_what_is_on_its_way(qtbot: QtBot, server: ImageServer) -> None:
    fetcher = Fetcher(LIMITS._replace(silence=20_000, whole=20_000))
    told: list[object] = []
    fetcher.done.connect(told.append)
    fetcher.fetch([server.url("/silent.png"), server.url("/dripping.png")])
    qtbot.waitUntil(lambda: "/silent.png" in server.paths, timeout=PATIENCE)
    fetcher.close()
    qtbot.wait(50)
    assert told == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False), ("127.1.2.3", False), ("10.1.2.3", False), ("172.16.0.1", False),
        ("192.168.1.1", False), ("169.254.169.254", False), ("100.64.0.1", False),
        ("0.0.0.0", False), ("255.255.255.255", False), ("224.0.0.1", False), ("192.0.2.1", False),
        ("198.18.0.1", False), ("240.0.0.1", False), ("::1", False), ("::", False),
        ("fe80::1", False), ("fe80::1%eth0", False), ("fc00::1", False), ("ff0e::1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:93.184.216.34", True), ("2002:7f00:1::", False),
        ("2002:c0a8:101::", False), ("64:ff9b::7f00:1", False), ("64:ff9b::5db8:d822", True),
        ("2001:db8::1", False), ("nonsense", False),
    ],
)  # fmt: skip
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_looking_up() -> None:
    assert look_up("127.0.0.1", 80) == ["127.0.0.1"]
    assert look_up("::1", 80) == ["::1"]
    assert look_up("x" * 300, 80) == []
    assert is_loopback("127.9.9.9")
    assert is_loopback("::1")
    assert not is_loopback("10.0.0.1")
    assert not is_loopback("x")
