"""Promises beside what was measured, month by month."""

import csv
import io
import re

import pytest
from django.urls import reverse

from lgsp.platform.kit.clock import now, today
from lgsp.platform.registry.models import Service
from lgsp.platform.registry.promises import Promise, make_promise
from tests.portal.traffic import HO_TICH, MOT_CUA, Called, write_exchanges

pytestmark = pytest.mark.django_db
TRA_CUU = f"{HO_TICH}/tra-cuu"


def text(response) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


@pytest.fixture
def month(registry) -> str:
    """Promise for this month, and return its key."""
    registry.service()
    make_promise(TRA_CUU, Promise(since=today().replace(day=1), share=99.5, p95_ms=50), at=now())
    return f"{today():%Y-%m}"


def call(var, *outcomes: str) -> None:
    start = now().replace(minute=0)
    write_exchanges(
        var,
        [
            Called(MOT_CUA, TRA_CUU, start.replace(second=number), outcome=outcome)
            for number, outcome in enumerate(outcomes)
        ],
    )


def test_the_month_says_what_was_kept_and_what_was_broken(client, var, month):
    call(var, "answered", "failed")

    shown = text(client.get(reverse("watching:watch"), {"ky": month}))

    assert "Mức dịch vụ đã cam kết" in shown
    assert "99,5 % 50,00 % Không giữ được 50 ms" in shown
    assert "24 ms Giữ được" in shown
    assert "Tháng chưa hết" in shown


def test_a_service_nobody_called_is_listed_as_untold(client, month):
    shown = text(client.get(reverse("watching:watch"), {"ky": month}))

    assert "99,5 % – Chưa rõ 50 ms – Chưa rõ" in shown


def test_other_periods_hold_nothing_against_a_promise(client, var, month):
    call(var, "answered")

    assert "Mức dịch vụ đã cam kết" not in text(client.get(reverse("watching:watch"), {"ky": "30-ngay"}))


def test_a_service_shows_each_month_beside_its_promise(client, var, month):
    call(var, "answered")

    shown = text(client.get(reverse("watching:service", args=[TRA_CUU]), {"ky": month}))

    assert "phục vụ Giữ được thời gian Giữ được" in shown


def test_the_table_of_a_month_has_promises_and_verdicts(client, var, month):
    found = client.get(reverse("watching:table"), {"ky": month}).content.decode().lstrip("\ufeff")

    (row,) = csv.DictReader(io.StringIO(found))
    assert (row["Cam kết phục vụ (%)"], row["Kết quả phục vụ"], row["Kết quả thời gian"]) == (
        "99.5",
        "Chưa rõ",
        "Chưa rõ",
    )


def test_the_owner_promises_on_the_page_and_anyone_reads_it(log_in, client, registry):
    registry.service()
    page = f"/danh-muc-dich-vu/{TRA_CUU}/"
    browser = log_in("officer", agency="H99.10")

    form = {"since": f"{today():%Y-%m}", "share": "99.5", "p95_ms": "200"}
    said = text(browser.post(f"{page}cam-ket/", form, follow=True))
    wrong = text(browser.post(f"{page}cam-ket/", {"since": "", "share": "101"}, follow=True))
    past = browser.post(f"{page}cam-ket/", {"since": "2020-01", "share": "99"})

    assert "Đã ghi mức cam kết" in said
    assert "tỷ lệ tới 100 %" in wrong
    assert past.status_code == 409
    client.logout()
    assert f"từ tháng {today():%m/%Y}: phục vụ 99,5 % số lượt; 95/100 lượt trong 200 ms" in text(
        client.get(page)
    )


def test_another_agency_promises_nothing(log_in, registry):
    registry.service()
    form = {"since": f"{today():%Y-%m}", "share": "99"}

    answer = log_in("officer", agency="H99.02").post(f"/danh-muc-dich-vu/{TRA_CUU}/cam-ket/", form)

    assert (answer.status_code, Service.objects.get().promises) == (403, [])
