"""Other terms for a live connection: tried first, then made by the data owner alone."""

from datetime import timedelta

import pytest

from lgsp.platform.kit.clock import now
from lgsp.platform.registry import procedure
from lgsp.platform.registry.entries import AccessEntry, ServiceEntry, Terms
from lgsp.platform.registry.models import Agreement, Notice
from lgsp.platform.registry.services import Particulars, register_service, withdraw_agreement
from tests.conftest import MOTCUA, NOW, TRA_CUU
from tests.portal.connecting.test_screens import text_of
from tests.portal.traffic import Called, write_exchanges

pytestmark = pytest.mark.django_db
ENTRY = AccessEntry(
    consumer=MOTCUA,
    service=TRA_CUU,
    purpose="Tra cứu",
    legal_basis="Quy chế mẫu (tự đặt)",
    terms=Terms(per_day=500),
)


@pytest.fixture
def code(registry) -> str:
    registry.subsystem(MOTCUA, name="Một cửa")
    registry.service()
    register_service(
        ServiceEntry(identifier=TRA_CUU, name="Tra cứu hộ tịch", url="http://127.0.0.1:1"),
        particulars=Particulars(test_url="http://127.0.0.1:2"),
        at=NOW,
    )
    made = procedure.request_access(ENTRY, decision_days=10, by="binh", at=NOW)
    deed = {"by": "an", "at": NOW}
    procedure.accept_request(made.code, terms=None, **deed)
    procedure.confirm_test(made.code, note="đã thử", **deed)
    procedure.go_live(made.code, **deed)
    return made.code


@pytest.fixture
def owner(log_in):
    return log_in("officer", agency="H99.10")


def find_live() -> Agreement:
    return Agreement.objects.get(is_test=False)


def call(var, code: str, *, count: int) -> None:
    moment = now() - timedelta(days=2)
    write_exchanges(
        var,
        [
            Called(MOTCUA, TRA_CUU, moment + timedelta(milliseconds=100 * number), agreement=code.lower())
            for number in range(count)
        ],
    )


def test_a_change_is_tried_without_being_made(owner, var, code):
    call(var, code, count=6)

    page = text_of(owner.post(f"/ket-noi/{code}/dieu-khoan/", {"rate": "1", "burst": "2", "thu": "1"}))

    assert "4 trong 6 lượt gọi lẽ ra đã bị từ chối." in page
    assert "4 nhanh hơn mức gọi" in page
    assert find_live().terms == {"per_day": 500}


def test_what_cannot_be_tried_is_said(owner, var, code):
    call(var, code, count=2)

    page = text_of(owner.post(f"/ket-noi/{code}/dieu-khoan/", {"operations": "GET /nguoi/*", "thu": "1"}))

    assert "Không lượt nào trong 2 lượt gọi bị từ chối." in page
    assert "2 lượt chưa kết luận được" in page


def test_without_calls_nothing_is_claimed(owner, code):
    page = text_of(owner.post(f"/ket-noi/{code}/dieu-khoan/", {"per_day": "1", "thu": "1"}))

    assert "không có lượt gọi nào trong 30 ngày qua" in page


def test_the_owner_changes_the_terms_and_both_are_told(owner, code):
    assert 'value="500"' in owner.get(f"/ket-noi/{code}/dieu-khoan/").content.decode()

    response = owner.post(f"/ket-noi/{code}/dieu-khoan/", {"per_day": "20", "sua": "1"}, follow=True)

    assert find_live().terms == {"per_day": 20}
    assert "20 lượt/ngày" in text_of(response)
    told = Notice.objects.filter(text=f"Điều khoản của kết nối {code} đã sửa.")
    assert set(told.values_list("member__code", flat=True)) == {"H99.02", "H99.10"}


def test_terms_that_no_gateway_could_keep_are_refused_with_the_form(owner, code):
    response = owner.post(f"/ket-noi/{code}/dieu-khoan/", {"operations": "GET nguoi", "sua": "1"})

    assert response.status_code == 422
    assert "GET nguoi" in response.content.decode()
    assert find_live().terms == {"per_day": 500}


def test_nobody_else_changes_or_tries_them(log_in, client, code):
    address = f"/ket-noi/{code}/dieu-khoan/"

    assert client.get(address).status_code == 302
    assert log_in("officer", agency="H99.02").post(address, {"sua": "1"}).status_code == 403
    assert log_in("auditor").get(address).status_code == 403
    assert find_live().terms == {"per_day": 500}


def test_a_connection_that_is_not_live_has_no_terms_to_change(owner, code):
    withdraw_agreement(find_live().key, by="an", at=NOW)

    assert owner.get(f"/ket-noi/{code}/dieu-khoan/").status_code == 404
