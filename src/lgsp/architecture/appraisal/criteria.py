"""
By what a case is appraised: requirements of the law, and rules of the model, decided by a rule or asked of a person.

`criteria.csv` says at which stages a criterion is asked, which rules decide it, and whether they cover the `whole` of
it or a `part`. Text and legal basis of a criterion stand in the lists of the framework, or are those of the rule.

>>> [one.code for one in list_case_criteria(CaseStage.PROPOSAL)][:4]
['BD01', 'BD02', 'BD03', 'PRJ703']
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from lgsp.architecture.conformance.catalogue import find_rule
from lgsp.architecture.conformance.rules import Rule
from lgsp.architecture.conformance.undecidable import UNDECIDABLE
from lgsp.architecture.documents.annexes.criteria import list_rules_at_appraisal
from lgsp.architecture.frameworks.investment import list_appraisal_criteria, list_investment_steps
from lgsp.architecture.frameworks.verification import say_verification

from .cases import CaseStage

MERGED_CONFORMS = "PRJ703"
"""The design, merged into the model, breaks no rule that is an error."""
AS_PRELIMINARY = "PRJ708"
"""The detailed design is the preliminary one, or each difference is explained."""
NOT_REBUILT = "BD01"
"""Nothing is made again that is there to be shared."""
_LAW, _ARCHITECTURE = "Yêu cầu của pháp luật", "Đối chiếu với Kiến trúc"
_SOUND = "Sự nhất quán của mô hình kiến trúc"
_CASE_RULES = (MERGED_CONFORMS, AS_PRELIMINARY)


class Covers(StrEnum):
    """How much of a criterion its rules decide."""

    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Criterion:
    """What is asked of a design, on what legal basis, and which rules decide it; `question` is for a person."""

    code: str
    framework: str
    name: str
    text: str
    basis: str
    rules: tuple[str, ...]
    covers: Covers
    question: str

    @property
    def is_rule(self) -> bool:
        """Say whether it is a rule of the model, rather than a requirement of the law that rules may decide."""
        return self.rules == (self.code,)

    @property
    def is_whole(self) -> bool:
        """Say whether its rules alone can decide it."""
        return self.covers is Covers.WHOLE


@cache
def list_case_criteria(stage: CaseStage) -> tuple[Criterion, ...]:
    """Return what is asked at a stage: first what the law asks, then the rules that are asked at appraisal."""
    asked = [row for row in _read_rows() if stage in row["stages"].split(";")]
    known = dict(_list_legal())
    titles = {one.code: one.text for one in UNDECIDABLE}
    found = [_make_legal(row, known[row["code"]]) for row in asked if row["code"] in known]
    found += [_make_own(code, titles[code]) for code in _CASE_RULES if _is_asked(code, asked)]
    found += [_make_of_rule(rule) for rule in list_rules_at_appraisal()]
    return tuple(found)


def find_rule_criterion(code: str) -> Criterion | None:
    """Return a rule as a criterion, for a person who answers what it cannot tell; None if there is no such rule."""
    rule = find_rule(code)
    return _make_of_rule(rule) if rule else None


@dataclass(frozen=True, slots=True)
class _Legal:
    name: str
    text: str
    basis: str


def _list_legal() -> Iterator[tuple[str, _Legal]]:
    for one in list_appraisal_criteria():
        yield one.code, _Legal(one.name, one.text, f"{one.clause} ({one.verified_as})")
    for step in list_investment_steps():
        yield step.code, _Legal("", step.text, f"{step.clause} ({step.verified_as})")


def _make_legal(row: dict[str, str], legal: _Legal) -> Criterion:
    rules = tuple(code for code in row["rules"].split(";") if code)
    covers = Covers(row["covers"] or Covers.PART)
    name = legal.name or row["question"].rstrip("?")  # several steps have the same name
    return Criterion(row["code"], _LAW, name, legal.text, legal.basis, rules, covers, row["question"])


def _make_own(code: str, title: str) -> Criterion:
    return Criterion(code, _ARCHITECTURE, title, title, _SOUND, (code,), Covers.WHOLE, "")


def _make_of_rule(rule: Rule) -> Criterion:
    said = [f"{one.text} ({say_verification(one.verification)})" for one in rule.basis]
    basis = "\n".join(said) or _SOUND
    return Criterion(
        rule.code, _ARCHITECTURE, rule.title, rule.title, basis, (rule.code,), Covers.WHOLE, rule.remedy
    )


def _is_asked(code: str, asked: list[dict[str, str]]) -> bool:
    return any(code == row["code"] or code in row["rules"].split(";") for row in asked)


@cache
def _read_rows() -> tuple[dict[str, str], ...]:
    text = (files(__package__) / "criteria.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))
