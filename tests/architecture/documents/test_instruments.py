"""The tables of documents."""

from tests.architecture.documents.reading import cells_of


def test_documents_issued_come_before_those_to_be_issued(document):
    assert cells_of(document, "Văn bản do Ủy ban") == [
        ("Văn bản đã ban hành",),
        ("1", "Kế hoạch chuyển đổi số", "901/KH-UBND", "22/10/2025", "–"),
        ("Văn bản sẽ ban hành",),
        ("2", "Quy chế LGSP", "–", "22/10/2025", "–"),
    ]


def test_references_tell_their_force_and_their_verification(compiled):
    documents = {
        "cu": {"issued_on": "2019-01-01", "valid_to": "2020-01-01", "number": "1"},
        "thay": {"issued_on": "2018-01-01", "replaced_by": "9/NĐ-CP", "number": "2", "verification": None},
        "moi": {"issued_on": "2026-10-01", "valid_from": "2027-01-01", "number": "3"},
    }

    rows = cells_of(compiled(document=documents), "Danh mục tài liệu tham chiếu")

    assert [(row[1], row[4]) for row in rows] == [
        ("3", "Chưa có hiệu lực\nĐã đối chiếu nguồn"),
        ("278/2025/NĐ-CP", "Còn hiệu lực\nĐã đối chiếu nguồn"),
        ("1", "Hết hiệu lực sau ngày 01/01/2020\nĐã đối chiếu nguồn"),
        ("2", "Được thay thế bởi: 9/NĐ-CP\n–"),
    ]
