import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lgsp.alignment.changes import Action, Change, Extra, Kind, Plan, Remark, RemarkKind, compare
from lgsp.alignment.desired import NotConnectable, Obstacle
from lgsp.alignment.errors import PlanDamaged, PlanUnreadable
from lgsp.platform.registry.entries import AgreementEntry, Content, MemberEntry, ServiceEntry

AGREEMENT = AgreementEntry(
    key="k", consumer="I/C/M/S", service="I/C/M/T/x", purpose="p", origin="model", flow="k"
)
MEMBER = MemberEntry(code="H99.10", name="Sở Tư pháp")
PLAN = Plan(
    instance="VN-H99",
    model_digest="0" * 64,
    snapshot_version=3,
    changes=(
        Change(action=Action.CREATE, kind=Kind.MEMBER, key="GOV/H99.10", after={"name": "Sở", "to": None}),
    ),
    extra=(Extra(kind=Kind.SUBSYSTEM, key="I/C/M/S"),),
    not_connectable=(NotConnectable("f", "Luồng", Obstacle.DIRECT),),
)


def test_the_same_needs_no_change():
    content = Content(instance="I", members=(MEMBER,), agreements=(AGREEMENT,))

    assert compare(content, content) == ((), ())


def test_what_is_missing_is_created():
    (change,), extra = compare(Content(instance="I", members=(MEMBER,)), Content(instance=""))

    assert (change.action, change.kind, change.key, change.before) == (
        Action.CREATE,
        Kind.MEMBER,
        "GOV/H99.10",
        None,
    )
    assert extra == ()


def test_what_differs_is_updated_with_both_terms_told():
    service = ServiceEntry(identifier="I/C/M/S/x", name="x", url="http://a")

    (change,), _ = compare(
        Content(instance="I", services=(replace(service, url="http://b"),)),
        Content(instance="I", services=(service,)),
    )

    assert (change.action, change.before["url"], change.after["url"]) == (
        Action.UPDATE,
        "http://a",
        "http://b",
    )


def test_only_an_agreement_of_the_model_is_withdrawn_and_the_rest_is_extra():
    by_hand = replace(AGREEMENT, key="by-hand", origin="operator", flow="")
    present = Content(instance="I", members=(MEMBER,), agreements=(AGREEMENT, by_hand))

    changes, extra = compare(Content(instance="I"), present)

    assert [(change.action, change.key) for change in changes] == [(Action.WITHDRAW, "k")]
    assert [(each.kind, each.key) for each in extra] == [
        (Kind.MEMBER, "GOV/H99.10"),
        (Kind.AGREEMENT, "by-hand"),
    ]


def test_dates_are_terms():
    later = replace(AGREEMENT, valid_to=date(2027, 1, 1))

    (change,), _ = compare(
        Content(instance="I", agreements=(later,)), Content(instance="I", agreements=(AGREEMENT,))
    )

    assert (change.before["valid_to"], change.after["valid_to"]) == (None, "2027-01-01")


def test_a_plan_altered_by_hand_is_refused():
    content = json.loads(PLAN.to_json())
    content["changes"][0]["after"]["name"] = "Sở khác"

    with pytest.raises(PlanDamaged):
        Plan.from_json(json.dumps(content))


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "{half", '{"format": "lgsp-plan/2"}', PLAN.to_json().replace("plan/2", "plan/1")]
)
def test_what_is_no_plan_is_refused(text):
    with pytest.raises(PlanUnreadable):
        Plan.from_json(text)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
terms = st.none() | st.dictionaries(words, st.none() | words, max_size=4)
changes = st.builds(
    Change, action=st.sampled_from(Action), kind=st.sampled_from(Kind), key=words, before=terms, after=terms
)
plans = st.builds(
    Plan,
    instance=words,
    model_digest=words,
    snapshot_version=st.integers(0, 2**53 - 1),
    changes=st.lists(changes, max_size=4).map(tuple),
    extra=st.lists(st.builds(Extra, kind=st.sampled_from(Kind), key=words), max_size=3).map(tuple),
    not_connectable=st.lists(
        st.builds(NotConnectable, words, words, st.sampled_from(Obstacle)), max_size=3
    ).map(tuple),
    remarks=st.lists(st.builds(Remark, st.sampled_from(RemarkKind), words, words, words), max_size=3).map(
        tuple
    ),
)


@given(plans)
def test_a_plan_read_back_is_the_plan(plan):
    assert Plan.from_json(plan.to_json()) == plan


@given(plans, plans)
def test_only_the_same_plan_has_the_same_digest(one, other):
    assert (one.digest == other.digest) == (one == other)
