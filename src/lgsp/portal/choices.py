"""What the reader chose to see: the filters of the findings and of the exchanges, as they stand in the address."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from lgsp.architecture.conformance.checking import Finding
from lgsp.architecture.conformance.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class _Choice:
    @property
    def query(self) -> str:
        """Return the filters as they stand in an address."""
        return urlencode({name: value for name, value in asdict(self).items() if value})

    @property
    def is_narrowed(self) -> bool:
        """Say whether any filter is set."""
        return bool(self.query)


@dataclass(frozen=True, slots=True)
class FindingChoice(_Choice):
    """Which findings; what is empty is left open."""

    severity: str = ""
    rule: str = ""
    kind: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "FindingChoice":
        """Read the filters from an address."""
        return cls(query.get("severity", ""), query.get("rule", ""), query.get("kind", ""))

    def pick(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return the findings chosen, in their order."""
        return [found for found in findings if self._admits(found)]

    def _admits(self, found: Finding) -> bool:
        asked = (self.severity, self.rule, self.kind)
        given = (standing(found), found.code, found.subject_kind)
        return all(wanted in ("", value) for wanted, value in zip(asked, given, strict=True))


@dataclass(frozen=True, slots=True)
class ExchangeChoice(_Choice):
    """Which exchanges; what is empty is left open."""

    service: str = ""
    outcome: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "ExchangeChoice":
        """Read the filters from an address."""
        return cls(query.get("service", ""), query.get("outcome", ""))


def standing(found: Finding) -> str:
    """Return the severity of a broken rule, or that it cannot be told."""
    return "cannot-tell" if found.verdict is Verdict.CANNOT_TELL else found.severity.value
