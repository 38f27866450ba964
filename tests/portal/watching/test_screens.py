"""What is watched, over evidence that was really written and read."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lgsp.platform.kit.clock import now
from tests.portal.traffic import DAT_DAI, HO_TICH, MOT_CUA, Called, write_exchanges

pytestmark = pytest.mark.django_db
TRA_CUU = f"{HO_TICH}/tra-cuu"
GIA_DAT = f"{DAT_DAI}/gia-dat"


@pytest.fixture
def traffic(var):
    moment = now()
    calls = [Called(MOT_CUA, TRA_CUU, moment - timedelta(minutes=number)) for number in range(3)]
    calls += [
        Called(
            MOT_CUA,
            GIA_DAT,
            moment - timedelta(minutes=4),
            outcome="failed",
            error="Server.X",
            code="EXCHANGE-114",
        ),
        Called(
            DAT_DAI, TRA_CUU, moment - timedelta(minutes=5), outcome="refused", error="Y", code="EXCHANGE-109"
        ),
    ]
    write_exchanges(var, calls)


def text(response) -> str:
    return response.content.decode()


def test_the_whole_is_shown_with_services_agencies_and_reasons(client, traffic):
    shown = text(client.get(reverse("watching:watch")))

    assert "75,00 %" in shown
    assert "Hệ thống cung cấp không trả lời trong thời gian chờ." in shown
    assert "Hai bên không có thỏa thuận đang hiệu lực." in shown
    assert f"/giam-sat/dich-vu/{TRA_CUU}/" in shown
    assert "/giam-sat/co-quan/VN-H99/GOV/H99.10/" in shown


def test_nothing_yet_is_said_and_not_drawn(client, db):
    shown = text(client.get(reverse("watching:watch"), {"ky": "30-ngay"}))

    assert "Không có lượt gọi nào trong thời gian này." in shown
    assert '<svg class="plot"' not in shown


def test_a_service_shows_its_own_figures_and_months(client, traffic):
    shown = text(client.get(reverse("watching:service", args=[TRA_CUU])))

    assert "100 %" in shown
    assert f"{now():%m/%Y}" in shown
    assert "EXCHANGE-109" in shown
    assert "EXCHANGE-114" not in shown


def test_an_agency_shows_what_it_provides_and_uses(client, traffic):
    provider = text(client.get(reverse("watching:agency", args=["VN-H99/GOV/H99.11"])))

    assert f"/giam-sat/dich-vu/{GIA_DAT}/" in provider
    assert f"/giam-sat/dich-vu/{TRA_CUU}/" in provider


@pytest.mark.parametrize("name", ["service", "agency"])
def test_what_nobody_knows_is_not_found(client, db, name):
    assert client.get(reverse(f"watching:{name}", args=["VN-H99/GOV/khong/CO/gi"])).status_code == 404


def test_the_table_is_read_by_spreadsheets(client, traffic):
    response = client.get(reverse("watching:table"), {"ky": "7-ngay"})

    rows = {row["Mã dịch vụ"]: row for row in csv.DictReader(io.StringIO(text(response).lstrip("\ufeff")))}
    assert response.headers["Content-Disposition"] == 'attachment; filename="muc-dich-vu-7-ngay.csv"'
    assert (rows[TRA_CUU]["Lượt"], rows[TRA_CUU]["Tỷ lệ phục vụ (%)"]) == ("4", "100.00")
    assert rows[GIA_DAT]["Không thành công"] == "1"
    assert 20 <= int(rows[TRA_CUU]["Trung vị (ms)"]) <= 24


def test_a_period_is_chosen_and_kept_on_the_way(client, traffic):
    month = f"{now().astimezone():%Y-%m}"

    shown = text(client.get(reverse("watching:watch"), {"ky": month}))

    assert f'<option value="{month}" selected>' in shown
    assert f"/giam-sat/dich-vu/{TRA_CUU}/?ky={month}" in shown


def test_a_screen_asks_as_often_for_many_services_as_for_few(client, var, traffic):
    address = reverse("watching:watch")
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    write_exchanges(
        var, [Called(MOT_CUA, f"{HO_TICH}/dich-vu-{number}", now()) for number in range(30)], node="gw2"
    )
    with CaptureQueriesContext(connection) as many:
        client.get(address)

    assert len(many) == len(few)


def test_nobody_needs_to_write_to_watch(client, traffic):
    assert client.post(reverse("watching:watch")).status_code == 405
