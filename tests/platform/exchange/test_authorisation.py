from datetime import datetime, timedelta

import pytest

from lgsp.platform.exchange.authorisation import VIETNAM, Directory
from lgsp.platform.exchange.faults import AddressMalformed, AgreementMissing, MemberUnknown, ServiceUnknown
from lgsp.platform.exchange.snapshot import Service
from lgsp.platform.exchange.testing import CONSUMER, PROVIDER, SERVICE, make_agreement, make_snapshot


def directory(**changes) -> Directory:
    return Directory(make_snapshot("http://127.0.0.1:1", **changes))


def at(text: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM).timestamp()


@pytest.mark.parametrize(
    ("moment", "is_allowed"),
    [
        ("2026-01-04 23:59:59", False),
        ("2026-01-05 00:00:00", True),
        ("2026-01-31 23:59:59", True),
        ("2026-02-01 00:00:00", False),
    ],
)
def test_an_agreement_holds_from_its_first_to_its_last_day_both_included_in_vietnams_time(moment, is_allowed):
    found = directory(agreements=[make_agreement("a", valid_from="2026-01-05", valid_to="2026-01-31")])

    assert found.may_call(CONSUMER, SERVICE, now=at(moment)) is is_allowed


def test_an_agreement_without_dates_always_holds():
    found = directory()

    for years in (-50, 0, 50):
        moment = at("2026-01-05 09:00:00") + timedelta(days=365 * years).total_seconds()
        assert found.get_grant(CONSUMER, SERVICE, now=moment).agreement == "mot-cua-tra-cuu-ho-tich"


def test_of_several_agreements_the_one_in_force_counts():
    found = directory(
        agreements=[
            make_agreement("old", valid_to="2025-12-31"),
            make_agreement("new", valid_from="2026-01-01"),
        ]
    )

    assert found.get_grant(CONSUMER, SERVICE, now=at("2026-01-01 00:00:00")).agreement == "new"


def test_without_an_agreement_there_is_no_grant():
    with pytest.raises(AgreementMissing, match=f"{PROVIDER} has no agreement in force to call {SERVICE}"):
        directory().get_grant(PROVIDER, SERVICE, now=0)


def test_a_service_is_found_however_its_identifier_is_encoded():
    found = directory()

    assert found.get_route(b"VN-H99/GOV/H99.10/HOTICH/tra%2Dcuu") is found.get_route(SERVICE.encode())


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        (b"VN-H99/GOV/H99.10/HOTICH/other", ServiceUnknown),
        (b"VN-H99/GOV/H99.10/OTHER/tra-cuu", MemberUnknown),
        (b"EE/GOV/H99.10/HOTICH/tra-cuu", MemberUnknown),
        (b"VN-H99/GOV/H99.10/HOTICH/", AddressMalformed),
        (b"VN-H99/GOV/H99.10/HOTICH/a%2Fb", AddressMalformed),
        (b"VN-H99/GOV/H99.10/HOTICH/a_b", AddressMalformed),
        (b"VN-H99/GOV/H99.10/HOTICH/%ff", AddressMalformed),
    ],
)
def test_what_is_not_there_is_told_apart_from_what_is_no_address(address, fault):
    with pytest.raises(fault):
        directory().get_route(address)


def test_a_registered_service_without_an_address_is_not_connected():
    found = directory(services=[Service(id=SERVICE, name="x", url="")])

    assert found.get_route(SERVICE.encode()).endpoint is None
