"""The columns KIỂM TRA: what is said of a row, and the formula that says it."""

from lgsp.architecture.interchange.mau03.checks import Place, judge_all, list_checks, write_formula
from lgsp.architecture.interchange.mau03.columns import get_titles
from lgsp.architecture.interchange.mau03.datasets import SHEETS, Dataset, Row

FULL = {
    "DM_DOITUONG": {
        "object_code": "KT-1",
        "record_kind": "Bản ghi gốc",
        "layer": "Quản trị, điều phối và giám sát",
    },
    "QH_KETNOI": {"source_object": "KT-1", "target_object": "KT-1", "relation_type": "Phụ thuộc"},
    "ANHXA": {"object_code": "KT-1"},
    "HOANTHIEN_NV": {"gap_code": "ND-1", "task_code": "NV-1", "related_objects": "KT-1"},
}


def judge(sheet, *changes):
    """Return what the checks say of rows of a sheet, each a full row with some cells changed."""
    tables = {name: [Row(_fill(name, {}))] for name in SHEETS}
    tables[sheet] = [Row(_fill(sheet, change)) for change in changes]
    return judge_all(Dataset(tables))[sheet]


def _fill(sheet, cells):
    return {**dict.fromkeys(get_titles(sheet), "x"), **FULL[sheet], **cells}


def test_a_full_row_is_not_complained_of():
    for sheet in SHEETS:
        assert judge(sheet, {}) == [""]


def test_required_cells_that_are_empty_are_named():
    assert judge("DM_DOITUONG", {"name": "", "evidence": ""}) == [
        "Thiếu “Tên đối tượng”. Thiếu “Nguồn/minh chứng”."
    ]


def test_a_reference_record_needs_its_source_code_and_its_use():
    reference = {
        "record_kind": "Bản ghi tham chiếu",
        "source_code": "",
        "usage_state": "",
        "lifecycle_state": "",
    }

    assert judge("DM_DOITUONG", reference) == [
        "Thiếu “Mã định danh gốc/mã nguồn”. Thiếu “Tình trạng khai thác tại cơ quan”."
    ]


def test_an_object_of_the_four_layers_names_its_component():
    in_layer = {"layer": "Lớp 2 - Dữ liệu và nền tảng lõi", "layer_component": ""}

    assert judge("DM_DOITUONG", in_layer) == ["Thiếu “Thành phần trong lớp”."]
    assert judge("DM_DOITUONG", {"layer_component": ""}) == [""]


def test_codes_that_stand_twice_are_named_in_both_rows():
    assert judge("DM_DOITUONG", {}, {"object_code": "kt-1"}, {"object_code": "KT-2"}) == [
        "Trùng mã đối tượng.", "Trùng mã đối tượng.", ""
    ]  # fmt: skip


def test_pairs_of_gap_and_task_stand_once():
    assert judge("HOANTHIEN_NV", {}, {}, {"task_code": "NV-2"})[::2] == [
        "Trùng cặp nội dung và nhiệm vụ.",
        "",
    ]


def test_codes_that_are_not_in_table_1_are_named():
    assert judge("QH_KETNOI", {"target_object": "KT-9"}) == ["“Đối tượng đích” không có trong Bảng 1."]
    assert judge("ANHXA", {"object_code": "KT-9"}) == ["“Mã đối tượng” không có trong Bảng 1."]
    assert judge("HOANTHIEN_NV", {"related_objects": "KT-1; KT-9"}) == [""]


def test_an_exchange_says_what_and_how_it_is_protected():
    exchange = {"relation_type": "Trao đổi dữ liệu", "payload": "", "data_classification": ""}

    assert judge("QH_KETNOI", exchange) == [
        "Thiếu “Dữ liệu/dịch vụ trao đổi”. Thiếu “Phân loại và yêu cầu bảo vệ dữ liệu”."
    ]


def test_a_source_document_comes_with_issuer_version_and_relation():
    assert (
        judge("ANHXA", {"source_issuer": "", "source_version": "", "mapping_relation": ""})[0].count("Thiếu")
        == 3
    )
    assert judge("ANHXA", {"source_framework": "Không áp dụng", "source_issuer": ""}) == [""]


def test_an_open_answer_without_unit_is_named():
    assert judge("ANHXA", {"doc_location": "Chưa xác định"}) == [
        "“Chưa xác định” phải kèm (đơn vị, thời hạn)."
    ]


def test_formulas_fit_into_a_cell_and_have_balanced_brackets():
    for sheet in SHEETS:
        letters = {key: chr(ord("A") + at) for at, key in enumerate(get_titles(sheet))}
        formula = write_formula(list_checks(sheet), Place(letters, 1000, dict.fromkeys(SHEETS, 9999), sheet))

        assert len(formula) < 8192
        assert formula.count("(") - formula.count(")") == formula.count(
            "“Chưa xác định” phải kèm ("
        ) - formula.count("hạn)")
        assert formula.count('"') % 2 == 0
