"""Incidents: entered by an agency, counted down, reported, closed; seen by nobody else's officers."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from lgsp.platform.identity.services import create_user
from lgsp.platform.kit.clock import now
from lgsp.platform.registry import incidents
from lgsp.platform.registry.errors import IncidentUnreported
from lgsp.platform.registry.incidents import Duty, IncidentEntry
from lgsp.platform.registry.models import Incident, Notice
from tests.conftest import sign_in
from tests.portal.connecting.test_screens import text_of

pytestmark = pytest.mark.django_db
ENTRY = {
    "title": "Lộ khóa truy cập của hệ thống một cửa",
    "what": "Khóa xuất hiện trong một kho mã công khai.",
    "affected": "Hệ thống một cửa",
    "measures": "Đã thu hồi khóa.",
}


@pytest.fixture
def officer(registry, log_in):
    registry.member("H99.02", "Văn phòng UBND tỉnh")
    return log_in("officer", agency="H99.02")


def local(at: datetime) -> str:
    return f"{timezone.localtime(at):%Y-%m-%dT%H:%M}"


def open_incident(*, hours_ago: float = 1, **changes) -> Incident:
    entry = IncidentEntry(
        agency="H99.02", found_at=now() - timedelta(hours=hours_ago), **{**ENTRY, **changes}
    )
    return incidents.open_incident(entry, by="a-officer", at=now())


def test_an_officer_enters_an_incident_and_sees_the_countdown(officer):
    response = officer.post(
        "/ket-noi/su-co/moi/",
        {**ENTRY, "found_at": local(now() - timedelta(hours=2)), "has_personal_data": "on"},
        follow=True,
    )

    page = text_of(response)
    assert ENTRY["title"] in page
    assert "Báo cáo trong 24 giờ" in page
    assert "còn 22 giờ" in page or "còn 21 giờ" in page
    assert "Thông báo vi phạm dữ liệu cá nhân trong 72 giờ" in page
    assert "chưa đối chiếu văn bản gốc" in page
    assert Notice.objects.filter(about=Incident.objects.get().code).count() == 1


def test_an_incident_of_tomorrow_is_refused_with_the_form(officer):
    response = officer.post("/ket-noi/su-co/moi/", {**ENTRY, "found_at": local(now() + timedelta(days=1))})

    assert response.status_code == 422
    assert ENTRY["title"] in response.content.decode()
    assert "chưa tới" in text_of(response)
    assert not Incident.objects.exists()


def test_what_is_late_is_said(officer):
    incident = open_incident(hours_ago=30)

    page = text_of(officer.get(f"/ket-noi/su-co/{incident.code}/"))
    assert "Quá hạn" in page
    assert "quá hạn 6 giờ" in page
    assert "Báo cáo trong 24 giờ" in text_of(officer.get("/ket-noi/su-co/"))


def test_a_report_is_printed_and_noted_as_sent(officer):
    incident = open_incident()
    address = f"/ket-noi/su-co/{incident.code}/"

    printed = text_of(officer.get(f"{address}in/bao-cao-24-gio/"))
    page = text_of(officer.post(f"{address}bao-cao-24-gio/", {"number": "12/BC-VP"}, follow=True))

    assert "Mẫu của nền tảng; chưa tìm được mẫu theo văn bản." in printed
    assert ENTRY["what"] in printed
    assert "12/BC-VP" in page
    assert Incident.objects.get().first_sent_at is not None


def test_it_is_closed_only_when_everything_was_sent_and_the_cause_is_known(officer):
    incident = open_incident(has_personal_data=True)
    address = f"/ket-noi/su-co/{incident.code}/"
    with pytest.raises(IncidentUnreported):
        incidents.close_incident(incident.code, by="a", at=now())
    assert officer.post(f"{address}dong/").status_code == 409

    for duty in Duty:
        officer.post(f"{address}{duty.value}/", {"number": ""})
    assert officer.post(f"{address}dong/").status_code == 409
    officer.post(f"{address}bo-sung/", {"cause": "Khóa bị chép vào kho mã", "measures": "x", "affected": "y"})
    page = text_of(officer.post(f"{address}dong/", follow=True))

    assert "đã đóng lúc" in page
    assert "Lưu bổ sung" not in page
    assert officer.post(f"{address}bo-sung/", {"cause": "khác"}).status_code == 409
    assert Incident.objects.get().cause == "Khóa bị chép vào kho mã"


def test_agencies_are_reminded_once_of_each_duty(officer):
    open_incident(hours_ago=20)
    before = Notice.objects.count()

    assert [incidents.remind_agencies(at=now()) for _ in range(2)] == [1, 0]
    assert incidents.remind_agencies(at=now() + timedelta(hours=47)) == 1
    assert Notice.objects.count() == before + 2


def test_others_neither_see_nor_change_it(officer, log_in, client):
    address = f"/ket-noi/su-co/{open_incident().code}/"
    client.logout()

    assert client.get(address).status_code == 302
    create_user("stranger", role="officer", agency="H99.77")
    sign_in(client, "stranger")
    assert client.get(address).status_code == 404
    assert client.post(f"{address}dong/").status_code == 404
    client.logout()
    auditor = log_in("auditor")
    assert auditor.get(address).status_code == 200
    assert auditor.post(f"{address}bao-cao-24-gio/").status_code == 403
    assert auditor.post("/ket-noi/su-co/moi/", ENTRY).status_code == 403
    assert Incident.objects.get().first_sent_at is None


@pytest.mark.parametrize("address", ["SC-2026-9999/", "SC-2026-9999/in/bao-cao-24-gio/"])
def test_an_incident_that_does_not_exist_is_not_found(officer, address):
    assert officer.get(f"/ket-noi/su-co/{address}").status_code == 404


def test_no_incident_yet_is_said(officer):
    assert "Chưa có sự cố nào được ghi." in text_of(officer.get("/ket-noi/su-co/"))


def test_an_agency_that_is_not_registered_is_told_so_with_the_form(log_in):
    officer = log_in("officer", agency="H99.88")

    response = officer.post("/ket-noi/su-co/moi/", {**ENTRY, "found_at": local(now() - timedelta(hours=1))})

    assert response.status_code == 422
    assert "H99.88" in text_of(response)
