"""An official reads every screen at a desk and on a telephone, with eyes, keyboard or a screen reader."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from lgsp.platform.kit.clock import now
from tests.portal.traffic import DAT_DAI, HO_TICH, MOT_CUA, Called, write_exchanges

pytestmark = pytest.mark.django_db(transaction=True)

DESK, TELEPHONE = (1280, 900), (390, 844)
SCREENS = (
    "/",
    "/phat-hien/",
    "/quy-tac/FLW401/",
    "/trao-doi/",
    "receipt",
    "/doi-chieu/",
    "/giam-sat/",
    "/kiem-chung/",
    "/danh-muc-dich-vu/",
    "/dang-nhap/",
)


@pytest.fixture
def calls(var, province):
    """Write a few exchanges among the four systems, newest first."""
    at = now()
    calls = [
        Called(MOT_CUA, f"{HO_TICH}/tra-cuu", at - timedelta(seconds=5)),
        Called(MOT_CUA, f"{DAT_DAI}/gia-dat", at - timedelta(seconds=70)),
        Called(
            HO_TICH, f"{MOT_CUA}/trang-thai", at - timedelta(seconds=130), outcome="failed", error="Timeout"
        ),
        Called(
            DAT_DAI, f"{MOT_CUA}/tiep-nhan", at - timedelta(seconds=190), outcome="refused", error="Denied"
        ),
    ]
    write_exchanges(var, calls)
    return calls


@pytest.fixture
def open_page(browser, live_server):
    """Return the factory of pages: a size, a theme and an address."""
    contexts = []

    def open_page(address, *, size=DESK, theme="light", script=True):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=theme, java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.goto(f"{live_server.url}{address}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def _address(screen, calls):
    return f"/trao-doi/{calls[0].id}/" if screen == "receipt" else screen


def _list_grave_violations(page):
    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_has_no_grave_barrier_and_stays_inside_a_telephone(open_page, calls, screen):
    desk = open_page(_address(screen, calls), size=DESK, theme="light")
    telephone = open_page(_address(screen, calls), size=TELEPHONE, theme="dark")

    assert _list_grave_violations(desk) == []
    assert _list_grave_violations(telephone) == []
    assert desk.said == telephone.said == []
    assert telephone.evaluate("document.documentElement.scrollWidth") == TELEPHONE[0]


def test_the_keyboard_reaches_the_content_and_the_menu(open_page, calls):
    page = open_page("/")

    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))

    assert first == "#noi-dung"
    assert {"Tổng quan", "Phát hiện", "Trao đổi", "Đối chiếu", "Kiểm chứng"} <= set(reached)


def test_new_exchanges_appear_by_themselves(open_page, calls, var):
    page = open_page("/")
    late = Called(MOT_CUA, f"{HO_TICH}/tra-cuu", now())

    write_exchanges(var, [late])

    page.wait_for_selector(f"a[href='/trao-doi/{late.id}/']", timeout=8_000)
    assert page.said == []


def test_a_reader_can_stop_what_moves(open_page, calls, var):
    page = open_page("/")
    page.get_by_role("button", name="Dừng tự cập nhật").click()
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.wait_for_timeout(3_500)

    assert asked == []
    assert page.get_by_role("button", name="Tiếp tục cập nhật").is_visible()


def test_the_screens_work_without_a_script(open_page, calls):
    page = open_page("/", script=False)

    page.get_by_role("link", name="Biên nhận").first.click()

    assert page.get_by_role("heading", name="Biên nhận", exact=True).is_visible()
    assert page.get_by_role("button", name="Sao chép").count() == 0


def test_english_is_one_press_away_and_back(open_page, calls):
    page = open_page("/doi-chieu/")

    page.get_by_role("button", name="English").click()
    in_english = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("button", name="Tiếng Việt").click()

    assert in_english == "Declared and real"
    assert page.get_by_role("heading", level=1).inner_text() == "Khai báo và thực tế"
