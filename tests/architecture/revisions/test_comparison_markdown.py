"""The comparison table as Markdown."""

from markdown_it import MarkdownIt

from lgsp.architecture.revisions.comparison import make_table
from lgsp.architecture.revisions.comparison_markdown import to_markdown


def test_the_table_has_a_heading_a_group_and_numbered_rows(differ):
    old, new = {"mot-cua": {"treatment": "keep"}}, {"mot-cua": {"treatment": "replace"}}
    text = to_markdown(make_table(differ({"system": old}, system=new)))

    assert text.startswith(
        "# Bảng so sánh nội dung sửa đổi Kiến trúc của Tỉnh Lam Giang\n\n> Tỉnh giả định.\n"
    )
    assert "## Hệ thống thông tin" in text
    assert (
        "| 1 | Một cửa: Phương án hoàn thiện | Tiếp tục sử dụng | Thay thế/kết thúc | Chưa nêu lý do |"
        in text
    )


def test_text_of_the_model_is_not_taken_for_markup(differ):
    hostile = "<b>a|b</b>\n| x | [y](http://z)"

    html = (
        MarkdownIt()
        .enable("table")
        .render(to_markdown(make_table(differ(agency={"van-phong": {"note": hostile}}))))
    )

    assert "<b>a|b</b>" not in html.replace("<br>", "")
    assert "&lt;b&gt;a|b&lt;/b&gt;" in html
    assert "<a " not in html
