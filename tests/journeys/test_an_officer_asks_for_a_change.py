"""With the keyboard alone an officer asks for a change and a keeper agrees; every screen is open to everybody."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache

from lgsp.architecture.model.reading import load_model
from lgsp.platform.identity.services import create_user
from tests.examples.copies import copy_province

pytestmark = pytest.mark.django_db(transaction=True)

STANDARD = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
SIZES = (({"width": 1280, "height": 900}, "light"), ({"width": 390, "height": 844}, "dark"))


@pytest.fixture
def own_province(settings, tmp_path, var):
    """Show a copy of the sample province, which requests may change."""
    copy_province(tmp_path / "lam-giang")
    settings.LGSP_MODEL = tmp_path / "lam-giang"
    settings.LGSP_BUILD = tmp_path / "build"
    cache.clear()
    return tmp_path / "lam-giang"


@pytest.fixture
def enter(browser, live_server, own_province):
    """Return what opens the pages of an officer of an agency."""
    agencies = {one.id: one for one in load_model(own_province).entities.values() if one.kind == "agency"}
    contexts = []

    def enter(name, agency):
        password = create_user(name, role="officer", agency=agencies[agency].code)
        context = browser.new_context(viewport=SIZES[0][0])
        contexts.append(context)
        page = context.new_page()
        page.at = lambda address: page.goto(f"{live_server.url}{address}")
        page.at("/dang-nhap/")
        page.fill("#id_username", name)
        page.fill("#id_password", password)
        page.keyboard.press("Enter")
        page.wait_for_url(f"{live_server.url}/")
        return page

    yield enter
    for context in contexts:
        context.close()


def reach(page, selector, *, most=400):
    """Press Tab until the element has the focus."""
    for _ in range(most):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {selector}")


def check_open_to_everybody(page):
    """Check that the page has no barrier of WCAG 2.2 AA and fits wide and narrow, light and dark."""
    for size, theme in SIZES:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=theme)
        found = Axe().run(page, options=STANDARD).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.set_viewport_size(SIZES[0][0])


@pytest.mark.parametrize(
    "screen",
    [
        "/mo-hinh/",
        "/mo-hinh/system/?cua=so-tu-phap&xep=-phat-hien",
        "/tim/?q=ho+tich",
        "/co-quan/",
        "/co-quan/so-y-te/",
        "/ra-soat/",
        "/ra-soat/moi/",
        "/khao-sat/",
        "/sua/role/co-quan-chuyen-trach/",
        "/sua/system/moi/",
    ],
)
def test_a_screen_of_the_desk_is_open_to_everybody(enter, screen):
    keeper = enter("binh", "so-khoa-hoc-cong-nghe")
    keeper.at(screen)

    check_open_to_everybody(keeper)


def test_a_slash_leads_to_the_search(enter):
    officer = enter("an", "so-tu-phap")
    officer.keyboard.press("/")
    officer.keyboard.type("ho tich")
    officer.keyboard.press("Enter")
    officer.wait_for_selector("text=Hệ thống khai thác dữ liệu hộ tịch tỉnh")


def test_a_change_is_asked_for_and_agreed_to_with_the_keyboard_alone(enter, own_province):
    officer, keeper = enter("an", "so-tu-phap"), enter("binh", "so-khoa-hoc-cong-nghe")
    officer.at("/mo-hinh/system/ho-tich/")
    check_open_to_everybody(officer)
    reach(officer, "a[href='/sua/system/ho-tich/']")
    officer.keyboard.press("Enter")
    officer.wait_for_url("**/sua/system/ho-tich/")
    check_open_to_everybody(officer)

    reach(officer, "#f-name")
    officer.keyboard.press("Control+A")
    officer.keyboard.type("Hệ thống hộ tịch số")
    reach(officer, "#id_title")
    officer.keyboard.type("Đổi tên hệ thống")
    reach(officer, "#id_reason")
    officer.keyboard.type("Theo quyết định mới (hư cấu)")
    reach(officer, "form[method=post] .button")
    officer.keyboard.press("Enter")
    officer.wait_for_url(re.compile(r"/yeu-cau/\d+/$"))
    address = urlsplit(officer.url).path
    check_open_to_everybody(officer)

    keeper.at("/yeu-cau/")
    check_open_to_everybody(keeper)
    reach(keeper, f"a[href='{address}']")
    keeper.keyboard.press("Enter")
    keeper.wait_for_url(f"**{address}")
    check_open_to_everybody(keeper)
    reach(keeper, "form[action$='/duyet/'] button")
    keeper.keyboard.press("Enter")
    keeper.wait_for_selector("text=Đã duyệt và nhập vào mô hình.")

    assert load_model(own_province).entities["ho-tich"].name == "Hệ thống hộ tịch số"
    keeper.go_back()
    assert "Yêu cầu đã kết thúc." in keeper.reload().text()
