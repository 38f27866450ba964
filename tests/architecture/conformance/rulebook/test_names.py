"""MOD003: two things of one kind do not bear one name."""

import pytest


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Hộ tịch", "broken"),
        ("HO TICH", "broken"),
        ("  hộ   tịch ", "broken"),
        ("Hộ tịch 2", "holds"),
    ],
)
def test_names_are_compared_without_tones_capitals_and_spaces(judge, name, verdict):
    found, _, message = judge("MOD003", "ban-sao", system={"ban-sao": {"name": name}})

    assert found == verdict
    assert ("trùng tên với “Hộ tịch” (ho-tich)." in message) is (verdict == "broken")


def test_both_are_told(judge):
    changes = {"system": {"ban-sao": {"name": "Hộ tịch"}}}

    assert judge("MOD003", "ho-tich", **changes)[0] == "broken"


def test_a_system_and_its_database_may_bear_one_name(judge):
    assert judge("MOD003", "ho-tich", database={"csdl-ho-tich": {"name": "Hộ tịch"}})[0] == "holds"


def test_the_one_that_is_over_leaves_its_name_to_the_other(judge):
    changes = {"system": {"ban-sao": {"name": "Hộ tịch", "valid_to": "2020-01-01"}}}

    assert judge("MOD003", "ho-tich", **changes)[0] == "holds"
    assert judge("MOD003", "ban-sao", **changes)[0] == "not-applicable"


@pytest.mark.parametrize(
    ("codes", "verdict"),
    [(("00100", "00200"), "holds"), (("00100", "00100"), "broken"), (("00100", None), "broken")],
)
def test_communes_that_the_state_tells_apart_by_code_may_bear_one_name(judge, codes, verdict):
    communes = {
        f"xa-{number}": {"name": name, "area_code": code}
        for number, (name, code) in enumerate(zip(("Xã Tân Hoà", "Xã Tân Hóa"), codes, strict=True))
    }

    assert judge("MOD003", "xa-0", agency=communes)[0] == verdict
