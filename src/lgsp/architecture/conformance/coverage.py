"""
Which rules guard which paragraph of the outline.

>>> guarded = {paragraph.key: [rule.code for rule in rules] for paragraph, rules in list_coverage()}
>>> [code for code in guarded["IV.1"] if code.startswith("ORG")]
['ORG101', 'ORG102', 'ORG103']
"""

from lgsp.architecture.frameworks.outlines import Paragraph, get_outline

from .catalogue import RULES
from .rules import Rule

_OUTLINE = "2384-2015"
_EVERYTHING = "I–VI"
_REFERENCES = "Danh mục tài liệu tham chiếu"


def list_coverage() -> tuple[tuple[Paragraph, tuple[Rule, ...]], ...]:
    """Return every paragraph with the rules that rest on it or on its heading; those of the whole outline are apart."""
    paragraphs = get_outline(_OUTLINE).paragraphs
    return tuple(
        (paragraph, tuple(rule for rule in RULES if _rests_on(rule, paragraph))) for paragraph in paragraphs
    )


def list_guards_of_all() -> tuple[Rule, ...]:
    """Return the rules that rest on the outline as a whole."""
    return tuple(rule for rule in RULES if any(_EVERYTHING in basis.paragraphs for basis in rule.basis))


def _rests_on(rule: Rule, paragraph: Paragraph) -> bool:
    cited = [key for basis in rule.basis for key in basis.paragraphs]
    named = (paragraph.key, paragraph.title)
    return any(key in named or paragraph.key.startswith(f"{key}.") for key in cited)
