"""
Where a request goes: `/r1/I/C/M/S/service[/path][?query]` (pr-rest, 4.1 and 4.2).

>>> split_target(b"/r1/VN-H99/GOV/H99.10/HOTICH/tra-cuu/nguoi/1?x=%20")
(b'VN-H99/GOV/H99.10/HOTICH/tra-cuu', b'/nguoi/1', b'?x=%20')
"""

import re
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import urlsplit

from .faults import AddressMalformed

_SEPARATORS = re.compile(rb"[/\\]")
_DISGUISES = ((b"%2e", b"."), (b"%2f", b"/"), (b"%5c", b"\\"))
_PARTS = 7


class Origin(NamedTuple):
    """Where a provider listens."""

    host: str
    port: int
    is_tls: bool


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The URL of a service, taken apart: the origin, the value of Host, and the path every target begins with."""

    origin: Origin
    host: bytes
    base: bytes


NOWHERE = Endpoint(Origin("", 0, False), b"", b"")
"""Where a mock is: nothing is sent there."""


def read_endpoint(url: str) -> Endpoint:
    """
    Take a service's URL apart.

    :raises ValueError: if it is not an http or https URL of a host, without query
    """
    parts = urlsplit(url)
    if (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.query
        or parts.fragment
        or parts.username
    ):
        raise ValueError(f"{url!r} is not an http or https address without query")
    is_tls = parts.scheme == "https"
    origin = Origin(parts.hostname, parts.port or (443 if is_tls else 80), is_tls)
    return Endpoint(origin, parts.netloc.encode("ascii"), parts.path.rstrip("/").encode("ascii"))


def split_target(target: bytes) -> tuple[bytes, bytes, bytes]:
    """
    Return the encoded service identifier, the path after it, and the query with its question mark.

    :raises AddressMalformed: if there are not five parts, or the path climbs out of the service
    """
    path, mark, query = target.partition(b"?")
    parts = path.split(b"/", _PARTS)
    if len(parts) < _PARTS:
        raise AddressMalformed(target=_readable(target), reason="five identifiers must follow /r1/")
    rest = b"/" + parts[_PARTS] if len(parts) > _PARTS else b""
    check_path(rest, target)
    return b"/".join(parts[2:_PARTS]), rest, mark + query


def check_path(path: bytes, target: bytes) -> None:
    """
    Check the path after the service in a target.

    :raises AddressMalformed: if it climbs out of the service
    """
    if path and _climbs(path):
        raise AddressMalformed(target=_readable(target), reason="the path has a part . or ..")


def _climbs(path: bytes) -> bool:
    """Tell whether a provider could take the path for one outside the service, however the dots are written."""
    if b"." not in path and b"%" not in path:
        return False
    plain = path.lower()
    for disguise, meaning in _DISGUISES:
        plain = plain.replace(disguise, meaning)
    return any(part in (b".", b"..") for part in _SEPARATORS.split(plain))


def _readable(target: bytes) -> str:
    return target[:200].decode("ascii", "replace")
