"""Each defence against hostile articles, switched off: the test that stands for it must fail."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from library import (
    frontmatter,
    html_attributes,
    html_shape,
    html_tables,
    html_writer,
    pictures,
    viewer,
)  # fmt: skip
from tests.library import test_frontmatter, test_viewer

if TYPE_CHECKING:
    from collections.abc import Callable

ENDLESS = 10**9


def stays_inside() -> None:
    with tempfile.TemporaryDirectory() as below:
        root = Path(below, "news")
        root.mkdir()
        Path(below, "secret.png").write_bytes(b"secret")
        (root / "link.png").symlink_to("../secret.png")
        find = pictures.finder(bytes(root), b"a.md", None)
        assert find("link.png") is None
        assert find("../secret.png") is None


OFF: dict[str, tuple[Any, str, Any, Callable[[], None]]] = {
    "tables in tables": (
        html_tables, "DEEPEST", ENDLESS,
        test_viewer.test_tables_are_four_deep_at_most,
    ),
    "cells": (html_tables, "MOST_CELLS", ENDLESS, test_viewer.test_cells_are_5000_at_most),
    "texts in tables": (
        html_tables, "_MOST_WORK", ENDLESS,
        test_viewer.test_long_texts_leave_their_tables,
    ),
    "tags in tags": (
        html_shape, "_DEEPEST_TAG", ENDLESS,
        lambda: test_viewer.test_tags_are_at_most_200_deep("div"),
    ),
    "lists in lists": (
        html_shape, "_DEEPEST_INDENT", ENDLESS,
        test_viewer.test_lists_and_quotations_are_eight_deep_at_most,
    ),
    "long lists": (
        html_shape, "_LONGEST_LIST", ENDLESS,
        test_viewer.test_long_lists_are_parted_and_count_on,
    ),
    "pictures": (html_shape, "_MOST_IMAGES", ENDLESS, test_viewer.test_pictures_are_300_at_most),
    "endless words": (
        html_writer, "_ENDLESS", re.compile("(?!)"),
        lambda: test_viewer.test_endless_words_can_break("a" * 100_000, "a" * 100_000),
    ),
    "giants, by their words": (
        html_shape, "_MOST_CHARACTERS", ENDLESS,
        lambda: cut(("<p>" + "青岛市长。" * 10_000) * 50),
    ),
    "giants, by their tags": (html_shape, "_MOST_TAGS", ENDLESS, lambda: cut("<p>x" * 70_000)),
    "giants, by their source": (
        viewer, "_LONGEST_SOURCE", ENDLESS,
        lambda: cut("<!--" + "x" * 4_100_000 + "-->y"),
    ),
    "addresses of links": (
        html_attributes, "safe_link", lambda address: address,
        lambda: leads_nowhere("https://who:what@a.example/"),
    ),
    "addresses of pictures": (
        pictures, "image_address", lambda address: address,
        lambda: test_viewer.test_other_pictures_are_a_place_without_an_address("/etc/passwd"),
    ),
    "pictures outside": (pictures, "_is_there", lambda *_: True, stays_inside),
    "heads that stall a loader": (
        frontmatter, "_check_size", lambda _: None,
        test_frontmatter.test_a_head_that_is_too_complex_is_one_problem,
    ),
}  # fmt: skip


def cut(body: str) -> None:
    assert test_viewer.page(body).cuts


def leads_nowhere(address: str) -> None:
    """The second wall, nh3, lets this pass: a scheme alone is what it knows."""
    assert test_viewer.addresses(test_viewer.page(f'<a href="{address}">a</a>').html) == []


@pytest.mark.parametrize("defence", OFF)
def test_a_defence_that_is_off_is_noticed(defence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    owner, name, off, check = OFF[defence]
    check()
    monkeypatch.setattr(owner, name, off)
    with pytest.raises((AssertionError, ValueError)):
        check()


@pytest.mark.parametrize("scheme", ["javascript", "file", "smb", "ms-msdt", "data", "search-ms"])
def test_the_second_wall_stands_without_the_first(
    scheme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html_attributes, "safe_link", lambda address: address)
    leads_nowhere(f"{scheme}:x")
    monkeypatch.setattr(viewer, "_SCHEMES", {*viewer._SCHEMES, scheme})
    with pytest.raises(AssertionError):
        leads_nowhere(f"{scheme}:x")
