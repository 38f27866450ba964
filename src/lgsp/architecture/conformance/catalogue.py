"""Every rule, in the order of its code."""

from collections.abc import Collection

from lgsp.architecture.model.phrases import suggest

from .citations import cited_in_force
from .components import in_one_band, requirements_present
from .databases import one_lead_agency
from .errors import RuleUnknown
from .flows import both_ends_alive, contract_present, exchanged_on_the_platform
from .paragraphs import every_paragraph_has_content
from .projects import maps_to_a_component
from .references import ids_unique, references_resolve
from .rules import Rule
from .standards import standard_cited

RULES = (
    references_resolve,
    ids_unique,
    one_lead_agency,
    exchanged_on_the_platform,
    contract_present,
    both_ends_alive,
    in_one_band,
    requirements_present,
    standard_cited,
    maps_to_a_component,
    every_paragraph_has_content,
    cited_in_force,
)


def list_rules(select: Collection[str] = ()) -> tuple[Rule, ...]:
    """
    Return the rules whose code begins with one of those given; all of them when none is given.

    :raises RuleUnknown: if no rule begins so
    """
    codes = [code.upper() for code in select]
    for code in codes:
        if not any(rule.code.startswith(code) for rule in RULES):
            raise RuleUnknown(code=code, suggestion=suggest(code, [rule.code for rule in RULES]))
    return tuple(rule for rule in RULES if not codes or rule.code.startswith(tuple(codes)))


def get_rule(code: str) -> Rule:
    """
    Return the rule of that code.

    :raises RuleUnknown: if there is none
    """
    found = next((rule for rule in RULES if rule.code == code.upper()), None)
    if found is None:
        raise RuleUnknown(code=code, suggestion=suggest(code.upper(), [rule.code for rule in RULES]))
    return found
