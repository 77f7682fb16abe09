from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.image_cache import ImageCache

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_was_put_can_be_got(tmp_path: Path) -> None:
    cache = ImageCache(str(tmp_path / "images"))
    assert cache.get("https://a.b/c.png") is None
    cache.put("https://a.b/c.png", b"bytes")
    assert cache.get("https://a.b/c.png") == b"bytes"
    assert cache.get("https://a.b/c.png", 2) == b"by"
    assert cache.get("https://a.b/d.png") is None
    assert ImageCache(str(tmp_path / "images")).get("https://a.b/c.png") == b"bytes"
    cache.put("https://a.b/c.png", b"new")
    assert cache.get("https://a.b/c.png") == b"new"
    assert cache.size() == 3


def test_what_was_unused_for_longest_goes_first(tmp_path: Path) -> None:
    cache = ImageCache(str(tmp_path), limit=1000)
    for at in range(10):
        cache.put(str(at), b"x" * 100)
    for file in tmp_path.glob("*/*"):
        os.utime(file, (1, 1))
    assert cache.get("3") is not None
    cache.put("new", b"x" * 100)
    assert cache.get("new") is not None
    assert cache.get("3") is not None
    assert cache.size() <= 800
    cache.clear()
    assert cache.size() == 0
    assert cache.get("new") is None


def test_names_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    cache = ImageCache(str(tmp_path / "images"))
    for address in ("../../x", "/etc/x", "a/b", "", "\0", "https://a.b/" + "x" * 9000):
        cache.put(address, b"x")
        assert cache.get(address) == b"x"
    files = {path for path in tmp_path.rglob("*") if path.is_file()}
    assert all(path.parts[-3] == "images" and len(path.name) == 62 for path in files)
    assert len(files) == 6


def test_a_cache_that_cannot_be_written_keeps_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "images").write_text("a file in the folder's place")
    cache = ImageCache(str(tmp_path / "images"))
    cache.put("a", b"x")
    assert "can't be kept" in caplog.text
    assert cache.get("a") is None
    assert cache.size() == 0
