"""Puts the compiled catalogues into the wheel; hatchling calls it, `pyproject.toml` says so."""

from __future__ import annotations

import glob
import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles each `.ts` beside this file for the time of a build."""

    def initialize(self, _version: str, build_data: dict[str, Any]) -> None:
        sys.path.insert(0, self.root)
        from resources.translations import compile_catalogue

        self._folder = tempfile.TemporaryDirectory()
        folder = os.path.join(self.root, "resources", "translations")
        for written in sorted(glob.glob(os.path.join(glob.escape(folder), "*.ts"))):
            name = os.path.basename(written).removesuffix(".ts") + ".qm"
            made = os.path.join(self._folder.name, name)
            compile_catalogue(written, made)
            build_data["force_include"][made] = f"resources/translations/{name}"

    def finalize(self, _version: str, _build_data: dict[str, Any], _artifact: str) -> None:
        self._folder.cleanup()
