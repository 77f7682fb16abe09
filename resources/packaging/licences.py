"""What the bundle is made of: each package with its version and licence, as text and as an SBOM."""

from __future__ import annotations

import json
import platform
import tomllib
from importlib import metadata
from typing import TYPE_CHECKING

from packaging.requirements import Requirement

from reader import __version__

if TYPE_CHECKING:
    from pathlib import Path

_LICENCE_FILES = ("licen", "copying", "notice", "authors")


def distributions(root: Path) -> list[metadata.Distribution]:
    """What the program needs at run time, and what that needs, by name."""
    with (root / "pyproject.toml").open("rb") as file:
        wanted: list[str] = tomllib.load(file)["project"]["dependencies"]
    found: dict[str, metadata.Distribution] = {}
    while wanted:
        requirement = Requirement(wanted.pop())
        name = requirement.name.lower().replace("_", "-")
        applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if applies and name not in found:
            found[name] = metadata.distribution(name)
            wanted += found[name].requires or []
    return [found[name] for name in sorted(found)]


def write_licences(root: Path, bundle: Path) -> None:
    """LICENCES.txt, with the text of each licence, and sbom.json (CycloneDX 1.6) into `bundle`."""
    parts = [(root / "LICENSE").read_text(encoding="utf-8"), _python()]
    components = []
    for one in distributions(root):
        name, version, licence = one.metadata["Name"], one.version, _licence(one)
        parts.append("\n".join([f"{name} {version}: {licence}", "", *_texts(one)]))
        components.append(
            {
                "type": "library",
                "name": name,
                "version": version,
                "purl": f"pkg:pypi/{name.lower()}@{version}",
                "licenses": [{"license": {"name": licence}}],
            }
        )
    rule = "\n\n" + "=" * 80 + "\n\n"
    (bundle / "LICENCES.txt").write_text(rule.join(parts), encoding="utf-8")
    sbom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {"type": "application", "name": "Broadsheet", "version": __version__}
        },
        "components": components,
    }
    (bundle / "sbom.json").write_text(json.dumps(sbom, indent=1) + "\n", encoding="utf-8")


def _python() -> str:
    return f"Python {platform.python_version()}: PSF-2.0 (https://docs.python.org/3/license.html)"


def _licence(one: metadata.Distribution) -> str:
    """Its licence in a few words, as its authors state it."""
    stated = one.metadata.get("License-Expression") or one.metadata.get("License") or ""
    classified = [
        line.rpartition(" :: ")[2]
        for line in one.metadata.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    first = stated.strip().splitlines()[0] if stated.strip() else ""
    return first or ", ".join(classified) or "see its own files"


def _texts(one: metadata.Distribution) -> list[str]:
    """The files of its licence, one after the other."""
    files = [
        file
        for file in one.files or []
        if ".dist-info" in str(file) and file.name.lower().startswith(_LICENCE_FILES)
    ]
    return [file.read_text(encoding="utf-8").strip() for file in files]
