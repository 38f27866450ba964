import pytest

from lgsp.platform.evidence.testing import record_exchange
from lgsp.platform.usage.models import Exchange
from lgsp.platform.usage.services import ingest

pytestmark = pytest.mark.django_db


def test_the_log_of_exchanges_is_read_and_never_written(log, folder, log_in):
    record_exchange(log, id="a")
    ingest(folder)
    row = Exchange.objects.get()
    browser = log_in("administrator")

    page = browser.get("/quan-tri/usage/exchange/?q=MOTCUA")
    answer = browser.post(f"/quan-tri/usage/exchange/{row.pk}/change/", {"consumer": "x"})

    assert row.consumer in page.content.decode()
    assert answer.status_code == 403


def test_an_officer_does_not_see_others_exchanges(log_in):
    assert log_in("officer", agency="H99.10").get("/quan-tri/usage/exchange/").status_code == 403
