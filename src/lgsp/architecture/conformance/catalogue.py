"""Every rule, in the order of its code."""

from collections.abc import Collection

from lgsp.architecture.model.phrases import suggest

from .errors import NoRuleAtGate, RuleUnknown
from .rulebook.agencies import agency_answers, agency_placed
from .rulebook.assets import assets_decided, replaced_without_gap
from .rulebook.citations import cited_in_force, cited_is_listed, issued_documents_identified
from .rulebook.components import placed_in_the_figure, requirements_present, requirements_testable
from .rulebook.costs import funding_adds_up, options_comparable
from .rulebook.counts import figures_match
from .rulebook.crossings import crossed_by_an_intermediary
from .rulebook.databases import (
    catalogue_columns_filled,
    listed_in_an_issued_document,
    offered_as_a_service,
    one_lead_agency,
)
from .rulebook.dataset import (
    codes_stable,
    no_secret_inside,
    one_record_each,
    sources_identified,
    unknown_is_said,
)
from .rulebook.duplicates import functions_served_once, national_platforms_reused
from .rulebook.flows import both_ends_alive, contract_present, exchanged_on_the_platform
from .rulebook.functions import one_lead
from .rulebook.gaps import gaps_have_tasks, relations_run_the_right_way, treatments_agree
from .rulebook.interactions import every_agency_interacts, interaction_backed, interaction_told
from .rulebook.names import names_distinct
from .rulebook.national import (
    agent_node_shown,
    communes_share,
    indicators_measured,
    information_classified,
    one_stop_synchronised,
    recovery_prepared,
)
from .rulebook.origins import national_master_data_reused, one_origin
from .rulebook.paragraphs import every_paragraph_has_content
from .rulebook.payloads import (
    operation_foreseen,
    receiver_protected,
    taken_from_the_source,
    within_the_contract,
)
from .rulebook.phases import phase_facts_present
from .rulebook.privacy import personal_data_grounded
from .rulebook.projects import (
    maps_to_a_component,
    nothing_shared_is_rebuilt,
    planned_components_have_projects,
    started_in_order,
)
from .rulebook.references import ids_unique, references_resolve, tied_to_something
from .rulebook.security import level_approved, level_covers_contents, level_lived_up_to
from .rulebook.services import service_described
from .rulebook.sharing import shared_services_used
from .rulebook.sources import confirmed_lately, sources_named
from .rulebook.standards import mandatory_standards_met, standard_cited, standards_in_force
from .rulebook.tenure import owner_alive
from .rules import LAST_GATE, Gate, Rule
from .waivers import waiver_current, waiver_names_a_rule, waiver_used

RULES = (
    references_resolve,
    ids_unique,
    names_distinct,
    tied_to_something,
    phase_facts_present,
    confirmed_lately,
    sources_named,
    agency_placed,
    owner_alive,
    one_lead,
    agency_answers,
    interaction_told,
    every_agency_interacts,
    interaction_backed,
    one_lead_agency,
    catalogue_columns_filled,
    one_origin,
    offered_as_a_service,
    listed_in_an_issued_document,
    personal_data_grounded,
    national_master_data_reused,
    exchanged_on_the_platform,
    contract_present,
    both_ends_alive,
    crossed_by_an_intermediary,
    within_the_contract,
    receiver_protected,
    taken_from_the_source,
    operation_foreseen,
    service_described,
    placed_in_the_figure,
    requirements_present,
    requirements_testable,
    assets_decided,
    functions_served_once,
    shared_services_used,
    replaced_without_gap,
    standard_cited,
    standards_in_force,
    mandatory_standards_met,
    level_approved,
    level_covers_contents,
    level_lived_up_to,
    maps_to_a_component,
    nothing_shared_is_rebuilt,
    options_comparable,
    funding_adds_up,
    started_in_order,
    planned_components_have_projects,
    every_paragraph_has_content,
    issued_documents_identified,
    cited_is_listed,
    figures_match,
    cited_in_force,
    one_stop_synchronised,
    communes_share,
    national_platforms_reused,
    recovery_prepared,
    information_classified,
    indicators_measured,
    agent_node_shown,
    codes_stable,
    unknown_is_said,
    one_record_each,
    relations_run_the_right_way,
    gaps_have_tasks,
    treatments_agree,
    no_secret_inside,
    sources_identified,
    waiver_current,
    waiver_used,
    waiver_names_a_rule,
)


def list_rules(select: Collection[str] = (), *, gate: Gate = LAST_GATE) -> tuple[Rule, ...]:
    """
    Return the rules of a gate and of those before it whose code begins with one of those given; all when none is given.

    :raises RuleUnknown: if no rule begins so
    :raises NoRuleAtGate: if those that do are asked at later gates only
    """
    codes = [code.upper() for code in select]
    for code in codes:
        if not any(rule.code.startswith(code) for rule in RULES):
            raise RuleUnknown(code=code, suggestion=suggest(code, [rule.code for rule in RULES]))
    selected = [rule for rule in RULES if not codes or rule.code.startswith(tuple(codes))]
    asked = tuple(rule for rule in selected if rule.gate in gate.passed)
    if not asked:
        earliest = min((rule.gate for rule in selected), key=list(Gate).index)
        raise NoRuleAtGate(codes=", ".join(codes), gate=gate.value, earliest=earliest.value)
    return asked


def find_rule(code: str) -> Rule | None:
    """Return the rule of that code, or None."""
    return next((rule for rule in RULES if rule.code == code.upper()), None)


def get_rule(code: str) -> Rule:
    """
    Return the rule of that code.

    :raises RuleUnknown: if there is none
    """
    found = find_rule(code)
    if found is None:
        raise RuleUnknown(code=code, suggestion=suggest(code.upper(), [rule.code for rule in RULES]))
    return found
