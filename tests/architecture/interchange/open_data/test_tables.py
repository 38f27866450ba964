"""CSV tables: what stands where, and how a cell is written."""

import csv
import io

from lgsp.architecture.interchange.open_data.dictionary import write_dictionary
from lgsp.architecture.interchange.open_data.packing import pack
from lgsp.architecture.interchange.open_data.tables import escape, list_tables, unescape, write_tables
from lgsp.architecture.model.kinds import KINDS
from lgsp.architecture.model.reading import load_model


def read(content):
    """Return the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_kind_has_a_table_and_lists_of_ids_stand_in_one_cell(model_folder):
    runs_on = {"runs_on": ["may-chu", "mang"]}
    model = load_model(model_folder(system={"ho-tich": runs_on}, infrastructure={"may-chu": {}, "mang": {}}))

    (row,) = [row for row in read(write_tables(model)["system.csv"]) if row["id"] == "ho-tich"]

    assert (row["owner"], row["runs_on"], row["status"]) == ("so-tu-phap", "may-chu | mang", "in-use")
    assert row["province_notice"] == "Tỉnh giả định."


def test_lists_of_records_have_tables_of_their_own_with_positions(model_folder):
    cost = {"category": "operation", "year": "2026", "low": "1", "likely": "2", "high": "3"}
    option = {"option_kind": "rented", "scope": "X", "starts_on": "2026-01-01", "horizon_years": "5"}
    project = {"options": [{**option, "discount_rate": "7", "costs": [cost, {**cost, "year": "2027"}]}]}
    tables = write_tables(load_model(model_folder(project={"xay-cong": project})))

    rows = read(tables["project-options-costs.csv"])

    assert [(row["id"], row["position"], row["position_2"], row["year"]) for row in rows] == [
        ("xay-cong", "1", "1", "2026"),
        ("xay-cong", "1", "2", "2027"),
    ]
    assert read(tables["project-options.csv"])[0]["horizon_years"] == "5"


def test_lines_end_and_quotes_stand_as_rfc_4180_says_behind_a_byte_order_mark(model_folder):
    model = load_model(model_folder(system={"ho-tich": {"users": 'một, "hai"\nba'}}))

    content = write_tables(model)["system.csv"]

    assert content.startswith(b"\xef\xbb\xbfid,name,")
    assert content.endswith(b"\r\n")
    assert '"một, ""hai""\nba"'.encode() in content


def test_no_cell_is_taken_for_a_formula(model_folder):
    model = load_model(model_folder(system={"ho-tich": {"users": "=HYPERLINK(1)"}}))

    (row,) = [row for row in read(write_tables(model)["system.csv"]) if row["id"] == "ho-tich"]

    assert row["users"] == "'=HYPERLINK(1)"
    assert unescape(row["users"]) == "=HYPERLINK(1)"
    assert all(unescape(escape(text)) == text for text in ("", "x", "'x", "''", "+84", "-1", "@a", "\tx"))


def test_the_dictionary_explains_every_column_of_every_table():
    rows = read(write_dictionary())

    explained = {(row["file"], row["field"]) for row in rows}
    tables = [table for kind in KINDS for table in list_tables(kind)]
    assert explained == {(f"{table.name}.csv", column.name) for table in tables for column in table.columns}
    assert all(row["title"] and row["type"] for row in rows)
    (owner,) = [row for row in rows if (row["file"], row["field"]) == ("system.csv", "owner")]
    assert (owner["title"], owner["names"], owner["required"]) == ("Cơ quan chủ quản", "agency", "true")


def test_the_same_files_pack_into_the_same_zip():
    assert pack({"b": b"2", "a": b"1"}) == pack({"a": b"1", "b": b"2"})
