"""Words for a number of things."""

from __future__ import annotations

from PySide6.QtCore import QObject


class Counted(QObject):
    """Each language has its own forms for one, few and many. A class, because `lupdate` sees
    plurals in `self.tr` only; "one" apart, because English has no catalogue to look it up in."""

    def articles(self, count: int) -> str:
        """How many articles there are."""
        return self.tr("1 article") if count == 1 else self.tr("%Ln articles", "", count)

    def new_articles(self, count: int) -> str:
        """How many have come in."""
        return self.tr("%Ln new", "", count)

    def unread(self, count: int) -> str:
        """How many of them are unread."""
        return self.tr("%Ln unread", "", count)

    def marked_read(self, count: int) -> str:
        """What a mark-all-read did."""
        if count == 1:
            return self.tr("1 article marked as read")
        return self.tr("%Ln articles marked as read", "", count)

    def copies(self, count: int) -> str:
        """In how many files a text stands, where these are several."""
        return self.tr("%Ln copies", "", count)

    def attention(self, count: int) -> str:
        """How many files have a problem; nothing where none has."""
        if count == 1:
            return self.tr("1 file needs attention")
        return self.tr("%Ln files need attention", "", count) if count else ""

    def absent(self, count: int) -> str:
        """How many stars belong to nothing that is there."""
        if not count:
            return self.tr("Every starred article is here")
        if count == 1:
            return self.tr("1 star belongs to an article that is no longer here")
        return self.tr("%Ln stars belong to articles that are no longer here", "", count)

    def reading_time(self, minutes: int) -> str:
        """How long it takes to read an article."""
        return self.tr("%Ln min read", "", minutes)

    def elsewhere(self, count: int, place: str) -> str:
        """What a search that found nothing here would find in all."""
        words = self.tr("Nothing in {place}; %Ln in the whole library.", "", count)
        return words.format(place=place)

    def in_library(self, count: int) -> str:
        """The button that goes there."""
        if count == 1:
            return self.tr("Show the one in the whole library")
        return self.tr("Show the %Ln in the whole library", "", count)

    def time_left(self, seconds: float) -> str:
        """How long the indexer will take."""
        if seconds < 90:
            return self.tr("%Ln s left", "", max(1, round(seconds)))
        return self.tr("%Ln min left", "", round(seconds / 60))

    def found(self, count: int) -> str:
        """How often something stands in an article."""
        return self.tr("%Ln found", "", count)
