"""Which computers an article may make this one speak to: those on the public network alone."""

from __future__ import annotations

import ipaddress
import socket

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, IPv4 first; none where it can't be found. Blocks."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    addresses = dict.fromkeys(str(entry[4][0]) for entry in found)
    return sorted(addresses, key=lambda address: ":" in address)


def is_public(address: str) -> bool:
    """Whether an address belongs to the public network, whatever other one is wrapped in it."""
    try:
        found: Address = ipaddress.ip_address(address)
    except ValueError:  # one with a zone, as only a local network has them
        return False
    if found.version == 6:
        found = _unwrapped(found)
    return found.is_global and not found.is_multicast


def is_loopback(address: str) -> bool:
    """Whether an address is this very computer's."""
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False


def _unwrapped(address: ipaddress.IPv6Address) -> Address:
    """The IPv4 address that an IPv6 address stands for, where it does so."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else address)
