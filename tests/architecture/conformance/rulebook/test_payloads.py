"""FLW405–FLW408: what a flow carries, to whom, from where, and how much."""

import pytest

FLOW = "mot-cua-ho-tich"
FILE = f"model/flow/{FLOW}.yaml"


def _awaited(field):
    return [{"field": field, "unit": "van-phong", "deadline": "2027-01-01"}]


@pytest.mark.parametrize(
    ("fields", "verdict", "words"),
    [
        ({}, "holds", ""),
        ({"attributes": ["hoTen", "tonGiao"]}, "broken", "lấy tonGiao, không có trong hợp đồng"),
        ({"attributes": None}, "cannot-tell", "chưa ghi trường dữ liệu được khai thác"),
        ({"attributes": None, "undetermined": _awaited("attributes")}, "cannot-tell", "van-phong làm rõ"),
        ({"attributes": None, "not_applicable": ["attributes"]}, "not-applicable", ""),
        ({"contract": None}, "cannot-tell", "chưa có hợp đồng liệt kê trường dữ liệu để so"),
        ({"attributes": ["tonGiao"], "status": "retired"}, "not-applicable", ""),
    ],
)
def test_a_flow_takes_no_more_than_agreed(judge, fields, *, verdict, words):
    found, _, message = judge("FLW405", FLOW, flow={FLOW: fields})

    assert found == verdict
    assert words in message


# consumer · provider · database · verdict
LEVELS = {
    "equal": ("3", "3", "3", "holds"),
    "higher": ("4", "3", "3", "holds"),
    "lower than the data": ("2", "3", "3", "broken"),
    "lower than the provider, not than the data": ("2", "3", "2", "holds"),
    "the receiver is not known": (None, "3", "3", "cannot-tell"),
    "the data are not known, the provider is no higher": ("3", "3", None, "holds"),
    "the data are not known, the provider is higher": ("2", "3", None, "cannot-tell"),
    "neither data nor provider are known": ("3", None, None, "cannot-tell"),
}


@pytest.mark.parametrize("case", LEVELS)
def test_the_receiver_is_as_protected_as_the_data(judge, case):
    consumer, provider, database, verdict = LEVELS[case]
    systems = {"mot-cua": {"security_level": consumer}, "ho-tich": {"security_level": provider}}

    found = judge("FLW406", FLOW, system=systems, database={"csdl-ho-tich": {"security_level": database}})

    assert found[0] == verdict


def test_the_highest_of_several_sources_counts_and_is_named(judge):
    verdict, places, message = judge(
        "FLW406",
        FLOW,
        flow={FLOW: {"objects": ["su-kien-ho-tich", "mat"]}},
        information={"mat": {"origin": "csdl-mat"}},
        database={"csdl-mat": {"name": "CSDL mật", "security_level": "5"}},
    )

    assert (verdict, places) == ("broken", [f"{FILE}:4"])
    assert message == f"Luồng “{FLOW}” đưa dữ liệu cấp độ 5 (“CSDL mật”) sang “Một cửa” cấp độ 3."


def test_what_a_central_body_receives_it_protects_itself(judge):
    systems = {"mot-cua": {"owner": "bo", "security_level": None}}

    verdict, _, _ = judge("FLW406", FLOW, agency={"bo": {"level": "central"}}, system=systems)

    assert verdict == "not-applicable"


COPY = {"mot-cua-ho-tich": {}, "dat-dai-mot-cua": {"provider": "mot-cua", "consumer": "dat-dai", "via": None}}

# changes · verdict
SOURCES = {
    "a copy of what was received": ({"flow": COPY}, "broken"),
    "passed on by a platform": ({"flow": COPY, "system": {"mot-cua": {"system_kind": "platform"}}}, "holds"),
    "nobody knows where it comes from": (
        {"flow": {**COPY, FLOW: None}, "interaction": {"gui-ho-so": None}},
        "cannot-tell",
    ),
    "what it received is over": ({"flow": {**COPY, FLOW: {"valid_to": "2020-01-01"}}}, "cannot-tell"),
    "the origin is not known": (
        {"flow": COPY, "information": {"su-kien-ho-tich": {"origin": None}}},
        "cannot-tell",
    ),
    "the origin has no system": (
        {"flow": COPY, "database": {"csdl-ho-tich": {"system": None}}},
        "cannot-tell",
    ),
}


@pytest.mark.parametrize("case", SOURCES)
def test_data_are_taken_from_their_source(judge, case):
    changes, verdict = SOURCES[case]

    assert judge("FLW407", "dat-dai-mot-cua", **changes)[0] == verdict


def test_a_flow_that_does_not_say_what_it_is_about_does_not_tell(judge):
    assert judge("FLW407", FLOW, flow={FLOW: {"objects": None}})[0] == "cannot-tell"
    assert judge("FLW407", FLOW)[0] == "holds"


@pytest.mark.parametrize(
    ("fields", "changes", "verdict"),
    [
        ({}, {}, "holds"),
        ({"daily_volume": None}, {}, "broken"),
        ({"latency_ms": None}, {}, "holds"),
        ({"latency_ms": None}, {"service": {"tra-cuu-ho-tich": {"service_level": None}}}, "broken"),
        ({"coordination_contact": None}, {}, "broken"),
        (
            {"coordination_contact": None},
            {"system": {"ho-tich": {"technical_contact": "Phòng CNTT"}}},
            "holds",
        ),
        ({"rhythm": None, "undetermined": _awaited("rhythm")}, {}, "cannot-tell"),
        ({"rhythm": None, "valid_to": "2020-01-01"}, {}, "not-applicable"),
    ],
)
def test_the_operation_of_a_flow_is_foreseen(judge, fields, changes, *, verdict):
    assert judge("FLW408", FLOW, flow={FLOW: fields}, **changes)[0] == verdict
