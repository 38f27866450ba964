"""By what a design is appraised: criteria of the law, and the rules of the program that are asked at appraisal."""

from lgsp.architecture.conformance.catalogue import RULES
from lgsp.architecture.conformance.rules import Gate, Rule
from lgsp.architecture.conformance.verdicts import VERDICT_NAMES, Verdict
from lgsp.architecture.frameworks.investment import AppraisalCriterion, Design, list_appraisal_criteria

LISTS = "frameworks/data/"
RESULTS = "; ".join(
    VERDICT_NAMES[one] for one in (Verdict.HOLDS, Verdict.BROKEN, Verdict.CANNOT_TELL, Verdict.NOT_APPLICABLE)
)
"""The four official results, in the order they are told."""
SORT_NAMES = {
    "content": "Nội dung của thiết kế",
    "criterion": "Tiêu chí thiết kế",
    "minimum": "Yêu cầu tối thiểu của hệ thống",
}
_PROJECT_RULES = "PRJ"


def list_rules_at_appraisal() -> tuple[Rule, ...]:
    """Return the rules first asked when a design is appraised, and all those on projects."""
    return tuple(one for one in RULES if one.gate is Gate.APPRAISE or one.code.startswith(_PROJECT_RULES))


def list_criteria(design: Design, *sorts: str) -> tuple[AppraisalCriterion, ...]:
    """Return what that design is appraised by, of those sorts; of all when none is given."""
    return tuple(
        one for one in list_appraisal_criteria() if design in one.designs and (not sorts or one.sort in sorts)
    )
