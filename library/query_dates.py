"""A date as a query has it, such as 2021-05, 2021年5月8日, today or 7d."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from library.query_names import DAYS

_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?")
_RANGE = re.compile(r"([^.~～至到]+(?:\.[^.~～至到]+)*)(?:\.\.?|[~～至到])(.*)", re.DOTALL)
_BEGUN = re.compile(r"\d{1,5}|\d{4}[-/.年](?:0|(?:0?[1-9]|1[0-2])[-/.月](?:0|[1-3]\d?)?)?")
_AGO = re.compile(r"(\d{1,5})(?:d|天)")


def span_of(words: str) -> tuple[int, int] | None:
    """From which second on, and before which one, a date lasts, since 1970 and in local time.

    `7d` lasts from seven days ago until the end of today, `2021-05..2021-07` from the beginning of
    the one date to the end of the other. None for what is no date.
    """
    words = words.lower()
    if span := _of_one(words):
        return span
    ends = _RANGE.fullmatch(words)
    first, last = (_of_one(ends[1]), _of_one(ends[2])) if ends else (None, None)
    return (first[0], last[1]) if first and last and first[0] < last[1] else None


def _of_one(words: str) -> tuple[int, int] | None:
    today = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)  # noqa: DTZ005
    if words in DAYS:
        day = today - timedelta(days=DAYS[words])
        return _seconds(day), _seconds(day + timedelta(days=1))
    try:
        if ago := _AGO.fullmatch(words):
            start = datetime.now().astimezone() - timedelta(days=int(ago[1]))
            return int(start.timestamp()), _seconds(today + timedelta(days=1))
        if date := _DATE.fullmatch(words):
            return _span(*(int(part) for part in date.groups() if part))
    except (ValueError, OverflowError):
        return None  # the 31st of June, the year 0
    return None


def is_begun(words: str) -> bool:
    """Whether something that is no date yet may become one as it is typed on."""
    words = words.lower()
    if span_of(words):
        return False
    ends = _RANGE.fullmatch(words)
    if ends and _of_one(ends[1]):
        words = ends[2]
    begun = _BEGUN.fullmatch(words) or not words
    return bool(begun) or any(day.startswith(words) for day in DAYS)


def _span(year: int, month: int | None = None, day: int | None = None) -> tuple[int, int]:
    start = datetime(year, 1 if month is None else month, 1 if day is None else day)  # noqa: DTZ001
    if day:
        end = start + timedelta(days=1)
    elif month:
        end = (start + timedelta(days=31)).replace(day=1)
    else:
        end = start.replace(year=start.year + 1)
    return _seconds(start), _seconds(end)


def _seconds(local: datetime) -> int:
    """Of a local time; the zone is asked, for a day is not always 24 hours long."""
    return int(local.astimezone().timestamp())
