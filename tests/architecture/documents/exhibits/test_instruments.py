"""The tables of documents."""

from lgsp.architecture.documents.annexes.catalogue import ANNEXES
from lgsp.architecture.documents.blocks import Listing
from tests.architecture.documents.reading import cells_of, get_table


def test_documents_issued_come_before_those_to_be_issued(document):
    assert cells_of(document, "Văn bản do Ủy ban") == [
        ("Văn bản đã ban hành",),
        ("1", "Kế hoạch chuyển đổi số", "901/KH-UBND", "22/10/2025", "–"),
        ("Văn bản sẽ ban hành",),
        ("2", "Quy chế LGSP", "–", "22/10/2025", "–"),
    ]


def test_the_annexes_that_carry_their_content_are_named(document):
    (listing,) = [block for block in document.blocks if isinstance(block, Listing) and block.key == "annexes"]
    named = ["".join(run.text for run in item) for item in listing.items]

    assert named == [f"{annex.reference}." for annex in ANNEXES]


def test_rows_speak_of_their_document(document):
    table = get_table(document, "Văn bản do Ủy ban")

    assert {row.subject for row in table.rows if len(row.cells) > 1} == {"ke-hoach", "quy-che"}
    assert [column.field for column in table.columns] == ["", "name", "number", "issued_on", "issuer"]
