"""The road map, projects and funding."""

from lgsp.architecture.documents.blocks import RowKind
from tests.architecture.documents.reading import cells_of, get_table, list_figures


def test_projects_are_summed_in_dong_with_thousands_marks(document):
    table = get_table(document, "Nhiệm vụ, dự án và kinh phí")

    assert table.columns[-1].title == "Kinh phí (đồng)"
    assert table.rows[1].cells[-1] == "2.000.500.000"
    assert table.rows[-1].kind is RowKind.TOTAL
    assert table.rows[-1].cells[-1] == "2.000.500.000"


def test_funding_is_summed_by_year_and_source(document):
    assert cells_of(document, "Kinh phí theo năm") == [
        ("2026", "Ngân sách tỉnh", "1.250.000.000"),
        ("", "Cộng năm 2026", "1.250.000.000"),
        ("2027", "Ngân sách trung ương", "750.500.000"),
        ("", "Cộng năm 2027", "750.500.000"),
        ("", "Tổng cộng", "2.000.500.000"),
    ]


def test_money_of_several_projects_from_one_source_is_added_up(compiled):
    line = {"year": "2026", "amount": "1000", "budget": "Tỉnh"}

    document = compiled(project={"xay-cong": {"funding": [line]}, "hai": {"funding": [line, line]}})

    assert cells_of(document, "Kinh phí theo năm")[0] == ("2026", "Tỉnh", "3.000")
    assert cells_of(document, "Nhiệm vụ, dự án và kinh phí")[-1][-1] == "3.000"


def test_every_component_has_somebody_who_answers_for_it_or_a_dash(document):
    assert [row[1:] for row in cells_of(document, "Trách nhiệm triển khai các thành phần")] == [
        ("Cổng dịch vụ", "Văn phòng UBND tỉnh", "Xây cổng (01/2026 – 06/2027)"),
        ("Tích hợp dữ liệu", "–", "Duy trì thường xuyên, chưa có dự án"),
    ]


def test_rows_speak_of_their_project_and_of_their_component(document):
    projects = get_table(document, "Nhiệm vụ, dự án và kinh phí")
    duties = get_table(document, "Trách nhiệm triển khai các thành phần")

    assert [row.subject for row in projects.rows if row.kind is RowKind.PLAIN] == ["xay-cong"]
    assert {row.subject for row in duties.rows} == {"cong-dich-vu", "tich-hop"}


def test_the_road_map_is_drawn_whole_and_stage_by_stage_with_the_funding(document):
    titles = [figure.title for figure in list_figures(document)]

    assert "Lộ trình triển khai các thành phần trong Kiến trúc" in titles
    assert "Lộ trình triển khai (phần 1/1)" not in titles
    assert {
        "Kinh phí theo năm và nguồn",
        "Kinh phí lũy kế theo nguồn",
        "Kinh phí theo cơ quan chủ trì",
    } <= set(titles)


def test_tasks_name_who_leads_them_and_their_projects(compiled):
    task = {
        "outcome": "Nối qua LGSP",
        "partners": ["so-tu-phap"],
        "deadline": "2027",
        "projects": ["xay-cong"],
    }

    (row,) = cells_of(compiled(task={"noi": task}), "Nhiệm vụ chuyển đổi")

    assert row == (
        "1",
        "noi",
        "Nối qua LGSP",
        "- Chủ trì: van-phong\n- Phối hợp: so-tu-phap",
        "2027",
        "xay-cong",
    )
