"""The tables and figures of Văn bản 2384/BTTTT-THH's outline, by paragraph and in reading order."""

from lgsp.architecture.documents.annexes.catalogue import ANNEXES
from lgsp.architecture.documents.exhibits import (
    agencies,
    audience,
    component_pages,
    current_state,
    databases,
    duties,
    exchanges,
    illustration,
    instruments,
    interactions,
    lgsp,
    overall,
    planning,
    requirements,
    standards,
    strategy,
    transition,
)
from lgsp.architecture.documents.exhibits.exhibit import Contents
from lgsp.architecture.documents.exhibits.parts import part

CONTENTS: Contents = {
    "I.1": (audience.list_roles,),
    "I.2": (audience.list_scope, audience.tell_exclusions),
    "II": (current_state.describe,),
    "III.1": (strategy.draw_goals, strategy.list_goals),
    "III.2": (strategy.list_indicators, strategy.draw_indicators),
    "III.3": (strategy.list_principles, strategy.draw_principles, strategy.mark_principles),
    "IV.1": (agencies.list_functions, agencies.draw_functions, agencies.list_state_functions),
    "IV.2": (interactions.draw_interactions, interactions.list_business_links, interactions.list_paper),
    "IV.3": (databases.list_databases, databases.draw_data),
    "IV.4": (
        exchanges.draw_matrix,
        exchanges.draw_information,
        exchanges.list_flows,
        exchanges.list_contracts,
        exchanges.draw_secrecy,
        exchanges.list_information,
        databases.list_personal_data,
    ),
    "V.1": (
        part("part/overall", "Sơ đồ tổng thể", overall.draw_overall),
        part("part/relations", "Quan hệ với sơ đồ tổng thể của khung quốc gia", overall.relate_to_national),
    ),
    "V.2": (
        lgsp.sum_up,
        part("part/platform", "Các thành phần của nền tảng", component_pages.describe_platform_components),
        part(
            "part/services",
            "Các dịch vụ dùng chung và danh mục dịch vụ",
            lgsp.list_shared_services,
            lgsp.draw_services,
            lgsp.list_services,
        ),
        part(
            "part/connections",
            "Kết nối các hệ thống thông tin trong và ngoài tỉnh",
            lgsp.draw_connections,
            lgsp.list_intermediary_uses,
            lgsp.list_connections,
        ),
        part("part/terms", "Quy tắc khai thác dịch vụ", lgsp.list_terms),
    ),
    "V.3": (component_pages.describe_other_components,),
    "V.4": (requirements.count_requirements, requirements.list_requirements),
    "V.5": (requirements.draw_requirements, requirements.list_solutions),
    "V.6": (illustration.illustrate,),
    "V.7": (standards.list_standards, standards.draw_standards),
    "V.7b": (requirements.list_application_rules,),
    "V.8": (
        part("part/road-map", "Lộ trình", planning.draw_road_map, planning.draw_stages),
        part("part/plan", "Kế hoạch: nhiệm vụ, dự án", planning.list_projects, planning.list_tasks),
        part("part/funding", "Kinh phí và nguồn kinh phí", planning.list_funding, planning.draw_funding),
        part("part/duties", "Trách nhiệm triển khai", planning.list_component_duties),
    ),
    "VI.1": (
        instruments.list_instruments,
        instruments.name_annexes([annex.reference for annex in ANNEXES]),
        transition.list_waivers,
    ),
    "VI.2": (duties.list_lead_duties, duties.list_lead_tasks),
    "VI.3": (duties.list_other_duties, duties.draw_responsibilities, duties.list_responsibilities),
}
