"""A service's page made from its description: given by its owner, read and tried by anyone."""

import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lgsp.platform.registry.models import Service
from lgsp.platform.registry.notices import list_notices
from tests.conftest import TRA_CUU

pytestmark = pytest.mark.django_db

DESCRIPTION = Path("tests/platform/contracts/civil_status.yaml").read_bytes()
PAGE = f"/danh-muc-dich-vu/{TRA_CUU}/"


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def give(browser, content: bytes):
    file = SimpleUploadedFile("openapi.yaml", content)
    return browser.post(reverse("connecting:describe", args=[TRA_CUU]), {"dac-ta": file}, follow=True)


def test_an_owner_describes_a_service(registry, log_in):
    registry.service()

    page = text_of(give(log_in("officer", agency="H99.10"), DESCRIPTION))

    assert "Đã nạp đặc tả." in page
    assert "Đặc tả: 2 thao tác" in page
    assert "GET /nguoi/{soDinhDanh}" in page
    assert "Nền tảng trả lời mẫu theo đặc tả" in page


def test_a_description_that_cannot_be_used_changes_nothing(registry, log_in):
    registry.service()
    browser = log_in("officer", agency="H99.10")

    response = give(browser, b"openapi: 3.1.0\npaths: {/a: {$ref: 'http://x/y'}}")

    assert response.status_code == 422
    assert "trỏ ra ngoài tới http://x/y" in text_of(response)
    assert Service.objects.get().contract is None


def test_another_agency_does_not_describe_it(registry, log_in):
    registry.service()

    assert give(log_in("officer", agency="H99.02"), DESCRIPTION).status_code == 403


def test_what_breaks_consumers_is_shown_to_the_owner_and_told_to_them(registry, log_in):
    registry.agreement()
    owner = log_in("officer", agency="H99.10")
    give(owner, DESCRIPTION)

    page = text_of(
        give(owner, DESCRIPTION.replace(b"hoTen: {type: string, example", b"ten: {type: string, example"))
    )

    assert "GET /nguoi/{soDinhDanh} 200 không còn trả trường hoTen" in page
    assert "có thể làm hỏng kết nối" in list_notices("H99.02")[0].text


def test_anyone_tries_an_operation_against_the_description(registry, log_in, client):
    registry.service()
    give(log_in("officer", agency="H99.10"), DESCRIPTION)
    client.logout()
    address = reverse("connecting:attempt", args=[TRA_CUU])

    right = client.post(address, {"thao-tac": "GET /nguoi/{soDinhDanh}", "duong-dan": "/nguoi/012345678901"})
    wrong = client.post(address, {"thao-tac": "POST /nguoi/tim", "duong-dan": "/nguoi/tim", "noi-dung": "{}"})

    assert "HTTP 200" in text_of(right)
    assert "Nguyễn Văn Mẫu" in text_of(right)
    assert "HTTP 422" in text_of(wrong)


def test_the_description_is_given_back_as_it_was(registry, log_in, client):
    registry.service()
    give(log_in("officer", agency="H99.10"), DESCRIPTION)

    response = client.get(reverse("connecting:openapi", args=[TRA_CUU]))

    assert response.content == DESCRIPTION
    assert response.headers["Content-Disposition"] == 'attachment; filename="tra-cuu.yaml"'


def test_a_service_without_description_has_nothing_to_try(registry, client):
    registry.service()

    assert client.get(reverse("connecting:openapi", args=[TRA_CUU])).status_code == 404
    assert client.post(reverse("connecting:attempt", args=[TRA_CUU]), {}).status_code == 404
    assert "Thử ngay" not in text_of(client.get(PAGE))
