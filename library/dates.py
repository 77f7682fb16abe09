"""Dates as articles write them → moments in UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_tz

_NUMBERS = re.compile(
    r"(?P<year>[12]\d{3})(?:\s*[-/._年년]\s*(?P<month>\d{1,2})"
    r"(?:\s*[-/._月월]\s*(?P<day>\d{1,2})\s*[日일号]?)?)?[月월년年]?"
    r"(?:[\sTt,]*(?P<half>[AaPp]\.?[Mm]\.?|上午|下午|午前|午後|오전|오후)?[\sTt,]*"
    r"(?P<hour>\d{1,2})\s*[:：时時点點시.]\s*(?P<minute>\d{1,2})"
    r"(?:\s*[:：分분]\s*(?P<second>\d{1,2})(?:[.,]\d+)?)?\s*[秒분分초]?"
    r"\s*(?P<half_after>[AaPp]\.?[Mm]\.?)?"
    r"\s*(?P<zone>Z|z|(?:[EMP][SD]|CD)T\b|(?:UTC?|GMT)?[+-]\d{1,2}(?::?\d{2})?(?::?\d{2})?|UTC?|GMT)?"
    r"\s*(?:\([^()]*\))?"
    r"\s*(?:\[?[A-Z][A-Za-z_]*(?:/[A-Za-z_]+)*\]?)?)?"
)
_NAMED = re.compile(
    r"(?:(\d{1,2})\s+)?([A-Za-z]{3})[a-z]*\.?,?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?"
    r"([12]\d{3})(,?\s.*)?"
)
_WEEKDAY = re.compile(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+(?=[A-Z][a-z]{2})")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_RFC822_GMT = re.compile(
    r"[A-Z][a-z]{2}, ([0-9]{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) ([12][0-9]{3})"
    r" ([0-9]{2}):([0-9]{2}):([0-9]{2}) GMT"
)
_COMPACT = re.compile(r"([12]\d{3})([01]\d)([0-3]\d)(?:([0-2]\d)([0-5]\d)([0-5]\d)?)?")
_SECONDS = re.compile(r"-?\d{9,10}(?:\.\d+)?")
_MILLISECONDS = re.compile(r"\d{12,13}")
_IN_NAME = re.compile(r"(?:^|/)([12]\d{3})([-_/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_ZONES = {"EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
"""Hours; CST is missing because it is Chicago's or Shanghai's."""
_AFTERNOON = ("p", "下", "午後", "오후")


def parse_date(words: str) -> datetime | None:
    """A moment in UTC, or None where the words are no date. Without a zone it is local time."""
    words = words.strip()
    try:
        return _utc(
            _gmt(words)
            or _iso(words)
            or _named(words)
            or _rfc822(words)
            or _numbers(words)
            or _epoch(words)
        )
    except (ValueError, OverflowError, OSError):
        return None


def date_from_name(name: str) -> datetime | None:
    """The day at the start of a file's or folder's name: `2021-05-08-title`, `2021/05/08/title`."""
    found = _IN_NAME.findall(name)
    if not found:
        return None
    year, _, month, day = found[-1]
    try:
        return _utc(datetime(int(year), int(month), int(day)))  # noqa: DTZ001
    except (ValueError, OverflowError, OSError):
        return None


def _utc(moment: datetime | None) -> datetime | None:
    """In UTC; the year 1, which generators write where they know no date, is none."""
    return moment.astimezone(UTC) if moment and moment.year > 1 else None


def _iso(words: str) -> datetime | None:
    if not words[:4].isdigit() or ("-" not in words and "T" not in words):
        return None
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        return None


def _gmt(words: str) -> datetime | None:
    """`Sat, 08 May 2021 12:56:00 GMT`, as nearly all feeds have it: a tenth of the time."""
    match = _RFC822_GMT.fullmatch(words)
    if match is None:
        return None
    day, month, year, hour, minute, second = match.groups()
    number = _MONTHS.index(month.lower()) + 1
    moment = datetime(int(year), number, int(day), int(hour), int(minute), tzinfo=UTC)
    return moment + timedelta(seconds=int(second))


def _named(words: str) -> datetime | None:
    """`May 8, 2021`, `8 May 2021` and `Sat May 08 2021`, with or without a time."""
    match = _NAMED.fullmatch(_WEEKDAY.sub("", words, count=1))
    if match is None or match[2].lower() not in _MONTHS:
        return None
    month = _MONTHS.index(match[2].lower()) + 1
    return _numbers(f"{match[4]}-{month}-{match[1] or match[3] or 1}{match[5] or ''}")


def _rfc822(words: str) -> datetime | None:
    if not any(char.isalpha() for char in words[:5]):
        return None
    parts = parsedate_tz(words)
    if parts is None:
        return None
    # A zone that is missing reads as UTC there, one that is not known too.
    zone = timedelta(seconds=parts[9] or 0)
    moment = datetime(*parts[:5]) + timedelta(seconds=parts[5])  # noqa: DTZ001
    has_zone = parts[9] or re.search(r"[-+]\d{4}|[A-Za-z]{1,4}\)?$", words[12:])
    return moment.replace(tzinfo=timezone(zone)) if has_zone else moment


def _numbers(words: str) -> datetime | None:
    match = _NUMBERS.fullmatch(words)
    if match is None:
        return None
    hour = int(match["hour"] or 0)
    half = (match["half"] or match["half_after"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half.startswith(_AFTERNOON) else 0)
    # 24:00 is the end of the day.
    moment = datetime(  # noqa: DTZ001
        int(match["year"]), int(match["month"] or 1), int(match["day"] or 1)
    ) + timedelta(hours=hour, minutes=int(match["minute"] or 0), seconds=int(match["second"] or 0))
    if hour > 24 or not match["zone"]:
        return moment if hour <= 24 else None
    return moment.replace(tzinfo=_zone(match["zone"]))


def _zone(words: str) -> timezone:
    if words in _ZONES:
        return timezone(timedelta(hours=_ZONES[words]))
    words = words.lstrip("UTCGMZz")
    if not words:
        return UTC
    digits = words[1:].replace(":", "")
    hours, minutes = (digits[:2], digits[2:4]) if len(digits) != 3 else (digits[:1], digits[1:])
    away = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-away if words[0] == "-" else away)


def _epoch(words: str) -> datetime | None:
    if match := _COMPACT.fullmatch(words):
        return datetime(*(int(part or 0) for part in match.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
    if _SECONDS.fullmatch(words):
        return datetime.fromtimestamp(float(words), UTC)
    if _MILLISECONDS.fullmatch(words):
        return datetime.fromtimestamp(int(words) / 1000, UTC)
    return None
