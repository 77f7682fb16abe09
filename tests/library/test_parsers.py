"""A file that stops its parser, in whatever way, costs no other file and not much time."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from library import parsers
from library.parsers import Parsers

if TYPE_CHECKING:
    from pathlib import Path

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the system sets no limits")
DEEDS = {
    "dies": "os.abort()",
    "computes": "[None for _ in iter(int, 1) if None]",
    "waits": "time.sleep(1000)",
    "eats": "eaten = [bytes(50_000_000) for _ in iter(int, 1)]",
}
BAD = """
import os, sys, time
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == 'library.bodies':  # late enough for our package to be whole
            import library.limits, library.scan
            library.limits.SECONDS = 1
            library.limits.BYTES = 1_000_000_000
            import library.fields
            title = library.fields.title
            def deadly(head):
                if title(head) == 'bad.md':
                    {deed}
                return title(head)
            library.fields.title = deadly
sys.meta_path.insert(0, Finder())
"""


@pytest.mark.parametrize("deed", DEEDS)
@ON_POSIX
def test_the_others_are_read(deed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, patches = tmp_path / "news", tmp_path / "patches"
    folder.mkdir()
    patches.mkdir()
    (patches / "sitecustomize.py").write_text(BAD.format(deed=DEEDS[deed]))
    monkeypatch.setenv("PYTHONPATH", str(patches))
    # Only what does nothing at all is left to the watchdog.
    monkeypatch.setattr(parsers, "SECONDS_FOR_A_PART", 3.0 if deed == "waits" else 300.0)
    names = [f"{at}.md" for at in range(5)] + ["bad.md"] + [f"{at}.md" for at in range(5, 10)]
    for name in names:
        (folder / name).write_text(f"---\ntitle: {name}\n---\nWords.\n")
    with closing(Parsers(os.fsencode(folder), "hexo", len(names))) as read:
        answers = list(read.articles([(name.encode(), 1.6e9) for name in names]))
    told = {call[0].decode(): answer and answer[0] for call, answer in answers}
    assert list(told) == names
    assert [name for name, row in told.items() if row is None] == ["bad.md"]


@ON_POSIX
def test_a_crash_leaves_no_core(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import resource

    (tmp_path / "sitecustomize.py").write_text(BAD.format(deed=DEEDS["dies"]))
    (tmp_path / "bad.md").write_text("---\ntitle: bad.md\n---\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    before = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
    try:
        with closing(Parsers(os.fsencode(tmp_path), "hexo", 1)) as read:
            assert list(read.articles([(b"bad.md", 1.6e9)])) == [((b"bad.md", 1.6e9), None)]
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)
    assert {path.name for path in tmp_path.iterdir()} <= {"bad.md", "sitecustomize.py",
                                                          "__pycache__"}  # fmt: skip
