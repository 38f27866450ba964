"""
X-Road identifiers: who calls, and what is called.

A subsystem is `instance/class/member/subsystem`, a service adds its code. Source: X-Road Message Protocol for REST
(pr-rest), sections 4.2 and 4.8: each part is percent-encoded UTF-8 on its own, "/" only separates, and the
characters allowed are letters, digits and `' ( ) + , - . = ?`.

>>> client = SubsystemId.parse("VN-H99/GOV/H99.10/HOTICH")
>>> client.service("tra-cuu")
ServiceId(instance='VN-H99', member_class='GOV', member='H99.10', subsystem='HOTICH', code='tra-cuu')
>>> str(client.service("tra-cuu"))
'VN-H99/GOV/H99.10/HOTICH/tra-cuu'
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from .errors import Invalid

_TEST = "-TEST"
_PART = re.compile(r"[A-Za-z0-9'()+,\-.=?]+\Z")


class IdentifierMalformed(Invalid):
    """
    {text!r} is not an X-Road identifier of {parts} parts separated by "/".

    Write instance/class/member/subsystem, and for a service its code too. Letters, digits and ' ( ) + , - . = ? are
    allowed in a part.
    """

    code = "KERNEL-001"
    vietnamese = "{text!r} không phải là định danh X-Road gồm {parts} phần cách nhau bởi dấu “/”."


@dataclass(frozen=True, slots=True)
class SubsystemId:
    """A system that calls or provides: `instance/class/member/subsystem`."""

    instance: str
    member_class: str
    member: str
    subsystem: str

    @classmethod
    def parse(cls, text: str) -> "SubsystemId":
        """
        Read a percent-encoded identifier, as in the header `X-Road-Client`.

        :raises IdentifierMalformed: if it has not four allowed parts
        """
        return cls(*split_identifier(text, parts=4))

    def service(self, code: str) -> "ServiceId":
        """Return the service of that code in this subsystem."""
        return ServiceId(self.instance, self.member_class, self.member, self.subsystem, code)

    def __str__(self) -> str:
        return f"{self.instance}/{self.member_class}/{self.member}/{self.subsystem}"


@dataclass(frozen=True, slots=True)
class ServiceId:
    """A service: `instance/class/member/subsystem/code`."""

    instance: str
    member_class: str
    member: str
    subsystem: str
    code: str

    @classmethod
    def parse(cls, text: str) -> "ServiceId":
        """
        Read a percent-encoded service identifier.

        :raises IdentifierMalformed: if it has not five allowed parts
        """
        return cls(*split_identifier(text, parts=5))

    @property
    def provider(self) -> SubsystemId:
        """Return the subsystem that provides this service."""
        return SubsystemId(self.instance, self.member_class, self.member, self.subsystem)

    def __str__(self) -> str:
        return f"{self.provider}/{self.code}"


def split_identifier(text: str, *, parts: int) -> list[str]:
    """
    Split and decode an identifier of exactly so many parts.

    :raises IdentifierMalformed: if the count, the encoding or a character is wrong
    """
    found = text.split("/")
    if len(found) != parts:
        raise IdentifierMalformed(text=text, parts=parts)
    try:
        decoded = [unquote_to_bytes(part).decode() for part in found]
    except UnicodeDecodeError:
        raise IdentifierMalformed(text=text, parts=parts) from None
    if not all(_PART.match(part) for part in decoded):
        raise IdentifierMalformed(text=text, parts=parts)
    return decoded


def to_test(identifier: str) -> str:
    """
    Return the identifier of the same thing in the test environment: another instance, so nothing is ever mixed up.

    >>> to_test("VN-H99/GOV/H99.02/MOTCUA")
    'VN-H99-TEST/GOV/H99.02/MOTCUA'
    """
    instance, slash, rest = identifier.partition("/")
    return f"{instance.removesuffix(_TEST)}{_TEST}{slash}{rest}"


def is_test(identifier: str) -> bool:
    """
    Tell whether an identifier is of the test environment.

    >>> is_test("VN-H99-TEST/GOV/H99.02/MOTCUA"), is_test("VN-H99/GOV/H99.02/MOTCUA")
    (True, False)
    """
    return identifier.partition("/")[0].endswith(_TEST)
