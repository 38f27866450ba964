"""`GET /v1/logs`: a system reads its own records and no others, in the shape of FSC's logging API."""

from datetime import timedelta

import jsonschema_rs
import pytest

from lgsp.platform.exchange.tokens import Tokens, read_or_make_token_key
from lgsp.platform.kit.clock import now
from lgsp.platform.registry import services
from tests.conftest import HOTICH, MOTCUA, NOW, TRA_CUU
from tests.portal.traffic import DAT_DAI, Called, write_exchanges

pytestmark = pytest.mark.django_db
PEER = {"type": "string", "minLength": 1, "maxLength": 20}
RECORD = {
    "type": "object",
    "required": [
        *("transaction_id", "direction", "grant_hash", "source", "destination"),
        *("service_name", "created_at"),
    ],
    "properties": {
        "transaction_id": {"type": "string", "minLength": 36, "maxLength": 36},
        "direction": {"enum": ["DIRECTION_INCOMING", "DIRECTION_OUTGOING"]},
        "grant_hash": {"type": "string", "maxLength": 1024},
        "source": {
            "type": "object",
            "required": ["type", "outway_peer_id"],
            "properties": {"type": {"const": "SOURCE_TYPE_SOURCE"}, "outway_peer_id": PEER},
        },
        "destination": {
            "type": "object",
            "required": ["type", "service_peer_id"],
            "properties": {"type": {"const": "DESTINATION_TYPE_DESTINATION"}, "service_peer_id": PEER},
        },
        "service_name": {"type": "string", "minLength": 3, "maxLength": 255},
        "created_at": {"type": "integer", "minimum": 0},
    },
}
ANSWER = jsonschema_rs.validator_for(
    {
        "type": "object",
        "required": ["records", "pagination"],
        "properties": {
            "records": {"type": "array", "items": RECORD},
            "pagination": {
                "type": "object",
                "required": ["next_cursor"],
                "properties": {"next_cursor": {"type": "string"}},
            },
        },
    }
)
"""The answer as FSC Logging 1.0.0 (logging.yaml) describes it, of what is used here."""


@pytest.fixture
def parties(registry):
    registry.subsystem(MOTCUA)
    registry.service()
    for system in (MOTCUA, HOTICH):
        services.issue_credential(system, by="an", at=NOW)


@pytest.fixture
def tokens(settings, var) -> Tokens:
    settings.LGSP_VAR = var
    return Tokens(read_or_make_token_key(var / "keys/token.key"), issuer="lgsp.vn-h99")


@pytest.fixture
def ask(client, parties, tokens):
    """Ask as a system: `ask(MOTCUA, limit=2)` gives status and answer."""

    def ask(system=MOTCUA, *, token=None, **query):
        given = token or tokens.issue(client_id=system, subsystem=system, now=now().timestamp(), token_id="1")
        response = client.get("/v1/logs", query, headers={"Authorization": f"Bearer {given}"})
        return response.status_code, response.json()

    return ask


@pytest.fixture
def traffic(var):
    moment = now() - timedelta(minutes=10)
    calls = [
        Called(MOTCUA, TRA_CUU, moment + timedelta(seconds=number), agreement=f"k{number % 2}")
        for number in range(5)
    ]
    calls.append(Called(DAT_DAI, f"{MOTCUA}/trang-thai", moment + timedelta(seconds=5), outcome="refused"))
    calls.append(Called(DAT_DAI, f"{DAT_DAI}/gia-dat", moment + timedelta(seconds=6)))
    write_exchanges(var, calls)
    return calls


def ids(answer) -> list[str]:
    return [record["transaction_id"] for record in answer["records"]]


def test_a_system_sees_what_it_called_and_what_it_was_called_for(ask, traffic):
    status, answer = ask(MOTCUA)

    ANSWER.validate(answer)
    assert status == 200
    assert ids(answer) == [call.id for call in reversed(traffic[:6])]
    assert [record["direction"] for record in answer["records"]] == [
        "DIRECTION_INCOMING",
        *["DIRECTION_OUTGOING"] * 5,
    ]
    assert answer["records"][0]["source"]["outway_peer_id"] == "H99.11"
    assert answer["records"][0]["lgsp"]["outcome"] == "refused"
    assert answer["records"][1]["lgsp"]["answer_index"] == 9


def test_the_other_party_sees_the_same_exchange_from_its_side(ask, traffic):
    _, answer = ask(HOTICH)

    assert ids(answer) == [call.id for call in reversed(traffic[:5])]
    assert {record["direction"] for record in answer["records"]} == {"DIRECTION_INCOMING"}


@pytest.mark.parametrize("order", ["SORT_ORDER_ASCENDING", "SORT_ORDER_DESCENDING"])
def test_pages_follow_each_other_without_gap_or_repetition(ask, traffic, order):
    seen, cursor = [], ""
    for _ in range(4):
        status, answer = ask(MOTCUA, limit=2, sort_order=order, cursor=cursor)
        assert status == 200
        seen += ids(answer)
        cursor = answer["pagination"]["next_cursor"]
        if not cursor:
            break

    expected = [call.id for call in traffic[:6]]
    assert seen == (expected if order.endswith("_ASCENDING") else expected[::-1])


def test_records_are_chosen_by_time_grant_service_and_number(ask, traffic):
    middle = int(traffic[2].at.timestamp())

    assert len(ask(after=middle)[1]["records"]) + len(ask(before=middle)[1]["records"]) <= 6
    assert ids(ask(grant_hash="k1")[1]) == [traffic[3].id, traffic[1].id]
    assert ids(ask(service_name=f"{MOTCUA}/trang-thai,x")[1]) == [traffic[5].id]
    assert ids(ask(transaction_id=f"{traffic[0].id},{traffic[6].id}")[1]) == [traffic[0].id]


def test_nothing_recorded_is_an_empty_page(ask):
    assert ask(HOTICH) == (200, {"records": [], "pagination": {"next_cursor": ""}})


@pytest.mark.parametrize(
    "query",
    [
        {"limit": "0"},
        {"limit": "1001"},
        {"limit": "ten"},
        {"limit": "²"},
        {"sort_order": "up"},
        {"after": "yesterday"},
        {"before": "999999999999"},
        {"cursor": "%%%"},
        {"cursor": "MjAyNi0wMS0wMQ=="},
        {"cursor": "MjAyNi0wMS0wMSAx"},
    ],
)
def test_a_question_that_cannot_be_read_is_refused(ask, query):
    status, answer = ask(**query)

    assert (status, answer["code"]) == (422, "USAGE-004")


def test_without_a_token_of_a_credential_in_use_nobody_is_answered(ask, client, tokens):
    instant = now().timestamp()
    bound = tokens.issue(client_id=MOTCUA, subsystem=MOTCUA, now=instant, token_id="2", bound_to="x")
    old = tokens.issue(client_id=MOTCUA, subsystem=MOTCUA, now=instant - 7_200, token_id="3")
    other = tokens.issue(client_id=HOTICH, subsystem=MOTCUA, now=instant, token_id="4")

    for token in ("", "x", bound, old, other):
        status, answer = ask(token=token or "x")
        assert (status, answer["code"]) == (401, "USAGE-003")
    plain = client.get("/v1/logs")
    assert (plain.status_code, plain.headers["WWW-Authenticate"]) == (401, 'Bearer realm="lgsp"')

    services.revoke_credential(MOTCUA, by="an", at=NOW)
    assert ask(MOTCUA)[0] == 401


def test_a_machine_without_the_gateways_key_says_so(ask, var):
    given = (var / "keys/token.key").read_bytes()
    (var / "keys/token.key").unlink()

    status, answer = ask(token="x")

    assert (status, answer["code"]) == (503, "USAGE-005")
    assert given
    assert not (var / "keys/token.key").exists()


def test_records_are_only_read(client):
    assert client.post("/v1/logs").status_code == 405
