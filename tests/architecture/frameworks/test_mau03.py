"""The fields and values of Mẫu số 03, held together with the words of the model."""

import unicodedata
from collections import Counter

import pytest

from lgsp.architecture.conformance.verdicts import Verdict
from lgsp.architecture.documents.wording import TREATMENT
from lgsp.architecture.frameworks.errors import FormValueUnknown
from lgsp.architecture.frameworks.mau03 import find_value, get_value, list_fields, list_values
from lgsp.architecture.model import exchanges, objects, planning

ENUMS = {
    "record_kind": objects.RecordKind,
    "object_type": objects.ObjectType,
    "layer": objects.Layer,
    "layer_component": objects.LayerComponent,
    "model_state": objects.ModelState,
    "usage_scope": objects.UsageScope,
    "sharing_form": objects.SharingForm,
    "lifecycle_state": objects.Lifecycle,
    "usage_state": objects.UsageState,
    "treatment": objects.Treatment,
    "relation_type": exchanges.RelationType,
    "relation_channel": exchanges.Channel,
    "relation_state": exchanges.RelationState,
    "mapping_relation": objects.MappingRelation,
    "realisation_state": planning.RealisationState,
    "data_readiness": planning.DataReadiness,
    "execution_state": planning.ExecutionState,
    "compliance_result": Verdict,
}
PREFIXES = ["KT-", "QG-", "LQ-", "CX-", "QH-", "ND-", "NV-", "KPI-"]
NOT_APPLICABLE = "Không áp dụng"


def test_four_sheets_have_66_fields_numbered_from_1():
    counts = Counter(field.sheet for field in list_fields())

    assert counts == {"DM_DOITUONG": 20, "QH_KETNOI": 12, "ANHXA": 12, "HOANTHIEN_NV": 22}
    for sheet, count in counts.items():
        assert [field.number for field in list_fields(sheet)] == list(range(1, count + 1))


def test_every_field_says_how_far_it_is_required_and_what_goes_into_it():
    assert all(field.requirement and field.guidance for field in list_fields())


def test_every_list_but_two_has_a_field_and_every_field_names_a_list_there_is():
    lists = {value.list for value in list_values()}
    named = {field.value_list for field in list_fields()} - {""}

    assert lists - named == {"compliance_result", "local_code_prefix"}
    assert named <= lists


@pytest.mark.parametrize("name", ENUMS)
def test_the_words_of_the_model_are_the_values_of_the_list_in_both_directions(name):
    written = [value.member for value in list_values(name) if value.member]

    assert sorted(written) == sorted(member.value for member in ENUMS[name])


def test_every_list_of_values_is_held_to_the_model_or_to_the_prefixes():
    assert {value.list for value in list_values()} == {*ENUMS, "local_code_prefix"}
    assert [value.member for value in list_values("local_code_prefix")] == PREFIXES
    assert all(value.name.startswith(value.member) for value in list_values("local_code_prefix"))


def test_only_what_is_not_applicable_has_no_word_of_the_model():
    without = [value for value in list_values() if not value.member]

    assert {value.name for value in without} == {NOT_APPLICABLE}
    assert [value.list for value in without] == ["layer_component", "sharing_form", "data_readiness"]


def test_the_document_prints_treatments_in_the_official_words():
    assert {value.member: value.name for value in list_values("treatment")} == dict(TREATMENT)


def test_a_value_is_found_by_its_words_whatever_their_case_spaces_and_unicode_form():
    decomposed = unicodedata.normalize("NFD", " DÙNG CHUNG  cấp tỉnh ")

    assert find_value("sharing_form", decomposed) == get_value("sharing_form", "province")
    assert find_value("sharing_form", "Dùng chung cấp huyện") is None


def test_a_word_the_list_does_not_have_is_refused():
    with pytest.raises(FormValueUnknown, match="list 'treatment' of Mẫu số 03 has no value"):
        get_value("treatment", "")
