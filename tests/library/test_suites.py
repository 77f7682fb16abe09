"""Front matter that the public suites call valid is read as they mean it, where it is one map."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from library.decode import decode
from library.fence import split
from library.fields import canonical
from library.frontmatter import read_head
from tests.conftest import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = SHARED / "hostile"
pytestmark = pytest.mark.skipif(not HOSTILE.is_dir(), reason="the shared suites are not here")


def valid(suite: str) -> Iterator[Path]:
    for line in (HOSTILE / "MANIFEST.tsv").read_bytes().splitlines()[1:]:
        path, _, expected = line.split(b"\t")[:3]
        if path.startswith(suite.encode() + b"/") and expected == b"valid":
            yield HOSTILE / path.decode()


def reference(notation: str, head: str) -> Any:
    """What a loader of the notation itself says; raises where it can't read it."""
    if notation == "YAML":
        return yaml.load(head, Loader=yaml.BaseLoader)
    if notation == "TOML":
        return tomllib.loads(head)
    return json.loads("{" + head + "}")


@pytest.mark.parametrize("suite", ["yaml-suite", "pyyaml", "toml-test", "json-suite"])
def test_valid_maps_have_every_key(suite: str) -> None:
    maps, wrong = 0, []
    for file in valid(suite):
        parts = split(decode(file.read_bytes())[0])
        if not parts.notation or parts.notation == "headers":
            continue
        try:
            expected = reference(parts.notation, parts.head)
        except (yaml.YAMLError, ValueError, TypeError):
            continue  # not one document, or of a later version than the loader's
        if not isinstance(expected, dict) or not expected:
            continue
        maps += 1
        problems: list[Any] = []
        head, _ = read_head(parts, problems)
        keys = {canonical(str(key)) for key in expected}
        if problems or not keys <= set(head.values):
            wrong.append(file.name)
    assert maps >= 10
    assert wrong == []
