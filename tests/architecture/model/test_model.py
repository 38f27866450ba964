"""The model as others use it: by kind, by id, by place, by digest."""

from datetime import date

import pytest

from lgsp.architecture.model.databases import Database
from lgsp.architecture.model.errors import EntityUnknown
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.places import Place
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.systems import System


def test_a_kind_comes_in_the_order_of_the_vietnamese_alphabet(model_folder):
    names = {"so-tu-phap": "Đào", "so-tai-chinh": "Dung", "so-nong-nghiep": "Ân", "van-phong": "An"}
    agencies = {key: {"name": name} for key, name in names.items()}

    model = load_model(model_folder(agency=agencies))

    assert [agency.name for agency in model.all(Agency)] == ["An", "Ân", "Dung", "Đào"]


def test_a_kind_without_entities_is_empty(model_folder):
    assert load_model(model_folder(database={"csdl-ho-tich": None})).all(Database) == ()


def test_get_refuses_what_is_not_there_or_of_another_kind(sound_model):
    assert sound_model.get(System, "ho-tich").name == "Hộ tịch"
    with pytest.raises(EntityUnknown, match="no agency 'ho-tich'") as refusal:
        sound_model.get(Agency, "ho-tich")

    assert refusal.value.message_in("vi") == "Mô hình không có đối tượng “Cơ quan” với mã “ho-tich”."


def test_find_gives_none_for_what_is_not_there_or_of_another_kind(sound_model):
    assert sound_model.find(System, "khong-co") is None
    assert sound_model.find(Agency, "ho-tich") is None


def test_the_place_of_an_entity_a_field_and_an_item(model_folder):
    text = "# luồng\nid: f\nname: F\nprovider: ho-tich\nconsumer: mot-cua\npurpose: x\nlegal_basis:\n- nghi-dinh\n"
    model = load_model(model_folder(text={"model/flow/f.yaml": text}))
    flow = model.get(Flow, "f")

    assert model.place(flow) == Place("model/flow/f.yaml", 2)
    assert model.place(flow, "purpose").line == 6
    assert model.place(flow, "legal_basis", 0).line == 8
    assert model.place(flow, "via").line == 2
    assert str(model.place(model.province, "outline")) == "province.yaml:5"


def test_the_digest_does_not_depend_on_order_comments_or_formatting(model_folder):
    first = load_model(model_folder()).digest
    text = "# viết lại\nname:   'so-y-te'\nlevel: unit\nid: so-y-te\ncode: H99.20\nstatus: in-use\n"
    plain = load_model(model_folder(agency={"so-y-te": {"level": "unit", "code": "H99.20"}})).digest
    rewritten = load_model(model_folder(text={"model/agency/so-y-te.yaml": text})).digest

    assert plain == rewritten != first
    assert len(first) == 64


@pytest.mark.parametrize(
    "change",
    [
        {"agency": {"so-tu-phap": {"name": "Khác"}}},
        {"agency": {"so-tu-phap": {"description": "Thêm"}}},
        {"prose": {"II": "Khác."}},
        {"province": {"seat": "Khác"}},
        {"principle": {"dung-lai": None}},
    ],
)
def test_the_digest_changes_with_what_is_said(model_folder, tmp_path, change):
    before = load_model(model_folder()).digest
    (tmp_path / "lam-giang/model/principle/dung-lai.yaml").unlink()

    assert load_model(model_folder(**change)).digest != before


def test_a_model_cannot_be_changed(sound_model):
    with pytest.raises(AttributeError):
        sound_model.prose = {}
    with pytest.raises(ValueError, match="frozen"):
        sound_model.get(System, "ho-tich").name = "Khác"


CHANGING = {
    "valid_from": "2025-01-01",
    "changes": [{"valid_from": "2026-06-01", "becomes": {"owner": "van-phong"}}],
}


def test_the_facts_of_a_day_keep_what_is_not_in_force_in_the_lists(model_folder):
    model = load_model(model_folder(system={"ho-tich": CHANGING, "cu": {"valid_to": "2020-01-01"}}))

    facts = model.facts_of(date(2026, 6, 1))

    assert facts.get(System, "ho-tich").owner == "van-phong"
    assert facts.find(System, "cu") in facts.all(System)
    assert facts.find(System, "cu") not in model.at(date(2026, 6, 1)).all(System)


def test_facts_that_no_change_touches_are_the_model_itself(sound_model):
    assert sound_model.facts_of(date(2026, 6, 1)) is sound_model


def test_the_state_of_a_day_knows_the_whole(model_folder):
    model = load_model(model_folder(system={"cu": {"valid_to": "2020-01-01"}}))
    state = model.at(date(2026, 6, 1))

    assert state.whole.find(System, "cu") in state.whole.all(System)
    assert model.whole is model


def test_listed_is_every_kind_that_all_lists(sound_model):
    assert {entity.id for entity in sound_model.listed} == set(sound_model.entities)


def test_what_is_derived_is_made_once_for_each_model(sound_model):
    made = []

    def count(model):
        made.append(model)
        return len(model.entities)

    assert sound_model.derive(count) == sound_model.derive(count) == len(sound_model.entities)
    assert made == [sound_model]
    sound_model.at(date(2026, 6, 1)).derive(count)
    assert len(made) == 2
