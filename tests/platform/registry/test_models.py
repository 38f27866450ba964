from datetime import date

import pytest
from django.db import IntegrityError, transaction

from lgsp.platform.registry.models import Agreement, Instance, Member
from tests.conftest import NOW

pytestmark = pytest.mark.django_db


def test_the_database_keeps_one_exchange():
    Instance.objects.create(pk=1, code="VN-H99")

    with pytest.raises(IntegrityError):
        Instance.objects.create(code="VN-H98")


def test_the_database_keeps_a_member_once(registry):
    registry.member("H99.10")

    with pytest.raises(IntegrityError):
        Member.objects.create(member_class="GOV", code="H99.10", name="Tên khác")


def test_the_database_keeps_one_agreement_in_force_under_a_key(registry):
    granted = registry.agreement("k")
    again = {"key": "k", "consumer": granted.consumer, "service": granted.service, "granted_at": NOW}

    with pytest.raises(IntegrityError), transaction.atomic():
        Agreement.objects.create(**again)

    Agreement.objects.create(**again, withdrawn_at=NOW)


def test_the_database_keeps_dates_in_order(registry):
    granted = registry.agreement("k")
    granted.valid_from, granted.valid_to = date(2026, 2, 1), date(2026, 1, 1)

    with pytest.raises(IntegrityError):
        granted.save()
