"""Very many paths as one value: in order, deflated, a few megabytes for a million of them."""

from __future__ import annotations

import zlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

MANY = 5000
"""Articles from which on a mark of them is kept as packed paths, and not row by row."""
BLOCK = 4000
"""Paths that are deflated together: to look at one of them costs a third of a millisecond."""
_FASTEST = 1


class Block(NamedTuple):
    """Some paths in ascending order, none twice; never empty."""

    first: bytes
    last: bytes
    length: int
    deflated: bytes
    """The paths with NULs between them: no system lets one stand in a path."""

    def paths(self) -> tuple[bytes, ...]:
        """All of them, in order."""
        return tuple(zlib.decompress(self.deflated).split(b"\0"))


def block_of(paths: tuple[bytes, ...]) -> Block:
    """Packs paths that ascend, at least one."""
    return Block(paths[0], paths[-1], len(paths), deflate(b"\0".join(paths)))


def deflate(joined: bytes) -> bytes:
    """Packs what stands in a block."""
    return zlib.compress(joined, _FASTEST)


@dataclass(frozen=True, slots=True)
class PackedPaths:
    """A set of paths that is gone through in order. Without a million objects in memory: they
    would hold up the window whenever Python looks for garbage."""

    blocks: tuple[Block, ...] = ()
    """Each after the one before."""

    @property
    def size(self) -> int:
        """Bytes that it takes."""
        return sum(len(block.deflated) for block in self.blocks)

    def __len__(self) -> int:
        return sum(block.length for block in self.blocks)

    def __iter__(self) -> Iterator[bytes]:
        return chain.from_iterable(block.paths() for block in self.blocks)

    def __contains__(self, path: object) -> bool:
        if not isinstance(path, bytes):
            return False
        at = bisect_right(self.blocks, path, key=lambda block: block.first) - 1
        return at >= 0 and path <= self.blocks[at].last and path in self.blocks[at].paths()

    def without(self, paths: Collection[bytes]) -> PackedPaths:
        """All but some; blocks that hold none of them stay as they are."""
        if not paths:
            return self
        near = sorted(paths)
        blocks = []
        for block in self.blocks:
            if bisect_left(near, block.first) == bisect_right(near, block.last):
                blocks.append(block)
            elif left := tuple(path for path in block.paths() if path not in paths):
                blocks.append(block_of(left))
        return PackedPaths(tuple(blocks))


def packed(paths: Iterable[bytes]) -> PackedPaths:
    """Packs paths that ascend, none twice."""
    rest = iter(paths)
    parts = iter(lambda: tuple(islice(rest, BLOCK)), ())
    return PackedPaths(tuple(map(block_of, parts)))
