"""Dates in every form that articles write them, and what is none."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from library.dates import date_from_name, parse_date
from tests.library.reading import local, utc

if TYPE_CHECKING:
    from collections.abc import Iterator

NOON = utc(2021, 5, 8, 12, 56)

WITH_ZONE: dict[str, datetime] = {
    # RFC 822 and what mail programs make of it
    "Sat, 08 May 2021 12:56:00 GMT": NOON,
    "Sat, 8 May 2021 12:56:00 GMT": NOON,
    "Sat, 08 May 21 12:56:00 GMT": NOON,
    "Sat, 08 May 2021 20:56:00 +0800": NOON,
    "08 May 2021 12:56:00 GMT": NOON,
    "08 May 2021 12:56 UT": NOON,
    "Sat, 08 May 2021 07:56:00 EST": NOON,
    "8 May 2021 05:56:00 PDT": utc(2021, 5, 8, 12, 56),
    "Sat, 08 May 2021 12:55:60 GMT": NOON,
    "Thu, 1 Jan 1970 00:00:00 GMT": utc(1970, 1, 1),
    # what JavaScript prints
    "Sat May 08 2021 20:56:00 GMT+0800 (China Standard Time)": NOON,
    "Sat May 08 2021 20:56:00 GMT+0800": NOON,
    # ISO 8601 and near it
    "2021-05-08T12:56:00Z": NOON,
    "2021-05-08T12:56Z": NOON,
    "2021-05-08t12:56:00z": NOON,
    "2021-05-08T20:56:00+08:00": NOON,
    "2021-05-08T20:56:00+0800": NOON,
    "2021-05-08T07:26:00-05:30": NOON,
    "2021-05-08 20:56:00 +08:00": NOON,
    "2021-05-08 20:56:00 +0800": NOON,
    "2021-05-08 20:56:00 +8": NOON,
    "2021-05-08 12:56:00 UTC": NOON,
    "2021-5-8 20:56 GMT+8": NOON,
    "2021-05-08T12:56:00.250Z": NOON + timedelta(milliseconds=250),
    "2021-05-08T12:56:00.250000Z": NOON + timedelta(milliseconds=250),
    "20210508T125600Z": NOON,
    # seconds and milliseconds since 1970
    "1620478560": NOON,
    "1620478560000": NOON,
    "1620478560.5": NOON + timedelta(milliseconds=500),
    "-1067813940": utc(1936, 3, 1, 1, 1),
}

WITHOUT_ZONE: dict[str, datetime] = {
    "2021-05-08": local(2021, 5, 8),
    " 2021-05-08\n": local(2021, 5, 8),
    "2020-12-2": local(2020, 12, 2),
    "2020-12-2 1:2:3": local(2020, 12, 2, 1, 2, 3),
    "2021-05-08 12:56:00": local(2021, 5, 8, 12, 56),
    "2021-05-08T12:56:00": local(2021, 5, 8, 12, 56),
    "2021-05-08 12:56": local(2021, 5, 8, 12, 56),
    "2021-05-08T24:00:00": local(2021, 5, 9),
    "2021/5/8": local(2021, 5, 8),
    "2021/05/08 9:03": local(2021, 5, 8, 9, 3),
    "2021.5.8": local(2021, 5, 8),
    "20210508": local(2021, 5, 8),
    "20210508125600": local(2021, 5, 8, 12, 56),
    "2022年8月5日": local(2022, 8, 5),
    "2022 年 8 月 5 日": local(2022, 8, 5),
    "2022年8月5日 14:05": local(2022, 8, 5, 14, 5),
    "2022年8月5日14时5分6秒": local(2022, 8, 5, 14, 5, 6),
    "2022年8月5日 下午2:05": local(2022, 8, 5, 14, 5),
    "2022年8月5日 上午12:05": local(2022, 8, 5, 0, 5),
    "2022年8月5日 午後2時5分": local(2022, 8, 5, 14, 5),
    "2022년 8월 5일 오후 2:05": local(2022, 8, 5, 14, 5),
    "2022年8月": local(2022, 8, 1),
    "2022-08": local(2022, 8, 1),
    "2022": local(2022, 1, 1),
    "1936-03-04": local(1936, 3, 4),
    "1936": local(1936, 1, 1),
    "May 8, 2021": local(2021, 5, 8),
    "May 8th, 2021 3:04 PM": local(2021, 5, 8, 15, 4),
    "8 May 2021": local(2021, 5, 8),
    "May 2021": local(2021, 5, 1),
    "Saturday, May 8, 2021": local(2021, 5, 8),
    "Sat May  8 12:56:00 2021": local(2021, 5, 8, 12, 56),
    "Sat, 08 May 2021 12:56:00": local(2021, 5, 8, 12, 56),
}

NO_DATES = [
    "", " ", "Invalid Date", "null", "soon", "99999", "99999-01-01", "99999-01-01T00:00:00Z",
    "2021-02-30", "2021-13-01", "2021-00-10", "0000-00-00", "2021-05-08T25:00:00", "12:56", "0",
    "12345", "99999999999999999999", "Sat, 99 May 2021 12:56:00 GMT", "0001-01-01T00:00:00Z",
    "Sat, 08 May 2021 12:56:00 +9999", "2021-05-08T12:56:00+99:99", "9999-12-31T23:59:59-12:00",
    "٢٠٢١-٠٥-٠٨", "²021-05-08", "2021-05-08 and later", "5/8/2021",
]  # fmt: skip


@pytest.fixture(params=["UTC", "Asia/Shanghai", "America/New_York", "Asia/Kathmandu"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if not hasattr(time, "tzset"):
        pytest.skip("this system cannot change the zone of a process")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


@pytest.mark.parametrize("words", WITH_ZONE)
def test_moments(words: str) -> None:
    assert parse_date(words) == WITH_ZONE[words]


def test_moments_do_not_depend_on_the_zone_of_the_reader(zone: str) -> None:
    assert {words: parse_date(words) for words in WITH_ZONE} == WITH_ZONE, zone


@pytest.mark.parametrize("words", WITHOUT_ZONE)
def test_local_times(words: str) -> None:
    assert parse_date(words) == WITHOUT_ZONE[words]


def test_a_day_begins_where_the_reader_is(zone: str) -> None:
    moment = parse_date("2021-05-08")
    assert moment is not None
    assert moment.tzinfo is UTC
    assert moment.astimezone().timetuple()[:5] == (2021, 5, 8, 0, 0), zone
    assert moment == date_from_name("2021-05-08-tide.md")


@pytest.mark.parametrize("words", NO_DATES)
def test_what_is_no_date(words: str) -> None:
    assert parse_date(words) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2021-05-08-tide.md", (2021, 5, 8)),
        ("2021-5-8-tide.md", (2021, 5, 8)),
        ("2021-05-08.md", (2021, 5, 8)),
        ("2021_05_08_tide.md", (2021, 5, 8)),
        ("sea/_posts/2021-05-08-tide.md", (2021, 5, 8)),
        ("2021/05/08/tide.md", (2021, 5, 8)),
        ("2019/01/01/2021-05-08-tide.md", (2021, 5, 8)),
        ("tide-2021-05-08.md", None),
        ("2021-05-081.md", None),
        ("2021-13-08-tide.md", None),
        ("99999-01-01-tide.md", None),
        ("2021-05.md", None),
        ("tide.md", None),
        ("", None),
    ],
)
def test_days_in_names(name: str, expected: tuple[int, int, int] | None) -> None:
    assert date_from_name(name) == (local(*expected) if expected else None)


@given(st.text() | st.text(alphabet="0123456789-/:.TZ+ 年月日aApPmMGMT,", max_size=30))
def test_no_words_raise(words: str) -> None:
    for moment in (parse_date(words), date_from_name(words)):
        assert moment is None or moment.tzinfo is UTC


@given(st.datetimes(datetime(1900, 1, 1), datetime(9000, 1, 1)), st.integers(-1439, 1439))  # noqa: DTZ001
def test_iso_is_read_to_the_microsecond(moment: datetime, minutes: int) -> None:
    moment = moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    assert parse_date(moment.isoformat()) == moment
