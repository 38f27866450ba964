"""What the owner of a service sets on its page."""

import pytest

from lgsp.platform.registry.models import Service
from tests.conftest import TRA_CUU
from tests.portal.connecting.test_screens import text_of

pytestmark = pytest.mark.django_db
PAGE = f"/danh-muc-dich-vu/{TRA_CUU}/"


@pytest.fixture(autouse=True)
def _served(registry):
    registry.service()


def test_the_owner_has_bodies_kept_and_everyone_reads_for_how_long(log_in, client):
    browser = log_in("officer", agency="H99.10")
    assert "Không lưu; chỉ có bằng chứng" in text_of(browser.get(PAGE))

    response = browser.post(f"{PAGE}luu-noi-dung/", {"days": "30"}, follow=True)

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
