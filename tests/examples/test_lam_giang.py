"""The sample province has the shape it promises, says it is invented, and shows the findings it documents."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from lgsp.architecture.conformance.checking import check
from lgsp.architecture.frameworks.outlines import get_outline
from lgsp.architecture.frameworks.platforms import list_national_platforms
from lgsp.architecture.model.components import Component
from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Contract, Flow
from lgsp.architecture.model.governance import Waiver
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.model import Model
from lgsp.architecture.model.norms import Document, DocumentRole
from lgsp.architecture.model.objects import ArchitectureObject, RecordKind
from lgsp.architecture.model.organisation import Agency, AgencyLevel
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.saving import to_yaml
from lgsp.architecture.model.systems import Infrastructure, Service, System, SystemKind

PROVINCE = Path(__file__).parents[2] / "examples" / "lam-giang"
TODAY = date(2026, 11, 23)
RUNNING = {"ho-tich", "dat-dai", "dang-ky-kinh-doanh", "mot-cua"}
HAPPENING = {
    "mot-cua-tra-cuu-ho-tich",
    "mot-cua-tra-cuu-thua-dat",
    "mot-cua-tra-cuu-doanh-nghiep",
    "dat-dai-xac-nhan-hon-nhan",
    "dat-dai-tinh-trang-doanh-nghiep",
    "dang-ky-kinh-doanh-tra-cuu-ho-tich",
    "ho-tich-trang-thai-ho-so",
    "dang-ky-kinh-doanh-tiep-nhan-ho-so",
    "dat-dai-tiep-nhan-ho-so",
}
NEVER_HAPPENING = "ho-tich-tra-cuu-thua-dat"
README = (PROVINCE / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def model() -> Model:
    return load_model(PROVINCE)


def test_the_province_says_that_it_is_invented(model):
    assert model.province.invented
    assert "hư cấu" in model.province.notice


@pytest.mark.parametrize(
    ("level", "count"),
    [
        (AgencyLevel.PROVINCE, 2),
        (AgencyLevel.DEPARTMENT, 14),
        (AgencyLevel.COMMUNE, 120),
        (AgencyLevel.CENTRAL, 12),
    ],
)
def test_the_province_has_its_agencies(model, level, count):
    assert sum(agency.level is level for agency in model.at(TODAY).all(Agency)) == count


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        ("database", 235),
        ("service", 60),
        ("flow", 640),
        ("project", 45),
        ("stage", 3),
        ("waiver", 2),
        ("survey", 1),
    ],
)
def test_the_province_has_the_size_of_a_real_one(model, kind, count):
    assert len(model.all(KINDS[kind])) == count


def test_the_provinces_own_systems_stand_beside_its_platforms_and_infrastructure(model):
    own = [system for system in model.all(System) if system.national_platform is None]
    platforms = [system for system in own if system.system_kind is SystemKind.PLATFORM]

    assert len(own) - len(platforms) == 145
    assert len(platforms) + len(model.all(Infrastructure)) == 32


def test_thirteen_databases_are_national_and_say_where_their_name_is_from(model):
    national = [database for database in model.all(Database) if database.is_national]

    assert len(national) == 13
    assert all(database.record_kind is RecordKind.REFERENCE and database.source for database in national)
    assert all(
        model.get(Agency, database.lead_agencies[0]).level is AgencyLevel.CENTRAL for database in national
    )


def test_the_merged_departments_ended_and_their_heirs_name_them(model):
    ended = {agency.id for agency in model.all(Agency) if agency.status is Status.RETIRED}
    inherited = {old for agency in model.at(TODAY).all(Agency) for old in agency.predecessors}

    assert ended == inherited
    assert len(ended) == 8
    assert all("hư cấu" in (model.get(Agency, agency).source or "").lower() for agency in ended)


def test_a_database_changes_its_lead_agency_on_a_day_to_come(model):
    before, after = (model.at(day).get(Database, "csdl-hop-tac-xa") for day in (TODAY, date(2027, 3, 1)))

    assert (before.lead_agencies, after.lead_agencies) == (("so-tai-chinh",), ("so-nong-nghiep-moi-truong",))


def test_every_object_has_its_own_code_and_its_place_in_the_national_framework(model):
    objects = [found for found in model.entities.values() if isinstance(found, ArchitectureObject)]
    codes = Counter(found.object_code for found in objects)

    assert all(re.fullmatch(r"(KT|QG|CX)-[A-Z]{2}-\d{3}", code or "") for code in codes)
    assert max(codes.values()) == 1
    assert all(
        found.layer and found.usage_scopes and found.sharing_form and found.mappings for found in objects
    )


def test_the_readme_counts_what_is_there(model):
    told = dict(re.findall(r"^\| `(\w+)` \| (\d+)", README, re.MULTILINE))

    assert told == {kind: str(len(model.all(KINDS[kind]))) for kind in KINDS if model.all(KINDS[kind])}


def test_every_identifier_of_the_province_is_under_h99(model):
    agencies = [agency for agency in model.all(Agency) if agency.level is not AgencyLevel.CENTRAL]

    assert all(re.fullmatch(r"H99(\.\d{2,3})?", agency.code) for agency in agencies)
    assert len({agency.code for agency in agencies}) == len(agencies)


def test_the_older_scheme_writes_the_same_identifier_lowest_level_first(model):
    for agency in model.all(Agency):
        top, _, below = agency.code.partition(".")
        if len(below) > 2:
            assert "code_qcvn102" in agency.not_applicable, "two digits are not enough"
        else:
            assert agency.code_qcvn102 == f"000.00.{below or '00'}.{top}"


def test_national_platforms_are_rows_of_the_national_list(model):
    listed = {platform.name: platform.owner for platform in list_national_platforms()}
    national = [system for system in model.all(System) if system.national_platform]

    assert len(national) == 18
    for system in national:
        assert listed[system.national_platform] == model.get(Agency, system.owner).name


def test_no_two_agencies_have_a_text_in_common(model):
    texts = Counter(
        text for agency in model.all(Agency) for text in (*agency.functions, *agency.responsibilities)
    )

    assert [text for text, times in texts.items() if times > 1] == []
    assert all(agency.functions and agency.responsibilities for agency in model.all(Agency))


def test_documents_of_the_province_say_that_they_are_invented(model):
    own = [found for found in model.all(Document) if found.role is not DocumentRole.REFERENCE]

    assert {found.verification for found in own} == {"hư cấu"}
    assert all(found.number is None or "hư cấu" in found.number for found in own)


def test_every_document_carries_its_source_and_how_far_it_is_verified(model):
    assert all(found.source and found.verification for found in model.all(Document))


def test_a_flow_is_named_after_its_consumer_and_service_and_agrees_with_the_service(model):
    for flow in model.all(Flow):
        if flow.via is None:
            continue
        service = model.get(Service, flow.via)
        assert flow.id == f"{flow.consumer}-{service.id}"
        assert (flow.provider, flow.contract) == (service.provider, service.contract)
        assert model.get(System, flow.consumer).subsystem
        assert model.get(System, flow.provider).subsystem


def test_exactly_ten_flows_run_between_the_connected_systems_today(model):
    connected = {
        flow.id
        for flow in model.all(Flow)
        if flow.via and {flow.provider, flow.consumer} <= RUNNING and flow.is_alive(TODAY)
    }

    assert connected == HAPPENING | {NEVER_HAPPENING}


def test_only_the_connected_systems_have_services_on_this_machine(model):
    reachable = {service.provider for service in model.all(Service) if service.endpoint}

    assert reachable == RUNNING


def test_every_contract_belongs_to_one_service_and_marks_its_personal_fields(model):
    used = Counter(service.contract for service in model.all(Service))
    direct = {flow.contract for flow in model.all(Flow) if flow.via is None}

    assert set(used.values()) == {1}
    assert {contract.id for contract in model.all(Contract)} == used.keys() | direct
    for contract in model.all(Contract):
        assert all(field.personal for field in contract.fields if field.name.startswith("soDinhDanh"))


def test_the_agreement_granted_by_hand_is_not_in_the_model(model):
    granted = yaml.safe_load((PROVINCE / "operator.yaml").read_text(encoding="utf-8"))

    assert granted["key"] == "thoa-thuan-thu-cong-gia-dat"
    assert model.get(System, granted["consumer"]).id == "mot-cua"
    assert model.get(Service, granted["service"]).provider == "dat-dai"
    assert model.find(Flow, f"{granted['consumer']}-{granted['service']}") is None


def test_every_component_is_on_the_road_map_with_somebody_in_charge(model):
    planned = {component for project in model.all(Project) for component in project.components}

    assert planned == {component.id for component in model.all(Component)}
    assert all(component.owner for component in model.all(Component))


def test_every_requirement_can_be_checked_and_has_a_solution(model):
    for component in model.all(Component):
        codes = {requirement.code for requirement in component.requirements}
        for requirement in component.requirements:
            assert requirement.check
            assert requirement.solution
            assert requirement.parent is None or requirement.parent in codes


def test_projects_spend_within_their_years(model):
    for project in model.all(Project):
        years = {line.year for line in project.funding}
        assert sum(line.amount for line in project.funding) == project.total
        assert years == set(range(project.starts_on.year, project.ends_on.year + 1))


def test_every_entity_is_written_in_the_canonical_form(model):
    for entity in model.entities.values():
        file = PROVINCE / model.place(entity).file
        assert file.read_text(encoding="utf-8") == to_yaml(entity), file.name


def test_every_paragraph_has_its_prose_and_the_invented_strategy_says_so(model):
    wanted = {paragraph.key for paragraph in get_outline("2384-2015").paragraphs if paragraph.needs_content}

    assert wanted <= set(model.prose)
    assert "hư cấu" in model.prose["III.1"]


def test_each_waiver_covers_something(model):
    waived = check(model, on=TODAY).waived

    assert {one.waiver for one in waived} == {waiver.id for waiver in model.all(Waiver)}


def test_the_findings_are_exactly_the_documented_ones(model):
    documented = re.findall(r"^\| ([A-Z]+\d+) \| ([a-z-]+) \| `([^`]+)` \|", README, re.MULTILINE)

    found = check(model, on=TODAY).findings

    assert documented
    assert sorted((entry.code, str(entry.verdict), entry.subject_id) for entry in found) == sorted(documented)
