"""The one canonical form of an entity's file."""

from datetime import date

import pytest

from lgsp.architecture.model.nodes import parse
from lgsp.architecture.model.organisation import Agency
from lgsp.architecture.model.planning import Project
from lgsp.architecture.model.saving import to_yaml, write_entity
from lgsp.architecture.model.systems import Service


def test_fields_come_in_the_order_of_the_class_and_defaults_are_left_out():
    project = Project(
        stage="Chuẩn bị",
        ends_on=date(2026, 12, 31),
        starts_on=date(2026, 1, 1),
        owner="so-y-te",
        funding=({"year": 2026, "amount": 1500000, "budget": "Ngân sách tỉnh"},),
        name="Dự án",
        id="du-an",
    )

    assert to_yaml(project) == (
        "id: du-an\nname: Dự án\nowner: so-y-te\nstarts_on: 2026-01-01\nends_on: 2026-12-31\nstage: Chuẩn bị\n"
        "funding:\n- year: 2026\n  amount: 1500000\n  budget: Ngân sách tỉnh\n"
    )


def test_the_same_day_twice_is_written_twice():
    day = date(2026, 1, 1)
    project = Project(id="a", name="A", owner="b", stage="x", starts_on=day, ends_on=day)

    assert "starts_on: 2026-01-01\nends_on: 2026-01-01\n" in to_yaml(project)


def test_words_and_truth_values_are_plain_and_ambiguous_text_is_quoted():
    agency = Agency(id="a", name="no", short_name="1.0", level="unit", code="H99.1", is_digital_lead=True)

    assert (
        to_yaml(agency)
        == "id: a\nname: 'no'\nlevel: unit\nshort_name: '1.0'\ncode: H99.1\nis_digital_lead: true\n"
    )


def test_long_text_stands_in_a_block():
    agency = Agency(id="a", name="A", level="unit", code="H99.1", description="Dòng một.\n\nDòng hai.")

    assert "description: |-\n  Dòng một.\n\n  Dòng hai.\n" in to_yaml(agency)


@pytest.mark.parametrize(
    "text", ["a\x85b", "a\u2028b", "a\rb", "a\r\nb", " \tb\n  c", "#", "- x", "a: b\nc", "'\"", "\n x\ny"]
)
def test_text_that_yaml_would_change_comes_back_as_it_was(text):
    agency = Agency(id="a", name="A", level="unit", code="H99.1", description=f"x{text}y")

    assert parse(to_yaml(agency), file="a.yaml").content["description"] == f"x{text}y"


def test_the_file_lies_in_the_folder_of_its_kind(tmp_path):
    service = Service(id="tra-cuu", name="Tra cứu", provider="ho-tich", code="tra-cuu")

    path = write_entity(service, tmp_path)

    assert path == tmp_path / "model/service/tra-cuu.yaml"
    assert path.read_text() == to_yaml(service)


def test_a_folder_that_cannot_be_written_says_so_and_loses_nothing(tmp_path):
    (tmp_path / "model").write_text("một tệp nằm ở chỗ của thư mục")

    with pytest.raises(OSError, match="model"):
        write_entity(Agency(id="a", name="A", level="unit", code="H99.1"), tmp_path)

    assert (tmp_path / "model").read_text() == "một tệp nằm ở chỗ của thư mục"
