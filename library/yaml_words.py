"""YAML in which every scalar stays the words that stand in the file."""

from __future__ import annotations

from typing import Any

import yaml

try:
    from yaml import CBaseLoader as _BaseLoader
except ImportError:  # PyYAML built without its C library: slower, same result
    from yaml import BaseLoader as _BaseLoader  # type: ignore[assignment]

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class WordsLoader(_BaseLoader):
    """Gives str, None, list and dict with str keys; no tag makes it build anything else."""

    def get_single_data(self) -> Any:
        """The one document. Raises YAMLError, and RecursionError where it holds itself."""
        return _words(self.get_single_node())

    # Types are none of our business, and finding them out took a sixth of the time.
    def resolve(self, _kind: object, _value: object, _implicit: object) -> str:
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, _parent: object, _index: object) -> None:
        """Nothing to keep."""

    def ascend_resolver(self) -> None:
        """Nothing to forget."""


class FlowLoader(yaml.BaseLoader):
    """The same in Python, ten times slower, for what the C library refuses: `{a:, b}`."""

    def get_single_data(self) -> Any:
        """The one document. Raises YAMLError, and RecursionError where it holds itself."""
        return _words(self.get_single_node())


def _words(node: yaml.Node | None) -> Any:
    if node is None:
        return None
    value = _plain(node)
    if isinstance(node, yaml.MappingNode) and len(value) < len(node.value):
        _refuse_twice(node)
    return value


def _refuse_twice(node: yaml.MappingNode) -> None:
    """Raises YAMLError for the key that stands twice, which PyYAML lets pass."""
    seen: set[str] = set()
    for key, _ in node.value:
        name = _key(key)
        if name in seen:
            words = f"“{name[:60]}” stands twice, the last one holds"
            raise yaml.constructor.ConstructorError(None, None, words, key.start_mark)
        seen.add(name)


def _plain(node: yaml.Node) -> Any:
    if isinstance(node, yaml.ScalarNode):
        unquoted = not node.style or node.style == ":"
        return None if unquoted and node.value in _NULLS else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return {_key(key): _plain(value) for key, value in node.value}


def _key(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    return " ".join(_key(part) for part in _parts(node))


def _parts(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value)
