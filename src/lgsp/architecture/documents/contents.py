"""
Which tables and figures stand in which paragraph of which outline. This table is the whole answer.

The functions are called in this order; numbers are given in the order of the outline.
"""

from collections.abc import Callable, Mapping

from . import agencies, exchanges, illustration, instruments, inventory, planning, requirements
from .edition import Edition
from .exhibits import Exhibit

Generator = Callable[[Edition], Exhibit]

CONTENTS: Mapping[str, Mapping[str, tuple[Generator, ...]]] = {
    "2384-2015": {
        "II": (agencies.list_participants, inventory.list_systems),
        "III.3": (planning.list_principles,),
        "IV.1": (agencies.list_functions,),
        "IV.2": (exchanges.list_business_links,),
        "IV.3": (inventory.list_databases,),
        "IV.4": (exchanges.draw_matrix, exchanges.list_contracts, exchanges.list_flows),
        "V.1": (inventory.draw_overall, inventory.relate_to_national),
        "V.2": (
            inventory.list_platform_components,
            exchanges.list_services,
            exchanges.list_connections,
        ),
        "V.3": (inventory.list_other_components,),
        "V.4": (requirements.list_requirements,),
        "V.5": (requirements.list_solutions,),
        "V.6": (illustration.illustrate,),
        "V.7": (planning.list_standards,),
        "V.7b": (requirements.list_application_rules,),
        "V.8": (
            planning.draw_road_map,
            planning.list_funding,
            planning.list_component_duties,
            planning.list_projects,
        ),
        "VI.1": (instruments.list_instruments,),
        "VI.2": (agencies.list_lead_duties,),
        "VI.3": (agencies.list_other_duties,),
        "REF": (instruments.list_references,),
    },
}
