"""What bounds a caller, seen from outside a real gateway."""

import json
import threading
import time

import pytest

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.records import RefusalRecord
from lgsp.platform.exchange.meters import FAILURES
from lgsp.platform.exchange.snapshot import Hours, Operation, Service
from lgsp.platform.exchange.testing import (
    OK,
    PROVIDER,
    SERVICE,
    RunningGateway,
    make_agreement,
    make_snapshot,
)

CASES = {
    "nhanh": {"rate": 0.01, "burst": 2},
    "nhieu": {"per_day": 2},
    "mot-viec": {"operations": [Operation(method="GET", path="/nguoi/*")]},
    "dong-cua": {"hours": Hours(since="00:00", until="24:00", days=())},
    "tam-dung": {"suspended_for": "Su co"},
    "da-ngung": {},
    "ban": {},
    "loi": {},
}


@pytest.fixture
def limited(provider, tmp_path):
    running = RunningGateway(tmp_path)
    services = [
        Service(
            id=f"{PROVIDER}/{code}",
            name=code,
            url=provider.url,
            running=1 if code == "ban" else 256,
            ends_on="2026-01-05" if code == "da-ngung" else None,
            successor=SERVICE if code == "da-ngung" else "",
        )
        for code in CASES
    ]
    agreements = [
        make_agreement(code, service=f"{PROVIDER}/{code}", **terms) for code, terms in CASES.items()
    ]
    running.publish(make_snapshot(provider.url, services=services, agreements=agreements))
    with running:
        running.token = running.get_token()
        yield running


def call(gateway, code: str, path: str = "/nguoi/1", *, method: str = "GET"):
    headers = {
        "Authorization": f"Bearer {gateway.token}",
        "X-Road-Client": make_agreement("x").consumer,
    }
    return gateway.request(method, f"/r1/{PROVIDER}/{code}{path}", headers=headers)


def last_record(gateway):
    return [record for _, record in LogReader(gateway.var / "evidence/gw1").records()][-1]


def test_calls_that_come_too_fast_are_told_when_to_come_again(limited, provider):
    statuses = [call(limited, "nhanh")[0].status for _ in range(3)]
    response, body = call(limited, "nhanh")

    assert statuses == [200, 200, 429]
    assert 90 <= int(response.headers["Retry-After"]) <= 100
    assert json.loads(body)["type"] == "Client.RateExceeded"
    assert len(provider.requests) == 2
    assert last_record(limited) == RefusalRecord(
        id=response.headers["X-Road-Request-Id"],
        at=last_record(limited).at,
        consumer=make_agreement("x").consumer,
        service=f"{PROVIDER}/nhanh",
        method="GET",
        error="Client.RateExceeded",
        code="EXCHANGE-119",
        proof="token mot-cua",
    )


def test_the_calls_of_a_day_are_counted_across_a_restart(limited):
    first = [call(limited, "nhieu")[0].status for _ in range(2)]
    limited.kill()
    limited.start()

    assert (first, call(limited, "nhieu")[0].status) == ([200, 200], 429)


def test_an_operation_that_was_not_agreed_is_refused(limited, provider):
    allowed, _ = call(limited, "mot-viec", "/nguoi/1")
    forbidden, body = call(limited, "mot-viec", "/nguoi/1", method="DELETE")

    assert (allowed.status, forbidden.status, len(provider.requests)) == (200, 500, 1)
    assert json.loads(body)["type"] == "Server.ServerProxy.AccessDenied"


def test_outside_the_hours_nothing_is_passed_on(limited, provider):
    response, body = call(limited, "dong-cua")

    assert (response.status, provider.requests) == (500, [])
    assert "00:00-24:00" in json.loads(body)["message"]


def test_a_suspended_agreement_says_why(limited, provider):
    response, body = call(limited, "tam-dung")

    assert (response.status, provider.requests) == (500, [])
    assert "Su co" in json.loads(body)["message"]


def test_a_service_that_has_ended_names_what_took_its_place(limited, provider):
    _, body = call(limited, "da-ngung")

    assert (json.loads(body)["type"], provider.requests) == ("Server.ServerProxy.ServiceDisabled", [])
    assert SERVICE in json.loads(body)["message"]


def test_a_provider_gets_no_more_at_once_than_it_takes(limited, provider):
    release = threading.Event()
    provider.answer = lambda _: release.wait(5) and OK
    waiting = threading.Thread(target=call, args=(limited, "ban"))
    waiting.start()
    while not provider.requests:
        time.sleep(0.01)

    response, _ = call(limited, "ban")
    release.set()
    waiting.join()

    assert (response.status, response.headers["Retry-After"]) == (503, "1")
    assert call(limited, "ban")[0].status == 200


def test_a_provider_that_fails_again_and_again_is_given_a_rest(limited, provider):
    provider.answer = lambda _: b""
    failures = [call(limited, "loi")[0].status for _ in range(FAILURES)]
    asked = len(provider.requests)

    response, _ = call(limited, "loi")

    assert failures == [500] * FAILURES
    assert (response.status, len(provider.requests)) == (503, asked)
    assert 1 <= int(response.headers["Retry-After"]) <= 10


def test_the_provider_of_another_service_is_not_affected(limited, provider):
    provider.answer = lambda request: b"" if b"loi" in request else OK
    for _ in range(FAILURES):
        call(limited, "loi", "/loi")

    assert call(limited, "ban")[0].status == 200
