"""Dates of articles in words, in local time and as the reader's language writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTime

if TYPE_CHECKING:
    from library import Headline


def long_date(headline: Headline) -> str:
    """Day and time; a date that was guessed says so and has no time.

    Nor has one that is midnight to the second: its author wrote a day.
    """
    if headline.date_guessed:
        about = QCoreApplication.translate("Dates", "about {date}")
        return about.format(date=_day(headline))
    if _moment(headline).time() == QTime(0, 0):
        return _day(headline)
    #: A date and a time in the notation of Qt.
    notation = QCoreApplication.translate("Dates", "d MMM yyyy, HH:mm")
    return QLocale().toString(_moment(headline), notation)


def exact_date(headline: Headline) -> str:
    """All that is known of a date: weekday, seconds and time zone, or that it was guessed."""
    if headline.date_guessed:
        words = QCoreApplication.translate(
            "Dates", "The article names no date. Its file's name or time says {date}"
        )
        return words.format(date=_day(headline))
    #: A date and a time in the notation of Qt; t is the time zone.
    notation = QCoreApplication.translate("Dates", "dddd, d MMMM yyyy, HH:mm:ss t")
    return QLocale().toString(_moment(headline), notation)


def short_date(headline: Headline) -> str:
    """The time where an article is of today, else the day; a guessed one is marked with "~"."""
    if headline.date_guessed:
        return f"~ {_day(headline)}"
    moment = _moment(headline)
    if moment.date() == QDate.currentDate() and moment.time() != QTime(0, 0):
        #: A time of day in the notation of Qt.
        return QLocale().toString(moment, QCoreApplication.translate("Dates", "HH:mm"))
    return _day(headline)


def _day(headline: Headline) -> str:
    #: A date in the notation of Qt.
    notation = QCoreApplication.translate("Dates", "d MMM yyyy")
    return QLocale().toString(_moment(headline), notation)


def _moment(headline: Headline) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(headline.date.timestamp()))
