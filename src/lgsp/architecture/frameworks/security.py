"""
What is known of security levels under Nghị định 331/2026/NĐ-CP and TCVN 14423:2026, at second hand.

>>> [found.item for found in list_security_requirements(level=3) if found.kind == "criterion"]
['Đ13']
>>> "Monitoring" in [found.item for found in list_security_requirements(level=2)]
False
"""

import re
from dataclasses import dataclass
from functools import cache

from .tables import Row, read_table

LEVELS = range(1, 6)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityRequirement(Row):
    """A criterion, rule, dossier part or control group; `content_en` is a summary, the text itself was not seen."""

    kind: str
    levels: str
    item: str
    content_en: str

    def applies_to(self, level: int) -> bool:
        """Say whether it concerns systems of that level; what names no level concerns them all."""
        bounds = re.findall(r"\d", self.levels)
        if not bounds:
            return True
        last = LEVELS[-1] if self.levels.endswith("+") else int(bounds[-1])
        return int(bounds[0]) <= level <= last


@cache
def list_security_requirements(*, level: int | None = None) -> tuple[SecurityRequirement, ...]:
    """Return what is known, or what of it concerns systems of one level."""
    if level is not None:
        return tuple(found for found in list_security_requirements() if found.applies_to(level))
    return read_table(SecurityRequirement, "security_requirements.csv")
