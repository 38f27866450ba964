"""Annexes 02 and 03: table 1 filtered by whose an object is and how far it is shared."""

from lgsp.architecture.documents.blocks import RowKind
from lgsp.architecture.documents.exhibits import holdings

from . import lam_giang

KEYS = ("object_code", "record_kind", "object_type", "sharing_form", "owner_agency")


def codes_of(table):
    return sorted(row.cells[1] for row in table.rows if row.kind is RowKind.PLAIN)


def filtered(keep):
    rows = [dict(zip(KEYS, row, strict=True)) for row in lam_giang.cells("DM_DOITUONG", *KEYS)]
    return sorted(row["object_code"] for row in rows if keep(row))


def test_annex_02_has_the_master_records_that_are_no_logical_component_under_their_owners():
    table = holdings.list_own(lam_giang.edition())
    own = filtered(
        lambda row: row["record_kind"] == "Bản ghi gốc" and row["object_type"] != "Thành phần logic"
    )
    owners = {row.cells[0].split(" – ")[0] for row in table.rows if row.kind is RowKind.GROUP}

    assert codes_of(table) == own
    assert "Sở Khoa học và Công nghệ" in owners
    assert not any(owner.startswith("Bộ ") for owner in owners)


def test_annex_03_has_what_the_country_shares_and_every_reference_record():
    wanted = filtered(
        lambda row: "quốc gia" in row["sharing_form"] or row["record_kind"] == "Bản ghi tham chiếu"
    )

    assert codes_of(holdings.list_national(lam_giang.edition())) == wanted


def test_annex_03_has_what_the_province_shares():
    wanted = filtered(lambda row: row["sharing_form"] in ("Dùng chung cấp bộ", "Dùng chung cấp tỉnh"))

    assert codes_of(holdings.list_shared(lam_giang.edition())) == wanted
