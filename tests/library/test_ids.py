"""Long lists of ids are merged by parts, in the order that they have."""

from __future__ import annotations

import tracemalloc
from array import array

from hypothesis import given
from hypothesis import strategies as st

from library import lacking, with_more

NUMBERS = st.sets(st.integers(-50, 50))


@given(NUMBERS, NUMBERS, st.booleans())
def test_more_ids_come_in_their_places(held: set[int], more: set[int], ascending: bool) -> None:
    ids = array("q", sorted(held, reverse=not ascending))
    merged = with_more(ids, more, ascending=ascending)
    assert merged.tolist() == sorted(held | more, reverse=not ascending)
    assert (merged is ids) == (more <= held)
    assert lacking(ids, more) == more - held


def test_a_long_list_is_not_taken_apart() -> None:
    """As a list of numbers it would take five times the memory, and stop the window meanwhile."""
    ids = array("q", range(200_000))
    tracemalloc.start()
    with_more(ids, [-1, 50, 200_000], ascending=True)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 3 * 8 * len(ids)
