from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from library import LibraryError
from reader.decoding import HEAD, decode, format_of, measure
from tests.conftest import SHARED
from tests.reader.image_server import picture

if TYPE_CHECKING:
    from pathlib import Path

IMAGES = SHARED / "hostile" / "made-images" / "img"
HUGE_GIF = b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\2\2D\1\0;"
# What libpng and libjpeg say of damaged files.
quiet = pytest.mark.qt_log_ignore("libpng", "qt.gui.imageio", "JPEG", "JFIF", "marker length")


def png_of(width: int, height: int) -> bytes:
    """The head of a PNG that claims a size, and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        sum_ = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + sum_

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP", "ICO"])
def test_kinds_are_told_by_their_bytes(kind: str, qapp: object) -> None:
    data = picture(120, 80, kind=kind)
    assert format_of(data) == kind.lower()
    assert measure(data[:HEAD]) == QSize(120, 80)
    image = decode(data)
    assert image.size() == QSize(120, 80)
    assert abs(image.pixelColor(60, 40).red() - 0x33) < 4


def test_pictures_are_scaled_while_they_are_decoded(qapp: object) -> None:
    for kind in ("PNG", "JPEG", "WEBP"):
        data = picture(1200, 300, kind=kind)
        assert decode(data, QSize(400, 4000)).size() == QSize(400, 100)
        assert decode(data, QSize(4000, 4000)).size() == QSize(1200, 300)
    assert decode(picture(1000, 1), QSize(10, 10)).size() == QSize(10, 1)


def test_a_turned_photograph_stands_upright(qapp: object) -> None:
    plain = picture(40, 20, kind="JPEG")
    turned = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"  # a quarter
    data = plain[:2] + b"\xff\xe1" + struct.pack(">H", len(turned) + 2) + turned + plain[2:]
    assert measure(data) == QSize(20, 40)
    assert decode(data).size() == QSize(20, 40)
    assert decode(data, QSize(10, 100)).size() == QSize(10, 20)


@quiet
@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"  <svg xmlns='x'/>", "SVG"),
        (b"<?xml version='1.0'?><!DOCTYPE svg><svg/>", "SVG"),
        (b"<!DOCTYPE html><p>x", "web page"),
        (b"plain words", "no picture of a kind"),
        (b"/* XPM */ static char *x[] = {", "no picture of a kind"),
        (b"P6 9 9 255 ", "no picture of a kind"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 100, "damaged"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "damaged"),
        (HUGE_GIF, "too large to be shown: 65535 × 65535"),
        (png_of(8000, 8000), "too large"),
        (png_of(1_000_000, 1), "too large"),
        (png_of(100, 100), "damaged"),
    ],
)
def test_everything_else_is_refused_in_words(data: bytes, words: str, qapp: object) -> None:
    with pytest.raises(LibraryError, match=words):
        decode(data, QSize(680, 680))


@quiet
@pytest.mark.skipif(not IMAGES.is_dir(), reason="needs ../shared/hostile")
def test_hostile_pictures(qapp: object) -> None:
    shown = []
    for file in sorted(IMAGES.iterdir()):
        data = file.read_bytes()
        size = measure(data[:HEAD])
        try:
            image = decode(data, QSize(680, 680))
        except LibraryError:
            continue
        assert image.size() == size, file
        shown.append(file.name)
    assert shown == ["ok.png"]


def test_clear_pictures_keep_what_is_clear(qapp: object, tmp_path: Path) -> None:
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 20, 30, 0))
    assert image.save(str(tmp_path / "clear.png"))
    assert decode((tmp_path / "clear.png").read_bytes()).hasAlphaChannel()
    assert not decode(picture(4, 4)).hasAlphaChannel()
