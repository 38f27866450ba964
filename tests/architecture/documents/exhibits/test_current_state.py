"""The parts of the current state."""

from lgsp.architecture.documents.exhibits.current_state import describe, list_gaps
from lgsp.architecture.documents.exhibits.exhibit import TableExhibit
from tests.architecture.documents.exhibits.test_audience import cells


def test_parts_with_nothing_to_say_are_left_out(edition_of):
    titles = [part.title for part in describe(edition_of())]

    assert titles == [
        "Tổ chức",
        "Ứng dụng, hệ thống thông tin",
        "Dữ liệu",
        "Kết nối, chia sẻ dữ liệu",
        "An toàn thông tin theo cấp độ",
    ]


def test_no_part_holds_a_table_without_rows(edition_of):
    tables = [
        one for part in describe(edition_of()) for one in part.exhibits if isinstance(one, TableExhibit)
    ]

    assert all(table.rows for table in tables)


def test_gaps_tell_what_is_and_what_is_wanted(edition_of):
    gaps = {
        "sao-luu": {"name": "Sao lưu", "current_state": "Một nơi", "target_requirement": "Hai nơi"},
        "cu": {"status": "retired"},
    }

    assert cells(list_gaps(edition_of(gap=gaps))) == [
        ("1", "Sao lưu", "Một nơi", "Hai nơi", "Nâng cấp/mở rộng")
    ]
