"""Dates in words."""

from __future__ import annotations

from datetime import datetime

import pytest

from library import Headline
from reader.dates import long_date, short_date
from tests.library.reading import local


def headline(date: datetime, *, guessed: bool = False) -> Headline:
    return Headline(
        id=1, path=b"a.md", title="", snippet="", date=date, date_guessed=guessed,
        author=None, categories=(), tags=(), source_url=None, read=False, favourite=False,
    )  # fmt: skip


@pytest.mark.usefixtures("qapp")
def test_a_day_without_a_time_is_a_day() -> None:
    assert long_date(headline(local(2021, 5, 8))) == "8 May 2021"
    assert long_date(headline(local(2021, 5, 8, 12, 56))) == "8 May 2021, 12:56"
    assert long_date(headline(local(2021, 5, 8, 12, 56), guessed=True)) == "about 8 May 2021"
    today = datetime.now().astimezone().date()
    assert ":" not in short_date(headline(local(today.year, today.month, today.day)))
    assert short_date(headline(local(today.year, today.month, today.day, 7))) == "07:00"
