"""Make a waiver that counts: of a rule with exceptions, for subjects that exist, by a document, until a day."""

import re
from collections.abc import Collection
from datetime import date

from lgsp.architecture.model.governance import Waiver
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.phrases import Phrase, suggest
from lgsp.kernel.text import fold, nfc

from .catalogue import get_rule
from .errors import RuleNotWaivable, SubjectUnknown, WaiverAlreadyOver, WaiverExists, WaiverIncomplete
from .rulebook.periods import say
from .rules import Rule

_MISSING = {
    "rule": Phrase("mã quy tắc", "the code of a rule"),
    "document": Phrase(
        "số văn bản cho phép (--document)", "the number of the document that permits it (--document)"
    ),
    "until": Phrase("ngày hết hạn (--until)", "a last day (--until)"),
    "reason": Phrase("lý do (--reason)", "a reason (--reason)"),
    "subjects": Phrase(
        "ít nhất một đối tượng; miễn cho mọi đối tượng thì ghi --every-subject",
        "at least one subject; --every-subject waives the rule for all of them",
    ),
}


def make_waiver(
    model: Model,
    *,
    rule: str | None,
    subjects: Collection[str] | None,
    document: str | None,
    until: date | None,
    reason: str | None,
    on: date,
    approved_by: str | None = None,
) -> Waiver:
    """
    Return a waiver that the model does not hold yet, in force from the day it is made.

    `subjects=None` waives the rule for everything; no subjects at all are refused.

    :raises RuleUnknown: if there is no such rule
    :raises RuleNotWaivable: if the rule has no exceptions
    :raises SubjectUnknown: if the model has no entity of one of the ids
    :raises WaiverIncomplete: if rule, subjects, document, end or reason are missing
    :raises WaiverAlreadyOver: if it would end before it begins
    :raises WaiverExists: if something bears its id already
    """
    waived = _check_rule(rule)
    for subject in subjects or ():
        if subject not in model.entities:
            raise SubjectUnknown(id=subject, suggestion=suggest(subject, sorted(model.entities)))
    number, why = nfc(document or "").strip(), nfc(reason or "").strip()
    said = {"document": number, "until": until, "reason": why, "subjects": subjects is None or subjects}
    missing = next((name for name, value in said.items() if not value), None)
    if missing or until is None:
        raise WaiverIncomplete(missing=_MISSING[missing or "until"])
    if until < on:
        raise WaiverAlreadyOver(until=say(until), today=say(on))
    waiver = Waiver(
        id=f"mien-tru-{waived.code.lower()}-{_slug(number)}",
        name=f"Miễn trừ {waived.code} theo {number}",
        valid_from=on,
        rule=waived.code,
        subjects=tuple(dict.fromkeys(subjects or ())),
        reason=why,
        document=number,
        approved_by=approved_by,
        valid_to=until,
    )
    _check_unborne(model, waiver.id)
    return waiver


def _check_rule(code: str | None) -> Rule:
    if code is None:
        raise WaiverIncomplete(missing=_MISSING["rule"])
    waived = get_rule(code)
    if not waived.can_be_waived:
        raise RuleNotWaivable(code=waived.code, title=waived.title)
    return waived


def _check_unborne(model: Model, wanted: str) -> None:
    existing = model.entities.get(wanted)
    if existing is not None:
        raise WaiverExists(kind=existing, id=wanted, place=model.place(existing))


def _slug(number: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", fold(number))) or "khong-so"
