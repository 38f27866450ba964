"""DOC808: what is cited is in force on the day."""

from datetime import date

import pytest

CITING = "hop-dong-ho-tich"
FILE = f"model/contract/{CITING}.yaml"
NUMBER = "278/2025/NĐ-CP"


@pytest.mark.parametrize(
    ("document", "verdict", "words"),
    [
        ({}, "holds", ""),
        ({"valid_from": "2026-11-01", "valid_to": "2026-11-01"}, "holds", ""),
        ({"valid_to": "2026-10-31"}, "broken", f"Văn bản {NUMBER} hết hiệu lực sau ngày 31/10/2026."),
        (
            {"valid_to": "2026-10-31", "replaced_by": "01/2026/NĐ-CP"},
            "broken",
            f"Văn bản {NUMBER} hết hiệu lực sau ngày 31/10/2026; được thay thế bởi: 01/2026/NĐ-CP.",
        ),
        ({"valid_from": "2026-11-02"}, "broken", f"Văn bản {NUMBER} đến ngày 02/11/2026 mới có hiệu lực."),
        ({"number": None}, "cannot-tell", "Văn bản nghi-dinh chưa có số, ký hiệu."),
        (
            {"issued_on": None, "verification": None},
            "cannot-tell",
            "chưa có ngày ban hành, kết quả kiểm chứng.",
        ),
        ({"verification": "unverified"}, "cannot-tell", "chưa có kết quả kiểm chứng"),
        (
            {"status": "retired", "replaced_by": "01/2026/NĐ-CP"},
            "cannot-tell",
            "không còn dùng (được thay thế bởi: 01/2026/NĐ-CP) nhưng không ghi ngày hết hiệu lực",
        ),
    ],
)
def test_a_cited_document_is_in_force(judge, document, *, verdict, words):
    found, places, message = judge("DOC808", CITING, document={"nghi-dinh": document})

    assert found == verdict
    assert words in message
    assert places == ([] if verdict == "holds" else [f"{FILE}:7"])


def test_the_day_asked_for_decides(judge):
    document = {"nghi-dinh": {"valid_to": "2026-10-31"}}

    assert judge("DOC808", CITING, on=date(2026, 10, 31), document=document)[0] == "holds"
    assert judge("DOC808", CITING, on=date(2026, 11, 1), document=document)[0] == "broken"


def test_the_worst_of_several_citations_counts_and_each_is_named(judge):
    verdict, places, message = judge(
        "DOC808",
        CITING,
        document={"cu": {"valid_to": "2020-01-01", "number": "1"}, "mo": {"number": None}},
        contract={CITING: {"legal_basis": ["mo", "nghi-dinh", "cu"]}},
    )

    assert verdict == "broken"
    assert places == [f"{FILE}:9", f"{FILE}:7"]
    assert "Văn bản 1 hết hiệu lực" in message


def test_what_cites_nothing_is_not_judged(judge):
    assert judge("DOC808", "utf-8")[0] == "not-applicable"


# facts of a document said to be issued · verdict
ISSUED = [
    ({}, "holds"),
    ({"number": None}, "broken"),
    ({"issued_on": None}, "broken"),
    ({"issuer": None}, "broken"),
    ({"status": "proposed"}, "broken"),
    ({"role": "to-issue", "number": None}, "not-applicable"),
    ({"role": "reference", "issuer": None}, "not-applicable"),
]


@pytest.mark.parametrize(("facts", "expected"), ISSUED)
def test_an_issued_document_has_number_day_and_issuer(judge, facts, expected):
    documents = {"quy-che": {"role": "issued", **facts}}

    assert judge("DOC803", "quy-che", document=documents)[0] == expected


TEXTS = {
    "a listed number": (f"Theo Nghị định {NUMBER}.", "holds"),
    "a number nobody listed": ("Theo Quyết định 9999/QĐ-TTg.", "broken"),
    "a listed number in other letters": ("Theo Nghị định 278/2025/ND-CP.", "holds"),
    "no number": ("Trực 24/24, từ 01/07/2025.", "not-applicable"),
    "a file and an address": ("Xem a/278/QD-X và 1.278/AB-C.", "not-applicable"),
}


@pytest.mark.parametrize("case", TEXTS)
def test_a_document_that_a_text_cites_is_listed(judge, case):
    said, expected = TEXTS[case]

    assert judge("DOC804", "II", prose={"II": said})[0] == expected


def test_each_unlisted_number_is_told_once_with_its_line(judge):
    said = "Một.\n\nTheo 9999/QĐ-TTg và 8888/QĐ-TTg.\n\nCũng theo 9999/QĐ-TTg."

    _, places, message = judge("DOC804", "II", prose={"II": said})

    assert places == ["prose/II.md:3", "prose/II.md:3"]
    assert message.count("9999/QĐ-TTg") == 1


# number of a document no entity cites · text · verdict
MENTIONED = [
    ("12/2025/NĐ-CP", "Nội dung.", "broken"),
    ("12/2025/NĐ-CP", "Theo Nghị định 12/2025/NĐ-CP.", "holds"),
    ("12/2025/NĐ-CP", "Theo Nghị định số 12/2025.", "holds"),
    ("TCVN 14423:2026", "Theo TCVN 14423:2026.", "holds"),
    ("TCVN 14423:2026", "Theo TCVN 14424:2026.", "broken"),
]


@pytest.mark.parametrize(("number", "said", "expected"), MENTIONED)
def test_a_listed_document_is_cited_somewhere(judge, number, *, said, expected):
    found = judge("DOC804", "van-ban", document={"van-ban": {"number": number}}, prose={"II": said})

    assert found[0] == expected


def test_a_document_that_an_entity_cites_needs_no_text(judge):
    assert judge("DOC804", "nghi-dinh")[0] == "holds"
