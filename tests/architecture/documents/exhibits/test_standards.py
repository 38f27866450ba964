"""The standards, and where they apply."""

from tests.architecture.documents.reading import cells_of, get_table, list_figures


def test_standards_stand_by_group_with_where_they_apply_and_their_mark_of_verification(compiled):
    document = compiled(standard={"tls": {"symbol": "TLS", "group": "An toàn", "verification": "unverified"}})

    assert cells_of(document, "Danh mục tiêu chuẩn") == [
        ("An toàn",),
        ("1", "TLS", "tls", "Bắt buộc", "–", "Chưa kiểm chứng"),
        ("Tích hợp",),
        ("2", "UTF-8", "utf-8", "Bắt buộc", "cong-dich-vu\n2 dịch vụ trên LGSP", "Đã đối chiếu nguồn"),
    ]


def test_components_are_counted_by_layer_where_they_are_many(compiled):
    many = {f"tp-{place}": {"bands": ["lgsp"]} for place in range(5)}

    (_, row) = cells_of(compiled(component=many), "Danh mục tiêu chuẩn")

    assert row[4].startswith(
        "6 thành phần: Ứng dụng và cơ sở dữ liệu (1); Nền tảng triển khai Chính quyền điện tử (LGSP) (5)\n"
    )


def test_a_standard_not_applied_says_why(compiled):
    document = compiled(
        standard={"cu": {"symbol": "CŨ", "explanation": "Chưa có phần mềm hỗ trợ"}},
    )

    assert "Giải trình: Chưa có phần mềm hỗ trợ" in [
        row[4] for row in cells_of(document, "Danh mục tiêu") if row[1:]
    ]


def test_where_they_apply_is_drawn_too(document):
    assert "Nơi áp dụng các tiêu chuẩn" in [figure.title for figure in list_figures(document)]


def test_its_columns_name_the_fields_they_show(document):
    table = get_table(document, "Danh mục tiêu chuẩn")

    assert [column.field for column in table.columns] == ["", "symbol", "name", "level", "", ""]
    assert {row.subject for row in table.rows if len(row.cells) > 1} == {"utf-8"}
