"""
How investment in applications is managed and appraised: steps and criteria, each with the clause it was read from.

No text of the decrees was at hand, only summaries; the rows on designs come from one that is no longer in force.

>>> [step.code for step in list_investment_steps() if step.stage == "rental"]
['BD07', 'BD08']
>>> list_appraisal_criteria()[2].text
'Phân tích sự phù hợp với khung kiến trúc.'
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from .tables import Row, read_table


class Design(StrEnum):
    """A design that is appraised."""

    PRELIMINARY = "preliminary"
    DETAILED = "detailed"


DESIGN_NAMES = {Design.PRELIMINARY: "Thiết kế sơ bộ", Design.DETAILED: "Thiết kế thi công"}
DESIGN_NAMES_TODAY = {Design.PRELIMINARY: "thiết kế cơ sở", Design.DETAILED: "thiết kế chi tiết"}


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestmentStep(Row):
    """What is done at a stage, `name`, and within which time where one is laid down."""

    code: str
    stage: str
    name: str
    text: str
    time_limit: str
    clause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AppraisalCriterion(Row):
    """
    What a design is appraised by.

    `sort` tells what it must hold (`content`), how it must be made (`criterion`), and the least any system must do
    (`minimum`).
    """

    code: str
    sort: str
    designs: tuple[str, ...]
    name: str
    text: str
    clause: str


@cache
def list_investment_steps() -> tuple[InvestmentStep, ...]:
    """Return the steps in the order they are taken."""
    return read_table(InvestmentStep, "investment_steps.csv")


@cache
def list_appraisal_criteria() -> tuple[AppraisalCriterion, ...]:
    """Return the criteria, those on the content of designs first."""
    return read_table(AppraisalCriterion, "appraisal_criteria.csv")
