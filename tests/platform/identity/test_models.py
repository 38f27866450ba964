import pytest
from django.db import IntegrityError

from lgsp.platform.identity.models import User

pytestmark = pytest.mark.django_db


def test_the_database_keeps_no_officer_without_an_agency():
    with pytest.raises(IntegrityError):
        User.objects.create(username="lan", role="officer")
