"""
The headers `Signature-Input` and `Signature` (RFC 9421, 4.1 and 4.2), read strictly: exactly one signature.

They are Dictionaries of Structured Fields (RFC 9651). Where that lets the last of two equal names win, we refuse: two
readers must not see two different signatures.
"""

from dataclasses import dataclass
from typing import Any

import http_sf

from .errors import SignatureRefused
from .messages import Head

MAX_FIELD = 4096
MAX_COMPONENTS = 32
MAX_NONCE = 128
_INTEGERS = ("created", "expires")
_STRINGS = ("alg", "keyid", "nonce", "tag")


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature, and what it says of itself (RFC 9421, 2.3); `input` is its part of Signature-Input, serialised."""

    components: tuple[str, ...]
    created: int
    expires: int | None
    key_id: str
    nonce: str
    algorithm: str | None
    input: str
    value: bytes


def read_signature(head: Head) -> Signature:
    """
    Read the one signature of a request.

    :raises SignatureRefused: if there is none, there are several, or it is not written as the standard says
    """
    inputs, values = (_read(head, name) for name in (b"signature-input", b"signature"))
    if len(inputs) != 1 or len(values) != 1:
        raise SignatureRefused(reason="there is more or less than one signature")
    label, member = next(iter(inputs.items()))
    value, value_parameters = values.get(label, (None, {}))
    if not isinstance(value, bytes) or value_parameters:
        raise SignatureRefused(reason=f"the header signature has no byte sequence {label}")
    items, parameters = member
    if not isinstance(items, list):
        raise SignatureRefused(reason=f"{label} is no list of components")
    _check_parameters(parameters)
    return Signature(
        components=_read_components(items),
        created=parameters["created"],
        expires=parameters.get("expires"),
        key_id=parameters["keyid"],
        nonce=parameters["nonce"],
        algorithm=parameters.get("alg"),
        input=http_sf.ser([member]),
        value=value,
    )


def read_dictionary(field: bytes, *, name: str) -> dict[str, Any]:
    """
    Read a Dictionary of Structured Fields in which no name stands twice.

    :raises SignatureRefused: if it is none, or longer than 4096 bytes
    """
    if len(field) > MAX_FIELD:
        raise SignatureRefused(reason=f"the header {name} is longer than {MAX_FIELD} bytes")

    def refuse_duplicate(key: str, _context: str) -> None:
        raise SignatureRefused(reason=f"the header {name} has {key} twice")

    try:
        read = http_sf.parse(field, tltype="dictionary", on_duplicate_key=refuse_duplicate)
    except http_sf.StructuredFieldError as error:
        raise SignatureRefused(reason=f"the header {name} is malformed: {error}") from None
    assert isinstance(read, dict)
    return read


def _read(head: Head, name: bytes) -> dict[str, Any]:
    field = head.noted.get(name)
    if field is None:
        raise SignatureRefused(reason=f"the header {name.decode()} is missing")
    return read_dictionary(field, name=name.decode())


def _read_components(items: list[Any]) -> tuple[str, ...]:
    if len(items) > MAX_COMPONENTS:
        raise SignatureRefused(reason=f"it covers more than {MAX_COMPONENTS} components")
    names: list[str] = []
    for name, parameters in items:
        if not isinstance(name, str) or name != name.lower():
            raise SignatureRefused(reason="a component is not named by a string in lower case")
        if parameters:
            raise SignatureRefused(reason=f"the component {name} has parameters, which are not supported")
        if name in names:
            raise SignatureRefused(reason=f"it covers {name} twice")
        names.append(name)
    return tuple(names)


def _check_parameters(parameters: dict[str, Any]) -> None:
    for name, value in parameters.items():
        is_right = type(value) is int if name in _INTEGERS else name in _STRINGS and isinstance(value, str)
        if not is_right:
            raise SignatureRefused(reason=f"the parameter {name} is not known, or not of its type")
    for name in ("created", "keyid", "nonce"):
        if name not in parameters:
            raise SignatureRefused(reason=f"the parameter {name} is missing")
    if not 0 < len(parameters["nonce"]) <= MAX_NONCE:
        raise SignatureRefused(reason=f"the nonce has not 1 to {MAX_NONCE} characters")
