"""Which device a state lies on, for the journals that travel: each may write into one alone."""

from __future__ import annotations

import os
import platform

from library.places import digest

_MACHINE = ("/etc/machine-id", "/var/lib/dbus/machine-id")


def name_of_device(identity: bytes, state: str) -> str:
    """16 hexadecimal digits that tell the state in a file, of an identity, from any copy of it.

    A data folder that is copied or moved elsewhere is another device from then on. It loses nothing
    by that: it hears from its former journal as from any other.
    """
    place = os.fsencode(os.path.realpath(state))
    return digest(b"\n".join((identity, _machine(), place)))


def _machine() -> bytes:
    for path in _MACHINE:
        try:
            with open(path, "rb") as file:
                found = file.read(100).strip()
        except OSError:
            continue  # only some systems have one
        if found:
            return found
    return os.fsencode(platform.node())
