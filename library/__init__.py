"""Knows articles and keeps them; everything that a reader of the package may use stands here."""

from library.article import (
    Article,
    Category,
    Changes,
    Counts,
    Dialect,
    Flag,
    Headline,
    Hits,
    LibraryError,
    Order,
    Page,
    Problem,
    Progress,
    Query,
    Report,
    SavedSearch,
    Shelf,
    Status,
    Watch,
    shown,
)
from library.fold import spans
from library.library import Library, check_folder, is_article_file
from library.options import Options
from library.places import Places

__all__ = [
    "Article",
    "Category",
    "Changes",
    "Counts",
    "Dialect",
    "Flag",
    "Headline",
    "Hits",
    "Library",
    "LibraryError",
    "Options",
    "Order",
    "Page",
    "Places",
    "Problem",
    "Progress",
    "Query",
    "Report",
    "SavedSearch",
    "Shelf",
    "Status",
    "Watch",
    "check_folder",
    "is_article_file",
    "shown",
    "spans",
]
