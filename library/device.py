"""Which device a state lies on, for the journals that travel: each may write into one alone."""

from __future__ import annotations

import os

from library.places import digest

_MACHINE = ("/etc/machine-id", "/var/lib/dbus/machine-id")


def name_of_device(identity: bytes, state: str) -> str:
    """16 hexadecimal digits that tell the state in a file, of an identity, from any copy of it.

    A data folder that is copied or moved elsewhere is another device from then on. It loses nothing
    by that as long as its former journal stays: it hears from it as from any other.
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
    return b""  # not by its name on the network, which changes: the place must do
