"""The steps in which article text grows and shrinks."""

from __future__ import annotations

from reader.settings import ZOOM_STEPS


def larger(percent: int) -> int:
    """The next step up, or the largest."""
    return next((step for step in ZOOM_STEPS if step > percent), ZOOM_STEPS[-1])


def smaller(percent: int) -> int:
    """The next step down, or the smallest."""
    return next((step for step in reversed(ZOOM_STEPS) if step < percent), ZOOM_STEPS[0])
