"""A service from its description to its end, in the browser: asked for, tried, opened, called, changed, ended."""

import json
import time
from datetime import timedelta
from pathlib import Path

import pytest

from lgsp.platform.exchange.testing import FakeProvider, RunningGateway
from lgsp.platform.identity.services import create_user
from lgsp.platform.kit.clock import today
from lgsp.platform.registry.entries import ServiceEntry
from lgsp.platform.registry.services import register_service
from lgsp.platform.usage.services import ingest
from tests.conftest import HOTICH, MOTCUA, NOW, TRA_CUU

pytestmark = pytest.mark.django_db(transaction=True)

DESCRIPTION = Path("tests/platform/contracts/civil_status.yaml")
PERSON = b'{"hoTen":"A","ngaySinh":"2000-01-31","tinhTrangHonNhan":"ket-hon"}'
SUCCESSOR = f"{TRA_CUU}-2"
IN_TEST = TRA_CUU.replace("H99/", "H99-TEST/", 1)
SERVICE_PAGE = f"/danh-muc-dich-vu/{TRA_CUU}/"


@pytest.fixture
def provider():
    with FakeProvider(
        lambda _: (
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            % (len(PERSON), PERSON)
        )
    ) as running:
        yield running


@pytest.fixture
def gateway(var, registry, provider):
    registry.subsystem(MOTCUA, name="Một cửa")
    registry.subsystem(HOTICH, name="Hộ tịch")
    for identifier, name in ((TRA_CUU, "Tra cứu hộ tịch"), (SUCCESSOR, "Tra cứu hộ tịch 2")):
        register_service(ServiceEntry(identifier=identifier, name=name, url=provider.url), at=NOW)
    with RunningGateway(var) as running:
        yield running


@pytest.fixture
def open_for(browser, live_server, province):
    """Return the factory of pages: the browser of a person of an agency, logged in."""
    contexts = []

    def open_for(name, agency):
        password = create_user(name, role="officer", agency=agency)
        context = browser.new_context()
        contexts.append(context)
        page = context.new_page()
        page.goto(f"{live_server.url}/dang-nhap/")
        page.fill("#id_username", name)
        page.fill("#id_password", password)
        page.click("main button")
        page.at = lambda address: page.goto(f"{live_server.url}{address}")
        return page

    yield open_for
    for context in contexts:
        context.close()


def issue_secret(page, *, is_test: bool) -> tuple[str, str]:
    """Have a secret issued for the one system of the page's agency."""
    page.at("/ket-noi/he-thong/")
    page.click("summary")
    if is_test:
        page.check("#id_is_test")
    page.click("details button")
    return page.inner_text("#ten"), page.inner_text("#bi-mat")


def call(gateway, client: tuple[str, str], service: str):
    """Call a service as the client; the token is refused until the gateway has taken up the registry."""
    token = _wait(lambda: _try_token(gateway, client))
    headers = {"Authorization": f"Bearer {token}", "X-Road-Client": client[0]}
    return gateway.request("GET", f"/r1/{service}/nguoi/012345678901", headers=headers)


def _try_token(gateway, client):
    try:
        return gateway.get_token(*client)
    except AssertionError:
        return None


def _wait(look, attempts=100):
    for _ in range(attempts):
        if found := look():
            return found
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


def test_a_service_is_asked_for_tried_opened_called_changed_and_ended(
    open_for, gateway, provider, var, tmp_path
):
    owner, consumer = open_for("chu-quan", "H99.10"), open_for("khai-thac", "H99.02")

    describe(owner, DESCRIPTION, word="Nạp đặc tả")
    assert "Đặc tả: 2 thao tác" in owner.inner_text("main")
    request_page = ask(consumer)
    accept(owner, request_page)
    response, body = call(gateway, issue_secret(consumer, is_test=True), IN_TEST)
    assert (response.status, response.headers["Lgsp-Mock"]) == (200, "1")
    assert json.loads(body)["hoTen"] == "Nguyễn Văn Mẫu"
    ingest(var / "evidence/gw1")
    confirm_and_open(consumer, owner, request_page)

    client = issue_secret(consumer, is_test=False)
    response, body = _wait(lambda: _answered(call(gateway, client, TRA_CUU)))
    assert json.loads(body) == {"hoTen": "A", "tinhTrangHonNhan": "ket-hon"}
    assert len(provider.requests) == 1

    changed = tmp_path / "moi.yaml"
    changed.write_bytes(DESCRIPTION.read_bytes().replace(b"tinhTrangHonNhan: {enum", b"honNhan: {enum"))
    describe(owner, changed, word="Nạp đặc tả mới")
    assert "không còn trả trường tinhTrangHonNhan" in owner.inner_text("main")
    consumer.at("/ket-noi/")
    assert "có thể làm hỏng kết nối" in consumer.inner_text("main")

    end(owner)
    consumer.at(SERVICE_PAGE)
    assert "Tra cứu hộ tịch 2" in consumer.inner_text("main")
    response, body = _wait(lambda: _refused(call(gateway, client, TRA_CUU)))
    assert SUCCESSOR in json.loads(body)["message"]


def describe(owner, file, *, word):
    owner.at(SERVICE_PAGE)
    if word != "Nạp đặc tả":
        owner.click(f"text='{word}'")
    owner.set_input_files("#dac-ta", file)
    owner.click("button:text-is('Nạp đặc tả')")


def ask(consumer) -> str:
    consumer.at(SERVICE_PAGE)
    consumer.click("main >> text='Yêu cầu khai thác'")
    consumer.fill("#id_purpose", "Xác minh tình trạng hôn nhân")
    consumer.fill("#id_legal_basis", "Quy chế mẫu (tự đặt)")
    consumer.fill("#id_fields_", "hoTen\ntinhTrangHonNhan")
    consumer.select_option("#id_validation", "enforce")
    consumer.click("text='Gửi yêu cầu'")
    return consumer.url.rpartition("/ket-noi/")[2]


def accept(owner, request_page):
    owner.at("/ket-noi/")
    assert "1 việc chờ ông/bà" in owner.inner_text("main")
    owner.at(f"/ket-noi/{request_page}")
    owner.click("button:text-is('Đồng ý')")


def confirm_and_open(consumer, owner, request_page):
    consumer.at(f"/ket-noi/{request_page}")
    assert "lượt gọi thử thành công gần nhất" in consumer.inner_text("main")
    consumer.fill("textarea[name=reason]", "Gọi thử đúng")
    consumer.click("button:text-is('Xác nhận thử nghiệm xong')")
    owner.at(f"/ket-noi/{request_page}")
    owner.click("text='Mở kết nối thật'")


def end(owner):
    owner.at(SERVICE_PAGE)
    owner.click("text='Báo ngừng dịch vụ'")
    owner.fill("#id_ends_on", (today() - timedelta(days=1)).isoformat())
    owner.select_option("#id_successor", SUCCESSOR)
    owner.click("text='Báo ngừng' >> nth=-1")


def _answered(found):
    return found if found[0].status == 200 else None


def _refused(found):
    return found if found[0].status != 200 else None
