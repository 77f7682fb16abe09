"""Journals of changes that travel with a library, one of each device, in lines anybody can merge.

They lie in the folder `.broadsheet` of the library. A device appends to its own alone, so that
whatever carries files between devices (Syncthing, Dropbox, Nextcloud, git) meets no conflict:

    1f0a9c3e {"broadsheet": 1, "device": "5d41402abc4b2a76", "made": "9e107d9d372bb682"}
    77aa31c0 {"key": "news/tide.md", "field": "read", "value": 1, "at": [1795517683000, 0]}

Each line begins with the checksum of its JSON. What fails it was written by somebody else, or is
here in part: it is passed over, and what follows it is read. Of an article `field` is read,
favourite or position, `key` its path, `text` may say which text it held, and `moved` that it has
left that path, so that this is no change of its own. A saved search has its number as `key`, the
field "search", and null as its value once it is deleted.

`at` is the time of a hybrid logical clock: (milliseconds since 1970, a count). Whoever changes a
field takes the time of the change, but never an earlier one than the field has, and counts one on
where it is the same. So a later change of what one has seen counts as later, whatever the clocks
say; of changes that have not seen one another the later counts, by the clocks of their devices.
"""

from __future__ import annotations

import io
import json
import os
import stat
import time
import zlib
from contextlib import closing
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from library.article import LibraryError, Problem, shown
from library.saved_searches import row_of
from library.whole_file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FOLDER = ".broadsheet"
ENDING = ".journal"
VERSION = 1
LARGEST = 256 * 2**20
"""Bytes of a journal that are read: a million articles take half of it."""
FLAGS = ("read", "favourite")
FIELDS = (*FLAGS, "position")
SEARCH = "search"
FARTHEST = 100 * 366 * 86_400_000
"""Milliseconds ahead of this device's clock that are believed: the end of all times, which some
strange device may name, would leave no later one for a change."""
MOST_TURNS = 2**53
AT_ONCE = 20_000
"""Lines of a journal that are held in memory."""
_CHECKSUM = 8
_DIGITS = len(str(2**53))
"""Of the largest number that a search has."""


class Stamp(NamedTuple):
    """When a field was changed, and where; the greatest one counts."""

    milliseconds: int
    turn: int
    """Counts the changes of one millisecond."""
    device: str


class Entry(NamedTuple):
    """A change of one field."""

    key: bytes
    field: str
    value: Any
    """0 or 1 of a flag, 0.0 to 1.0 of a position, a row as JSON or None of a search."""
    stamp: Stamp
    text: bytes | None = None
    """The fingerprint of the text that the article held, where it is known."""
    moved: bool = False
    """Nothing is said any more of the path, for its article has left it."""


class Part(NamedTuple):
    """What was read of a journal."""

    device: str
    entries: list[Entry]
    problems: list[Problem]
    lines: int
    """How many it has by now, the first one among them."""
    head: bytes
    end: int
    """Where the last whole line ends."""


class UnreadableError(Exception):
    """The words say why a journal is passed over as a whole."""


class UnwrittenError(Exception):
    """The journal could not be written while the state was read, and why."""

    def __init__(self, why: OSError) -> None:
        super().__init__(str(why))
        self.why = why


def later(stamp: Stamp | None, milliseconds: int, device: str) -> Stamp:
    """The stamp of a change that is made at a time on a device, to what carries a stamp."""
    if stamp is None or milliseconds > stamp.milliseconds:
        return Stamp(milliseconds, 0, device)
    if stamp.turn >= MOST_TURNS:
        return Stamp(stamp.milliseconds + 1, 0, device)
    return Stamp(stamp.milliseconds, stamp.turn + 1, device)


def name_of(device: str) -> str:
    """The name of a device's journal."""
    return device + ENDING


def read(path: str, before: Part | None = None, most: int | None = None) -> Part:
    """Reads what a journal holds, or what came to it since `before`; of that, `most` lines.

    Raises UnreadableError where it is none, and OSError.
    """
    with closing(_Source(path)) as source:
        head = source.line()
        device = _device(head)
        entries: list[Entry] = []
        problems: list[Problem] = []
        lines = 1
        if before is not None and before.head == head and before.end <= source.size:
            source.seek(before.end)
            lines = before.lines
        for line in islice(source, most):
            lines += 1
            entry = _entry(line, device)
            if entry is not None:
                entries.append(entry)
            elif line.strip():
                message = "This line was not written by Broadsheet, or is damaged; it is ignored."
                problems.append(Problem(_shown_path(path), lines, "file", message))
        return Part(device, entries, problems, lines, head, source.end)


def parts(path: str, before: Part | None = None) -> Iterator[Part]:
    """Reads the same by parts, for what a stranger may have made as large as he likes. One at
    least; raises the same."""
    end = -1
    while before is None or before.end != end:
        end = -1 if before is None else before.end
        before = read(path, before, AT_ONCE)
        yield before


def append(path: str, entries: Iterable[Entry]) -> int:
    """Adds lines to a journal that is there; on the disk when this returns. How many lines.
    Raises OSError."""
    lines = list(map(_line, entries))
    # A part of a line that a kill has left ends here.
    begin = b"" if _ends_a_line(path) else b"\n"
    with open(path, "ab", opener=_no_link) as target:
        target.write(begin + b"".join(lines))
        target.flush()
        os.fsync(target.fileno())
    return len(lines) + len(begin)


def rewrite(path: str, device: str, entries: Iterable[Entry]) -> None:
    """Puts a journal with these lines alone in the place of a device's own. Raises OSError."""
    with whole_file(path, replace=True) as part, open(part, "xb") as target:
        target.write(_head(device))
        for entry in entries:
            target.write(_line(entry))


def unwritable(folder: str, error: OSError) -> LibraryError:
    """The sentence for a folder of journals that can't be used."""
    reason = (error.strerror or str(error)).lower()
    return LibraryError(
        f"What you read can't be kept in {shown(os.fsencode(folder))} ({reason}), so it does not "
        "travel: it stays on this computer. Make room there, change its permissions, or switch it "
        "off in Settings."
    )


class _Source:
    """The whole lines of a regular file."""

    def __init__(self, path: str) -> None:
        self._file = io.BufferedReader(io.FileIO(path, "rb", opener=_no_link))
        found = os.fstat(self._file.fileno())
        self.size = found.st_size
        self.end = 0
        if not stat.S_ISREG(found.st_mode) or self.size > LARGEST:
            self.close()
            raise UnreadableError("it is no regular file, or too large")

    def close(self) -> None:
        self._file.close()

    def seek(self, end: int) -> None:
        self._file.seek(end)
        self.end = end

    def line(self) -> bytes:
        """The next one; empty where there is none, or only a part of one: the rest will follow."""
        line = self._file.readline(LARGEST)
        if not line.endswith(b"\n"):
            return b""
        self.end += len(line)
        return line

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.line, b"")


def _no_link(path: str, flags: int) -> int:
    # A library is a stranger's: a pipe must not hang us, nor a link lead out of it.
    more = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    return os.open(path, flags | more, 0o644)


def _ends_a_line(path: str) -> bool:
    with open(path, "rb", opener=_no_link) as source:
        source.seek(-1, os.SEEK_END)
        return source.read(1) == b"\n"


def _shown_path(path: str) -> bytes:
    return os.fsencode(os.path.join(FOLDER, os.path.basename(path)))


def _line(entry: Entry) -> bytes:
    values: dict[str, Any] = {
        "key": entry.key.decode("utf-8", "surrogateescape"),
        "field": entry.field,
        "value": entry.value,
        "at": [entry.stamp.milliseconds, entry.stamp.turn],
    }
    if entry.text is not None:
        values["text"] = entry.text.hex()
    if entry.moved:
        values["moved"] = True
    return _checked(values)


def _head(device: str) -> bytes:
    # Another one each time, so that nobody goes on reading where another file ended.
    return _checked({"broadsheet": VERSION, "device": device, "made": os.urandom(8).hex()})


def _checked(values: dict[str, Any]) -> bytes:
    text = json.dumps(values).encode()
    return b"%08x %s\n" % (zlib.crc32(text), text)


def _values(line: bytes) -> dict[str, Any]:
    text = line[_CHECKSUM + 1 :].rstrip(b"\r\n")
    if line[: _CHECKSUM + 1] != b"%08x " % zlib.crc32(text):
        return {}
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _device(head: bytes) -> str:
    values = _values(head)
    version, device = values.get("broadsheet"), values.get("device")
    if isinstance(version, int) and version > VERSION:
        raise UnreadableError("a later version of Broadsheet has written it; update Broadsheet")
    if version != VERSION or not isinstance(device, str) or not device:
        raise UnreadableError("Broadsheet has not written it, or it is not here as a whole yet")
    return device


def _entry(line: bytes, device: str) -> Entry | None:
    """The change that a line tells of; None where it makes no sense."""
    values = _values(line)
    try:
        key = values["key"].encode("utf-8", "surrogateescape")
        field, value, (milliseconds, count) = values["field"], values["value"], values["at"]
        text = bytes.fromhex(values["text"]) if "text" in values else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    whole = type(milliseconds) is int and type(count) is int
    latest = time.time() * 1000 + FARTHEST
    if not whole or not 0 <= milliseconds <= latest or not 0 <= count <= MOST_TURNS:
        return None
    fits = {
        **dict.fromkeys(FLAGS, value in (0, 1)),
        "position": isinstance(value, int | float) and 0 <= value <= 1,
        # One that cannot be taken must not be heard of: to lack it would say that it was deleted.
        SEARCH: _is_search(key, value),
    }
    if not isinstance(field, str) or not fits.get(field) or (field != SEARCH and not _is_path(key)):
        return None
    value = int(value) if field in FLAGS else float(value) if field == "position" else value
    stamp = Stamp(milliseconds, count, device)
    return Entry(key, field, value, stamp, text, values.get("moved") is True)


def _is_search(key: bytes, value: Any) -> bool:
    if value is None:
        return key.isdigit() and len(key) <= _DIGITS
    return isinstance(value, str) and row_of(key, value, 0) is not None


def _is_path(path: bytes) -> bool:
    return bool(path) and b"\0" not in path and path[:1] != b"/" and b".." not in path.split(b"/")
