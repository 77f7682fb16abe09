"""A Debian package made of the bundle, with menu entry, icon, metainfo and manual."""

from __future__ import annotations

import email.utils
import gzip
import hashlib
import os
import platform
import shutil
import subprocess
from typing import TYPE_CHECKING

from reader import __version__
from resources.packaging.desktop import install_desktop_files
from resources.packaging.manual import manual

if TYPE_CHECKING:
    from pathlib import Path

_MACHINES = {"x86_64": "amd64", "aarch64": "arm64"}
# What Qt itself brings no copy of. Debian 13 and Ubuntu 24.04 renamed libglib2.0-0.
_NEEDED = (
    "libc6", "libgl1", "libegl1", "libglib2.0-0 | libglib2.0-0t64", "libfontconfig1",
    "libxkbcommon0", "libdbus-1-3", "libbrotli1", "libgssapi-krb5-2", "libxcb-cursor0",
    "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxkbcommon-x11-0",
)  # fmt: skip
_CONTROL = """\
Package: broadsheet
Version: {version}
Section: news
Priority: optional
Architecture: {machine}
Depends: {needed}
Recommends: fonts-noto-cjk, fonts-noto-color-emoji
Installed-Size: {kilobytes}
Maintainer: The Broadsheet authors <broadsheet@users.noreply.github.com>
Description: desktop reader for news kept as files
 Broadsheet opens a folder of articles with front matter (Hexo, Jekyll, Hugo,
 web clippings; HTML and Markdown, in any language) and shows a tree of
 categories, a list and the article. It finds any word as it is typed,
 remembers what was read and starred, and never changes a file.
"""
_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Broadsheet
Comment: The licences of the libraries that lie beside the program stand in
 /usr/lib/broadsheet/LICENCES.txt

Files: *
Copyright: 2026 The Broadsheet authors
License: Expat

License: Expat
"""
_CHANGES = """\
broadsheet ({version}) unstable; urgency=medium

  * What is new stands in CHANGELOG.md.gz beside this file.

 -- The Broadsheet authors <broadsheet@users.noreply.github.com>  {day}
"""


def make_deb(root: Path, bundle: Path, out: Path) -> Path:
    """`out/broadsheet_VERSION_MACHINE.deb`. Raises CalledProcessError where dpkg-deb fails."""
    machine = _MACHINES[platform.machine()]
    tree = out / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(bundle, tree / "usr/lib/broadsheet", symlinks=True)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/broadsheet").symlink_to("../lib/broadsheet/broadsheet")
    install_desktop_files(root, tree / "usr/share")
    _write_documents(root, tree)
    _set_modes(tree)
    (tree / "DEBIAN").mkdir()
    _write_checksums(tree)
    size = sum(file.lstat().st_size for file in tree.rglob("*")) // 1024
    (tree / "DEBIAN/control").write_text(
        _CONTROL.format(
            version=__version__, machine=machine, needed=", ".join(_NEEDED), kilobytes=size
        ),
        encoding="utf-8",
    )
    package = out / f"broadsheet_{__version__}_{machine}.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", tree, package], check=True)
    return package


def _write_documents(root: Path, tree: Path) -> None:
    documents = tree / "usr/share/doc/broadsheet"
    documents.mkdir(parents=True)
    lines = (root / "LICENSE").read_text(encoding="utf-8").splitlines()[4:]
    licence = "".join(f" {line or '.'}\n" for line in lines)
    (documents / "copyright").write_text(_COPYRIGHT + licence, encoding="utf-8")
    _write_packed(documents / "CHANGELOG.md.gz", (root / "CHANGELOG.md").read_bytes())
    day = email.utils.formatdate((root / "CHANGELOG.md").stat().st_mtime)
    _write_packed(
        documents / "changelog.gz", _CHANGES.format(version=__version__, day=day).encode()
    )
    pages = tree / "usr/share/man/man1"
    pages.mkdir(parents=True)
    _write_packed(pages / "broadsheet.1.gz", manual().encode())


def _write_packed(file: Path, words: bytes) -> None:
    file.write_bytes(gzip.compress(words, 9, mtime=0))


def _write_checksums(tree: Path) -> None:
    """By which `dpkg --verify` tells whether a file has changed since it was installed."""
    lines = [
        f"{hashlib.md5(file.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {file.relative_to(tree).as_posix()}\n"
        for file in sorted((tree / "usr").rglob("*"))
        if file.is_file() and not file.is_symlink()
    ]
    (tree / "DEBIAN/md5sums").write_text("".join(lines), encoding="utf-8")


def _set_modes(tree: Path) -> None:
    for folder, _, files in os.walk(tree):
        os.chmod(folder, 0o755)
        for name in files:
            path = os.path.join(folder, name)
            if not os.path.islink(path):
                runs = os.path.basename(folder) == "broadsheet" and name == "broadsheet"
                os.chmod(path, 0o755 if runs else 0o644)
