"""
The bytes that are signed: one line for each covered component, then what the signature says of itself (RFC 9421, 2.5).

The gateway does not know whether TLS ended before it, so the scheme is handed in: it decides `@scheme`, `@target-uri`
and which port is left out of `@authority` (RFC 9421, 2.2.3).
"""

from collections.abc import Callable, Iterable

from .errors import SignatureRefused
from .messages import Head

_DEFAULT_PORTS = {"http": ":80", "https": ":443"}


def build_base(head: Head, components: Iterable[str], *, scheme: str, parameters: str) -> bytes:
    """
    Return the signature base of a request that came by a scheme.

    :raises SignatureRefused: if a component is not there, or not supported
    """
    fields = _collect_fields(head)
    lines = [f'"{name}": {_find_value(name, head, scheme, fields)}' for name in components]
    base = "\n".join([*lines, f'"@signature-params": {parameters}'])
    if not base.isascii():
        raise SignatureRefused(reason="a covered component is not ASCII")
    return base.encode()


def _collect_fields(head: Head) -> dict[str, str]:
    """Return the values of every header that is known still; those of one name are joined (RFC 9421, 2.1)."""
    fields = {_decode(name): _decode(value).strip(" \t") for name, value in head.noted.items()}
    kept: dict[str, list[str]] = {}
    for line in _decode(head.kept).split("\r\n"):
        name, _, value = line.partition(":")
        kept.setdefault(name.lower(), []).append(value.strip(" \t"))
    return fields | {name: ", ".join(values) for name, values in kept.items() if name}


def _find_value(name: str, head: Head, scheme: str, fields: dict[str, str]) -> str:
    if not name.startswith("@"):
        value = fields.get(name)
        if value is None:
            raise SignatureRefused(reason=f"it covers {name}, which is not there or is not kept here")
        return value
    derive = _DERIVED.get(name)
    if derive is None:
        raise SignatureRefused(reason=f"the component {name} is not supported")
    return derive(head, scheme)


def _authority(head: Head, scheme: str) -> str:
    return _decode(head.noted.get(b"host", b"")).lower().removesuffix(_DEFAULT_PORTS[scheme])


def _target_uri(head: Head, scheme: str) -> str:
    return f"{scheme}://{_authority(head, scheme)}{_decode(head.target)}"


def _path(head: Head, _scheme: str) -> str:
    return _decode(head.target).partition("?")[0] or "/"


def _query(head: Head, _scheme: str) -> str:
    return "?" + _decode(head.target).partition("?")[2]


_DERIVED: dict[str, Callable[[Head, str], str]] = {
    "@method": lambda head, _scheme: _decode(head.method),
    "@scheme": lambda _head, scheme: scheme,
    "@request-target": lambda head, _scheme: _decode(head.target),
    "@authority": _authority,
    "@target-uri": _target_uri,
    "@path": _path,
    "@query": _query,
}
"""RFC 9421, 2.2.1 to 2.2.7."""


def _decode(content: bytes) -> str:
    return content.decode("latin-1")
