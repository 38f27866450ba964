"""Whom the architecture serves, and what it holds."""

from lgsp.architecture.documents.exhibits.audience import list_roles, list_scope, tell_exclusions


def cells(exhibit):
    """Return the cells of every row."""
    return [row.cells for row in exhibit.rows]


def test_a_role_names_its_duties_and_who_holds_it_on_the_day(edition_of):
    holders = [
        {"agency": "so-tu-phap", "valid_to": "2026-10-31"},
        {"agency": "van-phong", "valid_from": "2026-11-01"},
        {"agency": "so-tai-chinh", "valid_from": "2027-01-01"},
    ]

    table = list_roles(edition_of(role={"dau-moi": {"duties": ["Một", "Hai"], "holders": holders}}))

    assert cells(table) == [("1", "dau-moi", "- Một\n- Hai", "van-phong")]
    assert table.rows[0].subject == "dau-moi"


def test_a_model_without_roles_leaves_the_table_out(edition_of):
    table = list_roles(edition_of())

    assert (table.rows, table.optional) == ((), True)


def test_agencies_in_scope_stand_apart_from_those_coordinated_with(edition_of):
    table = list_scope(
        edition_of(
            agency={"bo": {"level": "central"}, "cu": {"valid_to": "2025-01-01"}},
            system={"quoc-gia": {"owner": "bo"}},
        )
    )

    assert cells(table)[0] == ("Áp dụng trực tiếp",)
    assert cells(table)[3:5] == [
        ("3", "so-tu-phap", "1", "1", "1", "0"),
        ("4", "van-phong", "1", "0", "0", "1"),
    ]
    assert cells(table)[5:] == [("Phối hợp tại ranh giới kết nối",), ("5", "bo", "1", "0", "0", "0")]
    assert "4 cơ quan của tỉnh" in table.lead


def test_many_communes_are_one_row(edition_of):
    communes = {f"xa-{place}": {"level": "commune"} for place in range(9)}

    table = list_scope(edition_of(agency=communes, system={"xa": {"owner": "xa-3"}}))

    assert cells(table)[-1][1:3] == ("Ủy ban nhân dân 9 xã, phường (danh sách tại mục II)", "1")
    assert table.rows[-1].subject == ""


def test_what_is_only_referred_to_is_counted_as_out_of_scope(edition_of):
    words = tell_exclusions(edition_of(system={"dat-dai": {"record_kind": "reference"}}))

    assert words.items[0][0].text.startswith("1 hệ thống, nền tảng do cơ quan khác quản lý")
    assert len(words.items) == 1


def test_nothing_out_of_scope_nothing_said(edition_of):
    words = tell_exclusions(edition_of())

    assert (words.paragraphs, words.items) == ((), ())
