"""What the parts of the gateway hand each other: the head of a request, a reply, and the turn from one to the other."""

from collections.abc import Callable
from typing import Literal, Protocol

import msgspec


class Head(msgspec.Struct, frozen=True, gc=False):
    """
    A request without its body. `kept` are the header lines that are forwarded, `name:value` and CRLF each.

    Names of headers in `noted` are lower case. `peer` is the address the connection comes from, `certificate` the
    thumbprint of the one shown in its handshake. A plain request has the short path of a service's alias, and is
    answered as clients of provincial platforms expect; so is a SOAP envelope by its version of SOAP. With new types
    faults are spelt as X-Road does from 7.8.
    """

    method: bytes
    target: bytes
    kept: bytes
    noted: dict[bytes, bytes]
    peer: str = ""
    certificate: str = ""
    is_plain: bool = False
    soap: Literal["", "1.1", "1.2"] = ""
    has_new_types: bool = False


NO_HEAD = Head(b"", b"", b"", {})
"""What is known of a request that could not be read."""


class Reply(msgspec.Struct, frozen=True, gc=False):
    """An answer to a client: header lines without framing, and body."""

    status: int
    headers: bytes
    body: bytes


Done = Callable[[Reply], object]


class Turn(Protocol):
    """What will be done about one request, decided from its head; `max_body` bounds its body."""

    max_body: int

    def run(self, body: bytes, done: Done) -> None:
        """Do it; tell `done` once."""

    def refuse_body(self) -> "Turn":
        """Return the turn to take instead when the body is larger than `max_body`."""
