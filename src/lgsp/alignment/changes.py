"""
A plan: what would change on the platform if the model were applied; a file that says the same tomorrow.

It names the model and the state of the platform it was made from, and carries a digest of itself (SHA-256 over its
canonical JSON, RFC 8785). What is on the platform and not in the model is listed as extra and never removed; only an
agreement that came from the model is withdrawn when the model no longer has it. Terms that data owners agreed are
remarked on where they are not what the model declares, and left alone.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import msgspec
import rfc8785

from lgsp.platform.registry.entries import Content

from .desired import NotConnectable
from .errors import PlanDamaged, PlanUnreadable

FORMAT = "lgsp-plan/2"
Terms = dict[str, str | None]


class Kind(StrEnum):
    """What a change is about, in the order in which changes are made."""

    MEMBER = "member"
    SUBSYSTEM = "subsystem"
    SERVICE = "service"
    AGREEMENT = "agreement"
    CREDENTIAL = "credential"


class Action(StrEnum):
    """What is done."""

    CREATE = "create"
    UPDATE = "update"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One thing to be done, with the terms before and after."""

    action: Action
    kind: Kind
    key: str
    before: Terms | None = None
    after: Terms | None = None


@dataclass(frozen=True, kw_only=True)
class Extra:
    """A thing on the platform that the model does not know."""

    kind: Kind
    key: str


class RemarkKind(StrEnum):
    """In what they differ."""

    WHOLE_ANSWER = "whole-answer"
    UNDECLARED_FIELDS = "undeclared-fields"
    TIGHT_QUOTA = "tight-quota"
    NO_DESCRIPTION = "no-description"


@dataclass(frozen=True)
class Remark:
    """One difference: of which agreement or service, what the model declares, what the platform has."""

    kind: RemarkKind
    key: str
    declared: str
    present: str


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What would change, and what it was worked out from."""

    instance: str
    model_digest: str
    snapshot_version: int
    changes: tuple[Change, ...] = ()
    extra: tuple[Extra, ...] = ()
    not_connectable: tuple[NotConnectable, ...] = ()
    remarks: tuple[Remark, ...] = ()
    format: str = FORMAT

    @property
    def digest(self) -> str:
        """Return SHA-256, in hex, over the canonical JSON of the plan."""
        return hashlib.sha256(rfc8785.dumps(msgspec.to_builtins(self))).hexdigest()

    def to_json(self) -> str:
        """Return the plan as a file."""
        content = {**msgspec.to_builtins(self), "digest": self.digest}
        return msgspec.json.format(msgspec.json.encode(content), indent=2).decode() + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Plan":
        """
        Read a plan.

        :raises PlanUnreadable: if it is no plan, or of another version
        :raises PlanDamaged: if it was altered after it was made
        """
        try:
            content = msgspec.json.decode(text, type=dict[str, Any])
            digest = content.pop("digest", None)
            plan = msgspec.convert(content, cls)
        except (msgspec.MsgspecError, UnicodeError) as error:
            raise PlanUnreadable(reason=error) from error
        if plan.format != FORMAT:
            raise PlanUnreadable(reason=f"{plan.format!r} ≠ {FORMAT!r}")
        if plan.digest != digest:
            raise PlanDamaged(expected=digest, found=plan.digest)
        return plan


def compare(wanted: Content, present: Content) -> tuple[tuple[Change, ...], tuple[Extra, ...]]:
    """Return what must change for the registry to say what is wanted, and what it says besides."""
    changes: list[Change] = []
    extra: list[Extra] = []
    for kind in Kind:
        ours, theirs = _by_key(kind, wanted), _by_key(kind, present)
        changes += _list_changes(kind, ours, theirs)
        for key in sorted(theirs.keys() - ours.keys()):
            if theirs[key].get("origin") == "model":
                changes.append(Change(action=Action.WITHDRAW, kind=kind, key=key, before=theirs[key]))
            else:
                extra.append(Extra(kind=kind, key=key))
    return tuple(changes), tuple(extra)


def _list_changes(kind: Kind, wanted: dict[str, Terms], present: dict[str, Terms]) -> Iterator[Change]:
    for key, terms in sorted(wanted.items()):
        if key not in present:
            yield Change(action=Action.CREATE, kind=kind, key=key, after=terms)
        elif present[key] != terms:
            yield Change(action=Action.UPDATE, kind=kind, key=key, before=present[key], after=terms)


def _by_key(kind: Kind, content: Content) -> dict[str, Terms]:
    match kind:
        case Kind.MEMBER:
            return {f"{entry.member_class}/{entry.code}": _terms(entry) for entry in content.members}
        case Kind.SUBSYSTEM:
            return {entry.identifier: _terms(entry) for entry in content.subsystems}
        case Kind.SERVICE:
            return {entry.identifier: _terms(entry) for entry in content.services}
        case Kind.AGREEMENT:
            return {entry.key: _terms(entry) for entry in content.agreements}
        case Kind.CREDENTIAL:
            return {entry.subsystem: _terms(entry) for entry in content.credentials}


def _terms(entry: Any) -> Terms:
    terms: Terms = msgspec.to_builtins(entry)
    return terms
