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
    assert judge("DOC808", "so-tu-phap")[0] == "not-applicable"
