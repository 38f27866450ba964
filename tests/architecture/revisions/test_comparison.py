"""The comparison table: old, new and why."""

import pytest

from lgsp.architecture.revisions.comparison import NO_REASON, make_table, read_reasons
from lgsp.architecture.revisions.errors import ReasonsUnreadable

CHANGE = {
    "valid_from": "2027-03-01",
    "note": "Sắp xếp lại các sở",
    "basis": "nghi-dinh",
    "becomes": {"lead_agencies": ["van-phong"]},
}


def test_rows_are_grouped_by_kind_and_paragraph(differ):
    table = make_table(
        differ(
            {"system": {"mot-cua": {"treatment": "keep"}}},
            province={"seat": "Phường Khác"},
            prose={"II": "Khác."},
            agency={"so-y-te": {"name": "Sở Y tế"}},
            system={"mot-cua": {"treatment": "replace"}},
        )
    )

    assert [group.heading for group in table.groups] == [
        "Thông tin chung",
        "Cơ quan",
        "Hệ thống thông tin",
        "II. Hiện trạng phát triển Chính quyền điện tử của tỉnh",
    ]
    assert [(row.old, row.new) for row in table.groups[2].rows] == [("Tiếp tục sử dụng", "Thay thế/kết thúc")]
    assert table.notice == "Tỉnh giả định."


def test_a_planned_change_brings_its_reason_and_its_day(differ):
    (row,) = make_table(differ(database={"csdl-ho-tich": {"changes": [CHANGE]}})).rows

    assert (row.old, row.new) == ("so-tu-phap", "van-phong (từ 01/03/2027)")
    assert row.why == "Sắp xếp lại các sở. Căn cứ nghi-dinh"


def test_a_note_that_came_with_the_change_is_its_reason_and_an_old_one_is_not(differ):
    note = {"note": "Theo nghị quyết mới"}
    before, after = {"treatment": "keep"}, {"treatment": "replace", **note}
    came = make_table(differ({"system": {"mot-cua": before}}, system={"mot-cua": after}))
    stood = make_table(differ({"system": {"mot-cua": before | note}}, system={"mot-cua": after}))

    assert {row.why for row in came.rows} == {"Theo nghị quyết mới"}
    assert [row.why for row in stood.rows] == [NO_REASON]


def test_reasons_given_beside_fill_what_the_model_does_not_say(differ):
    difference = differ(
        {"agency": {"so-y-te": {}}}, system={"mot-cua": {"treatment": "replace"}}, prose={"II": "Khác."}
    )
    reasons = {"so-y-te": "Giải thể", "mot-cua.treatment": "Hết hợp đồng", "prose/II": "Số liệu mới"}

    table = make_table(difference, reasons)

    assert {row.key: row.why for row in table.rows} == reasons
    assert table.unexplained == ()
    assert [row.key for row in make_table(difference).unexplained] == list(reasons)


def test_an_entity_that_is_new_says_what_it_is(differ):
    table = make_table(differ(role={"lanh-dao": {"name": "Lãnh đạo", "duties": ["Chỉ đạo", "Kiểm tra"]}}))

    (row,) = table.rows
    assert (row.subject, row.old, row.why) == ("Lãnh đạo", "–", NO_REASON)
    assert row.new.endswith("nhiệm vụ: Chỉ đạo\nKiểm tra")


def test_the_legal_basis_of_an_entity_that_is_new_is_its_reason(differ):
    table = make_table(differ(principle={"mot-lan": {"legal_basis": ["nghi-dinh"]}}))

    assert [row.why for row in table.rows] == ["Căn cứ nghi-dinh"]


def test_items_of_a_list_stand_a_line_each(differ):
    old, new = {"van-phong": {"functions": []}}, {"van-phong": {"functions": ["Một", "Hai"]}}
    (row,) = make_table(differ({"agency": old}, agency=new)).rows

    assert (row.old, row.new) == ("–", "Bổ sung: Một\nHai")


@pytest.mark.parametrize("text", ["- một", "a:\n  b: c", "a: ''", "a: [x]"])
def test_a_file_of_reasons_says_ids_and_sentences_only(tmp_path, text):
    path = tmp_path / "ly-do.yaml"
    path.write_text(text)

    with pytest.raises(ReasonsUnreadable):
        read_reasons(path)


def test_a_file_of_reasons_is_read(tmp_path):
    path = tmp_path / "ly-do.yaml"
    path.write_text("so-y-te: Giải thể\nprose/II: |\n  Số liệu\n  mới\n")

    assert read_reasons(path) == {"so-y-te": "Giải thể", "prose/II": "Số liệu mới"}
