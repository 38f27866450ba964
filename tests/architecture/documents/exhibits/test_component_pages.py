"""A page for each component."""

from lgsp.architecture.documents.blocks import Subheading
from tests.architecture.documents.reading import cells_of, list_figures, list_tables


def pages(document):
    return [block.text for block in document.blocks if isinstance(block, Subheading)]


def test_components_of_the_platform_have_their_pages_before_the_others(document):
    found = pages(document)

    assert (
        found.index("Các thành phần của nền tảng")
        < found.index("Tích hợp dữ liệu")
        < found.index("Cổng dịch vụ")
    )


def test_a_page_tells_what_the_model_says_of_the_component_and_no_more(document):
    facts = dict(cells_of(document, "Thông tin chính về thành phần “Cổng dịch vụ”"))

    assert facts["Lớp trong sơ đồ tổng thể"] == "Dịch vụ công trực tuyến và cổng thông tin"
    assert facts["Cơ quan chịu trách nhiệm"] == "Văn phòng UBND tỉnh"
    assert facts["Nhiệm vụ, dự án triển khai"] == "Xây cổng (01/2026 – 06/2027)"
    assert facts["Mã yêu cầu kỹ thuật, nghiệp vụ"] == "KT1, NV2, NV1"
    assert "Đơn vị vận hành" not in facts


def test_what_realises_it_stands_by_kind(compiled):
    document = compiled(
        system={"ho-tich": {"component": "cong-dich-vu", "security_level": "3"}},
        infrastructure={"may-chu": {"component": "cong-dich-vu"}},
    )

    assert cells_of(document, "Hệ thống, hạ tầng, cơ sở dữ liệu") == [
        ("Hệ thống thông tin",),
        ("1", "Hộ tịch", "so-tu-phap", "Đang sử dụng; cấp độ 3"),
        ("Hạ tầng, nền tảng kỹ thuật",),
        ("2", "may-chu", "van-phong", "Đang sử dụng"),
        ("Cơ sở dữ liệu",),
        ("3", "csdl-ho-tich", "so-tu-phap", "Đang sử dụng"),
        ("Dịch vụ trên LGSP",),
        ("4", "tra-cuu-ho-tich", "so-tu-phap", "Đang sử dụng"),
    ]


def test_very_much_is_told_agency_by_agency(compiled):
    many = {f"he-thong-{place:02}": {"component": "cong-dich-vu"} for place in range(45)}

    (row,) = cells_of(compiled(system=many), "Hệ thống thuộc thành phần")

    assert row[1] == "so-tu-phap"
    assert row[2].count(";") == 44


def test_a_component_that_exchanges_data_has_a_picture_and_one_that_does_not_has_none(compiled):
    flows = {f"luong-{place}": {"consumer": "mot-cua"} for place in range(3)}
    document = compiled(
        system={"mot-cua": {"component": "cong-dich-vu"}}, flow=flows, component={"khac": {"name": "Khác"}}
    )

    titles = [figure.title for figure in list_figures(document)]
    assert "Trao đổi dữ liệu của thành phần “cong-dich-vu”" in titles
    assert "Trao đổi dữ liệu của thành phần “Khác”" not in titles


def test_a_component_of_several_bands_has_one_page(compiled):
    document = compiled(component={"cong-dich-vu": {"bands": ["channels", "services", "security"]}})

    assert pages(document).count("cong-dich-vu") == 1


def test_a_component_in_no_band_has_its_page(compiled):
    document = compiled(component={"la": {"bands": [], "name": "Lạ"}})

    assert "Lạ" in pages(document)
    assert (
        dict(cells_of(document, "Thông tin chính về thành phần “Lạ”"))["Lớp trong sơ đồ tổng thể"]
        == "Chưa xếp lớp"
    )


def test_rows_speak_of_the_component_and_of_its_parts(document):
    tables = {table.key: table for table in list_tables(document)}

    assert {row.subject for row in tables["facts-cong-dich-vu"].rows} == {"cong-dich-vu"}
    assert "mot-cua" in {row.subject for row in tables["parts-cong-dich-vu"].rows}
    assert tables["parts-cong-dich-vu"].columns[1].field == "name"
