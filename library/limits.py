"""What one file may cost the process that reads it, where the system can hold it to that.

Windows can't; there the watchdog of `parsers` stands alone.
"""

from __future__ import annotations

import logging
import sys
import time

log = logging.getLogger(__name__)
SECONDS = 10
"""Of computing for one file; the slowest small one that is known takes one."""
SECONDS_FOR_A_MEGABYTE = 2
"""More than that; 0.4 were measured."""
BYTES = 4 * 2**30
"""Of addresses; the largest file that may be read, of 64 MB, asks for 3 GB where it is emoji."""


def bound_process() -> None:
    """Memory is refused beyond the bound, and a crash leaves no core, wherever it would lie."""
    if sys.platform != "win32":
        import resource

        _set(resource.RLIMIT_AS, BYTES)
        _set(resource.RLIMIT_CORE, 0)


def bound_time(size: int) -> None:
    """The system ends this process once it has computed too long from now for `size` bytes."""
    if sys.platform != "win32":
        import resource

        more = SECONDS + size * SECONDS_FOR_A_MEGABYTE // 10**6
        _set(resource.RLIMIT_CPU, int(time.process_time()) + 1 + more)


def _set(what: int, most: int) -> None:
    import resource

    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    try:
        resource.setrlimit(what, (most, hard))
    except (ValueError, OSError) as error:
        log.warning("the limit %s can't be set: %s", what, error)
