"""Annex 10: the history of versions."""

from lgsp.architecture.documents.edition import Edition
from lgsp.architecture.documents.exhibits import issues
from lgsp.architecture.model.reading import load_model
from tests.architecture.model_folders import DAY


def test_issues_stand_in_the_order_they_were_decided_the_one_being_prepared_last(model_folder):
    folder = model_folder(
        document={
            "qd-cu": {"role": "issued", "number": "1/QĐ-UBND", "issued_on": "2025-09-15"},
            "qd-moi": {"role": "to-issue", "number": None, "issued_on": None},
        },
        issue={
            "a": {"version": "1.1", "decision": "qd-moi", "replaces": "b", "summary": ["Thêm đối tượng"]},
            "b": {
                "version": "1.0",
                "decision": "qd-cu",
                "valid_from": "2025-10-01",
                "data_cutoff": "2025-08-31",
            },
            "c": {"version": "2.0"},
        },
    )
    rows = [row.cells for row in issues.list_issues(Edition(load_model(folder), DAY)).rows]

    assert [row[0] for row in rows] == ["1.0", "1.1", "2.0"]
    assert rows[0][1:4] == ("Số 1/QĐ-UBND ngày 15/09/2025", "01/10/2025", "31/08/2025")
    assert rows[1][1:4] == ("Đang trình, chưa có số và ngày", "Chưa xác định", "Chưa xác định")
    assert rows[1][5] == "- Thêm đối tượng\n- Thay thế phiên bản 1.0"
    assert rows[2][1] == "–"
