"""The issues of the architecture: which one is meant, and in what order they came."""

from datetime import date

from lgsp.architecture.model.governance import Issue
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document


def find_issue(model: Model) -> Issue | None:
    """Return the issue that is being prepared, else the last that was decided; none where none is declared."""
    return max(
        model.all(Issue), key=lambda one: (get_day_decided(model, one) or date.max, one.id), default=None
    )


def list_issues(model: Model) -> tuple[Issue, ...]:
    """Return the issues in the order they were decided, the one being prepared last."""
    issues = model.all(Issue)
    return tuple(
        sorted(issues, key=lambda one: (get_day_decided(model, one) or date.max, one.version, one.id))
    )


def get_day_decided(model: Model, issue: Issue) -> date | None:
    """Return the day the decision on it was signed; none while it is being prepared."""
    decision = model.find(Document, issue.decision) if issue.decision else None
    return decision.issued_on if decision else None
