"""Puts the compiled catalogues into the wheel; hatchling calls it, `pyproject.toml` says so."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles each `.ts` beside this file for the time of a build."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from resources.translations import compile_all

        self._folder = tempfile.TemporaryDirectory()
        for name in compile_all(self._folder.name):
            made = os.path.join(self._folder.name, name)
            build_data["force_include"][made] = f"resources/translations/{name}"

    def finalize(self, _version: str, _build_data: dict[str, Any], _artifact: str) -> None:
        self._folder.cleanup()
