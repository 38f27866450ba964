"""Whose bodies are kept, and for how long."""

import pytest

from lgsp.platform.registry.entries import ServiceEntry
from lgsp.platform.registry.keeping import KeptDays, keep_bodies
from lgsp.platform.registry.models import Notice, Service
from lgsp.platform.registry.queries import get_version
from lgsp.platform.registry.service_errors import KeptDaysMalformed
from lgsp.platform.registry.services import Particulars, register_service
from lgsp.platform.registry.snapshots import build_snapshot
from tests.conftest import NOW, TRA_CUU

pytestmark = pytest.mark.django_db

ENTRY = ServiceEntry(identifier=TRA_CUU, name="Tra cứu hộ tịch", url="http://127.0.0.1:1")


def test_the_gateways_and_the_consumers_are_told(registry):
    registry.agreement()

    keep_bodies(TRA_CUU, KeptDays(production=30), at=NOW)

    assert [one.keep_bodies for one in build_snapshot(version=9, made_at=NOW).services] == [30]
    assert Notice.objects.get().text.endswith("được mã hóa và lưu 30 ngày.")


def test_the_test_environment_keeps_on_its_own_terms_and_a_mock_keeps_nothing(registry):
    registry.service()
    keep_bodies(TRA_CUU, KeptDays(production=30, test=7), at=NOW)
    register_service(ENTRY, particulars=Particulars(test_url="http://127.0.0.1:2"), at=NOW)

    found = build_snapshot(version=9, made_at=NOW).services

    assert [(one.id.split("/")[0], one.keep_bodies) for one in found] == [("VN-H99", 30), ("VN-H99-TEST", 7)]
    assert not Notice.objects.exists()


def test_setting_what_is_set_is_no_change(registry):
    registry.agreement()
    keep_bodies(TRA_CUU, KeptDays(production=30), at=NOW)
    before = get_version()

    keep_bodies(TRA_CUU, KeptDays(production=30), at=NOW)

    assert (get_version(), Notice.objects.count()) == (before, 1)


def test_other_settings_leave_it(registry):
    registry.service()
    keep_bodies(TRA_CUU, KeptDays(production=30), at=NOW)

    register_service(ENTRY, particulars=Particulars(timeout_s=5), at=NOW)

    assert Service.objects.get().keep_bodies == 30


@pytest.mark.parametrize("days", [-1, 3651])
def test_what_is_no_number_of_days_is_refused(registry, days):
    registry.service()

    with pytest.raises(KeptDaysMalformed):
        keep_bodies(TRA_CUU, KeptDays(production=days), at=NOW)
    with pytest.raises(KeptDaysMalformed):
        keep_bodies(TRA_CUU, KeptDays(test=days), at=NOW)
