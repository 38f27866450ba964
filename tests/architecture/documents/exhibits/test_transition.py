"""Stages, exceptions, roles and what is replaced (VIII)."""

import pytest

from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits import transition
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import DAY


@pytest.fixture
def edition_of(model_folder):
    """Return a factory: the edition of the sound model with what is given."""
    return lambda **kinds: Edition(load_model(model_folder(**kinds)), DAY)


def test_a_role_names_who_holds_it_on_the_day(edition_of):
    edition = edition_of(
        agency={"so-cu": {"name": "Sở cũ"}},
        role={
            "dau-moi": {
                "name": "Đầu mối",
                "duties": ["Cập nhật"],
                "holders": [
                    {"agency": "so-cu", "valid_to": "2025-02-28"},
                    {"agency": "so-tu-phap", "valid_from": "2025-03-01"},
                ],
            }
        },
    )

    assert [row.cells[1:] for row in transition.list_roles(edition).rows] == [
        ("Đầu mối", "so-tu-phap", "Cập nhật")
    ]


def test_a_waiver_says_for_what_why_by_which_document_and_until_when(edition_of):
    waiver = {
        "name": "Cho phép nối thẳng", "rule": "FLW401", "subjects": ["ho-tich"], "reason": "Dung lượng lớn",
        "document": "7/QĐ-UBND", "valid_to": "2027-12-31",
    }  # fmt: skip

    assert [row.cells[1:] for row in transition.list_waivers(edition_of(waiver={"mt": waiver})).rows] == [
        ("Cho phép nối thẳng (FLW401)", "Hộ tịch", "Dung lượng lớn", "7/QĐ-UBND", "31/12/2027")
    ]


def test_what_leaves_is_listed_with_the_project_that_replaces_it_or_that_there_is_none(edition_of):
    edition = edition_of(
        system={
            "ho-tich": {"object_code": "KT-1", "treatment": "replace"},
            "mot-cua": {"object_code": "KT-2", "treatment": "merge"},
        },
        project={"thay": {"name": "Thay hệ thống", "retires": ["ho-tich"], "ends_on": "2027-06-30"}},
    )
    rows = [row.cells[1:5] for row in transition.list_leaving(edition).rows]

    assert rows == [
        ("KT-1\nHộ tịch", "Thay thế/kết thúc", "Thay hệ thống", "30/06/2027"),
        ("KT-2\nMột cửa", "Hợp nhất/tổ chức lại", "Chưa gắn dự án", "–"),
    ]


def test_stages_stand_in_the_order_of_time_with_their_goals(edition_of):
    edition = edition_of(
        goal={"muc-tieu": {"name": "Bớt giấy tờ"}},
        stage={
            "sau": {"name": "2028", "starts_on": "2028-01-01", "ends_on": "2028-12-31"},
            "truoc": {
                "name": "2027", "starts_on": "2026-01-01", "ends_on": "2027-12-31", "goals": ["muc-tieu"],
            },
        },
    )  # fmt: skip
    rows = {row.cells[0]: row.cells[1:] for row in transition.list_stages(edition).rows}

    assert rows["2027"] == ("01/01/2026 – 31/12/2027", "–", "Bớt giấy tờ")
    assert list(rows).index("2027") < list(rows).index("2028")
