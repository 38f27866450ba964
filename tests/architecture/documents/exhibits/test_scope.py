"""To whom the architecture applies (I.2)."""

from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits import scope
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import DAY


def test_agencies_in_force_are_named_by_level_and_those_that_ended_are_not(model_folder):
    folder = model_folder(
        agency={
            "so-cu": {"name": "Sở cũ", "valid_to": "2025-02-28"},
            "xa": {"name": "Ủy ban nhân dân xã Vị Làng", "level": "commune"},
        }
    )
    rows = {row.cells[0]: row.cells[1:] for row in scope.list_direct(Edition(load_model(folder), DAY)).rows}

    assert rows["Cấp xã"] == ("1", "xã Vị Làng")
    assert "Sở cũ" not in rows["Sở, ban, ngành"][1]


def test_central_agencies_are_listed_with_what_of_theirs_the_province_uses(model_folder):
    folder = model_folder(
        agency={
            "bo": {"name": "Bộ Công an", "level": "central"},
            "khac": {"name": "Bộ khác", "level": "central"},
        },
        system={"ho-tich": {"owner": "bo"}},
    )
    rows = [row.cells[1:] for row in scope.list_coordinated(Edition(load_model(folder), DAY)).rows]

    assert rows == [("Bộ Công an", "2", "1")]
