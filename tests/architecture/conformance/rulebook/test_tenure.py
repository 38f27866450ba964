"""ORG102: nothing belongs to an agency that is no more."""

from datetime import date

import pytest

OLD = {"so-cu": {"name": "Sở cũ", "valid_to": "2026-02-28"}}
HEIR = {"so-moi": {"name": "Sở mới", "predecessors": ["so-cu"], "valid_from": "2026-03-01"}}
SYSTEM = "ho-tich"


def _owned(**fields):
    return {"agency": {**OLD, **HEIR}, "system": {SYSTEM: {"name": "Hộ tịch", "owner": "so-cu", **fields}}}


HANDOVER = [{"valid_from": "2026-03-01", "becomes": {"owner": "so-moi"}}]
LATE = [{"valid_from": "2026-03-02", "becomes": {"owner": "so-moi"}}]
BACK = [{"valid_from": "2027-01-01", "becomes": {"owner": "so-cu"}}]

# fields of the system · the day · verdict
CASES = {
    "still the old one": ({}, date(2026, 11, 1), "broken"),
    "before the agency ends, without an end": ({}, date(2026, 1, 1), "broken"),
    "ends with the agency": ({"valid_to": "2026-02-28"}, date(2026, 1, 1), "holds"),
    "ended before": ({"valid_to": "2026-02-27"}, date(2026, 11, 1), "not-applicable"),
    "handed over in time": ({"changes": HANDOVER}, date(2026, 1, 1), "holds"),
    "handed over in time, asked afterwards": ({"changes": HANDOVER}, date(2026, 11, 1), "holds"),
    "handed over a day late": ({"changes": LATE}, date(2026, 1, 1), "broken"),
    "goes back to the old one": ({"owner": "so-moi", "changes": BACK}, date(2026, 11, 1), "broken"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_an_agency_owns_does_not_outlive_it(judge, case):
    fields, day, verdict = CASES[case]

    assert judge("ORG102", SYSTEM, on=day, **_owned(**fields))[0] == verdict


def test_the_finding_names_the_field_the_day_and_the_heir(judge):
    _, places, message = judge("ORG102", SYSTEM, **_owned())

    assert places == ["model/system/ho-tich.yaml:3"]
    assert message == (
        "Hệ thống thông tin “Hộ tịch” ghi cơ quan chủ quản là “Sở cũ”, "
        "cơ quan kết thúc hoạt động sau ngày 28/02/2026; kế tục: Sở mới."
    )


def test_the_finding_stands_at_the_change_that_is_wrong(judge):
    _, places, _ = judge("ORG102", SYSTEM, **_owned(owner="so-moi", changes=BACK))

    assert places == ["model/system/ho-tich.yaml:7"]


def test_an_agency_retired_without_a_day_does_not_tell(judge):
    changes = _owned()
    changes["agency"] = {"so-cu": {"name": "Sở cũ", "status": "retired"}}

    verdict, _, message = judge("ORG102", SYSTEM, **changes)

    assert verdict == "cannot-tell"
    assert message.endswith("đã dừng hoạt động mà không ghi từ ngày nào.")


@pytest.mark.parametrize(
    ("kind", "subject", "field"),
    [
        ("database", "csdl-ho-tich", {"lead_agencies": ["so-cu"]}),
        ("function", "quan-ly-ho-so", {"lead": "so-cu"}),
        ("project", "xay-cong", {"owner": "so-cu"}),
        ("component", "cong-dich-vu", {"operator": "so-cu"}),
    ],
)
def test_whatever_agencies_answer_for_is_judged(judge, kind, subject, *, field):
    assert judge("ORG102", subject, agency=OLD, **{kind: {subject: field}})[0] == "broken"
    assert judge("ORG102", subject, agency=OLD)[0] == "holds"
