"""What data owners agreed is held against what the model declares, and left alone."""

import pytest

from lgsp.alignment.apply import apply_plan
from lgsp.alignment.changes import Remark, RemarkKind
from lgsp.alignment.plan import make_plan
from lgsp.alignment.remarks import list_remarks
from lgsp.platform.registry.entries import Terms
from lgsp.platform.registry.queries import find_agreement
from lgsp.platform.registry.services import change_terms
from lgsp.platform.registry.terms import from_row
from tests.alignment.conftest import flow, make_model, service
from tests.alignment.judging import FLOW
from tests.conftest import NOW, TRA_CUU

pytestmark = pytest.mark.django_db


def agree(model, **terms):
    apply_plan(make_plan(model), model=model, by="an", at=NOW)
    change_terms(FLOW, Terms(**terms), at=NOW)
    return list_remarks(model)


@pytest.mark.parametrize(
    ("declared", "terms", "kinds"),
    [
        ({}, {}, []),
        ({"attributes": ("hoTen",)}, {}, [RemarkKind.WHOLE_ANSWER]),
        ({"attributes": ("hoTen",)}, {"fields": ("con[].hoTen", "hoTen")}, []),
        ({"attributes": ("hoTen",)}, {"fields": ("hoTen", "ngaySinh")}, [RemarkKind.UNDECLARED_FIELDS]),
        ({}, {"fields": ("ngaySinh",)}, []),
        ({"daily_volume": 100}, {"per_day": 99}, [RemarkKind.TIGHT_QUOTA]),
        ({"daily_volume": 100}, {"per_day": 100}, []),
    ],
)
def test_terms_are_held_against_what_is_declared(declared, terms, kinds):
    assert [remark.kind for remark in agree(make_model(flow(**declared)), **terms)] == kinds


def test_a_remark_says_both_sides_and_changes_nothing():
    model = make_model(flow(attributes=("hoTen",)))
    (remark,) = agree(model, fields=("ngaySinh",))

    assert remark == Remark(RemarkKind.UNDECLARED_FIELDS, FLOW, "hoTen", "ngaySinh")
    plan = make_plan(model)
    assert (plan.changes, plan.remarks) == ((), (remark,))
    assert from_row(find_agreement(FLOW).terms).fields == ("ngaySinh",)


def test_a_service_that_declares_an_interface_should_be_described():
    (remark,) = agree(make_model(service(interface="OpenAPI 3.1", name="Tra cứu hộ tịch")))

    assert (remark.kind, remark.key) == (RemarkKind.NO_DESCRIPTION, TRA_CUU)


def test_of_what_is_not_on_the_platform_nothing_is_remarked(model):
    assert list_remarks(make_model(flow(attributes=("hoTen",)))) == ()
