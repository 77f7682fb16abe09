"""Packed paths are the same set, whatever is asked of them."""

from hypothesis import given
from hypothesis import strategies as st

from library.paths import BLOCK, PackedPaths, packed

names = st.sets(st.binary(min_size=1, max_size=6).filter(lambda name: b"\0" not in name))


@given(names, names, st.integers(1, 5))
def test_packed_paths_are_the_same_paths(paths: set[bytes], others: set[bytes], size: int) -> None:
    in_order = sorted(paths)
    blocks = [packed(in_order[at : at + size]).blocks for at in range(0, len(in_order), size)]
    held = PackedPaths(tuple(block for several in blocks for block in several))
    assert list(held) == in_order
    assert len(held) == len(paths)
    assert bool(held) == bool(paths)
    assert {path for path in paths | others if path in held} == paths
    assert list(held.without(others)) == sorted(paths - others)


def test_blocks_are_bounded() -> None:
    paths = [b"%08d.md" % number for number in range(2 * BLOCK + 1)]
    held = packed(paths)
    assert [block.length for block in held.blocks] == [BLOCK, BLOCK, 1]
    assert list(held) == paths
    assert 3.5 not in held
