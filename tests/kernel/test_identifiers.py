"""X-Road identifiers: four parts for a system, five for a service."""

import pytest

from lgsp.kernel.identifiers import IdentifierMalformed, ServiceId, SubsystemId


def test_parts_are_percent_decoded_one_by_one():
    assert ServiceId.parse("VN-H99/GOV/H99%2E10/HOTICH/tra-cuu").member == "H99.10"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "VN/GOV/H99",
        "VN/GOV/H99/A/B/C",
        "VN//H99/A",
        "VN/GOV/H99/A%2FB",
        "VN/GOV/%FF/A",
        "VN/GOV/H99/A_B",
        "VN/../H99/A ",
    ],
)
def test_what_is_not_an_identifier_is_refused(text):
    with pytest.raises(IdentifierMalformed, match="is not an X-Road identifier"):
        SubsystemId.parse(text)


def test_a_service_knows_its_provider():
    service = ServiceId.parse("VN-H99/GOV/H99.10/HOTICH/tra-cuu")

    assert str(service.provider) == "VN-H99/GOV/H99.10/HOTICH"
    assert service.provider.service("tra-cuu") == service
