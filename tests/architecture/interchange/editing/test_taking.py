"""A form about an entity: only what was edited is taken, in the words of officials, and objections name the field."""

from datetime import date

import pytest

from lgsp.architecture.interchange.editing.fields import Control, list_fields, list_left_out
from lgsp.architecture.interchange.editing.taking import Effect, Posted, take_in
from lgsp.architecture.interchange.editing.texts import show_texts
from lgsp.architecture.interchange.survey.cells import fingerprint
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import write_complete_folder
from tests.house.source_tree import ROOT

DAY = date(2026, 11, 27)
ROLE = {
    "chuyen-trach": {
        "holders": [{"agency": "van-phong", "valid_from": "2025-03-01"}, {"agency": "so-tai-chinh"}],
        "duties": ["Rà soát", "Báo cáo"],
    }
}


@pytest.fixture
def model(tmp_path):
    return load_model(write_complete_folder(tmp_path / "tinh", role=ROLE))


def post(model, key, *, moved=(), **texts):
    """Take a form about an entity in which some texts were edited, and some had changed since it was sent."""
    entity = model.entities[key]
    shown = show_texts(type(entity), entity, model)
    sent = {name: fingerprint(text) for name, text in shown.items()} | dict.fromkeys(moved, "khac")
    edited = {name.replace("__", "."): text for name, text in texts.items()}
    return take_in(Posted({**shown, **edited}, sent), kind=type(entity), entity=entity, model=model, on=DAY)


def said(taken):
    return {key: problem.code for key, problem in taken.problems.items()}


@pytest.fixture(scope="module")
def province():
    return load_model(ROOT / "examples" / "lam-giang")


@pytest.mark.parametrize("kind", KINDS)
def test_every_text_of_the_sample_province_reads_back_as_what_it_was(province, kind):
    state = province.at(DAY)
    for entity in list(state.all(KINDS[kind]))[:25]:
        texts = show_texts(KINDS[kind], entity, state)
        posted = Posted(texts, dict.fromkeys(texts, "khac"))
        whole = province.entities[entity.id]
        taken = take_in(posted, kind=KINDS[kind], entity=whole, model=province, on=DAY)

        assert said(taken) == {}
        came = taken.entity.model_dump(exclude={"provenance", "not_applicable"})
        assert came == whole.model_dump(exclude={"provenance", "not_applicable"})
        assert set(taken.entity.not_applicable) == set(whole.not_applicable)


def test_a_form_that_was_not_touched_takes_nothing(model):
    taken = post(model, "ho-tich")

    assert (taken.edited, taken.entity) == ((), model.entities["ho-tich"])


def test_names_words_days_and_marks_are_read_as_officials_write_them(model):
    taken = post(
        model,
        "ho-tich",
        owner=model.entities["van-phong"].name,
        status="Đang thay thế",
        valid_to="31/12/2027",
    )

    assert (taken.entity.owner, taken.entity.status, taken.entity.valid_to) == (
        "van-phong",
        "phasing-out",
        date(2027, 12, 31),
    )
    mark = f"Chưa xác định; {model.entities['van-phong'].name}; 31/12/2027"
    assert post(model, "ho-tich", address=mark).entity.undetermined[0].field == "address"
    assert said(post(model, "ho-tich", address="Chưa xác định")) == {"address": "EDIT-004"}


def test_a_table_is_pasted_from_a_spreadsheet_or_written_with_bars(model):
    name = model.entities["so-tu-phap"].name
    for text in (f"{name}\t01/07/2025", f"{name} | 01/07/2025", f"{name} [so-tu-phap] | 01/07/2025 | "):
        (holder,) = post(model, "chuyen-trach", holders=text).entity.holders
        assert (holder.agency, holder.valid_from, holder.valid_to) == ("so-tu-phap", date(2025, 7, 1), None)
    assert post(model, "chuyen-trach", holders="").entity.holders == ()
    assert said(post(model, "chuyen-trach", holders="a|b|c|d|e|f")) == {"holders": "EDIT-003"}
    assert said(post(model, "chuyen-trach", holders="Sở không có")) == {"holders": "SURVEY-017"}


@pytest.mark.parametrize(
    ("texts", "code"),
    [
        ({"name": " "}, "EDIT-001"),
        ({"owner": "Sở không có"}, "SURVEY-017"),
        ({"valid_to": "hôm qua"}, "SURVEY-019"),
        ({"security_level": "chín"}, "SURVEY-018"),
        ({"security_level": "9"}, "SURVEY-025"),
    ],
)
def test_an_objection_names_its_field_and_nothing_is_taken(model, texts, code):
    taken = post(model, "ho-tich", **texts)

    assert said(taken) == {next(iter(texts)): code}
    assert taken.entity is None


def test_a_field_somebody_else_changed_is_asked_about_unless_both_say_the_same(model):
    assert said(post(model, "ho-tich", moved=["name"], name="Khác")) == {"name": "EDIT-002"}
    assert said(post(model, "ho-tich", moved=["name"])) == {}


def test_a_new_entity_gets_an_id_of_its_name(model):
    texts = {"name": "Hệ thống Cây xanh", "owner": "so-tu-phap"}
    taken = take_in(Posted(texts, {}), kind=KINDS["system"], entity=None, model=model, on=DAY)

    assert (taken.entity.id, taken.entity.owner) == ("he-thong-cay-xanh", "so-tu-phap")


def test_what_holds_from_a_day_leaves_today_alone(model):
    entity = model.entities["ho-tich"]
    shown = show_texts(type(entity), entity, model)
    sent = {name: fingerprint(text) for name, text in shown.items()}
    posted = Posted({**shown, "owner": "van-phong", "security.backup": "Ba nơi"}, sent)
    effect = Effect(date(2027, 3, 1), "Sắp xếp")

    taken = take_in(posted, kind=type(entity), entity=entity, model=model, on=DAY, effect=effect)

    assert taken.problems == {}
    assert taken.entity.at(DAY).owner == entity.owner
    later = taken.entity.at(date(2027, 3, 1))
    assert (later.owner, later.security.backup) == ("van-phong", "Ba nơi")
    emptied = Posted({**shown, "description": "x", "technology": ""}, dict.fromkeys(shown, "khac"))
    assert (
        "SURVEY-026"
        in said(
            take_in(emptied, kind=type(entity), entity=entity, model=model, on=DAY, effect=effect)
        ).values()
    )


def test_hostile_text_stays_text(model):
    text = '<script>alert(1)</script>\n=HYPERLINK("x")'

    assert post(model, "ho-tich", description=text).entity.description == text


def test_every_kind_has_a_form_and_what_it_leaves_out_is_told():
    for kind in KINDS.values():
        fields = list_fields(kind)
        assert fields[0].key == "name" or "name" in {field.key for field in fields}
        assert all(field.choices for field in fields if field.control in (Control.WORD, Control.WORDS))
    assert list_left_out(KINDS["project"]) == ("Phương án so sánh",)
