"""What a new description means for who calls the service."""

import copy
import json

import pytest

from lgsp.platform.contracts.compatibility import compare
from lgsp.platform.contracts.contract import read_contract
from lgsp.platform.contracts.documents import read_document
from tests.platform.contracts.conftest import CIVIL_STATUS


@pytest.fixture
def edited():
    """Return the factory of the description after an edit of its document."""

    def edit(change):
        document = copy.deepcopy(read_document(CIVIL_STATUS.read_bytes()))
        change(document)
        return read_contract(json.dumps(document).encode())

    return edit


def person(document):
    return document["components"]["schemas"]["Nguoi"]


def search(document):
    body = document["paths"]["/nguoi/tim"]["post"]["requestBody"]
    return body["content"]["application/json"]["schema"]


def test_nothing_changed(civil_status):
    assert compare(civil_status, civil_status) == []


@pytest.mark.parametrize(
    ("change", "kind", "what"),
    [
        (lambda d: d["paths"].pop("/nguoi/tim"), "operation-gone", "POST /nguoi/tim"),
        (lambda d: person(d)["properties"].pop("hoTen"), "field-gone", "hoTen"),
        (lambda d: person(d)["required"].remove("hoTen"), "field-optional", "hoTen"),
        (lambda d: person(d)["properties"].update(ngaySinh={"type": "integer"}), "type-changed", "ngaySinh"),
        (lambda d: search(d)["required"].append("soTrang"), "field-required", "soTrang"),
        (lambda d: search(d)["properties"].pop("soTrang"), "field-refused", "soTrang"),
        (
            lambda d: d["paths"]["/nguoi/{soDinhDanh}"]["get"]["parameters"][2].update(required=True),
            "parameter-required",
            "trang",
        ),
    ],
)
def test_what_breaks_a_client_comes_first(civil_status, edited, change, kind, what):
    found = compare(civil_status, edited(change))

    assert (found[0].kind, found[0].what, found[0].breaks) == (kind, what, True)
    assert what in found[0].message_in("vi")


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (lambda d: person(d)["properties"].update(quocTich={"type": "string"}), "field-new"),
        (lambda d: d["paths"].update({"/x": {"get": {"responses": {}}}}), "operation-new"),
    ],
)
def test_what_only_adds_breaks_nothing(civil_status, edited, change, kind):
    found = compare(civil_status, edited(change))

    assert {each.kind for each in found} == {kind}
    assert not any(each.breaks for each in found)
