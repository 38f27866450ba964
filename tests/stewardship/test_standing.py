"""Rights follow the dated holders of a role; an administrator keeps the architecture only while nobody does."""

from datetime import date

import pytest

from lgsp.architecture.model.organisation import Right
from lgsp.architecture.model.reading import load_model
from lgsp.platform.identity.models import User
from lgsp.platform.identity.roles import Role
from lgsp.stewardship.standing import read_standing
from tests.architecture.model_folders import write_complete_folder

DAY = date(2026, 11, 27)
HOLDERS = [
    {"agency": "van-phong", "valid_to": "2026-12-31"},
    {"agency": "so-tai-chinh", "valid_from": "2027-01-01"},
]


def model(tmp_path, *rights):
    role = {"chuyen-trach": {"holders": HOLDERS, "rights": list(rights)}}
    codes = {"van-phong": {"code": "H99.1"}, "so-tai-chinh": {"code": "H99.2"}}
    return load_model(write_complete_folder(tmp_path / "tinh", role=role, agency=codes))


def officer(found, agency):
    return User(username="an", role=Role.OFFICER, agency=found.entities[agency].code)


@pytest.mark.parametrize(
    ("agency", "on", "rights"),
    [
        ("van-phong", DAY, {Right.KEEP, Right.APPRAISE}),
        ("van-phong", date(2027, 1, 1), set()),
        ("so-tai-chinh", DAY, set()),
        ("so-tai-chinh", date(2027, 1, 1), {Right.KEEP, Right.APPRAISE}),
    ],
)
def test_a_right_moves_on_the_day_the_role_does(tmp_path, agency, on, rights):
    found = model(tmp_path, "keep", "appraise")

    assert read_standing(officer(found, agency), found, on=on).rights == rights


def test_an_administrator_keeps_only_while_nobody_does(tmp_path):
    administrator = User(username="quantri", role=Role.ADMINISTRATOR)

    assert read_standing(administrator, model(tmp_path, "appraise"), on=DAY).keeps
    assert not read_standing(administrator, model(tmp_path, "keep"), on=DAY).keeps


def test_an_auditor_reads(tmp_path):
    standing = read_standing(User(username="kt", role=Role.AUDITOR), model(tmp_path, "keep"), on=DAY)

    assert (standing.may_ask, standing.keeps) == (False, False)
