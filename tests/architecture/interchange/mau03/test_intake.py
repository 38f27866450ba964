"""What a workbook would make of a model: cell by cell, and nothing while a cell cannot be accepted."""

import pytest

from lgsp.architecture.interchange.mau03.errors import DatasetRefused
from lgsp.architecture.interchange.mau03.intake import take_in
from lgsp.architecture.interchange.mau03.reading import read_workbook
from lgsp.architecture.model.reading import load_model
from tests.architecture.interchange.mau03.workbooks import edit, empty, make, write

OBJECT = {"object_code": "KT-1", "record_kind": "Bản ghi gốc", "name": "Kho dữ liệu", "owner_agency": "Sở Y tế",
          "object_type": "Hệ thống số/hệ thống thông tin"}  # fmt: skip


def _find(content, sheet, code, column):
    """Return the address of the cell of a column in the row of a code."""
    row = next(row for row in read_workbook(content).tables[sheet] if code in row.cells.values())
    return row.place(column)


def change(model, *changes):
    """Return what changes in the model when cells of its own workbook are changed: (sheet, code, column, value)."""
    content = write(model)
    cells = [(_find(content, sheet, code, column), value) for sheet, code, column, value in changes]
    return take_in(read_workbook(edit(content, *cells)), model)


def refuse(model, *changes):
    """Return the sentences about cells that are refused, with their codes."""
    with pytest.raises(DatasetRefused) as refused:
        change(model, *changes)
    return [f"{problem.code} {problem.vietnamese_sentence}" for problem in refused.value.problems]


def test_its_own_workbook_changes_nothing(sound_model):
    taken = take_in(read_workbook(write(sound_model)), sound_model)

    assert (taken.entities, taken.missing, taken.notes) == ((), (), ())


def test_a_changed_cell_changes_one_field(sound_model):
    taken = change(sound_model, ("DM_DOITUONG", "KT-HO-TICH", "lifecycle_state", "Nâng cấp"))

    before = sound_model.entities["ho-tich"]
    assert taken.entities == (before.model_copy(update={"lifecycle": "upgrading"}),)


def test_case_and_spaces_of_official_words_do_not_count(sound_model):
    taken = change(sound_model, ("DM_DOITUONG", "KT-HO-TICH", "lifecycle_state", " ĐANG  vận hành"))

    assert taken.entities == (), "it is what the status says"


def test_an_empty_cell_says_nothing_and_is_told(model_folder):
    model = load_model(model_folder(system={"ho-tich": {"note": "quan trọng"}}))

    taken = change(model, ("DM_DOITUONG", "KT-HO-TICH", "note", None))

    assert taken.entities == ()
    assert "giữ nguyên “quan trọng”" in taken.notes[0].text


def test_not_known_and_not_applicable_become_what_the_model_says_of_fields(sound_model):
    taken = change(
        sound_model,
        ("DM_DOITUONG", "KT-HO-TICH", "source_code", "Chưa xác định (van-phong, 31/12/2026)"),
        ("DM_DOITUONG", "KT-HO-TICH", "treatment", "Không áp dụng"),
    )

    system = taken.entities[0]
    assert [(one.field, one.unit, one.deadline.isoformat()) for one in system.undetermined] == [
        ("source_code", "van-phong", "2026-12-31")
    ]
    assert system.not_applicable == ("treatment",)


def test_an_answer_takes_the_place_of_not_known(model_folder):
    open_ = {"field": "source_code", "unit": "van-phong", "deadline": "2026-12-31"}
    model = load_model(model_folder(system={"ho-tich": {"undetermined": [open_]}}))

    taken = change(model, ("DM_DOITUONG", "KT-HO-TICH", "source_code", "G01.7"))

    assert (taken.entities[0].source_code, taken.entities[0].undetermined) == ("G01.7", ())


def test_agencies_are_known_by_name_code_short_name_and_without_marks(model_folder):
    agencies = {"so-tai-chinh": {"name": "Sở Tài chính", "code": "H99.11", "short_name": "STC"}}
    model = load_model(model_folder(agency=agencies))

    for called in ("Sở Tài chính", "so tai chinh", "H99.11", "STC"):
        taken = change(model, ("DM_DOITUONG", "KT-HO-TICH", "owner_agency", called))
        assert taken.entities[0].owner == "so-tai-chinh"


def test_every_wrong_cell_is_named_with_a_code(sound_model):
    assert refuse(
        sound_model,
        ("DM_DOITUONG", "KT-HO-TICH", "owner_agency", "Sở Vô danh"),
        ("DM_DOITUONG", "KT-HO-TICH", "layer", "Lớp 9"),
        ("DM_DOITUONG", "KT-MOT-CUA", "operator_unit", "Chưa xác định"),
        ("QH_KETNOI", "QH-MOT-CUA-HO-TICH", "target_object", "KT-9"),
    ) == [
        "MAU03-016 DM_DOITUONG!F7: “Lớp 9” không thuộc danh mục lớp kiến trúc/thành phần xuyên suốt; các giá trị: "
        "Lớp 1 - Hạ tầng số và an ninh mạng dùng chung; Lớp 2 - Dữ liệu và nền tảng lõi; "
        "Lớp 3 - Ứng dụng và nghiệp vụ dùng chung; Lớp 4 - Kênh tương tác và đo lường hiệu quả; "
        "Quản trị, điều phối và giám sát; Tiêu chuẩn, quy chuẩn và yêu cầu kỹ thuật chung; "
        "Ưu tiên ứng dụng trí tuệ nhân tạo (AI First); Lấy dữ liệu làm trung tâm (Data-Centric)",
        "MAU03-017 DM_DOITUONG!K7: không có cơ quan “Sở Vô danh” trong mô hình; "
        "ghi đúng tên, mã định danh hoặc tên viết tắt",
        "MAU03-018 DM_DOITUONG!L8: “Chưa xác định” phải kèm đơn vị làm rõ và thời hạn: "
        "Chưa xác định (tên đơn vị, ngày/tháng/năm)",
        "MAU03-015 QH_KETNOI!D2: mã đối tượng đích không có trong Bảng 1: “KT-9”",
    ]


def test_the_owner_of_a_service_is_that_of_its_system(sound_model):
    said = refuse(sound_model, ("DM_DOITUONG", "KT-TRA-CUU-HO-TICH", "owner_agency", "van-phong"))

    assert said == [
        "MAU03-020 DM_DOITUONG!K3: không đổi được cơ quan chủ quản ở đây: "
        "dịch vụ theo cơ quan chủ quản của hệ thống KT-HO-TICH"
    ]


def test_a_system_has_to_have_an_owner(sound_model):
    said = refuse(sound_model, ("DM_DOITUONG", "KT-HO-TICH", "owner_agency", "Không áp dụng"))

    assert said[0].startswith("MAU03-024 DM_DOITUONG!K7: cơ quan chủ quản phải có câu trả lời")


def test_a_flow_is_turned_around_with_its_row(sound_model):
    taken = change(
        sound_model,
        ("QH_KETNOI", "QH-MOT-CUA-HO-TICH", "source_object", "KT-HO-TICH"),
        ("QH_KETNOI", "QH-MOT-CUA-HO-TICH", "target_object", "KT-DAT-DAI"),
    )

    flow = taken.entities[0]
    assert (flow.consumer, flow.provider) == ("ho-tich", "dat-dai")


def test_a_flow_leads_from_system_to_system(sound_model):
    said = refuse(sound_model, ("QH_KETNOI", "QH-MOT-CUA-HO-TICH", "target_object", "KT-CSDL-HO-TICH"))

    assert said[0].endswith("luồng trao đổi chỉ nối hai hệ thống")


def test_what_the_file_has_not_is_listed_and_stays(sound_model):
    content = write(sound_model)
    row = _find(content, "DM_DOITUONG", "KT-DAT-DAI", "name")[len("DM_DOITUONG!D") :]
    cells = [(f"DM_DOITUONG!{chr(ord('A') + at)}{row}", None) for at in range(20)]

    taken = take_in(read_workbook(edit(content, *cells)), sound_model)

    assert (taken.entities, taken.missing) == ((), ("dat-dai",))


def test_facts_that_changed_on_a_day_are_changed_where_they_are_written(model_folder):
    changes = [{"valid_from": "2026-06-01", "becomes": {"note": "mới", "owner": "van-phong"}}]
    model = load_model(model_folder(system={"ho-tich": {"note": "cũ", "changes": changes}}))

    taken = change(
        model,
        ("DM_DOITUONG", "KT-HO-TICH", "note", "mới hơn"),
        ("DM_DOITUONG", "KT-HO-TICH", "source_code", "G01"),
    )

    system = taken.entities[0]
    assert (system.note, system.source_code) == ("cũ", "G01")
    assert system.changes[0].becomes == {"note": "mới hơn", "owner": "van-phong"}


def test_mappings_are_replaced_when_they_differ_and_only_then(model_folder):
    mapped = {"mappings": [{"overview_block": "Khối A"}, {"overview_block": "Khối B"}]}
    model = load_model(model_folder(system={"ho-tich": mapped}))
    content = write(model)

    swapped = take_in(read_workbook(edit(content, ("ANHXA!B2", "Khối B"), ("ANHXA!B3", "Khối A"))), model)
    changed = take_in(read_workbook(edit(content, ("ANHXA!B2", "Không áp dụng"))), model)

    assert swapped.entities == ()
    assert changed.entities[0].mappings[0].not_applicable == ("overview_block",)


def test_rows_of_one_gap_that_disagree_are_refused(model_folder):
    tasks = {"task": {"a": {"code": "NV-1"}, "b": {"code": "NV-2"}}}
    model = load_model(model_folder(gap={"thieu": {"tasks": [{"task": "a"}, {"task": "b"}]}}, **tasks))

    said = refuse(
        model,
        ("HOANTHIEN_NV", "NV-2", "current_state", "Khác"),
        ("HOANTHIEN_NV", "NV-1", "current_state", "Một"),
    )

    assert said == [
        "MAU03-019 HOANTHIEN_NV!C3: hiện trạng của ND-1 khác với dòng 2; ghi như nhau ở mọi dòng của ND-1"
    ]


@pytest.mark.parametrize("words", ["Cao; phụ thuộc: NV-2", "cao, phụ thuộc vào NV-2", "Cao (phụ thuộc: NV-2"])
def test_priority_and_dependencies_share_a_cell(model_folder, words):
    model = load_model(model_folder(task={"a": {"code": "NV-1"}, "b": {"code": "NV-2"}}))

    task = change(model, ("HOANTHIEN_NV", "NV-1", "priority_dependencies", words)).entities[0]

    assert (task.priority, task.depends_on) == ("high", ("b",))


def test_a_priority_that_is_not_understood_says_what_is_expected(model_folder):
    model = load_model(model_folder(task={"a": {"code": "NV-1"}}))

    assert refuse(model, ("HOANTHIEN_NV", "NV-1", "priority_dependencies", "gấp lắm"))[0].startswith(
        "MAU03-016"
    )
    assert refuse(model, ("HOANTHIEN_NV", "NV-1", "priority_dependencies", "Cao; phụ thuộc: NV-9")) == [
        "MAU03-021 HOANTHIEN_NV!M2: nhiệm vụ “NV-9” không có trong Bảng 4"
    ]


def test_keys_that_are_missing_or_stand_twice_are_named():
    content = make(
        DM_DOITUONG=[OBJECT, OBJECT, {"name": "Không mã"}],
        QH_KETNOI=[{"relation_code": "QH-1", "source_object": "KT-1"}],
        HOANTHIEN_NV=[{"gap": "Thiếu gì đó"}],
    )

    with pytest.raises(DatasetRefused) as refused:
        take_in(read_workbook(content), empty(), is_new=True)

    assert [f"{one.code} {one.vietnamese_sentence}" for one in refused.value.problems] == [
        "MAU03-014 DM_DOITUONG!A3: mã “KT-1” đã có ở dòng 2",
        "MAU03-013 DM_DOITUONG!A4: thiếu mã đối tượng",
        "MAU03-013 HOANTHIEN_NV!A2: thiếu mã nội dung",
        "MAU03-013 QH_KETNOI!C2: thiếu loại quan hệ",
        "MAU03-013 QH_KETNOI!D2: thiếu đối tượng đích",
    ]


def test_what_is_not_in_force_has_no_row_and_stays(model_folder):
    folder = model_folder(
        system={"dat-dai": {"valid_to": "2026-01-01"}},
        task={"a": {"code": "NV-1", "depends_on": ["b"]}, "b": {"code": "NV-2", "valid_to": "2026-01-01"}},
        gap={"thieu": {"code": "ND-1", "objects": ["ho-tich", "dat-dai"], "tasks": [{"task": "a"}]}},
    )
    model = load_model(folder)

    taken = change(
        model,
        ("HOANTHIEN_NV", "ND-1", "related_objects", "KT-MOT-CUA"),
        ("HOANTHIEN_NV", "NV-1", "priority_dependencies", "Thấp"),
    )

    changed = {one.id: one for one in taken.entities}
    assert changed["thieu"].objects == ("mot-cua", "dat-dai")
    assert (changed["a"].priority, changed["a"].depends_on) == ("low", ("b",))
