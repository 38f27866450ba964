"""CMP506: applications use the shared services of the platform."""

import pytest

SERVICE = {"dang-nhap": {"provider": "xac-thuc", "code": "dang-nhap", "shared_kind": "sign-on"}}
PROVIDER = {"xac-thuc": {"system_kind": "platform", "owner": "so-tai-chinh"}}


def ask(judge, *, service=SERVICE, flow=None, **facts):
    return judge(
        "CMP506",
        "mot-cua",
        system={**PROVIDER, "mot-cua": facts},
        service=service,
        **({"flow": flow} if flow else {}),
    )


# facts of the system · verdict
SYSTEMS = {
    "uses it": ({"uses": ["dang-nhap"]}, "holds"),
    "uses others only": ({"uses": ["tra-cuu-ho-tich"]}, "broken"),
    "is a platform": ({"system_kind": "platform"}, "not-applicable"),
    "is somebody else's": ({"record_kind": "reference"}, "not-applicable"),
    "is over": ({"status": "retired"}, "not-applicable"),
}


@pytest.mark.parametrize("case", SYSTEMS)
def test_people_sign_in_with_the_shared_service(judge, case):
    facts, expected = SYSTEMS[case]

    assert ask(judge, **facts)[0] == expected


def test_what_a_system_uses_is_also_told_by_its_flows(judge):
    through = {"mot-cua-ho-tich": {"provider": "xac-thuc", "via": "dang-nhap"}}

    assert ask(judge, flow=through)[0] == "holds"


def test_a_system_that_names_no_service_at_all_cannot_be_told(judge):
    other = {"mot-cua-ho-tich": {"consumer": "dat-dai"}}

    assert ask(judge, flow=other)[0] == "cannot-tell"
    assert ask(judge, flow=other, not_applicable=["uses"])[0] == "not-applicable"


def test_where_nothing_is_shared_nothing_is_asked(judge):
    assert ask(judge, service={})[0] == "not-applicable"


def test_offering_what_the_platform_already_offers_is_broken(judge):
    services = {
        "bien-lai": {"provider": "mot-cua", "code": "thu-phi", "shared_kind": "payment"},
        "thanh-toan": {
            "name": "Thanh toán",
            "provider": "xac-thuc",
            "code": "thanh-toan",
            "shared_kind": "payment",
        },
    }

    verdict, _, message = ask(judge, service=services)

    assert verdict == "broken"
    assert message == "“Một cửa” tự cung cấp thanh toán, trong khi đã có dịch vụ “Thanh toán”."
