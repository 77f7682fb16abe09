"""Knows articles and keeps them; everything that a reader of the package may use stands here."""

from library.addresses import SCHEME as ARTICLE
from library.addresses import Lead
from library.article import (
    Article,
    CalledOffError,
    Candidate,
    Category,
    Changes,
    Counts,
    Culprit,
    Dialect,
    Explanation,
    FieldName,
    Flag,
    Headline,
    Hits,
    LibraryError,
    Order,
    Page,
    Part,
    Problem,
    Progress,
    Query,
    Report,
    SavedSearch,
    Shelf,
    Status,
    Unindexed,
    Watch,
    shown,
)
from library.completion import quoted
from library.conversion import Han, convert, convert_html
from library.export import (
    Exported,
    Format,
    Leaf,
    Picture,
    Target,
    TargetError,
    Write,
    check_target,
    write_out,
)
from library.export_job import export_apart
from library.fold import spans
from library.folder import check_folder, is_article_file
from library.following import Absent
from library.ids import lacking, with_more
from library.language import Language, language_of
from library.library import Library
from library.links import without_trackers
from library.options import Options, RemoteImages
from library.places import Places
from library.query import parts
from library.state_export import StateExported
from library.state_import import StateImported
from library.stop import Stop
from library.travel import Travelled

__all__ = [
    "ARTICLE",
    "Absent",
    "Article",
    "CalledOffError",
    "Candidate",
    "Category",
    "Changes",
    "Counts",
    "Culprit",
    "Dialect",
    "Explanation",
    "Exported",
    "FieldName",
    "Flag",
    "Format",
    "Han",
    "Headline",
    "Hits",
    "Language",
    "Lead",
    "Leaf",
    "Library",
    "LibraryError",
    "Options",
    "Order",
    "Page",
    "Part",
    "Picture",
    "Places",
    "Problem",
    "Progress",
    "Query",
    "RemoteImages",
    "Report",
    "SavedSearch",
    "Shelf",
    "StateExported",
    "StateImported",
    "Status",
    "Stop",
    "Target",
    "TargetError",
    "Travelled",
    "Unindexed",
    "Watch",
    "Write",
    "check_folder",
    "check_target",
    "convert",
    "convert_html",
    "export_apart",
    "is_article_file",
    "lacking",
    "language_of",
    "parts",
    "quoted",
    "shown",
    "spans",
    "with_more",
    "without_trackers",
    "write_out",
]
