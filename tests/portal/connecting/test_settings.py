"""What the owner of a service sets on its page."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lgsp.platform.registry.lifecycle import describe_service
from lgsp.platform.registry.models import Service
from tests.conftest import NOW, TRA_CUU
from tests.platform.registry.test_replaying import make_recording
from tests.portal.connecting.test_screens import text_of

pytestmark = pytest.mark.django_db
DESCRIPTION = Path("tests/platform/contracts/civil_status.yaml").read_bytes()
PAGE = f"/danh-muc-dich-vu/{TRA_CUU}/"


@pytest.fixture(autouse=True)
def _served(registry):
    registry.service()


def test_the_owner_has_bodies_kept_and_everyone_reads_for_how_long(log_in, client):
    browser = log_in("officer", agency="H99.10")
    assert "Không lưu; chỉ có bằng chứng" in text_of(browser.get(PAGE))

    response = browser.post(f"{PAGE}luu-noi-dung/", {"days": "30", "test_days": "7"}, follow=True)

    assert "Đã đặt thời gian lưu nội dung" in text_of(response)
    client.logout()
    page = text_of(client.get(PAGE))
    assert "Mã hóa và lưu 30 ngày, rồi xóa" in page
    assert "Đặt thời gian lưu" not in page


@pytest.mark.parametrize("days", ["", "-1", "3651", "x"])
def test_what_is_no_number_of_days_is_said(log_in, days):
    response = log_in("officer", agency="H99.10").post(f"{PAGE}luu-noi-dung/", {"days": days}, follow=True)

    assert "từ 0 tới 3650" in text_of(response)
    assert Service.objects.get().keep_bodies == 0


def test_another_agency_sets_nothing(log_in, client):
    assert client.post(f"{PAGE}luu-noi-dung/", {"days": "30"}).url.startswith("/dang-nhap/")
    assert log_in("officer", agency="H99.02").post(f"{PAGE}luu-noi-dung/", {"days": "30"}).status_code == 403
    assert Service.objects.get().keep_bodies == 0


def test_the_owner_has_the_mock_replay_a_recording_and_anyone_tries_it(log_in, client):
    describe_service(TRA_CUU, DESCRIPTION, by="an", at=NOW)
    browser = log_in("officer", agency="H99.10")
    file = SimpleUploadedFile("ban-ghi.json", make_recording())

    page = text_of(browser.post(f"{PAGE}phat-lai/", {"ban-ghi": file}, follow=True))

    assert "Trả lời mẫu phát lại 1 trả lời đã ghi." in page
    assert "Nền tảng phát lại 1 trả lời đã ghi" in page
    form = {"thao-tac": "GET /nguoi/{soDinhDanh}", "duong-dan": "/nguoi/1"}
    assert "&quot;hoTen&quot;: &quot;X&quot;" in client.post(f"{PAGE}thu/", form).content.decode()
    assert "lại theo đặc tả" in text_of(browser.post(f"{PAGE}phat-lai/", {"thoi": "1"}, follow=True))
    assert "Nguyễn Văn Mẫu" in client.post(f"{PAGE}thu/", form).content.decode()


def test_a_recording_of_production_is_refused_on_the_page(log_in):
    describe_service(TRA_CUU, DESCRIPTION, by="an", at=NOW)
    file = SimpleUploadedFile("x.json", make_recording().replace(b"-TEST", b""))

    response = log_in("officer", agency="H99.10").post(f"{PAGE}phat-lai/", {"ban-ghi": file})

    assert response.status_code == 409
    assert "không bao giờ được dùng làm mẫu" in text_of(response)


def test_another_agency_replays_nothing(log_in):
    assert log_in("officer", agency="H99.02").post(f"{PAGE}phat-lai/", {"thoi": "1"}).status_code == 403
