"""The list of references: what is cited is listed, what is listed is cited."""

from lgsp.architecture.documents.remarks import list_remarks
from tests.architecture.documents.reading import cells_of

CITED = "Theo các văn bản 1/NĐ-CP, 2/NĐ-CP và 3/NĐ-CP."


def test_references_tell_their_force_and_their_verification(compiled):
    documents = {
        "cu": {"issued_on": "2019-01-01", "valid_to": "2020-01-01", "number": "1/NĐ-CP"},
        "thay": {
            "issued_on": "2018-01-01",
            "replaced_by": "9/NĐ-CP",
            "number": "2/NĐ-CP",
            "verification": None,
        },
        "moi": {"issued_on": "2026-10-01", "valid_from": "2027-01-01", "number": "3/NĐ-CP"},
    }

    rows = cells_of(compiled(document=documents, prose={"II": CITED}), "Danh mục tài liệu tham chiếu")

    assert [(row[1], row[4]) for row in rows] == [
        ("3/NĐ-CP", "Chưa có hiệu lực\nĐã đối chiếu nguồn"),
        ("278/2025/NĐ-CP", "Còn hiệu lực\nĐã đối chiếu nguồn"),
        ("1/NĐ-CP", "Hết hiệu lực sau ngày 01/01/2020\nĐã đối chiếu nguồn"),
        ("2/NĐ-CP", "Được thay thế bởi: 9/NĐ-CP\n–"),
    ]


def test_what_nothing_cites_is_not_listed_but_reported(compiled):
    document = compiled(document={"im-lang": {"number": "5/NĐ-CP"}})

    listed = [row[1] for row in cells_of(document, "Danh mục tài liệu tham chiếu")]
    assert listed == ["278/2025/NĐ-CP"]
    assert document.uncited == ("im-lang",)


def test_what_the_prose_cites_and_the_model_lacks_is_reported_with_its_paragraph(compiled):
    document = compiled(prose={"II": "Theo Quyết định 9999/QĐ-TTg và 278/2025/NĐ-CP."})

    assert document.unlisted == (("II", "9999/QĐ-TTg"),)


def test_both_are_remarks_on_the_document(compiled):
    document = compiled(document={"im-lang": {"number": "5/NĐ-CP"}}, prose={"II": "Theo 9999/QĐ-TTg."})

    told = [(one.code, one.place, one.wants_somebody) for one in list_remarks(document)]
    assert ("BUILD-011", "model/document/im-lang", False) in told
    assert ("BUILD-012", "prose/II.md", True) in told
