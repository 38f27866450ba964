"""From the wish to use a service to its use: every step, who is told, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lgsp.platform.registry import procedure
from lgsp.platform.registry.entries import AccessEntry, ServiceEntry, Terms
from lgsp.platform.registry.errors import (
    AlreadyAgreed,
    PurposeMissing,
    ReasonMissing,
    RequestElsewhere,
    RequestUnknown,
    ServiceClosed,
    TermsMalformed,
)
from lgsp.platform.registry.models import AccessRequest, Agreement
from lgsp.platform.registry.notices import count_unseen, list_notices, mark_seen
from lgsp.platform.registry.queries import get_request, list_agreements, list_requests
from lgsp.platform.registry.services import Particulars, register_service
from lgsp.platform.registry.stages import Progress, Stage
from tests.conftest import MOTCUA, NOW, TRA_CUU

pytestmark = pytest.mark.django_db

ENTRY = AccessEntry(
    consumer=MOTCUA,
    service=TRA_CUU,
    purpose="Tra cứu tình trạng hôn nhân khi giải quyết thủ tục",
    legal_basis="Quy chế mẫu (tự đặt)",
    terms=Terms(rate=5.0),
)


@pytest.fixture
def parties(registry):
    registry.subsystem(MOTCUA)
    registry.service()
    entry = ServiceEntry(identifier=TRA_CUU, name="Tra cứu", url="http://127.0.0.1:1")
    register_service(entry, particulars=Particulars(test_url="http://127.0.0.1:2"), at=NOW)


def ask(entry: AccessEntry = ENTRY) -> AccessRequest:
    return procedure.request_access(entry, decision_days=10, by="binh", at=NOW)


def in_force() -> list[tuple[str, bool]]:
    return [(agreement.key, agreement.is_test) for agreement in list_agreements()]


def test_a_request_goes_from_the_wish_to_the_use(parties):
    code = ask().code
    procedure.accept_request(code, by="an", at=NOW)
    assert in_force() == [("yc-2026-0001-thu", True)]

    procedure.confirm_test(code, note="20 lượt gọi đều đúng", by="binh", at=NOW)
    procedure.go_live(code, by="an", at=NOW)

    assert in_force() == [("yc-2026-0001", False)]
    agreement = Agreement.objects.get(key="yc-2026-0001")
    assert (agreement.purpose, agreement.terms, agreement.granted_by) == (ENTRY.purpose, {"rate": 5.0}, "an")
    assert get_request(code).progress == Progress.LIVE


def test_each_party_is_told_what_the_other_did(parties):
    code = ask().code
    procedure.accept_request(code, by="an", at=NOW)
    procedure.confirm_test(code, note="đúng", by="binh", at=NOW)
    procedure.go_live(code, by="an", at=NOW)

    assert len(list_notices("H99.10")) == 2
    assert len(list_notices("H99.02")) == 2
    assert count_unseen("H99.10") == 2
    mark_seen("H99.10", by="an", at=NOW)
    assert (count_unseen("H99.10"), count_unseen("H99.02")) == (0, 2)


def test_the_owner_may_agree_to_less(parties):
    procedure.accept_request(
        ask().code, terms=Terms(operations=("GET /nguoi/*",), per_day=100), by="an", at=NOW
    )

    assert Agreement.objects.get().terms == {"operations": ["GET /nguoi/*"], "per_day": 100}


def test_a_refusal_needs_a_written_ground_and_is_told(parties):
    code = ask().code
    with pytest.raises(ReasonMissing):
        procedure.refuse_request(code, ground="  ", by="an", at=NOW)

    procedure.refuse_request(code, ground="Ngoài phạm vi được chia sẻ", by="an", at=NOW)

    assert get_request(code).refusal_ground == "Ngoài phạm vi được chia sẻ"
    assert "Ngoài phạm vi" in list_notices("H99.02")[0].text
    assert in_force() == []


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"purpose": " "}, PurposeMissing),
        ({"legal_basis": ""}, ReasonMissing),
        ({"terms": Terms(rate=0)}, TermsMalformed),
    ],
)
def test_a_request_says_what_for_and_on_what_ground(parties, changes, refusal):
    with pytest.raises(refusal):
        ask(replace(ENTRY, **changes))

    assert not AccessRequest.objects.exists()


def test_one_request_at_a_time_and_none_beside_an_agreement(parties):
    code = ask().code
    with pytest.raises(AlreadyAgreed, match="yêu cầu đang xử lý"):
        ask()

    procedure.cancel_request(code, by="binh", at=NOW)
    code = ask().code
    procedure.accept_request(code, by="an", at=NOW)
    procedure.confirm_test(code, note="đúng", by="binh", at=NOW)
    procedure.go_live(code, by="an", at=NOW)

    with pytest.raises(AlreadyAgreed, match="thỏa thuận"):
        ask()


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.DEPRECATED, Stage.WITHDRAWN])
def test_a_service_that_is_not_open_takes_no_new_consumer(parties, registry, stage):
    service = registry.service()
    service.stage = stage
    service.save()

    with pytest.raises(ServiceClosed):
        ask()


def test_no_step_is_taken_twice_or_out_of_order(parties):
    code = ask().code
    for step in (
        lambda: procedure.confirm_test(code, note="x", by="b", at=NOW),
        lambda: procedure.go_live(code, by="a", at=NOW),
    ):
        with pytest.raises(RequestElsewhere):
            step()
    procedure.accept_request(code, by="an", at=NOW)
    for step in (
        lambda: procedure.accept_request(code, by="an", at=NOW),
        lambda: procedure.refuse_request(code, ground="x", by="an", at=NOW),
        lambda: procedure.go_live(code, by="an", at=NOW),
    ):
        with pytest.raises(RequestElsewhere):
            step()


def test_taking_a_request_back_ends_its_test(parties):
    code = ask().code
    procedure.accept_request(code, by="an", at=NOW)

    procedure.cancel_request(code, by="binh", at=NOW)

    assert in_force() == []


def test_an_owner_is_reminded_once_two_days_before_it_is_due(parties):
    ask()

    assert procedure.remind_owners(at=NOW + timedelta(days=7)) == 0
    assert procedure.remind_owners(at=NOW + timedelta(days=8)) == 1
    assert procedure.remind_owners(at=NOW + timedelta(days=9)) == 0
    assert "03/12/2026" in list_notices("H99.10")[0].text


def test_requests_are_numbered_by_year(parties):
    first = ask()
    procedure.cancel_request(first.code, by="b", at=NOW)
    second = ask()

    assert (first.code, second.code) == ("YC-2026-0001", "YC-2026-0002")
    assert first.due_on == date(2026, 12, 3)


def test_an_agency_lists_what_it_asked_and_what_it_must_decide(parties):
    ask()

    assert [len(list_requests(agency)) for agency in ("H99.02", "H99.10", "H99.77", "")] == [1, 1, 0, 1]
    assert list_requests("H99.10", progress=[Progress.LIVE]) == []


def test_a_request_that_does_not_exist_is_said():
    with pytest.raises(RequestUnknown, match="YC-1"):
        get_request("YC-1")
