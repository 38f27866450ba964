"""An official reads the published site from a disk: at a desk, on a telephone, with eyes, keyboard or screen reader."""

from datetime import date
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe

from lgsp.architecture.model.reading import load_model
from lgsp.architecture.publication.building import Order, build
from lgsp.kernel.text import fold
from tests.journeys.conftest import EXAMPLE

DESK, TELEPHONE = (1280, 900), (390, 844)
PAGES = (
    "index.html",
    "tai-lieu.html",
    "tai-lieu/kien-truc-2384/V.1.html",
    "tai-lieu/quyet-dinh-ban-hanh.html",
    "doi-tuong.html",
    "doi-tuong/system.html",
    "doi-tuong/system/mot-cua.html",
    "doi-tuong/database/csdl-hop-tac-xa.html",
    "co-quan.html",
    "hinh.html",
    "phat-hien.html",
    "thay-doi.html",
    "tim-kiem.html?q=dat%20dai",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Build the site of the example province; return its folder."""
    folder = tmp_path_factory.mktemp("build")
    build(load_model(EXAMPLE), Order("2384", date(2026, 11, 26), folder, ("site",)))
    return folder / "site"


@pytest.fixture
def open_page(browser, site):
    """Return the factory of pages: a size, a theme and an address; what the page asks of others is kept."""
    contexts = []

    def open_page(address, *, size=DESK, theme="light", script=True):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]}, color_scheme=theme, java_script_enabled=script
        )
        contexts.append(context)
        page = context.new_page()
        page.said, page.asked = [], []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(f"{site.as_uri()}/{address}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def _list_grave_violations(page):
    found = Axe().run(page).response["violations"]
    return [
        (one["id"], one["nodes"][0]["html"][:200])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_no_grave_barrier_and_stays_inside_a_telephone(open_page, site, address):
    desk = open_page(address)
    telephone = open_page(address, size=TELEPHONE, theme="dark")

    # First what the page itself says and asks for: the checker of barriers looks for the style sheet once more.
    assert desk.said == telephone.said == []
    assert [url for url in desk.asked if not url.startswith(site.as_uri())] == []
    assert telephone.evaluate("document.documentElement.scrollWidth") == TELEPHONE[0]
    assert _list_grave_violations(desk) == []
    assert _list_grave_violations(telephone) == []


def test_the_search_finds_without_tone_marks_and_opens_with_the_keyboard_alone(open_page):
    page = open_page("index.html")

    page.keyboard.press("/")
    page.keyboard.type("so y te")
    page.wait_for_selector("[role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/doi-tuong/agency/so-y-te.html")

    assert page.get_by_role("heading", level=1).inner_text() == "Sở Y tế"


def test_the_search_finds_a_code_and_groups_what_it_finds_by_kind(open_page):
    page = open_page("doi-tuong.html")

    page.get_by_role("combobox").fill("mot-cua")
    page.wait_for_selector("[role=option]")
    groups = page.locator("#thay [role=group]").evaluate_all("found => found.map(one => one.ariaLabel)")

    assert groups[0] == "Hệ thống thông tin"
    assert "Luồng trao đổi" in groups
    assert page.get_by_role("option").first.inner_text().splitlines()[-1] == "mot-cua"


def test_escape_closes_the_search_and_keeps_what_was_written(open_page):
    page = open_page("index.html")
    page.get_by_role("combobox").fill("dat dai")
    page.wait_for_selector("[role=option]")

    page.keyboard.press("Escape")
    hidden = page.locator("#thay").is_hidden()
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim-kiem.html?q=dat+dai")

    assert hidden
    assert page.locator("#ket-qua li").count() > 10


def test_the_key_of_the_search_can_be_turned_off(open_page):
    page = open_page("index.html")
    page.get_by_role("button", name="Tắt phím tắt /").click()
    page.locator("main").focus()

    page.keyboard.press("/")

    assert page.evaluate("document.activeElement.id") == "noi-dung"
    assert page.get_by_role("button", name="Bật phím tắt /").is_visible()


def test_a_list_is_filtered_as_one_types(open_page):
    page = open_page("doi-tuong/system.html")

    page.get_by_label("Lọc danh sách").fill("ho tich")
    rows = page.locator("#danh-sach tbody tr:visible")

    assert 0 < rows.count() < 20
    assert all("ho" in text and "tich" in text for text in map(fold, rows.all_inner_texts()))


def test_a_box_of_a_picture_leads_to_what_it_stands_for(open_page):
    page = open_page("index.html")
    box = page.locator("svg a[href^='doi-tuong/component/']").first
    href = box.get_attribute("href")

    box.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{href}")

    assert page.locator(".facts").first.is_visible()


def test_a_box_of_several_opens_the_list_of_them(open_page):
    page = open_page("tai-lieu/kien-truc-2384/V.2.html")
    box = page.locator("svg a[href$='-doi-tuong']").first

    box.evaluate("found => found.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))")
    target = page.locator(unquote(box.get_attribute("href")))

    assert target.evaluate("found => found.open")


def test_the_chrome_speaks_english_and_remembers_it(open_page):
    page = open_page("doi-tuong/system/mot-cua.html")
    page.get_by_role("button", name="English").click()
    title = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Findings", exact=True).click()
    page.wait_for_url("**/phat-hien.html")

    assert title == "Hệ thống thông tin giải quyết thủ tục hành chính"
    assert page.get_by_role("heading", level=1).inner_text() == "Findings"
    assert page.get_by_role("button", name="Tiếng Việt").is_visible()


def test_without_a_script_everything_can_still_be_reached(open_page):
    page = open_page("index.html", script=False)

    page.get_by_role("link", name="Đối tượng", exact=True).click()
    page.get_by_role("link", name="Cơ quan").last.click()
    page.get_by_role("link", name="Sở Y tế").first.click()

    assert page.get_by_role("heading", level=1).inner_text() == "Sở Y tế"
    assert not page.get_by_role("button", name="English").is_visible()


def test_the_head_of_a_long_table_stays_in_sight(open_page):
    page = open_page("tai-lieu/kien-truc-2384/IV.3.html")
    head = page.locator("table.printed thead th").first

    page.locator("table.printed tbody tr").nth(40).scroll_into_view_if_needed()

    assert head.bounding_box()["y"] >= 0
