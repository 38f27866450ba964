import json
from xml.etree import ElementTree as ET

from lgsp.platform.exchange.authorisation import Directory
from lgsp.platform.exchange.metadata import list_clients, list_methods
from lgsp.platform.exchange.snapshot import Service
from lgsp.platform.exchange.testing import CONSUMER, PROVIDER, SERVICE, make_snapshot

DIRECTORY = Directory(
    make_snapshot(
        "http://a",
        services=[
            Service(id=SERVICE, name="Tra cứu", url=""),
            Service(id=f"{PROVIDER}/khac", name="Khác", url=""),
        ],
    )
)


def test_clients_are_listed_as_json_to_who_asks_for_that():
    reply = list_clients(DIRECTORY, accept=b"application/json", instance="")

    member = json.loads(reply.body)["member"]
    assert member[1] == {
        "id": {
            "object_type": "SUBSYSTEM",
            "xroad_instance": "VN-H99",
            "member_class": "GOV",
            "member_code": "H99.02",
            "subsystem_code": "MOTCUA",
        },
        "name": "Văn phòng Uỷ ban nhân dân tỉnh",
        "subsystem_name": "Một cửa",
    }
    assert [entry["id"]["object_type"] for entry in member] == ["MEMBER", "SUBSYSTEM"] * 2


def test_clients_are_listed_as_xml_to_everyone_else():
    root = ET.fromstring(list_clients(DIRECTORY, accept=b"*/*", instance="VN-H99").body)

    names = {"xrd": "http://x-road.eu/xsd/xroad.xsd", "id": "http://x-road.eu/xsd/identifiers"}
    assert root.tag == f"{{{names['xrd']}}}clientList"
    assert [node.text for node in root.findall("xrd:member/xrd:id/id:subsystemCode", names)] == [
        "MOTCUA",
        "HOTICH",
    ]
    assert root.find("xrd:member/xrd:id", names).get(f"{{{names['id']}}}objectType") == "MEMBER"


def test_another_instance_has_no_clients_here():
    assert json.loads(list_clients(DIRECTORY, accept=b"application/json", instance="EE").body) == {
        "member": []
    }


def codes(provider: str, allowed_to: str | None) -> list[str]:
    reply = list_methods(DIRECTORY, provider=provider, allowed_to=allowed_to, now=0)
    return [entry["service_code"] for entry in json.loads(reply.body)["service"]]


def test_all_methods_are_listed_or_those_that_the_caller_may_use():
    assert codes(PROVIDER, None) == ["tra-cuu", "khac"]
    assert codes(PROVIDER, CONSUMER) == ["tra-cuu"]
    assert codes(CONSUMER, None) == []
