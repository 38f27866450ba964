"""MOD002 and MOD004: ids, former ids, and what hangs on no thread."""

import pytest


def test_a_former_id_belongs_to_one_entity(judge):
    systems = {"ho-tich": {"moved": ["hts"]}, "dat-dai": {"moved": ["hts"]}}

    verdicts = {judge("MOD002", system, system=systems)[0] for system in systems}

    assert verdicts == {"holds", "broken"}


def test_the_finding_stands_at_the_former_id(judge):
    systems = {"ho-tich": {"moved": ["hts"]}, "dat-dai": {"moved": ["hts"]}}
    wrong = next(one for one in systems if judge("MOD002", one, system=systems)[0] == "broken")
    right = next(one for one in systems if one != wrong)

    _, _, message = judge("MOD002", wrong, system=systems)

    assert message == f"Mã trước đây “hts” cũng được ghi là mã trước đây của “{right}”."


@pytest.mark.parametrize(
    ("kind", "subject", "fields", "verdict"),
    [
        ("standard", "iso-8601", {}, "broken"),
        ("standard", "utf-8", {}, "holds"),
        ("contract", "hop-dong-le", {}, "broken"),
        ("component", "o-ve-rieng", {"principles": None, "standards": None}, "holds"),
        (
            "component",
            "o-khong-ve",
            {"principles": None, "standards": None, "requirements": [], "owner": None, "bands": []},
            "broken",
        ),
        ("document", "van-ban-le", {}, "not-applicable"),
        ("standard", "cu", {"status": "retired"}, "not-applicable"),
    ],
)
def test_everything_is_tied_to_something_or_drawn(judge, kind, subject, *, fields, verdict):
    assert judge("MOD004", subject, **{kind: {subject: fields}})[0] == verdict
