"""Messages that are not as described, answers cut to what was agreed, mocks; seen from outside a real gateway."""

import json
import time
from hashlib import sha256
from pathlib import Path

import pytest

from lgsp.platform.evidence.reading import LogReader
from lgsp.platform.evidence.receipts import check_bodies, read_receipt
from lgsp.platform.exchange.snapshot import Operation, Service
from lgsp.platform.exchange.testing import CONSUMER, PROVIDER, RunningGateway, make_agreement, make_snapshot

DESCRIPTION = Path("tests/platform/contracts/civil_status.yaml").read_bytes()
DIGEST = sha256(DESCRIPTION).hexdigest()
PERSON = {"hoTen": "Nguyễn Văn Mẫu", "ngaySinh": "2000-01-31", "luong": 12.50}
CASES = {
    "bat-buoc": {"validation": "enforce"},
    "canh-bao": {"validation": "warn"},
    "bo-qua": {"validation": "off"},
    "cat": {"fields": ["hoTen"]},
    "cat-va-bat": {"fields": ["hoTen"], "validation": "enforce"},
    "mau": {"operations": [Operation(method="GET", path="/nguoi/{so}")]},
}


@pytest.fixture(scope="module")
def strict(provider, tmp_path_factory):
    running = RunningGateway(tmp_path_factory.mktemp("strict"))
    (running.var / "contracts").mkdir(parents=True)
    (running.var / "contracts" / DIGEST).write_bytes(DESCRIPTION)
    services = [
        Service(
            id=f"{PROVIDER}/{code}",
            name=code,
            url="" if code == "mau" else provider.url,
            contract=DIGEST,
            is_mock=code == "mau",
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


def answers(provider, content: bytes, *, status="200 OK", media="application/json", more=""):
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{more}Content-Length: {len(content)}\r\n\r\n"
    provider.answer = lambda _: head.encode() + content


def call(gateway, code, path="/nguoi/012345678901", *, body=None, **headers):
    own = {"Authorization": f"Bearer {gateway.token}", "X-Road-Client": CONSUMER, **headers}
    method = "GET" if body is None else "POST"
    return gateway.request(method, f"/r1/{PROVIDER}/{code}{path}", body=body, headers=own)


def test_what_is_as_described_passes(strict, provider):
    answers(provider, json.dumps(PERSON).encode())

    response, body = call(strict, "bat-buoc")

    assert (response.status, json.loads(body)) == (200, PERSON)
    assert "Lgsp-Contract-Warning" not in response.headers


@pytest.mark.parametrize(
    ("path", "body", "said"),
    [
        ("/nguoi/1?trang=0", None, "query trang"),
        ("/luong/1", None, "the operation is not described"),
        ("/nguoi/tim", b'{"hoTen":"A"}', "body"),
        ("/nguoi/tim", b"{", "not JSON"),
    ],
)
def test_a_request_that_is_not_is_refused_and_nothing_is_sent(strict, provider, path, body, said):
    response, content = call(strict, "bat-buoc", path, body=body, **{"Content-Type": "application/json"})

    assert (response.status, provider.requests) == (400, [])
    assert said in json.loads(content)["message"]
    assert response.headers["Lgsp-Receipt"]


def test_an_answer_that_is_not_is_withheld(strict, provider):
    answers(provider, b'{"hoTen":"bi-mat"}')

    response, content = call(strict, "bat-buoc")

    assert response.status == 500
    assert "body: it breaks the rule required" in json.loads(content)["message"]
    assert b"bi-mat" not in content


def test_a_warning_passes_everything_and_says_so(strict, provider):
    answers(provider, b'{"hoTen":"A"}')

    response, content = call(strict, "canh-bao", "/nguoi/1?trang=0")

    assert (response.status, content) == (200, b'{"hoTen":"A"}')
    assert response.headers["Lgsp-Contract-Warning"] == "query trang minimum"


def test_off_does_not_look(strict, provider):
    answers(provider, b'{"hoTen":1}')

    response, content = call(strict, "bo-qua", "/khong/co")

    assert (response.status, content) == (200, b'{"hoTen":1}')


def test_an_answer_is_cut_to_the_agreed_fields_and_that_is_what_is_proved(strict, provider):
    answers(provider, json.dumps(PERSON, ensure_ascii=False).encode())

    response, content = call(strict, "cat", **{"Accept-Encoding": "gzip"})

    assert content == '{"hoTen":"Nguyễn Văn Mẫu"}'.encode()
    check_bodies(read_receipt(response.headers["Lgsp-Receipt"]), answer=content)
    assert b"accept-encoding" not in provider.requests[-1].lower()


def test_what_is_true_of_the_whole_answer_only_is_not_said_of_the_cut_one(strict, provider):
    answers(provider, json.dumps(PERSON).encode(), more='ETag: "a"\r\nContent-Digest: sha-256=:AA==:\r\n')

    cut, whole = call(strict, "cat")[0], call(strict, "bo-qua")[0]

    assert (cut.headers["ETag"], cut.headers["Content-Digest"], whole.headers["ETag"]) == (None, None, '"a"')


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"<luong>1</luong>", "text/xml"),
        (b"\x1f\x8b\x08", "application/json"),
        (b'"luong"', "application/json"),
    ],
)
def test_what_cannot_be_cut_does_not_pass(strict, provider, content, media):
    answers(provider, content, media=media)

    response, body = call(strict, "cat")

    assert response.status == 500
    assert content not in body
    assert list(LogReader(strict.var / "evidence/gw1").records())[-1][1].outcome == "failed"


def test_of_an_error_only_what_errors_are_made_of_passes(strict, provider):
    answers(provider, b'{"detail":"x","luong":1}', status="404 Not Found", media="application/problem+json")

    response, body = call(strict, "cat")

    assert (response.status, body) == (404, b'{"detail":"x"}')


def test_an_answer_without_body_passes(strict, provider):
    provider.answer = lambda _: b"HTTP/1.1 204 No Content\r\n\r\n"

    assert call(strict, "cat")[0].status == 204


def test_the_whole_answer_is_checked_before_it_is_cut(strict, provider):
    answers(provider, json.dumps(PERSON).encode())

    assert call(strict, "cat-va-bat")[1] == b'{"hoTen":"Nguy\\u1ec5n V\\u0103n M\\u1eabu"}'


def test_a_service_without_provider_is_answered_by_its_description_with_evidence(strict):
    response, body = call(strict, "mau")

    assert (response.status, response.headers["Lgsp-Mock"]) == (200, "1")
    assert json.loads(body)["hoTen"] == "Nguyễn Văn Mẫu"
    check_bodies(read_receipt(response.headers["Lgsp-Receipt"]), answer=body)


def test_get_open_api_gives_the_description(strict):
    response, body = call(strict, "getOpenAPI", "?serviceCode=cat")

    assert (response.status, body) == (200, DESCRIPTION)
    assert response.headers["Content-Type"] == "text/yaml;charset=utf-8"


def test_get_open_api_of_an_unknown_service_says_so(strict):
    response, body = call(strict, "getOpenAPI", "?serviceCode=la")

    assert (response.status, json.loads(body)["type"]) == (500, "Server.ServerProxy.UnknownService")


def test_methods_are_listed_with_their_endpoints_and_those_allowed_by_agreement(strict):
    listed = json.loads(call(strict, "listMethods", "")[1])["service"]
    allowed = json.loads(call(strict, "allowedMethods", "")[1])["service"]

    endpoints = [{"method": "GET", "path": "/nguoi/*"}, {"method": "POST", "path": "/nguoi/tim"}]
    assert [(each["service_type"], each["endpoint_list"]) for each in listed] == [("OPENAPI", endpoints)] * 6
    assert {each["service_code"]: each["endpoint_list"] for each in allowed}["mau"] == endpoints[:1]


def test_a_registry_whose_descriptions_are_missing_is_not_taken_up(strict, provider):
    before = strict.log.count("cannot be used")
    service = Service(id=f"{PROVIDER}/bat-buoc", name="x", url=provider.url, contract="0" * 64)
    strict.publish(make_snapshot(provider.url, version=2, services=[service]))
    for _ in range(250):
        if strict.log.count("cannot be used") > before:
            break
        time.sleep(0.02)
    assert strict.log.count("cannot be used") == before + 1
    answers(provider, json.dumps(PERSON).encode())

    assert call(strict, "bat-buoc")[0].status == 200
