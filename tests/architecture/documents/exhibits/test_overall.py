"""The overall figure, and how it relates to the national one."""

from tests.architecture.documents.reading import cells_of, list_figures

LGSP = "Hạ tầng kết nối, chia sẻ dữ liệu cấp tỉnh (LGSP/LDOP)"


def titles(document):
    return [figure.title for figure in list_figures(document)]


def test_the_overall_figure_names_the_province(document):
    assert "Sơ đồ tổng thể Kiến trúc Chính quyền điện tử tỉnh Lam Giang" in titles(document)


def test_the_figure_comes_again_for_each_overlay_that_has_something_to_say(document, compiled):
    owners = "Sơ đồ tổng thể, cơ quan chủ quản của từng thành phần"

    assert owners in titles(document)
    assert owners not in titles(compiled())


def test_each_component_stands_beside_its_counterpart_with_the_difference(compiled):
    mapping = {"source_object_ref": LGSP, "mapping_relation": "specified", "note": "Thêm bằng chứng"}
    changes = {
        "cong-dich-vu": {"bands": ["lgsp"], "mappings": [mapping]},
        "rieng": {"bands": ["security"], "local_reason": "Có luật riêng"},
    }

    document = compiled(component=changes)

    assert cells_of(document, "Quan hệ với sơ đồ") == [
        ("Lớp: Nền tảng triển khai Chính quyền điện tử (LGSP)",),
        ("1", "cong-dich-vu", LGSP, "L2 Dữ liệu và nền tảng lõi", "Cụ thể hóa", "Thêm bằng chứng"),
        ("Lớp: An toàn thông tin",),
        ("2", "rieng", "Thành phần riêng của tỉnh", "–", "–", "Có luật riêng"),
    ]
    assert (LGSP, "cong-dich-vu") in [row[1:] for row in cells_of(document, "Thành phần của hình 8")]
    assert "Thành phần của tỉnh bên cạnh thành phần của khung quốc gia" in titles(document)


def test_a_component_in_no_band_is_not_lost(compiled):
    assert ("Lớp: Chưa xếp lớp",) in cells_of(compiled(component={"la": {"bands": []}}), "Quan hệ với sơ đồ")
