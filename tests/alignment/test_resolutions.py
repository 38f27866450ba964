from datetime import date, timedelta

import pytest

from lgsp.alignment.apply import apply_plan
from lgsp.alignment.errors import (
    DocumentMissing,
    FindingUnknown,
    NotAdoptable,
    NotFinding,
    ReasonUnsaid,
    WaiverOver,
)
from lgsp.alignment.plan import make_plan
from lgsp.alignment.resolutions import (
    Deed,
    find_verdict,
    list_history,
    list_resolutions,
    propose_adoption,
    reopen_finding,
    resolve_by_adopting,
    resolve_by_stopping,
    resolve_by_waiving,
)
from lgsp.alignment.ways import Way
from lgsp.architecture.interchange.acceptance import accept_proposal
from lgsp.architecture.interchange.proposals import read_proposal
from lgsp.architecture.model.entities import Status
from lgsp.architecture.model.exchanges import Flow
from lgsp.architecture.model.reading import load_model
from lgsp.architecture.model.saving import to_yaml
from lgsp.architecture.model.systems import Service
from lgsp.platform.registry.notices import list_notices
from lgsp.platform.registry.queries import find_agreement
from lgsp.platform.registry.services import suspend_agreement
from tests.alignment.conftest import PROVINCE, flow, make_model, service
from tests.alignment.judging import FLOW, OTHER, call, judge
from tests.conftest import HOTICH, NOW

pytestmark = pytest.mark.django_db
DEED = Deed(by="an", at=NOW, reason="Chưa có văn bản thỏa thuận")
TODAY = NOW.date()


@pytest.fixture
def running(model):
    """Have the model applied: its flow is an agreement in force."""
    apply_plan(make_plan(model), model=model, by="an", at=NOW)
    return model


def find(model, *calls):
    (verdict,) = judge(model, *calls).deviations
    return verdict


def test_stopping_suspends_what_it_happens_under_and_tells_both(running):
    verdict = find(running, call(agreement=FLOW, version="9"))

    kept = resolve_by_stopping(verdict, deed=DEED)

    assert (kept.way, kept.agreements) == (Way.STOP, [FLOW])
    assert find_agreement(FLOW).suspended_for == DEED.reason
    assert all(DEED.reason in list_notices(agency)[0].text for agency in ("H99.02", "H99.10"))
    assert list_resolutions(on=TODAY) == {verdict.key: kept}


def test_taking_a_stop_back_lets_the_calls_go_on(running):
    verdict = find(running, call(agreement=FLOW, version="9"))
    resolve_by_stopping(verdict, deed=DEED)

    reopen_finding(verdict.key, by="binh", at=NOW)

    assert find_agreement(FLOW).suspended_for == ""
    assert list_resolutions(on=TODAY) == {}
    assert [(row.decided_by, row.ended_by) for row in list_history(verdict.key)] == [("an", "binh")]
    with pytest.raises(FindingUnknown):
        reopen_finding(verdict.key, by="binh", at=NOW)


def test_what_somebody_else_suspended_is_not_let_go_on(running):
    suspend_agreement(FLOW, reason="Bảo trì", by="cuong", at=NOW)
    verdict = find(running, call(agreement=FLOW, version="9"))

    assert resolve_by_stopping(verdict, deed=DEED).agreements == []
    reopen_finding(verdict.key, by="an", at=NOW)
    assert find_agreement(FLOW).suspended_for == "Bảo trì"


def test_a_waiver_holds_until_its_day(running):
    verdict = find(running, call(agreement=FLOW, version="9"))

    kept = resolve_by_waiving(verdict, document=" 12/SKHCN ", until=TODAY + timedelta(days=30), deed=DEED)

    assert kept.document == "12/SKHCN"
    assert list_resolutions(on=kept.until) == {verdict.key: kept}
    assert list_resolutions(on=kept.until + timedelta(days=1)) == {}


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"document": " "}, DocumentMissing),
        ({"until": None}, DocumentMissing),
        ({"until": TODAY - timedelta(days=1)}, WaiverOver),
        ({"deed": Deed(by="an", at=NOW, reason=" ")}, ReasonUnsaid),
    ],
)
def test_a_waiver_without_ground_is_refused(model, changes, refusal):
    verdict = find(model, call(version="9"))

    with pytest.raises(refusal):
        resolve_by_waiving(verdict, **{"document": "12", "until": TODAY, "deed": DEED} | changes)
    assert list_history(verdict.key) == []


def test_the_decision_made_last_holds(running):
    verdict = find(running, call(agreement=FLOW, version="9"))
    resolve_by_waiving(verdict, document="12", until=TODAY, deed=DEED)
    resolve_by_stopping(verdict, deed=DEED)

    assert list_resolutions(on=TODAY)[verdict.key].way == Way.STOP
    assert [row.way for row in list_history(verdict.key)] == [Way.STOP, Way.WAIVE]


def test_only_what_differs_can_be_decided(model):
    report = judge(model, call())

    with pytest.raises(NotFinding):
        find_verdict(report, report.rows[0].key)
    with pytest.raises(FindingUnknown):
        find_verdict(report, "RUN901:gì-đó")


@pytest.fixture
def folder(tmp_path):
    """Return the small model as a folder."""
    (tmp_path / "model").mkdir()
    for entity in make_model(service("khac", code="khac")).entities.values():
        file = tmp_path / "model" / entity.kind / f"{entity.id}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(to_yaml(entity))
    said = PROVINCE.model_dump(mode="json", exclude_defaults=True)
    (tmp_path / "province.yaml").write_text(
        "\n".join(f"{key}: {'true' if value is True else value}" for key, value in said.items())
    )
    return tmp_path


def adopt_into(folder, *calls):
    model = load_model(folder)
    (verdict,) = judge(model, *calls).deviations
    return verdict, resolve_by_adopting(model, verdict, folder=folder / "proposals", deed=DEED)


def test_adopting_an_undeclared_flow_is_a_proposal_that_the_model_takes(folder):
    happened = (call(), call(service=OTHER, purpose="Đối chiếu hộ khẩu", agreement="thu-cong"))

    verdict, kept = adopt_into(folder, *happened)
    accept_proposal(folder / "proposals" / kept.proposal.rpartition("/")[2], into=folder)

    model = load_model(folder)
    found = model.get(Flow, "mot-cua-khac")
    assert (found.consumer, found.via, found.purpose) == ("mot-cua", "khac", "Đối chiếu hộ khẩu")
    assert found.valid_from == date(2026, 11, 23)
    assert verdict.code in found.source
    assert judge(model, *happened).deviations == ()


@pytest.mark.parametrize(
    ("entities", "calls", "check"),
    [
        ([], [call(version="3.1")], lambda model: model.get(Service, "tra-cuu-ho-tich").version == "3.1"),
        (
            [flow(status=Status.APPROVED)],
            [call()],
            lambda model: model.get(Flow, FLOW).status is Status.IN_USE,
        ),
        ([flow(valid_to=date(2026, 11, 1))], [call()], lambda model: model.get(Flow, FLOW).valid_to is None),
        (
            [flow(valid_from=date(2026, 12, 1))],
            [call()],
            lambda model: model.get(Flow, FLOW).valid_from == date(2026, 11, 23),
        ),
        (
            [flow(daily_volume=1)],
            [call(count=900)],
            lambda model: model.get(Flow, FLOW).daily_volume == 30,
        ),
        (
            [flow(latency_ms=5)],
            [call(count=900, buckets=(0, 0, 900, *(0,) * 10), slowest_us=20_000)],
            lambda model: model.get(Flow, FLOW).latency_ms == 20,
        ),
        ([], [call(service=OTHER)], lambda model: model.get(Flow, FLOW).status is Status.RETIRED),
    ],
)
def test_after_adopting_the_model_says_what_was_observed(entities, calls, check):
    model = make_model(*entities)
    (verdict,) = [row for row in judge(model, *calls).deviations if row.flow]

    proposal = propose_adoption(model, verdict)

    changed = {entity.id: entity for entity in proposal.changed}
    assert check(make_model(*entities, *changed.values()))
    assert proposal.notes
    assert proposal.sentences


def test_a_proposal_is_read_back_as_it_was_written(tmp_path, model):
    verdict = find(model, call(version="3.1"))

    kept = resolve_by_adopting(model, verdict, folder=tmp_path, deed=DEED)

    assert read_proposal(tmp_path / kept.proposal.rpartition("/")[2]) == propose_adoption(model, verdict)
    assert "phiên bản" in (tmp_path / kept.proposal / "report.md").read_text().casefold()


@pytest.mark.parametrize(
    "stray",
    [call("I/C/M/S"), call(service=f"{HOTICH}/la"), call(is_refused=True, agreement="", service=OTHER)],
)
def test_what_the_observation_does_not_say_is_not_made_up(model, stray):
    (verdict,) = [row for row in judge(model, call(), stray).deviations if row.flow is None]

    with pytest.raises(NotAdoptable):
        propose_adoption(model, verdict)


def test_a_second_flow_of_two_systems_gets_another_id():
    model = make_model(flow("mot-cua-tra-cuu-ho-tich-2"), flow("mot-cua-tra-cuu-ho-tich"))
    (verdict,) = [row for row in judge(model, call(purpose="Khác")).deviations if row.flow is None]

    (added,) = propose_adoption(model, verdict).added

    assert added.id == "mot-cua-tra-cuu-ho-tich-3"
