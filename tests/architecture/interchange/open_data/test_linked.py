"""JSON-LD: public words where there are any, own words defined in the file, labels in two languages."""

import json

import pytest

from lgsp.architecture.interchange.open_data.linked import write_jsonld
from lgsp.architecture.model.reading import load_model


@pytest.fixture
def nodes(model_folder):
    """Return the nodes of the sound model by their address."""
    named = {"csdl-ho-tich": {"name_en": "Civil status", "legal_basis": ["nghi-dinh"]}}
    written = json.loads(write_jsonld(load_model(model_folder(database=named))))
    return {node["@id"]: node for node in written["@graph"]}


def test_a_database_is_a_dataset_of_its_lead_agency(nodes):
    node = nodes["database/csdl-ho-tich"]

    assert node["@type"] == ["Database", "dcat:Dataset"]
    assert node["dct:publisher"] == [{"@id": "agency/so-tu-phap"}]
    assert node["dct:title"] == [
        {"@value": "csdl-ho-tich", "@language": "vi"},
        {"@value": "Civil status", "@language": "en"},
    ]


def test_a_service_is_a_data_service_and_an_agency_an_organisation(nodes):
    assert "dcat:DataService" in nodes["service/tra-cuu-ho-tich"]["@type"]
    assert {"org:FormalOrganization", "schema:GovernmentOrganization"} < set(
        nodes["agency/van-phong"]["@type"]
    )
    assert nodes["document/nghi-dinh"]["schema:legislationDate"] == {
        "@value": "2025-10-22",
        "@type": "xsd:date",
    }


def test_the_catalogue_lists_them_and_says_that_the_province_is_invented(nodes):
    catalogue = nodes[""]

    assert {"@id": "service/tra-cuu-ho-tich"} in catalogue["dcat:service"]
    assert catalogue["dcat:dataset"] == [{"@id": "database/csdl-ho-tich"}]
    assert catalogue["notice"] == {"@value": "Tỉnh giả định.", "@language": "vi"}


def test_own_words_are_defined_with_vietnamese_and_english_labels(nodes):
    label = nodes["#security_level"]["rdfs:label"]

    assert {"@value": "Cấp độ an toàn", "@language": "vi"} in label
    assert {"@value": "security level", "@language": "en"} in label
    assert nodes["#System"]["@type"] == "rdfs:Class"


def test_every_word_used_is_defined_or_has_a_prefix_of_the_context(sound_model):
    written = json.loads(write_jsonld(sound_model))
    defined = {node["@id"].removeprefix("#") for node in written["@graph"]}

    for node in written["@graph"]:
        for word in (*node, *(node["@type"] if isinstance(node["@type"], list) else [])):
            prefix, colon, _ = word.partition(":")
            known = prefix in written["@context"] if colon else word.startswith("@") or word in defined
            assert known or node["@id"] == "", word


def test_an_address_makes_everything_absolute(sound_model):
    context = json.loads(write_jsonld(sound_model, base="https://example.org/kt/"))["@context"]

    assert (context["@base"], context["@vocab"]) == ("https://example.org/kt/", "https://example.org/kt/#")
