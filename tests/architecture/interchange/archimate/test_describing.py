"""A model said in ArchiMate: what each entity and each reference becomes."""

import pytest

from lgsp.architecture.interchange.archimate.carriers import TRIPLES
from lgsp.architecture.interchange.archimate.concepts import Archimate, Relationship, Text
from lgsp.architecture.interchange.archimate.exporting import export_model
from lgsp.architecture.interchange.archimate.vocabulary import ASSOCIATION
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import REQUIRED

GONE_IN_4 = {
    "BusinessInteraction", "ApplicationInteraction", "TechnologyInteraction", "Constraint", "Contract", "Gap",
    "Representation",
}  # fmt: skip


@pytest.fixture
def described(model_folder) -> Archimate:
    """Return the description of a model with an entity of every kind."""
    every = {kind: {f"mot-{kind}": {}} for kind in REQUIRED}
    every["component"]["mot-component"] = {"requirements": [_requirement()], "principles": ["dung-lai"]}
    every["database"]["mot-database"] = {"holds": ["mot-information"], "lead_agencies": ["so-tu-phap"]}
    every["system"]["mot-system"] = {"component": "cong-dich-vu", "uses": ["tra-cuu-ho-tich"]}
    every["responsibility"]["mot-responsibility"] = {"targets": ["ho-tich"]}
    every["flow"]["mot-flow"] = {"objects": ["mot-information"]}
    return export_model(load_model(model_folder(**every))).model


def _requirement() -> dict[str, object]:
    return {"code": "KT9", "requirement_kind": "technical", "text": "Sao lưu", "principles": ["dung-lai"]}


def _find(model: Archimate, identifier: str) -> Relationship:
    return next(one for one in model.relationships if one.id == identifier)


def test_every_kind_is_said(described):
    ids = {one.id for one in (*described.elements, *described.relationships)}

    assert {f"lgsp.{kind}.mot-{kind}" for kind in KINDS} <= ids


def test_no_type_is_used_that_archimate_4_takes_away(described):
    assert {one.type for one in described.elements} & GONE_IN_4 == set()


def test_only_relationships_the_language_allows_are_drawn(described):
    types = {one.id: one.type for one in described.elements}
    drawn = {
        (types[one.source], one.type, types[one.target])
        for one in described.relationships
        if one.type != ASSOCIATION
    }

    assert drawn - TRIPLES == set()
    assert len(drawn) > 12


def test_an_owner_is_a_directed_association_with_the_title_of_the_field(described):
    owner = _find(described, "lgsp.system.mot-system.owner.so-tu-phap")

    assert (owner.source, owner.type, owner.directed) == ("lgsp.agency.so-tu-phap", ASSOCIATION, True)
    assert owner.names == (Text("Cơ quan chủ quản", "vi"),)


def test_a_flow_is_a_relationship_tied_to_service_contract_and_information(described):
    flow = _find(described, "lgsp.flow.mot-flow")
    ties = {(one.type, one.target) for one in described.relationships if one.source == flow.id}

    assert (flow.type, flow.source, flow.target) == ("Flow", "lgsp.system.ho-tich", "lgsp.system.mot-cua")
    assert ties == {
        (ASSOCIATION, "lgsp.service.tra-cuu-ho-tich"),
        (ASSOCIATION, "lgsp.contract.hop-dong-ho-tich"),
        (ASSOCIATION, "lgsp.information.mot-information"),
    }


def test_what_a_database_holds_is_data_that_realizes_information(described):
    access = _find(described, "lgsp.database.mot-database.data.mot-information")
    realization = _find(described, f"{access.target}.of")

    assert (access.type, access.access) == ("Access", "ReadWrite")
    assert (realization.type, realization.target) == ("Realization", "lgsp.information.mot-information")


def test_a_requirement_of_a_component_realizes_its_principle(described):
    one = "lgsp.component.mot-component.requirement.0"

    assert _find(described, f"{one}.met").source == "lgsp.component.mot-component"
    assert _find(described, f"{one}.dung-lai").target == "lgsp.principle.dung-lai"


def test_bands_group_their_components(described):
    grouped = [
        one
        for one in described.relationships
        if one.type == "Aggregation" and one.id.startswith("lgsp.band.")
    ]

    assert {one.target for one in grouped} >= {"lgsp.component.cong-dich-vu", "lgsp.component.mot-component"}


def test_views_show_agencies_applications_and_flows(described):
    assert [one.id for one in described.diagrams] == [
        "lgsp.view.agencies",
        "lgsp.view.components",
        "lgsp.view.flows.so-tu-phap",
    ]
    assert all(one.drawing.nodes for one in described.diagrams)
