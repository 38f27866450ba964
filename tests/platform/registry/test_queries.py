from datetime import date

import pytest

from lgsp.platform.registry.entries import AgreementEntry, Content, MemberEntry, ServiceEntry, SubsystemEntry
from lgsp.platform.registry.errors import InstanceUnnamed
from lgsp.platform.registry.queries import (
    find_instance,
    get_content,
    get_instance,
    get_version,
    has_ever_been_granted,
)
from lgsp.platform.registry.services import withdraw_agreement
from tests.conftest import HOTICH, MOTCUA, NOW, TRA_CUU

pytestmark = pytest.mark.django_db


def test_an_empty_registry_says_so():
    assert find_instance() is None
    assert (get_version(), get_content()) == (0, Content(instance=""))
    with pytest.raises(InstanceUnnamed):
        get_instance()


def test_the_content_is_plain_values_in_the_order_of_their_keys(registry):
    registry.agreement("k", valid_from=date(2026, 1, 1))

    assert get_content() == Content(
        instance="VN-H99",
        members=(
            MemberEntry(code="H99.02", name="Sở Tư pháp"),
            MemberEntry(code="H99.10", name="Sở Tư pháp"),
        ),
        subsystems=(
            SubsystemEntry(identifier=MOTCUA, name="Hệ thống"),
            SubsystemEntry(identifier=HOTICH, name="Hệ thống"),
        ),
        services=(ServiceEntry(identifier=TRA_CUU, name="Tra cứu", url="http://127.0.0.1:1"),),
        agreements=(
            AgreementEntry(
                key="k",
                consumer=MOTCUA,
                service=TRA_CUU,
                purpose="Tra cứu hộ tịch",
                valid_from=date(2026, 1, 1),
            ),
        ),
    )


def test_a_withdrawn_agreement_was_granted_once(registry):
    registry.agreement("k")
    withdraw_agreement("k", by="an", at=NOW)

    assert has_ever_been_granted("k")
    assert not has_ever_been_granted("other")
