"""What a reader decided about one library: kept in a file of its own among the settings."""

from __future__ import annotations

import json
import logging
import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Literal, get_args

from library.article import Dialect, LibraryError

if TYPE_CHECKING:
    from typing import Any

log = logging.getLogger(__name__)
RemoteImages = Literal["never", "ask", "always"]


@dataclass(frozen=True, slots=True)
class Options:
    """The decisions; each default is what a library has that was never asked about."""

    dialect: Dialect | None = None
    """Whose rules its files follow; None where that is to be detected."""
    left_out: tuple[str, ...] = ()
    """Kinds of problems that are not to be shown."""
    fold: bool = True
    """Whether a list shows the same text once, however many files hold it."""
    images: RemoteImages = "ask"
    """Whether images of its articles may be fetched from the web."""
    strict: bool = False
    """Whether a search tells simplified characters from traditional ones."""
    travel: bool = False
    """Whether what was read and starred is kept in the library as well, for other devices."""


def load(file: str) -> Options:
    """What was kept; the defaults for whatever is missing or makes no sense."""
    try:
        with open(file, encoding="utf-8") as source:
            kept: Any = json.load(source)
        return Options(
            dialect=kept["dialect"] if kept.get("dialect") in get_args(Dialect) else None,
            left_out=tuple(str(kind) for kind in kept.get("left_out", ())),
            fold=kept.get("fold") is not False,
            images=kept["images"] if kept.get("images") in get_args(RemoteImages) else "ask",
            strict=kept.get("strict") is True,
            travel=kept.get("travel") is True,
        )
    except FileNotFoundError:
        return Options()
    except (OSError, ValueError, TypeError, AttributeError) as error:
        log.warning("%s can't be read (%s): its library has the usual settings", file, error)
        return Options()


def save(file: str, options: Options) -> None:
    """Keeps them; a crash leaves the old file or the new one. Raises LibraryError."""
    new = f"{file}.new"
    try:
        os.makedirs(os.path.dirname(file), exist_ok=True)
        with open(new, "w", encoding="utf-8") as target:
            json.dump(asdict(options), target, ensure_ascii=False, indent=1)
        os.replace(new, file)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise LibraryError(
            f"The settings of this library can't be kept in {os.path.dirname(file)} ({reason}). "
            "Make room there, or change its permissions."
        ) from error
