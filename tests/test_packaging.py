"""The wheel, installed elsewhere, and what a desktop is told of the program."""

from __future__ import annotations

import configparser
import gzip
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from library import checksums
from reader import APP_ID, __version__
from reader.__main__ import _window_parser
from resources.packaging.appimage import TOOL, make_appimage
from resources.packaging.debian import make_deb
from resources.packaging.desktop import install_desktop_files
from resources.packaging.licences import distributions, write_licences
from resources.packaging.manual import manual
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DESKTOP = ROOT / f"resources/desktop/{APP_ID}.desktop"
METAINFO = ROOT / f"resources/desktop/{APP_ID}.metainfo.xml"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-P", "-m", "hatchling", "build", "-t", "wheel", "-d", out]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A venv with the wheel, and with the libraries of the one that runs the tests."""
    venv = tmp_path_factory.mktemp("a clean 家") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", venv], check=True)
    python = venv / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", "--no-index", "--no-deps", wheel], check=True)
    (paths,) = venv.glob("[Ll]ib/**/site-packages")
    (paths / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return venv


def broadsheet(installed: Path, *arguments: str | Path) -> str:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONPATH", None)
    command = [next(installed.glob("*/broadsheet*")), "--data", installed / "data", *arguments]
    done = subprocess.run(
        command, cwd=installed, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_an_installed_program_runs(installed: Path) -> None:
    (sample,) = installed.glob("**/resources/sample")
    assert broadsheet(installed, "--version") == f"broadsheet {__version__}\n"
    assert "快捷键" in broadsheet(installed, "search", sample, "快捷键")
    broadsheet(installed, sample, "--screenshot", installed / "a.png")
    assert (installed / "a.png").read_bytes().startswith(b"\x89PNG")


def test_the_wheel_holds_what_the_program_needs_and_no_more(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names} == {
        "library", "reader", "resources",
        f"broadsheet-{__version__}.dist-info", f"broadsheet-{__version__}.data",
    }  # fmt: skip
    assert not [name for name in names if "/packaging/" in name or "/screenshots/" in name]
    wanted = {file.relative_to(ROOT).as_posix() for file in (ROOT / "resources").rglob("*.svg")}
    assert wanted <= set(names)
    folder = "resources/translations/"
    assert sorted(name.removeprefix(folder) for name in names if name.startswith(folder)) == [
        "__init__.py", "broadsheet_zh_CN.qm", "broadsheet_zh_TW.qm",
    ]  # fmt: skip


def test_the_menu_entry_comes_with_the_wheel(installed: Path) -> None:
    share = installed / "share"
    assert (share / f"applications/{APP_ID}.desktop").read_bytes() == DESKTOP.read_bytes()
    assert (share / f"metainfo/{APP_ID}.metainfo.xml").exists()
    assert (share / f"icons/hicolor/scalable/apps/{APP_ID}.svg").exists()


def entry() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(DESKTOP, encoding="utf-8")
    return parser


def test_each_action_of_the_menu_entry_is_understood() -> None:
    groups = entry()
    actions = groups["Desktop Entry"]["Actions"].strip(";").split(";")
    assert {f"Desktop Action {name}" for name in actions} | {"Desktop Entry"} == set(groups) - {
        "DEFAULT"
    }
    for group in groups.values():
        if "Exec" in group:
            program, *arguments = group["Exec"].split()
            assert program == "broadsheet"
            _window_parser().parse_args(["/a" if word == "%f" else word for word in arguments])
            assert {"Name", "Name[zh_CN]", "Name[zh_TW]"} <= set(group) or group.name == (
                "Desktop Entry"
            )


def test_folders_keep_their_file_manager() -> None:
    main = entry()["Desktop Entry"]
    assert main["MimeType"] == "text/markdown;"
    assert main["Icon"] == main["StartupWMClass"] == APP_ID


def test_metainfo_names_the_menu_entry() -> None:
    root = ElementTree.parse(METAINFO).getroot()
    assert root.findtext("id") == APP_ID
    assert root.findtext("launchable") == DESKTOP.name


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", str(DESKTOP)],
        ["appstreamcli", "validate", "--no-net", str(METAINFO)],
    ],
)
def test_the_desktops_own_checkers_have_no_complaint(command: list[str]) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_release_is_dated_by_the_change_log(tmp_path: Path) -> None:
    for name in ("resources/desktop", "resources/icons"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / "CHANGELOG.md").write_text(f"## [Unreleased]\n\n## [{__version__}] - 2026-12-01\n")
    install_desktop_files(tmp_path, tmp_path / "share")
    (made,) = (tmp_path / "share/metainfo").iterdir()
    (release,) = ElementTree.parse(made).getroot().iter("release")
    assert release.attrib == {"version": __version__, "date": "2026-12-01"}


def test_every_library_that_is_bundled_is_listed(tmp_path: Path) -> None:
    names = {one.metadata["Name"].lower().replace("_", "-") for one in distributions(ROOT)}
    assert {"pyside6-essentials", "shiboken6", "apsw", "pyyaml", "nh3"} <= names
    assert not names & {"pytest", "hypothesis", "mypy"}
    write_licences(ROOT, tmp_path)
    words = (tmp_path / "LICENCES.txt").read_text(encoding="utf-8").lower()
    assert all(f"\n{name} " in words.replace("_", "-") for name in names)


def test_the_manual_page_tells_every_option() -> None:
    page = manual().replace("\\-", "-")
    for action in _window_parser()._actions:
        assert all(option in page for option in action.option_strings)


def test_a_bundle_starts_its_modules_as_a_python_would() -> None:
    start = [sys.executable, ROOT / "resources/packaging/start.py"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    for arguments, answer in (
        (["--version"], f"broadsheet {__version__}"),
        (["-P", "-m", "json.tool", "--help"], "usage: "),
    ):
        done = subprocess.run(
            [*start, *arguments], env=environment, capture_output=True, text=True, check=False
        )
        assert done.stdout.startswith(answer)


def test_a_bundle_holds_the_checksums_without_which_no_state_opens() -> None:
    assert checksums.files()
    assert all(os.path.isfile(file) for file in checksums.files())


@pytest.mark.skipif(sys.platform != "linux", reason="an AppImage is of Linux")
def test_the_folder_of_an_appimage_is_as_its_tool_wants_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "broadsheet").write_text("#!/bin/sh\necho started\n", encoding="utf-8")
    (bundle / "broadsheet").chmod(0o755)
    # In place of the tool: it keeps what it was called with.
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / TOOL).write_text('#!/bin/sh\necho "$ARCH" > "$2"\n', encoding="utf-8")
    (tools / TOOL).chmod(0o755)
    monkeypatch.setenv("PATH", str(tools), prepend=os.pathsep)
    image = make_appimage(ROOT, bundle, tmp_path)
    assert image.read_text(encoding="utf-8").strip() in image.name
    assert __version__ in image.name
    tree = tmp_path / "Broadsheet.AppDir"
    assert subprocess.check_output([tree / "AppRun"], text=True) == "started\n"
    (menu_entry,) = tree.glob("*.desktop")
    assert menu_entry.read_bytes() == DESKTOP.read_bytes()
    icon = entry()["Desktop Entry"]["Icon"]
    assert (tree / f"{icon}.svg").read_text(encoding="utf-8").startswith("<svg")
    assert (tree / ".DirIcon").resolve() == (tree / f"{icon}.svg").resolve()
    assert (tree / f"usr/share/metainfo/{APP_ID}.metainfo.xml").exists()
    inside = tree.resolve()  # it is mounted wherever it is started
    assert all(inside in one.resolve().parents for one in tree.rglob("*"))


@pytest.mark.skipif(not shutil.which("dpkg-deb"), reason="needs dpkg-deb")
def test_the_debian_package_is_as_policy_has_it(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    for name in ("broadsheet", "_internal/a library.so"):
        (bundle / name).write_bytes(name.encode() * 2000)
        (bundle / name).chmod(0o777)
    package = make_deb(ROOT, bundle, tmp_path)

    def dpkg(*arguments: str | Path) -> str:
        done = subprocess.run(["dpkg-deb", *arguments], check=True, capture_output=True, text=True)
        return done.stdout

    fields = ("Package", "Version", "Section", "Priority", "Architecture", "Maintainer", "Depends")
    for field in (*fields, "Installed-Size", "Description"):
        assert dpkg("--field", package, field).strip(), field
    first, *more = dpkg("--field", package, "Description").splitlines()
    assert len(first) < 80
    assert not first.lower().startswith(("a ", "an ", "the ", "broadsheet"))
    assert more
    assert all(line.startswith(" ") for line in more)

    out = tmp_path / "out"
    dpkg("--raw-extract", package, out)
    for file in out.rglob("*"):
        if not file.is_symlink():
            runs = file.is_dir() or file == out / "usr/lib/broadsheet/broadsheet"
            assert file.stat().st_mode & 0o7777 == (0o755 if runs else 0o644), file
    assert "root/root" in dpkg("--contents", package).splitlines()[-1]
    assert (out / "usr/bin/broadsheet").resolve() == out / "usr/lib/broadsheet/broadsheet"
    sums = dict(
        reversed(line.split("  ", 1))
        for line in (out / "DEBIAN/md5sums").read_text(encoding="utf-8").splitlines()
    )
    for name, told in sums.items():
        assert hashlib.md5((out / name).read_bytes(), usedforsecurity=False).hexdigest() == told
    files = [one for one in (out / "usr").rglob("*") if one.is_file() and not one.is_symlink()]
    assert {one.relative_to(out).as_posix() for one in files} == set(sums)

    share = out / "usr/share"
    assert (share / f"applications/{APP_ID}.desktop").read_bytes() == DESKTOP.read_bytes()
    copyright_ = (share / "doc/broadsheet/copyright").read_text(encoding="utf-8")
    assert copyright_.startswith("Format: https://www.debian.org/doc/packaging-manuals/copyright-")
    assert "\nLicense: Expat\n Permission is hereby granted" in copyright_
    for packed in ("doc/broadsheet/changelog.gz", "man/man1/broadsheet.1.gz"):
        assert gzip.decompress((share / packed).read_bytes())
