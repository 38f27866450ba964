"""The screens of the connections: what each person sees, may do, and is told."""

import json
import re
from datetime import timedelta

import pytest
from django.urls import reverse

from lgsp.platform.kit.clock import now
from lgsp.platform.registry import procedure
from lgsp.platform.registry.entries import AccessEntry, ServiceEntry
from lgsp.platform.registry.models import AccessRequest, Agreement, Credential, Service, Subsystem
from lgsp.platform.registry.services import Particulars, register_service
from lgsp.platform.registry.stages import Progress, Stage
from tests.conftest import MOTCUA, NOW, TRA_CUU

pytestmark = pytest.mark.django_db

ASK = f"/ket-noi/yeu-cau-moi/?dich-vu={TRA_CUU}"
ENTRY = AccessEntry(consumer=MOTCUA, service=TRA_CUU, purpose="Tra cứu", legal_basis="Quy chế mẫu (tự đặt)")


@pytest.fixture
def parties(registry):
    registry.subsystem(MOTCUA, name="Một cửa")
    registry.service()
    entry = ServiceEntry(identifier=TRA_CUU, name="Tra cứu hộ tịch", url="http://127.0.0.1:1")
    register_service(entry, particulars=Particulars(test_url="http://127.0.0.1:2", alias="apiHoTich"), at=NOW)


@pytest.fixture
def asked(parties) -> str:
    return procedure.request_access(ENTRY, decision_days=10, by="binh", at=NOW).code


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", response.content.decode()).split())


def test_anyone_reads_the_catalogue(client, parties):
    page = text_of(client.get("/danh-muc-dich-vu/"))

    assert "Tra cứu hộ tịch" in page
    assert TRA_CUU in page
    assert "Đã công bố" in page


def test_search_is_blind_to_tone_marks(client, parties):
    assert "1 dịch vụ" in text_of(client.get("/danh-muc-dich-vu/?tim=ho tich"))
    assert "Không có dịch vụ nào khớp" in text_of(client.get("/danh-muc-dich-vu/?tim=dat dai"))


def test_an_empty_catalogue_says_how_services_come(client):
    assert "Chưa có dịch vụ nào" in text_of(client.get("/danh-muc-dich-vu/"))


def test_a_draft_is_seen_by_its_owner_only(client, log_in, parties):
    Service.objects.update(stage=Stage.DRAFT)

    assert "Tra cứu hộ tịch" not in text_of(client.get("/danh-muc-dich-vu/"))
    assert "Tra cứu hộ tịch" in text_of(log_in("officer", agency="H99.10").get("/danh-muc-dich-vu/"))


def test_a_service_page_says_how_it_is_called(client, parties):
    page = text_of(client.get(f"/danh-muc-dich-vu/{TRA_CUU}/"))

    assert f"/r1/{TRA_CUU}/" in page
    assert "/apiHoTich/" in page
    assert "Có địa chỉ thử nghiệm riêng" in page
    assert "Giai đoạn của dịch vụ" not in page


def test_a_service_that_does_not_exist_is_not_found(client, parties):
    assert client.get(f"/danh-muc-dich-vu/{TRA_CUU}-x/").status_code == 404


def test_the_catalogue_is_linked_data(client, parties):
    graph = json.loads(client.get("/danh-muc-dich-vu.jsonld").content)["@graph"]
    turtle = client.get("/danh-muc-dich-vu.ttl").content.decode()

    (service,) = [node for node in graph if node["@type"] == "dcat:DataService"]
    assert service["dct:title"] == {"@value": "Tra cứu hộ tịch", "@language": "vi"}
    assert 'dct:title "Tra cứu hộ tịch"@vi' in turtle


def test_who_is_not_logged_in_asks_for_nothing(client, parties):
    for address in (ASK, "/ket-noi/", "/ket-noi/he-thong/"):
        response = client.get(address)
        assert (response.status_code, response.url.startswith("/dang-nhap/")) == (302, True)


def test_an_officer_asks_for_a_service_of_another_agency(log_in, parties):
    browser = log_in("officer", agency="H99.02")
    form = browser.get(ASK)
    assert "Một cửa" in text_of(form)

    system = re.search(r'<option value="(\d+)">Một cửa', form.content.decode())[1]
    response = browser.post(
        ASK,
        {
            "consumer": system,
            "purpose": "Xác minh tình trạng hôn nhân",
            "legal_basis": "Quy chế mẫu (tự đặt)",
            "operations": "GET /nguoi/*\nPOST /tim",
            "rate": "2",
            "per_day": "500",
            "hours": "07:30-17:00",
            "days": ["1", "2", "3", "4", "5"],
            "validation": "off",
        },
    )

    made = AccessRequest.objects.get()
    assert response.url == f"/ket-noi/{made.code}/"
    assert made.terms == {
        "operations": ["GET /nguoi/*", "POST /tim"],
        "hours": "07:30-17:00",
        "days": [1, 2, 3, 4, 5],
        "rate": 2.0,
        "per_day": 500,
    }
    assert "500 lượt/ngày" in text_of(browser.get(response.url))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"purpose": ""}, "Trường này là bắt buộc"),
        ({"hours": "7h-17h"}, "Viết giờ dạng 07:30-17:00."),
        ({"valid_from": "2026-12-31", "valid_to": "2026-01-01"}, "Ngày hết hiệu lực phải sau"),
        ({"operations": "FETCH /x"}, "Điều khoản của thỏa thuận"),
    ],
)
def test_a_request_with_a_mistake_is_shown_again_with_what_was_typed(log_in, parties, changes, said):
    browser = log_in("officer", agency="H99.02")
    system = re.search(r'<option value="(\d+)">Một cửa', browser.get(ASK).content.decode())[1]

    response = browser.post(
        ASK,
        {"consumer": system, "purpose": "x", "legal_basis": "Căn cứ đã gõ", "validation": "off", **changes},
    )

    assert response.status_code == 422
    assert said in text_of(response)
    assert "Căn cứ đã gõ" in text_of(response)
    assert not AccessRequest.objects.exists()


def test_an_officer_without_systems_is_told_what_to_do(log_in, parties):
    assert "chưa có hệ thống nào" in text_of(log_in("officer", agency="H99.77").get(ASK))


def test_nobody_asks_in_the_name_of_another_agency(log_in, parties):
    other = log_in("officer", agency="H99.10")
    system = Subsystem.objects.get(code="MOTCUA").pk

    response = other.post(ASK, {"consumer": system, "purpose": "x", "legal_basis": "y", "validation": "off"})

    assert response.status_code == 422
    assert not AccessRequest.objects.exists()


def test_the_owner_is_shown_what_waits_and_decides(log_in, asked):
    owner = log_in("officer", agency="H99.10")
    assert "1 việc chờ ông/bà" in text_of(owner.get("/ket-noi/"))

    owner.post(f"/ket-noi/{asked}/dong-y/", {"operations": "GET /nguoi/*", "validation": "off"})

    assert AccessRequest.objects.get().progress == Progress.TESTING
    assert Agreement.objects.get().terms == {"operations": ["GET /nguoi/*"]}
    assert "lgsp join --test" in text_of(owner.get(f"/ket-noi/{asked}/"))


def test_a_refusal_without_ground_is_refused(log_in, asked):
    owner = log_in("officer", agency="H99.10")

    assert owner.post(f"/ket-noi/{asked}/tu-choi/", {"reason": ""}).status_code == 422
    owner.post(f"/ket-noi/{asked}/tu-choi/", {"reason": "Ngoài phạm vi"})

    assert "Ngoài phạm vi" in text_of(owner.get(f"/ket-noi/{asked}/"))


@pytest.mark.parametrize("word", ["dong-y", "tu-choi", "mo", "thu-hoi"])
def test_the_consumer_does_not_take_the_owners_steps(log_in, asked, word):
    consumer = log_in("officer", agency="H99.02")

    assert consumer.post(f"/ket-noi/{asked}/{word}/", {"reason": "x"}).status_code == 403
    assert AccessRequest.objects.get().progress == Progress.SUBMITTED


@pytest.mark.parametrize("word", ["thu-xong", "rut"])
def test_the_owner_does_not_take_the_consumers_steps(log_in, asked, word):
    assert (
        log_in("officer", agency="H99.10").post(f"/ket-noi/{asked}/{word}/", {"reason": "x"}).status_code
        == 403
    )


def test_an_auditor_sees_everything_and_takes_no_step(log_in, asked):
    auditor = log_in("auditor")

    assert asked in text_of(auditor.get("/ket-noi/"))
    assert auditor.post(f"/ket-noi/{asked}/rut/", {}).status_code == 403
    assert auditor.get("/ket-noi/he-thong/").status_code == 200


def test_a_third_agency_does_not_see_the_request(log_in, asked):
    stranger = log_in("officer", agency="H99.77")

    assert asked not in text_of(stranger.get("/ket-noi/"))
    assert stranger.get(f"/ket-noi/{asked}/").status_code == 404
    assert stranger.post(f"/ket-noi/{asked}/rut/", {}).status_code == 404


def test_a_step_that_is_not_open_says_so(log_in, asked):
    owner = log_in("officer", agency="H99.10")

    response = owner.post(f"/ket-noi/{asked}/mo/", {})

    assert response.status_code == 409
    assert "Chờ chủ quản dữ liệu quyết định" in text_of(response)


def test_an_unknown_step_is_not_found(log_in, asked):
    assert log_in("administrator").post(f"/ket-noi/{asked}/xoa/", {}).status_code == 404


def test_a_live_connection_is_suspended_resumed_and_withdrawn_and_both_are_told(log_in, asked):
    deed = {"by": "an", "at": NOW}
    procedure.accept_request(asked, **deed)
    procedure.confirm_test(asked, note="đúng", **deed)
    procedure.go_live(asked, **deed)
    owner = log_in("officer", agency="H99.10")

    owner.post(f"/ket-noi/{asked}/tam-dung/", {"reason": "Lộ khóa"})
    assert "Lộ khóa" in text_of(owner.get(f"/ket-noi/{asked}/"))
    owner.post(f"/ket-noi/{asked}/tiep-tuc/", {})
    owner.post(f"/ket-noi/{asked}/thu-hoi/", {})

    assert "Thỏa thuận đã thu hồi" in text_of(owner.get(f"/ket-noi/{asked}/"))
    page = text_of(owner.get("/ket-noi/"))
    assert "Tạm dừng kết nối" in page
    owner.post("/ket-noi/da-xem/")
    assert "thông báo mới" not in text_of(owner.get("/ket-noi/"))


def test_a_secret_is_shown_once_and_not_kept(log_in, parties):
    browser = log_in("officer", agency="H99.02")
    system = Subsystem.objects.get(code="MOTCUA").pk

    response = browser.post(
        f"/ket-noi/he-thong/{system}/khoa-moi/",
        {"is_test": "on", "networks": "10.0.0.0/8", "overlap_days": "1"},
    )

    secret = re.search(r'id="bi-mat">([^<]+)<', response.content.decode())[1]
    credential = Credential.objects.get()
    assert (credential.client_id, credential.networks) == ("VN-H99-TEST/GOV/H99.02/MOTCUA", ["10.0.0.0/8"])
    assert response.headers["Cache-Control"] == "no-store"
    assert secret not in text_of(browser.get("/ket-noi/he-thong/"))


def test_nobody_gets_a_secret_for_anothers_system(log_in, parties):
    system = Subsystem.objects.get(code="MOTCUA").pk
    browser = log_in("officer", agency="H99.10")

    assert browser.post(f"/ket-noi/he-thong/{system}/khoa-moi/", {}).status_code == 404
    assert not Credential.objects.exists()


def test_an_owner_announces_the_end_of_a_service(log_in, parties):
    owner = log_in("officer", agency="H99.10")
    day = (now() + timedelta(days=90)).date()

    owner.post(
        reverse("connecting:move", args=[TRA_CUU]), {"giai-doan": "deprecated", "ends_on": day.isoformat()}
    )

    page = text_of(owner.get(f"/danh-muc-dich-vu/{TRA_CUU}/"))
    assert f"ngừng từ {day:%d/%m/%Y}" in page
    assert "Yêu cầu khai thác" not in page


def test_a_stage_that_does_not_exist_is_not_found(log_in, parties):
    owner = log_in("officer", agency="H99.10")

    assert owner.post(reverse("connecting:move", args=[TRA_CUU]), {"giai-doan": "x"}).status_code == 404


def test_another_agency_does_not_move_the_service(log_in, parties):
    response = log_in("officer", agency="H99.02").post(
        reverse("connecting:move", args=[TRA_CUU]), {"giai-doan": "deprecated", "ends_on": "2027-01-01"}
    )

    assert (response.status_code, Service.objects.get().stage) == (403, Stage.PUBLISHED)
