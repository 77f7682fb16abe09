"""Bytes → picture, scaled while it is decoded, on a thread; its kind is told by the bytes."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from library import LibraryError

HEAD = 262_144
"""Bytes in which the size of a picture stands, behind what cameras write before it."""
_MOST_PIXELS = 40_000_000
"""Of a picture that is decoded whole before it is scaled: 160 MB."""
_MOST_JPEG_PIXELS = 100_000_000
_LONGEST_SIDE = 65_535
_TURNED = QImageIOHandler.Transformation.TransformationRotate90


def format_of(data: bytes) -> str | None:
    """Which of the formats that may be shown some bytes begin with. None of them is a program."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith(b"\0\0\1\0"):
        return "ico"
    return "bmp" if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0" else None


def measure(head: bytes) -> QSize | None:
    """The width and height that the beginning of a picture tells; None where it tells none."""
    if format_of(head) is None:
        return None
    reader = _Reader(head)
    return reader.size() if reader.refusal() is None else None


def decode(data: bytes, room: QSize | None = None) -> QImage:
    """The picture, at most as large as `room` in pixels, keeping its shape.

    Raises LibraryError, in words for the place where the picture would stand.
    """
    if format_of(data) is None:
        raise LibraryError(refusal_of(data))
    reader = _Reader(data)
    refusal = reader.refusal()
    if refusal is not None:
        raise LibraryError(refusal)
    image = reader.read(room)
    if image.isNull():
        raise LibraryError(QCoreApplication.translate("Decoding", "This picture is damaged."))
    return image


class _Reader:
    """QImageReader that is told the format, and gives sizes as they look on the screen."""

    def __init__(self, data: bytes) -> None:
        self._bytes = QByteArray(data)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._format = format_of(data) or ""
        self._reader = QImageReader(self._buffer, QByteArray(self._format.encode()))
        self._reader.setAutoDetectImageFormat(False)
        self._reader.setAutoTransform(True)
        self._turned = bool(self._reader.transformation().value & _TURNED.value)

    def size(self) -> QSize:
        size = self._reader.size()
        return size.transposed() if self._turned else size

    def refusal(self) -> str | None:
        """Why the picture is not decoded, in words."""
        size = self._reader.size()
        if size.isEmpty():
            return QCoreApplication.translate("Decoding", "This picture is damaged.")
        most = _MOST_JPEG_PIXELS if self._format == "jpeg" else _MOST_PIXELS
        if size.width() * size.height() <= most and max(size.toTuple()) <= _LONGEST_SIDE:
            return None
        words = QCoreApplication.translate(
            "Decoding", "This picture is too large to be shown: {} × {} pixels."
        )
        return words.format(size.width(), size.height())

    def read(self, room: QSize | None) -> QImage:
        size = self.size()
        if room is not None and (size.width() > room.width() or size.height() > room.height()):
            scaled = size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
            self._reader.setScaledSize(scaled.transposed() if self._turned else scaled)
        image = self._reader.read()
        if image.isNull():
            return image
        # What is painted without being converted first.
        clear = image.hasAlphaChannel()
        kind = QImage.Format.Format_ARGB32_Premultiplied if clear else QImage.Format.Format_RGB32
        return image.convertToFormat(kind)


def refusal_of(data: bytes) -> str:
    """What some bytes are that hold no picture of a kind that is shown, in words."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not start:
        return QCoreApplication.translate("Decoding", "This picture is empty.")
    if b"<svg" in start:
        return QCoreApplication.translate(
            "Decoding", "This is an SVG drawing, which Broadsheet doesn't show for your safety."
        )
    if start.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return QCoreApplication.translate("Decoding", "This is a web page, not a picture.")
    return QCoreApplication.translate(
        "Decoding", "This is no picture of a kind that Broadsheet can show."
    )
