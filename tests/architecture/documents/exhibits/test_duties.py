"""Who answers for what."""

from tests.architecture.documents.reading import cells_of, get_table, list_figures

DUTIES = {
    "mot": {"agency": "so-khcn", "involvement": "A", "targets": ["ho-tich"], "duty": "Quyết định"},
    "hai": {
        "agency": None,
        "role": "van-hanh",
        "involvement": "R",
        "targets": ["ho-tich"],
        "duty": "Vận hành",
    },
    "ba": {"involvement": "C", "targets": ["dat-dai"], "duty": "Góp ý"},
}
LEAD = {"so-khcn": {"name": "Sở Khoa học và Công nghệ", "is_digital_lead": "true"}}


def held(**when):
    return {"van-hanh": {"name": "Đơn vị vận hành", "holders": [{"agency": "so-khcn", **when}]}}


def test_the_duties_of_the_lead_stand_apart_from_those_of_others(document):
    lead = get_table(document, "Trách nhiệm của Sở Khoa học")
    others = cells_of(document, "Trách nhiệm của các cơ quan khác")

    assert [row.cells[1] for row in lead.rows] == ["Cập nhật Kiến trúc", "Thẩm định Kiến trúc"]
    assert {row.subject for row in lead.rows} == {"so-khcn"}
    assert others == [("1", "Văn phòng UBND tỉnh", "Tuân thủ")]


def test_the_lead_also_answers_for_what_the_roles_it_holds_answer_for(compiled):
    document = compiled(agency=LEAD, responsibility=DUTIES, role=held())

    duties = [row[4] for row in cells_of(document, "Trách nhiệm của cơ quan chuyên trách đối với")]
    assert sorted(duties) == ["Quyết định", "Vận hành"]


def test_a_role_no_longer_held_binds_nobody(compiled):
    document = compiled(agency=LEAD, responsibility=DUTIES, role=held(valid_to="2025-01-01"))

    assert [row[4] for row in cells_of(document, "Trách nhiệm của cơ quan chuyên trách đối với")] == [
        "Quyết định"
    ]


def test_every_responsibility_is_told_in_words_and_in_the_matrix(compiled):
    document = compiled(agency=LEAD, responsibility=DUTIES, role=held())

    rows = cells_of(document, "Trách nhiệm của từng cơ quan, vai trò")
    assert ("Đơn vị vận hành", "Thực hiện (R)", "Hệ thống thông tin: Hộ tịch", "Vận hành", "–") in [
        row[1:] for row in rows
    ]
    assert len(rows) == 3
    assert "Ma trận trách nhiệm (RACI)" in [figure.title for figure in list_figures(document)]
