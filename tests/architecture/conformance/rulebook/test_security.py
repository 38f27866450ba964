"""SEC651–SEC653: levels are approved, cover what is inside, and are lived up to."""

import pytest

DECIDED = {"decision": "15/QĐ-UBND", "monitoring": "SOC", "backup": "Hằng đêm", "drilled_on": "2026-05-01"}

OVERDUE = {"due_on": "2026-10-31"}

# facts of the system · verdict of SEC651
APPROVALS = {
    "decided": ({}, "holds"),
    "no level": ({"security_level": None}, "broken"),
    "level does not apply": (
        {"security_level": None, "not_applicable": ["security_level"]},
        "not-applicable",
    ),
    "no file at all": ({"security": None}, "broken"),
    "due today": ({"security": {"due_on": "2026-11-01"}}, "holds"),
    "overdue": ({"security": OVERDUE}, "broken"),
    "overdue, and decided": ({"security": {**DECIDED, **OVERDUE}}, "holds"),
    "proposed": ({"status": "proposed", "security_level": None}, "not-applicable"),
    "approved": ({"status": "approved", "security_level": None}, "broken"),
    "somebody else's": ({"record_kind": "reference", "security_level": None}, "not-applicable"),
    "retired": ({"status": "retired", "security_level": None}, "not-applicable"),
}


@pytest.mark.parametrize("case", APPROVALS)
def test_a_level_is_approved_or_has_a_day(judge, case):
    facts, expected = APPROVALS[case]

    assert judge("SEC651", "mot-cua", system={"mot-cua": facts})[0] == expected


def test_a_level_somebody_will_find_out_cannot_be_told(judge):
    awaited = {"field": "security_level", "unit": "van-phong", "deadline": "2026-12-31"}
    facts = {"security_level": None, "undetermined": [awaited]}

    assert judge("SEC651", "mot-cua", system={"mot-cua": facts})[0] == "cannot-tell"


# level of the host · level of what is inside · verdict of SEC652
CONTENTS = [
    ("3", "3", "holds"),
    ("3", "2", "holds"),
    ("2", "3", "broken"),
    (None, "3", "cannot-tell"),
    ("3", None, "cannot-tell"),
    ("5", None, "holds"),
]


@pytest.mark.parametrize(("host", "inside", "expected"), CONTENTS)
def test_a_system_is_protected_as_well_as_its_databases(judge, host, *, inside, expected):
    changes = {
        "system": {"ho-tich": {"security_level": host}},
        "database": {"csdl-ho-tich": {"security_level": inside}},
    }

    assert judge("SEC652", "ho-tich", **changes)[0] == expected


@pytest.mark.parametrize(("host", "inside", "expected"), CONTENTS)
def test_infrastructure_is_protected_as_well_as_what_runs_on_it(judge, host, *, inside, expected):
    changes = {
        "infrastructure": {"may-chu": {"security_level": host}},
        "system": {"ho-tich": {"security_level": inside, "runs_on": ["may-chu"]}},
    }

    assert judge("SEC652", "may-chu", **changes)[0] == expected


def test_a_host_of_nothing_or_of_the_past_is_not_asked(judge):
    past = {"ho-tich": {"runs_on": ["may-chu"], "valid_to": "2026-10-31", "security_level": "5"}}

    assert judge("SEC652", "may-chu", infrastructure={"may-chu": {}})[0] == "not-applicable"
    assert judge("SEC652", "may-chu", infrastructure={"may-chu": {}}, system=past)[0] == "not-applicable"


# security file · verdict of SEC653 at level 3
FILES = {
    "all there": (DECIDED, "holds"),
    "no drill": ({**DECIDED, "drilled_on": None}, "broken"),
    "a drill still to come": ({**DECIDED, "drilled_on": "2026-11-02"}, "broken"),
    "nothing": (None, "broken"),
}


@pytest.mark.parametrize("case", FILES)
def test_from_level_three_on_there_is_evidence(judge, case):
    file, expected = FILES[case]
    facts = {"security": {key: value for key, value in file.items() if value} if file else None}

    assert judge("SEC653", "mot-cua", system={"mot-cua": facts})[0] == expected
    assert judge("SEC653", "mot-cua", system={"mot-cua": {**facts, "security_level": "2"}})[0] == (
        "not-applicable"
    )


def test_what_is_missing_is_listed(judge):
    _, _, message = judge("SEC653", "mot-cua", system={"mot-cua": {"security": {"decision": "15/QĐ"}}})

    assert message == "“Một cửa” (cấp độ 3) chưa ghi giám sát, sao lưu, phục hồi, diễn tập."
